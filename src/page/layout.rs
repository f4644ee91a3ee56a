//! A block laid out for one width: its rows, and which bytes each shows.

use std::ops::Range;
use std::sync::Arc;

use super::Anchor;
use super::table::{self, TableLayout};
use crate::document::{Block, Kind};
use crate::text::{Direction, Isolate, Line, Paragraph, VisualLine};

/// Columns between code and the rule beside it, that of the rule included.
const RULE: u16 = 2;

/// A block's rows. There is at least one; a gap after the block is its last row, with nothing in it.
pub struct Layout {
    block: Arc<Block>,
    width: u16,
    body: LaidOut,
}

enum LaidOut {
    Text(Text),
    Table(TableLayout),
}

/// A stretch of the page's columns that a paragraph stands in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) left: u16,
    pub(super) width: u16,
    pub(super) side: Side,
}

/// A paragraph in a column of the page.
pub(super) struct Text {
    paragraph: Paragraph,
    lines: Vec<Line>,
    /// Where the paragraph's text starts in the block's, in bytes.
    pub(super) offset: usize,
    column: Column,
    /// Columns free on the paragraph's own side, in the rows after the first.
    hang: u16,
    /// The column that the row begins with, where it is cut at the edges of the page and not wrapped.
    cut: Option<u16>,
}

/// Where lines stand in their column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
    Center,
}

impl Side {
    /// The side where text of this direction starts.
    pub(super) fn start_of(direction: Direction) -> Self {
        if direction == Direction::Rtl {
            Self::Right
        } else {
            Self::Left
        }
    }
}

/// A piece of a row: one line of a paragraph, or of a table's cell.
#[derive(Debug, Clone)]
pub struct Piece {
    /// Column of the page where the line starts.
    pub x: u16,
    /// The line, from left to right.
    pub line: VisualLine,
    /// What to add to the bytes of its cells to have bytes of the block's text.
    pub offset: usize,
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
        piece.line = line;
    }

    /// Whether it shows nothing: a gap, or an empty line of code.
    pub fn is_blank(&self) -> bool {
        self.pieces.iter().all(|piece| piece.line.width() == 0)
    }
}

impl Piece {
    /// The columns of the page that show these bytes of the block's text.
    pub fn columns_of(&self, bytes: &Range<usize>) -> Vec<Range<u16>> {
        let own = bytes.start.saturating_sub(self.offset)..bytes.end.saturating_sub(self.offset);
        let columns = self.line.columns_of(&own);
        columns
            .into_iter()
            .map(|c| c.start + self.x..c.end + self.x)
            .collect()
    }
}

impl Text {
    /// Lays a paragraph, found at byte `offset` of its block, out in a column.
    pub(super) fn new(paragraph: Paragraph, offset: usize, column: Column, hang: u16) -> Self {
        let width = column.width.max(1);
        let lines = paragraph.wrap(width, width.saturating_sub(hang).max(1));
        Self {
            paragraph,
            lines,
            offset,
            column: Column { width, ..column },
            hang,
            cut: None,
        }
    }

    /// A paragraph in one row, of which the page shows what stands from a column on.
    fn cut(paragraph: Paragraph, column: Column, from: u16) -> Self {
        let lines = paragraph.wrap(u16::MAX, u16::MAX);
        Self {
            paragraph,
            lines: lines.into_iter().take(1).collect(),
            offset: 0,
            column,
            hang: 0,
            cut: Some(from),
        }
    }

    pub(super) fn rows(&self) -> usize {
        self.lines.len()
    }

    pub(super) fn piece(&self, row: usize) -> Piece {
        let mut line = self.paragraph.arrange(&self.lines[row]);
        if let Some(from) = self.cut {
            line = line.window(from, self.column.width);
        }
        let hang = if row == 0 { 0 } else { self.hang };
        let Column { left, width, side } = self.column;
        let room = width.saturating_sub(line.width());
        let x = match side {
            Side::Left => left + hang.min(room),
            Side::Right => left + room.saturating_sub(hang),
            Side::Center => left + room / 2,
        };
        Piece {
            x,
            line,
            offset: self.offset,
        }
    }

    /// First byte of a row, in the block's text.
    pub(super) fn start_of(&self, row: usize) -> usize {
        self.offset + self.paragraph.bytes_of(&self.lines[row]).start
    }

    /// The row that shows a byte of the block's text.
    pub(super) fn row_of(&self, byte: usize) -> usize {
        self.lines
            .partition_point(|l| self.offset + self.paragraph.bytes_of(l).start <= byte)
            .saturating_sub(1)
    }
}

impl Layout {
    /// Lays a block out for a page of this width. A line that a command has laid out is cut at its edges, and shown from a
    /// column on, where `cut` says so.
    pub fn cut(block: Arc<Block>, width: u16, cut: Option<u16>) -> Self {
        let Some(from) = cut.filter(|_| block.kind == Kind::Line) else {
            return Self::new(block, width);
        };
        let paragraph =
            Paragraph::isolating(block.text.as_str(), Direction::Ltr, &block.isolates());
        let column = Column {
            left: 0,
            width,
            side: Side::Left,
        };
        let body = LaidOut::Text(Text::cut(paragraph, column, from));
        Self { block, width, body }
    }

    /// Lays a block out for a page of this width.
    pub fn new(block: Arc<Block>, width: u16) -> Self {
        let body = match &block.kind {
            Kind::Table(cells) => LaidOut::Table(table::lay_out(&block, cells, width)),
            _ => LaidOut::Text(paragraph(&block, width)),
        };
        Self { block, width, body }
    }

    /// The number of rows, the gap included.
    pub fn rows(&self) -> usize {
        self.text_rows() + usize::from(self.block.gap_after)
    }

    fn text_rows(&self) -> usize {
        match &self.body {
            LaidOut::Text(text) => text.rows(),
            LaidOut::Table(table) => table.rows(),
        }
    }

    /// One row, put into visual order.
    pub fn row(&self, row: usize) -> Row {
        let (pieces, header) = match &self.body {
            _ if row >= self.text_rows() => (Vec::new(), false),
            LaidOut::Text(text) => (vec![text.piece(row)], false),
            LaidOut::Table(table) => table.row(row),
        };
        Row {
            block: self.block.clone(),
            start: self.start_of(row),
            pieces,
            bars: self.bars(row),
            rule: self.rule(row),
            header,
        }
    }

    fn bars(&self, row: usize) -> Vec<u16> {
        let bars = if row < self.text_rows() {
            self.block.bars
        } else {
            self.block.bars_after
        };
        let room = indent(&self.block, self.width);
        let columns = bars.columns().filter(|column| *column < room);
        let place = |column| match self.block.bar_side {
            Direction::Ltr => column,
            Direction::Rtl => self.width - 1 - column,
        };
        columns.map(place).collect()
    }

    fn rule(&self, row: usize) -> Option<u16> {
        match &self.body {
            LaidOut::Text(text) if self.block.kind == Kind::Code && row < text.rows() => {
                text.column.left.checked_sub(RULE)
            }
            _ => None,
        }
    }

    /// The byte of the block's text that stands for a row: [`row_of`](Self::row_of) gives the row back.
    pub fn start_of(&self, row: usize) -> usize {
        match &self.body {
            _ if row >= self.text_rows() => self.block.text.len() + 1,
            LaidOut::Text(text) => text.start_of(row),
            LaidOut::Table(table) => table.start_of(row),
        }
    }

    /// Where a row ends, in bytes of the block's text: what has been read when it is the last on the screen.
    pub fn end_of(&self, row: usize) -> usize {
        if row + 1 < self.rows() {
            self.start_of(row + 1)
        } else {
            self.block.text.len()
        }
    }

    /// The row that shows a byte of the block's text; the gap after it for a byte past the text's end.
    pub fn row_of(&self, byte: usize) -> usize {
        if byte > self.block.text.len() {
            return self.rows() - 1;
        }
        match &self.body {
            LaidOut::Text(text) => text.row_of(byte),
            LaidOut::Table(table) => table.row_of(byte),
        }
    }
}

/// Part of a block's text as a paragraph of its own.
pub(super) fn part(block: &Block, bytes: &Range<usize>) -> Paragraph {
    let own = |isolate: Isolate| {
        let Range { start, end } = isolate.range;
        let range = start.max(bytes.start)..end.min(bytes.end);
        (!range.is_empty()).then(|| Isolate {
            range: range.start - bytes.start..range.end - bytes.start,
            ..isolate
        })
    };
    let isolates: Vec<_> = block.isolates().into_iter().filter_map(own).collect();
    let text = &block.text[bytes.clone()];
    Paragraph::isolating(text, block.direction_of(bytes), &isolates)
}

fn paragraph(block: &Block, width: u16) -> Text {
    let direction = block.row_direction();
    let paragraph = Paragraph::isolating(block.text.as_str(), direction, &block.isolates());
    let indent = indent(block, width);
    let hang = block.hang.min((width - indent) / 3);
    let side = if block.kind == Kind::Rule {
        Side::Center
    } else {
        Side::start_of(block.side)
    };
    // What stands on the other side than the bars keeps off them.
    let across = !block.bars.is_empty() && block.bar_side != block.side;
    let left = match block.side {
        Direction::Rtl if !across => 0,
        _ if side == Side::Center => 0,
        _ => indent,
    };
    let column = Column {
        left,
        width: (width - indent).saturating_sub(if across { indent } else { 0 }),
        side,
    };
    Text::new(paragraph, 0, column, hang)
}

/// Columns free on the side of a block. An indent deeper than the page is wide would leave no room for the text.
fn indent(block: &Block, width: u16) -> u16 {
    block.indent.min(width / 3)
}
