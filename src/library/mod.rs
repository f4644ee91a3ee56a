//! Where texts come from: the articles in the binary, files and folders, standard input; and where what is remembered is
//! kept. Stands beside the terminal at the bottom of the program: it knows files and gives documents.

mod encoding;
mod entry;
mod error;
mod file;
mod folder;
mod memory;
mod natural;
mod terminals;

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use encoding_rs::Encoding;
use include_dir::{Dir, include_dir};

pub use encoding::{UnknownEncoding, encoding};
pub use entry::Entry;
pub use error::{LoadError, OpenError};
pub use memory::{Memory, MemoryError};
pub use terminals::Terminals;

static ARTICLES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/articles");

/// Texts to choose from.
pub struct Library {
    /// In the order of the list.
    pub entries: Vec<Entry>,
    /// What was asked for and could not be opened beside them.
    pub notices: Vec<OpenError>,
}

impl Library {
    /// The articles that come with kzread, sorted by file name.
    pub fn builtin() -> Self {
        let articles = ARTICLES.files().filter_map(|file| {
            let name = file
                .path()
                .to_str()
                .filter(|name| folder::is_markdown(Path::new(name)))?;
            Some(Entry::builtin(name, file.contents()))
        });
        let mut entries: Vec<Entry> = articles.collect();
        entries.sort_by(|a, b| natural::compare(&a.name(), &b.name()));
        Self {
            entries,
            notices: Vec::new(),
        }
    }

    /// Opens files and folders; `-` reads `stdin`, which is none if standard input is a terminal.
    ///
    /// A file named here is opened whatever it is called; of a folder, all texts in it and below. Nothing is read of a file
    /// yet, but what cannot be read twice, a pipe or a device, is read whole. Fails if there is nothing to read at all.
    pub fn open(paths: &[PathBuf], mut stdin: Option<&mut dyn Read>) -> Result<Self, OpenError> {
        let mut library = Self {
            entries: Vec::new(),
            notices: Vec::new(),
        };
        for path in paths {
            let opened = if path.as_os_str() == "-" {
                library.open_stdin(stdin.as_deref_mut())
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

    /// Has the texts read as they are encoded, those that have a byte order mark excepted.
    #[must_use]
    pub fn encoded(mut self, encoding: &'static Encoding) -> Self {
        for entry in &mut self.entries {
            entry.encoding = encoding;
        }
        self
    }

    fn open_stdin<'r>(&mut self, stdin: Option<&mut (dyn Read + 'r)>) -> Result<(), OpenError> {
        let stdin = stdin.ok_or(OpenError::StdinIsTerminal)?;
        let mut bytes = Vec::new();
        stdin.read_to_end(&mut bytes).map_err(OpenError::Stdin)?;
        self.entries
            .push(Entry::buffered(PathBuf::from("-"), bytes));
        Ok(())
    }

    fn open_path(&mut self, path: &Path) -> Result<(), OpenError> {
        let unreadable = |error| OpenError::unreadable(path, error);
        let kind = fs::metadata(path).map_err(unreadable)?;
        if kind.is_dir() {
            return self.open_folder(path);
        }
        self.entries
            .push(open_file(path, kind.is_file()).map_err(unreadable)?);
        Ok(())
    }

    fn open_folder(&mut self, path: &Path) -> Result<(), OpenError> {
        let texts = folder::texts(path)?;
        if texts.files.is_empty() {
            self.notices.extend(texts.unreadable);
            return Err(OpenError::NoTexts {
                path: path.to_owned(),
            });
        }
        self.entries
            .extend(texts.files.into_iter().map(Entry::file));
        self.notices.extend(texts.unreadable);
        Ok(())
    }
}

fn open_file(path: &Path, regular: bool) -> io::Result<Entry> {
    let mut file = File::open(path)?;
    if regular {
        return Ok(Entry::file(path.to_owned()));
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(Entry::buffered(path.to_owned(), bytes))
}
