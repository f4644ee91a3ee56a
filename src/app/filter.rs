//! The titles that match what was typed.

use super::article::Article;
use super::list_view::SavedView;
use super::prompt::Prompt;
use crate::search::{Options, Query};

/// A title being typed.
#[derive(Debug, Clone)]
pub struct TitlePrompt {
    /// The line.
    pub prompt: Prompt,
    /// How the list looked before it was narrowed.
    pub(super) before: SavedView,
}

/// The list has only those articles whose titles match.
#[derive(Debug, Clone)]
pub struct Filter {
    /// What was typed.
    pub(super) prompt: Prompt,
    query: Query,
    /// Articles in the order of the library.
    rows: Vec<usize>,
    /// How the list looked before it was narrowed.
    pub(super) before: SavedView,
}

impl Filter {
    /// The articles whose titles match what is typed; none if nothing is typed that could be found.
    pub(super) fn new(typed: &TitlePrompt, articles: &[Article]) -> Option<Self> {
        let mut filter = Self {
            prompt: typed.prompt.clone(),
            query: Query::new(typed.prompt.text(), Options::default()).ok()?,
            rows: Vec::new(),
            before: typed.before,
        };
        filter.narrow(articles);
        Some(filter)
    }

    /// What the titles must hold.
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// The articles that match, in order.
    pub(super) fn rows(&self) -> &[usize] {
        &self.rows
    }

    /// Looks for the articles that match anew: some have other titles now.
    pub(super) fn narrow(&mut self, articles: &[Article]) {
        let matching = (0..)
            .zip(articles)
            .filter(|(_, article)| self.matches(article));
        self.rows = matching.map(|(index, _)| index).collect();
    }

    fn matches(&self, article: &Article) -> bool {
        let titles = [Some(&article.title), article.title_en.as_ref()];
        let mut titles = titles.into_iter().flatten();
        titles.any(|title| self.query.is_in(title))
    }
}
