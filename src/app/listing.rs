//! The list as rows: how many there are, which is chosen, and choosing another.

use std::ops::Range;

use super::effect::{Effect, Task};
use super::geometry::Focus;
use super::list_view::{ListView, OnShow, SavedView};
use super::reader::Reader;
use super::search::{Offers, Results};
use super::state::State;
use crate::words;

impl State {
    /// How many rows the list has.
    pub fn rows(&self) -> usize {
        self.view.rows(self.articles.len())
    }

    /// The article on a row.
    pub fn article_at(&self, row: usize) -> Option<usize> {
        self.view.article_at(row, self.articles.len())
    }

    /// The row of the article on show; none if the list does not have it, or nothing of the list has been chosen yet.
    pub fn chosen_row(&self) -> Option<usize> {
        self.view.row_of(self.selected, self.articles.len())
    }

    /// The results, when the list shows them.
    pub fn results(&self) -> Option<&Results> {
        match &self.view {
            ListView::Results(list) => Some(&list.results),
            ListView::Titles(_) | ListView::Library => None,
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
        self.offers = Offers::default();
        if matches!(self.view, ListView::Results(_)) && self.keeps_place() {
            self.remember_place();
        }
        let mut effects = self.show(article);
        if let ListView::Results(list) = &mut self.view {
            list.on_show = OnShow::LookedAt;
            effects.extend(self.show_match());
        }
        effects
    }

    /// Shows an article; nothing happens if it is on show.
    pub(super) fn show(&mut self, article: usize) -> Vec<Effect> {
        if article == self.selected || article >= self.articles.len() {
            return Vec::new();
        }
        if self.keeps_place() {
            self.remember_place();
        }
        self.search = None;
        vec![Effect::Stop(Task::Search), self.open(article)]
    }

    /// Whether the place in the text on show is worth keeping.
    fn keeps_place(&self) -> bool {
        match &self.view {
            ListView::Results(list) => list.on_show != OnShow::LookedAt,
            ListView::Titles(_) | ListView::Library => true,
        }
    }

    /// A result is read once the keys go to its text.
    pub(super) fn note_reading(&mut self) {
        if let ListView::Results(list) = &mut self.view
            && list.on_show == OnShow::LookedAt
            && self.focus == Focus::Text
        {
            list.on_show = OnShow::Read;
        }
    }

    fn remember_place(&mut self) {
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

    /// How the list looks now.
    pub(super) fn saved_view(&self) -> SavedView {
        SavedView {
            selected: self.selected,
            list_top: self.list_top,
            list_shown: self.list_shown,
            focus: self.focus,
        }
    }

    /// The list looks as it did, and the article that was on show then is again.
    pub(super) fn restore_view(&mut self, saved: SavedView) -> Vec<Effect> {
        let effects = self.show(saved.selected);
        self.list_top = saved.list_top;
        self.list_shown = saved.list_shown;
        self.focus = saved.focus;
        effects
    }
}
