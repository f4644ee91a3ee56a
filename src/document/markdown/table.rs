//! A table of Markdown while it is gathered, cell by cell.

use std::ops::Range;

use pulldown_cmark::Alignment;

use super::flow::Flow;
use crate::document::block::{Align, Table};

pub(super) struct TableBuilder {
    table: Table,
    cell: usize,
}

impl TableBuilder {
    pub(super) fn new(columns: &[Alignment]) -> Self {
        let align = columns.iter().map(|column| match column {
            Alignment::None | Alignment::Left => Align::Start,
            Alignment::Center => Align::Center,
            Alignment::Right => Align::Right,
        });
        Self {
            table: Table {
                align: align.collect(),
                ..Table::default()
            },
            cell: 0,
        }
    }

    pub(super) fn begin_row(&mut self, flow: &mut Flow) {
        if !self.table.rows.is_empty() {
            flow.push_bare("\n");
        }
        self.table.rows.push(Vec::new());
    }

    pub(super) fn begin_cell(&mut self, flow: &mut Flow) {
        if self.table.rows.last().is_some_and(|row| !row.is_empty()) {
            flow.push_bare("\t");
        }
        self.cell = flow.len();
    }

    pub(super) fn end_cell(&mut self, flow: &Flow) {
        if let Some(row) = self.table.rows.last_mut() {
            row.push(self.cell..flow.len());
        }
    }

    /// A header without any text is how Markdown writes a table that has none.
    pub(super) fn end_head(&mut self, flow: &mut Flow) {
        self.table.header = !self.table.rows.iter().flatten().all(Range::is_empty);
        if !self.table.header {
            self.table.rows.clear();
            flow.take();
        }
    }

    pub(super) fn finish(self) -> Table {
        self.table
    }
}
