//! Texts stored as they are seen.

use encoding_rs::UTF_16LE;
use kzread::document::LineOrder;
use kzread::text::{Direction, Paragraph};
use kzread::words::Language::English;

use super::{arabic, encoded};
use crate::common::{App, logical};

/// Two lines as they are extracted from a PDF file: letters in presentation forms, from left to right.
const EXTRACTED: &str = "2022 \u{FEE1}\u{FE8E}\u{FECB} (Astana) \u{FE94}\u{FEE8}\u{FEF3}\u{FEAA}\u{FEE3}\n\u{FEE6}\u{FEA0}\u{FEE3} \u{FEE6}\u{FEA0}\u{FEE3}\n";

/// The same in logical order and plain letters.
const LOGICAL: &str = "\u{645}\u{62F}\u{64A}\u{646}\u{629} (Astana) \u{639}\u{627}\u{645} 2022\n\u{645}\u{62C}\u{646} \u{645}\u{62C}\u{646}\n";

#[test]
fn presentation_forms_in_visual_order_are_put_right_and_it_is_said() {
    let mut app = App::files(&[("a.txt", EXTRACTED.as_bytes())], English, (80, 24));
    let text = |app: &App| logical(app.state().reader().unwrap().page.document());
    let said = "letters put in order (E: as stored)";
    assert_eq!(text(&app), LOGICAL);
    assert!(
        app.screen().text().contains(said),
        "{}",
        app.screen().text()
    );
    // They are found as they are typed.
    app.play("/\u{645}\u{62F}\u{64A}\u{646}\u{629}<CR>");
    assert_eq!(app.screen().lit().len(), 1);
    app.play("<Esc>E");
    assert_eq!(text(&app), EXTRACTED);
    assert_eq!(app.screen().last(), " letters as they are stored");
    app.play("E");
    assert_eq!(text(&app), LOGICAL);
    let utf16 = encoded(EXTRACTED, UTF_16LE);
    let app = App::files(&[("a.txt", &utf16)], English, (80, 24));
    assert_eq!(text(&app), LOGICAL);
}

#[test]
fn plain_letters_in_visual_order_are_turned_by_a_key_alone() {
    let stored = "2022 \u{645}\u{627}\u{639}\nEnglish (x)\n";
    let mut app = App::files(&[("a.txt", stored.as_bytes())], English, (80, 24));
    let text = |app: &App| logical(app.state().reader().unwrap().page.document());
    assert_eq!(text(&app), stored);
    app.play("E");
    assert_eq!(text(&app), "\u{639}\u{627}\u{645} 2022\nEnglish (x)\n");
    assert!(
        app.screen()
            .text()
            .contains("the letters of each line turned (E: as stored)")
    );
    app.play("E");
    assert_eq!(text(&app), stored);
    let mut app = App::files(&[("a.md", b"# x\n")], English, (80, 24));
    app.play("E");
    assert_eq!(app.screen().last(), " only plain text can be turned");
}

#[test]
fn nearly_all_lines_of_whole_articles_come_back_from_visual_order() {
    let text = arabic();
    let (mut same, mut all) = (0, 0);
    for line in text.lines().filter(|line| !line.is_ascii()) {
        // A line that is stored as it is seen does not tell its first letter, but which letters are most.
        let latin = line.chars().filter(char::is_ascii_alphabetic).count();
        let letters = line.chars().filter(|c| c.is_alphabetic()).count();
        let direction = if 2 * latin > letters {
            Direction::Ltr
        } else {
            Direction::Rtl
        };
        // As it is seen from left to right: letters as forms, brackets as they are drawn.
        let seen = Paragraph::analyze(line, direction)
            .arrange_whole()
            .to_text();
        let back = String::from_utf8(LineOrder::Turned.apply(seen.as_bytes())).unwrap();
        // Whether a mark stands on the lam or the alef of a lam-alef is not seen.
        let without = |text: &str| text.replace(['\u{64B}', '\u{64E}', '\u{651}'], "");
        all += 1;
        same += usize::from(without(&back) == without(line.trim_end()));
    }
    assert!(all > 400 && same * 100 >= all * 99, "{same} of {all}");
}
