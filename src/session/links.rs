//! Links: the next one is looked for beside the screen, those between files are followed, addresses are handed on.

use std::path::PathBuf;
use std::sync::Arc;

use super::Session;
use super::article::article;
use super::clipboard::Clipboard;
use super::jobs::Job;
use super::opener::OpenError;
use super::report::News;
use crate::app::{Answer, Task};
use crate::document::{Address, FileLink, link_from};
use crate::library::{LinkError, Linked};
use crate::page::Anchor;
use crate::words;

impl Session {
    /// Finds the next link of the text on show.
    pub(super) fn find_link(&mut self, from: Anchor, forward: bool) {
        let Some(reader) = self.state.reader() else {
            return;
        };
        let document = reader.document().clone();
        self.jobs.begin(Task::Link, true, move |job: &Job| {
            let found = link_from(&document, (from.block, from.byte), forward, job.stopped());
            // What cannot be read is told where it is shown.
            let found = found.unwrap_or(None);
            job.answer(Answer::Link { forward, found });
        });
    }

    /// Finds out where a link to a file leads. `shown`: the file outside of what was opened that the reader was shown.
    pub(super) fn follow_link(&mut self, link: FileLink, shown: Option<PathBuf>) {
        let (library, from) = (self.library.clone(), self.state.selected);
        let named = self.state.outline().named();
        self.jobs.begin(Task::Link, true, move |job: &Job| {
            let linked = match shown {
                Some(path) => Ok(Linked::Beside(path)),
                None => library.linked(from, &link, &named),
            };
            job.report(News::Linked(linked, link.place));
        });
    }

    /// It is known where the link leads.
    pub(super) fn link_led(&mut self, linked: Result<Linked, LinkError>, place: Option<String>) {
        let article = match linked {
            Ok(Linked::Text(article)) => article,
            Ok(Linked::Outside(path)) => return self.state.ask_to_leave(path),
            // A walk counts the texts that it finds from those on that were known when it began.
            Ok(Linked::Beside(_)) if self.jobs.since(Task::Walk).is_some() => {
                let language = self.state.language;
                return self.tell(language.say(words::STILL_READING_FOLDERS).into());
            }
            Ok(Linked::Beside(path)) => self.add_text(path),
            Err(error) => return self.tell(self.state.language.link_error(&error)),
        };
        let effects = self.state.lead_to(article, place);
        self.perform(effects);
    }

    /// Takes a file into the library, if it is not there yet, and returns the index of its text.
    fn add_text(&mut self, path: PathBuf) -> usize {
        let mut known = self.library.entries.iter();
        if let Some(text) = known.position(|entry| entry.path() == path) {
            return text;
        }
        let mut found = self.library.file(path);
        let language = self.state.language;
        let articles = found.entries.iter().map(|entry| article(entry, language));
        let index = articles
            .map(|article| self.state.add_article(article))
            .last();
        // Jobs that are under way go on with what was there when they began.
        Arc::make_mut(&mut self.library).grow(&mut found);
        index.unwrap_or_default()
    }

    /// The address that is to be opened, once.
    pub fn take_address(&mut self) -> Option<Address> {
        self.to_open.take()
    }

    /// What became of opening an address. Where nothing opens any, it is copied.
    pub fn opened(&mut self, address: &Address, by: Result<&'static str, OpenError>) {
        let language = self.state.language;
        match by {
            Ok(program) => self.tell(language.given_to(program)),
            Err(OpenError::Refused { program, why }) => {
                self.tell(language.refused_by(program, &why));
            }
            Err(OpenError::NoProgram) => {
                self.clipboard = Clipboard {
                    last: Some((None, address.as_str().to_owned())),
                    waits: true,
                };
            }
        }
    }
}
