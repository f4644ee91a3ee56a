//! The titles that match what was typed.

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
    /// The rows are those of the titles before: they stay until some are found, so that the list does not flicker.
    is_stale: bool,
    /// All titles have been looked at.
    done: bool,
    /// The line was closed: the first article is put on show, once it is known.
    pub(super) opens_first: bool,
    /// How the list looked before it was narrowed.
    pub(super) before: SavedView,
}

impl Filter {
    /// The list of those titles that match what is typed; none if nothing is typed that could be found. Until it is known
    /// which they are, it has the rows of before.
    pub(super) fn new(typed: &TitlePrompt, rows: Vec<usize>) -> Option<Self> {
        Some(Self {
            prompt: typed.prompt.clone(),
            query: Query::new(typed.prompt.text(), Options::default()).ok()?,
            rows,
            is_stale: true,
            done: false,
            opens_first: false,
            before: typed.before,
        })
    }

    /// What the titles must hold.
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// The articles that match, in order.
    pub(super) fn rows(&self) -> &[usize] {
        &self.rows
    }

    pub(super) fn into_rows(self) -> Vec<usize> {
        self.rows
    }

    /// Takes more articles that match. Returns whether they are the first.
    pub(super) fn take(&mut self, articles: Vec<usize>, done: bool) -> bool {
        let first = self.is_stale && (done || !articles.is_empty());
        if first {
            self.is_stale = false;
            self.rows.clear();
        }
        let is_next = self.rows.last() < articles.first();
        self.rows.extend(articles);
        if !is_next {
            self.rows.sort_unstable();
            self.rows.dedup();
        }
        self.done |= done;
        first
    }

    /// Whether its first row is known.
    pub(super) fn has_news(&self) -> bool {
        !self.is_stale && !self.rows.is_empty()
    }

    /// Whether it is known that nothing matches.
    pub(super) fn is_nothing(&self) -> bool {
        self.done && self.rows.is_empty()
    }
}
