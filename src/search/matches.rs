//! The matches of a query in a text: pivots found, verified, and made into byte ranges.

use super::cursor::Cursor;
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
        }
    }
}

impl Iterator for Matches<'_> {
    type Item = Match;

    fn next(&mut self) -> Option<Match> {
        let query = &*self.query.0;
        loop {
            let at = query.rare.next(self.text, self.from, &mut self.hits)?;
            let found = match query.rare.plain.look(self.text, at) {
                Verdict::Yes { start, end } if start >= self.floor => {
                    query.look_closer(self.text, start, end, self.floor)
                }
                _ => query.verify_at(self.text, at, self.floor),
            };
            if let Some(Verified { start, end, next }) = found {
                self.floor = next;
                self.from = next;
                return Some(Match {
                    start,
                    end,
                    light_end: query.light_end(self.text, end),
                });
            }
            (_, self.from) = utf8::after(self.text, at)?;
        }
    }
}

impl Compiled {
    /// The match whose rare letter is in the code point that starts at byte `at`.
    fn verify_at(&self, text: &[u8], at: usize, floor: usize) -> Option<Verified> {
        let mut cursor = Cursor::before(self.folding, text, at);
        while let Some(folded) = cursor.next().filter(|_| cursor.start == at) {
            if self.rare.is_pivot(folded)
                && let Some(found) = self.verify(text, cursor, folded, floor)
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
    ) -> Option<Verified> {
        let counts = match folded {
            Folded::Space => verify::starts_run(rare),
            Folded::Dagger => verify::is_on_letter(rare),
            _ => true,
        };
        if !counts {
            return None;
        }
        let end = verify::end(&self.elements, rare, self.rare.element, folded)?;
        let start = verify::start(&self.elements, rare, self.rare.element, floor)?;
        self.look_closer(text, start, end, floor)
    }

    /// The end of the marks and whatever else the query's level drops from byte `end` on.
    fn light_end(&self, text: &[u8], end: usize) -> usize {
        if self.rare.plain.is_plain(text, end) {
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

    /// What the exact level makes of a match of the plain letters.
    fn look_closer(&self, text: &[u8], start: usize, end: usize, floor: usize) -> Option<Verified> {
        match &self.exact {
            Some(exact) => exact.find(text, start, end, floor),
            None => Some(Verified {
                start,
                end,
                next: end,
            }),
        }
    }
}
