//! Folders in the list: what a walk finds comes into it, and they are opened and closed.

use super::article::Article;
use super::effect::Effect;
use super::geometry::Focus;
use super::list_view::ListView;
use super::opened::Opened;
use super::outline::{Outline, SortBy};
use super::state::State;
use crate::library::{Found, Tree};
use crate::text::Direction;
use crate::words;

impl State {
    /// The library as rows.
    pub fn outline(&self) -> &Outline {
        &self.outline
    }

    /// Shows the articles in these folders; `walking`: more of them will come.
    pub fn show_folders(&mut self, tree: Tree, others: u64, walking: bool) {
        self.outline = Outline::new(tree, self.articles.len());
        (self.others.count, self.walking) = (others, walking);
        if walking {
            self.list_shown = true;
            self.focus = Focus::List;
        }
        self.sync();
    }

    /// A walk has found more. What is under the cursor stays where it is on the screen.
    pub fn walked(&mut self, articles: Vec<Article>, found: Found) -> Vec<Effect> {
        let before = self.chosen_row().map(|row| (row, self.list_top));
        self.others.count += found.others;
        self.articles.extend(articles);
        self.outline.grow(found, self.articles.len());
        if let (ListView::Library, Some((row, top)), Some(now)) =
            (&self.view, before, self.chosen_row())
        {
            let moved = now.cast_signed() - row.cast_signed();
            // A list that begins with its first row still does.
            if top > 0 || !self.is_at_first() {
                self.list_top = top.saturating_add_signed(moved);
            }
        }
        let effects = self.show_first();
        self.sync();
        effects
    }

    /// A walk has ended.
    pub fn walk_ended(&mut self) -> Vec<Effect> {
        self.walking = false;
        let mut effects = self.show_first();
        if let ListView::Titles(filter) = &self.view {
            effects.push(Effect::Titles(Some(filter.query().clone())));
        }
        let by = self.outline.sorted_by();
        if by != SortBy::Name {
            effects.push(Effect::Sort(by));
        }
        self.sync();
        effects
    }

    /// Puts files of other kinds into the list, or takes them out of it.
    pub(super) fn toggle_others(&mut self) -> Vec<Effect> {
        let (said, effects) = if self.others.count == 0 || self.outline.folders().is_empty() {
            (words::NO_OTHER_FILES, Vec::new())
        } else {
            self.others.are_listed = !self.others.are_listed;
            let said = if self.others.are_listed {
                words::OTHER_FILES_LISTED
            } else {
                words::OTHER_FILES_HIDDEN
            };
            (said, vec![Effect::Walk])
        };
        self.notice = Some(self.language.say(said).into());
        effects
    }

    /// Whether the first article is on show because nothing else was chosen.
    fn is_at_first(&self) -> bool {
        self.outline.next_text(None, true) == self.chosen_row()
    }

    /// Puts the first article on show, once it is known which that is, if none is.
    fn show_first(&mut self) -> Vec<Effect> {
        let is_known = !self.walking || self.outline.is_top_whole();
        if !matches!(self.opened, Opened::Nothing) || !is_known {
            return Vec::new();
        }
        let first = self.outline.next_text(None, true);
        let first = first.and_then(|row| self.article_at(row));
        // They may all lie in folders that are closed.
        let first = first.or((!self.articles.is_empty()).then_some(0));
        first.map_or_else(Vec::new, |article| vec![self.open(article)])
    }

    /// Opens the chosen folder, or closes it. Returns whether a folder is chosen.
    pub(super) fn toggle_folder(&mut self) -> bool {
        let Some(folder) = self.chosen_folder() else {
            return false;
        };
        let open = self.outline.is_open(folder);
        self.outline.set_open(folder, !open);
        true
    }

    /// An arrow was pressed in the list. On a folder it opens or closes that, or goes to what is in it; from an article it
    /// goes back to the folder in which that lies. Nothing is returned if there is none.
    pub(super) fn step_in_folders(&mut self, towards: Direction) -> Option<Vec<Effect>> {
        let ListView::Library = self.view else {
            return None;
        };
        let row = self.chosen_row()?;
        let forward = self.language.direction() == towards;
        match self.chosen_folder() {
            Some(folder) if self.outline.is_open(folder) != forward => {
                self.outline.set_open(folder, forward);
                Some(Vec::new())
            }
            Some(_) if forward => Some(self.select(row + 1)),
            None if forward => None,
            Some(_) | None => {
                let above = self.outline.row_above(row)?;
                Some(self.select(above))
            }
        }
    }
}
