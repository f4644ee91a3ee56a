//! The modes that steer a terminal's own reordering by controls: `lro`, `each` and `wordlrm`.
//!
//! A control has no cell. It is put behind the symbol of a cell and so belongs to that cell in the terminal, too.

use std::ops::Range;

use ratatui::buffer::Cell;

use super::class::CellClass;
use super::joiners;
use super::row::SentRow;

/// Left-to-right mark.
const LRM: &str = "\u{200e}";
/// Left-to-right override; the end of the line closes it.
const LRO: &str = "\u{202d}";

/// `lro`: everything behind the first cell is overridden to stand as it was sent.
///
/// There is no cell in front of the first one, so the override is put behind it. If it is a letter, it would be one run
/// with the overridden text, of a lower level, and trade places with it (L2): a mark parts them.
pub(super) fn under_override(row: &mut SentRow<'_>) {
    let moves = |kind| matches!(kind, CellClass::Rtl | CellClass::Number);
    if !row.any(moves) {
        return;
    }
    let is_letter = moves(row.kind(0));
    if let Some(first) = row.cells.first_mut() {
        if is_letter {
            append(first, LRM);
        }
        append(first, LRO);
    }
}

/// `each`: a mark behind every right-to-left letter and every digit. Between two marks there is one cell, so whatever stretch
/// of the row a terminal reorders by UAX #9, it finds nothing to move, and no two letters touch that it would join.
pub(super) fn each_closed_by_a_mark(row: &mut SentRow<'_>) {
    for at in 0..row.cells.len() {
        if matches!(
            row.kind(at),
            CellClass::Rtl | CellClass::Number | CellClass::Digit
        ) {
            append(&mut row.cells[at], LRM);
        }
    }
}

/// `wordlrm`: every run of right-to-left letters in logical order, and a mark behind it and behind Arabic-Indic numbers.
///
/// With the marks, all that stands between words has a left-to-right letter in front of it, so no rule of UAX #9 (W2, W7,
/// N1, N2) lets it move, pair or mirror.
pub(super) fn closed_by_marks(row: &mut SentRow<'_>) {
    for (kind, range) in row.ranges(SentRow::kind) {
        let mut run = row.part(range);
        match kind {
            CellClass::Rtl => {
                run.reverse();
                joiners::insert(&mut run, joiners::konsole_knows);
            }
            CellClass::Number => {}
            _ => continue,
        }
        if let Some(last) = run.cells.last_mut() {
            append(last, LRM);
        }
    }
}

/// Where a column of a row stands after the terminal has turned its words back, by the kinds of its cells.
pub(super) fn mirrored_column(kinds: &[(CellClass, Range<usize>)], column: usize) -> usize {
    match kinds.iter().find(|(_, range)| range.contains(&column)) {
        Some((CellClass::Rtl, range)) => range.start + range.end - 1 - column,
        _ => column,
    }
}

/// Puts controls behind what a cell holds.
pub(super) fn append(cell: &mut Cell, controls: &str) {
    let symbol = [cell.symbol(), controls].concat();
    cell.set_symbol(&symbol);
}
