//! A query, compiled once: what must stand in the text. And what the reader looks for, which is a query for each of the two
//! kinds of documents.

use std::sync::Arc;

use super::compile;
use super::literal::{Literal, LiteralSearch};
use super::markup::has_entity;
use super::matches::Match;
use super::merge::Merge;
use super::term::{Term, TermSearch};
use super::words::{Words, WordsSearch};
use super::{Level, Options, Rung};

/// A compiled query. Cloning shares it; searching with one does not change it.
#[derive(Debug, Clone)]
pub struct Query(Arc<Compiled>);

/// Why a text is no query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QueryError {
    /// Not a single character.
    Empty,
    /// Only marks, tatweel or invisible characters, which no level counts as text.
    MarksOnly,
}

struct Compiled {
    text: String,
    options: Options,
    rung: Rung,
    /// Any of these will do; what an earlier one finds hides what it touches of a later one.
    matchers: Vec<Matcher>,
}

/// One way to match.
pub(super) enum Matcher {
    Term(Term),
    Words(Words),
}

#[derive(Debug, Clone)]
enum MatcherSearch {
    Term(TermSearch),
    Words(WordsSearch),
}

/// Iterator over the matches of a query; see [`Query::matches`].
#[derive(Debug, Clone)]
pub struct Matches<'t> {
    query: Query,
    text: &'t [u8],
    search: Strategy,
}

#[derive(Debug, Clone)]
enum Strategy {
    /// For a literal and nothing else, as most queries are: of a frequent one each match costs little.
    Literal(LiteralSearch),
    Merge(Merge<MatcherSearch>),
}

impl Query {
    /// Compiles a query; at [`Level::Auto`], its first rung. Line ends in it count as spaces, since no match crosses a
    /// paragraph's end; those around it, as of a line that was copied whole, count as nothing.
    pub fn new(text: &str, options: Options) -> Result<Self, QueryError> {
        Self::at(text, options, Rung::Typed)
    }

    fn at(text: &str, options: Options, rung: Rung) -> Result<Self, QueryError> {
        let text = text.trim_matches(is_paragraph_end);
        if text.is_empty() {
            return Err(QueryError::Empty);
        }
        let text: String = text
            .chars()
            .map(|c| if is_paragraph_end(c) { ' ' } else { c })
            .collect();
        let matchers = compile::matchers(&text, options, rung).ok_or(QueryError::MarksOnly)?;
        Ok(Self(Arc::new(Compiled {
            text,
            options,
            rung,
            matchers,
        })))
    }

    /// Whether a text has a match.
    pub fn is_in(&self, text: &str) -> bool {
        self.matches(text.as_bytes()).next().is_some()
    }

    /// Whether the text that is made of some Markdown may have a match, told from its source. Never false if it has one; true
    /// for few that have none.
    fn may_be_in_markup(&self, source: &[u8]) -> bool {
        self.0.matchers.iter().any(|matcher| match matcher {
            Matcher::Term(term) => term.may_be_in_markup(source),
            Matcher::Words(words) => words.may_be_in_markup(source),
        })
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
        let searches = self.0.matchers.iter().map(|matcher| match matcher {
            Matcher::Term(term) => MatcherSearch::Term(term.search()),
            Matcher::Words(words) => MatcherSearch::Words(words.search()),
        });
        let search = match self.0.literal() {
            Some(literal) => Strategy::Literal(literal.search()),
            None => Strategy::Merge(Merge::of(searches)),
        };
        Matches {
            query: self.clone(),
            text,
            search,
        }
    }

    #[cfg(test)]
    pub(super) fn literal(&self) -> &Literal {
        self.0.literal().unwrap()
    }
}

impl Compiled {
    /// The literal that it is, if it is nothing else.
    fn literal(&self) -> Option<&Literal> {
        match self.matchers.as_slice() {
            [Matcher::Term(term)] => term.as_literal(),
            _ => None,
        }
    }
}

impl Iterator for Matches<'_> {
    type Item = Match;

    fn next(&mut self) -> Option<Match> {
        let (query, text) = (&*self.query.0, self.text);
        match &mut self.search {
            Strategy::Literal(search) => search.next(query.literal()?, text, |_| true),
            Strategy::Merge(merge) => {
                merge.next_by_precedence(|i, search| match (search, query.matchers.get(i)?) {
                    (MatcherSearch::Term(search), Matcher::Term(term)) => search.next(term, text),
                    (MatcherSearch::Words(search), Matcher::Words(words)) => {
                        search.next(words, text)
                    }
                    _ => None,
                })
            }
        }
    }
}

impl std::fmt::Debug for Compiled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Query")
            .field("text", &self.text)
            .field("options", &self.options)
            .field("rung", &self.rung)
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
    /// Compiles a text at a level; at [`Level::Auto`], the first rung of its ladder.
    pub fn new(text: &str, level: Level) -> Result<Self, QueryError> {
        Self::at(text, level, Rung::Typed)
    }

    fn at(text: &str, level: Level, rung: Rung) -> Result<Self, QueryError> {
        let compile = |keep_persian_letters| {
            let options = Options {
                level,
                keep_persian_letters,
            };
            Query::at(text, options, rung)
        };
        Ok(Self {
            folded: compile(false)?,
            persian: compile(true)?,
        })
    }

    /// What to look for where this found nothing at all: the next rung of the ladder that asks for something else. None
    /// at a level other than [`Level::Auto`], and after the last rung.
    #[must_use]
    pub fn next_rung(&self) -> Option<Self> {
        let mut rung = self.rung();
        if self.level() != Level::Auto {
            return None;
        }
        loop {
            rung = rung.next()?;
            if let Ok(queries) = Self::at(self.text(), self.level(), rung) {
                return Some(queries);
            }
        }
    }

    /// Where its ladder begins.
    #[must_use]
    pub fn first_rung(&self) -> Self {
        Self::new(self.text(), self.level()).unwrap_or_else(|_| self.clone())
    }

    /// How much further than the text as typed it goes.
    pub fn rung(&self) -> Rung {
        self.folded.0.rung
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

    /// Whether the text that is made of some Markdown may have a match, in whatever language it is, told from its source
    /// alone. Never false if it has one; true for few that have none.
    pub fn may_be_in_markup(&self, source: &[u8]) -> bool {
        let keeps_letters = || self.text().contains(['گ', 'چ', 'پ', 'ژ', 'ڤ']);
        self.folded.may_be_in_markup(source)
            || (keeps_letters() && self.persian.may_be_in_markup(source))
            || has_entity(source)
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
