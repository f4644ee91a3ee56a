//! A search in one text: its matches as far as they are known, and which of them is the current one.

use roaring::RoaringTreemap;

use crate::document::ReadError;
use crate::find::Found;
use crate::search::{FEW, Level, Queries, Rung, Rungs};

/// The matches of a query in the open document, as document offsets of their starts.
///
/// The text is searched from the place where the reader was to its end, then from its start to that place.
#[derive(Debug, Clone)]
pub struct ArticleSearch {
    /// What is looked for.
    pub queries: Queries,
    /// Tells the answers to this search from those to earlier ones.
    pub(super) generation: u64,
    /// Where the search began.
    pub(super) from: u64,
    /// Compressed: a letter of the alphabet matches a hundred thousand times in a MB.
    pub(super) starts: RoaringTreemap,
    /// What they have in common with what was typed.
    rungs: Option<Rungs>,
    /// The names that they are paired with in another script.
    paired: Vec<String>,
    done: bool,
    /// Why it came to an end before that of the text.
    pub(super) failed: Option<ReadError>,
    /// The match that the reader is at.
    pub current: Option<u64>,
    /// Whether the reader is taken to the first match.
    pub(in crate::app) reveals: bool,
    /// Which match the reader is taken to.
    lands: Lands,
    /// How many matches there are of the words apart, where side by side they are enough.
    apart: Option<Apart>,
}

/// A count beside the screen.
#[derive(Debug, Clone)]
struct Apart {
    generation: u64,
    count: u64,
    done: bool,
}

/// Which match a search leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lands {
    /// The first of those that have most in common with what was typed: as typed before other forms.
    Best,
    /// The first.
    First,
    /// The last.
    Last,
}

impl ArticleSearch {
    /// A search that begins at document offset `from`.
    pub(super) fn new(queries: Queries, generation: u64, from: u64) -> Self {
        Self {
            queries,
            generation,
            from,
            starts: RoaringTreemap::new(),
            rungs: None,
            paired: Vec::new(),
            done: false,
            failed: None,
            current: None,
            reveals: true,
            lands: Lands::Best,
            apart: None,
        }
    }

    /// A search that leads to the first match of a text, or to its last.
    pub(super) fn entering(queries: Queries, generation: u64, forward: bool) -> Self {
        Self {
            lands: if forward { Lands::First } else { Lands::Last },
            ..Self::new(queries, generation, 0)
        }
    }

    /// A search that begins at a match, which is the current one.
    pub(super) fn at(queries: Queries, generation: u64, start: u64) -> Self {
        Self {
            current: Some(start),
            ..Self::new(queries, generation, start)
        }
    }

    /// The query as typed.
    pub fn text(&self) -> &str {
        self.queries.text()
    }

    /// Takes an answer in.
    pub(super) fn take(&mut self, found: &Found) {
        self.starts |= &found.starts;
        self.rungs = Rungs::of_both(self.rungs, found.rungs);
        self.paired.clone_from(&found.paired);
        self.done |= found.done;
        if self.current.is_none() {
            self.current = match self.next_from(self.from) {
                _ if self.lands == Lands::Last => self.starts.max().filter(|_| self.done),
                // What lies before is searched last, so that a match behind the place may still come.
                Some((_, true)) if !self.done => None,
                Some(_) if self.lands == Lands::Best && found.best.is_some() => found.best,
                next => next.map(|(start, _)| start),
            };
        }
    }

    /// The words apart are counted, as that generation.
    pub(super) fn count_apart(&mut self, generation: u64) {
        self.apart = Some(Apart {
            generation,
            count: 0,
            done: false,
        });
    }

    /// Takes in how many there are of the words apart, if that is the answer.
    pub(super) fn take_apart(&mut self, found: &Found) -> bool {
        let asked = |apart: &&mut Apart| apart.generation == found.generation;
        let Some(apart) = self.apart.as_mut().filter(asked) else {
            return false;
        };
        apart.count += found.starts.len();
        apart.done |= found.done;
        true
    }

    /// How many matches there are of the words apart, once it is known that there are more.
    pub fn more_apart(&self) -> Option<u64> {
        let apart = self.apart.as_ref().filter(|apart| apart.done)?;
        (apart.count > self.count()).then_some(apart.count)
    }

    /// A search for more than this one found, which finds all of that again.
    pub(super) fn further(self, queries: Queries, generation: u64) -> Self {
        Self {
            starts: self.starts,
            current: self.current,
            rungs: self.rungs,
            reveals: self.current.is_none() && self.reveals,
            ..Self::new(queries, generation, self.from)
        }
    }

    /// What to look for as well, now that this is all there is.
    pub(super) fn next(&self) -> Option<Queries> {
        let next = || self.queries.next(self.sure(), &self.paired);
        self.done.then(next).flatten()
    }

    /// What was found has this in common with what was typed, where that is not what the level says.
    pub fn rungs(&self) -> Option<Rungs> {
        self.rungs.filter(|_| self.queries.level() == Level::Auto)
    }

    /// Whether all there is is little, or stands otherwise than as it was typed: something else may have been meant.
    pub(super) fn is_doubtful(&self) -> bool {
        self.done
            && (self.count() < FEW || self.rungs.is_some_and(|rungs| rungs.best > Rung::Typed))
    }

    /// How many matches are known.
    pub fn count(&self) -> u64 {
        self.starts.len()
    }

    /// Whether the whole text has been searched.
    pub fn is_done(&self) -> bool {
        self.done
    }

    /// Whether no more matches will come.
    pub fn is_over(&self) -> bool {
        self.done || self.failed.is_some()
    }

    /// Why it came to an end before that of the text, if it did.
    pub fn failed(&self) -> Option<&ReadError> {
        self.failed.as_ref()
    }

    /// Whether the text is known to hold nothing of it.
    pub fn is_nothing(&self) -> bool {
        self.done && self.count() == 0
    }

    /// Whether the text is known to hold nothing, or too little, that is what was typed for certain.
    pub(super) fn is_unmet(&self) -> bool {
        self.done && self.queries.is_unmet(self.sure(), self.sure())
    }

    /// Whether the text is known to hold nothing but other words of the same root.
    pub(super) fn is_of_root(&self) -> bool {
        self.done && self.rungs.is_some_and(|rungs| rungs.best == Rung::Related)
    }

    /// How many matches are known, if the best of them is what was typed for certain.
    pub(super) fn sure(&self) -> u64 {
        let is_sure = self.rungs.is_some_and(|rungs| rungs.best.is_sure());
        if is_sure { self.count() } else { 0 }
    }

    /// Which match the current one is, counted from 1.
    pub fn number(&self) -> Option<u64> {
        Some(1 + self.known_before(self.current?))
    }

    /// The match with so many known ones before it.
    pub(super) fn nth(&self, index: u64) -> Option<u64> {
        self.starts.select(index)
    }

    /// The first match from `place` on, and whether it lies behind the end.
    pub(super) fn next_from(&self, place: u64) -> Option<(u64, bool)> {
        let next = self.starts.select(self.known_before(place));
        next.map(|start| (start, false))
            .or_else(|| Some((self.starts.min()?, true)))
    }

    /// The last match before `place`, and whether it lies before the start.
    pub(super) fn last_before(&self, place: u64) -> Option<(u64, bool)> {
        let last = self.known_before(place).checked_sub(1);
        last.and_then(|index| self.starts.select(index))
            .map(|start| (start, false))
            .or_else(|| Some((self.starts.max()?, true)))
    }

    /// How many of the known matches start before `place`.
    fn known_before(&self, place: u64) -> u64 {
        place
            .checked_sub(1)
            .map_or(0, |last| self.starts.rank(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn search(from: u64, answers: &[(&[u64], bool)]) -> ArticleSearch {
        let queries = Queries::new("a", Level::Fold).unwrap();
        let mut search = ArticleSearch::new(queries, 1, from);
        for (starts, done) in answers {
            search.take(&Found {
                generation: 1,
                starts: starts.iter().collect(),
                rungs: Some(Rung::Typed.into()),
                best: None,
                paired: Vec::new(),
                done: *done,
            });
        }
        search
    }

    #[test]
    fn the_first_match_at_or_after_the_place_is_the_current_one() {
        let s = search(50, &[(&[60, 70], false), (&[10], true)]);
        assert_eq!((s.current, s.number(), s.count()), (Some(60), Some(2), 3));
        assert_eq!(search(50, &[(&[10, 50], true)]).current, Some(50));
    }

    #[test]
    fn without_one_it_is_the_first_of_all_once_that_is_known() {
        assert_eq!(search(50, &[(&[], false)]).current, None);
        assert_eq!(search(50, &[(&[], false), (&[10], false)]).current, None);
        assert_eq!(
            search(50, &[(&[], false), (&[10, 20], true)]).current,
            Some(10)
        );
    }

    #[test]
    fn going_on_wraps_at_both_ends() {
        let s = search(0, &[(&[10, 20], true)]);
        assert_eq!(s.next_from(11), Some((20, false)));
        assert_eq!(s.next_from(21), Some((10, true)));
        assert_eq!(s.last_before(20), Some((10, false)));
        assert_eq!(s.last_before(10), Some((20, true)));
        assert_eq!(search(0, &[(&[], true)]).next_from(0), None);
    }
}
