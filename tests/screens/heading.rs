//! What stands above the text.

use kzread::words::Language::{Arabic, English};

use super::two_files;
use crate::common::App;

#[test]
fn the_title_of_the_text_has_rows_of_its_own() {
    let title = "one two three four five six seven eight nine ten eleven twelve thirteen";
    let text = format!("+++\ntitle = \"{title}\"\ndate = 2022-01-05\n+++\ntext\n");
    let screen = App::files(&[("a.md", text.as_bytes())], English, (60, 20)).screen();
    let rows: Vec<String> = (0..5).map(|y| screen.row(y).trim().to_owned()).collect();
    assert_eq!(format!("{} {}", rows[0], rows[1]), title);
    assert!(rows[2].starts_with("5 January 2022"), "{}", rows[2]);
    assert!(rows[2].ends_with("100%"), "{}", rows[2]);
    assert_eq!(rows[4], "text");
}

#[test]
fn a_first_heading_that_is_the_title_is_not_shown_twice() {
    let text = format!("# The title\n\nfirst\n\n{}", "more\n\n".repeat(40));
    let mut app = App::files(&[("a.md", text.as_bytes())], English, (60, 14));
    let shown = app.screen();
    assert_eq!(
        shown.text().matches("The title").count(),
        1,
        "{}",
        shown.text()
    );
    let below = shown.rows().iter().position(|row| row.contains("first"));
    // Further down the title stands above the text, which has moved by the rows that were asked for.
    let scrolled = app.play("j").screen();
    assert_eq!(scrolled.row(0).trim(), "The title");
    let above = scrolled.rows().iter().position(|row| row.contains("first"));
    assert_eq!(below.map(|y| y - 1), above);
    assert_eq!(scrolled.text().matches("The title").count(), 1);
}

#[test]
fn the_heading_names_the_author_and_the_sources_in_their_order() {
    let text = "+++\ntitle = \"x\"\nauthor = \"Aigerim (Almaty)\"\nsources = [\"BBC (Arabic)\", \"AFP\"]\n+++\n\u{0628}\u{0628}\n";
    let mut app = App::files(&[("a.md", text.as_bytes())], Arabic, (90, 12));
    // Each source stands by itself, so that the list goes from right to left.
    let seen = "AFP \u{060C}BBC (Arabic)";
    let heading = app.play("").screen().row(1);
    assert!(heading.contains("Aigerim (Almaty)"), "{heading}");
    assert!(heading.contains(seen), "{heading}");
}

#[test]
fn the_heading_names_the_sources_in_the_language_of_the_interface_and_counts_what_does_not_fit() {
    let text = "+++\ntitle = \"x\"\nsources = [\"\u{0628}\u{0628}\", \"\u{062D}\u{062D}\"]\n\
        sources_en = [\"The Beirut Daily\", \"The Cairo Weekly\"]\n+++\ntext\n";
    let mut app = App::files(&[("a.md", text.as_bytes())], English, (90, 12));
    let heading = app.play("").screen().row(1);
    assert!(
        heading.contains("sources: The Beirut Daily, The Cairo Weekly"),
        "{heading}"
    );
    let mut app = App::files(&[("a.md", text.as_bytes())], English, (40, 12));
    let heading = app.play("<Tab>").screen().row(1);
    assert!(
        heading.contains("sources: The Beirut Daily and 1 more"),
        "{heading}"
    );
}

#[test]
fn numbers_of_the_interface_have_one_kind_of_digit() {
    let mut app = two_files(Arabic, (110, 40));
    for keys in [
        "",
        "/a",
        "<Esc>sa",
        "<CR>",
        "<Esc><Esc>?",
        "<Esc>T",
        "<Esc>t",
        "<Esc>12",
        "<Esc>m'",
    ] {
        let screen = app.play(keys).screen().text();
        let other = |c: char| matches!(c, '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}');
        assert!(!screen.contains(other), "{keys}: {screen}");
    }
}
