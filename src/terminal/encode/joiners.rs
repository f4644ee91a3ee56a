//! Controls between letters for a terminal that joins them anew, so that it joins the same ones: for `wordlrm` and
//! `logical`.
//!
//! Konsole shapes what it is sent with ICU's `u_shapeArabic`. That takes presentation forms back to letters, and so joins
//! what a ZWNJ parted; and it takes letters that it does not know (veh, ae, those of Arabic Supplement, …) for ones that do
//! not join, and so parts their neighbours from them.

use std::ops::RangeInclusive;

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::props::JoiningType;

use super::row::SentRow;
use super::words::append;
use crate::text::joining::{Form, joining_type};
use crate::text::shape::presentation_form;

/// Zero width joiner, and a control that means nothing here (nominal digit shapes): tmux takes what follows a joiner into
/// the same cell.
const JOINER: &str = "\u{200d}\u{206f}";
/// Zero width non-joiner.
const NON_JOINER: &str = "\u{200c}";

/// What `u_shapeArabic` knows: most letters of the Arabic block, all forms of B, and of A those of the letters named here.
const KNOWN: [RangeInclusive<char>; 10] = [
    '\u{622}'..='\u{63a}',
    '\u{640}'..='\u{673}',
    '\u{675}'..='\u{6d3}',
    '\u{fb50}'..='\u{fb51}', // alef wasla
    '\u{fb56}'..='\u{fb59}', // peh
    '\u{fb7a}'..='\u{fb7d}', // tcheh
    '\u{fb8a}'..='\u{fb8b}', // jeh
    '\u{fb8e}'..='\u{fb95}', // keheh, gaf
    '\u{fbfc}'..='\u{fbff}', // farsi yeh
    '\u{fe70}'..='\u{fefc}',
];

/// What joining needs to know of a cell.
struct Letter {
    /// What is sent.
    shape: char,
    /// The letter that the terminal takes it for; of a lam-alef the lam.
    first: char,
    /// The same; of a lam-alef the alef.
    last: char,
}

/// Puts controls between cells in logical order, for a terminal that knows how some letters and forms join.
pub(super) fn insert(row: &mut SentRow<'_>, is_known: impl Fn(char) -> bool) {
    for at in 1..row.len() {
        if let (Some(before), Some(after)) = (letter(row, at - 1), letter(row, at)) {
            let knows_both = is_known(before.shape) && is_known(after.shape);
            match (before.reaches_on(), knows_both && before.joins(&after)) {
                (Some(true), false) => append(&mut row.cells[at - 1], JOINER),
                (Some(false), true) => append(&mut row.cells[at - 1], NON_JOINER),
                _ => {}
            }
        }
    }
}

fn letter(row: &SentRow<'_>, at: usize) -> Option<Letter> {
    let shape = row.cells[at].symbol().chars().next()?;
    // Not the letter that was typed: ae is sent as the final heh that it looks like, and the terminal takes that for a heh,
    // which joins to the next letter.
    let (first, last) = letters_of(shape);
    let ligated = row.origins[at].and_then(|origin| origin.ligated);
    Some(Letter {
        shape,
        first,
        last: ligated.unwrap_or(last),
    })
}

/// The letter that a base stands for: it may have been typed as a presentation form.
pub(super) fn letter_of(base: char) -> char {
    match letters_of(base) {
        (first, last) if first == last => first,
        _ => base,
    }
}

/// The first and the last letter that a base stands for.
fn letters_of(base: char) -> (char, char) {
    if !matches!(base, '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}') {
        return (base, base);
    }
    let mut letters = ComposingNormalizerBorrowed::new_nfkc().normalize_iter(std::iter::once(base));
    let first = letters.next().unwrap_or(base);
    (first, letters.last().unwrap_or(first))
}

/// Whether `u_shapeArabic` knows how a letter or a form joins.
pub(super) fn konsole_knows(shape: char) -> bool {
    KNOWN.iter().any(|letters| letters.contains(&shape))
}

impl Letter {
    /// Whether its shape is joined to the next letter; `None` if it has no shapes.
    fn reaches_on(&self) -> Option<bool> {
        if self.shape == self.first {
            return None;
        }
        let is = |form| self.shape == presentation_form(self.first, form);
        // Letters that join the one before them only are given the nearest form.
        let initial = is(Form::Initial) && !is(Form::Isolated);
        let medial = is(Form::Medial) && !is(Form::Final);
        Some(initial || medial)
    }

    /// Whether the two join by themselves.
    fn joins(&self, next: &Self) -> bool {
        use JoiningType as J;
        matches!(joining_type(self.last), J::DualJoining | J::JoinCausing)
            && matches!(
                joining_type(next.first),
                J::DualJoining | J::RightJoining | J::JoinCausing
            )
    }
}
