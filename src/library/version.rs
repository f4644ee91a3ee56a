//! What tells one state of a text from another without reading it.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use encoding_rs::Encoding;

use crate::document::Part;

/// Two equal versions of a text have the same bytes, as far as the file system tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    len: u64,
    /// None if the file system does not tell.
    changed: Option<SystemTime>,
    wishes: Wishes,
}

/// How the reader wants a text, beyond what it says itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Wishes {
    /// The encoding that is tried.
    pub(super) encoding: Option<&'static Encoding>,
    /// The part of a page.
    pub(super) part: Part,
    /// Whether the letters of its lines are in the other order.
    pub(super) is_turned: bool,
}

impl Version {
    /// That of a text which does not change.
    pub(super) fn constant(len: usize) -> Self {
        Self {
            len: len as u64,
            changed: None,
            wishes: Wishes::default(),
        }
    }

    /// The length in bytes, and the nanoseconds since 1970 at which the text was changed, for what is kept between runs.
    pub fn stamp(&self) -> Option<(u64, u64)> {
        let since = self.changed?.duration_since(SystemTime::UNIX_EPOCH).ok()?;
        Some((self.len, u64::try_from(since.as_nanos()).ok()?))
    }

    /// The same text as the reader wants it.
    pub(super) fn wished(self, wishes: Wishes) -> Self {
        Self { wishes, ..self }
    }

    /// How long the text is, in bytes.
    pub(super) fn len(&self) -> u64 {
        self.len
    }

    /// When it was changed, in seconds of Unix.
    pub(super) fn second(&self) -> Option<i64> {
        let since = self.changed?.duration_since(SystemTime::UNIX_EPOCH).ok()?;
        i64::try_from(since.as_secs()).ok()
    }

    /// That of a file; none if it cannot be told.
    pub(super) fn of_file(path: &Path) -> Option<Self> {
        let file = fs::metadata(path).ok()?;
        Some(Self {
            len: file.len(),
            changed: Some(file.modified().ok()?),
            wishes: Wishes::default(),
        })
    }
}
