//! Arabic search: query → pattern → byte ranges in the text. Pure: text in, ranges out; stands on nothing but Unicode data.
//!
//! ```text
//! query ─syntax→ parts ─compile→ Query: matchers ─→ Matches ─→ Match
//!
//! Term     a literal, or a word in its forms, in any of its spellings
//! Words    several terms in one paragraph
//!
//! TABLE ─→ Folding: code point → folded characters ─┐
//! text ─→ Literal: elements + rare letter ───────────┴→ rare letter found in the raw bytes ─→ verified to both sides
//! word ─→ Forms: stems, plurals, skeletons + rare letter ─→ rare letter found ─→ the word around it compared
//! ```
//!
//! Nothing is folded ahead and no text is copied: the rarest letter of what is looked for is looked for in the raw bytes
//! with `memchr`, and only around its occurrences is the text folded and compared. Folding whole blocks first runs at
//! 0.9 GB/s whatever the query, regular expressions of letter classes at 0.4–0.6 GB/s for common words.

mod affixes;
mod automaton;
mod compile;
mod cursor;
mod effort;
mod element;
mod exact;
mod folding;
mod forms;
mod literal;
mod markup;
mod matches;
mod merge;
mod months;
mod nearest;
mod numbers;
mod plurals;
mod prefilter;
mod query;
mod rare;
mod skeleton;
mod sound;
mod stop_words;
mod syntax;
mod table;
mod term;
mod utf8;
mod verify;
mod word;
mod word_finder;
mod words;

pub use matches::Match;
pub use nearest::Nearest;
pub use query::{Matches, Queries, Query, QueryError};

/// How much spelling a search forgives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Level {
    /// Query and text are folded by one table, to both sides alike. Harakat typed in the query must stand on the same
    /// letters of the text (the tanwin of شكرا: on the alef or before it); a capital makes the query case-sensitive.
    /// Numbers are found by their value, months by all their names.
    #[default]
    Fold,
    /// Canonical equivalence (NFC) only; bidi controls and zero-width characters are looked through.
    Exact,
    /// [`Fold`](Level::Fold), and each word in all its forms, all words of the query in one paragraph in any order. What
    /// stands in quotation marks is kept together, what has a leading `-` is left out; harakat are ignored.
    Forms,
    /// [`Fold`](Level::Fold) and the forms of what was typed; where that finds nothing, more and more of
    /// [`Forms`](Level::Forms): the [`Rung`]s of a ladder.
    Auto,
}

impl Level {
    /// The level after this one, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Fold | Self::Auto => Self::Exact,
            Self::Exact => Self::Forms,
            Self::Forms => Self::Fold,
        }
    }
}

/// How far a search at [`Level::Auto`] has gone from what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rung {
    /// As typed, and other forms of it: the words one after the other.
    Typed,
    /// Without the harakat that were typed.
    Unmarked,
    /// The words in one paragraph, in any order.
    Apart,
}

impl Rung {
    fn next(self) -> Option<Self> {
        match self {
            Self::Typed => Some(Self::Unmarked),
            Self::Unmarked => Some(Self::Apart),
            Self::Apart => None,
        }
    }
}

/// What a query is compiled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Options {
    /// How much spelling is forgiven.
    pub level: Level,
    /// For Persian and Urdu documents: گ چ پ ژ ڤ are letters of their own and match only themselves.
    pub keep_persian_letters: bool,
}
