//! What is text and what is not, and where it stands in the file.

use super::{BOOK, objects};
use crate::support::{folder, kzread, run, write};

#[test]
fn a_front_matter_is_no_text() {
    let root = folder("search_front_matter");
    let text = format!("+++\ntitle = \"{BOOK}\"\n+++\n\ntext and {BOOK}\n");
    let path = write(root.join("a.md"), text);
    let (out, err, code) = run(kzread().args(["--search", BOOK]).arg(&path));
    assert_eq!(out, format!("{}:5: text and {BOOK}\n", path.display()));
    assert_eq!((err.as_str(), code), ("", 0));
}

#[test]
fn markdown_is_searched_as_a_reader_sees_it_and_lines_are_those_of_the_file() {
    let root = folder("search_markdown");
    // qal alshahid huna: "said the witness here", the second word bold; over a line end; as entities; as the target of a link
    let (said, witness) = (
        "\u{642}\u{627}\u{644}",
        "\u{627}\u{644}\u{634}\u{627}\u{647}\u{62F}",
    );
    let bold = format!("{said} **{witness}** \u{647}\u{646}\u{627}");
    let entity = format!("&#1602;\u{627}\u{644} {witness}");
    let text =
        format!("# x\n\n{bold}\n\n> {said}\n> {witness}\n\n{entity}\n\n[x]({said}%20{witness})\n");
    let path = write(root.join("a.md"), &text);
    let query = format!("{said} {witness}");
    let search = |form: &[&str]| {
        let mut command = kzread();
        run(command.args(["--search", &query]).args(form).arg(&path)).0
    };
    assert_eq!(search(&["--count"]), "3\n");
    let name = path.display();
    assert_eq!(
        search(&[]),
        format!("{name}:3: {bold}\n{name}:5: > {said} > {witness}\n{name}:8: {entity}\n")
    );
    let sources: Vec<String> = objects(&search(&["--json"]))
        .iter()
        .map(|found| {
            let at = |key: &str| found[key].as_u64().unwrap() as usize;
            assert_eq!(text[at("start")..at("end")], found["text"]);
            found["text"].as_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(
        sources,
        [
            format!("{said} **{witness}"),
            format!("{said}\n> {witness}"),
            entity
        ]
    );
}

#[test]
fn two_blocks_on_one_line_are_printed_once() {
    let root = folder("search_one_line");
    let text = "| one cup | two cups |\n|--|--|\n| cup | cup |\n";
    let path = write(root.join("a.md"), text);
    let (out, _, _) = run(kzread().args(["--search", "cup"]).arg(&path));
    let name = path.display();
    assert_eq!(
        out,
        format!("{name}:1: | one cup | two cups |\n{name}:3: | cup | cup |\n")
    );
}
