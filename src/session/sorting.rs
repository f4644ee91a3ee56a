//! The order of the list by what is not in names.

use std::cmp::Reverse;

use super::Session;
use super::article::{article, title};
use crate::app::{Answer, SortBy, Task};
use crate::library::name_key;

impl Session {
    /// Finds out in which order the texts come.
    pub(super) fn sort(&mut self, by: SortBy) {
        let (library, language) = (self.library.clone(), self.state.language);
        let mut articles = self.state.outline().texts();
        self.jobs.begin(Task::Sort, true, move |job| {
            let entry = |text: usize| library.entries.get(text).filter(|_| !job.is_stopped());
            match by {
                SortBy::Name => {}
                SortBy::Size => {
                    articles
                        .sort_by_cached_key(|text| Reverse(entry(*text).and_then(|e| e.size())));
                }
                SortBy::Date => articles.sort_by_cached_key(|text| {
                    Reverse(entry(*text).and_then(|entry| {
                        entry.describe();
                        entry.second()
                    }))
                }),
                SortBy::Title => articles.sort_by_cached_key(|text| {
                    let title = entry(*text).map(|entry| {
                        entry.describe();
                        title(entry, language)
                    });
                    name_key(&title.unwrap_or_default())
                }),
            }
            let known = articles
                .iter()
                .filter_map(|text| Some((*text, entry(*text)?)));
            let known = known.filter(|(_, entry)| entry.meta().is_some());
            let titles = known.map(|(text, entry)| (text, article(entry, language)));
            job.answer(Answer::Titles(titles.collect()));
            job.answer(Answer::Sorted { by, articles });
        });
    }
}
