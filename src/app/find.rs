//! A search under way: its matches as far as they are known, and the current one.

use crate::search::Query;

/// The matches of a query in the open document, as document offsets of their starts.
///
/// The text is searched from the place where the reader was to its end, then from its start to that place.
#[derive(Debug, Clone)]
pub struct Search {
    /// What is looked for.
    pub query: Query,
    /// The query as typed.
    pub text: String,
    /// Tells the answers to this search from those to earlier ones.
    pub generation: u64,
    /// Where the search began.
    from: u64,
    after: Vec<u64>,
    before: Vec<u64>,
    done: bool,
    /// The match that the reader is at.
    pub current: Option<u64>,
}

/// An answer: matches found since the last one, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Of which search.
    pub generation: u64,
    /// Document offsets where matches start.
    pub starts: Vec<u64>,
    /// Whether the whole text has been searched.
    pub done: bool,
}

impl Search {
    /// A search that begins at document offset `from`.
    pub fn new(query: Query, text: String, generation: u64, from: u64) -> Self {
        Self {
            query,
            text,
            generation,
            from,
            after: Vec::new(),
            before: Vec::new(),
            done: false,
            current: None,
        }
    }

    /// Takes an answer in.
    pub fn take(&mut self, found: &Found) {
        let middle = found.starts.partition_point(|&s| s < self.from);
        // An answer lies on one side of the starting place, or on both when the text was searched at once.
        self.before.extend(&found.starts[..middle]);
        self.after.extend(&found.starts[middle..]);
        self.done |= found.done;
        if self.current.is_none() {
            self.current = self
                .after
                .first()
                .or(if self.done { self.before.first() } else { None })
                .copied();
        }
    }

    /// How many matches are known.
    pub fn count(&self) -> usize {
        self.before.len() + self.after.len()
    }

    /// Whether the whole text has been searched.
    pub fn is_done(&self) -> bool {
        self.done
    }

    /// Which match the current one is, counted from 1.
    pub fn number(&self) -> Option<usize> {
        let current = self.current?;
        let known = if current < self.from {
            &self.before
        } else {
            &self.after
        };
        let index = known.partition_point(|&s| s < current);
        Some(
            1 + index
                + if current < self.from {
                    0
                } else {
                    self.before.len()
                },
        )
    }

    /// The first match from `place` on, and whether it lies behind the end.
    pub fn next_from(&self, place: u64) -> Option<(u64, bool)> {
        let next = self.in_order().find(|&s| s >= place);
        next.map(|s| (s, false))
            .or_else(|| self.in_order().next().map(|s| (s, true)))
    }

    /// The last match before `place`, and whether it lies before the start.
    pub fn last_before(&self, place: u64) -> Option<(u64, bool)> {
        let last = self.in_order().rev().find(|&s| s < place);
        last.map(|s| (s, false))
            .or_else(|| self.in_order().next_back().map(|s| (s, true)))
    }

    fn in_order(&self) -> impl DoubleEndedIterator<Item = u64> + '_ {
        self.before.iter().chain(&self.after).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Options;

    fn search(from: u64, answers: &[(&[u64], bool)]) -> Search {
        let query = Query::new("a", Options::default()).unwrap();
        let mut search = Search::new(query, "a".into(), 1, from);
        for (starts, done) in answers {
            search.take(&Found {
                generation: 1,
                starts: starts.to_vec(),
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
