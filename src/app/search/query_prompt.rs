//! The query being typed: where it is looked for, and what to return to if it is given up.

use super::article::Search;
use super::recall::{Recall, is_memorable};
use super::results::Results;
use super::wide::{ResultList, SavedView};
use crate::app::actions::{Action, action_of, typing_action_of};
use crate::app::effect::{Effect, Task};
use crate::app::prompt::Prompt;
use crate::app::state::{Focus, State};
use crate::find::Scope;
use crate::input::{Code, Key};
use crate::page::Anchor;
use crate::search::Queries;
use crate::words;

/// A query being typed.
#[derive(Debug, Clone)]
pub struct QueryPrompt {
    /// The line.
    pub prompt: Prompt,
    /// Where it is looked for.
    pub scope: Scope,
    /// Why the query finds nothing, if it cannot.
    pub problem: Option<String>,
    recall: Recall,
    before: Before,
}

/// What there was before the prompt.
#[derive(Debug, Clone)]
struct Before {
    place: Option<Anchor>,
    search: Option<Search>,
    /// Results that the list showed, while it shows those of the query being typed.
    wide: Option<ResultList>,
    list: SavedView,
}

impl State {
    /// Opens the prompt.
    pub(in crate::app) fn ask(&mut self, scope: Scope) -> Vec<Effect> {
        let several = self.articles.len() > 1;
        if self.reader().is_none() && !several {
            return Vec::new();
        }
        self.asking = Some(QueryPrompt {
            prompt: Prompt::new(String::new(), self.language.direction()),
            scope: Scope::Article,
            problem: None,
            recall: Recall::default(),
            before: Before {
                place: self.reader().and_then(crate::app::Reader::place),
                search: self.search.clone(),
                wide: None,
                list: self.list_view(),
            },
        });
        self.nearest = None;
        self.elsewhere = None;
        let mut effects = vec![Effect::Recall];
        if scope == Scope::Library && several {
            effects.extend(self.widen());
        }
        effects
    }

    pub(in crate::app) fn typing_key(&mut self, key: Key) -> Vec<Effect> {
        let Some(asking) = &mut self.asking else {
            return Vec::new();
        };
        if key.code == Code::Backspace && asking.prompt.text().is_empty() {
            return self.give_up();
        }
        match typing_action_of(key) {
            Some(Action::Keep) => return self.keep(),
            Some(Action::GiveUp) => return self.give_up(),
            Some(Action::Widen) if self.articles.len() > 1 => {
                let mut effects = self.widen();
                effects.extend(self.query_changed());
                return effects;
            }
            Some(Action::Widen) => return Vec::new(),
            Some(Action::NextLevel) => {
                self.level = self.level.next();
                return self.query_changed();
            }
            Some(action @ (Action::Older | Action::Newer)) => {
                let older = action == Action::Older;
                let text = asking
                    .recall
                    .step(&self.history, older, asking.prompt.text());
                return text.map_or_else(Vec::new, |text| self.type_anew(text));
            }
            _ => {}
        }
        if action_of(key) == Some(Action::TakeNearest) {
            return self.take_nearest();
        }
        if asking.prompt.key(key) {
            self.query_changed()
        } else {
            Vec::new()
        }
    }

    /// Puts another query in the place of the one being typed.
    pub(super) fn type_anew(&mut self, text: String) -> Vec<Effect> {
        if let Some(asking) = &mut self.asking {
            asking.prompt = Prompt::new(text, self.language.direction());
        }
        self.query_changed()
    }

    /// Looks for what the prompt holds now.
    pub(in crate::app) fn query_changed(&mut self) -> Vec<Effect> {
        let Some(asking) = &mut self.asking else {
            return Vec::new();
        };
        let text = asking.prompt.text();
        let queries = Queries::new(text, self.level);
        let problem = queries.is_err() && !text.is_empty();
        asking.problem = problem.then(|| self.language.say(words::NOTHING_TO_FIND).to_owned());
        let (scope, place) = (asking.scope, asking.before.place);
        self.search = None;
        self.with_reader(|reader, _| {
            reader.go_to(place);
            Ok(())
        });
        // What the library holds of this very query may be known: the prompt is widened after the count was seen.
        let known = self.elsewhere.take();
        match (scope, queries, &mut self.wide) {
            (Scope::Library, Ok(queries), Some(wide)) => {
                self.nearest = None;
                let mut effects = vec![Effect::Stop(Task::Search), Effect::Stop(Task::Nearest)];
                match known.filter(|results| results.answers(&queries)) {
                    Some(results) => wide.results = Some(results),
                    None => effects.extend(self.search_library(queries)),
                }
                effects
            }
            (Scope::Article, Ok(queries), _) => {
                let mut effects = self.forget_answers();
                let from = self
                    .reader()
                    .zip(place)
                    .map_or(0, |(reader, place)| reader.offset(place));
                effects.extend(self.search_article(queries, from));
                effects
            }
            (scope, _, wide) => {
                if let (Scope::Library, Some(wide)) = (scope, wide) {
                    wide.results = None;
                }
                self.forget_answers()
            }
        }
    }

    /// Stops what is under way for an earlier query, but for results that the list shows.
    pub(super) fn forget_answers(&mut self) -> Vec<Effect> {
        self.nearest = None;
        self.elsewhere = None;
        let mut effects = vec![Effect::Stop(Task::Search), Effect::Stop(Task::Nearest)];
        if self.results().is_none_or(Results::is_done) {
            effects.push(Effect::Stop(Task::Library));
        }
        effects
    }

    /// From the article to the library, and back.
    fn widen(&mut self) -> Vec<Effect> {
        let Some(mut asking) = self.asking.take() else {
            return Vec::new();
        };
        let effects = match asking.scope {
            Scope::Article => {
                asking.scope = Scope::Library;
                asking.before.wide = self.wide.take();
                let earlier = asking.before.wide.as_ref().map(|wide| wide.back);
                self.open_results(earlier.unwrap_or(asking.before.list));
                Vec::new()
            }
            Scope::Library => {
                asking.scope = Scope::Article;
                self.wide = asking.before.wide.take();
                let mut effects = vec![Effect::Stop(Task::Library)];
                effects.extend(self.restore_view(asking.before.list));
                effects.extend(self.resume_results());
                effects
            }
        };
        self.asking = Some(asking);
        effects
    }

    /// Closes the prompt and goes back to where it was opened.
    pub(super) fn give_up(&mut self) -> Vec<Effect> {
        let mut effects = self.forget_answers();
        if self
            .asking
            .as_ref()
            .is_some_and(|asking| asking.scope == Scope::Library)
        {
            effects.extend(self.widen());
        }
        let Some(asking) = self.asking.take() else {
            return Vec::new();
        };
        self.with_reader(|reader, _| {
            reader.go_to(asking.before.place);
            Ok(())
        });
        effects.extend(self.resume(asking.before.search));
        effects
    }

    /// Closes the prompt and stays with what was found.
    pub(super) fn keep(&mut self) -> Vec<Effect> {
        let Some(asking) = &self.asking else {
            return Vec::new();
        };
        let (text, scope) = (asking.prompt.text().to_owned(), asking.scope);
        let mut effects = match scope {
            Scope::Article => self.keep_matches(),
            Scope::Library => self.keep_results(),
        };
        if is_memorable(&text) {
            self.history.remember(&text);
            effects.push(Effect::Remember(text));
        }
        effects
    }

    /// Stays at the match. An empty query goes on with the one before.
    fn keep_matches(&mut self) -> Vec<Effect> {
        let Some(asking) = self.asking.take() else {
            return Vec::new();
        };
        self.focus = Focus::Text;
        if asking.prompt.text().is_empty() {
            self.search = asking.before.search;
            return self.next_match(true);
        }
        match &self.search {
            Some(search) if search.is_nothing() || search.failed().is_some() => {
                self.tell_why_nothing();
            }
            Some(_) => {}
            None => self.notice = asking.problem,
        }
        Vec::new()
    }

    /// Stays with the results, the best of them on show.
    fn keep_results(&mut self) -> Vec<Effect> {
        let Some(results) = self.results() else {
            let problem = self
                .asking
                .as_ref()
                .and_then(|asking| asking.problem.clone());
            let effects = self.give_up();
            self.notice = problem;
            return effects;
        };
        let nothing = results.is_nothing();
        self.asking = None;
        if nothing {
            self.nothing_in_library()
        } else {
            self.choose_first_result()
        }
    }
}
