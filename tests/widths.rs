//! The widths that cells rely on, pinned: an update of `unicode-width` cannot move text unseen.

use kzread::text::cluster::char_width;
use kzread::text::joining::Form;
use kzread::text::{Direction, Paragraph, shape};
use unicode_width::UnicodeWidthStr;

const FORMS: [Form; 4] = [Form::Isolated, Form::Final, Form::Initial, Form::Medial];

fn assert_widths(width: u8, chars: impl IntoIterator<Item = char>) {
    for c in chars {
        assert_eq!(char_width(c), width, "U+{:04X}", c as u32);
    }
}

#[test]
fn presentation_forms_take_one_column() {
    assert_widths(1, '\u{FE80}'..='\u{FEFC}'); // Forms-B: letters and lam-alef
    let letters = ('\u{0620}'..='\u{064A}').chain('\u{0671}'..='\u{06D5}');
    let drawn: Vec<char> = letters
        .flat_map(|letter| FORMS.map(|form| shape::presentation_form(letter, form)))
        .collect();
    let in_forms_a = |c: &&char| ('\u{FB50}'..='\u{FDFF}').contains(*c);
    assert!(drawn.iter().filter(in_forms_a).count() > 100);
    assert_widths(1, drawn);
}

#[test]
fn arabic_letters_digits_and_punctuation_take_one_column() {
    assert_widths(1, '\u{0620}'..='\u{064A}'); // letters and tatweel
    assert_widths(1, '\u{066E}'..='\u{066F}');
    assert_widths(1, '\u{0671}'..='\u{06D5}');
    assert_widths(1, '\u{0750}'..='\u{077F}');
    assert_widths(1, ('\u{0660}'..='\u{0669}').chain('\u{06F0}'..='\u{06F9}'));
    // comma, semicolon, question mark, per cent, separators, full stop, ornate brackets, guillemets
    assert_widths(
        1,
        "\u{060C}\u{061B}\u{061F}\u{066A}\u{066B}\u{066C}\u{066D}\u{06D4}".chars(),
    );
    assert_widths(1, "\u{FD3E}\u{FD3F}\u{00AB}\u{00BB}".chars());
    // Ligatures that fonts draw wide, and terminals in one column: blessings, Allah, the basmala
    assert_widths(1, "\u{FDF2}\u{FDFA}\u{FDFB}\u{FDFC}\u{FDFD}".chars());
    assert_widths(
        1,
        "\u{2026}\u{2014}\u{2019}\u{201C}\u{00A0}\u{2007}".chars(),
    );
}

#[test]
fn marks_take_none() {
    assert_widths(0, '\u{0610}'..='\u{061A}');
    assert_widths(0, '\u{064B}'..='\u{065F}');
    assert_widths(
        0,
        "\u{0670}\u{06D6}\u{06DC}\u{06DF}\u{06E4}\u{06E7}\u{06ED}\u{08F0}".chars(),
    );
    assert_widths(0, "\u{0301}\u{0308}\u{05B7}\u{20DD}\u{094D}".chars());
    assert_widths(0, "\u{1161}\u{11AB}".chars()); // so they are given a blank to stand on
}

#[test]
fn east_asian_characters_and_emoji_take_two() {
    assert_widths(
        2,
        "\u{4E2D}\u{3042}\u{AC00}\u{1100}\u{FF21}\u{3000}\u{3001}".chars(),
    );
    assert_widths(2, "\u{1F600}\u{1F44D}\u{1F3FD}\u{231A}\u{2705}".chars());
    assert_widths(1, "\u{2764}\u{1F1F0}\u{FF76}".chars());
}

/// Why widths are added up by cell: over a whole string unicode-width counts a lam and an alef beside it as one
/// column, also where the alef comes from another word, while a terminal gives each its own.
#[test]
#[expect(clippy::disallowed_methods, reason = "what this test is about")]
fn the_width_of_a_string_is_no_measure_of_its_cells() {
    assert_eq!("\u{0644}\u{0627}".width(), 1);
    assert_eq!("\u{0633}\u{0644}\u{0627}\u{0645}".width(), 3);
    assert_widths(1, "\u{0644}\u{0627}".chars());
    // Ligated, both agree.
    assert_eq!("\u{FEFB}".width(), 1);
    let line = Paragraph::analyze("\u{0644}\u{0627}", Direction::Rtl).arrange_whole();
    assert_eq!((line.to_text().as_str(), line.width()), ("\u{FEFB}", 1));
    // Visual order puts the lam of the article before its alef: two letters, and one column of a string.
    let article = "\u{0627}\u{0644}";
    assert_eq!(article.chars().rev().collect::<String>().width(), 1);
    let line = Paragraph::analyze(article, Direction::Rtl).arrange_whole();
    assert_eq!(line.width(), 2);
}
