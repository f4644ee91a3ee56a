//! The chapters of a book, read one by one.

use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::document::epub::names;
use crate::document::files::{FileError, Files};
use crate::document::html;
use crate::document::parsed::Parsed;
use crate::document::xml;
use crate::text::Direction;

/// How much of a chapter is read, in bytes: what goes beyond this is no chapter but an attack on the memory.
const LONGEST: u64 = 8 << 20;

/// How much of a chapter may be read while a key waits, in bytes: some hundredths of a second. Almost all are shorter.
const SHORT: u64 = 256 << 10;

/// How many chapters are kept, and how much text of them in bytes: as many as a screen may show that are a word each, and one
/// with those before and after it, which a page may show the ends of, however long they are.
const KEPT: usize = 128;
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
    /// The first chapter that each file is.
    by_file: HashMap<String, usize>,
    recent: Mutex<Recent>,
    /// Those that the screen shows: whoever searches all of the book does not drive them out.
    at_hand: Mutex<Recent>,
    lossy: AtomicBool,
    /// Whether a chapter was met that cannot be read, or not to its end.
    damaged: AtomicBool,
}

/// Chapters with their numbers, the last used at the end.
#[derive(Default)]
struct Recent(VecDeque<(usize, Arc<Parsed>)>);

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
    /// `is_cut`: there may be more of them, which nobody can name.
    pub(super) fn new(files: Arc<dyn Files>, all: Vec<Chapter>, is_cut: bool) -> Self {
        let lost = all.iter().any(|chapter| chapter.state != State::Readable);
        let mut by_file = HashMap::new();
        for (index, chapter) in all.iter().enumerate() {
            by_file.entry(chapter.name.clone()).or_insert(index);
        }
        Self {
            files,
            all,
            by_file,
            recent: Mutex::default(),
            at_hand: Mutex::default(),
            lossy: AtomicBool::new(false),
            damaged: AtomicBool::new(is_cut || lost),
        }
    }

    /// The chapter that a link in another one leads to, by the path of its file.
    pub(super) fn led_to(&self, from: usize, path: &str) -> Option<usize> {
        let from = self.all.get(from)?;
        let name = names::resolve(&*self.files, &from.name, path)?;
        self.of_file(&name)
    }

    /// The first chapter that a file of this name is.
    pub(super) fn of_file(&self, name: &str) -> Option<usize> {
        self.by_file.get(name).copied()
    }

    pub(super) fn lossy(&self) -> bool {
        self.lossy.load(Ordering::Relaxed)
    }

    pub(super) fn is_damaged(&self) -> bool {
        self.damaged.load(Ordering::Relaxed)
    }

    /// A chapter that there is, read if it was not lately, however long it is.
    pub(super) fn get(&self, index: usize, direction: Direction) -> Arc<Parsed> {
        let known = lock(&self.recent).find(index);
        if let Some(known) = known.or_else(|| lock(&self.at_hand).find(index)) {
            return known;
        }
        let read = Arc::new(self.read(index, direction));
        lock(&self.recent).keep(index, &read);
        read
    }

    /// A chapter that there is, for the screen: none if it is long and was not read lately.
    pub(super) fn at_hand(&self, index: usize, direction: Direction) -> Option<Arc<Parsed>> {
        if let Some(known) = lock(&self.at_hand).find(index) {
            return Some(known);
        }
        let known = lock(&self.recent).find(index);
        let read = known.or_else(|| self.read_short(index, direction).map(Arc::new))?;
        lock(&self.at_hand).keep(index, &read);
        Some(read)
    }

    /// Reads a chapter that there is, however long it is, so that it is at hand.
    pub(super) fn bring(&self, index: usize, direction: Direction) {
        let read = self.get(index, direction);
        lock(&self.at_hand).keep(index, &read);
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
        let Ok((bytes, is_whole)) = self.file(index, LONGEST) else {
            self.damaged.store(true, Ordering::Relaxed);
            let name = format!("{LOST}{}", self.all[index].name);
            return Parsed::new(html::note(&name), Some(direction), false);
        };
        if !is_whole {
            self.damaged.store(true, Ordering::Relaxed);
        }
        self.parse(index, bytes, direction)
    }

    /// Reads a chapter that is as short as it says.
    fn read_short(&self, index: usize, direction: Direction) -> Option<Parsed> {
        if self.all[index].said_len > SHORT {
            return None;
        }
        match self.file(index, SHORT) {
            Ok((bytes, true)) => Some(self.parse(index, bytes, direction)),
            Ok((_, false)) => None,
            Err(_) => Some(self.read(index, direction)),
        }
    }

    /// The beginning of the file of a chapter, and whether that is all.
    fn file(&self, index: usize, most: u64) -> Result<(Vec<u8>, bool), FileError> {
        let chapter = &self.all[index];
        match chapter.state {
            State::Readable => self.files.read(&chapter.name, most),
            State::Missing => Err(FileError::Missing),
            State::Encrypted => Err(FileError::Locked),
        }
    }

    fn parse(&self, index: usize, bytes: Vec<u8>, direction: Direction) -> Parsed {
        let (text, lossy) = xml::decode(&bytes);
        drop(bytes);
        if lossy {
            self.lossy.store(true, Ordering::Relaxed);
        }
        let title = self.all[index].title.as_ref();
        let title = title.map(|(level, words)| (*level, words.as_str()));
        Parsed::new(html::chapter(&text, title), Some(direction), lossy)
    }
}

impl Recent {
    fn find(&mut self, index: usize) -> Option<Arc<Parsed>> {
        let at = self.0.iter().position(|(other, _)| *other == index)?;
        let found = self.0.remove(at)?;
        let chapter = found.1.clone();
        self.0.push_back(found);
        Some(chapter)
    }

    fn keep(&mut self, index: usize, chapter: &Arc<Parsed>) {
        self.0.retain(|(other, _)| *other != index);
        self.0.push_back((index, chapter.clone()));
        while self.0.len() > KEPT || self.0.len() > 1 && self.text() > KEPT_TEXT {
            self.0.pop_front();
        }
    }

    /// How much text they have, in bytes.
    fn text(&self) -> u64 {
        self.0.iter().map(|(_, chapter)| chapter.total()).sum()
    }
}

/// The chapters, whatever became of a thread that held them.
fn lock(recent: &Mutex<Recent>) -> MutexGuard<'_, Recent> {
    recent.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::files::Names;

    /// Chapters of 3 MiB of Arabic letters, and what was asked for of them.
    #[derive(Default)]
    struct Long {
        names: Names,
        asked: Mutex<Vec<(String, u64)>>,
    }

    impl Files for Long {
        fn names(&self) -> &Names {
            &self.names
        }

        fn said_len(&self, _: &str) -> u64 {
            LONGEST
        }

        fn read(&self, name: &str, most: u64) -> Result<(Vec<u8>, bool), FileError> {
            self.asked.lock().unwrap().push((name.into(), most));
            let letters = "\u{628}".repeat((most.min(3 << 20) / 2) as usize);
            Ok((letters.into_bytes(), most > 3 << 20))
        }
    }

    /// Where a page shows the end of one and the beginning of the other, each key read both anew.
    #[test]
    fn two_long_chapters_are_read_once() {
        let files = Arc::new(Long::default());
        let chapter = |name: &str| Chapter::new(LONGEST, name.into(), State::Readable);
        let chapters = Chapters::new(files.clone(), vec![chapter("a"), chapter("b")], false);
        let direction = chapters.direction(1);
        assert_eq!(direction, Direction::Rtl);
        for index in [0, 1, 0, 1, 0] {
            assert!(chapters.get(index, direction).total() > 0);
        }
        let asked = files.asked.lock().unwrap().clone();
        let expected = [("b", SAMPLE), ("a", LONGEST), ("b", LONGEST)];
        assert_eq!(asked, expected.map(|(name, most)| (name.to_owned(), most)));
    }

    #[test]
    fn a_long_chapter_is_at_hand_once_it_was_brought_whatever_else_is_read() {
        let chapter = |_| Chapter::new(LONGEST, "a".into(), State::Readable);
        let files = Arc::new(Long::default());
        let chapters = Chapters::new(files, (0..10).map(chapter).collect(), false);
        assert!(chapters.at_hand(0, Direction::Rtl).is_none());
        chapters.bring(0, Direction::Rtl);
        for index in 1..10 {
            chapters.get(index, Direction::Rtl);
        }
        assert!(chapters.at_hand(0, Direction::Rtl).is_some());
        assert!(chapters.at_hand(1, Direction::Rtl).is_none());
    }

    #[test]
    fn a_chapter_that_is_longer_than_it_says_is_not_at_hand() {
        let files = Arc::new(Long::default());
        let chapters = Chapters::new(
            files,
            vec![Chapter::new(9, "a".into(), State::Readable)],
            false,
        );
        assert!(chapters.at_hand(0, Direction::Rtl).is_none());
        chapters.bring(0, Direction::Rtl);
        assert!(chapters.at_hand(0, Direction::Rtl).is_some());
    }
}
