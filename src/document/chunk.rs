//! A text as a search goes through it: beside the reader, and much at once.

/// A part of a document's text.
pub struct Chunk<'a> {
    /// The document offset of its first byte.
    pub offset: u64,
    /// Its bytes. In plain text they are those of the file, with its line ends and perhaps broken UTF-8. A paragraph of many
    /// MiB is cut: then some bytes behind the cut follow, for a match may lie across it.
    pub bytes: &'a [u8],
    /// The same as it stands in the file: in hard-wrapped plain text a blank of `bytes` may be a line end there.
    pub source: &'a [u8],
    /// How many of the bytes come before the cut; all of them, if the chunk ends where a paragraph ends.
    pub own: usize,
}

impl<'a> Chunk<'a> {
    /// A chunk that ends where a paragraph ends.
    pub(super) fn whole(offset: u64, bytes: &'a [u8]) -> Self {
        Self {
            offset,
            bytes,
            source: bytes,
            own: bytes.len(),
        }
    }
}

/// Tells of a part of a hard-wrapped text, as it stands in the file, whether its lines are to be joined to paragraphs, which takes
/// far longer than looking for a word in it; nothing if none are, and then a chunk may end within a paragraph.
pub type Joins<'a> = Option<&'a dyn Fn(&[u8]) -> bool>;
