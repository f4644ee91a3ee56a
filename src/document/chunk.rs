//! A text as a search goes through it: beside the reader, and much at once.

/// A part of a document's text.
pub struct Chunk<'a> {
    /// The document offset of its first byte.
    pub offset: u64,
    /// Its bytes, in plain text those of the file with its line ends and perhaps broken UTF-8; after them some of the next
    /// chunk's, for a paragraph of megabytes is cut, and a match may lie across the cut.
    pub bytes: &'a [u8],
    /// How many of the bytes are its own.
    pub own: usize,
}

impl<'a> Chunk<'a> {
    /// A chunk that shows nothing of the next one.
    pub(super) fn alone(offset: u64, bytes: &'a [u8]) -> Self {
        Self {
            offset,
            bytes,
            own: bytes.len(),
        }
    }
}
