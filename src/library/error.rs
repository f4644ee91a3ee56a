//! What can go wrong with the texts, in words that name the file and say what to do.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::whole::LONGEST;
use crate::document::{FrontMatterError, ReadError};
use crate::store::plain;

/// Why something that was asked for is not in the library.
#[derive(Debug, Error)]
pub enum OpenError {
    /// A file or folder that is missing or may not be read.
    #[error("{}: {}", path.display(), reason(.error))]
    Unreadable {
        /// What was asked for.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A folder without texts.
    #[error("{}: there are no texts in this folder; kzread looks for .txt, .md and .markdown files", path.display())]
    NoTexts {
        /// The folder.
        path: PathBuf,
    },
    /// `-` without a pipe.
    #[error("-: standard input is the terminal; pipe a text into kzread, or name a file")]
    StdinIsTerminal,
    /// The terminal, named as a file.
    #[error("{}: this is the terminal, whose keys are for kzread; name a file, or pipe a text into it", path.display())]
    Terminal {
        /// Its name.
        path: PathBuf,
    },
    /// A pipe or a device that could not be read to its end.
    #[error("{0}")]
    CutShort(LoadError),
    /// Nothing of all that was asked for.
    #[error("{}", lines(.0))]
    Several(Vec<OpenError>),
}

impl OpenError {
    pub(super) fn unreadable(path: &Path, error: io::Error) -> Self {
        Self::Unreadable {
            path: path.to_owned(),
            error,
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
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LoadError {
    /// The file is gone or may not be read.
    #[error("{name}: {error}")]
    Unreadable {
        /// The path of the file.
        name: String,
        /// Why.
        error: ReadError,
    },
    /// It is read all the same, but not all of it can be.
    #[error(
        "{name}: not all of it is UTF-8, and U+FFFD stands for the rest; --encoding names another, such as windows-1256"
    )]
    NotUtf8 {
        /// The path of the file.
        name: String,
    },
    /// It would have to be read as a whole, for it is not UTF-8.
    #[error(
        "{name}: {encoding} is read up to {} GiB, and this is longer; convert it to UTF-8 with iconv",
        LONGEST >> 30
    )]
    TooLong {
        /// The path of the file.
        name: String,
        /// What it is encoded in.
        encoding: &'static str,
    },
    /// Its front matter is wrong.
    #[error("{name}: {error}")]
    FrontMatter {
        /// The path of the file.
        name: String,
        /// Where and why.
        error: FrontMatterError,
    },
}

/// Why a file cannot be read.
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder; check the name".to_owned(),
        io::ErrorKind::PermissionDenied => "you have no permission to read it".to_owned(),
        _ => plain(error),
    }
}

fn lines(errors: &[OpenError]) -> String {
    let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
    lines.join("\n")
}
