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
    /// The words, or others of the same verbs, in one paragraph.
    Derived,
    /// The words, or others of the same roots or the same meaning.
    Related,
    /// Other texts in the place of the query, and the word that is left to look for where they are nowhere either.
    Instead {
        texts: Vec<String>,
        rung: Rung,
        alone: Option<String>,
    },
    /// All words but one.
    Most,
}

impl Stage {
    /// The stage after this one, which found so many matches of a query of so many words.
    pub(super) fn next(&self, found: u64, words: usize) -> Option<Self> {
        match self {
            Self::Typed => Some(Self::Unmarked),
            // Whoever types harakat wants them if they are there.
            Self::Unmarked if found == 0 => Some(Self::Forms),
            Self::Unmarked | Self::Forms => Some(Self::Apart),
            Self::Apart => Some(Self::Derived),
            // A root alone says little: it is asked where there is nothing else, or but one paragraph that has all words.
            Self::Derived if found == 0 || words > 1 && found <= words as u64 => {
                Some(Self::Related)
            }
            Self::Derived | Self::Related | Self::Instead { .. } | Self::Most => None,
        }
    }

    /// The least that its matches have in common with what was typed, but for doubtful ones; nothing if stages after it do not
    /// find all of them again. `first` is that of the first stage.
    pub(super) fn reach(&self, first: Rung) -> Option<Rung> {
        match self {
            Self::Typed => Some(first),
            Self::Unmarked => Some(Rung::Unmarked),
            Self::Forms => Some(Rung::Forms),
            Self::Apart => Some(Rung::Apart),
            Self::Derived => Some(Rung::Derived),
            Self::Related => Some(Rung::Related),
            Self::Instead { .. } | Self::Most => None,
        }
    }
}
