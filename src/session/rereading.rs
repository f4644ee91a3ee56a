//! Reading again what has changed, and the order of the list by what is not in names.

use std::cmp::Reverse;
use std::sync::PoisonError;

use super::article::{article, title};
use super::{Session, recent};
use crate::app::{Answer, SortBy, Task};
use crate::find::Landmark;
use crate::library::name_key;

impl Session {
    /// Reads the text on show again if it has changed, and walks the folders again.
    pub(super) fn reread(&mut self) {
        self.reread_text();
        self.walk_again();
    }

    fn reread_text(&mut self) {
        let Some(reader) = self.state.reader() else {
            return;
        };
        let total = reader.page.document().total();
        let offset = reader.place().map_or(0, |place| reader.offset(place));
        // From memory: what stands in the file now may be another text already.
        let landmark = self.state.text_on_show().map(|after| Landmark {
            offset,
            total,
            before: String::new(),
            after,
        });
        let article = self.state.selected;
        let (library, recent) = (self.library.clone(), self.recent.clone());
        self.jobs.begin(Task::Reread, false, move |job| {
            let Some(entry) = library.entries.get(article) else {
                return;
            };
            let before = recent
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .loaded(article);
            if before.is_none() || before == entry.version() {
                return;
            }
            let read = recent::load(entry, article, &recent).map(|document| {
                let found = landmark.and_then(|landmark| landmark.find(&document).ok());
                let offset = found.unwrap_or(offset).min(document.total());
                (document, offset)
            });
            job.answer(Answer::Reread { article, read });
        });
    }

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
