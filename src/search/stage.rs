//! How far a search has gone from what was typed.

use super::Rung;

/// What of a query is looked for at [`Level::Auto`](super::Level::Auto); each stage finds what those before it find.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stage {
    /// The text as typed, and its words in other forms, one after the other; with harakat, nothing but those letters.
    Typed,
    /// The same letters without harakat too.
    Unmarked,
    /// In other forms, where harakat were typed.
    Forms,
    /// The words in one paragraph, in any order.
    Apart,
    /// Other texts in the place of the query.
    Instead { texts: Vec<String>, rung: Rung },
    /// All words but one.
    Most,
}

impl Stage {
    /// The stage after this one, which found so many matches.
    pub(super) fn next(&self, found: u64) -> Option<Self> {
        match self {
            Self::Typed => Some(Self::Unmarked),
            // Whoever types harakat wants them if they are there.
            Self::Unmarked if found == 0 => Some(Self::Forms),
            Self::Unmarked | Self::Forms => Some(Self::Apart),
            Self::Apart | Self::Instead { .. } | Self::Most => None,
        }
    }
}
