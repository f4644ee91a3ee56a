//! Long chapters of a book are read beside the screen.

use super::Session;
use super::jobs::Job;
use crate::app::Task;

impl Session {
    /// Has the chapter read that is missing, if one is.
    pub(super) fn read_chapter(&mut self) {
        let missing = self.state.missing_chapter();
        if missing == self.chapter {
            return;
        }
        self.chapter = missing;
        match (missing, self.state.reader()) {
            (Some((_, chapter)), Some(reader)) => {
                let document = reader.document().clone();
                self.jobs.begin(Task::Chapter, true, move |_: &Job| {
                    document.bring(chapter);
                });
            }
            _ => self.jobs.stop(Task::Chapter),
        }
    }

    /// A key was pressed: a chapter that could not be read is tried again.
    pub(super) fn retry_chapter(&mut self) {
        if self.jobs.since(Task::Chapter).is_none() {
            self.chapter = None;
        }
    }
}
