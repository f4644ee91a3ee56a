//! A block laid out for one width: its rows, and which bytes each shows.

use std::sync::Arc;

use super::row::{Piece, Row};
use super::table::{self, TableLayout};
use super::typography::Typography;
use crate::document::{Block, Kind};
use crate::text::{Direction, Drawing, Justification, Line, Paragraph};

/// Columns between code and the rule beside it, that of the rule included.
const RULE: u16 = 2;

/// A block's rows. There is at least one; a gap after the block is its last rows, with nothing in them.
pub struct Layout {
    pub(super) block: Arc<Block>,
    width: u16,
    body: LaidOut,
    /// How many rows each line of the text takes, blank ones below it included.
    leading: usize,
    /// The blank rows after the block.
    gap: usize,
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
    /// Columns free on the paragraph's own side, in the first row.
    indent: u16,
    /// The same in the rows after that.
    hang: u16,
    /// Whether its lines reach both edges, but for what stands before this byte of it.
    justification: (Justification, usize),
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

impl Text {
    /// Lays a paragraph, found at byte `offset` of its block, out in a column.
    pub(super) fn new(paragraph: Paragraph, offset: usize, column: Column, hang: u16) -> Self {
        Self::indented(paragraph, offset, column, (0, hang))
    }

    /// The same with so many columns free in the first row and in the others.
    fn indented(
        paragraph: Paragraph,
        offset: usize,
        column: Column,
        (indent, hang): (u16, u16),
    ) -> Self {
        let width = column.width.max(1);
        let [first, rest] = [indent, hang].map(|free| width.saturating_sub(free).max(1));
        let lines = paragraph.wrap(first, rest);
        Self {
            paragraph,
            lines,
            offset,
            column: Column { width, ..column },
            indent,
            hang,
            justification: (Justification::None, 0),
            cut: None,
        }
    }

    /// The same, drawn otherwise than it is written; its lines end where they did.
    pub(super) fn drawn(self, drawing: Drawing) -> Self {
        Self {
            paragraph: self.paragraph.drawn(drawing),
            ..self
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
            indent: 0,
            hang: 0,
            justification: (Justification::None, 0),
            cut: Some(from),
        }
    }

    pub(super) fn rows(&self) -> usize {
        self.lines.len()
    }

    pub(super) fn clusters(&self) -> usize {
        self.paragraph.clusters().len()
    }

    pub(super) fn piece(&self, row: usize) -> Piece {
        let Column { left, width, side } = self.column;
        let hang = if row == 0 { self.indent } else { self.hang };
        let (by, from) = self.justification;
        let full = width.saturating_sub(hang);
        let mut line = self.paragraph.justify(&self.lines[row], full, from, by);
        if let Some(from) = self.cut {
            line = line.window(from, width);
        }
        let room = width.saturating_sub(line.width());
        let x = match side {
            Side::Left => left + hang.min(room),
            Side::Right => left + room.saturating_sub(hang),
            Side::Center => left + room / 2,
        };
        Piece::new(x, line, self.offset)
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
    /// Lays a block out for a page of this width.
    pub fn new(block: Arc<Block>, width: u16) -> Self {
        Self::set(block, width, None, &Typography::default())
    }

    /// Lays a block out for a page of this width, as the reader likes it. A line that a command has laid out is cut at its edges,
    /// and shown from a column on, where `cut` says so.
    pub fn set(block: Arc<Block>, width: u16, cut: Option<u16>, typography: &Typography) -> Self {
        let mut body = match &block.kind {
            Kind::Line => LaidOut::Text(line(&block, width, cut)),
            Kind::Table(cells) => LaidOut::Table(table::lay_out(&block, cells, width)),
            _ => LaidOut::Text(paragraph(&block, width, typography)),
        };
        if typography.drawing != Drawing::default() {
            body = match body {
                LaidOut::Text(text) => LaidOut::Text(text.drawn(typography.drawing)),
                LaidOut::Table(table) => LaidOut::Table(table.drawn(typography.drawing)),
            };
        }
        let is_running = matches!(block.kind, Kind::Paragraph | Kind::Quote);
        let (spacing, gap) = if is_running {
            let lines = typography.line_spacing;
            // Paragraphs are never nearer to each other than their lines.
            (lines, typography.paragraph_spacing.max(lines))
        } else {
            (0, 1)
        };
        let gap = if block.gap_after { gap.into() } else { 0 };
        Self {
            block,
            width,
            body,
            leading: 1 + usize::from(spacing),
            gap,
        }
    }

    /// Keeps one row free after the block at least, if one may follow: what comes next is no paragraph.
    pub fn keep_gap(&mut self) {
        self.gap = self.gap.max(self.block.gap_after.into());
    }

    /// The number of rows, the gap included.
    pub fn rows(&self) -> usize {
        self.text_rows() + self.gap
    }

    /// The number of clusters that it holds.
    pub(super) fn clusters(&self) -> usize {
        match &self.body {
            LaidOut::Text(text) => text.clusters(),
            LaidOut::Table(table) => table.clusters(),
        }
    }

    /// The number of rows from the first line to the last.
    fn text_rows(&self) -> usize {
        let lines = match &self.body {
            LaidOut::Text(text) => text.rows(),
            LaidOut::Table(table) => table.rows(),
        };
        (lines - 1) * self.leading + 1
    }

    /// One row, put into visual order.
    pub fn row(&self, row: usize) -> Row {
        let is_blank = row >= self.text_rows() || !row.is_multiple_of(self.leading);
        let line = row / self.leading;
        let (pieces, header) = match &self.body {
            _ if is_blank => (Vec::new(), false),
            LaidOut::Text(text) => (vec![text.piece(line)], false),
            LaidOut::Table(table) => table.row(line),
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
            LaidOut::Text(text)
                if matches!(self.block.kind, Kind::Code(_)) && row < text.rows() =>
            {
                text.column.left.checked_sub(RULE)
            }
            _ => None,
        }
    }

    /// The byte of the block's text that stands for a row. A blank row between two lines has that of the line below it, and of a
    /// gap all rows have one.
    pub fn start_of(&self, row: usize) -> usize {
        let line = row.div_ceil(self.leading);
        match &self.body {
            _ if row >= self.text_rows() => self.block.text.len() + 1,
            LaidOut::Text(text) => text.start_of(line),
            LaidOut::Table(table) => table.start_of(line),
        }
    }

    /// Whether [`row_of`](Self::row_of) gives a row back for the byte that stands for it.
    pub fn has_place(&self, row: usize) -> bool {
        self.row_of(self.start_of(row)) == row
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
        let line = match &self.body {
            LaidOut::Text(text) => text.row_of(byte),
            LaidOut::Table(table) => table.row_of(byte),
        };
        line * self.leading
    }
}

/// A line that a command has laid out.
fn line(block: &Block, width: u16, cut: Option<u16>) -> Text {
    let Some(from) = cut else {
        return paragraph(block, width, &Typography::default());
    };
    let paragraph = Paragraph::isolating(block.text.as_str(), Direction::Ltr, &block.isolates());
    let column = Column {
        left: 0,
        width,
        side: Side::Left,
    };
    Text::cut(paragraph, column, from)
}

fn paragraph(block: &Block, width: u16, typography: &Typography) -> Text {
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
    let starts = block.kind == Kind::Paragraph && block.marker == 0 && block.indent == 0;
    let first = if starts {
        typography.first_line_indent.min(width / 3)
    } else {
        0
    };
    let mut text = Text::indented(paragraph, 0, column, (first, hang));
    if matches!(block.kind, Kind::Paragraph | Kind::Quote) {
        text.justification = (typography.justification, block.marker);
    }
    text
}

/// Columns free on the side of a block. An indent deeper than the page is wide would leave no room for the text.
fn indent(block: &Block, width: u16) -> u16 {
    block.indent.min(width / 3)
}
