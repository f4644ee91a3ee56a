use super::*;
use crate::document::direction::Letters;
use crate::text::{Direction, Paragraph};

/// What a line looks like from left to right: letters as forms, brackets as they are drawn.
fn seen(line: &str, direction: Direction) -> String {
    let paragraph = Paragraph::analyze(line, direction);
    paragraph.arrange_whole().to_text()
}

fn restored(text: &str) -> String {
    String::from_utf8(LineOrder::Restored.apply(text.as_bytes())).unwrap()
}

#[test]
fn words_numbers_names_and_brackets_come_back_in_logical_order() {
    for line in [
        // beh reh nun alef meem jeem
        "\u{628}\u{631}\u{646}\u{627}\u{645}\u{62C} \u{639}\u{627}\u{645} 2022",
        "\u{633}\u{644}\u{627}\u{645} (Nikol Pashinyan) \u{628}\u{639}\u{62F}",
        "\u{AB}\u{639}\u{644}\u{645}\u{BB} [\u{633}\u{645}\u{643}] 20,000 \u{648} 12/5",
        "\u{646}\u{633}\u{628}\u{629} 3.5% \u{641}\u{64A} 10-15 \u{64A}\u{648}\u{645}\u{61F}",
        "\u{661}\u{662}\u{66B}\u{665} \u{6A9}\u{62A}\u{627}\u{628} \u{6CC}\u{6A9}",
        "\u{642}\u{64E}\u{627}\u{644}\u{64E} \u{642}\u{64F}\u{644}\u{652}",
        "a line in English (2) with \u{643}\u{62A}\u{627}\u{628} \u{646}\u{639}\u{645} in it",
    ] {
        let direction = Letters::of(line).majority();
        let stored = seen(line, direction);
        assert_ne!(stored, line);
        assert_eq!(restored(&stored), line);
        assert!(is_visual(stored.as_bytes()), "{stored}");
    }
}

#[test]
fn every_line_keeps_its_number_and_its_end() {
    // meem jeem nun as forms, from left to right
    let word = "\u{FEE6}\u{FEA0}\u{FEE3}";
    let text = format!("{word}\r\n\n\u{C}{word}\u{2029}English\n{word}");
    let expected = "\u{645}\u{62C}\u{646}\r\n\n\u{C}\u{645}\u{62C}\u{646}\u{2029}English\n\u{645}\u{62C}\u{646}";
    assert_eq!(restored(&text), expected);
}

#[test]
fn logical_order_and_plain_letters_are_left_alone() {
    for text in [
        // meem jeem nun as forms in logical order, twice
        "\u{FEE3}\u{FEA0}\u{FEE6} \u{FEE3}\u{FEA0}\u{FEE6}",
        "\u{645}\u{62C}\u{646} \u{FEFB} \u{FDFA}",
        "English \u{FB01}ne",
        "",
    ] {
        assert!(!is_visual(text.as_bytes()), "{text}");
        assert_eq!(restored(text), text);
    }
    // What says itself how it is shown is not turned either.
    let overridden = "\u{202E}\u{FEE6}\u{FEA0}\u{FEE3}\u{202C}";
    assert_eq!(restored(overridden), overridden);
}

#[test]
fn marks_stay_with_their_letters_on_whichever_side_they_are_stored() {
    // qaf with damma, lam with sukun
    let expected = "\u{642}\u{64F}\u{644}\u{652} \u{642}\u{64F}\u{644}\u{652}";
    for stored in [
        "\u{FEDE}\u{652}\u{FED7}\u{64F} \u{FEDE}\u{652}\u{FED7}\u{64F}",
        "\u{652}\u{FEDE}\u{64F}\u{FED7} \u{652}\u{FEDE}\u{64F}\u{FED7}",
        // Marks as forms of their own, on a tatweel.
        "\u{FEDE}\u{FE7F}\u{FED7}\u{FE79} \u{FEDE}\u{FE7F}\u{FED7}\u{FE79}",
    ] {
        assert_eq!(line::logical(stored), expected);
    }
}

#[test]
fn plain_letters_are_turned_where_the_reader_says_so() {
    let stored = "2022 \u{646}\u{62C}\u{645} (ab)\nEnglish\n";
    let turned = LineOrder::Turned.apply(stored.as_bytes());
    assert_eq!(
        String::from_utf8(turned).unwrap(),
        "(ab) \u{645}\u{62C}\u{646} 2022\nEnglish\n"
    );
}

#[test]
fn broken_letters_stay_as_they_are_in_lines_that_are_not_turned() {
    assert_eq!(LineOrder::Restored.apply(b"a\xFFb\n"), b"a\xFFb\n");
}
