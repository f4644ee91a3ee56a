//! Which output mode the user chose for which terminal, on the test card.

use std::collections::BTreeMap;
use std::io::ErrorKind;

use serde::{Deserialize, Serialize};

use super::{Store, StoreError};

/// The name of the file.
const FILE: &str = "terminals.toml";

/// The file: terminals by what they say of themselves.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Terminals {
    /// Sorted, so that the file changes only where something changed.
    #[serde(default)]
    terminal: BTreeMap<String, Choice>,
}

/// What was chosen for one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Choice {
    /// The name of the output mode. Not the mode itself: one that this kzread does not know may be known to a newer one,
    /// and costs nobody the rest of the file.
    mode: String,
}

impl Terminals {
    /// Reads them.
    pub fn recall(store: &Store) -> Result<Self, StoreError> {
        store.read(FILE)
    }

    /// The error that the disk does not answer.
    pub fn silent(store: &Store) -> StoreError {
        let error = ErrorKind::TimedOut.into();
        match store.path(FILE) {
            Ok(path) => StoreError::Inaccessible { path, error },
            Err(error) => error,
        }
    }

    /// Remembers the name of a mode for a terminal.
    pub fn remember(store: &Store, terminal: &str, mode: &str) -> Result<(), StoreError> {
        store.change(FILE, |terminals: &mut Self| {
            let mode = mode.to_owned();
            terminals
                .terminal
                .insert(terminal.to_owned(), Choice { mode });
        })
    }

    /// Every terminal and the name of its mode.
    pub fn modes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.terminal
            .iter()
            .map(|(terminal, choice)| (terminal.as_str(), choice.mode.as_str()))
    }
}
