//! Searching across the library: the list becomes results, and comes back as it was.

use std::mem;

use super::matches::ArticleSearch;
use super::results::{Batch, Results};
use crate::app::effect::{Effect, Task};
use crate::app::list_view::{ListView, OnShow, ResultList, SavedView};
use crate::app::state::State;
use crate::find::Scope;
use crate::search::Queries;
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
        if on_show == OnShow::LookedAt && self.selected == before.selected {
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
        let nothing = nothing.map(|results| results.queries.clone());
        match (nothing, self.query_prompt().is_some()) {
            (Some(queries), _) if queries.may_be_replaced() => {
                self.look_for_nearest(queries.first(), Scope::Library)
            }
            (Some(queries), prompts) => match (queries.rest(Vec::new()), &self.view) {
                (Some(next), ListView::Results(list)) => self.search_library(next, list.before),
                _ if prompts => self.look_for_nearest(queries.first(), Scope::Library),
                _ => self.nothing_in_library(queries.first()),
            },
            (None, prompts) => {
                let results = self.results().filter(|results| {
                    results.is_doubtful() && prompts
                        || results.is_unmet() && results.queries.may_be_replaced()
                });
                let queries = results.map(|results| results.queries.first());
                let chosen = if prompts {
                    Vec::new()
                } else {
                    self.choose_first_result()
                };
                let doubt = queries.map(|queries| self.look_for_nearest(queries, Scope::Library));
                chosen
                    .into_iter()
                    .chain(doubt.into_iter().flatten())
                    .collect()
            }
        }
    }

    /// The query has been kept: its best result is shown, once it is known which that is.
    pub(super) fn choose_first_result(&mut self) -> Vec<Effect> {
        match &self.view {
            ListView::Results(list) if list.results.is_done() && list.on_show == OnShow::Former => {
                let first = list.results.hits().first().map(|hit| hit.article);
                first.map_or_else(Vec::new, |article| self.choose(article))
            }
            _ => Vec::new(),
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
        if let ListView::Results(list) = &mut self.view {
            list.on_show = on_show;
        }
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
