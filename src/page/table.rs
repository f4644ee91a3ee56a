//! A table laid out: columns side by side from the table's own side on, or cell under cell where they do not fit.

use std::ops::Range;

use super::layout::{Column, Side, Text};
use super::row::Piece;
use crate::document::{self, Align, Block};
use crate::text::{Direction, Drawing, Isolate, Paragraph};

/// Columns between two columns of the table.
const GAP: u16 = 2;
/// A column is not made narrower than this to fit: words would be cut.
const NARROWEST: u16 = 14;
/// Columns by which the cells after the first are indented when they stand under one another.
const INDENT: u16 = 2;
/// The narrowest page, in columns, on which a value stands beside its head.
const NARROWEST_RECORD: u16 = 8;
/// The same of verse: between the halves, and of the second half under the first.
const VERSE_GAP: u16 = 4;
const VERSE_INDENT: u16 = 4;

/// The rows of a table.
#[derive(Default)]
pub(super) struct TableLayout {
    /// In the order of their texts; the first of them may be heads that stand beside values.
    cells: Vec<Text>,
    heads: usize,
    /// For each row of the page, the cell and its line of every piece.
    rows: Vec<Vec<(usize, usize)>>,
    /// Rows of the page that the header takes.
    header: usize,
}

impl TableLayout {
    pub(super) fn rows(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn clusters(&self) -> usize {
        self.cells.iter().map(Text::clusters).sum()
    }

    /// The same, its cells drawn otherwise than they are written.
    pub(super) fn drawn(self, drawing: Drawing) -> Self {
        let cells = self.cells.into_iter();
        Self {
            cells: cells.map(|cell| cell.drawn(drawing)).collect(),
            ..self
        }
    }

    pub(super) fn row(&self, row: usize) -> (Vec<Piece>, bool) {
        let pieces = self.rows[row]
            .iter()
            .map(|&(cell, line)| self.cells[cell].piece(line));
        (pieces.collect(), row < self.header)
    }

    /// The byte that stands for a row: that of its first cell, which is no head, for those stand in many rows.
    pub(super) fn start_of(&self, row: usize) -> usize {
        let mut cells = self.rows[row..].iter().flatten();
        let first = cells.find(|(cell, _)| *cell >= self.heads);
        let last = || self.rows.iter().flatten().next_back();
        first
            .or_else(last)
            .map_or(0, |&(cell, line)| self.cells[cell].start_of(line))
    }

    pub(super) fn row_of(&self, byte: usize) -> usize {
        let cell = self
            .cells
            .partition_point(|c| c.offset <= byte)
            .saturating_sub(1);
        let Some(text) = self.cells.get(cell) else {
            return 0;
        };
        let found = (cell, text.row_of(byte));
        self.rows
            .iter()
            .position(|slots| slots.contains(&found))
            .unwrap_or(0)
    }
}

/// Lays the cells of a table block out for a page of this width.
pub(super) fn lay_out(block: &Block, table: &document::Table, width: u16) -> TableLayout {
    let cells = Cells::new(block, table);
    let natural = cells.natural_widths();
    let mut laid = if table.is_verse {
        cells.verse(&natural, width)
    } else {
        match fit(&natural, width) {
            Some(widths) => cells.grid((&widths, GAP), width),
            None if cells.has_records() && width >= NARROWEST_RECORD => cells.records(width),
            None => cells.stack(INDENT, width),
        }
    };
    if laid.rows.is_empty() {
        laid.rows.push(Vec::new()); // a block has a row at least
    }
    laid
}

/// The cells of a table, each a paragraph of its own.
struct Cells<'a> {
    block: &'a Block,
    table: &'a document::Table,
    /// The isolates of the block, sorted by where they start.
    isolates: Vec<Isolate>,
    /// How far each of them and those before it reach, in bytes: the ones of a cell are found without going over all.
    reach: Vec<usize>,
}

impl<'a> Cells<'a> {
    fn new(block: &'a Block, table: &'a document::Table) -> Self {
        let mut isolates = block.isolates();
        isolates.sort_by_key(|isolate| isolate.range.start);
        let reach = isolates.iter().scan(0, |reach, isolate| {
            *reach = isolate.range.end.max(*reach);
            Some(*reach)
        });
        Self {
            block,
            table,
            reach: reach.collect(),
            isolates,
        }
    }

    fn paragraph(&self, bytes: &Range<usize>) -> Paragraph {
        self.paragraph_with(bytes, "")
    }

    /// The text of a cell with a sign behind it.
    fn paragraph_with(&self, bytes: &Range<usize>, sign: &str) -> Paragraph {
        let first = self.reach.partition_point(|&reach| reach <= bytes.start);
        let isolates = self.isolates[first..].iter();
        let isolates = isolates.take_while(|isolate| isolate.range.start < bytes.end);
        let own = |isolate: &Isolate| {
            let start = isolate.range.start.max(bytes.start) - bytes.start;
            let end = isolate.range.end.min(bytes.end).saturating_sub(bytes.start);
            (start < end).then(|| Isolate {
                range: start..end,
                ..isolate.clone()
            })
        };
        let isolates: Vec<Isolate> = isolates.filter_map(own).collect();
        let text = self.block.text[bytes.clone()].to_owned() + sign;
        Paragraph::isolating(text, self.block.direction_of(bytes), &isolates)
    }

    fn cell(&self, bytes: &Range<usize>, column: Column) -> Text {
        Text::new(self.paragraph(bytes), bytes.start, column, 0)
    }

    /// Two columns of one width, as wide as the widest half; the second half under the first where that is too wide.
    fn verse(&self, natural: &[u16], width: u16) -> TableLayout {
        let half = natural.iter().copied().max().unwrap_or(1);
        let widths = vec![half; natural.len()];
        let gaps = VERSE_GAP.saturating_mul(natural.len().saturating_sub(1) as u16);
        let all = widths
            .iter()
            .fold(gaps, |sum, &half| sum.saturating_add(half));
        if all <= width {
            self.grid((&widths, VERSE_GAP), width)
        } else {
            self.stack(VERSE_INDENT, width)
        }
    }

    /// The width of each column with every cell on one line.
    fn natural_widths(&self) -> Vec<u16> {
        let rows = &self.table.rows;
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let mut widths = vec![1; columns];
        for row in rows {
            for (column, cell) in row.iter().enumerate() {
                let paragraph = self.paragraph(cell);
                widths[column] = paragraph.arrange_whole().width().max(widths[column]);
            }
        }
        widths
    }

    /// Every row's cells side by side; a row is as high as its highest cell.
    fn grid(&self, (widths, gap): (&[u16], u16), width: u16) -> TableLayout {
        let Self { block, table, .. } = self;
        let mut laid = TableLayout::default();
        for (r, row) in table.rows.iter().enumerate() {
            let first = laid.cells.len();
            let mut start = 0; // columns from the table's own side
            for (column, bytes) in row.iter().enumerate() {
                let left = match block.direction {
                    Direction::Ltr => start,
                    Direction::Rtl => width - start - widths[column],
                };
                let side = side(
                    block.direction,
                    table.align.get(column).copied().unwrap_or_default(),
                );
                laid.cells.push(self.cell(
                    bytes,
                    Column {
                        left,
                        width: widths[column],
                        side,
                    },
                ));
                start += widths[column] + gap;
            }
            let height = laid.cells[first..]
                .iter()
                .map(Text::rows)
                .max()
                .unwrap_or(1);
            for line in 0..height {
                let cells = (first..laid.cells.len()).filter(|&c| line < laid.cells[c].rows());
                laid.rows.push(cells.map(|c| (c, line)).collect());
            }
            if r == 0 && table.header {
                laid.header = laid.rows.len();
            }
        }
        laid
    }

    /// Every row's cells under one another, those after the first indented; empty cells are left out. A blank row parts two
    /// rows, but not the halves of verse.
    fn stack(&self, indent: u16, width: u16) -> TableLayout {
        let Self { block, table, .. } = self;
        let mut laid = TableLayout::default();
        for (r, row) in table.rows.iter().enumerate() {
            if r > 0 && !table.is_verse {
                self.part(&mut laid, row);
            }
            for (column, bytes) in row
                .iter()
                .enumerate()
                .filter(|(_, bytes)| !bytes.is_empty())
            {
                let indent = if column == 0 {
                    0
                } else {
                    indent.min(width / 3)
                };
                let left = if block.direction == Direction::Ltr {
                    indent
                } else {
                    0
                };
                let side = Side::start_of(block.direction);
                let text = self.cell(
                    bytes,
                    Column {
                        left,
                        width: width - indent,
                        side,
                    },
                );
                let index = laid.cells.len();
                laid.rows
                    .extend((0..text.rows()).map(|line| vec![(index, line)]));
                laid.cells.push(text);
            }
            if r == 0 && table.header {
                laid.header = laid.rows.len();
            }
        }
        laid
    }

    /// Whether the first row is a header, and others follow.
    fn has_records(&self) -> bool {
        self.table.header && self.table.rows.len() > 1
    }

    /// Every row's cells under one another, each beside its head; empty cells are left out, and a blank row parts two rows.
    fn records(&self, width: u16) -> TableLayout {
        let mut laid = TableLayout::default();
        let Some((heads, rows)) = self.table.rows.split_first() else {
            return laid;
        };
        let heads = heads.iter().map(|head| {
            let sign = if self.block.text[head.clone()].ends_with(':') {
                ""
            } else {
                ":"
            };
            (self.paragraph_with(head, sign), head.start)
        });
        let heads: Vec<_> = heads.collect();
        let widths = heads.iter().map(|(head, _)| head.arrange_whole().width());
        let own = widths.max().unwrap_or(0).min(width / 2);
        let rest = width - own - 1;
        let (head_left, left) = match self.block.direction {
            Direction::Ltr => (0, own + 1),
            Direction::Rtl => (rest + 1, 0),
        };
        let side = Side::start_of(self.block.direction);
        let column = |left, width| Column { left, width, side };
        let heads = heads.into_iter();
        let heads = heads.map(|(head, start)| Text::new(head, start, column(head_left, own), 0));
        laid.cells = heads.collect();
        laid.heads = laid.cells.len();
        for (r, row) in rows.iter().enumerate() {
            if r > 0 {
                self.part(&mut laid, row);
            }
            for (head, bytes) in row
                .iter()
                .enumerate()
                .filter(|(_, bytes)| !bytes.is_empty())
            {
                let text = self.cell(bytes, column(left, rest));
                let head_rows = laid.cells[..laid.heads].get(head).map_or(0, Text::rows);
                let value = laid.cells.len();
                laid.rows
                    .extend((0..text.rows().max(head_rows)).map(|line| {
                        let value = (line < text.rows()).then_some((value, line));
                        let head = (line < head_rows).then_some((head, line));
                        value.into_iter().chain(head).collect()
                    }));
                laid.cells.push(text);
            }
        }
        laid
    }

    /// A blank row before a row of the table: the line end between the two stands for it.
    fn part(&self, laid: &mut TableLayout, row: &[Range<usize>]) {
        let Some(end) = row.first().and_then(|cell| cell.start.checked_sub(1)) else {
            return;
        };
        let column = Column {
            left: 0,
            width: 1,
            side: Side::Left,
        };
        laid.rows.push(vec![(laid.cells.len(), 0)]);
        laid.cells.push(self.cell(&(end..end), column));
    }
}

/// Column widths that fit the page: the narrow columns as they are, the wide ones sharing what is left.
fn fit(natural: &[u16], width: u16) -> Option<Vec<u16>> {
    let gaps = GAP.saturating_mul(natural.len().saturating_sub(1) as u16);
    let room = u32::from(width.checked_sub(gaps)?);
    let total = |limit: u16| {
        natural
            .iter()
            .map(|&w| u32::from(w.min(limit)))
            .sum::<u32>()
    };
    if total(u16::MAX) <= room {
        return Some(natural.to_vec());
    }
    let limit = (NARROWEST..width)
        .rev()
        .find(|&limit| total(limit) <= room)?;
    Some(natural.iter().map(|&w| w.min(limit)).collect())
}

/// Columns keep the table's side whatever direction a cell has, so that they stay columns.
fn side(table: Direction, align: Align) -> Side {
    match (align, table) {
        (Align::Center, _) => Side::Center,
        (Align::Start, Direction::Ltr) => Side::Left,
        (Align::Start, Direction::Rtl) | (Align::Right, _) => Side::Right,
    }
}
