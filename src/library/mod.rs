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
mod load;
mod opened;
mod order;
mod stream;
mod version;
mod whole;

use std::fs::{self, File, Metadata};
use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use crate::document::Format;

pub use encoding::{Encodings, encoding};
pub use entry::Entry;
pub(crate) use error::system_message;
pub use error::{LoadError, OpenError};
pub use opened::Opened;
use stream::Stream;
pub use version::Version;

static ARTICLES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/articles");

/// Texts to choose from.
pub struct Library {
    /// In the order of the list.
    pub entries: Vec<Entry>,
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
            Some(Entry::builtin(name, file.contents()))
        });
        let mut entries: Vec<Entry> = articles.collect();
        entries.sort_by(|a, b| a.path().cmp(b.path()));
        Self {
            entries,
            others: 0,
            notices: Vec::new(),
        }
    }

    /// Opens files and folders; `-` reads `stdin`, which is none if standard input is a terminal.
    ///
    /// A file named here is opened whatever it is called; of a folder, all texts in it and below. Nothing is read of a file
    /// yet, but what cannot be read twice, a pipe or a device, and a file that says it is empty, is read from now on beside
    /// the caller. Fails if there is nothing to read at all.
    pub fn open(
        paths: &[PathBuf],
        mut stdin: Option<Box<dyn Read + Send>>,
    ) -> Result<Self, OpenError> {
        let mut library = Self {
            entries: Vec::new(),
            others: 0,
            notices: Vec::new(),
        };
        for path in paths {
            let opened = if path.as_os_str() == "-" {
                library.open_stdin(stdin.take())
            } else {
                library.open_path(path)
            };
            library.notices.extend(opened.err());
        }
        if library.entries.is_empty() {
            return Err(OpenError::of(library.notices));
        }
        Ok(library)
    }

    /// Says what is known of how the texts are encoded that do not show it themselves.
    #[must_use]
    pub fn encoded(mut self, encodings: Encodings) -> Self {
        for entry in &mut self.entries {
            entry.encodings = encodings;
        }
        self
    }

    /// Waits until all that is read beside the caller has been read; what was cut short is told in the notices.
    #[must_use]
    pub fn complete(mut self) -> Self {
        let cut = self.entries.iter().filter_map(Entry::complete);
        self.notices.extend(cut);
        self
    }

    fn open_stdin(&mut self, stdin: Option<Box<dyn Read + Send>>) -> Result<(), OpenError> {
        let stdin = stdin.ok_or(OpenError::StdinIsTerminal)?;
        let stream = Stream::read(move || Ok(stdin));
        self.entries.push(Entry::stream(PathBuf::from("-"), stream));
        Ok(())
    }

    fn open_path(&mut self, path: &Path) -> Result<(), OpenError> {
        let unreadable = |error| OpenError::unreadable(path, &error);
        let kind = fs::metadata(path).map_err(unreadable)?;
        if kind.is_dir() {
            return self.open_folder(path);
        }
        let path = path.to_owned();
        if kind.is_file() {
            let mut file = File::open(&path).map_err(unreadable)?;
            // Those of /proc say that they are empty and are not; some never end. What is compressed is read as a pipe is.
            let is_read_once = kind.len() == 0 || begins_as_gzip(&mut file);
            self.entries.push(if is_read_once {
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
        self.entries.push(Entry::stream(path, stream));
        Ok(())
    }

    fn open_folder(&mut self, path: &Path) -> Result<(), OpenError> {
        let texts = folder::texts(path)?;
        if texts.files.is_empty() {
            self.notices.extend(texts.unreadable);
            return Err(OpenError::NoTexts {
                path: path.to_owned(),
                others: texts.others,
            });
        }
        self.others += texts.others;
        self.entries
            .extend(texts.files.into_iter().map(Entry::file));
        self.notices.extend(texts.unreadable);
        Ok(())
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
