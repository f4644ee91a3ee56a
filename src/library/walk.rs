//! Walking folders beside the caller: what is found is told while the walk goes on, each folder in the order of its names.

use std::collections::{HashMap, HashSet};
use std::fs::{self, DirEntry};
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::Library;
use super::encoding::Encodings;
use super::entry::Entry;
use super::error::OpenError;
use super::folder::{is_file_within, is_hidden, is_text};
use super::order::NameOrder;
use super::tree::{Folder, Item, Listing};

/// What is found is told at first after this time, and then no more often than this.
const FIRST: Duration = Duration::from_micros(300);
const PAUSE: Duration = Duration::from_millis(50);

/// What was found since the last time.
#[derive(Default)]
pub struct Found {
    /// Texts, which follow those before.
    pub entries: Vec<Arc<Entry>>,
    /// Folders, which follow those before.
    pub folders: Vec<Folder>,
    /// What is in some folders.
    pub listings: Vec<Listing>,
    /// At the end of a walk that was not the first: which of the texts that were known are not there any more.
    pub gone: Option<HashSet<usize>>,
    /// How many further files are no texts.
    pub others: u64,
    /// What could not be read.
    pub notices: Vec<OpenError>,
}

/// A walk that goes on beside the caller until it is dropped.
pub struct Walk {
    found: Receiver<Found>,
}

impl Walk {
    /// Walks folders once more that were walked before; with their paths comes whether they were named. `all`: files of all
    /// kinds are listed, and not texts alone.
    pub fn again(library: Arc<Library>, folders: Vec<(PathBuf, bool)>, all: bool) -> Self {
        begin(move || {
            let texts = library.entries.iter().enumerate();
            let texts = texts.map(|(index, entry)| (entry.path().to_owned(), Item::Text(index)));
            let paths = folders.iter().enumerate();
            let known = paths.map(|(index, (path, _))| (path.clone(), Item::Folder(index)));
            let named = folders.iter().enumerate().filter(|(_, (_, named))| *named);
            Start {
                roots: named
                    .map(|(index, (path, _))| (index, path.clone()))
                    .collect(),
                texts: library.entries.len(),
                folders: folders.len(),
                encodings: library.encodings,
                known: texts.chain(known).collect(),
                is_again: true,
                all,
            }
        })
    }

    /// What was found next; nothing at the end, or after `until`.
    pub fn next(&self, until: Option<Instant>) -> Result<Option<Found>, Unfinished> {
        let Some(until) = until else {
            return Ok(self.found.recv().ok());
        };
        match self
            .found
            .recv_timeout(until.saturating_duration_since(Instant::now()))
        {
            Ok(found) => Ok(Some(found)),
            Err(RecvTimeoutError::Disconnected) => Ok(None),
            Err(RecvTimeoutError::Timeout) => Err(Unfinished),
        }
    }
}

/// The walk goes on.
pub struct Unfinished;

/// What is to be walked, and how many texts and folders are known already.
pub(super) struct Start {
    /// Folders that were named, with their indices.
    pub(super) roots: Vec<(usize, PathBuf)>,
    pub(super) texts: usize,
    pub(super) folders: usize,
    /// Texts and folders that have an index already, by their paths.
    pub(super) known: HashMap<PathBuf, Item>,
    /// All was walked before: nothing is said of what is known since then.
    pub(super) is_again: bool,
    /// Files of all kinds are listed, and not texts alone.
    pub(super) all: bool,
    pub(super) encodings: Encodings,
}

/// Begins to walk folders.
pub(super) fn begin(start: impl FnOnce() -> Start + Send + 'static) -> Walk {
    let (sender, found) = channel();
    let walk = move || {
        let start = start();
        // Whoever has dropped the walk wants no more of it.
        let mut tell = |found| match sender.send(found) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        };
        let roots = start.roots.clone();
        let _ = Walker::new(start, &mut tell).walk(&roots);
    };
    // Where the system has no thread to give, nothing is found.
    let _ = thread::Builder::new().spawn(walk);
    Walk { found }
}

struct Walker<'a> {
    order: NameOrder,
    start: Start,
    /// Texts that were known and are still there.
    seen: HashSet<usize>,
    found: Found,
    due: Instant,
    tell: &'a mut dyn FnMut(Found) -> ControlFlow<()>,
}

/// What a walk knows of the folder that was named.
struct Root {
    /// Where links must not lead out of.
    path: PathBuf,
    texts: usize,
    others: u64,
    errors: Vec<(PathBuf, io::Error)>,
}

impl<'a> Walker<'a> {
    fn new(start: Start, tell: &'a mut dyn FnMut(Found) -> ControlFlow<()>) -> Self {
        Self {
            order: NameOrder::new(),
            start,
            seen: HashSet::new(),
            found: Found::default(),
            due: Instant::now() + FIRST,
            tell,
        }
    }

    fn walk(mut self, roots: &[(usize, PathBuf)]) -> ControlFlow<()> {
        for (folder, path) in roots {
            match fs::canonicalize(path).and_then(|root| fs::read_dir(path).map(|_| root)) {
                Ok(root) => self.walk_root(*folder, path, root)?,
                Err(_) if self.start.is_again => {}
                Err(error) => self.found.notices.push(OpenError::unreadable(path, &error)),
            }
        }
        if self.start.is_again {
            self.found.gone = Some(self.gone(roots));
        }
        self.tell_all()
    }

    /// Texts in these folders that were known and are not there any more.
    fn gone(&self, roots: &[(usize, PathBuf)]) -> HashSet<usize> {
        let known = self.start.known.iter();
        let gone = known.filter_map(|(path, item)| match item {
            Item::Text(text) if !self.seen.contains(text) => Some((path, *text)),
            Item::Text(_) | Item::Folder(_) => None,
        });
        let within = gone.filter(|(path, _)| roots.iter().any(|(_, root)| path.starts_with(root)));
        within.map(|(_, text)| text).collect()
    }

    fn walk_root(&mut self, folder: usize, path: &Path, canonical: PathBuf) -> ControlFlow<()> {
        let mut root = Root {
            path: canonical,
            texts: 0,
            others: 0,
            errors: Vec::new(),
        };
        let mut stack = vec![(folder, path.to_owned())];
        while let Some((folder, path)) = stack.pop() {
            let mut inner = self.list(folder, &path, &mut root)?;
            inner.reverse();
            stack.append(&mut inner);
        }
        if self.start.is_again {
            return ControlFlow::Continue(());
        }
        root.errors.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        let errors = root.errors.iter();
        let unreadable = errors.map(|(path, error)| OpenError::unreadable(path, error));
        self.found.notices.extend(unreadable);
        if root.texts == 0 {
            self.found.notices.push(OpenError::NoTexts {
                path: path.to_owned(),
                others: root.others,
            });
        }
        ControlFlow::Continue(())
    }

    /// Lists a folder, and returns the folders in it in their order.
    ///
    /// Links never lead out of the folder that was named. One to a folder is not followed: if that lies within, it is walked
    /// under its own name, and so no walk goes round in a circle. One to a file is a text of its own if the file lies within.
    fn list(
        &mut self,
        folder: usize,
        path: &Path,
        root: &mut Root,
    ) -> ControlFlow<(), Vec<(usize, PathBuf)>> {
        let read = match fs::read_dir(path) {
            Ok(read) => read,
            Err(error) => {
                root.errors.push((path.to_owned(), error));
                return ControlFlow::Continue(Vec::new());
            }
        };
        let (mut items, mut inner) = (Vec::new(), HashMap::new());
        let mut told = 0;
        for entry in read {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    root.errors.push((path.to_owned(), error));
                    break;
                }
            };
            let Some(item) = self.item(folder, &entry, root) else {
                continue;
            };
            if let Item::Folder(_) = item {
                inner.insert(item, entry.path());
            }
            let mut key = Vec::new();
            self.order.append_key(&entry.file_name(), &mut key);
            items.push((key, item));
            // What is known by now is sorted no more often than it doubles.
            let may_tell = items.len() >= told * 2 && !self.start.is_again;
            if may_tell && items.len() % 64 == 0 && Instant::now() >= self.due {
                told = items.len();
                self.add_listing(folder, &mut items, false);
                self.tell_all()?;
            }
        }
        self.add_listing(folder, &mut items, true);
        if Instant::now() >= self.due {
            self.tell_all()?;
        }
        let folders = items.iter().filter_map(|(_, item)| match item {
            Item::Folder(index) => Some((*index, inner.remove(item)?)),
            Item::Text(_) => None,
        });
        ControlFlow::Continue(folders.collect())
    }

    /// What is listed of an entry of a folder, if anything is.
    fn item(&mut self, folder: usize, entry: &DirEntry, root: &mut Root) -> Option<Item> {
        let kind = entry.file_type().ok()?;
        if is_hidden(&entry.file_name()) {
            return None;
        }
        if kind.is_dir() {
            return Some(self.new_folder(folder, entry.path()));
        }
        if !is_file_within(&root.path, entry, kind) {
            return None;
        }
        if self.start.all || is_text(&entry.path()) {
            root.texts += 1;
            return Some(self.new_text(entry.path()));
        }
        root.others += 1;
        self.found.others += u64::from(!self.start.is_again);
        None
    }

    fn new_folder(&mut self, parent: usize, path: PathBuf) -> Item {
        if let Some(known @ Item::Folder(_)) = self.start.known.get(&path) {
            return *known;
        }
        self.found.folders.push(Folder::new(Some(parent), path));
        self.start.folders += 1;
        Item::Folder(self.start.folders - 1)
    }

    fn new_text(&mut self, path: PathBuf) -> Item {
        if let Some(Item::Text(known)) = self.start.known.get(&path) {
            self.seen.insert(*known);
            return Item::Text(*known);
        }
        let mut entry = Entry::file(path);
        entry.encodings = self.start.encodings;
        self.found.entries.push(Arc::new(entry));
        self.start.texts += 1;
        Item::Text(self.start.texts - 1)
    }

    fn add_listing(&mut self, folder: usize, items: &mut [(Vec<u8>, Item)], is_whole: bool) {
        // Not unstable: what was sorted before is a run.
        items.sort();
        self.found.listings.push(Listing {
            folder,
            items: items.iter().map(|(_, item)| *item).collect(),
            is_whole,
        });
    }

    fn tell_all(&mut self) -> ControlFlow<()> {
        self.due = Instant::now() + PAUSE;
        (self.tell)(std::mem::take(&mut self.found))
    }
}
