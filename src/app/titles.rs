//! Narrowing the list by title, while the title is typed and after.

use std::mem;

use super::actions::Action;
use super::article::Article;
use super::effect::{Effect, Task};
use super::filter::{Filter, TitlePrompt};
use super::geometry::Focus;
use super::layer::Layer;
use super::list_view::ListView;
use super::prompt::Prompt;
use super::state::State;
use crate::input::{Code, Key};

impl State {
    /// Lets the reader type a title, or change the one that is typed.
    pub(super) fn open_title_prompt(&mut self) -> Vec<Effect> {
        if self.articles.len() <= 1 && !self.walking {
            return Vec::new();
        }
        let mut effects = self.close_results();
        let typed = match &self.view {
            ListView::Titles(filter) => TitlePrompt {
                prompt: filter.prompt.clone(),
                before: filter.before,
            },
            ListView::Library | ListView::Results(_) => TitlePrompt {
                prompt: Prompt::new(String::new(), self.language.direction()),
                before: self.saved_view(),
            },
        };
        self.list_shown = true;
        self.focus = Focus::List;
        effects.push(self.narrow(&typed));
        self.layer = Some(Layer::Title(typed));
        effects
    }

    /// A key was pressed while a title is typed.
    pub(super) fn title_key(&mut self, mut typed: TitlePrompt, key: Key) -> Vec<Effect> {
        if key.code == Code::Backspace && typed.prompt.text().is_empty() {
            return self.give_title_up(&typed);
        }
        let effects = match self.keymap.typing(key) {
            Some(Action::Keep) => return self.keep_titles(),
            Some(Action::GiveUp) => return self.give_title_up(&typed),
            Some(Action::Older) => self.select_by(-1),
            Some(Action::Newer) => self.select_by(1),
            _ if typed.prompt.key(key) => vec![self.narrow(&typed)],
            _ => Vec::new(),
        };
        self.layer = Some(Layer::Title(typed));
        effects
    }

    /// Text was pasted while a title is typed.
    pub(super) fn title_paste(&mut self, mut typed: TitlePrompt, text: &str) -> Vec<Effect> {
        typed.prompt.insert(text);
        let effects = vec![self.narrow(&typed)];
        self.layer = Some(Layer::Title(typed));
        effects
    }

    /// Has those titles looked for that match what is typed; the rows of before stay until some are found.
    fn narrow(&mut self, typed: &TitlePrompt) -> Effect {
        let rows = match mem::take(&mut self.view) {
            ListView::Titles(filter) => filter.into_rows(),
            ListView::Library | ListView::Results(_) => (0..self.articles.len()).collect(),
        };
        self.view = ListView::of_titles(Filter::new(typed, rows));
        Effect::Titles(match &self.view {
            ListView::Titles(filter) => Some(filter.query().clone()),
            ListView::Library | ListView::Results(_) => {
                self.list_top = 0;
                None
            }
        })
    }

    /// Titles became known of which so far only file names were.
    pub(super) fn titles_loaded(&mut self, titles: Vec<(usize, Article)>) {
        for (index, article) in titles {
            if let Some(known) = self.articles.get_mut(index) {
                *known = article;
            }
        }
    }

    /// Titles were found that match.
    pub(super) fn titles_matched(&mut self, articles: Vec<usize>, done: bool) -> Vec<Effect> {
        let typing = self.title_prompt().is_some();
        let Some(filter) = self.view.filter_mut() else {
            return Vec::new();
        };
        if filter.take(articles, done) {
            self.list_top = 0;
        }
        match &self.view {
            ListView::Titles(_) if !typing => self.kept_titles_known(),
            _ => Vec::new(),
        }
    }

    /// Closes the line; the list stays narrow, and an article of it is on show, once one is known.
    fn keep_titles(&mut self) -> Vec<Effect> {
        if let Some(filter) = self.view.filter_mut() {
            filter.opens_first = true;
        }
        self.kept_titles_known()
    }

    /// The titles were kept, and more is known of which they are.
    fn kept_titles_known(&mut self) -> Vec<Effect> {
        let ListView::Titles(filter) = &mut self.view else {
            return Vec::new();
        };
        if filter.is_nothing() {
            let notice = self.language.no_title(filter.prompt.text());
            let effects = self.show_all_titles();
            self.notice = Some(notice);
            return effects;
        }
        let opens_first = filter.opens_first && filter.has_news();
        filter.opens_first &= !opens_first;
        if opens_first && self.chosen_row().is_none() {
            return self.select(0);
        }
        Vec::new()
    }

    /// Closes the line; the list has all titles again, and what was chosen before they were typed is on show.
    fn give_title_up(&mut self, typed: &TitlePrompt) -> Vec<Effect> {
        let mut effects = self.show_all_titles();
        effects.extend(self.restore_view(typed.before));
        effects
    }

    /// The list has all titles again. What was chosen from those that were left stays; where none was left, what was chosen
    /// before.
    pub(super) fn show_all_titles(&mut self) -> Vec<Effect> {
        let mut effects = vec![Effect::Stop(Task::Titles)];
        if let ListView::Titles(filter) = mem::take(&mut self.view)
            && filter.rows().is_empty()
        {
            effects.extend(self.restore_view(filter.before));
        }
        effects
    }
}
