//! Looking for what there is instead of a query that was not found, saying it, and taking it.

use super::matches::ArticleSearch;
use super::nearest::Nearby;
use super::results::Results;
use crate::app::actions::Action;
use crate::app::effect::Effect;
use crate::app::list_view::ListView;
use crate::app::state::State;
use crate::find::Scope;
use crate::search::{Instead, Queries};
use crate::words::Missing;

impl State {
    /// Asks for the words nearest to a query that was not found there.
    pub(super) fn look_for_nearest(&mut self, queries: Queries, scope: Scope) -> Vec<Effect> {
        let generation = self.next_generation();
        self.offers.nearest = Some(Nearby {
            queries: queries.clone(),
            scope,
            generation,
            answered: false,
            done: false,
            words: Vec::new(),
        });
        vec![Effect::Nearest {
            queries,
            scope,
            generation,
        }]
    }

    /// Where neither article nor library has the query, and the article no word that is near to it, the library may.
    pub(super) fn look_further_for_nearest(&mut self) -> Vec<Effect> {
        let nothing = self
            .offers
            .elsewhere
            .as_ref()
            .is_some_and(Results::is_nothing);
        match &self.offers.nearest {
            Some(nearby)
                if nothing
                    && nearby.answered
                    && nearby.words.is_empty()
                    && nearby.scope == Scope::Article =>
            {
                self.look_for_nearest(nearby.queries.clone(), Scope::Library)
            }
            _ => Vec::new(),
        }
    }

    /// The nearest words were found.
    pub(in crate::app) fn found_nearest(
        &mut self,
        generation: u64,
        words: Vec<String>,
        instead: Option<Instead>,
    ) -> Vec<Effect> {
        let Some(nearby) = self
            .offers
            .nearest
            .as_mut()
            .filter(|n| n.generation == generation)
        else {
            return Vec::new();
        };
        nearby.answered = true;
        nearby.words = words;
        nearby.done = instead.is_some();
        let (text, scope) = (nearby.queries.text().to_owned(), nearby.scope);
        if let Some(effects) = instead.and_then(|instead| self.go_on_with(instead, scope)) {
            return effects;
        }
        let sure = match scope {
            Scope::Article => self.search.as_ref().map(ArticleSearch::sure),
            Scope::Library => self.results().map(Results::sure),
        };
        if self.query_prompt().is_none() && self.notice.is_some() && sure.unwrap_or(0) == 0 {
            self.tell_missing(&text, scope);
        }
        self.look_further_for_nearest()
    }

    /// Where nothing was found: looks for what the query must have been meant for, or for most of it, or for one word.
    fn go_on_with(&mut self, instead: Instead, scope: Scope) -> Option<Vec<Effect>> {
        match scope {
            Scope::Article => {
                let search = self.search.as_ref()?;
                if search.is_of_root() {
                    let next = search.queries.rest(instead.close()?)?;
                    let from = search.from;
                    self.notice = None;
                    return Some(self.search_article(next, from));
                }
                search.is_unmet().then_some(())?;
                let is_better = !instead.texts.is_empty() || search.is_nothing();
                let next = search.queries.rest(instead).filter(|_| is_better);
                let next = self.next_stage(next)?;
                self.notice = None;
                Some(self.search_further(next))
            }
            Scope::Library => {
                let results = self.results()?;
                let (queries, is_nothing) = (results.queries.first(), results.is_nothing());
                let instead = if results.is_of_root() {
                    instead.close()?
                } else {
                    results.is_unmet().then_some(instead)?
                };
                let is_better = !instead.texts.is_empty() || is_nothing;
                let next = results.queries.rest(instead).filter(|_| is_better);
                match (next, &self.view) {
                    (Some(next), ListView::Results(list)) => {
                        Some(self.search_library(next, list.before))
                    }
                    _ if is_nothing && self.query_prompt().is_none() => {
                        Some(self.nothing_in_library(queries))
                    }
                    _ => None,
                }
            }
        }
    }

    /// Says that nothing was found, and what there is instead.
    pub(super) fn tell_missing(&mut self, query: &str, scope: Scope) {
        let take_nearest = self.keymap.label(Action::TakeNearest);
        let missing = Missing {
            query,
            scope,
            so_far: scope == Scope::Article && self.streaming.contains(&self.selected),
            elsewhere: self.offers.elsewhere.as_ref().map_or(0, Results::total),
            nearest: self.offers.words().first().map(String::as_str),
            take_nearest: &take_nearest,
        };
        self.notice = Some(self.language.missing(&missing));
    }
}
