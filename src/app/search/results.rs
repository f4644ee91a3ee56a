//! What the library holds of a query: its articles in which something was found, ranked, as far as they are known.

use std::iter;

use crate::find::Hit;
use crate::search::{FEW, Level, Queries, Rung, Rungs};

/// The results of a search across the library.
#[derive(Debug, Clone)]
pub struct Results {
    /// What is looked for.
    pub queries: Queries,
    /// Tells the answers to this search from those to earlier ones.
    pub(super) generation: u64,
    hits: Vec<Hit>,
    total: u64,
    searched: usize,
    unread: usize,
    done: bool,
    /// The hits are those of the query before: they stay until the first answer comes, so that the list does not flicker.
    stale: bool,
}

/// An answer: what was found since the last one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Batch {
    /// Of which search.
    pub generation: u64,
    /// In no order.
    pub hits: Vec<Hit>,
    /// Texts that were searched.
    pub searched: usize,
    /// Those of them that could not be read.
    pub unread: usize,
    /// Whether the whole library has been searched.
    pub done: bool,
}

impl Results {
    /// A search that has no answer yet; the hits of `before` stay until it has.
    pub(super) fn new(queries: Queries, generation: u64, before: Option<&Self>) -> Self {
        let before = before.map(|results| (results.hits.clone(), results.total));
        let (hits, total) = before.unwrap_or_default();
        Self {
            queries,
            generation,
            hits,
            total,
            searched: 0,
            unread: 0,
            done: false,
            stale: true,
        }
    }

    /// Takes an answer in.
    pub(super) fn take(&mut self, batch: Batch) {
        if self.stale {
            self.stale = false;
            self.hits.clear();
            self.total = 0;
        }
        self.total += batch.hits.iter().map(|hit| hit.count).sum::<u64>();
        self.hits = merged(std::mem::take(&mut self.hits), batch.hits);
        self.searched += batch.searched;
        self.unread += batch.unread;
        self.done |= batch.done;
    }

    /// The place of an article among the hits, if something was found in it.
    pub(in crate::app) fn row_of(&self, article: usize) -> Option<usize> {
        self.hits.iter().position(|hit| hit.article == article)
    }

    /// The articles with matches, the best first.
    pub fn hits(&self) -> &[Hit] {
        &self.hits
    }

    /// Matches in all texts together.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// How many texts have been searched.
    pub fn searched(&self) -> usize {
        self.searched
    }

    /// Texts that could not be read.
    pub fn unread(&self) -> usize {
        self.unread
    }

    /// Whether the whole library has been searched.
    pub fn is_done(&self) -> bool {
        self.done
    }

    /// Whether no answer has come yet.
    pub fn is_stale(&self) -> bool {
        self.stale
    }

    /// Whether the library is known to hold nothing of it.
    pub(super) fn is_nothing(&self) -> bool {
        self.done && self.hits.is_empty()
    }

    /// Whether the library is known to hold nothing, or too little, that is what was typed for certain.
    pub(super) fn is_unmet(&self) -> bool {
        self.done && self.queries.is_unmet(self.sure(), self.total)
    }

    /// Whether the library is known to hold nothing but other words of the same root.
    pub(super) fn is_of_root(&self) -> bool {
        let best = self.hits.iter().map(|hit| hit.rungs.best).min();
        self.done && best == Some(Rung::Related)
    }

    /// How many matches are known, if the best of them is what was typed for certain.
    pub(super) fn sure(&self) -> u64 {
        let is_sure = self.hits.iter().any(|hit| hit.rungs.best.is_sure());
        if is_sure { self.count() } else { 0 }
    }

    /// Whether all there is is little, or stands otherwise than as it was typed: something else may have been meant.
    pub(super) fn is_doubtful(&self) -> bool {
        self.done
            && (self.count() < FEW || self.rungs().is_some_and(|rungs| rungs.best > Rung::Typed))
    }

    /// What was found has this in common with what was typed, where that is not what the level says.
    pub fn rungs(&self) -> Option<Rungs> {
        let rungs = self.hits.iter().map(|hit| Some(hit.rungs));
        let rungs = rungs.fold(None, Rungs::of_both);
        rungs.filter(|_| self.queries.level() == Level::Auto)
    }

    /// What to look for as well, now that this is all there is.
    pub(super) fn next(&self) -> Option<Queries> {
        let mut paired: Vec<String> = Vec::new();
        for name in self.hits.iter().flat_map(|hit| &hit.paired) {
            if !paired.contains(name) {
                paired.push(name.clone());
            }
        }
        self.done
            .then(|| self.queries.next(self.count(), &paired))?
    }

    /// Matches, and articles that have none but in what describes them.
    fn count(&self) -> u64 {
        self.hits.iter().map(|hit| hit.count.max(1)).sum()
    }

    /// Whether these are the results of that query.
    pub(super) fn answers(&self, queries: &Queries) -> bool {
        self.queries.text() == queries.text() && self.queries.level() == queries.level()
    }
}

/// Hits in their order with a few more, which come in any order.
fn merged(sorted: Vec<Hit>, mut more: Vec<Hit>) -> Vec<Hit> {
    more.sort_by_key(Hit::order);
    let mut merged = Vec::with_capacity(sorted.len() + more.len());
    let mut sorted = sorted.into_iter().peekable();
    for hit in more {
        let order = hit.order();
        merged.extend(iter::from_fn(|| {
            sorted.next_if(|known| known.order() <= order)
        }));
        merged.push(hit);
    }
    merged.extend(sorted);
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find::Rank;

    fn found(article: usize, rank: Rank, count: u64) -> Hit {
        Hit {
            article,
            rank,
            count,
            rungs: Rung::Typed.into(),
            paired: Vec::new(),
            at: None,
            context: None,
        }
    }

    fn batch(hits: Vec<Hit>, done: bool) -> Batch {
        Batch {
            hits,
            done,
            ..Batch::default()
        }
    }

    fn articles(results: &Results) -> Vec<usize> {
        results.hits().iter().map(|hit| hit.article).collect()
    }

    #[test]
    fn titles_come_first_then_headings_then_what_has_most_matches() {
        let queries = Queries::new("x", Level::Fold).unwrap();
        let mut results = Results::new(queries, 1, None);
        results.take(batch(
            vec![found(0, Rank::Text, 9), found(1, Rank::Heading, 1)],
            false,
        ));
        results.take(batch(
            vec![
                found(4, Rank::Text, 9),
                found(2, Rank::Title, 0),
                found(3, Rank::Text, 12),
            ],
            true,
        ));
        assert_eq!(articles(&results), [2, 1, 3, 0, 4]);
        assert_eq!((results.total(), results.is_done()), (31, true));
    }

    #[test]
    fn the_results_before_stay_until_an_answer_comes() {
        let queries = Queries::new("x", Level::Fold).unwrap();
        let mut before = Results::new(queries.clone(), 1, None);
        before.take(batch(vec![found(7, Rank::Text, 1)], true));
        let mut results = Results::new(queries, 2, Some(&before));
        assert_eq!(articles(&results), [7]);
        assert!(!results.is_nothing());
        results.take(batch(Vec::new(), true));
        assert!(results.is_nothing());
    }

    #[test]
    fn how_many_texts_have_been_searched_adds_up() {
        let queries = Queries::new("x", Level::Fold).unwrap();
        let mut results = Results::new(queries, 1, None);
        for searched in [3, 4] {
            results.take(Batch {
                searched,
                ..Batch::default()
            });
        }
        assert_eq!((results.searched(), results.is_done()), (7, false));
    }
}
