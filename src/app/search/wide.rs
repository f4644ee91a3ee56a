//! Searching across the library: the list becomes results, and comes back as it was.

use super::article::Search;
use super::results::{Batch, Results};
use crate::app::effect::{Effect, Task};
use crate::app::state::{Focus, State};
use crate::find::Scope;
use crate::search::Queries;

/// The list is the results of a search.
#[derive(Debug, Clone)]
pub struct ResultList {
    /// The results; none before there is a query.
    pub results: Option<Results>,
    pub(super) back: SavedView,
    /// A result has been chosen: it is on show.
    pub(in crate::app) chosen: bool,
    /// The reader was in the text on show. Of a result that was only looked at from the list, no place is kept.
    pub(in crate::app) entered: bool,
}

/// What the list was before, and the article on show.
#[derive(Debug, Clone, Copy)]
pub(in crate::app) struct SavedView {
    selected: usize,
    list_top: usize,
    list_shown: bool,
    focus: Focus,
}

impl State {
    /// The results, when the list shows them.
    pub fn results(&self) -> Option<&Results> {
        self.wide.as_ref()?.results.as_ref()
    }

    pub(in crate::app) fn list_view(&self) -> SavedView {
        SavedView {
            selected: self.selected,
            list_top: self.list_top,
            list_shown: self.list_shown,
            focus: self.focus,
        }
    }

    /// Brings the list back, and the article that was on show with it.
    pub(in crate::app) fn restore_view(&mut self, back: SavedView) -> Vec<Effect> {
        let effects = self.show(back.selected);
        self.list_top = back.list_top;
        self.list_shown = back.list_shown;
        self.focus = back.focus;
        effects
    }

    /// The list is for results; `back` is what to bring back afterwards. Nothing is looked for yet.
    pub(super) fn open_results(&mut self, back: SavedView) {
        self.wide = Some(ResultList {
            results: None,
            back,
            chosen: false,
            entered: true,
        });
        self.list_shown = true;
        self.focus = Focus::List;
    }

    /// The list is the library's again.
    pub(in crate::app) fn close_results(&mut self) -> Vec<Effect> {
        let Some(wide) = &self.wide else {
            return Vec::new();
        };
        let (back, looked_at) = (wide.back, !wide.entered);
        let mut effects = vec![Effect::Stop(Task::Search), Effect::Stop(Task::Library)];
        self.search = None;
        if looked_at && self.selected == back.selected {
            self.return_to_place();
        }
        effects.extend(self.restore_view(back));
        self.wide = None;
        effects
    }

    /// Looks for a query in the whole library, for the list.
    pub(super) fn search_library(&mut self, queries: Queries) -> Vec<Effect> {
        let generation = self.next_generation();
        let Some(wide) = &mut self.wide else {
            return Vec::new();
        };
        let before = wide.results.take();
        wide.results = Some(Results::new(queries.clone(), generation, before));
        vec![Effect::SearchLibrary {
            queries,
            generation,
        }]
    }

    /// Goes on with a search for the list that was stopped for another one.
    pub(super) fn resume_results(&mut self) -> Vec<Effect> {
        let stopped = self.results().filter(|results| !results.is_done());
        let queries = stopped.map(|results| results.queries.clone());
        queries.map_or_else(Vec::new, |queries| self.search_library(queries))
    }

    /// Results were found, for the list or beside a search in the article.
    pub(in crate::app) fn found_in_library(&mut self, batch: Batch) -> Vec<Effect> {
        let asked = |results: &&mut Results| results.generation == batch.generation;
        let listed = self.wide.as_mut().and_then(|wide| wide.results.as_mut());
        if let Some(results) = listed.filter(asked) {
            let first = results.is_stale();
            results.take(batch);
            return self.results_loaded(first);
        }
        if let Some(results) = self.elsewhere.as_mut().filter(asked) {
            results.take(batch);
            return self.look_further_for_nearest();
        }
        Vec::new()
    }

    fn results_loaded(&mut self, first: bool) -> Vec<Effect> {
        if first {
            self.list_top = 0;
        }
        let nothing = self.results().filter(|results| results.is_nothing());
        let nothing = nothing.map(|results| results.queries.clone());
        match (nothing, self.asking.is_some()) {
            (Some(queries), true) => self.look_for_nearest(queries, Scope::Library),
            (Some(_), false) => self.nothing_in_library(),
            (None, true) => Vec::new(),
            (None, false) => self.choose_first_result(),
        }
    }

    /// The query has been kept: its best result is shown, once it is known which that is.
    pub(super) fn choose_first_result(&mut self) -> Vec<Effect> {
        let known = self.results().filter(|results| results.is_done());
        let first = known.and_then(|results| results.hits().first());
        let Some(article) = first.map(|hit| hit.article) else {
            return Vec::new();
        };
        match &self.wide {
            Some(wide) if !wide.chosen => self.choose(article),
            _ => Vec::new(),
        }
    }

    /// The query has been kept and there is nothing: an empty list would be a dead end.
    pub(super) fn nothing_in_library(&mut self) -> Vec<Effect> {
        let Some(queries) = self.results().map(|results| results.queries.clone()) else {
            return Vec::new();
        };
        let mut effects = self.close_results();
        if self.nearest.is_none() {
            effects.extend(self.look_for_nearest(queries.clone(), Scope::Library));
        }
        self.tell_missing(queries.text(), Scope::Library);
        effects
    }

    /// Goes to where the result on show matches, and lights its matches.
    pub(in crate::app) fn light_result(&mut self) -> Vec<Effect> {
        let selected = self.selected;
        let Some(results) = self.results() else {
            return Vec::new();
        };
        let mut hits = results.hits().iter();
        let at = hits
            .find(|hit| hit.article == selected)
            .and_then(|hit| hit.at);
        let queries = results.queries.clone();
        self.search = None;
        let Some(from) = at else {
            return vec![Effect::Stop(Task::Search)];
        };
        let generation = self.next_generation();
        self.search = Some(Search::at(queries.clone(), generation, from));
        self.reveal(from);
        vec![Effect::Search {
            queries,
            from,
            generation,
        }]
    }
}
