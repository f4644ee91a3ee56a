//! What the session asks of the library: a text, more of it, and what the list shows of texts.

use std::collections::HashSet;
use std::sync::{Arc, Mutex};
use std::thread;

use super::article::article;
use super::recent::{self, Recent};
use super::searches::pool;
use super::{Session, texts};
use crate::app::{Answer, Task};
use crate::document::{Document, NumberedLine, Part, numbered_line};
use crate::library::{Entry, LoadError};
use crate::page::Anchor;
use crate::search::Query;

/// As many titles are likely to be looked at before the next frame.
const TITLES_SOON: usize = 10_000;

/// Texts up to this size, in bytes, are parsed in less time than a thread takes to begin.
const AT_HAND: usize = 64 << 10;

/// Whether a text is in memory as a whole, and short: nothing has to be waited for.
fn is_at_hand(entry: &Entry) -> bool {
    entry.is_complete() && entry.bytes_in_memory().is_some_and(|len| len <= AT_HAND)
}

/// Loads a text, and reads the chapter of it that is shown first.
fn load_at(
    entry: &Entry,
    article: usize,
    place: Option<Anchor>,
    recent: &Mutex<Recent>,
) -> Result<Arc<Document>, LoadError> {
    let document = recent::load(entry, article, recent)?;
    let is_there = place.is_some_and(|place| document.block(place.block).is_ok());
    if document.is_book() && !is_there {
        // What cannot be read is told when it is shown.
        let _ = document.first();
    }
    Ok(document)
}

impl Session {
    pub(super) fn load(&mut self, article: usize) {
        let place = self.state.place_in(article);
        if let Some(entry) = self.library.entries.get(article).filter(|e| is_at_hand(e)) {
            let loaded = load_at(entry, article, place, &self.recent);
            self.jobs.stop(Task::Load);
            self.answer(Answer::Loaded(loaded));
            return;
        }
        let (library, recent) = (self.library.clone(), self.recent.clone());
        self.jobs.begin(Task::Load, true, move |job| {
            // Whoever goes down a list of long texts does not want those that were passed over.
            if let Some(entry) = library.entries.get(article).filter(|_| !job.is_stopped()) {
                if !recent::has(article, &recent)
                    && let Some(beginning) = entry.beginning()
                {
                    job.answer(Answer::Begun(Arc::new(beginning)));
                }
                job.answer(Answer::Loaded(load_at(entry, article, place, &recent)));
            }
        });
    }

    pub(super) fn show_part(&mut self, article: usize, part: Part) {
        if let Some(entry) = self.library.entries.get(article) {
            entry.show_part(part);
            self.load(article);
        }
    }

    pub(super) fn turn_lines(&mut self, article: usize) {
        if let Some(entry) = self.library.entries.get(article) {
            entry.turn_lines();
            self.load(article);
        }
    }

    pub(super) fn try_encoding(&mut self, article: usize) {
        let (library, recent) = (self.library.clone(), self.recent.clone());
        self.jobs.begin(Task::Load, true, move |job| {
            if let Some(entry) = library.entries.get(article) {
                // What cannot be read is told when it is loaded.
                let _ = entry.try_next_encoding();
                job.answer(Answer::Loaded(recent::load(entry, article, &recent)));
            }
        });
    }

    /// The texts that are still being read.
    pub(super) fn incomplete(&self) -> HashSet<usize> {
        let entries = self.library.entries.iter().enumerate();
        let incomplete = entries.filter(|(_, entry)| !entry.is_complete());
        incomplete.map(|(index, _)| index).collect()
    }

    /// Learns of what comes of the texts that are still being read.
    pub(super) fn follow(&mut self) {
        if self.state.streaming.is_empty() {
            return;
        }
        let (library, streaming) = (self.library.clone(), self.state.streaming.clone());
        self.jobs.begin(Task::Follow, false, move |job| {
            thread::scope(|scope| {
                for &index in &streaming {
                    let entry = library.entries.get(index);
                    let follow = move || entry.map(|entry| texts::follow(entry, index, job));
                    // Where the system has no thread to give, the text ends with what has come by now.
                    let _ = thread::Builder::new().spawn_scoped(scope, follow);
                }
            });
        });
    }

    /// Learns title and date of the entries on the screen, then of those that decide how the list looks, which would change
    /// while one goes through it; and of no others: a folder may have 100,000.
    pub(super) fn describe(&mut self) {
        let rows = self.state.entries();
        let shown = rows.filter_map(|row| self.state.article_at(row));
        let mut wanted: Vec<usize> = shown.chain([self.state.selected]).collect();
        if !self.state.walking {
            wanted.extend(self.state.deciding());
        }
        let language = self.state.language;
        let mut unknown = Vec::new();
        for index in wanted {
            let entry = self.library.entries.get(index);
            let known = self.state.articles.get_mut(index);
            let (Some(entry), Some(known)) = (entry, known.filter(|known| !known.described)) else {
                continue;
            };
            if is_at_hand(entry) {
                entry.describe();
            }
            if entry.meta().is_some() {
                *known = article(entry, language);
            } else if entry.is_complete() {
                unknown.push(index);
            }
        }
        // One after the other: what is on the screen once it has ended is looked at then.
        if !unknown.is_empty() && self.jobs.since(Task::Describe).is_none() {
            let library = self.library.clone();
            // While more is found, other rows come to be seen again and again.
            let is_short = !self.state.walking;
            self.jobs.begin(Task::Describe, is_short, move |job| {
                texts::describe(&library.entries, unknown, language, job);
            });
        }
    }

    /// Looks for the headings of the text on show.
    pub(super) fn headings(&mut self, generation: u64) {
        let Some(reader) = self.state.reader() else {
            return;
        };
        let document = reader.document().clone();
        self.jobs.begin(Task::Contents, true, move |job| {
            texts::headings(&document, generation, job);
        });
    }

    /// Finds a line of the text on show.
    pub(super) fn find_line(&mut self, number: u64, led: bool) {
        let Some(reader) = self.state.reader() else {
            return;
        };
        let document = reader.document().clone();
        let (library, article) = (self.library.clone(), self.state.selected);
        self.jobs.begin(Task::Line, true, move |job| {
            let source = match library.entries.get(article) {
                Some(entry) if document.has_source() => entry.source().ok(),
                _ => None,
            };
            let found = numbered_line(&document, source.as_deref(), number, job.stopped());
            // What cannot be read is told when it is shown.
            let (offset, lines) = match found {
                Ok(Some(NumberedLine::At(offset))) => (offset, None),
                Ok(Some(NumberedLine::Only(lines))) => (document.total(), Some(lines)),
                Ok(None) | Err(_) => return,
            };
            job.answer(Answer::Line { offset, lines, led });
        });
    }

    pub(super) fn titles(&mut self, query: Option<Query>) {
        let articles = &self.state.articles;
        let (library, language) = (self.library.clone(), self.state.language);
        let unknown = articles.iter().map(|article| !article.described);
        let (unknown, pool) = (unknown.collect::<Vec<_>>(), pool(self.is_small()));
        self.jobs
            .begin(Task::Titles, articles.len() <= TITLES_SOON, move |job| {
                texts::titles(&library, &unknown, query.as_ref(), language, pool, job);
            });
    }
}
