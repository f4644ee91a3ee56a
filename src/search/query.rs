//! A query, compiled once: what must stand in the text.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use memchr::memmem;

use super::compile;
use super::literal::{Literal, LiteralSearch};
use super::matches::Match;
use super::merge::Merge;
use super::pattern::{Pattern, PatternError, PatternSearch};
use super::stage::Stage;
use super::term::{Term, TermSearch};
use super::words::{Words, WordsSearch};
use super::{Level, Options, Rung, Rungs};

/// U+200C in UTF-8.
const NON_JOINER: &[u8] = "\u{200C}".as_bytes();

/// A compiled query. Cloning shares it; searching with one does not change it.
#[derive(Debug, Clone)]
pub struct Query {
    compiled: Arc<Compiled>,
    stop: Arc<AtomicBool>,
}

/// Why a text is no query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QueryError {
    /// Not a single character.
    Empty,
    /// Only marks, tatweel or invisible characters, which no level counts as text.
    MarksOnly,
    /// No regular expression.
    Pattern(PatternError),
}

struct Compiled {
    text: String,
    options: Options,
    stage: Stage,
    /// Any of these will do; what an earlier one finds hides what it touches of a later one.
    matchers: Vec<Matcher>,
    /// How many of them there are for any text; the others are for one that has zero-width non-joiners.
    usual: usize,
    may_be_paired: bool,
}

/// One way to match.
pub(super) struct Matcher {
    /// The least that its matches differ from what was typed.
    pub(super) rung: Rung,
    pub(super) sought: Sought,
}

/// What a matcher looks for.
pub(super) enum Sought {
    Term(Term),
    Words(Words),
    Pattern(Pattern),
}

#[derive(Debug, Clone)]
enum MatcherSearch {
    Term(TermSearch),
    Words(WordsSearch),
    Pattern(PatternSearch),
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
    /// Compiles a query; at [`Level::Auto`], as the first stage of a search. Line ends in it count as spaces, since no match
    /// crosses a paragraph's end; those around it, as of a line that was copied whole, count as nothing.
    pub fn new(text: &str, options: Options) -> Result<Self, QueryError> {
        Self::at(text, options, Stage::Typed)
    }

    pub(super) fn at(text: &str, options: Options, stage: Stage) -> Result<Self, QueryError> {
        let text = text.trim_matches(is_paragraph_end);
        if text.is_empty() {
            return Err(QueryError::Empty);
        }
        let text: String = text
            .chars()
            .map(|c| if is_paragraph_end(c) { ' ' } else { c })
            .collect();
        let matchers = compile::matchers(&text, options, &stage)?;
        let usual = matchers.len();
        let joined = compile::joined(&text, options);
        let matchers = matchers.into_iter().chain(joined).collect();
        let may_be_paired =
            options.level == Level::Auto && stage == Stage::Typed && is_latin(&text);
        let compiled = Compiled {
            text,
            options,
            stage,
            matchers,
            usual,
            may_be_paired,
        };
        Ok(Self {
            compiled: Arc::new(compiled),
            stop: Arc::default(),
        })
    }

    /// The same for a search that nobody waits for once `stop` is set: in a text that nearly repeats a long query it ends there.
    #[must_use]
    pub(super) fn until(&self, stop: &Arc<AtomicBool>) -> Self {
        Self {
            compiled: self.compiled.clone(),
            stop: stop.clone(),
        }
    }

    /// Whether a text has a match.
    pub fn is_in(&self, text: &str) -> bool {
        self.matches(text.as_bytes()).next().is_some()
    }

    /// Whether the text that is made of a source, of Markdown or of hard-wrapped lines, may have a match. Never false if it has
    /// one; true for few that have none.
    pub fn may_be_in_markup(&self, source: &[u8]) -> bool {
        self.compiled
            .matchers
            .iter()
            .any(|matcher| match &matcher.sought {
                Sought::Term(term) => term.may_be_in_markup(source),
                Sought::Words(words) => words.may_be_in_markup(source),
                Sought::Pattern(_) => true,
            })
    }

    /// Tells of a part of a hard-wrapped text whether its lines must be joined to find all matches in it. Nothing if no match
    /// goes over a line end that is no end of a paragraph: it has neither a blank nor words that stand apart.
    pub fn joins(&self) -> Option<impl Fn(&[u8]) -> bool> {
        let may_span_lines = self
            .compiled
            .matchers
            .iter()
            .any(|matcher| match &matcher.sought {
                Sought::Term(term) => term.has_blank(),
                Sought::Words(_) | Sought::Pattern(_) => true,
            });
        may_span_lines.then_some(|part: &[u8]| self.may_be_in_markup(part))
    }

    /// The query as it was typed, line ends turned into spaces.
    pub fn text(&self) -> &str {
        &self.compiled.text
    }

    /// What a text has of it.
    pub fn rungs_in(&self, text: &str) -> Option<Rungs> {
        let rungs = self.matches(text.as_bytes()).map(|found| found.rung.into());
        rungs.fold(None, |all, rungs| Rungs::of_both(all, Some(rungs)))
    }

    /// Whether it is a name in Latin letters, which a text may give in Arabic ones.
    pub fn may_be_paired(&self) -> bool {
        self.compiled.may_be_paired
    }

    /// The least that its matches have in common with what was typed, but for doubtful ones and those that stand apart.
    pub(super) fn reach(&self) -> Rung {
        let rungs = self.compiled.matchers.iter().map(|matcher| matcher.rung);
        rungs.max().unwrap_or(Rung::Typed)
    }

    /// How many words may stand apart, each of which is a match of its own.
    pub(super) fn words_apart(&self) -> usize {
        let counts = self
            .compiled
            .matchers
            .iter()
            .map(|matcher| match &matcher.sought {
                Sought::Words(words) => words.matches_apart(),
                Sought::Term(_) | Sought::Pattern(_) => 1,
            });
        counts.max().unwrap_or(1)
    }

    /// How far from what was typed it goes.
    pub(super) fn stage(&self) -> &Stage {
        &self.compiled.stage
    }

    /// What it was compiled with.
    pub fn options(&self) -> Options {
        self.compiled.options
    }

    /// The matches in a text of one or many paragraphs, in logical order, leftmost first, longest where two start
    /// alike, never overlapping, never across a paragraph's end (`\n`, `\r`, U+2029).
    ///
    /// The text need not be UTF-8: an ill-formed byte matches nothing. A large text may be searched in chunks, provided
    /// that each is cut at a paragraph's end. Every step of the iterator runs to the next match; to be able to stop a
    /// search early, feed chunks.
    pub fn matches<'t>(&self, text: &'t [u8]) -> Matches<'t> {
        let is_usual = self.compiled.usual == self.compiled.matchers.len()
            || memmem::find(text, NON_JOINER).is_none();
        let count = if is_usual {
            self.compiled.usual
        } else {
            self.compiled.matchers.len()
        };
        let matchers = self.compiled.matchers.iter().take(count);
        let searches = matchers.map(|matcher| match &matcher.sought {
            Sought::Term(term) => MatcherSearch::Term(term.search(&self.stop)),
            Sought::Words(words) => MatcherSearch::Words(words.search(&self.stop)),
            Sought::Pattern(_) => MatcherSearch::Pattern(PatternSearch::default()),
        });
        let search = match self.compiled.literal().filter(|_| is_usual) {
            Some(literal) => Strategy::Literal(literal.search(&self.stop)),
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
        self.compiled.literal().unwrap()
    }
}

impl Compiled {
    /// The literal that it is, if it is nothing else.
    fn literal(&self) -> Option<&Literal> {
        match self.matchers.get(..self.usual)? {
            [
                Matcher {
                    rung: Rung::Typed,
                    sought: Sought::Term(term),
                },
            ] => term.as_literal(),
            _ => None,
        }
    }
}

impl Iterator for Matches<'_> {
    type Item = Match;

    fn next(&mut self) -> Option<Match> {
        let (query, text) = (&*self.query.compiled, self.text);
        match &mut self.search {
            Strategy::Literal(search) => search.next(query.literal()?, text, |_| true),
            Strategy::Merge(merge) => {
                merge.next_by_precedence(|i, search| query.matchers.get(i)?.next(search, text))
            }
        }
    }
}

impl Matcher {
    fn next(&self, search: &mut MatcherSearch, text: &[u8]) -> Option<Match> {
        let found = match (search, &self.sought) {
            (MatcherSearch::Term(search), Sought::Term(term)) => search.next(term, text),
            (MatcherSearch::Words(search), Sought::Words(words)) => search.next(words, text),
            (MatcherSearch::Pattern(search), Sought::Pattern(pattern)) => {
                search.next(pattern, text)
            }
            _ => None,
        };
        found.map(|found| Match {
            rung: found.rung.max(self.rung),
            ..found
        })
    }
}

impl std::fmt::Debug for Compiled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Query")
            .field("text", &self.text)
            .field("options", &self.options)
            .field("stage", &self.stage)
            .finish_non_exhaustive()
    }
}

/// Whether all letters of a text are Latin ones, and there are any.
pub(super) fn is_latin(text: &str) -> bool {
    let is_latin = |c: char| c.is_ascii_alphabetic() || (c.is_alphabetic() && c < '\u{250}');
    text.contains(is_latin) && text.chars().all(|c| !c.is_alphabetic() || is_latin(c))
}

fn is_paragraph_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2029}')
}
