//! The matches of a query in a text: anchors found, verified, and made into byte ranges.

use super::cursor::Cursor;
use super::folding::{Folding, Rule, Unit};
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
    /// The byte after the marks, tatweel and invisible characters that follow: what a screen lights ends here.
    pub light_end: usize,
}

/// Iterator over the matches of a query; see [`Query::matches`].
#[derive(Debug, Clone)]
pub struct Matches<'t> {
    query: Query,
    text: &'t [u8],
    hits: Vec<Option<usize>>,
    /// Where the next anchor is looked for.
    from: usize,
    /// The end of the match before.
    floor: usize,
}

impl<'t> Matches<'t> {
    pub(super) fn new(query: Query, text: &'t [u8]) -> Self {
        let hits = query.0.anchor.hits();
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
            let at = query.anchor.next(self.text, self.from, &mut self.hits)?;
            let (_, end) = utf8::after(self.text, at)?;
            self.from = end;
            let mut cursor = Cursor::before(query.folding, self.text, at);
            while let Some(unit) = cursor.next().filter(|_| cursor.start == at) {
                if !query.anchor.is_anchor(unit) {
                    continue;
                }
                if let Some((start, end, floor)) =
                    verify_at(query, self.text, cursor, unit, self.floor)
                {
                    self.floor = floor;
                    self.from = floor;
                    return Some(Match {
                        start,
                        end,
                        light_end: light_end(self.text, end),
                    });
                }
            }
        }
    }
}

/// The match around an anchor: its start, its end, and where the next may start.
fn verify_at(
    query: &Compiled,
    text: &[u8],
    anchor: Cursor<'_>,
    unit: Unit,
    floor: usize,
) -> Option<(usize, usize, usize)> {
    // In a run of spaces, or of dagger alefs on one letter, only the first is an anchor.
    if matches!(unit, Unit::Space | Unit::Dagger) && !verify::leads(anchor, unit) {
        return None;
    }
    let end = verify::end(&query.items, anchor, query.anchor.item, unit)?;
    let start = verify::start(&query.items, anchor, query.anchor.item, floor)?;
    match &query.exact {
        Some(exact) => exact.find(text, start, end, floor),
        None => Some((start, end, end)),
    }
}

/// The end of the marks, tatweel and invisible characters from byte `at` on.
fn light_end(text: &[u8], at: usize) -> usize {
    let folding = Folding::of(Rule::Fold {
        keep_case: false,
        keep_persian: false,
    });
    let mut cursor = Cursor::before(folding, text, at);
    loop {
        match cursor.next() {
            None => return text.len(),
            Some(Unit::Haraka(_) | Unit::Dagger) => {}
            Some(Unit::Letter(_) | Unit::Space | Unit::End) => return cursor.start,
        }
    }
}
