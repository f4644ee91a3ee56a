//! What was read last: where a reader who names nothing goes on.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::disk::Sync;
use super::{Store, StoreError, folder_of, json};

const FILE: &str = "last.json";

/// What was read last.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Last {
    /// What was opened: files and folders, by absolute paths; the built-in library if there are none.
    paths: Vec<Name>,
    /// The text of it that was on show.
    #[serde(default)]
    text: Option<Name>,
    /// Whether the keys went to the text, and not to the list.
    #[serde(default)]
    pub in_text: bool,
}

/// A path, as text where it is any.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
enum Name {
    Text(String),
    Raw(OsString),
}

impl From<&Path> for Name {
    fn from(path: &Path) -> Self {
        match path.to_str() {
            Some(text) => Self::Text(text.to_owned()),
            None => Self::Raw(path.as_os_str().to_owned()),
        }
    }
}

impl Name {
    fn path(&self) -> PathBuf {
        match self {
            Self::Text(text) => text.into(),
            Self::Raw(name) => name.into(),
        }
    }
}

impl Last {
    /// These paths were opened, and of what they held this text was on show, with the keys going to it or not.
    pub fn new(paths: &[PathBuf], text: Option<&Path>, in_text: bool) -> Self {
        Self {
            paths: paths.iter().map(|path| path.as_path().into()).collect(),
            text: text.map(Name::from),
            in_text,
        }
    }

    /// What was opened; nothing if that was the built-in library.
    pub fn paths(&self) -> Vec<PathBuf> {
        self.paths.iter().map(Name::path).collect()
    }

    /// The text that was on show, as the library names it.
    pub fn text(&self) -> Option<PathBuf> {
        self.text.as_ref().map(Name::path)
    }
}

impl Store {
    /// What was read last; none if that is not known.
    pub fn last(&self) -> Result<Option<Last>, StoreError> {
        json::read(self.path(FILE)?)
    }

    /// Keeps what is read, so that it was read last.
    pub fn keep_last(&self, last: &Last) -> Result<(), StoreError> {
        let path = self.path(FILE)?;
        json::write(&path, folder_of(&path), last, Sync::Later)
    }
}
