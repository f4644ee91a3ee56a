//! Searching across the library: the list becomes results, and comes back as it was.

use std::mem;

use super::matches::ArticleSearch;
use super::query_prompt::QueryPrompt;
use super::results::{Batch, Results};
use crate::app::effect::{Effect, Task};
use crate::app::list_view::{ListView, OnShow, ResultList, SavedView};
use crate::app::state::State;
use crate::find::Scope;
use crate::search::{Instead, Queries};
use crate::words;

impl State {
    /// The list shows results, in the place of older ones if it has some; `before` is how it is to look afterwards.
    pub(super) fn show_results(&mut self, results: Results, before: SavedView) {
        self.view = ListView::Results(match mem::take(&mut self.view) {
            ListView::Results(list) => ResultList { results, ..list },
            view => ResultList {
                results,
                on_show: OnShow::Former,
                narrowed: match view {
                    ListView::Titles(filter) => Some(filter),
                    _ => None,
                },
                before,
            },
        });
    }

    /// The list shows titles again, without another article on show.
    pub(super) fn hide_results(&mut self) -> ListView {
        let titles = match &self.view {
            ListView::Library => ListView::Library,
            ListView::Titles(filter) => ListView::Titles(filter.clone()),
            ListView::Results(list) => ListView::of_titles(list.narrowed.clone()),
        };
        mem::replace(&mut self.view, titles)
    }

    /// The list is the library's again, as it was before.
    pub(in crate::app) fn close_results(&mut self) -> Vec<Effect> {
        let ListView::Results(list) = &self.view else {
            return Vec::new();
        };
        let (before, on_show) = (list.before, list.on_show);
        let mut effects = vec![Effect::Stop(Task::Search), Effect::Stop(Task::Library)];
        self.search = None;
        if on_show.is_passing() && self.selected == before.selected {
            self.return_to_place();
        }
        effects.extend(self.restore_view(before));
        self.hide_results();
        effects
    }

    /// Looks for a query in the whole library, for the list. The results before stay until there are others.
    pub(super) fn search_library(&mut self, queries: Queries, before: SavedView) -> Vec<Effect> {
        let generation = self.next_generation();
        let results = Results::new(queries.clone(), generation, self.results());
        self.show_results(results, before);
        vec![Effect::SearchLibrary {
            queries,
            generation,
        }]
    }

    /// Goes on with a search for the list that was stopped for another one.
    pub(super) fn resume_results(&mut self) -> Vec<Effect> {
        match &self.view {
            ListView::Results(list) if !list.results.is_done() => {
                self.search_library(list.results.queries.clone(), list.before)
            }
            _ => Vec::new(),
        }
    }

    /// Results were found, for the list or beside a search in the article.
    pub(in crate::app) fn found_in_library(&mut self, batch: Batch) -> Vec<Effect> {
        let asked = |results: &&mut Results| results.generation == batch.generation;
        let listed = match &mut self.view {
            ListView::Results(list) => Some(&mut list.results),
            ListView::Titles(_) | ListView::Library => None,
        };
        if let Some(results) = listed.filter(asked) {
            let first = results.is_stale();
            results.take(batch);
            return self.results_loaded(first);
        }
        if let Some(results) = self.offers.elsewhere.as_mut().filter(asked) {
            results.take(batch);
            if let Some(queries) = results.next() {
                let generation = self.next_generation();
                self.offers.elsewhere = Some(Results::new(queries.clone(), generation, None));
                return vec![Effect::SearchLibrary {
                    queries,
                    generation,
                }];
            }
            return self.look_further_for_nearest();
        }
        Vec::new()
    }

    fn results_loaded(&mut self, first: bool) -> Vec<Effect> {
        if first {
            self.list_top = 0;
        }
        if let ListView::Results(list) = &self.view
            && let Some(next) = list.results.next()
        {
            return self.search_library(next, list.before);
        }
        let nothing = self.results().filter(|results| results.is_nothing());
        match nothing.map(|results| results.queries.clone()) {
            Some(queries) => self.nothing_in_results(&queries),
            None => self.something_in_results(),
        }
    }

    fn nothing_in_results(&mut self, queries: &Queries) -> Vec<Effect> {
        let former = self.query_prompt().map(QueryPrompt::former);
        if !queries.may_be_replaced() {
            match (queries.rest(Instead::default()), &self.view) {
                (Some(next), ListView::Results(list)) => {
                    return self.search_library(next, list.before);
                }
                _ if former.is_none() => return self.nothing_in_library(queries.first()),
                _ => {}
            }
        }
        let mut effects = former.map_or_else(Vec::new, |former| self.end_preview(former));
        effects.extend(self.look_for_nearest(queries.first(), Scope::Library));
        effects
    }

    fn something_in_results(&mut self) -> Vec<Effect> {
        let prompts = self.query_prompt().is_some();
        let results = self.results().filter(|results| {
            results.is_doubtful() && prompts
                || (results.is_unmet() || results.is_of_root()) && results.queries.may_be_replaced()
        });
        let doubtful = results.map(|results| results.queries.first());
        let mut effects = if prompts {
            self.preview()
        } else {
            self.choose_first_result()
        };
        if let Some(queries) = doubtful {
            effects.extend(self.look_for_nearest(queries, Scope::Library));
        }
        effects
    }

    /// The query has been kept: its best result is shown, once it is known which that is.
    pub(super) fn choose_first_result(&mut self) -> Vec<Effect> {
        let Some((article, on_show)) = self.first_result() else {
            return Vec::new();
        };
        match on_show {
            OnShow::Former => self.choose(article),
            // One may come back from it to what was on show before: that was noted when the query was kept.
            OnShow::Previewed => self.put_on_show(article),
            OnShow::LookedAt | OnShow::Read => Vec::new(),
        }
    }

    /// The best result, once it is known which that is, and what is on show of the results.
    fn first_result(&self) -> Option<(usize, OnShow)> {
        match &self.view {
            ListView::Results(list) if list.results.is_done() => {
                Some((list.results.hits().first()?.article, list.on_show))
            }
            _ => None,
        }
    }

    /// Shows the best result of a query that is still typed where it matches, if there is room beside the list.
    fn preview(&mut self) -> Vec<Effect> {
        let has_room = self.panes().is_some_and(|panes| panes.text.is_some());
        let Some((article, _)) = self.first_result().filter(|_| has_room) else {
            return Vec::new();
        };
        let offers = mem::take(&mut self.offers);
        let effects = self.put_on_show(article);
        self.offers = offers;
        self.set_on_show(OnShow::Previewed);
        effects
    }

    /// Whether the text on show is there because it is the best result of what is typed.
    pub(super) fn is_previewing(&self) -> bool {
        matches!(&self.view, ListView::Results(list) if list.on_show == OnShow::Previewed)
    }

    /// The article that was on show before the query was typed is so again, if there is a preview in its place.
    pub(super) fn end_preview(&mut self, former: usize) -> Vec<Effect> {
        if !self.is_previewing() {
            return Vec::new();
        }
        self.search = None;
        let effects = self.show(former);
        self.return_to_place();
        self.set_on_show(OnShow::Former);
        effects
    }

    fn set_on_show(&mut self, on_show: OnShow) {
        if let ListView::Results(list) = &mut self.view {
            list.on_show = on_show;
        }
    }

    /// The query has been kept and there is nothing: an empty list would be a dead end.
    pub(super) fn nothing_in_library(&mut self, queries: Queries) -> Vec<Effect> {
        let mut effects = self.close_results();
        let query = queries.text().to_owned();
        if self.offers.nearest.is_none() {
            effects.extend(self.look_for_nearest(queries, Scope::Library));
        }
        self.tell_missing(&query, Scope::Library);
        effects
    }

    /// Goes on from the result on show to the next that has matches in its text, if there is another.
    pub(super) fn next_result(&mut self, forward: bool) -> Option<Vec<Effect>> {
        let ListView::Results(list) = &self.view else {
            return None;
        };
        let hits = list.results.hits();
        let row = list.results.row_of(self.selected)?;
        let rows = (1..hits.len()).map(|step| {
            let by = if forward { step } else { hits.len() - step };
            (row + by) % hits.len()
        });
        let mut others = rows.filter_map(|row| hits.get(row));
        let article = others.find(|hit| hit.count > 0)?.article;
        let (queries, on_show) = (list.results.queries.clone(), list.on_show);
        let mut effects = self.put_on_show(article);
        self.set_on_show(on_show);
        let generation = self.next_generation();
        self.search = Some(ArticleSearch::entering(queries, generation, forward));
        effects.extend(self.begin_search());
        let entered = if forward {
            words::NEXT_ARTICLE_WITH
        } else {
            words::ARTICLE_BEFORE_WITH
        };
        self.notice = Some(self.language.say(entered).into());
        Some(effects)
    }

    /// Goes to where the result on show matches, and highlights its matches.
    pub(in crate::app) fn show_match(&mut self) -> Vec<Effect> {
        let Some(results) = self.results() else {
            return Vec::new();
        };
        let row = results.row_of(self.selected);
        let at = row.and_then(|row| results.hits().get(row)?.at);
        let queries = results.queries.clone();
        self.search = None;
        let Some(from) = at else {
            return vec![Effect::Stop(Task::Search)];
        };
        let generation = self.next_generation();
        self.search = Some(ArticleSearch::at(queries, generation, from));
        self.reveal(from);
        self.begin_search()
    }
}
