//! The list as rows: how many there are, which is chosen, and choosing another.

use std::ops::Range;

use super::effect::{Effect, Task};
use super::geometry::Slot;
use super::jumps::JumpKind;
use super::lines::{self, Lines, label_width};
use super::list_view::{ListView, OnShow, SavedView};
use super::opened::Opened;
use super::search::{Offers, Results};
use super::state::State;
use crate::document::Date;
use crate::find::Rank;
use crate::library::Item;
use crate::text::cluster::char_width;
use crate::words;

/// Articles that decide how wide the list is, and whether it leaves months out.
const MEASURED: usize = 100;
/// Columns between a title and what stands beside it.
const BETWEEN: u16 = 2;
/// Columns that a folder is further in than the one that it lies in.
const INDENT: u16 = 2;

impl State {
    /// How many rows the list has.
    pub fn rows(&self) -> usize {
        self.view.rows(&self.outline)
    }

    /// What stands on a row.
    pub fn item_at(&self, row: usize) -> Option<Item> {
        self.view.item_at(row, &self.outline)
    }

    /// The article on a row.
    pub fn article_at(&self, row: usize) -> Option<usize> {
        match self.item_at(row)? {
            Item::Text(article) => Some(article),
            Item::Folder(_) => None,
        }
    }

    /// The folder that is chosen, in the place of an article.
    pub fn chosen_folder(&self) -> Option<usize> {
        self.at_folder
            .filter(|_| matches!(self.view, ListView::Library))
    }

    /// The row that is chosen: that of a folder, or of the article on show; none if the list does not have it, or nothing of
    /// the list has been chosen yet.
    pub fn chosen_row(&self) -> Option<usize> {
        let folder = self.chosen_folder();
        let folder = folder.and_then(|folder| self.outline.row_of_folder(folder));
        folder.or_else(|| self.view.row_of(self.selected, &self.outline))
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
        let shown = self.slots().len();
        self.list_top..self.list_top + shown
    }

    /// Where the rows on the screen stand.
    pub fn slots(&self) -> Vec<Slot> {
        let Some(panes) = self.panes() else {
            return Vec::new();
        };
        let width = panes.title_width();
        panes.slots(self.list_top, self.rows(), |row| {
            self.title_rows(row, width)
        })
    }

    /// Makes the list follow the chosen row.
    pub(super) fn sync_list(&mut self) {
        // A list that is not shown follows when it is.
        let Some(panes) = self.panes().filter(|panes| panes.list.is_some()) else {
            return;
        };
        let width = panes.title_width();
        let title_rows = |row| self.title_rows(row, width);
        self.list_top = panes.list_top(self.list_top, self.chosen_row(), self.rows(), title_rows);
    }

    /// The title of a row in `width` columns, what was found beside its first line.
    pub fn title_lines(&self, row: usize, width: u16) -> Option<Lines> {
        let article = self.articles.get(self.article_at(row)?)?;
        let found = self.found_at(row);
        let found = found.map_or(0, |found| label_width(&found, self.language) + BETWEEN);
        let title = article.title_in(self.language);
        let width = width.saturating_sub(self.indent_of(row, width));
        let otherwise = self.language.direction();
        let first = width.saturating_sub(found);
        Some(lines::title(title, otherwise, first, width))
    }

    /// Columns that a row is further in, for the folders that it lies in.
    pub fn indent_of(&self, row: usize, width: u16) -> u16 {
        let ListView::Library = self.view else {
            return 0;
        };
        let depth = self.outline.rows().get(row).map_or(0, |row| row.depth);
        depth.saturating_mul(INDENT).min(width / 2)
    }

    fn title_rows(&self, row: usize, width: u16) -> u16 {
        match self.item_at(row) {
            // Its name stands where the facts of an article do.
            Some(Item::Folder(_)) => 0,
            _ => self
                .title_lines(row, width)
                .map_or(1, |lines| lines.count()),
        }
    }

    /// What was found in the article of a row, in a word or a number; none where the list has no results.
    pub fn found_at(&self, row: usize) -> Option<String> {
        let hit = self.results()?.hits().get(row)?;
        Some(match hit.rank {
            Rank::Summary => self.language.say(words::IN_SUMMARY).to_owned(),
            _ if hit.count == 0 => self.language.say(words::IN_TITLE).to_owned(),
            _ => hit.count.to_string(),
        })
    }

    /// The articles that decide how wide the list is, and whether all are of one month: what is known of them decides how it
    /// looks, also of those that are not on the screen.
    pub fn deciding(&self) -> Range<usize> {
        let all = self.articles.len();
        0..if all > MEASURED { 0 } else { all }
    }

    /// A day of the month in which all days of the list lie, if they do. It is not known of texts that were not looked at,
    /// and of many it is not asked.
    pub fn only_month(&self) -> Option<Date> {
        let all = &self.articles;
        if all.len() > MEASURED || !all.iter().all(|article| article.described) {
            return None;
        }
        let mut dates = all.iter().filter_map(|article| article.date);
        let (first, second) = (dates.next()?, dates.next()?);
        let month = |date: Date| (date.year, date.month);
        let same = month(first) == month(second) && dates.all(|date| month(date) == month(first));
        same.then_some(first)
    }

    /// Columns of the longest title, if not of all then of the first: a folder may have 100,000.
    pub(super) fn longest_title(&self) -> u16 {
        if let Some(contents) = self.contents().filter(|_| self.contents_prompt().is_some()) {
            let headings = contents.headings().iter().take(MEASURED);
            return headings.map(|h| columns(&h.text)).max().unwrap_or(0);
        }
        let articles = self.articles.iter().take(MEASURED);
        let titles = articles.map(|article| columns(article.title_in(self.language)));
        titles.max().unwrap_or(0)
    }

    /// Goes down in the list by rows, or up.
    pub(super) fn select_by(&mut self, rows: i32) -> Vec<Effect> {
        self.select(self.row_by(rows))
    }

    /// The row so many below the chosen one, or above it.
    pub(super) fn row_by(&self, rows: i32) -> usize {
        let by = rows.unsigned_abs() as usize;
        let last = self.rows().saturating_sub(1);
        match self.chosen_row() {
            Some(row) if rows > 0 => (row + by).min(last),
            Some(row) => row.saturating_sub(by),
            None => 0,
        }
    }

    /// Goes to the next article of the list, or the one before.
    pub(super) fn neighbour(&mut self, step: i32) -> Vec<Effect> {
        let before = self.chosen_row();
        let row = match self.view {
            ListView::Library => self.outline.next_text(before, step > 0),
            ListView::Titles(_) | ListView::Results(_) => Some(self.row_by(step)),
        };
        let effects = row.map_or_else(Vec::new, |row| self.select(row));
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
        if self.chosen_row() == Some(row) {
            return Vec::new();
        }
        match self.item_at(row) {
            Some(Item::Text(article)) => self.choose(article),
            Some(Item::Folder(folder)) => {
                self.at_folder = Some(folder);
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    /// Shows an article because the reader wants it: a result where it matches, others at their place.
    pub(super) fn choose(&mut self, article: usize) -> Vec<Effect> {
        self.jump(JumpKind::Text, |state| state.put_on_show(article))
    }

    /// Shows an article as [`choose`](Self::choose) does; what was on show before is no place to come back to.
    pub(super) fn put_on_show(&mut self, article: usize) -> Vec<Effect> {
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
        self.at_folder = None;
        let is_on_show = article == self.selected && !matches!(self.opened, Opened::Nothing);
        if is_on_show || article >= self.articles.len() {
            return Vec::new();
        }
        if self.keeps_place() {
            self.remember_place();
        }
        self.search = None;
        self.lit = None;
        self.pressed = None;
        self.led_to = None;
        vec![
            Effect::Stop(Task::Search),
            Effect::Stop(Task::Line),
            Effect::Stop(Task::Link),
            self.forget_contents(),
            self.open(article),
        ]
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

/// Columns of a text in one line.
fn columns(text: &str) -> u16 {
    let columns = text.chars().map(|c| u16::from(char_width(c)));
    columns.fold(0, u16::saturating_add)
}
