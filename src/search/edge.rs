//! What may stand before and after a match: anything, or nothing of the same number or word.

use super::folding::Folding;
use super::matches::Match;
use super::numbers;
use super::utf8;
use super::word::{is_part, letter_before};

/// What must not stand before or after a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    /// Anything may.
    Open,
    /// A digit of the same number.
    Number,
    /// A letter or a digit, but for one of و ف ب ل ك before it.
    Word,
    /// The same, but only before it.
    Beginning,
    /// A letter or a digit after it.
    End,
    /// A letter or a digit.
    Whole,
}

impl Edge {
    /// Whether a match may stand where it does.
    pub(super) fn is_kept(self, folding: &'static Folding, text: &[u8], found: Match) -> bool {
        match self {
            Self::Open => true,
            Self::Number => numbers::is_whole(folding, text, found),
            Self::Word => ends_word(folding, text, found) && begins_word(folding, text, found),
            Self::Beginning => begins_word(folding, text, found),
            Self::End => ends_word(folding, text, found),
            Self::Whole => {
                ends_word(folding, text, found) && begins_whole_word(folding, text, found)
            }
        }
    }
}

/// Whether the match ends with no letter, or no letter follows.
fn ends_word(folding: &'static Folding, text: &[u8], found: Match) -> bool {
    letter_before(folding, text, found.end).is_none()
        || utf8::after(text, found.highlight_end).is_none_or(|(c, _)| !is_part(folding.folded(c)))
}

/// Whether the match begins with no letter, or none stands before but one that is joined to words.
fn begins_word(folding: &'static Folding, text: &[u8], found: Match) -> bool {
    let first = utf8::after(text, found.start);
    if first.is_none_or(|(c, _)| !is_part(folding.folded(c))) {
        return true;
    }
    match letter_before(folding, text, found.start) {
        None => true,
        Some(('و' | 'ف' | 'ب' | 'ل' | 'ك', start)) => {
            letter_before(folding, text, start).is_none()
        }
        Some(_) => false,
    }
}

/// Whether the match begins with no letter, or none stands before.
fn begins_whole_word(folding: &'static Folding, text: &[u8], found: Match) -> bool {
    let first = utf8::after(text, found.start);
    first.is_none_or(|(c, _)| !is_part(folding.folded(c)))
        || letter_before(folding, text, found.start).is_none()
}
