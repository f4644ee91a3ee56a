//! Bookmarks: read when a library is opened, found in each text that is, and written at once.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;
use std::sync::Arc;

use super::Session;
use super::jobs::Job;
use super::report::{AddedBookmark, News, Stored};
use crate::app::Task;
use crate::document::{Document, Landmark};
use crate::library::{Entry, system_message};
use crate::page::Anchor;
use crate::store::{Bookmark, Store, StoreError};
use crate::words;

/// So much of a paragraph is kept with its mark, in bytes.
const LONGEST_SAID: usize = 4 << 10;

/// What the exported bookmarks are called; of several such files, the later have a number.
const EXPORT: &str = "kzread-bookmarks";

impl Session {
    /// Reads the bookmarks, and finds out which texts of the list are theirs.
    pub(super) fn find_bookmarks(&mut self, store: Store) {
        let library = self.library.clone();
        self.jobs.begin(Task::Bookmarks, false, move |job: &Job| {
            let found = store.bookmarks().map(|all| {
                let texts: HashSet<&str> = all.iter().map(|b| b.text.as_str()).collect();
                let articles = articles(&library.entries, &texts, job);
                (all, articles)
            });
            job.report(News::Bookmarks(found));
        });
    }

    pub(super) fn bookmarks_found(
        &mut self,
        found: Result<(Vec<Bookmark>, HashMap<String, usize>), StoreError>,
    ) {
        match found {
            Ok((all, articles)) => {
                self.state.know_bookmarks(all, articles);
                self.marked = None;
            }
            // What keeps one file from being read keeps the others as well, and is told once.
            Err(error) => self.tell_not_kept(&error),
        }
    }

    /// Finds the bookmarks of the text on show in it.
    pub(super) fn follow_marks(&mut self) {
        let article = self.state.selected;
        // Of a page that is long, the beginning is shown first; what is marked may stand behind it.
        let Some(reader) = self.state.reader().filter(|_| !self.state.is_begun()) else {
            return;
        };
        let document = reader.document();
        let is_known = |known: &Arc<Document>| Arc::ptr_eq(known, document);
        if self.marked.as_ref().is_some_and(is_known) {
            return;
        }
        let document = Arc::clone(document);
        self.marked = Some(Arc::clone(&document));
        let bookmarks = self.state.bookmarks_of(article);
        if bookmarks.is_empty() {
            return;
        }
        self.jobs.begin(Task::Marks, true, move |job: &Job| {
            let place = |bookmark: &Bookmark| (bookmark.id.clone(), find(bookmark, &document));
            let places = bookmarks.iter().map(place).collect();
            job.report(News::Marks(article, places));
        });
    }

    pub(super) fn add_bookmark(&mut self, place: Anchor, note: String) {
        let Some(reader) = self.state.reader() else {
            return;
        };
        let article = self.state.selected;
        let (document, library) = (reader.document().clone(), self.library.clone());
        let known = self
            .state
            .articles
            .get(article)
            .cloned()
            .unwrap_or_default();
        self.order_asked(move |store| {
            let entry = library.entries.get(article);
            let added = entry.and_then(|entry| {
                let by = document
                    .meta()
                    .author
                    .clone()
                    .or(known.sources.first().cloned());
                let date = known.date.map(|date| (date.year, date.month, date.day));
                let (offset, said) = said(&document, place)?;
                let landmark = Landmark::of(&document, offset).ok()?;
                Some(Bookmark {
                    id: Bookmark::new_id(),
                    text: entry.identity()?,
                    title: known.title.clone(),
                    by,
                    date,
                    paragraph: document.paragraph_number(place.block).ok().flatten(),
                    offset,
                    total: landmark.total,
                    before: landmark.before,
                    after: landmark.after,
                    said,
                    note,
                })
            });
            Stored::Bookmark(added.map(|bookmark| {
                Box::new(AddedBookmark {
                    written: store.add_bookmark(&bookmark),
                    bookmark,
                    article,
                    place: Anchor { byte: 0, ..place },
                })
            }))
        });
    }

    /// A bookmark was written, or was not; none if the text cannot have any.
    pub(super) fn bookmark_stored(&mut self, added: Option<Box<AddedBookmark>>) {
        let Some(added) = added else {
            let told = self.state.language.say(words::CANNOT_MARK);
            return self.tell(told.into());
        };
        self.state
            .marked(added.bookmark, added.article, added.place);
        if let Err(error) = added.written {
            self.tell_no_bookmark(&error);
        }
    }

    pub(super) fn note_bookmark(&mut self, id: String, note: String) {
        self.order_asked(move |store| Stored::Noted(store.note_bookmark(&id, &note)));
    }

    pub(super) fn drop_bookmark(&mut self, id: String) {
        self.order_asked(move |store| Stored::Noted(store.drop_bookmark(&id)));
    }

    pub(super) fn tell_no_bookmark(&mut self, error: &StoreError) {
        let language = self.state.language;
        let why = language.store_error(error);
        self.tell(language.bookmark_not_kept(&why));
    }

    /// Writes bookmarks into a file of their own, in the folder that kzread was started in.
    pub(super) fn export(&mut self, rows: &[usize]) {
        let all = self.state.bookmarks();
        let chosen: Vec<Bookmark> = rows
            .iter()
            .filter_map(|row| all.get(*row))
            .cloned()
            .collect();
        let language = self.state.language;
        self.order_asked(move |_| {
            let text = language.exported_bookmarks(&chosen);
            Stored::Exported(export(&text))
        });
    }

    pub(super) fn exported(&mut self, written: &io::Result<PathBuf>) {
        let language = self.state.language;
        self.tell(match written {
            Ok(path) => language.exported(&path.display().to_string()),
            Err(error) => language.not_exported(&system_message(error)),
        });
    }
}

/// Which entries are the texts of these names.
fn articles(entries: &[Arc<Entry>], texts: &HashSet<&str>, job: &Job) -> HashMap<String, usize> {
    if texts.is_empty() {
        return HashMap::new();
    }
    let entries = entries.iter().enumerate().take_while(|_| !job.is_stopped());
    entries
        .filter_map(|(index, entry)| Some((entry.identity()?, index)))
        .filter(|(name, _)| texts.contains(name.as_str()))
        .collect()
}

/// Where the paragraph of a bookmark stands in a document now.
fn find(bookmark: &Bookmark, document: &Document) -> Option<Anchor> {
    let landmark = Landmark {
        offset: bookmark.offset,
        total: bookmark.total,
        before: bookmark.before.clone(),
        after: bookmark.after.clone(),
    };
    let (block, _) = document.locate(landmark.find(document).ok()?).ok()?;
    Some(Anchor { block, byte: 0 })
}

/// Where the paragraph at a place begins, in document offsets, and its words, of a long one those at its beginning.
fn said(document: &Document, place: Anchor) -> Option<(u64, String)> {
    let start = document.offset(place.block, 0);
    let mut said = document.block(place.block).ok()?.text.clone();
    said.truncate(
        (0..=LONGEST_SAID.min(said.len()))
            .rev()
            .find(|at| said.is_char_boundary(*at))?,
    );
    Some((start, said.replace('\u{2028}', "\n")))
}

/// Writes a text into a new file, and returns where that is.
fn export(text: &str) -> io::Result<PathBuf> {
    let folder = std::env::current_dir()?;
    let mut number = 1;
    loop {
        let name = match number {
            1 => format!("{EXPORT}.md"),
            _ => format!("{EXPORT}-{number}.md"),
        };
        let path = folder.join(name);
        match File::create_new(&path) {
            Ok(mut file) => {
                let written = file
                    .write_all(text.as_bytes())
                    .and_then(|()| file.sync_all());
                if written.is_err() {
                    // A file that is cut short would be taken for the whole.
                    let _ = fs::remove_file(&path);
                }
                return written.map(|()| path);
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => number += 1,
            Err(error) => return Err(error),
        }
    }
}
