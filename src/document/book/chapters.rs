//! The chapters of a book, read one by one.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::document::epub::names;
use crate::document::files::{FileError, Files};
use crate::document::html;
use crate::document::parsed::Parsed;
use crate::document::xml;
use crate::text::Direction;

/// How much of a chapter is read, in bytes: what goes beyond this is no chapter but an attack on the memory.
const LONGEST: u64 = 8 << 20;

/// How many chapters are kept, and how much text of them in bytes: one with those before and after it, which a page may show
/// the ends of, however long they are.
const KEPT: usize = 16;
const KEPT_TEXT: u64 = 3 * LONGEST;

/// How much of a chapter tells its direction, in bytes.
const SAMPLE: u64 = 1 << 20;

/// What stands where a chapter cannot be read, before its name.
const LOST: &str = "\u{26A0} ";

/// A chapter of a book.
pub(in crate::document) struct Chapter {
    /// The name of its file.
    pub(in crate::document) name: String,
    pub(in crate::document) state: State,
    /// The level and the words that the contents of the book have for it.
    pub(in crate::document) title: Option<(u8, String)>,
    /// How long its file says it is, in bytes.
    pub(super) said_len: u64,
}

/// Whether a chapter can be read, as far as that is known before it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::document) enum State {
    Readable,
    Missing,
    Encrypted,
}

/// The chapters, and those that were read last.
pub(super) struct Chapters {
    files: Arc<dyn Files>,
    pub(super) all: Vec<Chapter>,
    /// The last used at the end.
    recent: Mutex<VecDeque<(usize, Arc<Parsed>)>>,
    lossy: AtomicBool,
    /// Whether a chapter was met that cannot be read, or not to its end.
    damaged: AtomicBool,
}

impl Chapter {
    pub(in crate::document) fn new(said_len: u64, name: String, state: State) -> Self {
        Self {
            name,
            state,
            title: None,
            said_len: said_len.min(LONGEST),
        }
    }

    /// About how many bytes of text it has, by what prose leaves for tags.
    pub(super) fn text_len(&self) -> u64 {
        self.said_len / 10 * 7
    }
}

impl Chapters {
    pub(super) fn new(files: Arc<dyn Files>, all: Vec<Chapter>) -> Self {
        let damaged = all.iter().any(|chapter| chapter.state != State::Readable);
        Self {
            files,
            all,
            recent: Mutex::default(),
            lossy: AtomicBool::new(false),
            damaged: AtomicBool::new(damaged),
        }
    }

    /// The chapter that a link in another one leads to, by the path of its file.
    pub(super) fn led_to(&self, from: usize, path: &str) -> Option<usize> {
        let from = self.all.get(from)?;
        let name = names::resolve(&*self.files, &from.name, path)?;
        self.all.iter().position(|chapter| chapter.name == name)
    }

    pub(super) fn lossy(&self) -> bool {
        self.lossy.load(Ordering::Relaxed)
    }

    pub(super) fn is_damaged(&self) -> bool {
        self.damaged.load(Ordering::Relaxed)
    }

    /// A chapter that there is, read if it was not lately.
    pub(super) fn get(&self, index: usize, direction: Direction) -> Arc<Parsed> {
        let recent = || self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        {
            let mut recent = recent();
            let found = recent.iter().position(|(other, _)| *other == index);
            if let Some((_, chapter)) = found.and_then(|found| recent.remove(found)) {
                recent.push_back((index, chapter.clone()));
                return chapter;
            }
        }
        let parsed = Arc::new(self.read(index, direction));
        let mut recent = recent();
        recent.push_back((index, parsed.clone()));
        let len = |recent: &VecDeque<(usize, Arc<Parsed>)>| {
            recent
                .iter()
                .map(|(_, chapter)| chapter.total())
                .sum::<u64>()
        };
        while recent.len() > KEPT || recent.len() > 1 && len(&recent) > KEPT_TEXT {
            recent.pop_front();
        }
        parsed
    }

    /// The direction of most letters at the beginning of a chapter.
    pub(super) fn direction(&self, index: usize) -> Direction {
        let read = self.files.read(&self.all[index].name, SAMPLE);
        read.map_or(Direction::Ltr, |(bytes, _)| {
            let (text, _) = xml::decode(&bytes);
            Parsed::new(html::chapter(&text, None), None, false).direction()
        })
    }

    /// Reads a chapter; its name stands in its place where that cannot be done.
    fn read(&self, index: usize, direction: Direction) -> Parsed {
        let direction = Some(direction);
        let chapter = &self.all[index];
        let read = match chapter.state {
            State::Readable => self.files.read(&chapter.name, LONGEST),
            State::Missing => Err(FileError::Missing),
            State::Encrypted => Err(FileError::Locked),
        };
        let Ok((bytes, is_whole)) = read else {
            self.damaged.store(true, Ordering::Relaxed);
            let name = format!("{LOST}{}", chapter.name);
            return Parsed::new(html::note(&name), direction, false);
        };
        if !is_whole {
            self.damaged.store(true, Ordering::Relaxed);
        }
        let (text, lossy) = xml::decode(&bytes);
        drop(bytes);
        if lossy {
            self.lossy.store(true, Ordering::Relaxed);
        }
        let title = chapter.title.as_ref();
        let title = title.map(|(level, words)| (*level, words.as_str()));
        Parsed::new(html::chapter(&text, title), direction, lossy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Chapters of 3 MiB of Arabic letters, and what was asked for of them.
    struct Long(Mutex<Vec<(String, u64)>>);

    impl Files for Long {
        fn names(&self) -> &[String] {
            &[]
        }

        fn said_len(&self, _: &str) -> u64 {
            LONGEST
        }

        fn read(&self, name: &str, most: u64) -> Result<(Vec<u8>, bool), FileError> {
            self.0.lock().unwrap().push((name.into(), most));
            let letters = "\u{628}".repeat((most.min(3 << 20) / 2) as usize);
            Ok((letters.into_bytes(), true))
        }
    }

    /// Where a page shows the end of one and the beginning of the other, each key read both anew.
    #[test]
    fn two_long_chapters_are_read_once() {
        let files = Arc::new(Long(Mutex::default()));
        let chapter = |name: &str| Chapter::new(LONGEST, name.into(), State::Readable);
        let chapters = Chapters::new(files.clone(), vec![chapter("a"), chapter("b")]);
        let direction = chapters.direction(1);
        assert_eq!(direction, Direction::Rtl);
        for index in [0, 1, 0, 1, 0] {
            assert!(chapters.get(index, direction).total() > 0);
        }
        let asked = files.0.lock().unwrap().clone();
        let expected = [("b", SAMPLE), ("a", LONGEST), ("b", LONGEST)];
        assert_eq!(asked, expected.map(|(name, most)| (name.to_owned(), most)));
    }
}
