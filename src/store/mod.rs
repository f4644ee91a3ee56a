//! What kzread remembers from one reading to the next, in one folder of the user's: small TOML files, JSON files for the place
//! in each text and for what was read last, and journals, to which lines are added. What a process that is killed leaves of
//! them is told in `disk`.
//!
//! Each file is one serde type of its own (`Terminals` is one), so that one that is broken costs none of the others.

mod bookmarks;
mod disk;
mod json;
mod last;
mod looks;
mod places;
mod queries;
mod seen;
mod terminals;

use std::io;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use serde::Serialize;
use serde::de::DeserializeOwned;

pub use bookmarks::Bookmark;
use disk::Sync;
pub use last::Last;
pub use looks::{Look, Looks};
pub use places::Place;
pub use queries::History;
pub use seen::{Seen, SeenTexts};
pub use terminals::Terminals;

/// The longest file that is read, in bytes, but for journals: more than kzread writes into any of them. To understand a file
/// takes many times its length.
const LONGEST: u64 = 4 << 20;

/// The folder of these files.
#[derive(Debug, Clone)]
pub struct Store {
    /// None if the user has no home.
    folder: Option<PathBuf>,
}

/// Why something is not remembered.
#[derive(Debug)]
pub enum StoreError {
    /// There is no folder to keep it in.
    Homeless,
    /// The file may not be read or written.
    Inaccessible {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The file is longer than kzread writes any, and was not read.
    TooLong {
        /// The file.
        path: PathBuf,
    },
    /// The file is not what kzread writes; it was moved out of the way.
    SetAside {
        /// The file.
        path: PathBuf,
        /// Where and what is wrong.
        problem: Damage,
        /// What it is called now, in the same folder.
        aside: String,
    },
    /// The file is not what kzread writes, and cannot be moved out of the way, so it stays as it is.
    Broken {
        /// The file.
        path: PathBuf,
        /// Where and what is wrong.
        problem: Damage,
    },
}

/// What is wrong with a file that kzread has written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// The line, from 1, if the parser knows it.
    pub line: Option<usize>,
    /// What the parser says.
    pub said: String,
}

impl Store {
    /// That of the user: `$XDG_STATE_HOME/kzread`, on Windows `%LOCALAPPDATA%\kzread`.
    pub fn of_user() -> Self {
        let folder = etcetera::choose_base_strategy().ok().map(|folders| {
            // Windows has no folder for state; its cache is the local half of the user's folder.
            folders.state_dir().unwrap_or_else(|| folders.cache_dir())
        });
        Self {
            folder: folder.map(|folder| folder.join("kzread")),
        }
    }

    /// One in a folder, which need not exist yet.
    pub fn in_folder(folder: PathBuf) -> Self {
        Self {
            folder: Some(folder),
        }
    }

    /// Reads a file; what was never written is empty. A file that cannot be understood is set aside, so that nothing
    /// written later destroys it.
    fn read<T: DeserializeOwned + Default>(&self, name: &str) -> Result<T, StoreError> {
        let path = self.path(name)?;
        let bytes = disk::read(&path, LONGEST).map_err(|error| unread(&path, error))?;
        let Some(bytes) = bytes else {
            return Ok(T::default());
        };
        toml::from_slice(&bytes).map_err(|error| set_aside(path, damage(&bytes, &error)))
    }

    /// Changes a file, as it is by now: another kzread may have written it.
    fn change<T: Serialize + DeserializeOwned + Default>(
        &self,
        name: &str,
        change: impl FnOnce(&mut T),
    ) -> Result<(), StoreError> {
        let path = self.path(name)?;
        let in_file = |error| inaccessible(&path, error);
        let rewrite = || {
            let mut value: T = self.read(name)?;
            change(&mut value);
            toml::to_string(&value)
                .map_err(io::Error::other)
                .and_then(|text| disk::replace(&path, folder_of(&path), text.as_bytes(), Sync::Now))
                .map_err(in_file)
        };
        disk::locked(&path.with_extension("lock"), || Ok(rewrite())).map_err(in_file)?
    }

    /// Where a file is, for those who want to look at it.
    pub fn path(&self, name: &str) -> Result<PathBuf, StoreError> {
        let folder = self.folder.as_ref().ok_or(StoreError::Homeless)?;
        Ok(folder.join(name))
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or(path)
}

/// Moves a file that is damaged out of the way.
fn set_aside(path: PathBuf, problem: Damage) -> StoreError {
    match disk::set_aside(&path) {
        Ok(aside) => StoreError::SetAside {
            path,
            problem,
            aside,
        },
        Err(_) => StoreError::Broken { path, problem },
    }
}

/// Why a file was not read.
fn unread(path: &Path, error: io::Error) -> StoreError {
    if error.kind() == io::ErrorKind::FileTooLarge {
        return StoreError::TooLong {
            path: path.to_owned(),
        };
    }
    inaccessible(path, error)
}

fn inaccessible(path: &Path, error: io::Error) -> StoreError {
    StoreError::Inaccessible {
        path: path.to_owned(),
        error,
    }
}

/// Where a file is damaged: the line of what the parser could not read.
fn damage(bytes: &[u8], error: &toml::de::Error) -> Damage {
    let before = error.span().and_then(|span| bytes.get(..span.start));
    Damage {
        line: before.map(|before| 1 + memchr::memchr_iter(b'\n', before).count()),
        said: error.message().to_owned(),
    }
}
