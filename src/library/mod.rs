//! Where texts come from: the articles in the binary, files and folders, standard input.
//! Stands beside the terminal at the bottom of the program: it knows files and gives documents.

mod archive;
mod decoded;
mod encoding;
mod entry;
mod error;
mod facts;
mod file;
mod folder;
mod gzip;
mod identity;
mod language;
mod linked;
mod load;
mod opened;
mod order;
mod order_by;
mod stream;
mod tree;
mod version;
mod walk;
mod whole;

use std::collections::{HashMap, HashSet};
use std::fs::{self, File, Metadata};
use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use include_dir::{Dir, include_dir};

use crate::document::Format;

pub use encoding::{Encodings, encoding};
pub use entry::Entry;
pub(crate) use error::system_message;
pub use error::{LoadError, OpenError};
pub use linked::{LinkError, Linked};
pub use opened::Opened;
pub use order::name_key;
use stream::Stream;
pub use tree::{Folder, Item, Listing, Tree};
pub use version::Version;
pub use walk::{Found, Unfinished, Walk};

static ARTICLES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/articles");

/// Texts to choose from.
#[derive(Clone, Default)]
pub struct Library {
    /// In the order of the list where all are known; else those that are found later come later.
    pub entries: Vec<Arc<Entry>>,
    /// The folders that they lie in.
    pub tree: Tree,
    /// What is known of how they are encoded.
    pub encodings: Encodings,
    /// Texts that were there, and are not any more.
    pub gone: Arc<HashSet<usize>>,
    /// How many files of its folders are no texts.
    pub others: u64,
    /// What was asked for and could not be opened beside them, or not be read to its end.
    pub notices: Vec<OpenError>,
}

impl Library {
    /// The articles that come with kzread, sorted by file name, which begins with a number of two digits.
    pub fn builtin() -> Self {
        let articles = ARTICLES.files().filter_map(|file| {
            let name = file
                .path()
                .to_str()
                .filter(|name| Format::of_name(Path::new(name)) == Some(Format::Markdown))?;
            Some(Arc::new(Entry::builtin(name, file.contents())))
        });
        let mut entries: Vec<_> = articles.collect();
        entries.sort_by(|a, b| a.path().cmp(b.path()));
        Self {
            tree: Tree::of_texts(entries.len()),
            entries,
            ..Self::default()
        }
    }

    /// Opens files and folders; `-` reads `stdin`, which is none if standard input is a terminal.
    ///
    /// A file named here is opened whatever it is called; of a folder, all texts in it and below. Nothing is read of a file
    /// yet, but what cannot be read twice, a pipe or a device, and a file that says it is empty, is read from now on beside
    /// the caller. Fails if there is nothing to read at all.
    pub fn open(paths: &[PathBuf], stdin: Option<Box<dyn Read + Send>>) -> Result<Self, OpenError> {
        let mut begun = Begun::new(paths, stdin, Encodings::default(), None);
        begun.finish(None);
        Ok(begun.check()?.library)
    }

    /// Says what is known of how the texts are encoded that do not show it themselves.
    #[must_use]
    pub fn encoded(mut self, encodings: Encodings) -> Self {
        self.encodings = encodings;
        for entry in self.entries.iter_mut().filter_map(Arc::get_mut) {
            entry.encodings = encodings;
        }
        self
    }

    /// Says what the program that pipes standard input in calls it; before the texts are read beside the caller.
    pub fn call_stdin(&mut self, name: Option<String>) {
        let mut entries = self.entries.iter_mut().filter_map(Arc::get_mut);
        if let Some(stdin) = entries.find(|entry| entry.is_stdin()) {
            stdin.called = name;
        }
    }

    /// Waits until all that is read beside the caller has been read; what was cut short is told in the notices.
    #[must_use]
    pub fn complete(mut self) -> Self {
        let cut = self.entries.iter().filter_map(|entry| entry.complete());
        self.notices.extend(cut);
        self
    }

    /// Whether a text is still there, as far as the last walk has told.
    pub fn has(&self, text: usize) -> bool {
        !self.gone.contains(&text)
    }

    /// Takes in what a walk has found, but for the shape of its folders.
    pub fn grow(&mut self, found: &mut Found) {
        self.entries.append(&mut found.entries);
        if let Some(gone) = found.gone.take() {
            self.gone = Arc::new(gone);
        }
        self.others += found.others;
        self.notices.append(&mut found.notices);
    }

    /// Gives the texts the order of the list.
    fn put_in_order(&mut self) {
        let old = std::mem::take(&mut self.entries).into_iter();
        let mut old: Vec<_> = old.map(Some).collect();
        let mut new = vec![usize::MAX; old.len()];
        for text in self.tree.texts() {
            // A text that lies in two of the folders named has the number of its first place.
            if let Some(entry) = old[text].take() {
                new[text] = self.entries.len();
                self.entries.push(entry);
            }
        }
        self.tree.renumber(&new);
    }

    fn open_stdin(&mut self, stdin: Option<Box<dyn Read + Send>>) -> Result<(), OpenError> {
        let stdin = stdin.ok_or(OpenError::StdinIsTerminal)?;
        let stream = Stream::read(move || Ok(stdin));
        self.push(Entry::stream(PathBuf::from("-"), stream));
        Ok(())
    }

    fn open_path(
        &mut self,
        path: &Path,
        roots: &mut Vec<(usize, PathBuf)>,
    ) -> Result<(), OpenError> {
        let unreadable = |error| OpenError::unreadable(path, &error);
        let kind = fs::metadata(path).map_err(unreadable)?;
        if kind.is_dir() {
            roots.push((self.tree.push_folder(path.to_owned()), path.to_owned()));
            return Ok(());
        }
        let path = path.to_owned();
        if kind.is_file() {
            let mut file = File::open(&path).map_err(unreadable)?;
            // Those of /proc say that they are empty and are not; some never end. What is compressed is read as a pipe is.
            let is_read_once = kind.len() == 0 || begins_as_gzip(&mut file);
            self.push(if is_read_once {
                let opened = path.clone();
                Entry::stream(path, Stream::read(move || File::open(opened)))
            } else {
                Entry::file(path)
            });
            return Ok(());
        }
        if is_terminal(&path, &kind) {
            return Err(OpenError::Terminal { path });
        }
        // A pipe is opened when somebody writes to it.
        let opened = path.clone();
        let stream = Stream::read(move || File::open(opened));
        self.push(Entry::stream(path, stream));
        Ok(())
    }

    fn push(&mut self, entry: Entry) {
        self.tree.push_text(self.entries.len());
        self.entries.push(Arc::new(entry));
    }
}

/// A library whose folders are walked beside the caller.
pub struct Begun {
    /// What was asked for.
    paths: Vec<PathBuf>,
    /// What is known of it.
    pub library: Library,
    /// The walk, until it has ended.
    pub walk: Option<Walk>,
}

impl Begun {
    /// A library of which all is known.
    pub fn of(library: Library) -> Self {
        Self {
            paths: Vec::new(),
            library,
            walk: None,
        }
    }

    /// Opens files as [`Library::open`] does, and begins to walk the folders. `first` is a text that may be in one of them: it
    /// is known at once.
    pub fn new(
        paths: &[PathBuf],
        mut stdin: Option<Box<dyn Read + Send>>,
        encodings: Encodings,
        first: Option<&Path>,
    ) -> Self {
        let mut library = Library::default();
        let mut roots = Vec::new();
        for path in paths {
            let opened = if path.as_os_str() == "-" {
                library.open_stdin(stdin.take())
            } else {
                library.open_path(path, &mut roots)
            };
            library.notices.extend(opened.err());
        }
        let mut known = HashMap::new();
        if let Some(first) = first
            && roots.iter().any(|(_, root)| first.starts_with(root))
            && first.is_file()
        {
            known.insert(first.to_owned(), Item::Text(library.entries.len()));
            library
                .entries
                .push(Arc::new(Entry::file(first.to_owned())));
        }
        let library = library.encoded(encodings);
        let walk = (!roots.is_empty()).then(|| {
            let start = walk::Start {
                roots,
                texts: library.entries.len(),
                folders: library.tree.len(),
                known,
                encodings,
                is_again: false,
                all: false,
            };
            walk::begin(|| start)
        });
        Self {
            paths: paths.to_vec(),
            library,
            walk,
        }
    }

    /// Goes on until the walk has ended, or until a time.
    pub fn finish(&mut self, until: Option<Instant>) {
        while let Some(walk) = &self.walk {
            match walk.next(until) {
                Ok(Some(mut found)) => {
                    self.library.grow(&mut found);
                    self.library.tree.grow(found.folders, found.listings);
                }
                Ok(None) => {
                    self.walk = None;
                    self.library.put_in_order();
                    let paths = &self.paths;
                    let named = |notice: &OpenError| {
                        let paths = paths.iter().enumerate();
                        let around = paths.filter(|(_, path)| notice.path().starts_with(path));
                        let nearest = around.max_by_key(|(_, path)| path.as_os_str().len());
                        nearest.map(|(index, _)| index)
                    };
                    self.library.notices.sort_by_key(named);
                }
                Err(_) => return,
            }
        }
    }

    /// Fails if there is nothing to read at all, as far as that is known.
    pub fn check(self) -> Result<Self, OpenError> {
        if self.walk.is_none() && self.library.entries.is_empty() {
            return Err(OpenError::of(self.library.notices));
        }
        Ok(self)
    }
}

/// Whether a file is compressed. One that cannot be read says so when it is opened.
fn begins_as_gzip(file: &mut File) -> bool {
    let mut head = Vec::new();
    let read = file.take(2).read_to_end(&mut head);
    read.is_ok() && gzip::is_gzip(&head)
}

/// Whether this is the terminal, from which the keys come.
fn is_terminal(path: &Path, kind: &Metadata) -> bool {
    #[cfg(unix)]
    let may_be = std::os::unix::fs::FileTypeExt::is_char_device(&kind.file_type());
    #[cfg(not(unix))]
    let may_be = !kind.is_file();
    may_be && File::open(path).is_ok_and(|file| file.is_terminal())
}
