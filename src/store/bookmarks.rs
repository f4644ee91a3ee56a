//! Bookmarks and notes: a journal to which lines are added, and none is ever taken away, so that a note that was typed is not
//! lost. Each line is on the disk before it counts as written.

use std::collections::HashMap;
use std::io;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use super::disk::Sync;
use super::{Store, StoreError, json, unread};

/// The journal, and the file whose lock those hold who change it.
const FILE: &str = "bookmarks.jsonl";
const LOCK: &str = "bookmarks.lock";

/// A paragraph that is marked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Bookmark {
    /// Tells it from all others.
    pub id: String,
    /// The name of the text: see [`Store::place`].
    pub text: String,
    /// The title of the text.
    pub title: String,
    /// Who wrote it, or what it draws on.
    #[serde(default)]
    pub by: Option<String>,
    /// The day of the text: year, month, day.
    #[serde(default)]
    pub date: Option<(u16, u8, u8)>,
    /// Which paragraph of the text it is.
    #[serde(default)]
    pub paragraph: Option<u64>,
    /// The place, in document offsets.
    pub offset: u64,
    /// The length of the text in document offsets.
    pub total: u64,
    /// Letters before the place.
    pub before: String,
    /// Letters from the place on.
    pub after: String,
    /// The paragraph.
    pub said: String,
    /// What the reader wrote to it.
    #[serde(default)]
    pub note: String,
}

/// A line of the journal.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Line {
    Add(Bookmark),
    Note { id: String, note: String },
    Drop { id: String },
}

impl Bookmark {
    /// A name that no other bookmark has.
    pub fn new_id() -> String {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        let nanos = since.map_or(0, |since| since.as_nanos());
        format!("{nanos:x}-{:x}", std::process::id())
    }
}

impl Store {
    /// All bookmarks, the oldest first.
    pub fn bookmarks(&self) -> Result<Vec<Bookmark>, StoreError> {
        let path = self.path(FILE)?;
        read(&path).map_err(|error| unread(&path, error))
    }

    /// Adds a bookmark.
    pub fn add_bookmark(&self, bookmark: &Bookmark) -> Result<(), StoreError> {
        self.append((FILE, LOCK), &Line::Add(bookmark.clone()), Sync::Now)
    }

    /// Puts a note to a bookmark, in the place of the one before.
    pub fn note_bookmark(&self, id: &str, note: &str) -> Result<(), StoreError> {
        let (id, note) = (id.to_owned(), note.to_owned());
        self.append((FILE, LOCK), &Line::Note { id, note }, Sync::Now)
    }

    /// Takes a bookmark off the list. The journal still has it, with its note.
    pub fn drop_bookmark(&self, id: &str) -> Result<(), StoreError> {
        let id = id.to_owned();
        self.append((FILE, LOCK), &Line::Drop { id }, Sync::Now)
    }
}

/// What a journal comes to. A line that is torn or from elsewhere says nothing.
fn read(path: &Path) -> io::Result<Vec<Bookmark>> {
    // Where each stands; what was dropped leaves its place empty.
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut bookmarks: Vec<Option<Bookmark>> = Vec::new();
    let journal = json::journal(path)?;
    for line in json::lines(&journal).flatten() {
        match line {
            Line::Add(bookmark) => {
                let same = places.insert(bookmark.id.clone(), bookmarks.len());
                if let Some(same) = same {
                    bookmarks[same] = None;
                }
                bookmarks.push(Some(bookmark));
            }
            Line::Note { id, note } => {
                let place = places.get(&id).and_then(|&place| bookmarks[place].as_mut());
                if let Some(bookmark) = place {
                    bookmark.note = note;
                }
            }
            Line::Drop { id } => {
                if let Some(place) = places.remove(&id) {
                    bookmarks[place] = None;
                }
            }
        }
    }
    Ok(bookmarks.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::disk::faults::{killed_after, store};
    use super::*;

    fn bookmark(id: &str) -> Bookmark {
        Bookmark {
            id: id.into(),
            text: "/a".into(),
            said: "\u{628}\n\"x\"".into(),
            ..Bookmark::default()
        }
    }

    #[test]
    fn bookmarks_are_added_noted_and_dropped() {
        let (store, folder) = store("bookmarks");
        for id in ["1", "2", "3"] {
            store.add_bookmark(&bookmark(id)).unwrap();
        }
        store.note_bookmark("1", "\u{62A}").unwrap();
        store.drop_bookmark("2").unwrap();
        store.note_bookmark("2", "too late").unwrap();
        let found = store.bookmarks().unwrap();
        let found: Vec<_> = found
            .iter()
            .map(|b| (b.id.as_str(), b.note.as_str()))
            .collect();
        assert_eq!(found, [("1", "\u{62A}"), ("3", "")]);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn no_note_is_lost_whenever_the_process_is_killed() {
        let (store, folder) = store("killed-notes");
        store.add_bookmark(&bookmark("1")).unwrap();
        store.note_bookmark("1", "first").unwrap();
        let mut steps = 0;
        loop {
            let mut written = false;
            let killed = killed_after(steps, || {
                written = store.note_bookmark("1", &format!("note {steps}")).is_ok();
            });
            let note = &store.bookmarks().unwrap()[0].note;
            let expected = format!("note {steps}");
            assert!(!written || *note == expected, "{note}");
            assert!(*note == expected || *note == "first" || note.starts_with("note "));
            // What comes after a torn line is read.
            store.note_bookmark("1", "first").unwrap();
            assert_eq!(store.bookmarks().unwrap()[0].note, "first");
            steps += 1;
            if !killed {
                break;
            }
        }
        assert!(steps >= 3, "{steps}");
        fs::remove_dir_all(folder).unwrap();
    }
}
