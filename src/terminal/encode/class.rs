//! What the encoders need to know of a character: how a terminal that reorders or shapes will see it.

use ratatui::buffer::Cell;
use unicode_bidi::{BidiClass, bidi_class};

/// How a cell takes part in reordering.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A right-to-left letter (R, AL).
    Word,
    /// An Arabic-Indic digit or its like (AN).
    Number,
    /// A European digit (EN).
    Digit,
    /// A left-to-right letter (L).
    Latin,
    /// A rule, bar or block between parts of the screen.
    Frame,
    /// Blanks and everything without a direction of its own.
    Neutral,
}

/// The kind of a cell, by its base.
pub(super) fn kind(cell: &Cell) -> Kind {
    let Some(base) = cell.symbol().chars().next() else {
        return Kind::Neutral;
    };
    match base {
        ' ' => Kind::Neutral,
        'a'..='z' | 'A'..='Z' => Kind::Latin,
        '\u{2500}'..='\u{259f}' => Kind::Frame,
        _ => match bidi_class(base) {
            BidiClass::R | BidiClass::AL => Kind::Word,
            BidiClass::AN => Kind::Number,
            BidiClass::EN => Kind::Digit,
            BidiClass::L => Kind::Latin,
            _ => Kind::Neutral,
        },
    }
}

/// Whether a letter is written from right to left.
pub(super) fn is_rtl(c: char) -> bool {
    matches!(bidi_class(c), BidiClass::R | BidiClass::AL)
}

/// Whether a character behind the base is a mark of a right-to-left script. Accents and variation selectors of other
/// scripts are drawn well everywhere and are none.
pub(super) fn is_mark(c: char, rtl_base: bool) -> bool {
    bidi_class(c) == BidiClass::NSM
        && (rtl_base || matches!(c, '\u{590}'..='\u{8ff}' | '\u{10d00}'..='\u{10fff}'))
}

/// Whether a cell is a blank, with or without marks on it.
pub(super) fn is_blank(cell: &Cell) -> bool {
    cell.symbol().starts_with(' ')
}

/// Whether a cell joins the numbers on both its sides into one (class CS, rule W4).
pub(super) fn is_separator(cell: &Cell) -> bool {
    matches!(cell.symbol(), "," | "." | ":" | "/" | "\u{60c}")
}

/// The ranges of equal kinds, in order.
pub(super) fn ranges<K: PartialEq + Copy>(
    row: &[Cell],
    of: impl Fn(&Cell) -> K,
) -> Vec<(K, std::ops::Range<usize>)> {
    let mut ranges: Vec<(K, std::ops::Range<usize>)> = Vec::new();
    for (at, cell) in row.iter().enumerate() {
        let kind = of(cell);
        match ranges.last_mut() {
            Some((last, range)) if *last == kind => range.end = at + 1,
            _ => ranges.push((kind, at..at + 1)),
        }
    }
    ranges
}
