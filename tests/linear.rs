//! `--linear`: what a screen reader is given, line by line.

#[allow(dead_code, unreachable_pub)]
#[path = "cli/support.rs"]
mod cli;

use cli::{folder, kzread, run_with, write};

const TEXT: &str =
    "# \u{628}\n\nfirst \u{643}\u{64E}\u{62A}\u{628}\n\n- second\n\n## next\n\nthird \u{7}\n";

/// What is said after these lines were typed; the first line says how it is done.
fn said(test: &str, typed: &str) -> Vec<String> {
    let folder = folder(test);
    let a = write(folder.join("a.md"), TEXT);
    let b = write(folder.join("b.txt"), "other\n");
    let mut command = kzread();
    command.args(["--linear", "--lang", "en"]).arg(a).arg(b);
    let (out, err, code) = run_with(typed.as_bytes(), &mut command);
    assert_eq!((err.as_str(), code), ("", 0));
    let lines = out.lines().map(str::to_owned);
    lines.skip(1).collect()
}

const OPENED: [&str; 2] = ["1 of 2: \u{628}", "heading 1: \u{628}"];

#[test]
fn enter_goes_on_a_paragraph_at_a_time_in_logical_text_without_controls() {
    let lines = said("enter", "\n\n\n\n\nq\n\n");
    let expected = [
        "first \u{643}\u{64E}\u{62A}\u{628}",
        "\u{2022} second",
        "heading 2: next",
        "third \u{2407}",
        "nothing after this in the text",
    ];
    assert_eq!(lines, [&OPENED[..], &expected].concat());
}

#[test]
fn keys_go_back_along_headings_and_to_the_other_text() {
    let lines = said("keys", "G\nk\n(\n]\n]\n[\n");
    let expected = [
        "third \u{2407}",
        "heading 2: next",
        "heading 1: \u{628}",
        "2 of 2: b",
        "other",
        "this is the last article",
        OPENED[0],
        OPENED[1],
    ];
    assert_eq!(lines, [&OPENED[..], &expected].concat());
}

#[test]
fn what_is_looked_for_is_found_with_folded_letters_on_either_layout() {
    // kataba without harakat; zah stands on the key of the slash
    for sign in ["/", "\u{638}"] {
        let lines = said("search", &format!("{sign}\u{643}\u{62A}\u{628}\nn\n"));
        let expected = [
            "first \u{643}\u{64E}\u{62A}\u{628}",
            "nothing after this in the text",
        ];
        assert_eq!(lines, [&OPENED[..], &expected].concat());
    }
}

#[test]
fn the_end_of_what_is_typed_is_the_end() {
    assert_eq!(said("end", ""), OPENED);
}
