//! The modes that steer a terminal's own reordering by controls: `lro` and `wordlrm`.
//!
//! A control has no cell. It is put behind the symbol of a cell and so belongs to that cell in the terminal, too.

use ratatui::buffer::Cell;

use super::class::{Kind, kind, ranges};
use super::joiners;

/// Left-to-right mark.
const LRM: &str = "\u{200e}";
/// Left-to-right override; the end of the line closes it.
const LRO: &str = "\u{202d}";

/// `lro`: everything behind the first cell is overridden to stand as it was sent.
///
/// There is no cell in front of the first one, so the override is put behind it. If it is a letter, it would be one run
/// with the overridden text, of a lower level, and trade places with it (L2): a mark parts them.
pub(super) fn under_override(row: &mut [Cell]) {
    if !row
        .iter()
        .any(|cell| matches!(kind(cell), Kind::Word | Kind::Number))
    {
        return;
    }
    if let Some(first) = row.first_mut() {
        if matches!(kind(first), Kind::Word | Kind::Number) {
            append(first, LRM);
        }
        append(first, LRO);
    }
}

/// `wordlrm`: every run of right-to-left letters in logical order, and a mark behind it and behind Arabic-Indic numbers.
///
/// With the marks, all that stands between words has a left-to-right letter in front of it, so no rule of UAX #9 (W2, W7,
/// N1, N2) lets it move, pair or mirror.
pub(super) fn closed_by_marks(row: &mut [Cell]) {
    for (kind, range) in ranges(row, kind) {
        let Some(run) = row.get_mut(range) else {
            continue;
        };
        match kind {
            Kind::Word => {
                run.reverse();
                joiners::hold(run);
            }
            Kind::Number => {}
            _ => continue,
        }
        if let Some(last) = run.last_mut() {
            append(last, LRM);
        }
    }
}

/// Where a column of a row stands after the terminal has turned its words back.
pub(super) fn mirrored_column(row: &[Cell], column: usize) -> usize {
    let word = ranges(row, kind)
        .into_iter()
        .find(|(_, range)| range.contains(&column));
    match word {
        Some((Kind::Word, range)) => range.start + range.end - 1 - column,
        _ => column,
    }
}

/// Puts controls behind what a cell holds.
pub(super) fn append(cell: &mut Cell, controls: &str) {
    let symbol = [cell.symbol(), controls].concat();
    cell.set_symbol(&symbol);
}
