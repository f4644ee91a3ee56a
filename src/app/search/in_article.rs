//! Searching the article on show: beginning, going on from match to match, and what to say where there is none.

use super::matches::ArticleSearch;
use super::results::Results;
use crate::app::actions::Action;
use crate::app::effect::Effect;
use crate::app::state::State;
use crate::document::ReadError;
use crate::find::{Found, Scope};
use crate::search::{Instead, Queries};
use crate::words;

impl State {
    /// Looks for a query in the article on show, from document offset `from` on.
    pub(super) fn search_article(&mut self, queries: Queries, from: u64) -> Vec<Effect> {
        let generation = self.next_generation();
        self.search = Some(ArticleSearch::new(queries, generation, from));
        self.begin_search()
    }

    /// Begins the search, unless the text is not there yet: then it begins with the text.
    pub(in crate::app) fn begin_search(&mut self) -> Vec<Effect> {
        match &self.search {
            Some(search) if !search.is_over() && !self.is_loading() => {
                vec![Effect::Search {
                    queries: search.queries.clone(),
                    from: search.from,
                    generation: search.generation,
                }]
            }
            _ => Vec::new(),
        }
    }

    /// Lights the matches of an earlier search again, and goes on with it if it was stopped. The reader stays where he is.
    pub(super) fn resume(&mut self, earlier: Option<ArticleSearch>) -> Vec<Effect> {
        let effects = match earlier {
            Some(stopped) if !stopped.is_done() => self.search_again(stopped),
            earlier => {
                self.search = earlier;
                Vec::new()
            }
        };
        if let Some(search) = &mut self.search {
            search.reveals = false;
        }
        effects
    }

    fn search_again(&mut self, earlier: ArticleSearch) -> Vec<Effect> {
        let effects = self.search_article(earlier.queries, earlier.from);
        if let Some(search) = &mut self.search {
            search.current = earlier.current;
        }
        effects
    }

    /// Looks for the same in a text of which more has come, or all. Whoever has gone on reading is not taken away.
    pub(in crate::app) fn search_more(&mut self, all: bool) -> Vec<Effect> {
        let Some(mut earlier) = self.search.take_if(|search| search.is_done() || all) else {
            return Vec::new();
        };
        if earlier.is_nothing() {
            self.notice = None;
        }
        let known = std::mem::take(&mut earlier.starts);
        let reveals = !earlier.is_done() || self.query_prompt().is_some();
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
        if let Some(search) = &mut self.search
            && search.take_apart(found)
        {
            return Vec::new();
        }
        let asked = |search: &&mut ArticleSearch| search.generation == found.generation;
        let Some(search) = self.search.as_mut().filter(asked) else {
            return Vec::new();
        };
        let waiting = search.current.is_none();
        search.take(found);
        let shown = search.current.filter(|_| waiting && search.reveals);
        if let Some(current) = shown {
            self.reveal(current);
        }
        match self.search.as_ref().filter(|search| search.is_done()) {
            Some(search) => match self.next_stage(search.next()) {
                Some(next) => self.search_further(next),
                None if search.is_nothing() => {
                    let queries = search.queries.clone();
                    match self.next_stage(queries.rest(Instead::default())) {
                        Some(next) if !queries.may_be_replaced() => self.search_further(next),
                        _ => self.nothing_in_article(queries.first()),
                    }
                }
                None => {
                    let doubts = self.doubt();
                    if doubts.is_empty() {
                        self.count_apart()
                    } else {
                        doubts
                    }
                }
            },
            None => Vec::new(),
        }
    }

    /// Counts the words apart where side by side they are enough, for the status to say that there are more.
    fn count_apart(&mut self) -> Vec<Effect> {
        let queries = self
            .search
            .as_ref()
            .and_then(|search| search.queries.apart());
        let Some(queries) = self.next_stage(queries).filter(|_| !self.is_previewing()) else {
            return Vec::new();
        };
        let generation = self.next_generation();
        if let Some(search) = &mut self.search {
            search.count_apart(generation);
        }
        vec![Effect::Search {
            queries,
            from: 0,
            generation,
        }]
    }

    /// Looks for more than was found.
    pub(super) fn search_further(&mut self, queries: Queries) -> Vec<Effect> {
        let generation = self.next_generation();
        let before = self.search.take();
        self.search = before.map(|search| search.further(queries, generation));
        self.begin_search()
    }

    /// Words that are near to a query of which little is found, or nothing as typed: they may have been meant.
    fn doubt(&mut self) -> Vec<Effect> {
        match &self.search {
            // What is near to the query is looked for where that is.
            Some(_) if self.is_previewing() => Vec::new(),
            Some(search)
                if search.is_doubtful() && self.query_prompt().is_some()
                    || (search.is_unmet() || search.is_of_root())
                        && search.queries.may_be_replaced() =>
            {
                let queries = search.queries.first();
                self.look_for_nearest(queries, Scope::Article)
            }
            _ => Vec::new(),
        }
    }

    /// What to look for as well; not while more of the text may come.
    pub(super) fn next_stage(&self, queries: Option<Queries>) -> Option<Queries> {
        let is_streaming = self.streaming.contains(&self.selected);
        queries.filter(|_| !is_streaming)
    }

    /// The text could not be read to its end.
    pub(in crate::app) fn search_failed(&mut self, generation: u64, error: ReadError) {
        let asked = |search: &&mut ArticleSearch| search.generation == generation;
        if let Some(search) = self.search.as_mut().filter(asked) {
            self.notice = Some(self.language.read_error(&error));
            search.failed = Some(error);
        }
    }

    /// What the library holds of the query instead, and which words are near to it.
    fn nothing_in_article(&mut self, queries: Queries) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.has_several() && self.results().is_none_or(Results::is_done) {
            let generation = self.next_generation();
            self.offers.elsewhere = Some(Results::new(queries.clone(), generation, None));
            effects.push(Effect::SearchLibrary {
                queries: queries.clone(),
                generation,
            });
        }
        if self.query_prompt().is_none() {
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
        } else if search.is_done() {
            let text = search.text().to_owned();
            self.tell_missing(&text, Scope::Article);
        } else {
            self.notice = Some(self.language.say(words::STILL_SEARCHING).into());
        }
    }

    /// Goes on to the next match after the current one, or from the window's top if that is out of sight.
    pub(in crate::app) fn next_match(&mut self, forward: bool) -> Vec<Effect> {
        let Some(search) = &self.search else {
            // Of a result there may be nothing in the text, but in what describes it.
            return self.next_result(forward).unwrap_or_else(|| {
                self.notice = Some(self.language.no_search(&self.keymap.label(Action::Search)));
                Vec::new()
            });
        };
        let Some(reader) = self.reader() else {
            self.tell_why_nothing();
            return Vec::new();
        };
        let view = self.shown().unwrap_or_default();
        let Some((top, end)) = view.top.zip(view.end) else {
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
        if wrapped && let Some(effects) = self.next_result(forward) {
            return effects;
        }
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
