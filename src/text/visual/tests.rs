use super::*;

fn line(text: &str, direction: Direction) -> VisualLine {
    let p = Paragraph::analyze(text, direction);
    p.arrange(&p.wrap(u16::MAX, u16::MAX)[0])
}

#[test]
fn reorders_mirrors_and_shapes() {
    // seen lam alef meem, space, (7)
    let l = line("\u{0633}\u{0644}\u{0627}\u{0645} (7)", Direction::Rtl);
    assert_eq!(l.to_text(), "(7) \u{FEE1}\u{FEFC}\u{FEB3}");
    assert_eq!(l.width(), 7);
}

#[test]
fn marks_stand_after_their_base_also_on_a_ligature() {
    let l = line("\u{0644}\u{064E}\u{0627}\u{0653}", Direction::Rtl);
    assert_eq!(l.to_text(), "\u{FEFB}\u{064E}\u{0653}");
}

#[test]
fn a_letter_with_a_million_marks_is_sent_with_some_of_them() {
    let text = format!("\u{0628}{} x", "\u{064E}".repeat(1_000_000));
    let line = line(&text, Direction::Rtl);
    let (letter, cell) = line.cells().last().unwrap();
    assert_eq!(letter.chars().count(), 1 + 48 + 1);
    assert!(letter.ends_with("\u{064E}\u{20E8}"));
    // All of them are the letter's all the same.
    assert_eq!(cell.bytes, 0..2_000_002);
}

#[test]
fn a_match_over_a_change_of_direction_has_two_pieces() {
    // beh teh, space, a b: visual "a b" space teh beh in an RTL paragraph
    let l = line("\u{0628}\u{062A} ab", Direction::Rtl);
    assert_eq!(l.columns_of(&(2..6)), [0..1, 2..4]);
}

#[test]
fn the_caret_stands_where_the_next_letter_will() {
    let l = line("\u{0628}\u{062A}", Direction::Rtl);
    assert_eq!(l.caret(4, Affinity::Upstream), Some((0, Direction::Rtl)));
    assert_eq!(l.caret(0, Affinity::Upstream), Some((2, Direction::Rtl)));
    assert_eq!(
        line("ab", Direction::Rtl).caret(2, Affinity::Upstream),
        Some((2, Direction::Ltr))
    );
    assert_eq!(line("", Direction::Rtl).caret(0, Affinity::Upstream), None);
}

#[test]
fn control_characters_are_pictures_and_invisible_ones_are_gone() {
    assert_eq!(
        line("a\u{1b}[\u{202E}b\u{200B}", Direction::Ltr).to_text(),
        "a\u{241B}[b"
    );
    assert_eq!(line("\u{064E}a", Direction::Ltr).to_text(), " \u{064E}a");
}

#[test]
fn what_has_no_columns_of_its_own_stands_on_a_blank() {
    for (text, seen) in [
        ("\u{093E}", " \u{093E}"),          // a spacing mark: two columns
        ("\u{1161}", " \u{1161}"),          // a vowel jamo after no consonant
        ("\u{3000}\u{0301}", "  \u{0301}"), // on a wide space
        (" \u{0301}\u{FE0F}", " \u{0301}"), // a mark that is invisible
        ("\u{0644}\u{034F}\u{0627}\u{093E}", "\u{FEFB}\u{093E}"),
    ] {
        let l = line(text, Direction::Rtl);
        assert_eq!(l.to_text(), seen, "{text:?}");
        let columns: u16 = seen
            .chars()
            .map(|c| u16::from(cluster::char_width(c)))
            .sum();
        assert_eq!(l.width(), columns, "{text:?}");
    }
}

#[test]
fn the_ae_of_kurdish_and_uyghur_joins_the_letter_before_it_and_is_known_as_itself() {
    // meem ae, then reh ae: joined, and by itself
    let l = line("\u{0645}\u{06D5}\u{0631}\u{06D5}", Direction::Rtl);
    assert_eq!(l.to_text(), "\u{06D5}\u{FEAD}\u{FEEA}\u{FEE3}");
    let typed: Vec<char> = l.cells().map(|(_, cell)| cell.base).collect();
    assert_eq!(typed, ['\u{06D5}', '\u{0631}', '\u{06D5}', '\u{0645}']);
}

#[test]
fn no_swatch_stands_beside_a_hand_with_a_skin_tone() {
    // beh, space, hand, skin tone: the hand is one cell, which stands for both
    let l = line("\u{0628} \u{1F44D}\u{1F3FD}", Direction::Rtl);
    assert_eq!(l.to_text(), "\u{1F44D} \u{FE8F}");
    assert_eq!(l.columns_of(&(7..11)), vec![0..2]);
}

#[test]
fn zwnj_parts_and_is_gone() {
    assert_eq!(
        line("\u{0628}\u{200C}\u{0628}", Direction::Rtl).to_text(),
        "\u{FE8F}\u{FE8F}"
    );
}
