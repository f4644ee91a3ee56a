//! A table while it is gathered, cell by cell.

use std::ops::Range;

use super::flow::Flow;
use crate::document::block::{Align, Table};

/// The most columns that a cell spans (HTML, 4.9.11), and the most rows.
const WIDEST: usize = 1000;
const HIGHEST: usize = 65534;

/// The most cells of a text that stand empty where another cell covers them. Beyond that, cells stand side by side as they come.
const MOST_COVERED: usize = 1 << 16;

pub(super) struct TableBuilder {
    table: Table,
    /// Where the cell that is open begins.
    cell: Option<usize>,
    /// Whether a cell of the first row is none of a header.
    data: bool,
    /// The column of the cell that is open or comes next, and how many the open one spans.
    column: usize,
    columns: usize,
    /// For each column the row up to which a cell covers it.
    covered: Vec<usize>,
}

impl TableBuilder {
    pub(super) fn new(align: Vec<Align>) -> Self {
        Self {
            table: Table {
                align,
                ..Table::default()
            },
            cell: None,
            data: false,
            column: 0,
            columns: 1,
            covered: Vec::new(),
        }
    }

    pub(super) fn in_cell(&self) -> bool {
        self.cell.is_some()
    }

    /// Where the cell begins that is open.
    pub(super) fn cell(&self) -> Option<usize> {
        self.cell
    }

    pub(super) fn begin_row(&mut self, flow: &mut Flow) {
        self.end_cell(flow);
        if !self.table.rows.is_empty() {
            flow.push_bare("\n");
        }
        self.table.rows.push(Vec::new());
        self.column = 0;
    }

    /// `covered`: how many cells of the text were written that another one covers.
    pub(super) fn begin_cell(&mut self, flow: &mut Flow, header: bool, covered: &mut usize) {
        self.end_cell(flow);
        if self.table.rows.is_empty() {
            self.begin_row(flow);
        }
        let index = self.table.rows.len();
        let is_covered = |row: &usize| *row >= index;
        while self.covered.get(self.column).is_some_and(is_covered) {
            self.column += 1;
        }
        if let Some(row) = self.table.rows.last_mut() {
            while row.len() < self.column && *covered < MOST_COVERED {
                if !row.is_empty() {
                    flow.push_bare("\t");
                }
                row.push(flow.len()..flow.len());
                *covered += 1;
            }
            self.column = row.len();
            if !row.is_empty() {
                flow.push_bare("\t");
            }
        }
        self.data |= index == 1 && !header;
        self.columns = 1;
        self.cell = Some(flow.len());
    }

    pub(super) fn span_cell(&mut self, columns: usize, rows: usize, covered: &mut usize) {
        if self.cell.is_none() {
            return;
        }
        self.columns = columns.clamp(1, WIDEST);
        let behind = self.column + self.columns;
        if rows > 1 && *covered < MOST_COVERED {
            let last = self.table.rows.len() + rows.min(HIGHEST) - 1;
            self.covered.resize(self.covered.len().max(behind), 0);
            self.covered[self.column..behind].fill(last);
            // To remember them takes as much time as to write them.
            *covered += self.columns - 1;
        }
    }

    pub(super) fn end_cell(&mut self, flow: &mut Flow) {
        if let (Some(start), Some(row)) = (self.cell.take(), self.table.rows.last_mut()) {
            flow.trim_end(start);
            row.push(start..flow.len());
            self.column += self.columns;
        }
    }

    /// A header without any text is how Markdown writes a table that has none.
    pub(super) fn end_header(&mut self, flow: &mut Flow) {
        self.end_cell(flow);
        self.table.header = !self.table.rows.iter().flatten().all(Range::is_empty);
        if !self.table.header {
            self.table.rows.clear();
            flow.take();
        }
    }

    pub(super) fn finish(mut self) -> Table {
        let rows = &self.table.rows;
        self.table.header |= !self.data && rows.len() > 1;
        self.table
    }
}
