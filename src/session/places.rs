//! The place in each text, from one run to the next: found when the text is opened, kept while it is read. Nothing here makes
//! a key or the first frame wait: reading is a job, writing is the keeper's.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::Session;
use super::jobs::Job;
use super::keeper::Keeper;
use super::note::{self, Note};
use super::report::{News, Stored, StoredPlace};
use crate::app::{Focus, Standing, Task};
use crate::document::Document;
use crate::page::Anchor;
use crate::store::{Seen, Store, StoreError};

/// Places are written no more often than this.
const PAUSE: Duration = Duration::from_secs(1);

/// What is known of the places that are kept.
pub(super) struct Places {
    store: Store,
    /// How many entries there were when they were looked up in the store.
    looked_up: Option<usize>,
    /// Whether texts open where they were left.
    goes_on: bool,
    /// What was opened, for whoever names nothing the next time; none if it cannot be opened again.
    opened: Option<Arc<[PathBuf]>>,
    /// The article that was kept as the one read last, and whether the keys went to its text.
    last: Option<(usize, bool)>,
    /// The places on disk by article, as far as they are known; none of one that was not written.
    kept: HashMap<usize, Option<Anchor>>,
    /// Articles whose places were written, but may be lost when the machine stops.
    unsynced: HashSet<usize>,
    /// The article whose place is looked for, and where it stood then: whoever has gone on since stays there.
    asked: Option<(usize, Anchor)>,
    /// The text that was on show last.
    current: Option<(usize, Arc<Document>)>,
    /// What the journal says of each text.
    noted: HashMap<usize, Seen>,
    written: Option<Instant>,
    /// Writing failed; it is tried again with the next key.
    waits_for_key: bool,
    /// It was told that places cannot be kept.
    told: bool,
}

impl Session {
    /// Keeps queries, choices of modes and places there from now on. `opened`: what was opened, if it can be opened again;
    /// `goes_on`: texts open where they were left.
    pub fn keep_in(&mut self, store: Store, opened: Option<Vec<PathBuf>>, goes_on: bool) {
        self.keeper = Some(Keeper::new(store.clone(), self.reports.clone()));
        self.places = Some(Places {
            store,
            looked_up: None,
            goes_on,
            opened: opened.map(Into::into),
            last: None,
            kept: HashMap::new(),
            unsynced: HashSet::new(),
            asked: None,
            current: None,
            noted: HashMap::new(),
            written: None,
            waits_for_key: false,
            told: false,
        });
        self.look_entries_up();
        self.follow_reading();
    }

    /// Something may have happened to the text on show: its place is looked for when it is new, and kept when it is left.
    pub(super) fn follow_reading(&mut self) {
        self.follow_marks();
        let Some(places) = &mut self.places else {
            return;
        };
        // What is known of the beginning alone says nothing of a place farther on.
        if self.state.is_begun() {
            return;
        }
        let selected = self.state.selected;
        let left = places.current.take_if(|(article, _)| *article != selected);
        if let Some((article, document)) = left
            && let Some(standing) = self.state.left(article)
        {
            self.note(article, document, standing, true, false);
        }
        let (Some(places), Some((article, place)), Some(reader)) =
            (&mut self.places, self.state.place(), self.state.reader())
        else {
            return;
        };
        places.current = Some((article, reader.document().clone()));
        let is_new = !places.kept.contains_key(&article);
        if is_new && places.asked.is_none_or(|(asked, _)| asked != article) {
            self.find_place(article, place);
        }
    }

    /// A key was pressed: what could not be written is tried again.
    pub(super) fn retry_places(&mut self) {
        if let Some(places) = &mut self.places {
            places.waits_for_key = false;
        }
    }

    fn find_place(&mut self, article: usize, place: Anchor) {
        let Some(places) = &mut self.places else {
            return;
        };
        let document = places
            .current
            .as_ref()
            .map(|(_, document)| document.clone());
        let Some(document) = document.filter(|_| places.goes_on) else {
            places.kept.insert(article, Some(place));
            return;
        };
        places.asked = Some((article, place));
        let (store, library) = (places.store.clone(), self.library.clone());
        self.jobs.begin(Task::Place, true, move |job: &Job| {
            if let Some(entry) = library.entries.get(article) {
                let found = note::find(&store, entry, &document);
                // Who has scrolled already wants to be there.
                let is_at_start = matches!(document.first(), Ok(Some(block)) if place == Anchor { block, byte: 0 });
                job.report(News::Place(found.map(|found| found.filter(|_| is_at_start))));
            }
        });
    }

    /// The place in the text on show was found on disk, or is not there.
    pub(super) fn place_found(&mut self, found: Result<Option<Anchor>, StoreError>) {
        let asked = self.places.as_mut().and_then(|places| places.asked.take());
        let Some((article, asked)) = asked else {
            return;
        };
        let found = found.unwrap_or_else(|error| {
            self.tell_not_kept(&error);
            None
        });
        let stays = self.state.place() == Some((article, asked));
        if let Some(place) = found.filter(|_| stays) {
            self.state.go_on(place);
        }
        let place = match self.state.place() {
            Some((_, place)) if stays => place,
            _ => asked,
        };
        if let Some(places) = &mut self.places {
            places.kept.insert(article, Some(place));
        }
    }

    /// It was found out how far texts were read, by their index.
    pub(super) fn seen_found(&mut self, seen: HashMap<usize, Seen>) {
        self.state.note_seen(&seen);
        if let Some(places) = &mut self.places {
            places.noted = seen;
        }
    }

    /// When [`Session::keep_place`] is to be called; none while there is nothing to write.
    pub fn place_due(&self) -> Option<Instant> {
        let places = self
            .places
            .as_ref()
            .filter(|places| !places.waits_for_key)?;
        let (article, place) = self.state.place()?;
        let has_moved = places
            .kept
            .get(&article)
            .is_some_and(|kept| *kept != Some(place));
        let due = || {
            places
                .written
                .map_or_else(Instant::now, |written| written + PAUSE)
        };
        has_moved.then(due)
    }

    /// Has the place written, if it is due.
    pub fn keep_place(&mut self) {
        if self.place_due().is_some_and(|due| due <= Instant::now()) {
            self.keep_now(false);
        }
    }

    /// Has all written that is kept between runs, for this one ends.
    pub fn close(&mut self) {
        self.keep_now(true);
    }

    fn keep_now(&mut self, at_end: bool) {
        self.keep_last();
        let standing = self.state.place().and_then(|_| self.state.standing());
        let current = self
            .places
            .as_ref()
            .and_then(|places| places.current.clone());
        if let (Some(standing), Some((article, document))) = (standing, current) {
            self.note(article, document, standing, at_end, at_end);
        }
    }

    /// Has written what changed of a text: its place, and if it is `left`, how far it was read.
    fn note(
        &mut self,
        article: usize,
        document: Arc<Document>,
        standing: Standing,
        left: bool,
        at_end: bool,
    ) {
        let Some(places) = &mut self.places else {
            return;
        };
        let moved = match (places.kept.get(&article), places.asked) {
            (Some(kept), _) => *kept != Some(standing.top),
            // It is still looked for, and the reader has gone on.
            (None, Some((asked, place))) => asked == article && place != standing.top,
            (None, None) => false,
        } || at_end && places.unsynced.contains(&article);
        if !(moved || left && standing.was_entered) {
            return;
        }
        if moved {
            places.kept.insert(article, Some(standing.top));
            places.unsynced.insert(article);
            places.written = Some(Instant::now());
        }
        let note = Note {
            document,
            standing,
            moved,
            seen: self.state.seen(article),
            noted: places.noted.get(&article).copied(),
            left,
            at_end,
        };
        let library = self.library.clone();
        self.order_quietly(move |store| {
            let entry = library.entries.get(article);
            let written = entry.map_or(Ok(None), |entry| note.write(store, entry));
            Stored::Place(StoredPlace { article, written })
        });
    }

    /// Keeps what is read, for whoever names nothing the next time.
    fn keep_last(&mut self) {
        let Some(places) = &mut self.places else {
            return;
        };
        let Some(opened) = &places.opened else {
            return;
        };
        let selected = self.state.selected;
        let last = (selected, self.state.focus == Focus::Text);
        if places.last.replace(last) == Some(last) {
            return;
        }
        let (opened, library) = (opened.clone(), self.library.clone());
        self.order_quietly(move |store| {
            let text = library.entries.get(selected).map(|entry| entry.path());
            let last = note::last(&opened, text, last.1);
            Stored::Last(last.map_or(Ok(()), |last| store.keep_last(&last)))
        });
    }

    /// A place was written, or was not.
    pub(super) fn place_stored(&mut self, stored: StoredPlace) {
        let Some(places) = &mut self.places else {
            return;
        };
        match stored.written {
            Ok(seen) => {
                places.told = false;
                if let Some(written) = seen {
                    places
                        .noted
                        .extend(written.noted.map(|noted| (stored.article, noted)));
                    self.state.note_seen([(&stored.article, &written.seen)]);
                }
            }
            Err(error) => {
                places.kept.insert(stored.article, None);
                places.waits_for_key = true;
                self.tell_not_kept(&error);
            }
        }
    }

    /// Says once that places are not kept, and why. Who has no home folder knows.
    pub(super) fn tell_not_kept(&mut self, error: &StoreError) {
        let Some(places) = &mut self.places else {
            return;
        };
        // A damaged file was moved out of the way: what comes next may be another trouble.
        let lasts = !matches!(error, StoreError::SetAside { .. });
        let again = std::mem::replace(&mut places.told, lasts);
        if !again && !matches!(error, StoreError::Homeless) {
            let language = self.state.language;
            let why = language.store_error(error);
            let told = if lasts {
                language.place_not_kept(&why)
            } else {
                why
            };
            self.state.notice.get_or_insert(told);
        }
    }

    /// Finds out which entries have bookmarks and how far each was read, unless there are no more than the last time.
    pub(super) fn look_entries_up(&mut self) {
        let entries = self.library.entries.len();
        let Some(places) = &mut self.places else {
            return;
        };
        if places.looked_up.replace(entries) == Some(entries) {
            return;
        }
        let store = places.store.clone();
        self.find_bookmarks(store.clone());
        self.find_seen(store);
    }

    fn find_seen(&mut self, store: Store) {
        let library = self.library.clone();
        self.jobs.begin(Task::Seen, false, move |job: &Job| {
            job.report(News::Seen(note::seen(
                &store,
                &library.entries,
                job.stopped(),
            )));
        });
    }
}
