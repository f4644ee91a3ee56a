//! Narrowing the list by title, while the title is typed and after.

use super::actions::{Action, typing_action_of};
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
        if self.articles.len() <= 1 {
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
        self.layer = Some(Layer::Title(typed));
        self.list_shown = true;
        self.focus = Focus::List;
        effects.push(Effect::Titles);
        effects
    }

    /// A key was pressed while a title is typed.
    pub(super) fn title_key(&mut self, mut typed: TitlePrompt, key: Key) -> Vec<Effect> {
        if key.code == Code::Backspace && typed.prompt.text().is_empty() {
            return self.give_title_up(&typed);
        }
        let effects = match typing_action_of(key) {
            Some(Action::Keep) => return self.keep_titles(&typed),
            Some(Action::GiveUp) => return self.give_title_up(&typed),
            Some(Action::Older) => self.select_by(-1),
            Some(Action::Newer) => self.select_by(1),
            _ => {
                if typed.prompt.key(key) {
                    self.narrow(&typed);
                }
                Vec::new()
            }
        };
        self.layer = Some(Layer::Title(typed));
        effects
    }

    /// Text was pasted while a title is typed.
    pub(super) fn title_paste(&mut self, mut typed: TitlePrompt, text: &str) -> Vec<Effect> {
        typed.prompt.insert(text);
        self.narrow(&typed);
        self.layer = Some(Layer::Title(typed));
        Vec::new()
    }

    fn narrow(&mut self, typed: &TitlePrompt) {
        self.view = ListView::of_titles(Filter::new(typed, &self.articles));
        self.list_top = 0;
    }

    /// Titles became known of which so far only file names were.
    pub(super) fn titles_loaded(&mut self, titles: Vec<(usize, Article)>) {
        for (index, article) in titles {
            if let Some(known) = self.articles.get_mut(index) {
                *known = article;
            }
        }
        if let ListView::Titles(filter) = &mut self.view {
            filter.narrow(&self.articles);
        }
    }

    /// Closes the line; the list stays narrow, and an article of it is on show.
    fn keep_titles(&mut self, typed: &TitlePrompt) -> Vec<Effect> {
        if self.rows() == 0 {
            let effects = self.give_title_up(typed);
            self.notice = Some(self.language.no_title(typed.prompt.text()));
            return effects;
        }
        if self.chosen_row().is_none() {
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
        if let ListView::Titles(filter) = std::mem::take(&mut self.view)
            && filter.rows().is_empty()
        {
            effects.extend(self.restore_view(filter.before));
        }
        effects
    }
}
