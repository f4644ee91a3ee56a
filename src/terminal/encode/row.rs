//! A row on its way to a terminal: its cells, and what the text engine knows of each.

use std::ops::Range;

use ratatui::buffer::Cell;

use super::class::{CellClass, ranges};
use crate::paint::{LineOrigin, Origin};

/// Cells side by side with their origins, which go wherever the cells go.
pub(super) struct SentRow<'a> {
    pub(super) cells: &'a mut [Cell],
    pub(super) origins: &'a mut [Option<Origin>],
    lines: &'a [LineOrigin],
}

/// What stands in a cell before it is shaped and mirrored; where no text stands, what is drawn.
pub(super) fn base(cell: &Cell, origin: Option<&Origin>) -> char {
    let drawn = || cell.symbol().chars().next().unwrap_or(' ');
    origin.map_or_else(drawn, |origin| origin.base)
}

impl<'a> SentRow<'a> {
    pub(super) fn new(
        cells: &'a mut [Cell],
        origins: &'a mut [Option<Origin>],
        lines: &'a [LineOrigin],
    ) -> Self {
        Self {
            cells,
            origins,
            lines,
        }
    }

    /// How many cells there are.
    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// Some of the cells.
    pub(super) fn part(&mut self, range: Range<usize>) -> SentRow<'_> {
        SentRow {
            cells: self.cells.get_mut(range.clone()).unwrap_or_default(),
            origins: self.origins.get_mut(range).unwrap_or_default(),
            lines: self.lines,
        }
    }

    /// What stands in a cell before it is shaped and mirrored.
    pub(super) fn base(&self, at: usize) -> char {
        base(&self.cells[at], self.origins[at].as_ref())
    }

    /// How a terminal will see a cell.
    pub(super) fn kind(&self, at: usize) -> CellClass {
        CellClass::of(self.base(at))
    }

    /// Whether a cell is a blank, with or without marks on it.
    pub(super) fn is_blank(&self, at: usize) -> bool {
        self.base(at) == ' '
    }

    /// Whether any cell is of a kind.
    pub(super) fn any(&self, is: impl Fn(CellClass) -> bool) -> bool {
        (0..self.len()).any(|at| is(self.kind(at)))
    }

    /// The ranges of cells that are alike, in order.
    pub(super) fn ranges<K: PartialEq + Copy>(
        &self,
        of: impl Fn(&Self, usize) -> K,
    ) -> Vec<(K, Range<usize>)> {
        ranges(self.len(), |at| of(self, at))
    }

    /// The line that a cell belongs to.
    pub(super) fn line(&self, at: usize) -> Option<&LineOrigin> {
        self.lines.get(self.origins[at]?.line as usize)
    }

    /// The columns of each visual cell: a wide one has several.
    pub(super) fn units(&self) -> Vec<Range<usize>> {
        let mut units: Vec<Range<usize>> = Vec::new();
        for at in 0..self.len() {
            match units.last_mut() {
                Some(last)
                    if self.origins[at].is_some()
                        && self.origins[at] == self.origins[last.start] =>
                {
                    last.end = at + 1;
                }
                _ => units.push(at..at + 1),
            }
        }
        units
    }

    /// Whether a visual cell is blanks, one in each column. Else its first column holds all of it, and covers the others.
    pub(super) fn is_blanks(&self, unit: &Range<usize>) -> bool {
        let is_control = |c: char| matches!(c, '\u{200e}' | '\u{202a}'..='\u{202e}');
        self.cells[unit.start].symbol().trim_matches(is_control) == " "
    }

    /// What a terminal is sent of a visual cell: the columns that a wide character covers are never written.
    pub(super) fn sent(&self, unit: &Range<usize>) -> String {
        let written = if self.is_blanks(unit) { unit.len() } else { 1 };
        let cells = self.cells[unit.clone()].iter().take(written);
        cells.map(Cell::symbol).collect()
    }

    /// Puts visual cells into another order, from left to right.
    pub(super) fn arrange(&mut self, order: impl Iterator<Item = Range<usize>>) {
        let columns: Vec<usize> = order.flatten().collect();
        let cells: Vec<Cell> = columns.iter().map(|&at| self.cells[at].clone()).collect();
        let origins: Vec<Option<Origin>> = columns.iter().map(|&at| self.origins[at]).collect();
        for (to, from) in self.cells.iter_mut().zip(cells) {
            *to = from;
        }
        self.origins[..origins.len()].copy_from_slice(&origins);
    }

    /// Turns the cells around, each wide one whole.
    pub(super) fn reverse(&mut self) {
        self.cells.reverse();
        self.origins.reverse();
        for unit in self.units() {
            self.cells[unit].reverse();
        }
    }
}
