//! A search in the article under way: its matches as far as they are known, the current one, and going on to the next.

use roaring::RoaringTreemap;

use super::results::Results;
use crate::app::effect::Effect;
use crate::app::state::State;
use crate::document::ReadError;
use crate::find::{Found, Scope};
use crate::search::Queries;
use crate::words;

/// The matches of a query in the open document, as document offsets of their starts.
///
/// The text is searched from the place where the reader was to its end, then from its start to that place.
#[derive(Debug, Clone)]
pub struct Search {
    /// What is looked for.
    pub queries: Queries,
    /// Tells the answers to this search from those to earlier ones.
    generation: u64,
    /// Where the search began.
    from: u64,
    /// Compressed: a letter of the alphabet matches a hundred thousand times in a MB.
    starts: RoaringTreemap,
    done: bool,
    /// Why it came to an end before that of the text.
    failed: Option<ReadError>,
    /// The match that the reader is at.
    pub current: Option<u64>,
    /// Whether the reader is taken to the first match.
    reveals: bool,
}

impl Search {
    /// A search that begins at document offset `from`.
    fn new(queries: Queries, generation: u64, from: u64) -> Self {
        Self {
            queries,
            generation,
            from,
            starts: RoaringTreemap::new(),
            done: false,
            failed: None,
            current: None,
            reveals: true,
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
    fn take(&mut self, found: &Found) {
        self.starts |= &found.starts;
        self.done |= found.done;
        if self.current.is_none() {
            self.current = match self.next_from(self.from) {
                // What lies before is searched last, so that a match behind the place may still come.
                Some((_, true)) if !self.done => None,
                next => next.map(|(start, _)| start),
            };
        }
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

    /// Which match the current one is, counted from 1.
    pub fn number(&self) -> Option<u64> {
        Some(1 + self.known_before(self.current?))
    }

    /// The first match from `place` on, and whether it lies behind the end.
    fn next_from(&self, place: u64) -> Option<(u64, bool)> {
        let next = self.starts.select(self.known_before(place));
        next.map(|start| (start, false))
            .or_else(|| Some((self.starts.min()?, true)))
    }

    /// The last match before `place`, and whether it lies before the start.
    fn last_before(&self, place: u64) -> Option<(u64, bool)> {
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

impl State {
    /// Looks for a query in the article on show, from document offset `from` on.
    pub(super) fn search_article(&mut self, queries: Queries, from: u64) -> Vec<Effect> {
        let generation = self.next_generation();
        self.search = Some(Search::new(queries.clone(), generation, from));
        vec![Effect::Search {
            queries,
            from,
            generation,
        }]
    }

    /// Lights the matches of an earlier search again, and goes on with it if it was stopped.
    pub(super) fn resume(&mut self, earlier: Option<Search>) -> Vec<Effect> {
        match earlier {
            Some(stopped) if !stopped.is_done() => self.search_again(stopped),
            earlier => {
                self.search = earlier;
                Vec::new()
            }
        }
    }

    fn search_again(&mut self, earlier: Search) -> Vec<Effect> {
        let effects = self.search_article(earlier.queries, earlier.from);
        if let Some(search) = &mut self.search {
            search.current = earlier.current;
        }
        effects
    }

    /// Looks for the same in a text of which more has come, or all. Whoever has gone on reading is not taken away.
    pub(in crate::app) fn search_more(&mut self, all: bool) -> Vec<Effect> {
        let Some(mut earlier) = self.search.take_if(|search| search.done || all) else {
            return Vec::new();
        };
        if earlier.is_nothing() {
            self.notice = None;
        }
        let known = std::mem::take(&mut earlier.starts);
        let reveals = !earlier.done || self.asking.is_some();
        let mut effects = self.forget_answers();
        effects.extend(self.search_again(earlier));
        if let Some(search) = &mut self.search {
            search.reveals = reveals;
            if !all {
                search.starts = known;
            }
        }
        effects
    }

    /// Matches were found.
    pub(in crate::app) fn found(&mut self, found: &Found) -> Vec<Effect> {
        let asked = |search: &&mut Search| search.generation == found.generation;
        let Some(search) = self.search.as_mut().filter(asked) else {
            return Vec::new();
        };
        let waiting = search.current.is_none();
        search.take(found);
        match search.current {
            Some(current) if waiting && search.reveals => self.reveal(current),
            None if search.is_nothing() => {
                let queries = search.queries.clone();
                return self.nothing_in_article(queries);
            }
            _ => {}
        }
        Vec::new()
    }

    /// The text could not be read to its end.
    pub(in crate::app) fn search_failed(&mut self, generation: u64, error: ReadError) {
        let asked = |search: &&mut Search| search.generation == generation;
        if let Some(search) = self.search.as_mut().filter(asked) {
            self.notice = Some(self.language.read_error(&error));
            search.failed = Some(error);
        }
    }

    /// What the library holds of the query instead, and which words are near to it.
    fn nothing_in_article(&mut self, queries: Queries) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.articles.len() > 1 && self.results().is_none_or(Results::is_done) {
            let generation = self.next_generation();
            self.elsewhere = Some(Results::new(queries.clone(), generation, None));
            effects.push(Effect::SearchLibrary {
                queries: queries.clone(),
                generation,
            });
        }
        if self.asking.is_none() {
            self.tell_missing(queries.text(), Scope::Article);
        }
        effects.extend(self.look_for_nearest(queries, Scope::Article));
        effects
    }

    /// Says why there is no match to go on to.
    pub(super) fn tell_why_nothing(&mut self) {
        let Some(search) = &self.search else { return };
        if let Some(error) = &search.failed {
            self.notice = Some(self.language.read_error(error));
        } else if search.done {
            let text = search.text().to_owned();
            self.tell_missing(&text, Scope::Article);
        } else {
            self.notice = Some(self.language.say(words::STILL_SEARCHING).into());
        }
    }

    /// Goes on to the next match after the current one, or from the window's top if that is out of sight.
    pub(in crate::app) fn next_match(&mut self, forward: bool) -> Vec<Effect> {
        let height = self.column().height;
        let Some(search) = &self.search else {
            self.notice = Some(self.language.say(words::NO_SEARCH).into());
            return Vec::new();
        };
        let Some(reader) = self.reader() else {
            self.tell_why_nothing();
            return Vec::new();
        };
        let Ok(view) = reader.view(height) else {
            return Vec::new();
        };
        let (Some(top), Some(end)) = (view.top, view.end) else {
            return Vec::new();
        };
        let shown = reader.offset(top)..reader.offset(end);
        let (place, after) = match search.current {
            Some(current) if shown.contains(&current) => (current, current + 1),
            _ => (shown.start, shown.start),
        };
        let next = if forward {
            search.next_from(after)
        } else {
            search.last_before(place)
        };
        let Some((start, wrapped)) = next else {
            self.tell_why_nothing();
            return Vec::new();
        };
        if wrapped {
            let around = if forward {
                words::WRAPPED_TO_START
            } else {
                words::WRAPPED_TO_END
            };
            self.notice = Some(self.language.say(around).into());
        }
        if let Some(search) = &mut self.search {
            search.current = Some(start);
        }
        self.reveal(start);
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Level;

    fn search(from: u64, answers: &[(&[u64], bool)]) -> Search {
        let queries = Queries::new("a", Level::Fold).unwrap();
        let mut search = Search::new(queries, 1, from);
        for (starts, done) in answers {
            search.take(&Found {
                generation: 1,
                starts: starts.iter().collect(),
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
