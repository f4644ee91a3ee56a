//! What the encoders need to know of a character: how a terminal that reorders or shapes will see it.

use std::ops::Range;

use unicode_bidi::BidiClass;

use crate::text::bidi::bidi_class;

/// How a cell takes part in reordering.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CellClass {
    /// A right-to-left letter (R, AL).
    Rtl,
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

impl CellClass {
    /// The kind of what has this base.
    pub(super) fn of(base: char) -> Self {
        match base {
            '\u{2500}'..='\u{259f}' => Self::Frame,
            _ => match bidi_class(base) {
                BidiClass::R | BidiClass::AL => Self::Rtl,
                BidiClass::AN => Self::Number,
                BidiClass::EN => Self::Digit,
                BidiClass::L => Self::Latin,
                _ => Self::Neutral,
            },
        }
    }
}

/// Whether a character behind the base is a mark of a right-to-left script. Accents and variation selectors of other
/// scripts are drawn well everywhere and are none.
pub(super) fn is_mark(c: char, rtl_base: bool) -> bool {
    bidi_class(c) == BidiClass::NSM
        && (rtl_base || matches!(c, '\u{590}'..='\u{8ff}' | '\u{10d00}'..='\u{10fff}'))
}

/// Whether a character joins the numbers on both its sides into one (class CS, rule W4).
pub(super) fn is_separator(base: char) -> bool {
    matches!(base, ',' | '.' | ':' | '/' | '\u{60c}')
}

/// The ranges of places that are alike, of so many, in order.
pub(super) fn ranges<K: PartialEq + Copy>(
    count: usize,
    of: impl Fn(usize) -> K,
) -> Vec<(K, Range<usize>)> {
    let mut ranges: Vec<(K, Range<usize>)> = Vec::new();
    for at in 0..count {
        let kind = of(at);
        match ranges.last_mut() {
            Some((last, range)) if *last == kind => range.end = at + 1,
            _ => ranges.push((kind, at..at + 1)),
        }
    }
    ranges
}
