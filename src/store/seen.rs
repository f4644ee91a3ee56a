//! How far each text was read, for the list: a journal to which a line is added when that changes. The last line on a text
//! counts.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::disk::{self, Sync};
use super::places::hash;
use super::{Store, StoreError, folder_of, json, unread};

/// The journal, and the file whose lock those hold who change it.
const FILE: &str = "seen.jsonl";
const LOCK: &str = "seen.lock";

/// So many lines are never too many.
const FEW: usize = 64;

/// How far a text was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Seen {
    /// How much of it stands before the end of the screen that was last looked at, from 0 to 100.
    pub percent: u16,
    /// Its end was on the screen once.
    pub read: bool,
}

/// A line of the journal.
#[derive(Serialize, Deserialize)]
struct Line {
    /// The hash of the name of the text, in hexadecimal digits.
    text: String,
    percent: u16,
    #[serde(default)]
    read: bool,
}

/// How far texts were read, by the hashes of their names.
#[derive(Debug, Clone, Default)]
pub struct SeenTexts(HashMap<u128, Seen>);

impl SeenTexts {
    /// How far the text of this name was read; none if it was not begun.
    pub fn of(&self, text: &str) -> Option<Seen> {
        self.0.get(&hash(text)).copied()
    }

    /// Whether none was begun.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Store {
    /// Reads the journal, shortens it if it has grown, and clears away what killed processes have left.
    pub fn seen(&self) -> Result<SeenTexts, StoreError> {
        let path = self.path(FILE)?;
        for folder in [folder_of(&path), &self.path(super::places::FOLDER)?] {
            disk::sweep(folder);
        }
        let (seen, lines) = read(&path).map_err(|error| unread(&path, error))?;
        if lines > FEW && lines > 2 * seen.0.len() {
            // That it cannot be shortened harms nobody, and is told when it cannot be written.
            let _ = disk::locked(&self.path(LOCK)?, || compact(&path));
        }
        Ok(seen)
    }

    /// How long the journal is, in bytes.
    pub fn seen_len(&self) -> u64 {
        let journal = self
            .path(FILE)
            .ok()
            .and_then(|path| fs::metadata(path).ok());
        journal.map_or(0, |journal| journal.len())
    }

    /// Adds to the journal how far the text of this name was read.
    pub fn note_seen(&self, text: &str, seen: Seen) -> Result<(), StoreError> {
        self.append((FILE, LOCK), &line(hash(text), seen), Sync::Later)
    }
}

fn line(text: u128, seen: Seen) -> Line {
    Line {
        text: format!("{text:032x}"),
        percent: seen.percent,
        read: seen.read,
    }
}

/// What a journal says, and of how many lines it is. A line that is torn or from elsewhere says nothing.
fn read(path: &Path) -> io::Result<(SeenTexts, usize)> {
    let journal = json::journal(path)?;
    let (mut texts, mut lines) = (HashMap::new(), 0);
    for line in json::lines::<Line>(&journal) {
        lines += 1;
        let Some(line) = line else { continue };
        if let Ok(text) = u128::from_str_radix(&line.text, 16) {
            let seen = Seen {
                percent: line.percent.min(100),
                read: line.read,
            };
            texts.insert(text, seen);
        }
    }
    Ok((SeenTexts(texts), lines))
}

/// Writes the journal anew with a line a text.
fn compact(path: &Path) -> io::Result<()> {
    // Others may have added lines before the lock was ours.
    let (SeenTexts(texts), _) = read(path)?;
    let mut journal = String::new();
    for (text, seen) in texts {
        journal += &serde_json::to_string(&line(text, seen)).map_err(io::Error::other)?;
        journal.push('\n');
    }
    disk::replace(path, folder_of(path), journal.as_bytes(), Sync::Now)
}

#[cfg(test)]
mod tests {
    use super::super::disk::faults::{killed_after, store};
    use super::*;

    fn seen(percent: u16) -> Seen {
        Seen {
            percent,
            read: percent == 100,
        }
    }

    #[test]
    fn the_last_line_on_a_text_counts_and_what_is_torn_is_passed_over() {
        let (store, folder) = store("seen");
        store.note_seen("/a", seen(10)).unwrap();
        store.note_seen("/b", seen(100)).unwrap();
        store.note_seen("/a", seen(20)).unwrap();
        let path = folder.join(FILE);
        let mut journal = fs::read(&path).unwrap();
        journal.extend(b"\xff\n{\"text\":\"zz\",\"percent\":1}\n{\"text\":\"0123");
        fs::write(&path, journal).unwrap();
        store.note_seen("/c", seen(5)).unwrap();
        let known = store.seen().unwrap();
        let found = ["/a", "/b", "/c", "/d"].map(|text| known.of(text));
        assert_eq!(
            found,
            [Some(seen(20)), Some(seen(100)), Some(seen(5)), None]
        );
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_journal_that_has_grown_is_shortened_whenever_the_process_is_killed() {
        let (store, folder) = store("compacted");
        let path = folder.join(FILE);
        let mut steps = 0;
        loop {
            for percent in 0..=100 {
                store.note_seen("/a", seen(percent)).unwrap();
            }
            let killed = killed_after(steps, || drop(store.seen()));
            assert_eq!(store.seen().unwrap().of("/a"), Some(seen(100)), "{steps}");
            steps += 1;
            if !killed {
                break;
            }
        }
        assert!(steps >= 4, "{steps}");
        assert_eq!(fs::read_to_string(&path).unwrap().lines().count(), 1);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_two_write_at_once_is_kept_while_a_third_shortens_it() {
        let (store, folder) = store("many");
        std::thread::scope(|scope| {
            for thread in 0..2 {
                let store = &store;
                scope.spawn(move || {
                    for text in 0..200 {
                        let name = format!("/{thread}/{text}");
                        store.note_seen(&name, seen(1)).unwrap();
                        store.note_seen(&name, seen(2)).unwrap();
                        store.note_seen(&name, seen(3)).unwrap();
                    }
                });
            }
            for _ in 0..20 {
                store.seen().unwrap();
            }
        });
        let known = store.seen().unwrap();
        for (thread, text) in (0..2).flat_map(|thread| (0..200).map(move |text| (thread, text))) {
            assert_eq!(known.of(&format!("/{thread}/{text}")), Some(seen(3)));
        }
        fs::remove_dir_all(folder).unwrap();
    }
}
