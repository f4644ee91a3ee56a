//! `blank`: for terminals that reorder rows and take no control, or take it for a letter.

use super::class::{CellClass, is_separator};
use super::inverse::mirrored;
use super::row::SentRow;

/// U+2800 BRAILLE PATTERN BLANK: as wide and as empty as a blank, but of bidi class L.
const EMPTY_LETTER: &str = "\u{2800}";

/// `blank`: a left-to-right letter stands for every blank, so the row runs from left to right and no rule of UAX #9 moves
/// anything from one word to another. A number right of a word that it touches cannot be kept there.
pub(super) fn between_blanks(row: &mut SentRow<'_>) {
    if !row.any(|kind| matches!(kind, CellClass::Rtl | CellClass::Number)) {
        return;
    }
    // Blanks behind all else stand where they are (L1).
    let end = (0..row.len()).rfind(|&at| !row.is_blank(at));
    let mut row = row.part(0..end.map_or(0, |last| last + 1));
    for (blank, range) in row.ranges(SentRow::is_blank) {
        let mut part = row.part(range);
        if blank {
            let bare = part.cells.iter_mut().filter(|cell| cell.symbol() == " ");
            bare.for_each(|cell| {
                cell.set_symbol(EMPTY_LETTER);
            });
        } else {
            reverse_rtl(&mut part);
        }
    }
}

/// Puts what reads from right to left in a row that runs from left to right into logical order.
pub(super) fn reverse_rtl(row: &mut SentRow<'_>) {
    let ends = |row: &SentRow<'_>, at| matches!(row.kind(at), CellClass::Frame | CellClass::Latin);
    for (ends, range) in row.ranges(ends) {
        let mut part = row.part(range);
        let kinds: Vec<CellClass> = (0..part.len()).map(|at| part.kind(at)).collect();
        // Arabic-Indic numbers reverse what is between them and words (N1), and behind a word all numbers are such (W2). A
        // European number right of all words has no place in front of them where it would stay: it moves to their left.
        let last = kinds
            .iter()
            .rposition(|kind| matches!(kind, CellClass::Rtl | CellClass::Number));
        let has_words = kinds.contains(&CellClass::Rtl);
        let first = kinds.iter().position(|kind| match kind {
            CellClass::Rtl | CellClass::Number => true,
            CellClass::Digit => has_words,
            _ => false,
        });
        if let (false, Some(first), Some(last)) = (ends, first, last) {
            let mut run = part.part(first..last + 1);
            mirror(&mut run);
            keep_numbers(&mut run);
        }
    }
}

/// Turns the cells around and mirrors their brackets and quotation marks (L4).
fn mirror(row: &mut SentRow<'_>) {
    row.reverse();
    for cell in row.cells.iter_mut() {
        let symbol = mirrored(cell.symbol());
        cell.set_symbol(&symbol);
    }
}

/// Turns numbers back in cells that were turned, with the separators inside them.
fn keep_numbers(row: &mut SentRow<'_>) {
    let is_digit = |row: &SentRow<'_>, at| {
        at < row.len() && matches!(row.kind(at), CellClass::Number | CellClass::Digit)
    };
    let mut at = 0;
    while at < row.len() {
        let mut end = at;
        while is_digit(row, end) {
            end += 1;
            if end < row.len() && is_separator(row.base(end)) && is_digit(row, end + 1) {
                end += 1;
            }
        }
        row.part(at..end).reverse();
        at = end.max(at + 1);
    }
}
