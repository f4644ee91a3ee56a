//! What a reader of a format tells of a table, row by row and cell by cell.

use super::builder::{Builder, Open};
use super::table::TableBuilder;
use crate::document::block::Align;

impl Builder {
    pub(in crate::document) fn begin_table(&mut self, columns: Vec<Align>) {
        self.finish();
        self.finish_marker();
        self.open = Open::Table(TableBuilder::new(columns));
    }

    /// A row of the table that is open, or of a new one.
    pub(in crate::document) fn begin_row(&mut self) {
        if !matches!(self.open, Open::Table(_)) {
            self.begin_table(Vec::new());
        }
        self.end_image(false);
        if let Open::Table(table) = &mut self.open {
            table.begin_row(&mut self.flow);
        }
    }

    pub(in crate::document) fn begin_cell(&mut self, header: bool) {
        if !matches!(self.open, Open::Table(_)) {
            self.begin_row();
        }
        self.end_image(false);
        if let Open::Table(table) = &mut self.open {
            table.begin_cell(&mut self.flow, header, &mut self.covered);
        }
    }

    /// The cell that was begun last covers so many columns and rows.
    pub(in crate::document) fn span_cell(&mut self, columns: usize, rows: usize) {
        if let Open::Table(table) = &mut self.open {
            table.span_cell(columns, rows, &mut self.covered);
        }
    }

    pub(in crate::document) fn end_cell(&mut self) {
        self.end_image(false);
        if let Open::Table(table) = &mut self.open {
            table.end_cell(&mut self.flow);
        }
    }

    /// Ends the first row of a table as its header.
    pub(in crate::document) fn end_header(&mut self) {
        self.end_image(false);
        if let Open::Table(table) = &mut self.open {
            table.end_header(&mut self.flow);
        }
    }
}
