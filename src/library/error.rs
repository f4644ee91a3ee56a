//! What can go wrong with the texts, and with which of them. `words` says it.

use std::io;
use std::path::{Path, PathBuf};

use crate::document::{ContainerError, Foreign, FrontMatterError, ReadError};

/// Why something that was asked for is not in the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenError {
    /// A file or folder that is missing or may not be read.
    Unreadable {
        /// What was asked for.
        path: PathBuf,
        /// Why.
        error: ReadError,
    },
    /// A folder without texts.
    NoTexts {
        /// The folder.
        path: PathBuf,
        /// How many files are in it that are none.
        others: u64,
    },
    /// `-` without a pipe.
    StdinIsTerminal,
    /// The terminal, named as a file.
    Terminal {
        /// Its name.
        path: PathBuf,
    },
    /// A pipe or a device that could not be read to its end.
    CutShort(LoadError),
    /// Nothing of all that was asked for.
    Several(Vec<OpenError>),
}

impl OpenError {
    /// What was asked for, or what is in it.
    pub(super) fn path(&self) -> &Path {
        match self {
            Self::Unreadable { path, .. }
            | Self::NoTexts { path, .. }
            | Self::Terminal { path } => path,
            Self::StdinIsTerminal => Path::new("-"),
            Self::CutShort(_) | Self::Several(_) => Path::new(""),
        }
    }

    pub(super) fn unreadable(path: &Path, error: &io::Error) -> Self {
        Self::Unreadable {
            path: path.to_owned(),
            error: read_error(error),
        }
    }

    pub(super) fn of(mut errors: Vec<Self>) -> Self {
        match errors.pop() {
            Some(only) if errors.is_empty() => only,
            last => {
                errors.extend(last);
                Self::Several(errors)
            }
        }
    }
}

/// Why a text of the library cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LoadError {
    /// The file is gone or may not be read.
    Unreadable {
        /// The path of the file.
        name: String,
        /// Why.
        error: ReadError,
    },
    /// It is read all the same, but not all of it can be.
    NotUtf8 {
        /// The path of the file.
        name: String,
    },
    /// It would have to be read as a whole, for it is not UTF-8.
    TooLong {
        /// The path of the file.
        name: String,
        /// What it is encoded in.
        encoding: &'static str,
        /// How much of that is read, in GiB.
        gib: u64,
    },
    /// It is no text.
    Foreign {
        /// The path of the file.
        name: String,
        /// What it is.
        kind: Foreign,
    },
    /// It is packed, and no text is found in it.
    Container {
        /// The path of the file.
        name: String,
        /// Why.
        error: ContainerError,
    },
    /// Its front matter is wrong.
    FrontMatter {
        /// The path of the file.
        name: String,
        /// Where and why.
        error: FrontMatterError,
    },
}

/// What an error of the system means for the reader.
pub(super) fn read_error(error: &io::Error) -> ReadError {
    match error.kind() {
        io::ErrorKind::NotFound => ReadError::NotFound,
        io::ErrorKind::PermissionDenied => ReadError::PermissionDenied,
        io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => {
            ReadError::Damaged
        }
        _ => ReadError::System(system_message(error)),
    }
}

/// What the system says, without its error number.
pub(crate) fn system_message(error: &io::Error) -> String {
    let text = error.to_string();
    let words = text.split(" (os error").next().unwrap_or_default();
    words.to_lowercase()
}
