//! Texts that are broken, empty or hostile.

use std::fs;

use kzread::library::Library;
use kzread::words::Language::{Arabic, English};

use crate::common::{App, folder};

#[test]
fn a_text_that_became_shorter_opens_at_its_start_again() {
    let long = "a\n\n".repeat(99);
    let folder = folder(&[("a.md", long.as_bytes()), ("b.md", b"b\n")]);
    let library = Library::open(std::slice::from_ref(&folder), None).unwrap();
    let mut app = App::new(library, English, (60, 12));
    app.play("<CR>G]");
    fs::write(folder.join("a.md"), "short\n").unwrap();
    let text = app.play("[").screen().text();
    assert!(text.contains("short"), "{text}");
}

#[test]
fn control_characters_of_a_text_never_reach_the_screen() {
    let text = "a\u{1b}31mb\u{7}c\u{202E}d\u{200F}\u{FEFF}\u{00AD}e\ttab\n";
    let app = App::files(&[("t.txt", text.as_bytes())], English, (60, 12));
    let shown = app.screen().text();
    assert!(shown.contains("a\u{241B}31mb\u{2407}c"), "{shown}");
    assert!(!shown.contains(
        |c: char| c.is_control() && c != '\n' || "\u{202E}\u{200F}\u{FEFF}\u{00AD}".contains(c)
    ));
}

#[test]
fn runs_of_blank_lines_are_one_gap() {
    let app = App::files(
        &[("t.txt", b"one\ntwo\n\n\n \t \n\nthree\n")],
        English,
        (30, 12),
    );
    let rows = app.screen().rows();
    assert_eq!(
        rows[3..8].iter().map(|r| r.trim()).collect::<Vec<_>>(),
        ["one", "two", "", "three", ""]
    );
}

#[test]
fn invalid_utf8_is_shown_as_such_with_a_notice() {
    let app = App::files(
        &[("t.txt", b"ab\xFF\xC3cd \xD8\xA8\xD8\xA8\xD8\xA8\xD8\xA8\n")],
        English,
        (70, 14),
    );
    let screen = app.screen();
    assert!(
        screen.row(3).contains("ab\u{FFFD}\u{FFFD}cd"),
        "{}",
        screen.text()
    );
    assert!(screen.row(1).contains("UTF-8"));
}

#[test]
fn markdown_that_is_too_large_says_that_it_is_plain_and_what_to_do() {
    let large = "*a*b".repeat(1 << 20);
    for (language, told) in [
        (
            English,
            "too large for Markdown, shown as plain text: split it",
        ),
        (Arabic, "Markdown"),
    ] {
        let files: [(&str, &[u8]); 2] = [("a.md", large.as_bytes()), ("b.md", b"b")];
        let screen = App::files(&files, language, (100, 30)).screen();
        assert!(screen.row(1).contains(told), "{}", screen.row(1));
        assert!(screen.text().contains("*a*b"));
    }
}

#[test]
fn bad_front_matter_is_told_and_the_other_articles_stay_readable() {
    let files: [(&str, &[u8]); 2] = [
        ("a.md", b"+++\ntitle = \"x\"\ntitel = \"y\"\n+++\ntext\n"),
        ("b.md", b"fine\n"),
    ];
    let mut app = App::files(&files, English, (80, 16));
    let text = app.screen().text();
    assert!(
        text.contains("a.md") && text.contains("line 3") && text.contains("titel"),
        "{text}"
    );
    assert!(app.play("j").screen().text().contains("fine"));
}

#[test]
fn broken_yaml_is_told_and_its_text_stays_readable() {
    let files: [(&str, &[u8]); 2] = [
        ("a.md", b"---\nauthor: W\nlayout: a: b\n---\ntext of a\n"),
        ("b.md", b"---\nauthor: V\nlayout: a\n---\ntext of b\n"),
    ];
    let mut app = App::files(&files, English, (80, 16));
    let text = app.screen().text();
    for shown in ["by W", "broken YAML front matter, line 3", "text of a"] {
        assert!(text.contains(shown), "{text}");
    }
    assert!(!text.contains("layout"), "{text}");
    let text = app.play("j").screen().text();
    assert!(
        text.contains("by V") && text.contains("text of b"),
        "{text}"
    );
    assert!(
        !text.contains("broken") && !text.contains("layout"),
        "{text}"
    );
}

#[test]
fn an_empty_file_says_so() {
    let app = App::files(&[("t.txt", b"\n\n \n")], English, (60, 12));
    assert!(app.screen().text().contains("no text in this file"));
}
