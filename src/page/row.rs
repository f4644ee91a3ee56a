//! A row of the page: the pieces of text in it, and what stands beside them.

use std::ops::Range;
use std::sync::Arc;

use super::Anchor;
use crate::document::Block;
use crate::text::{Direction, Paragraph, VisualLine};

/// A piece of a row: one line of a paragraph, or of a table's cell.
#[derive(Debug, Clone)]
pub struct Piece {
    /// Column of the page where the line starts.
    pub x: u16,
    /// The line, from left to right.
    pub line: VisualLine,
    /// What to add to the bytes of its cells to have bytes of the block's text.
    pub offset: usize,
    /// The bytes of the block's text from the first that it shows to the last: a paragraph may have a hundred thousand links,
    /// of which a row has some.
    bytes: Range<usize>,
}

/// A row of the page.
#[derive(Debug, Clone)]
pub struct Row {
    /// The block that it shows a part of.
    pub block: Arc<Block>,
    /// The byte of the block's text that stands for it.
    pub start: usize,
    /// Its pieces; none in a gap.
    pub pieces: Vec<Piece>,
    /// Columns of the page where the bars of quotes and callouts stand.
    pub bars: Vec<u16>,
    /// The column of the page where the rule beside code stands.
    pub rule: Option<u16>,
    /// Whether it belongs to the header of a table.
    pub header: bool,
}

impl Row {
    /// Where it starts.
    pub fn place(&self) -> Anchor {
        Anchor {
            block: self.block.id,
            byte: self.start,
        }
    }

    /// Shows other words in the place of its text, on the side of that: a title that the interface has the word for.
    pub fn say(&mut self, words: &str) {
        let [piece] = self.pieces.as_mut_slice() else {
            return;
        };
        let words = if self.start == 0 { words } else { "" };
        let line = Paragraph::analyze(words, self.block.side).arrange_whole();
        if self.block.side == Direction::Rtl {
            piece.x = (piece.x + piece.line.width()).saturating_sub(line.width());
        }
        *piece = Piece::new(piece.x, line, piece.offset);
    }

    /// The columns of the page that show these bytes of the block's text.
    pub fn columns_of(&self, bytes: &Range<usize>) -> impl Iterator<Item = Range<u16>> {
        let pieces = self.pieces.iter();
        pieces.flat_map(move |piece| piece.columns_of(bytes))
    }

    /// Whether it shows any of these bytes of the block's text.
    pub fn shows(&self, bytes: &Range<usize>) -> bool {
        self.columns_of(bytes).next().is_some()
    }

    /// Whether it shows nothing: a gap, or an empty line of code.
    pub fn is_blank(&self) -> bool {
        self.pieces.iter().all(|piece| piece.line.width() == 0)
    }
}

impl Piece {
    /// A line at a column of the page, and what to add to the bytes of its cells.
    pub(super) fn new(x: u16, line: VisualLine, offset: usize) -> Self {
        let start = line.cells().map(|(_, cell)| cell.bytes.start).min();
        let end = line.cells().map(|(_, cell)| cell.bytes.end).max();
        let bytes = offset + start.unwrap_or(0)..offset + end.unwrap_or(0);
        Self {
            x,
            line,
            offset,
            bytes,
        }
    }

    /// Whether any of these bytes of the block's text lie between the first that it shows and the last.
    pub fn reaches(&self, bytes: &Range<usize>) -> bool {
        self.bytes.start < bytes.end && bytes.start < self.bytes.end
    }

    /// The columns of the page that show these bytes of the block's text.
    pub fn columns_of(&self, bytes: &Range<usize>) -> Vec<Range<u16>> {
        if !self.reaches(bytes) {
            return Vec::new();
        }
        let own = bytes.start.saturating_sub(self.offset)..bytes.end.saturating_sub(self.offset);
        let columns = self.line.columns_of(&own);
        columns
            .into_iter()
            .map(|c| c.start + self.x..c.end + self.x)
            .collect()
    }
}
