//! Going on with what was read last, for whoever names nothing.

use std::path::{Path, PathBuf};

use super::args::Args;
use super::complain::Complaints;
use crate::library::Library;
use crate::session::{Remembered, Start};
use crate::words;

/// What was read last, if that is gone on with.
#[derive(Default)]
pub(super) struct Resumed {
    /// The text that was on show.
    text: Option<PathBuf>,
    in_text: bool,
    /// What is to be said of it.
    pub(super) notice: Option<String>,
}

impl Resumed {
    /// Whether the user goes on with what was read last: nothing is named, and nothing begun afresh.
    pub(super) fn is_wanted(args: &Args) -> bool {
        !args.fresh && !args.test_card && args.paths.is_empty()
    }

    /// Takes what was opened last as what is to be opened, if it was read.
    pub(super) fn of(args: &mut Args, remembered: &Remembered, complaints: &Complaints) -> Self {
        let language = complaints.language();
        let last = match remembered.last() {
            Ok(Some(last)) => last,
            Ok(None) => return Self::default(),
            Err(error) => {
                return Self {
                    notice: Some(language.store_error(&error)),
                    ..Self::default()
                };
            }
        };
        let opened = last.paths();
        let (there, gone): (Vec<_>, Vec<_>) = opened.into_iter().partition(|path| path.exists());
        if there.is_empty() && !gone.is_empty() {
            return Self {
                notice: Some(language.say(words::LAST_IS_GONE).to_owned()),
                ..Self::default()
            };
        }
        args.paths = there;
        Self {
            text: last.text(),
            in_text: last.in_text,
            notice: None,
        }
    }

    /// The text that was on show.
    pub(super) fn text(&self) -> Option<&Path> {
        self.text.as_deref()
    }

    /// What is on show first.
    pub(super) fn start(&self, library: &Library) -> Start {
        let Some(text) = &self.text else {
            return Start::default();
        };
        let mut entries = library.entries.iter();
        match entries.position(|entry| entry.path() == text) {
            Some(article) => Start {
                article,
                in_text: self.in_text,
            },
            None => Start::default(),
        }
    }
}
