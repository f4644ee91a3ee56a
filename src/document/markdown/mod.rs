//! Markdown, parsed as a whole: articles and books, not logs of a hundred megabytes.

mod build;
mod flow;
mod nesting;
mod syntax;
mod table;

#[cfg(test)]
mod tests;

use std::ops::ControlFlow;
use std::sync::Arc;

use super::Chunk;
use super::block::{Block, BlockId, Kind};
use super::bytes::ReadError;
use super::decode::floor_char_boundary;
use super::direction::{Tally, paragraph_direction};
use crate::text::Direction;

/// How much of the text a scan shows at once, in bytes.
const CHUNK: usize = 1 << 20;

/// A parsed Markdown text.
pub(super) struct Markdown {
    blocks: Vec<Arc<Block>>,
    /// The document offset of each block: the texts before it, each with one byte for its end.
    offsets: Vec<u64>,
    total: u64,
    direction: Direction,
    lossy: bool,
}

impl Markdown {
    /// Parses a text without front matter. `direction`: what the front matter says; `lossy`: whether its source was broken.
    pub(super) fn parse(source: &str, direction: Option<Direction>, lossy: bool) -> Self {
        let mut blocks = build::blocks(source);
        let direction = direction.unwrap_or_else(|| majority(&blocks));
        let mut offsets = Vec::with_capacity(blocks.len());
        let mut total = 0;
        for (block, index) in blocks.iter_mut().zip(0..) {
            block.id = BlockId(index);
            block.direction = match block.kind {
                Kind::Code => Direction::Ltr,
                Kind::Table(_) | Kind::Rule => direction,
                Kind::Paragraph | Kind::Heading(_) | Kind::Quote => {
                    paragraph_direction(&block.text, direction)
                }
            };
            offsets.push(total);
            total += block.text.len() as u64 + 1;
        }
        Self {
            blocks: blocks.into_iter().map(Arc::new).collect(),
            offsets,
            total,
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
        self.total
    }

    pub(super) fn first(&self) -> Option<BlockId> {
        self.blocks.first().map(|block| block.id)
    }

    pub(super) fn last(&self) -> Option<BlockId> {
        self.blocks.last().map(|block| block.id)
    }

    pub(super) fn next(&self, id: BlockId) -> Option<BlockId> {
        self.get(BlockId(id.0.checked_add(1)?))
            .map(|block| block.id)
    }

    pub(super) fn previous(&self, id: BlockId) -> Option<BlockId> {
        self.get(BlockId(id.0.checked_sub(1)?))
            .map(|block| block.id)
    }

    pub(super) fn block(&self, id: BlockId) -> Result<Arc<Block>, ReadError> {
        self.get(id)
            .cloned()
            .ok_or_else(|| ReadError::new("there is no such place in the text"))
    }

    pub(super) fn locate(&self, offset: u64) -> (BlockId, usize) {
        let index = self
            .offsets
            .partition_point(|&start| start <= offset)
            .saturating_sub(1);
        let (Some(block), Some(start)) = (self.blocks.get(index), self.offsets.get(index)) else {
            return (BlockId(0), 0);
        };
        let at = usize::try_from(offset - start).unwrap_or(usize::MAX);
        (block.id, floor_char_boundary(&block.text, at))
    }

    pub(super) fn offset(&self, id: BlockId, byte: usize) -> u64 {
        match (self.get(id), self.offsets.get(id.0 as usize)) {
            (Some(block), Some(start)) => start + byte.min(block.text.len()) as u64,
            _ => self.total,
        }
    }

    pub(super) fn scan(&self, from: u64, visit: &mut dyn FnMut(Chunk) -> ControlFlow<()>) {
        let (BlockId(first), _) = self.locate(from);
        let (mut start, mut chunk) = (self.offset(BlockId(first), 0), Vec::new());
        for block in self.blocks.iter().skip(first as usize) {
            chunk.extend_from_slice(block.text.as_bytes());
            chunk.push(b'\n');
            if chunk.len() >= CHUNK {
                if visit(Chunk::alone(start, &chunk)).is_break() {
                    return;
                }
                start += chunk.len() as u64;
                chunk.clear();
            }
        }
        if !chunk.is_empty() {
            let _ = visit(Chunk::alone(start, &chunk));
        }
    }

    /// The text for a pipe.
    pub(super) fn logical(&self, out: &mut dyn FnMut(&str) -> ControlFlow<()>) {
        for block in &self.blocks {
            let line_break = if matches!(block.kind, Kind::Table(_)) {
                " "
            } else {
                "\n"
            };
            let line_end = if block.gap_after { "\n\n" } else { "\n" };
            if out(&(block.text.replace('\u{2028}', line_break) + line_end)).is_break() {
                return;
            }
        }
    }

    fn get(&self, id: BlockId) -> Option<&Arc<Block>> {
        self.blocks.get(usize::try_from(id.0).ok()?)
    }
}

/// Code does not tell: it is in Latin letters in any language.
fn majority(blocks: &[Block]) -> Direction {
    let mut tally = Tally::default();
    for block in blocks.iter().filter(|block| block.kind != Kind::Code) {
        tally.add(&block.text);
    }
    tally.direction()
}
