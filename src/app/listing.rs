//! What the list shows, row by row: the library, the results of a search, or the titles that were typed; and which row
//! is chosen.

use std::ops::Range;

use super::effect::{Effect, Task};
use super::reader::Reader;
use super::search::Results;
use super::state::State;
use crate::words;

impl State {
    /// How many rows the list has.
    pub fn rows(&self) -> usize {
        match (self.results(), &self.filter) {
            (Some(results), _) => results.hits().len(),
            (None, Some(filter)) => filter.rows().len(),
            (None, None) => self.articles.len(),
        }
    }

    /// The article on a row.
    pub fn article_at(&self, row: usize) -> Option<usize> {
        match (self.results(), &self.filter) {
            (Some(results), _) => results.hits().get(row).map(|hit| hit.article),
            (None, Some(filter)) => filter.rows().get(row).copied(),
            (None, None) => (row < self.articles.len()).then_some(row),
        }
    }

    /// The row of the article on show; none if the list does not have it, or nothing of the list has been chosen yet.
    pub fn chosen_row(&self) -> Option<usize> {
        let article = self.selected;
        if self
            .wide
            .as_ref()
            .is_some_and(|wide| wide.results.is_some() && !wide.chosen)
        {
            return None;
        }
        match (self.results(), &self.filter) {
            (Some(results), _) => results.hits().iter().position(|hit| hit.article == article),
            (None, Some(filter)) => filter.rows().binary_search(&article).ok(),
            (None, None) => (article < self.articles.len()).then_some(article),
        }
    }

    /// The rows on the screen.
    pub fn entries(&self) -> Range<usize> {
        let shown = self.panes().map_or(0, |p| p.entries_shown());
        self.list_top..(self.list_top + shown).min(self.rows())
    }

    /// Makes the list follow the chosen row.
    pub(super) fn sync_list(&mut self) {
        let shown = self.panes().map_or(1, |p| p.entries_shown()).max(1);
        if let Some(row) = self.chosen_row() {
            self.list_top = self.list_top.clamp((row + 1).saturating_sub(shown), row);
        }
        self.list_top = self.list_top.min(self.rows().saturating_sub(shown));
    }

    /// Goes down in the list by rows, or up.
    pub(super) fn select_by(&mut self, rows: i32) -> Vec<Effect> {
        let by = rows.unsigned_abs() as usize;
        let last = self.rows().saturating_sub(1);
        let row = match self.chosen_row() {
            Some(row) if rows > 0 => (row + by).min(last),
            Some(row) => row.saturating_sub(by),
            None => 0,
        };
        self.select(row)
    }

    /// Goes to the next article of the list, or the one before.
    pub(super) fn neighbour(&mut self, step: i32) -> Vec<Effect> {
        let before = self.chosen_row();
        let effects = self.select_by(step);
        let stale = self.results().is_some_and(Results::is_stale);
        if self.chosen_row() == before && !stale {
            let end = if step > 0 {
                words::LAST_ARTICLE
            } else {
                words::FIRST_ARTICLE
            };
            self.notice = Some(self.language.say(end).into());
        }
        effects
    }

    /// Chooses a row; nothing happens if it is the chosen one.
    pub(super) fn select(&mut self, row: usize) -> Vec<Effect> {
        if self.results().is_some_and(Results::is_stale) {
            return Vec::new();
        }
        match self.article_at(row) {
            Some(article) if self.chosen_row() != Some(row) => self.choose(article),
            _ => Vec::new(),
        }
    }

    /// Shows an article because the reader wants it: a result where it matches, others at their place.
    pub(super) fn choose(&mut self, article: usize) -> Vec<Effect> {
        self.nearest = None;
        self.elsewhere = None;
        if self.wide.as_ref().is_some_and(|wide| wide.entered) {
            self.remember_place();
        }
        let mut effects = self.show(article);
        if let Some(wide) = &mut self.wide {
            wide.chosen = true;
            wide.entered = false;
            effects.extend(self.light_result());
        }
        effects
    }

    /// Shows an article; nothing happens if it is on show.
    pub(super) fn show(&mut self, article: usize) -> Vec<Effect> {
        if article == self.selected || article >= self.articles.len() {
            return Vec::new();
        }
        if self.wide.as_ref().is_none_or(|wide| wide.entered) {
            self.remember_place();
        }
        self.selected = article;
        self.search = None;
        vec![Effect::Stop(Task::Search), Effect::Open(article)]
    }

    pub(super) fn remember_place(&mut self) {
        if let Some(place) = self.reader().and_then(Reader::place) {
            self.places.insert(self.selected, place);
        }
    }

    /// Back to where the article on show was left.
    pub(super) fn return_to_place(&mut self) {
        let place = self.places.get(&self.selected).copied();
        if place.is_some() {
            self.with_reader(|reader, _| {
                reader.go_to(place);
                Ok(())
            });
        }
    }
}
