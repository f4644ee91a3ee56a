//! What is highlighted of the part of a document that a screen shows.

use std::ops::Range;

use crate::document::{Block, BlockId, Document};
use crate::search::{Queries, Query};

/// How much is searched around what the screen shows of a block, in bytes: longer than anything that a reader looks for, and
/// than a cell of a table, which can begin above the screen and end below it.
const AROUND: usize = 16 << 10;

/// The matches of a query in the blocks on a screen.
pub struct Highlights<'a> {
    document: &'a Document,
    query: &'a Query,
    current: Option<u64>,
    /// The same as a block and a byte of its text.
    current_place: Option<(BlockId, usize)>,
    /// The block that was asked for last, whose rows follow one another.
    block: Option<BlockId>,
    found: Vec<Highlight>,
}

/// A match in a block, as far as that holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Highlight {
    /// Bytes of the block's text.
    pub range: Range<usize>,
    /// Whether it is the match that the reader is at.
    pub is_current: bool,
}

impl<'a> Highlights<'a> {
    /// Of a query in a document. `current`: the document offset where the match starts that the reader is at.
    pub fn new(document: &'a Document, queries: &'a Queries, current: Option<u64>) -> Self {
        Self {
            document,
            query: queries.of(document.keeps_persian_letters()),
            current,
            // What cannot be read any more is told where the rows are shown.
            current_place: current.and_then(|offset| document.locate(offset).ok()),
            block: None,
            found: Vec::new(),
        }
    }

    /// The highlights in a block, of which the screen shows these bytes; in order.
    pub fn of(&mut self, block: &Block, shown: &Range<usize>) -> &[Highlight] {
        if self.block != Some(block.id) {
            self.block = Some(block.id);
            self.found = self.find(block, shown);
        }
        &self.found
    }

    fn find(&self, block: &Block, shown: &Range<usize>) -> Vec<Highlight> {
        let near = near(&block.text, shown);
        let (before, after) = self.beyond(block, &near);
        let text = [&before, &block.text[near.clone()], &after].concat();
        let own = |at: usize| (near.start + at.saturating_sub(before.len())).min(near.end);
        let found = self.query.matches(text.as_bytes()).map(|found| Highlight {
            range: own(found.start)..own(found.highlight_end),
            is_current: match found.start.checked_sub(before.len()) {
                Some(byte) => self.current_place == Some((block.id, near.start + byte)),
                None => self.is_current_before(block, before.len() - found.start),
            },
        });
        found.filter(|found| !found.range.is_empty()).collect()
    }

    /// Whether the current match starts so many bytes before a block.
    fn is_current_before(&self, block: &Block, bytes: usize) -> bool {
        let start = self.document.offset(block.id, 0);
        self.current.is_some() && self.current == start.checked_sub(bytes as u64)
    }

    /// What stands in the same paragraph before and after a part of a block, where that reaches to a cut.
    fn beyond(&self, block: &Block, part: &Range<usize>) -> (String, String) {
        let (mut before, mut after) = self.document.across_cuts(block.id).unwrap_or_default();
        if part.start > 0 {
            before.clear();
        }
        if part.end < block.text.len() {
            after.clear();
        }
        (before, after)
    }
}

/// What is shown of a text, and some of it around that: of a paragraph of megabytes a part.
fn near(text: &str, shown: &Range<usize>) -> Range<usize> {
    let boundary = |at: usize| (at..text.len()).find(|&at| text.is_char_boundary(at));
    let start = boundary(shown.start.saturating_sub(AROUND)).unwrap_or(0);
    let end = boundary(shown.end.saturating_add(AROUND)).unwrap_or(text.len());
    start..end
}
