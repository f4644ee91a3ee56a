//! Reading again what has changed.

use super::{Session, recent};
use crate::app::{Answer, Task};
use crate::document::Landmark;

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
        let total = reader.document().total();
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
            let before = recent::loaded(article, &recent);
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
}
