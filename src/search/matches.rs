//! The matches of a query in a text: pivots found, verified, and made into byte ranges.

use super::automaton::Automaton;
use super::cursor::Cursor;
use super::effort::Effort;
use super::folding::Folded;
use super::prefilter::Verdict;
use super::query::{Compiled, Query};
use super::rare::Hits;
use super::utf8;
use super::verify::{self, Verified};

/// A match, in bytes of the text that was searched. Every offset is the edge of a code point; where a code point stands
/// for several letters (ﻻ, ﷲ), a match of some of them is the whole of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Match {
    /// First byte.
    pub start: usize,
    /// The byte after the last matched base letter.
    pub end: usize,
    /// The byte after the marks and invisible characters that follow, and, but for the exact level, tatweel: what a
    /// screen lights ends here.
    pub light_end: usize,
}

/// Iterator over the matches of a query; see [`Query::matches`].
#[derive(Debug, Clone)]
pub struct Matches<'t> {
    query: Query,
    text: &'t [u8],
    hits: Hits,
    /// Where the next rare letter is looked for.
    from: usize,
    /// The end of the match before.
    floor: usize,
    /// Matches of a paragraph that was searched as a whole.
    ready: std::vec::IntoIter<Verified>,
}

impl<'t> Matches<'t> {
    pub(super) fn new(query: Query, text: &'t [u8]) -> Self {
        let hits = query.0.rare.hits();
        Self {
            query,
            text,
            hits,
            from: 0,
            floor: 0,
            ready: Vec::new().into_iter(),
        }
    }

    fn next_verified(&mut self) -> Option<Verified> {
        loop {
            if let Some(found) = self.ready.next() {
                return Some(found);
            }
            let query = &*self.query.0;
            let at = query.rare.next(self.text, self.from, &mut self.hits)?;
            let effort = &mut self.hits.effort;
            if effort.is_too_much(at) {
                self.search_paragraph(at);
                continue;
            }
            let found = match query.rare.prefilter.look(self.text, at, effort) {
                Verdict::Yes { start, end } if start >= self.floor => {
                    query.look_closer(self.text, start, end, self.floor, effort)
                }
                _ => query.verify_at(self.text, at, self.floor, effort),
            };
            if let Some(found) = found {
                self.floor = found.next;
                self.from = found.next;
                return Some(found);
            }
            (_, self.from) = utf8::after(self.text, at)?;
        }
    }

    /// Makes ready all matches that the paragraph at byte `at` still has, in a time that no query and no text makes long.
    fn search_paragraph(&mut self, at: usize) {
        let query = &*self.query.0;
        let from = query.paragraph_start(self.text, at).max(self.floor);
        let automaton = Automaton::new(&query.elements);
        let (mut found, end) = automaton.matches(query.folding, self.text, from);
        if let Some(exact) = &query.exact {
            found = exact.find_all(self.text, from..end);
        }
        self.from = end;
        self.floor = end;
        self.hits.effort.restart(end);
        self.ready = found.into_iter();
    }
}

impl Iterator for Matches<'_> {
    type Item = Match;

    fn next(&mut self) -> Option<Match> {
        let Verified { start, end, .. } = self.next_verified()?;
        Some(Match {
            start,
            end,
            light_end: self.query.0.light_end(self.text, end),
        })
    }
}

impl Compiled {
    /// The match whose rare letter is in the code point that starts at byte `at`.
    fn verify_at(
        &self,
        text: &[u8],
        at: usize,
        floor: usize,
        effort: &mut Effort,
    ) -> Option<Verified> {
        let mut cursor = Cursor::before(self.folding, text, at);
        while let Some(folded) = cursor.next().filter(|_| cursor.start == at) {
            if self.rare.is_rare(folded)
                && let Some(found) = self.verify(text, cursor, folded, floor, effort)
            {
                return Some(found);
            }
        }
        None
    }

    fn verify(
        &self,
        text: &[u8],
        rare: Cursor<'_>,
        folded: Folded,
        floor: usize,
        effort: &mut Effort,
    ) -> Option<Verified> {
        let counts = match folded {
            Folded::Space => verify::starts_run(rare),
            Folded::Dagger => verify::is_on_letter(rare),
            _ => true,
        };
        if !counts {
            return None;
        }
        let end = verify::end(&self.elements, rare, self.rare.element, folded, effort)?;
        let start = verify::start(&self.elements, rare, self.rare.element, floor, effort)?;
        self.look_closer(text, start, end, floor, effort)
    }

    /// The end of the marks and whatever else the query's level drops from byte `end` on.
    fn light_end(&self, text: &[u8], end: usize) -> usize {
        if self.rare.prefilter.is_plain(text, end) {
            return end;
        }
        let mut cursor = Cursor::before(self.folding, text, end);
        loop {
            match cursor.next() {
                None => return text.len(),
                Some(Folded::Haraka(_) | Folded::Dagger) => {}
                Some(Folded::Letter(_) | Folded::Space | Folded::End) => return cursor.start,
            }
        }
    }

    /// The start of the paragraph that byte `at` is in.
    fn paragraph_start(&self, text: &[u8], at: usize) -> usize {
        let mut cursor = Cursor::before(self.folding, text, at);
        while let Some(folded) = cursor.previous() {
            if folded == Folded::End {
                return cursor.end;
            }
        }
        0
    }

    /// What the exact level makes of a match of the plain letters.
    fn look_closer(
        &self,
        text: &[u8],
        start: usize,
        end: usize,
        floor: usize,
        effort: &mut Effort,
    ) -> Option<Verified> {
        match &self.exact {
            Some(exact) => {
                effort.add(end - start);
                exact.find(text, start, end, floor)
            }
            None => Some(Verified {
                start,
                end,
                next: end,
            }),
        }
    }
}
