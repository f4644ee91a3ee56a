//! A query, compiled once: what must stand in the text, and where to look first; and what the reader looks for, which is
//! a query for each of the two kinds of documents.

use std::sync::Arc;

use super::element::{Element, elements};
use super::exact::Exact;
use super::folding::{Folding, Rule};
use super::matches::Matches;
use super::rare::RareLetter;
use super::{Level, Options, stem};

/// A compiled query. Cloning shares it; searching with one does not change it.
#[derive(Debug, Clone)]
pub struct Query(pub(super) Arc<Compiled>);

/// Why a text is no query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QueryError {
    /// Not a single character.
    Empty,
    /// Only marks, tatweel or invisible characters, which no level counts as text.
    MarksOnly,
}

pub(super) struct Compiled {
    pub(super) text: String,
    pub(super) options: Options,
    pub(super) folding: &'static Folding,
    pub(super) elements: Vec<Element>,
    pub(super) rare: RareLetter,
    /// The second look at every find, at the exact level.
    pub(super) exact: Option<Exact>,
}

impl Query {
    /// Compiles a query. Line ends in it count as spaces, since no match crosses a paragraph's end; those around it, as
    /// of a line that was copied whole, count as nothing.
    pub fn new(text: &str, options: Options) -> Result<Self, QueryError> {
        let text = text.trim_matches(is_paragraph_end);
        if text.is_empty() {
            return Err(QueryError::Empty);
        }
        let text: String = text
            .chars()
            .map(|c| if is_paragraph_end(c) { ' ' } else { c })
            .collect();
        let folding = Folding::of(match options.level {
            Level::Exact => Rule::Exact,
            Level::Fold | Level::Stem => Rule::Fold {
                keep_case: text.chars().any(char::is_uppercase),
                keep_persian: options.keep_persian_letters,
            },
        });
        let mut elements = elements(folding, &text);
        if options.level == Level::Stem {
            stem::strip(&mut elements);
        }
        let rare = RareLetter::choose(folding, &elements).ok_or(QueryError::MarksOnly)?;
        let exact = (options.level == Level::Exact).then(|| Exact::new(&text));
        Ok(Self(Arc::new(Compiled {
            text,
            options,
            folding,
            elements,
            rare,
            exact,
        })))
    }

    /// Whether a text has a match.
    pub fn is_in(&self, text: &str) -> bool {
        self.matches(text.as_bytes()).next().is_some()
    }

    /// The query as it was typed, line ends turned into spaces.
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// What it was compiled with.
    pub fn options(&self) -> Options {
        self.0.options
    }

    /// The matches in a text of one or many paragraphs, in logical order, leftmost first, longest where two start
    /// alike, never overlapping, never across a paragraph's end (`\n`, `\r`, U+2029).
    ///
    /// The text need not be UTF-8: an ill-formed byte matches nothing. A large text may be searched in chunks, provided
    /// that each is cut at a paragraph's end. Every step of the iterator runs to the next match; to be able to stop a
    /// search early, feed chunks.
    pub fn matches<'t>(&self, text: &'t [u8]) -> Matches<'t> {
        Matches::new(self.clone(), text)
    }
}

impl std::fmt::Debug for Compiled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Query")
            .field("text", &self.text)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}

fn is_paragraph_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2029}')
}

/// One text compiled twice: in Persian and Urdu گ چ پ ژ are letters of their own, elsewhere they are spellings of others.
#[derive(Debug, Clone)]
pub struct Queries {
    folded: Query,
    persian: Query,
}

impl Queries {
    /// Compiles a text at a level.
    pub fn new(text: &str, level: Level) -> Result<Self, QueryError> {
        let compile = |keep_persian_letters| {
            let options = Options {
                level,
                keep_persian_letters,
            };
            Query::new(text, options)
        };
        Ok(Self {
            folded: compile(false)?,
            persian: compile(true)?,
        })
    }

    /// The query for a document that keeps Persian letters apart, or for one that does not.
    pub fn of(&self, keeps_persian_letters: bool) -> &Query {
        if keeps_persian_letters {
            &self.persian
        } else {
            &self.folded
        }
    }

    /// The query for what has no language: titles of the whole list.
    pub fn folded(&self) -> &Query {
        &self.folded
    }

    /// The text as typed.
    pub fn text(&self) -> &str {
        self.folded.text()
    }

    /// The level.
    pub fn level(&self) -> Level {
        self.folded.options().level
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persian_and_urdu_keep_their_letters() {
        // gaf for kaf
        let queries = Queries::new("\u{6AF}", Level::Fold).unwrap();
        let found = |keeps| queries.of(keeps).is_in("\u{643}");
        assert_eq!([false, true].map(found), [true, false]);
    }
}
