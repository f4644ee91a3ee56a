//! A table while it is gathered, cell by cell.

use std::ops::Range;

use super::flow::Flow;
use crate::document::block::{Align, Table};

pub(super) struct TableBuilder {
    table: Table,
    /// Where the cell that is open begins.
    cell: Option<usize>,
    /// Whether a cell of the first row is none of a header.
    data: bool,
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
        }
    }

    pub(super) fn in_cell(&self) -> bool {
        self.cell.is_some()
    }

    pub(super) fn begin_row(&mut self, flow: &mut Flow) {
        self.end_cell(flow);
        if !self.table.rows.is_empty() {
            flow.push_bare("\n");
        }
        self.table.rows.push(Vec::new());
    }

    pub(super) fn begin_cell(&mut self, flow: &mut Flow, header: bool) {
        self.end_cell(flow);
        if self.table.rows.is_empty() {
            self.begin_row(flow);
        }
        if self.table.rows.last().is_some_and(|row| !row.is_empty()) {
            flow.push_bare("\t");
        }
        self.data |= self.table.rows.len() == 1 && !header;
        self.cell = Some(flow.len());
    }

    pub(super) fn end_cell(&mut self, flow: &mut Flow) {
        if let (Some(start), Some(row)) = (self.cell.take(), self.table.rows.last_mut()) {
            flow.trim_end(start);
            row.push(start..flow.len());
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
