//! What is kept as JSON: files of one value, and journals of a value a line.

use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::disk::{self, Sync};
use super::{Damage, LONGEST, Store, StoreError, inaccessible, set_aside, unread};

/// The longest journal that is read, in bytes: some 100,000 bookmarks with their notes. No other that somebody wrote line by
/// line is as long.
const LONGEST_JOURNAL: u64 = 64 << 20;

/// The value of a file; nothing if there is none. A file that cannot be understood is set aside.
pub(super) fn read<T: DeserializeOwned>(path: PathBuf) -> Result<Option<T>, StoreError> {
    let bytes = disk::read(&path, LONGEST).map_err(|error| unread(&path, error))?;
    let value = bytes.map(|bytes| serde_json::from_slice(&bytes));
    value
        .transpose()
        .map_err(|error| set_aside(path, damage(&error)))
}

/// Writes a file whole; see [`disk::replace`].
pub(super) fn write(
    path: &Path,
    beside: &Path,
    value: &impl Serialize,
    sync: Sync,
) -> Result<(), StoreError> {
    serde_json::to_vec(value)
        .map_err(io::Error::other)
        .and_then(|bytes| disk::replace(path, beside, &bytes, sync))
        .map_err(|error| inaccessible(path, error))
}

/// The bytes of a journal; none if it was never written to.
pub(super) fn journal(path: &Path) -> io::Result<Vec<u8>> {
    Ok(disk::read(path, LONGEST_JOURNAL)?.unwrap_or_default())
}

/// The values of a journal in their order; `None` for a line that holds none: it is torn, or from elsewhere.
pub(super) fn lines<T: DeserializeOwned>(journal: &[u8]) -> impl Iterator<Item = Option<T>> + '_ {
    let lines = journal.split(|byte| *byte == b'\n');
    let lines = lines.filter(|line| !line.is_empty());
    lines.map(|line| serde_json::from_slice(line).ok())
}

impl Store {
    /// Adds a line to a journal, while nobody else who holds this lock changes it.
    pub(super) fn append(
        &self,
        (journal, lock): (&str, &str),
        line: &impl Serialize,
        sync: Sync,
    ) -> Result<(), StoreError> {
        let (path, lock) = (self.path(journal)?, self.path(lock)?);
        serde_json::to_string(line)
            .map_err(io::Error::other)
            .and_then(|line| disk::locked(&lock, || disk::append(&path, &line, sync)))
            .map_err(|error| inaccessible(&path, error))
    }
}

fn damage(error: &serde_json::Error) -> Damage {
    Damage {
        line: Some(error.line()).filter(|line| *line > 0),
        said: error.to_string(),
    }
}
