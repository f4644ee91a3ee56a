//! Copying: a part of the text is made words beside the screen, and given to whoever has the clipboard.

use super::Session;
use super::clipboard::Clipboard;
use super::jobs::Job;
use super::passage::{CopyError, copied};
use super::report::News;
use crate::app::{Copied, CopyOrder, Task};
use crate::terminal::Way;
use crate::words;

impl Session {
    pub(super) fn copy(&mut self, order: CopyOrder) {
        let Some(reader) = self.state.reader() else {
            return;
        };
        let document = reader.document().clone();
        let queries = self
            .state
            .search
            .as_ref()
            .map(|search| search.queries.clone());
        self.jobs.begin(Task::Copy, true, move |job: &Job| {
            job.report(News::Copied(copied(&document, &order, queries.as_ref())));
        });
    }

    /// A part of the text was made words.
    pub(super) fn passage_found(&mut self, found: Result<Copied, CopyError>) {
        let language = self.state.language;
        match found {
            Ok(copied) if copied.text.is_empty() => {
                self.tell(language.say(words::NOTHING_COPIED).into());
            }
            Ok(copied) => {
                let text = self.state.copied(&copied);
                self.clipboard = Clipboard {
                    last: Some((Some(copied.part), text)),
                    waits: true,
                };
            }
            Err(CopyError::Read(error)) => self.tell(language.read_error(&error)),
            Err(CopyError::TooLong) => self.tell(language.say(words::TOO_LONG_TO_COPY).into()),
            Err(CopyError::NoSection) => self.tell(language.say(words::NO_SECTION).into()),
            Err(CopyError::NoMatch) => self.tell(language.say(words::NO_MATCH_TO_COPY).into()),
        }
    }

    /// What is to be put into the clipboard, once.
    pub fn take_copy(&mut self) -> Option<String> {
        let waits = std::mem::take(&mut self.clipboard.waits);
        let (_, text) = self.clipboard.last.as_ref().filter(|_| waits)?;
        Some(text.clone())
    }

    /// What was copied last, for a page to select from.
    pub fn last_copy(&self) -> Option<&str> {
        self.clipboard.last.as_ref().map(|(_, text)| text.as_str())
    }

    /// What was copied is in the clipboard, by this way.
    pub fn copied_by(&mut self, way: Way) {
        let Some((part, text)) = &self.clipboard.last else {
            return;
        };
        let words = text.split_whitespace().count() as u64;
        let (by, certain) = match way {
            Way::Program(program) => (program, true),
            Way::Osc52 => ("OSC 52", true),
            Way::Osc52Perhaps => ("OSC 52", false),
        };
        let language = self.state.language;
        self.tell(match part {
            Some(part) => language.copied(*part, words, by, certain),
            None => language.address_copied(by, certain),
        });
    }

    /// Nothing was copied that could be shown on a page.
    pub(super) fn tell_nothing_copied(&mut self) {
        let nothing = self.state.language.say(words::NOTHING_COPIED);
        self.tell(nothing.into());
    }
}
