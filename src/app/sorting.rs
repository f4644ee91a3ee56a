//! Putting the list in another order.

use super::effect::Effect;
use super::outline::SortBy;
use super::state::State;
use crate::words;

impl State {
    /// Has the list put in the next order.
    pub(super) fn sort_next(&mut self) -> Vec<Effect> {
        if !self.has_several() {
            return Vec::new();
        }
        let mut effects = self.close_results();
        effects.extend(self.show_all_titles());
        let by = self.outline.sorted_by().next();
        let said = match by {
            SortBy::Name => words::SORTED_BY_NAME,
            SortBy::Date => words::SORTED_BY_DATE,
            SortBy::Size => words::SORTED_BY_SIZE,
            SortBy::Title => words::SORTED_BY_TITLE,
        };
        self.notice = Some(self.language.say(said).into());
        if by == SortBy::Name {
            self.outline.sort(by, Vec::new());
        } else {
            effects.push(Effect::Sort(by));
        }
        effects
    }

    /// The order is known. Of texts that have come since it is asked again, unless that is done at the end of the walk.
    pub(super) fn sorted(&mut self, by: SortBy, articles: Vec<usize>) -> Vec<Effect> {
        self.at_folder = None;
        let are_all = articles.len() == self.articles.len();
        self.outline.sort(by, articles);
        if are_all || self.walking {
            return Vec::new();
        }
        vec![Effect::Sort(by)]
    }
}
