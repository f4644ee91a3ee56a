//! Controls between letters for a terminal that joins them anew, so that it joins the same ones: for `wordlrm`.
//!
//! Konsole shapes what it is sent with ICU's `u_shapeArabic`. That takes presentation forms back to letters, and so joins
//! what a ZWNJ parted; and it takes letters that it does not know (veh, ae, those of Arabic Supplement, …) for ones that do
//! not join, and so parts their neighbours from them.

use std::ops::RangeInclusive;

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::props::JoiningType;
use ratatui::buffer::Cell;

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
    /// The letter; of a lam-alef the lam.
    first: char,
    /// The letter; of a lam-alef the alef.
    last: char,
}

/// Puts controls into a word in logical order.
pub(super) fn hold(word: &mut [Cell]) {
    for at in 1..word.len() {
        let Some([before, after]) = word.get_mut(at - 1..=at) else {
            continue;
        };
        if let (Some(left), Some(right)) = (letter(before), letter(after)) {
            match (left.reaches_on(), left.would_join(&right)) {
                (Some(true), false) => append(before, JOINER),
                (Some(false), true) => append(before, NON_JOINER),
                _ => {}
            }
        }
    }
}

fn letter(cell: &Cell) -> Option<Letter> {
    let shape = cell.symbol().chars().next()?;
    let mut letters =
        ComposingNormalizerBorrowed::new_nfkc().normalize_iter(std::iter::once(shape));
    let first = letters.next()?;
    let last = letters.last().unwrap_or(first);
    Some(Letter { shape, first, last })
}

/// Whether `u_shapeArabic` knows how a letter or a form joins.
fn is_known(shape: char) -> bool {
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

    /// Whether the terminal joins the two by itself.
    fn would_join(&self, next: &Self) -> bool {
        use JoiningType as J;
        is_known(self.shape)
            && is_known(next.shape)
            && matches!(joining_type(self.last), J::DualJoining | J::JoinCausing)
            && matches!(
                joining_type(next.first),
                J::DualJoining | J::RightJoining | J::JoinCausing
            )
    }
}
