//! The language of texts that do not say it themselves.

use super::entry::Entry;
use crate::document::Document;

impl Entry {
    /// The document of this text, in its language.
    pub fn document(&self, document: Document) -> Document {
        document.in_language(self.encodings.language())
    }
}
