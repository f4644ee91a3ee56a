//! The matches of a query in a text: pivots found, verified, and made into byte ranges.

use super::cursor::Cursor;
use super::folding::Unit;
use super::pivot::Hits;
use super::plain::Look;
use super::query::{Compiled, Query};
use super::{utf8, verify};

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
    /// Where the next pivot is looked for.
    from: usize,
    /// The end of the match before.
    floor: usize,
}

impl<'t> Matches<'t> {
    pub(super) fn new(query: Query, text: &'t [u8]) -> Self {
        let hits = query.0.pivot.hits();
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
            let at = query.pivot.next(self.text, self.from, &mut self.hits)?;
            let found = match query.pivot.plain.look(self.text, at) {
                Look::Yes { start, end } if start >= self.floor => {
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

/// Where a match was verified to be, in bytes of the text.
pub(super) struct Verified {
    pub(super) start: usize,
    /// The byte after the last base letter.
    pub(super) end: usize,
    /// Where the next match may start.
    pub(super) next: usize,
}

impl Compiled {
    /// The match whose pivot is in the code point that starts at byte `at`.
    fn verify_at(&self, text: &[u8], at: usize, floor: usize) -> Option<Verified> {
        let mut cursor = Cursor::before(self.folding, text, at);
        while let Some(unit) = cursor.next().filter(|_| cursor.start == at) {
            if self.pivot.is_pivot(unit)
                && let Some(found) = self.verify(text, cursor, unit, floor)
            {
                return Some(found);
            }
        }
        None
    }

    fn verify(&self, text: &[u8], pivot: Cursor<'_>, unit: Unit, floor: usize) -> Option<Verified> {
        let counts = match unit {
            Unit::Space => verify::starts_run(pivot),
            Unit::Dagger => verify::is_on_letter(pivot),
            _ => true,
        };
        if !counts {
            return None;
        }
        let end = verify::end(&self.items, pivot, self.pivot.item, unit)?;
        let start = verify::start(&self.items, pivot, self.pivot.item, floor)?;
        self.look_closer(text, start, end, floor)
    }

    /// The end of the marks and whatever else the query's level drops from byte `end` on.
    fn light_end(&self, text: &[u8], end: usize) -> usize {
        if self.pivot.plain.is_plain(text, end) {
            return end;
        }
        let mut cursor = Cursor::before(self.folding, text, end);
        loop {
            match cursor.next() {
                None => return text.len(),
                Some(Unit::Haraka(_) | Unit::Dagger) => {}
                Some(Unit::Letter(_) | Unit::Space | Unit::End) => return cursor.start,
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
