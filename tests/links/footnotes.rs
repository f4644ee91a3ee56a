//! Footnotes.

use kzread::words::Language::English;

use super::{lit, said, text};
use crate::common::{App, top};

#[test]
fn a_footnote_is_read_at_the_bottom() {
    let words = "words\n\n".repeat(40);
    let note = "Said of it. ".repeat(9);
    let mut app = text(&format!(
        "One[^1] two[^2].\n\n{words}[^1]: Short.\n\n[^2]: {note}"
    ));
    assert!(
        said(app.play("o")).starts_with("Short.  "),
        "{}",
        said(&app)
    );
    let rows = said(app.play("o"));
    assert_eq!(
        rows.replace('\n', " ").matches("Said of it.").count(),
        9,
        "{rows}"
    );
    assert_eq!(rows.lines().count(), 2);
    app.play("<CR>");
    assert!(app.screen().text().contains("[2] Said of it."));
    app.play("<C-o>");
    assert_eq!(top(&app), "One[1] two[2].");
    // The sign behind a note leads back as well.
    app.play("O<CR>o");
    assert_eq!(lit(&app), "\u{21A9}");
    app.play("<CR>");
    assert_eq!(top(&app), "One[1] two[2].");
}

#[test]
fn a_footnote_of_several_paragraphs_is_read_as_far_as_there_is_room() {
    let words = "words\n\n".repeat(40);
    let mut app = text(&format!(
        "One[^1] two.\n\nAgain[^1].\n\n[^1]: First.\n\n    Second.\n\n    - third\n\nNo note.\n\n{words}"
    ));
    // The second reference leads to the note as well, whose sign leads back to the first one.
    for keys in ["o", "o"] {
        let rows = said(app.play(keys));
        let rows: Vec<&str> = rows.lines().map(str::trim_end).collect();
        assert_eq!(rows[..2], ["First.", "Second."]);
        assert!(rows[2].starts_with("\u{2022} third  "), "{rows:?}");
        assert_eq!(rows.len(), 3);
    }
    // Half of the screen is for the text; a sign says that the note goes on.
    let rows = said(app.resize(60, 6));
    assert_eq!(rows.lines().count(), 2);
    assert!(
        rows.lines().last().unwrap().starts_with("Second. \u{2026}"),
        "{rows}"
    );
}

#[test]
fn a_footnote_of_a_page_is_read_as_one_of_markdown() {
    let words = "<p>words</p>".repeat(40);
    let page = format!(
        "<p>One<a id=r1 href='#n1'>1</a></p>{words}<ol><li id=n1><p>First.</p>\
         <p>Second. <a href='#r1'>\u{21A9}\u{FE0E}</a></p></li><li id=n2><p>Other.</p></li></ol>"
    );
    let mut app = App::files(&[("a.html", page.as_bytes())], English, (60, 24));
    let rows = said(app.play("o"));
    let rows: Vec<&str> = rows.lines().map(str::trim_end).collect();
    assert!(rows[0].ends_with("First."), "{rows:?}");
    assert!(rows[1].starts_with("Second.  "), "{rows:?}");
    assert_eq!(rows.len(), 2);
}
