//! The mode of Konsole.

use super::*;

#[test]
fn wordlrm_turns_words_back_and_closes_them() {
    let text = format!("2022 {SALAM}\u{60c} ({SALAM}) {ARABIC_2022}.");
    let expected = format!(
        "2022 {SALAM_LOGICAL}\u{200e}\u{60c} ({SALAM_LOGICAL}\u{200e}) {ARABIC_2022}\u{200e}."
    );
    assert_eq!(encoded(Mode::WordLrm, &text), expected);
}

#[test]
fn wordlrm_tells_what_joins_where_konsole_would_join_otherwise() {
    const ZWJ: &str = "\u{200d}\u{206f}";
    let closed = |text: &str| format!("{text}\u{200e}");
    // Veh joins the yeh in front of it and behind it, with or without a mark.
    assert_eq!(
        encoded(Mode::WordLrm, "\u{fb6b}\u{fef4}\u{fedb}"),
        closed(&format!("\u{fedb}\u{fef4}{ZWJ}\u{fb6b}"))
    );
    assert_eq!(
        encoded(Mode::WordLrm, "\u{fef2}\u{fb6c}\u{64e}"),
        closed(&format!("\u{fb6c}\u{64e}{ZWJ}\u{fef2}"))
    );
    // Nothing joins what comes behind a waw or a jeh.
    for parted in ["\u{fb6c}\u{feee}", "\u{fe8d}\u{fb8b}"] {
        assert_eq!(
            encoded(Mode::WordLrm, parted),
            closed(&parted.chars().rev().collect::<String>())
        );
    }
    // Ae is known to nobody there, and the noon in front of it reaches on.
    assert_eq!(
        encoded(Mode::WordLrm, "\u{6d5}\u{fee7}"),
        closed(&format!("\u{fee7}{ZWJ}\u{6d5}"))
    );
    // A farsi yeh and a gaf that a ZWNJ has parted.
    assert_eq!(
        encoded(Mode::WordLrm, "\u{fb94}\u{fbfd}\u{fee3}"),
        closed("\u{fee3}\u{fbfd}\u{200c}\u{fb94}")
    );
    // A beh and a heh, or a lam-alef, that a ZWNJ has parted.
    assert_eq!(
        encoded(Mode::WordLrm, "\u{fe8e}\u{feeb}\u{fe90}"),
        closed("\u{fe90}\u{200c}\u{feeb}\u{fe8e}")
    );
    assert_eq!(
        encoded(Mode::WordLrm, "\u{fefb}\u{fe8f}"),
        closed("\u{fe8f}\u{200c}\u{fefb}")
    );
    assert_eq!(
        encoded(Mode::WordLrm, "\u{640}\u{fefc}\u{fe91}"),
        closed("\u{fe91}\u{fefc}\u{640}")
    );
}

#[test]
fn wordlrm_keeps_marks_behind_their_letters() {
    let text = "\u{fee1}\u{fefc}\u{64e}\u{feb3}\u{651}\u{64e}";
    let mut buffer = line(text);
    encode(Mode::WordLrm, HarakatPolicy::Keep, &mut buffer);
    let symbols: Vec<_> = buffer.buffer().content.iter().map(Cell::symbol).collect();
    assert_eq!(
        symbols,
        [
            "\u{feb3}\u{651}\u{64e}",
            "\u{fefc}\u{64e}",
            "\u{fee1}\u{200e}"
        ]
    );
}

#[test]
fn wordlrm_moves_light_and_cursor_with_the_letters() {
    let mut buffer = line(&format!("A {SALAM} B"));
    light(&mut buffer, &[2, 6]);
    encode(Mode::WordLrm, HarakatPolicy::Keep, &mut buffer);
    // The meem, leftmost for the eye, is sent last of its word; the terminal brings it back with its colour.
    assert_eq!(lit(&buffer), [4, 6]);
    assert_eq!(place_cursor(Mode::WordLrm, &buffer, (2, 0)), (4, 0));
    assert_eq!(place_cursor(Mode::WordLrm, &buffer, (5, 0)), (5, 0));
    assert_eq!(place_cursor(Mode::Shaped, &buffer, (2, 0)), (2, 0));
    assert_eq!(place_cursor(Mode::WordLrm, &buffer, (2, 9)), (2, 9));
}

/// Konsole takes the final heh that ae is sent as for a heh, and would join it to the next letter.
#[test]
fn the_ae_of_kurdish_joins_to_no_letter_after_it_in_konsole() {
    // noon, ae, gaf
    let text = "\u{646}\u{6D5}\u{6AF}";
    let mut canvas = lines(3, &[(0, Direction::Rtl, text)]);
    encode(Mode::WordLrm, HarakatPolicy::Keep, &mut canvas);
    let sent = sent(&canvas);
    assert!(
        sent.contains("\u{FEEA}\u{200C}\u{FB92}"),
        "{}",
        sent.escape_unicode()
    );
}
