//! What leads somewhere in a document, and the places that are led to.

use super::{BlockId, Body, Document, Link};

impl Document {
    /// What in a block leads somewhere, in order of its ends; plain text knows of nothing.
    pub fn links(&self, id: BlockId) -> Vec<Link> {
        match &self.body {
            Body::Plain(_) => Vec::new(),
            Body::Parsed(parsed) => parsed.links(id),
            Body::Book(book) => book.links(id),
        }
    }

    /// The document offset that `#name` leads to in it: that of the place with this name, else of the heading whose words
    /// make it, as GitHub has it.
    pub fn place_of(&self, name: &str) -> Option<u64> {
        match &self.body {
            Body::Plain(_) | Body::Book(_) => None,
            Body::Parsed(parsed) => parsed.place_of(name),
        }
    }

    /// The document offset that a link leads to which stands in a block: a place by its name, in a book also one in another
    /// chapter. Nothing if it leads elsewhere.
    pub fn target(&self, from: BlockId, link: &str) -> Option<u64> {
        match &self.body {
            Body::Plain(_) => None,
            Body::Parsed(_) => self.place_of(link.strip_prefix('#')?),
            Body::Book(book) => book.target(from, link),
        }
    }
}
