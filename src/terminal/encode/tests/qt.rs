//! The mode of terminals drawn by Qt.

use super::*;

#[test]
fn qt_parts_words_by_a_dim_blank() {
    let mut buffer = line(&format!("7 {SALAM} ({SALAM}) 12 {SALAM} BBC {SALAM}"));
    encode(Mode::QtRuns, HarakatPolicy::Keep, &mut buffer);
    let word = SALAM_LOGICAL;
    assert_eq!(
        sent(&buffer),
        format!("7 {word} ({word}) 12 {word} BBC {word}")
    );
    // Neither a number in front of a word nor Latin letters need it.
    assert_eq!(dim(&buffer), [5, 11]);
}

#[test]
fn qt_keeps_arabic_numbers_and_parts_what_touches() {
    let mut buffer = line(&format!("\u{662},\u{660} {SALAM}/{SALAM}{ARABIC_2022}"));
    encode(Mode::QtRuns, HarakatPolicy::Keep, &mut buffer);
    assert_eq!(
        sent(&buffer),
        format!("\u{662},\u{660} {SALAM_LOGICAL}/{SALAM_LOGICAL}{ARABIC_2022}")
    );
    assert_eq!(dim(&buffer), [3, 7, 11, 12, 13, 14]);
}

#[test]
fn qt_turns_each_colour_of_a_word_by_itself() {
    let mut buffer = line(&format!("{SALAM} {SALAM}"));
    light(&mut buffer, &[0, 3, 4]);
    encode(Mode::QtRuns, HarakatPolicy::Keep, &mut buffer);
    // Meem; seen and lam-alef; a blank that is lit on its own; the second word likewise: colours part them already.
    assert_eq!(
        sent(&buffer),
        "\u{fee1}\u{feb3}\u{fefc} \u{fee1}\u{feb3}\u{fefc}"
    );
    assert_eq!(lit(&buffer), [0, 3, 4]);
    assert!(dim(&buffer).is_empty());
}
