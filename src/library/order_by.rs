//! What texts are put in order by that is not in their names.

use super::entry::Entry;

impl Entry {
    /// How long its file is in bytes.
    pub fn size(&self) -> Option<u64> {
        self.version().map(|version| version.len())
    }

    /// The beginning of its day, in seconds of Unix: of that which it says, once it is described, else of when its file was
    /// changed last.
    pub fn second(&self) -> Option<i64> {
        match self.date() {
            Some(date) => Some(date.days() * 24 * 60 * 60),
            None => self.version()?.second(),
        }
    }
}
