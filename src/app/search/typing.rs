//! Typing a query: what is looked for while it is typed, keeping it, and giving it up.

use std::mem;

use super::nearest::{Nearby, Offers};
use super::query_prompt::{Before, QueryPrompt, Target};
use super::recall::{Recall, is_memorable};
use super::results::Results;
use crate::app::actions::Action;
use crate::app::effect::{Effect, Task};
use crate::app::geometry::Focus;
use crate::app::jumps::JumpKind;
use crate::app::layer::Layer;
use crate::app::prompt::Prompt;
use crate::app::reader::Reader;
use crate::app::state::State;
use crate::find::Scope;
use crate::input::{Code, Key};
use crate::search::{Level, Queries, QueryError};
use crate::words;

impl State {
    /// Lets the reader type a query, unless there is nothing to look for it in.
    pub(in crate::app) fn open_query_prompt(&mut self, scope: Scope) -> Vec<Effect> {
        match self.query_prompt_at(scope) {
            Some((prompt, effects)) => self.stay_open(prompt, effects),
            None => Vec::new(),
        }
    }

    fn query_prompt_at(&mut self, scope: Scope) -> Option<(Box<QueryPrompt>, Vec<Effect>)> {
        if self.reader().is_none() && !self.is_loading() && !self.has_several() {
            return None;
        }
        let mut prompt = Box::new(QueryPrompt {
            prompt: Prompt::new(String::new(), self.language.direction()),
            problem: None,
            target: Target::Article,
            lists: scope == Scope::Library && !self.has_several(),
            recall: Recall::default(),
            before: Before {
                place: self.reader().and_then(Reader::place),
                from: self.offset(),
                search: self.search.clone(),
                list: self.saved_view(),
            },
        });
        self.offers = Offers::default();
        let mut effects = vec![Effect::Recall];
        if scope == Scope::Library && self.has_several() {
            effects.extend(self.switch_scope(&mut prompt));
        }
        Some((prompt, effects))
    }

    fn stay_open(&mut self, prompt: Box<QueryPrompt>, effects: Vec<Effect>) -> Vec<Effect> {
        self.layer = Some(Layer::Query(prompt));
        effects
    }

    /// A key was pressed while a query is typed.
    pub(in crate::app) fn query_key(
        &mut self,
        mut prompt: Box<QueryPrompt>,
        key: Key,
    ) -> Vec<Effect> {
        if key.code == Code::Backspace && prompt.prompt.text().is_empty() {
            return self.give_query_up(*prompt);
        }
        let effects = match self.keymap.typing(key) {
            Some(Action::Keep) => return self.keep_query(*prompt),
            Some(Action::GiveUp) => return self.give_query_up(*prompt),
            Some(Action::Widen) if self.has_several() => {
                let mut effects = self.switch_scope(&mut prompt);
                effects.extend(self.query_changed(&mut prompt));
                effects
            }
            Some(Action::Widen) => Vec::new(),
            Some(Action::NextLevel) => {
                // On the screen the first level has the ladder.
                self.level = match self.level.next() {
                    Level::Fold => Level::Auto,
                    level => level,
                };
                self.query_changed(&mut prompt)
            }
            Some(action @ (Action::Older | Action::Newer)) => {
                let (older, typed) = (action == Action::Older, prompt.prompt.text());
                let text = prompt.recall.step(&self.history, older, typed);
                text.map_or_else(Vec::new, |text| self.retype(&mut prompt, text))
            }
            _ if self.keymap.reading(key) == Some(Action::TakeNearest) => {
                self.retype_nearest(&mut prompt)
            }
            _ if prompt.prompt.key(key) => self.query_changed(&mut prompt),
            _ => Vec::new(),
        };
        self.stay_open(prompt, effects)
    }

    /// Text was pasted while a query is typed.
    pub(in crate::app) fn query_paste(
        &mut self,
        mut prompt: Box<QueryPrompt>,
        text: &str,
    ) -> Vec<Effect> {
        let fits = prompt.prompt.insert(text);
        let effects = self.query_changed(&mut prompt);
        if !fits {
            prompt.problem = Some(self.language.say(words::TOO_LONG_TO_FIND).into());
        }
        self.stay_open(prompt, effects)
    }

    /// Puts another query in the place of the one being typed.
    fn retype(&mut self, prompt: &mut QueryPrompt, text: String) -> Vec<Effect> {
        prompt.prompt = Prompt::new(text, self.language.direction());
        self.query_changed(prompt)
    }

    /// Looks for the nearest word instead; asked again, for the next nearest.
    fn retype_nearest(&mut self, prompt: &mut QueryPrompt) -> Vec<Effect> {
        match self.offers.take_word() {
            Some((text, rest)) => self.retype_offered(prompt, text, rest),
            None => Vec::new(),
        }
    }

    fn retype_offered(
        &mut self,
        prompt: &mut QueryPrompt,
        text: String,
        rest: Nearby,
    ) -> Vec<Effect> {
        let effects = self.retype(prompt, text);
        self.offers.nearest = Some(rest).filter(|rest| !rest.words.is_empty());
        effects
    }

    /// Looks for the nearest word instead, without a prompt to be seen.
    pub(in crate::app) fn take_nearest(&mut self) -> Vec<Effect> {
        let Some((text, rest)) = self.offers.take_word() else {
            return Vec::new();
        };
        let Some((mut prompt, mut effects)) = self.query_prompt_at(rest.scope) else {
            return Vec::new();
        };
        effects.extend(self.retype_offered(&mut prompt, text, rest));
        effects.extend(self.keep_query(*prompt));
        effects
    }

    /// Looks for what the prompt holds now.
    fn query_changed(&mut self, prompt: &mut QueryPrompt) -> Vec<Effect> {
        let text = prompt.prompt.text();
        let queries = Queries::new(text, self.level);
        let problem = queries.as_ref().err().filter(|_| !text.is_empty());
        prompt.problem = problem.map(|error| match error {
            QueryError::Pattern(_) => self.language.query_error(*error),
            QueryError::Empty | QueryError::MarksOnly => {
                self.language.say(words::NOTHING_TO_FIND).to_owned()
            }
        });
        self.search = None;
        if !self.is_previewing() {
            self.go_to(prompt.before.place);
        }
        match (prompt.scope(), queries) {
            (Scope::Library, Ok(queries)) => self.search_for_list(queries, prompt),
            (Scope::Article, Ok(queries)) => {
                let mut effects = self.forget_answers();
                effects.extend(self.search_article(queries, prompt.before.from));
                effects
            }
            (Scope::Library, Err(_)) => {
                let mut effects = self.forget_answers();
                effects.extend(self.end_preview(prompt.former()));
                self.hide_results();
                effects
            }
            (Scope::Article, Err(_)) => self.forget_answers(),
        }
    }

    fn search_for_list(&mut self, queries: Queries, prompt: &QueryPrompt) -> Vec<Effect> {
        let mut effects = vec![Effect::Stop(Task::Search), Effect::Stop(Task::Nearest)];
        // What the library holds of this very query may be known: the prompt is widened after the count was seen.
        match mem::take(&mut self.offers).elsewhere {
            Some(known) if known.answers(&queries) => {
                self.show_results(known, prompt.list_before());
            }
            _ => effects.extend(self.search_library(queries, prompt.list_before())),
        }
        effects
    }

    /// Stops what is under way for an earlier query, but for results that the list shows.
    pub(super) fn forget_answers(&mut self) -> Vec<Effect> {
        self.offers = Offers::default();
        let mut effects = vec![Effect::Stop(Task::Search), Effect::Stop(Task::Nearest)];
        if self.results().is_none_or(Results::is_done) {
            effects.push(Effect::Stop(Task::Library));
        }
        effects
    }

    /// From the article to the library, and back.
    fn switch_scope(&mut self, prompt: &mut QueryPrompt) -> Vec<Effect> {
        match mem::replace(&mut prompt.target, Target::Article) {
            Target::Article => {
                let replaced = Box::new(self.hide_results());
                prompt.target = Target::Library { replaced };
                self.list_shown = true;
                self.focus = Focus::List;
                Vec::new()
            }
            Target::Library { replaced } => {
                let mut effects = vec![Effect::Stop(Task::Library)];
                // Of a preview no place is kept.
                effects.extend(self.restore_view(prompt.before.list));
                self.view = *replaced;
                effects.extend(self.resume_results());
                effects
            }
        }
    }

    /// Closes the prompt and goes back to where it was opened.
    fn give_query_up(&mut self, mut prompt: QueryPrompt) -> Vec<Effect> {
        let mut effects = self.forget_answers();
        if prompt.scope() == Scope::Library {
            effects.extend(self.switch_scope(&mut prompt));
        }
        self.go_to(prompt.before.place);
        effects.extend(self.resume(prompt.before.search));
        effects
    }

    /// Closes the prompt and stays with what was found.
    fn keep_query(&mut self, prompt: QueryPrompt) -> Vec<Effect> {
        let text = prompt.prompt.text().to_owned();
        let mut effects = match prompt.scope() {
            Scope::Article => self.keep_matches(prompt),
            Scope::Library => self.keep_results(prompt),
        };
        if is_memorable(&text) {
            self.history.remember(&text);
            effects.push(Effect::Remember(text));
        }
        effects
    }

    /// Stays at the match. Where nothing was typed, the query before is gone on with.
    fn keep_matches(&mut self, prompt: QueryPrompt) -> Vec<Effect> {
        let from = prompt.before_place();
        let lists = prompt.lists;
        let effects = self.stay_at_match(prompt);
        if lists {
            self.open_hit_list();
        }
        // No step from the match of an earlier query.
        self.jumps.read_on();
        self.note_jump(JumpKind::Match, from);
        effects
    }

    fn stay_at_match(&mut self, prompt: QueryPrompt) -> Vec<Effect> {
        self.focus = Focus::Text;
        if prompt.prompt.text().is_empty() {
            self.search = prompt.before.search;
            return self.next_match(true);
        }
        match &self.search {
            Some(search) if search.is_nothing() || search.failed().is_some() => {
                self.tell_why_nothing();
            }
            Some(_) => {}
            None => self.notice = prompt.problem,
        }
        Vec::new()
    }

    /// Stays with the results, the best of them on show.
    fn keep_results(&mut self, prompt: QueryPrompt) -> Vec<Effect> {
        match self.results() {
            Some(results) if results.is_nothing() => {
                let queries = results.queries.first();
                let waits = self.offers.nearest.as_ref().is_some_and(|near| !near.done);
                if waits && results.queries.may_be_replaced() {
                    return Vec::new();
                }
                self.nothing_in_library(queries)
            }
            Some(_) => {
                if self.is_previewing() {
                    let from = prompt.before_place();
                    self.note_jump(JumpKind::Text, from);
                }
                self.choose_first_result()
            }
            None => {
                let problem = prompt.problem.clone();
                let effects = self.give_query_up(prompt);
                self.notice = problem;
                effects
            }
        }
    }

    /// The text that was chosen before a query is typed was opened: its place is the one to go back to.
    pub(in crate::app) fn note_place(&mut self) {
        let (place, from) = (self.reader().and_then(Reader::place), self.offset());
        if let Some(Layer::Query(prompt)) = &mut self.layer
            && prompt.former() == self.selected
        {
            (prompt.before.place, prompt.before.from) = (place, from);
        }
    }

    /// The document offset of the place of the reader.
    fn offset(&self) -> u64 {
        let place = self
            .reader()
            .and_then(|reader| Some(reader.offset(reader.place()?)));
        place.unwrap_or(0)
    }
}
