//! A text that is parsed as a whole, whatever its format: articles and books, not logs of a hundred megabytes.
//!
//! A reader of a format tells a [`Builder`] what it finds; the blocks are kept here, and found from each other.

mod blocks;
mod builder;
mod cells;
mod content;
mod flow;
mod image;
mod nesting;
mod places;
mod script;
mod table;
mod writing;

use std::ops::{ControlFlow, Range};

use super::Chunk;
use super::block::{Block, BlockId, Kind, Link};
use super::bytes::ReadError;
use super::callout::Callout;
use super::decode::floor_char_boundary;
use crate::text::Direction;
pub(super) use blocks::Blocks;
pub(super) use builder::Builder;
pub(super) use flow::{OwnDirection, Style};

/// How much of the text a scan shows at once, in bytes.
const CHUNK: usize = 1 << 20;

/// A parsed text.
pub(super) struct Parsed {
    blocks: Blocks,
    direction: Direction,
    lossy: bool,
}

impl Parsed {
    /// A text of these blocks. `direction`: what is declared of it; `lossy`: whether its source was broken.
    pub(super) fn new(mut blocks: Blocks, direction: Option<Direction>, lossy: bool) -> Self {
        let direction = blocks.direct(direction);
        Self {
            blocks,
            direction,
            lossy,
        }
    }

    pub(super) fn direction(&self) -> Direction {
        self.direction
    }

    pub(super) fn lossy(&self) -> bool {
        self.lossy
    }

    pub(super) fn total(&self) -> u64 {
        self.blocks.text().len() as u64
    }

    pub(super) fn first(&self) -> Option<BlockId> {
        self.existing(0)
    }

    pub(super) fn last(&self) -> Option<BlockId> {
        self.existing((self.blocks.len() as u64).checked_sub(1)?)
    }

    pub(super) fn next(&self, id: BlockId) -> Option<BlockId> {
        self.existing(id.0.checked_add(1)?)
    }

    pub(super) fn previous(&self, id: BlockId) -> Option<BlockId> {
        self.existing(id.0.checked_sub(1)?)
    }

    pub(super) fn block(&self, id: BlockId) -> Result<Block, ReadError> {
        self.blocks.block(index(id)).ok_or(ReadError::NoSuchPlace)
    }

    pub(super) fn links(&self, id: BlockId) -> Vec<Link> {
        match self.existing(id.0) {
            Some(id) => self.blocks.links_of(index(id)),
            None => Vec::new(),
        }
    }

    pub(super) fn is_heading(&self, id: BlockId) -> bool {
        matches!(self.blocks.kind(index(id)), Some(Kind::Heading(_)))
    }

    pub(super) fn first_heading(&self) -> Option<BlockId> {
        self.heading_from(0)
    }

    pub(super) fn heading_after(&self, id: BlockId) -> Option<BlockId> {
        self.heading_from(id.0.saturating_add(1))
    }

    fn heading_from(&self, index: u64) -> Option<BlockId> {
        let mut blocks = (index..self.blocks.len() as u64).map(BlockId);
        blocks.find(|id| self.is_heading(*id))
    }

    pub(super) fn locate(&self, offset: u64) -> (BlockId, usize) {
        let at = usize::try_from(offset).unwrap_or(usize::MAX);
        let Some(found) = self.blocks.before(at.saturating_add(1)).checked_sub(1) else {
            return (BlockId(0), 0);
        };
        let byte = at - self.blocks.start_of(found);
        let byte = floor_char_boundary(self.blocks.text_of(found), byte);
        (BlockId(found as u64), byte)
    }

    pub(super) fn offset(&self, id: BlockId, byte: usize) -> u64 {
        if self.existing(id.0).is_none() {
            return self.total();
        }
        let byte = byte.min(self.blocks.text_of(index(id)).len());
        (self.blocks.start_of(index(id)) + byte) as u64
    }

    /// The part of the source that a range of document offsets comes from.
    pub(super) fn source_range(&self, offsets: Range<u64>) -> Range<u64> {
        let byte = |offset: u64| usize::try_from(offset).unwrap_or(usize::MAX);
        let source = self
            .blocks
            .source_of(byte(offsets.start)..byte(offsets.end));
        source.start as u64..source.end as u64
    }

    /// The bytes of a range of document offsets, cut to those that there are.
    pub(super) fn bytes_at(&self, offsets: Range<u64>) -> &[u8] {
        let text = self.blocks.text().as_bytes();
        let byte =
            |offset: u64| usize::try_from(offset).map_or(text.len(), |at| at.min(text.len()));
        let end = byte(offsets.end);
        &text[byte(offsets.start).min(end)..end]
    }

    pub(super) fn scan(&self, from: u64, visit: &mut dyn FnMut(Chunk) -> ControlFlow<(), usize>) {
        let text = self.blocks.text();
        let mut start = self.blocks.start_of(index(self.locate(from).0));
        while start < text.len() {
            let end = self.blocks.start_of(self.blocks.before(start + CHUNK));
            let chunk = Chunk::whole(start as u64, &text.as_bytes()[start..end]);
            if visit(chunk).is_break() {
                return;
            }
            start = end;
        }
    }

    /// The text for a pipe.
    pub(super) fn logical(
        &self,
        title: impl Fn(Callout) -> Option<String>,
        out: &mut dyn FnMut(&str) -> ControlFlow<()>,
    ) {
        for block in (0..).map_while(|index| self.blocks.block(index)) {
            let line_break = block.kind.line_break();
            let line_end = if block.gap_after { "\n\n" } else { "\n" };
            let title = match block.kind {
                Kind::Callout {
                    callout,
                    own: false,
                } => title(callout),
                _ => None,
            };
            let text = title.unwrap_or_else(|| block.text.replace('\u{2028}', line_break));
            if out(&(text + line_end)).is_break() {
                return;
            }
        }
    }

    fn existing(&self, index: u64) -> Option<BlockId> {
        (index < self.blocks.len() as u64).then_some(BlockId(index))
    }
}

/// The index that names a block.
fn index(id: BlockId) -> usize {
    usize::try_from(id.0).unwrap_or(usize::MAX)
}
