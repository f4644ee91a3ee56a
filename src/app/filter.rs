//! Narrowing the list by title, while the title is typed and after.

use super::actions::{Action, typing_action_of};
use super::effect::{Effect, Task};
use super::prompt::Prompt;
use super::search::SavedView;
use super::state::{Article, Focus, State};
use crate::input::{Code, Key};
use crate::search::{Options, Query};

/// The list has only those articles whose titles match.
#[derive(Debug, Clone)]
pub struct Filter {
    /// What is typed.
    pub prompt: Prompt,
    /// Whether it is being typed.
    pub typing: bool,
    /// None without letters: then all titles match.
    query: Option<Query>,
    /// Articles in the order of the library.
    rows: Vec<usize>,
    back: SavedView,
}

impl Filter {
    /// What the titles must hold, if anything.
    pub fn query(&self) -> Option<&Query> {
        self.query.as_ref()
    }

    /// The articles that match, in order.
    pub(super) fn rows(&self) -> &[usize] {
        &self.rows
    }

    fn matches(&self, article: &Article) -> bool {
        let Some(query) = &self.query else {
            return true;
        };
        let titles = [Some(&article.title), article.title_en.as_ref()];
        let mut titles = titles.into_iter().flatten();
        titles.any(|title| query.is_in(title))
    }
}

impl State {
    /// Lets the reader type a title, or change the one that is typed.
    pub(super) fn ask_for_title(&mut self) -> Vec<Effect> {
        if self.articles.len() <= 1 {
            return Vec::new();
        }
        let mut effects = self.close_results();
        let back = self.list_view();
        self.list_shown = true;
        self.focus = Focus::List;
        match &mut self.filter {
            Some(filter) => filter.typing = true,
            None => {
                self.filter = Some(Filter {
                    prompt: Prompt::new(String::new(), self.language.direction()),
                    typing: true,
                    query: None,
                    rows: (0..self.articles.len()).collect(),
                    back,
                });
            }
        }
        effects.push(Effect::Titles);
        effects
    }

    pub(super) fn title_key(&mut self, key: Key) -> Vec<Effect> {
        let Some(filter) = self.filter.as_mut().filter(|filter| filter.typing) else {
            return Vec::new();
        };
        if key.code == Code::Backspace && filter.prompt.text().is_empty() {
            return self.drop_filter();
        }
        match typing_action_of(key) {
            Some(Action::Keep) => return self.keep_filter(),
            Some(Action::GiveUp) => return self.drop_filter(),
            Some(Action::Older) => return self.select_by(-1),
            Some(Action::Newer) => return self.select_by(1),
            _ => {}
        }
        if filter.prompt.key(key) {
            self.title_changed();
        }
        Vec::new()
    }

    pub(super) fn title_changed(&mut self) {
        if let Some(filter) = &mut self.filter {
            filter.query = Query::new(filter.prompt.text(), Options::default()).ok();
        }
        self.list_top = 0;
        self.narrow();
    }

    /// Titles became known of which so far only file names were.
    pub(super) fn titles_loaded(&mut self, titles: Vec<(usize, Article)>) {
        for (index, article) in titles {
            if let Some(known) = self.articles.get_mut(index) {
                *known = article;
            }
        }
        self.narrow();
    }

    fn narrow(&mut self) {
        if let Some(filter) = &mut self.filter {
            let articles = self.articles.iter().enumerate();
            let matching = articles.filter(|(_, article)| filter.matches(article));
            filter.rows = matching.map(|(index, _)| index).collect();
        }
    }

    /// Closes the line; the list stays narrow, and an article of it is on show.
    fn keep_filter(&mut self) -> Vec<Effect> {
        let Some(filter) = &mut self.filter else {
            return Vec::new();
        };
        filter.typing = false;
        if filter.rows.is_empty() {
            let text = filter.prompt.text().to_owned();
            let effects = self.drop_filter();
            self.notice = Some(self.language.no_title(&text));
            return effects;
        }
        if filter.query.is_none() {
            self.filter = None;
            return Vec::new();
        }
        if self.chosen_row().is_none() {
            return self.select(0);
        }
        Vec::new()
    }

    /// The list has all titles again. What was chosen before they were typed is on show again; what was chosen from
    /// those that were left stays.
    pub(super) fn drop_filter(&mut self) -> Vec<Effect> {
        let mut effects = vec![Effect::Stop(Task::Titles)];
        match self.filter.take() {
            Some(filter) if filter.typing || filter.rows.is_empty() => {
                effects.extend(self.restore_view(filter.back));
            }
            _ => {}
        }
        effects
    }
}
