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
mod byte_set;
mod compile;
mod cursor;
mod derived;
mod edge;
mod effort;
mod element;
mod exact;
mod folding;
mod forms;
mod key_letters;
mod letter_set;
mod lexicon;
mod literal;
mod markup;
mod matches;
mod meant;
mod merge;
mod months;
mod nearest;
mod number_words;
mod numbers;
mod pairs;
mod pattern;
mod prefilter;
mod queries;
mod query;
mod rare;
mod skeleton;
mod sound;
mod spacing;
mod stage;
mod stop_words;
mod syntax;
mod table;
mod term;
mod terms;
mod utf8;
mod verify;
mod wanted;
mod word;
mod word_finder;
mod word_sets;
mod words;

pub use matches::Match;
pub use meant::Instead;
pub use nearest::Nearest;
pub use pairs::counterpart;
pub use pattern::{PatternError, PatternFault};
pub use queries::Queries;
pub use query::{Matches, Query, QueryError};

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
    /// [`Fold`](Level::Fold) and the forms of what was typed; where that finds little, more and more of what may have been
    /// meant: the [`Rung`]s of a ladder.
    Auto,
    /// [`Fold`](Level::Fold), but only where no letter stands before or after.
    Word,
    /// A regular expression on the folded text, each paragraph a line.
    Regex,
}

impl Level {
    /// The level after this one, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Fold | Self::Auto => Self::Exact,
            Self::Exact => Self::Forms,
            Self::Forms => Self::Word,
            Self::Word => Self::Regex,
            Self::Regex => Self::Fold,
        }
    }
}

/// What a match has in common with what was typed: from all of it to least. A search at [`Level::Auto`] that finds little
/// goes down this ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rung {
    /// It stands as typed.
    Typed,
    /// It stands so, but without harakat that were typed.
    Unmarked,
    /// The words in other forms, one after the other.
    Forms,
    /// All words in one paragraph, within a few words of each other.
    Near,
    /// All words in one paragraph.
    Apart,
    /// Words of the same verbs: its noun and its participles.
    Derived,
    /// Words of the same roots, or of the same meaning.
    Related,
    /// Words that sound like those that were typed, or look like them.
    Alike,
    /// The name that stands beside it in another script: توكاييف for Tokayev.
    Paired,
    /// All words but one in one paragraph.
    Most,
}

impl Rung {
    /// Whether it is what was typed for certain, and not only something like it.
    pub fn is_sure(self) -> bool {
        self < Self::Alike
    }
}

/// The rungs of several matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rungs {
    /// The best of them.
    pub best: Rung,
    /// The one furthest from what was typed.
    pub furthest: Rung,
}

impl From<Rung> for Rungs {
    fn from(rung: Rung) -> Self {
        Self {
            best: rung,
            furthest: rung,
        }
    }
}

impl Rungs {
    /// Those of two parts of a text, where they have any.
    pub fn of_both(one: Option<Self>, other: Option<Self>) -> Option<Self> {
        one.into_iter().chain(other).reduce(|one, other| Self {
            best: one.best.min(other.best),
            furthest: one.furthest.max(other.furthest),
        })
    }
}

/// How many edits make one word of another: letters put in, left out, changed, or swapped with their neighbour.
pub fn edits(one: &str, other: &str) -> usize {
    let letters = |word: &str| word.chars().collect::<Vec<_>>();
    sound::edits(&letters(one), &letters(other))
}

/// Fewer matches than this are few: more may have been meant.
pub const FEW: u64 = 5;

/// What a query is compiled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Options {
    /// How much spelling is forgiven.
    pub level: Level,
    /// For Persian and Urdu documents: گ چ پ ژ ڤ are letters of their own and match only themselves.
    pub keep_persian_letters: bool,
}
