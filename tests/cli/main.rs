//! The real binary beside the screen: what it prints, where it says what, and how it ends.

mod mistakes;
mod search;
mod support;

use std::fs;

use kzread::terminal::{Harakat, Mode};
use unicode_width::UnicodeWidthChar;

use support::{folder, kzread, run, run_with, write};

/// beh beh, teh teh
const WORDS: &str = "\u{0628}\u{0628} \u{062A}\u{062A}";

/// The same in visual order and presentation forms.
const WORDS_SEEN: &str = "\u{FE96}\u{FE97} \u{FE90}\u{FE91}";

fn columns(row: &str) -> usize {
    row.chars().map(|c| c.width().unwrap_or(0)).sum()
}

#[test]
fn help_names_every_option_and_the_exit_status() {
    let (out, err, code) = run(kzread().arg("--help"));
    for option in [
        "[PATH]...",
        "--print",
        "--width",
        "--list",
        "--search",
        "--level",
        "--count",
        "--json",
        "--encoding",
        "--lang",
        "--doctor",
        "--test-card",
        "--bidi-mode",
        "--harakat",
        "--version",
        "Exit status",
    ] {
        assert!(out.contains(option), "{option}: {out}");
    }
    let modes = Mode::NAMES.map(|(name, _)| ("--bidi-mode", name));
    let harakat = Harakat::NAMES.map(|(name, _)| ("--harakat", name));
    for (option, choice) in modes.iter().chain(&harakat) {
        let described = out.split(option).nth(1).unwrap();
        let described = described.split("\n      --").next().unwrap();
        let mut words = described.split(|c: char| !c.is_alphanumeric());
        assert!(
            words.any(|word| word == *choice),
            "{option} {choice}: {out}"
        );
    }
    assert_eq!((err.as_str(), code), ("", 0));
}

#[test]
fn version_is_that_of_the_package() {
    let (out, _, code) = run(kzread().arg("--version"));
    let expected = concat!("kzread ", env!("CARGO_PKG_VERSION"), "\n");
    assert_eq!((out.as_str(), code), (expected, 0));
}

#[test]
fn the_list_has_name_day_and_title_of_each_text() {
    let root = folder("list");
    write(
        root.join("a.md"),
        "+++\ntitle = \"\u{0623}\"\ndate = 2022-01-05\n+++\n",
    );
    write(root.join("b.txt"), "text\n");
    let (out, err, code) = run(kzread().arg("--list").arg(&root));
    assert_eq!(out, "a\t2022-01-05\t\u{0623}\nb\t\tb\n");
    assert_eq!((err.as_str(), code), ("", 0));
    let (out, _, code) = run(kzread().arg("--list"));
    assert_eq!(
        (out.lines().count(), code),
        (fs::read_dir("articles").unwrap().count(), 0)
    );
}

#[test]
fn what_a_file_is_called_makes_no_terminal_do_anything() {
    let root = folder("escapes");
    write(
        root.join("a.md"),
        "+++\ntitle = \"x\\u001B]0;y\\u0007\\u009B\\nz\"\n+++\n",
    );
    write(
        root.join("b\u{1B}[31m\tc.md"),
        "+++\nlang = \"\\u001B[2J\"\n+++\n",
    );
    let (out, err, code) = run(kzread().arg("--list").arg(&root));
    let name = "b\u{241B}[31m\u{2409}c";
    assert_eq!(
        out,
        format!("a\t\tx\u{241B}]0;y\u{2407}\u{2421}\u{240A}z\n{name}\t\t{name}\n")
    );
    assert!(err.contains(&format!("{name}.md: line 2: ")), "{err}");
    assert!(err.ends_with("not \"\u{241B}[2J\"\n"), "{err}");
    assert_eq!(code, 2);
}

#[test]
fn rows_fit_the_width_and_stand_on_their_own_side() {
    let root = folder("rows");
    let text = format!("{WORDS}\nabc \u{0628}\n\n{WORDS} {WORDS} {WORDS}\nGDP = C\n");
    let path = write(root.join("t.txt"), text);
    let (out, err, code) = run(kzread().args(["--print", "--width", "12"]).arg(&path));
    let rows: Vec<&str> = out.lines().collect();
    let expected = [
        format!("       {WORDS_SEEN}"),
        "       \u{FE8F} abc".to_owned(),
        String::new(),
        format!(" {WORDS_SEEN} {WORDS_SEEN}"),
        format!("       {WORDS_SEEN}"),
        "GDP = C".to_owned(),
    ];
    assert_eq!(rows, expected);
    assert_eq!((err.as_str(), code), ("", 0));
}

#[test]
fn articles_fit_every_width() {
    for width in [20, 24, 57, 121] {
        let (out, _, code) = run(kzread().args(["--print", "--width", &width.to_string()]));
        assert!(out.lines().count() > 300);
        for row in out.lines() {
            assert!(columns(row) <= width, "{width}: {row:?}");
        }
        assert!(out.lines().any(|row| columns(row) == width));
        assert_eq!(code, 0);
    }
}

#[test]
fn a_pipe_gets_the_logical_text() {
    let root = folder("logical");
    let text = format!("{WORDS} abc\n\n\u{0644}\u{0627}\u{064E} 7\n");
    let path = write(root.join("t.txt"), &text);
    assert_eq!(run(kzread().arg(&path)), (text, String::new(), 0));
    let (out, _, code) = run(&mut kzread());
    assert!(
        out.contains("\u{0643}\u{0627}\u{0632}\u{0627}\u{062E}\u{0633}\u{062A}\u{0627}\u{0646}")
    );
    assert_eq!(code, 0);
}

#[test]
fn a_filter_gets_what_is_piped_in_and_not_the_library() {
    let text = format!("{WORDS}\n");
    let filtered = run_with(text.as_bytes(), &mut kzread());
    assert_eq!(filtered, (text.clone(), String::new(), 0));
    let (out, _, _) = run_with(text.as_bytes(), kzread().arg("--print"));
    assert!(out.lines().count() > 100, "the library");
}

#[test]
fn a_dash_is_standard_input() {
    let text = format!("{WORDS}\n");
    let (out, _, code) = run_with(text.as_bytes(), kzread().arg("-"));
    assert_eq!((out, code), (text.clone(), 0));
    let (out, _, code) = run_with(
        text.as_bytes(),
        kzread().args(["--print", "--width", "5", "-"]),
    );
    assert_eq!((out, code), (format!("{WORDS_SEEN}\n"), 0));
}

/// A callout of each kind, and what it is called in English and in Arabic.
#[test]
fn a_callout_without_a_title_is_called_in_the_language_of_the_interface() {
    for (kind, english, arabic) in [
        ("note", "Note", "\u{645}\u{644}\u{627}\u{62D}\u{638}\u{629}"),
        ("info", "Info", "\u{645}\u{639}\u{644}\u{648}\u{645}\u{629}"),
        ("tip", "Tip", "\u{646}\u{635}\u{64A}\u{62D}\u{629}"),
        ("important", "Important", "\u{645}\u{647}\u{645}\u{651}"),
        ("warning", "Warning", "\u{62A}\u{62D}\u{630}\u{64A}\u{631}"),
        ("caution", "Caution", "\u{62A}\u{646}\u{628}\u{64A}\u{647}"),
        ("success", "Success", "\u{62A}\u{645}\u{651}"),
        ("question", "Question", "\u{633}\u{624}\u{627}\u{644}"),
        ("example", "Example", "\u{645}\u{62B}\u{627}\u{644}"),
        ("summary", "Summary", "\u{62E}\u{644}\u{627}\u{635}\u{629}"),
        (
            "quote",
            "Quote",
            "\u{627}\u{642}\u{62A}\u{628}\u{627}\u{633}",
        ),
        (
            "details",
            "Details",
            "\u{62A}\u{641}\u{627}\u{635}\u{64A}\u{644}",
        ),
    ] {
        let text = write(
            folder("callouts").join("a.md"),
            format!("> [!{kind}]\n> words\n"),
        );
        for (language, title) in [("en", english), ("ar", arabic)] {
            let piped = run(kzread().args(["--lang", language]).arg(&text)).0;
            assert_eq!(piped, format!("{title}\nwords\n"), "{kind}");
            let rows = run(kzread().args(["--lang", language, "--print"]).arg(&text)).0;
            assert_eq!(rows.lines().count(), 2, "{rows}");
            assert!(language == "ar" || rows.contains(title), "{rows}");
        }
    }
}
