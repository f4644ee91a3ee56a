//! The list of all matches in the text on show, each on its line, in the place of the list: opened from a result, or from a
//! query where there is but one text. The chosen one is the current match, which the text pane follows.

use super::ArticleSearch;
use super::hit_list::{HitList, HitRow};
use crate::app::actions::{Action, rows_of};
use crate::app::effect::Effect;
use crate::app::geometry::Focus;
use crate::app::layer::Layer;
use crate::app::state::State;
use crate::find::Context;
use crate::input::Key;

impl State {
    /// Opens the list of the matches in the text on show, if there are several or more may come.
    pub(in crate::app) fn open_hit_list(&mut self) -> bool {
        let has_several = |search: &ArticleSearch| search.count() > 1 || !search.is_over();
        let opens = self.reader().is_some() && self.search.as_ref().is_some_and(has_several);
        if opens {
            self.layer = Some(Layer::Hits(HitList {
                top: 0,
                height: 1,
                before: self.focus,
            }));
            // The list takes columns from the text, whose lines end elsewhere now.
            self.sync_page();
            if let Some(current) = self.search.as_ref().and_then(|search| search.current) {
                self.reveal(current);
            }
        }
        opens
    }

    /// The list, while it is open.
    pub fn hit_list(&self) -> Option<&HitList> {
        match &self.layer {
            Some(Layer::Hits(list)) => Some(list),
            _ => None,
        }
    }

    /// The rows on the screen. What cannot be read any more has none.
    pub fn hit_rows(&self) -> Vec<HitRow> {
        let (Some(list), Some(search), Some(reader)) =
            (self.hit_list(), &self.search, self.reader())
        else {
            return Vec::new();
        };
        let document = reader.page.document();
        let query = search.queries.of(document.keeps_persian_letters());
        let row = |index| {
            let start = search.nth(index)?;
            Some(HitRow {
                context: Context::at(document, query, start).ok()?,
                is_chosen: search.current == Some(start),
            })
        };
        (list.top..list.top + list.height).map_while(row).collect()
    }

    /// A key was pressed while the list is open.
    pub(in crate::app) fn hit_list_key(&mut self, list: HitList, key: Key) -> Vec<Effect> {
        let action = self.keymap.reading(key);
        let page = isize::try_from(list.height).unwrap_or(1);
        let by = match action {
            Some(to @ (Action::NextMatch | Action::PreviousMatch)) => {
                let forward = to == Action::NextMatch;
                if self.is_at_end_of_matches(forward) {
                    return self.leave_hits(list, forward);
                }
                if forward { 1 } else { -1 }
            }
            Some(Action::Back) => {
                self.focus = list.before;
                return Vec::new();
            }
            Some(Action::Open) => {
                self.focus = Focus::Text;
                return Vec::new();
            }
            _ => match action.and_then(|action| rows_of(action, page)) {
                Some(rows) => rows,
                None => return self.panes_key(key),
            },
        };
        self.layer = Some(Layer::Hits(list));
        self.choose_hit_by(by);
        Vec::new()
    }

    /// Whether the current match is known to be the last of the text, or the first.
    fn is_at_end_of_matches(&self, forward: bool) -> bool {
        let end = |search: &ArticleSearch| if forward { search.count() } else { 1 };
        let search = self.search.as_ref().filter(|search| search.is_over());
        search.is_some_and(|search| search.number() == Some(end(search)))
    }

    /// Goes on from the last match of the text, or back from the first, as is done without the list; the list shows the matches of
    /// the text that this leads into.
    fn leave_hits(&mut self, list: HitList, forward: bool) -> Vec<Effect> {
        let effects = self.next_match(forward);
        self.layer = Some(Layer::Hits(list));
        effects
    }

    /// Goes down in the list by matches, or up.
    pub(in crate::app) fn choose_hit_by(&mut self, by: isize) {
        let Some(search) = &self.search else {
            return;
        };
        let last = search.count().saturating_sub(1);
        let chosen = search.number().map_or(0, |number| number - 1);
        self.choose_hit(chosen.saturating_add_signed(by as i64).min(last));
    }

    /// Makes the match with so many before it the current one.
    fn choose_hit(&mut self, index: u64) {
        if let Some(search) = &mut self.search
            && let Some(start) = search.nth(index)
        {
            search.current = Some(start);
            self.reveal(start);
        }
    }

    /// A cell was clicked while the list is open: a match is chosen, or, beside the list, the text is.
    pub(in crate::app) fn click_hit_list(&mut self, column: u16, row: u16) {
        let entries = self.panes().and_then(|panes| panes.entries());
        let Some(area) = entries.filter(|area| area.contains(column, row)) else {
            self.layer = None;
            self.focus = Focus::Text;
            return;
        };
        if let Some(list) = self.hit_list() {
            self.choose_hit(list.top + u64::from(row - area.y));
        }
    }

    /// Makes the window of the list follow the current match, no further than it must.
    pub(in crate::app) fn sync_hit_list(&mut self) {
        let is_empty = |search: &ArticleSearch| search.is_nothing();
        if self.hit_list().is_some() && self.search.as_ref().is_none_or(is_empty) {
            self.layer = None;
            return;
        }
        let entries = self.panes().and_then(|panes| panes.entries());
        let chosen = self.search.as_ref().and_then(ArticleSearch::number);
        let chosen = chosen.map_or(0, |number| number - 1);
        if let (Some(Layer::Hits(list)), Some(entries)) = (&mut self.layer, entries) {
            list.height = u64::from(entries.height.max(1));
            let first = (chosen + 1).saturating_sub(list.height);
            list.top = list.top.clamp(first, chosen);
        }
    }
}
