//! The modes that send logical text: `blank`, `inv`, `logical`; and base letters instead of presentation forms.
//!
//! They undo the reordering of a line without knowing its levels, so they are a best guess: a number between words can
//! end up on the other side. Nothing crosses a rule between panes.

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::props::{BidiMirroringGlyph, EnumeratedProperty};
use ratatui::buffer::Cell;

use super::class::{Kind, is_blank, is_separator, kind, ranges};

/// `inv`: what a terminal that reorders must be sent, where no control can help.
///
/// mlterm gives a row the direction of its first letter (P2, P3), right up to the edge of the screen, unless a rule stands
/// in it: then every part of it runs from left to right.
pub(super) fn inverse(row: &mut [Cell]) {
    let kinds = || row.iter().map(kind);
    let strong = |kind: &Kind| matches!(kind, Kind::Word | Kind::Latin);
    if kinds().rfind(strong) == Some(Kind::Word) && !kinds().any(|kind| kind == Kind::Frame) {
        turn_line(row);
    } else {
        turn_stretches(row);
    }
}

/// U+2800 BRAILLE PATTERN BLANK: as wide and as empty as a blank, but of bidi class L.
const EMPTY_LETTER: &str = "\u{2800}";

/// `blank`: a left-to-right letter stands for every blank, so the row runs from left to right and no rule of UAX #9 moves
/// anything from one word to another. A number right of a word that it touches cannot be kept there.
pub(super) fn between_blanks(row: &mut [Cell]) {
    let moves = |cell: &Cell| matches!(kind(cell), Kind::Word | Kind::Number);
    if !row.iter().any(moves) {
        return;
    }
    // Blanks behind all else stand where they are (L1).
    let end = row
        .iter()
        .rposition(|cell| !is_blank(cell))
        .map_or(0, |last| last + 1);
    for (blank, range) in ranges(&row[..end], is_blank) {
        let Some(cells) = row.get_mut(range) else {
            continue;
        };
        if blank {
            let bare = cells.iter_mut().filter(|cell| cell.symbol() == " ");
            bare.for_each(|cell| {
                cell.set_symbol(EMPTY_LETTER);
            });
        } else {
            turn_stretches(cells);
        }
    }
}

/// What reads from right to left in a line that runs from left to right.
fn turn_stretches(row: &mut [Cell]) {
    let kinds: Vec<Kind> = row.iter().map(kind).collect();
    for (ends, stretch) in ranges(row, |cell| matches!(kind(cell), Kind::Frame | Kind::Latin)) {
        let words = kinds.get(stretch.clone()).unwrap_or_default();
        // Arabic-Indic numbers reverse what is between them and words (N1), and behind a word all numbers are such (W2). A
        // European number right of all words has no place in front of them where it would stay: it moves to their left.
        let last = words
            .iter()
            .rposition(|kind| matches!(kind, Kind::Word | Kind::Number));
        let worded = words.contains(&Kind::Word);
        let first = words.iter().position(|kind| match kind {
            Kind::Word | Kind::Number => true,
            Kind::Digit => worded,
            _ => false,
        });
        if let (false, Some(first), Some(last)) = (ends, first, last)
            && let Some(cells) = row.get_mut(stretch.start + first..=stretch.start + last)
        {
            turn(cells);
            keep_numbers(cells);
        }
    }
}

/// `logical`: the first cell of a line's text is its first letter in reading order.
///
/// Parts of a row are told apart by rules and by gaps of two blanks and more; a part with at least half as
/// many right-to-left as left-to-right letters is taken for a right-to-left line, for those quote more than the others do.
pub(super) fn logical(row: &mut [Cell]) {
    row.iter_mut().for_each(unshape);
    for part in parts(row) {
        let Some(cells) = row.get_mut(part) else {
            continue;
        };
        let count = |wanted| cells.iter().filter(|cell| kind(cell) == wanted).count();
        if 2 * count(Kind::Word) >= count(Kind::Latin) {
            turn_line(cells);
        } else {
            turn_stretches(cells);
        }
    }
}

/// All of a line that runs from right to left, but for what reads from left to right in it.
fn turn_line(cells: &mut [Cell]) {
    turn(cells);
    for (word, range) in ranges(cells, |cell| kind(cell) == Kind::Word) {
        if let (false, Some(between)) = (word, cells.get_mut(range)) {
            keep_left_to_right(between);
        }
    }
}

/// Base letter instead of a presentation form. A lam-alef stays, for two letters have no room in its one cell.
pub(super) fn unshape(cell: &mut Cell) {
    let symbol = cell.symbol();
    let Some(form @ ('\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')) = symbol.chars().next()
    else {
        return;
    };
    let mut letters = ComposingNormalizerBorrowed::new_nfkc().normalize_iter(std::iter::once(form));
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        let marks = symbol.get(form.len_utf8()..).unwrap_or_default();
        cell.set_symbol(&format!("{letter}{marks}"));
    }
}

/// Reverses the cells and mirrors their brackets and quotation marks (L4).
fn turn(cells: &mut [Cell]) {
    cells.reverse();
    for cell in cells {
        let mut chars = cell.symbol().chars();
        if let (Some(c), None) = (chars.next(), chars.next())
            && let Some(mirrored) = BidiMirroringGlyph::for_char(c).mirroring_glyph
        {
            cell.set_char(mirrored);
        }
    }
}

/// Turns numbers back in cells that were turned, with the separators inside them.
fn keep_numbers(cells: &mut [Cell]) {
    let is_digit = |cell: &Cell| matches!(kind(cell), Kind::Number | Kind::Digit);
    let mut at = 0;
    while let Some(rest) = cells.get_mut(at..).filter(|rest| !rest.is_empty()) {
        let mut end = rest.iter().take_while(|cell| is_digit(cell)).count();
        while end > 0 {
            let more = match rest.get(end..) {
                Some([separator, digit, ..]) if is_digit(digit) && is_separator(separator) => 2,
                Some([digit, ..]) if is_digit(digit) => 1,
                _ => break,
            };
            end += more;
        }
        if let Some(number) = rest.get_mut(..end) {
            number.reverse();
        }
        at += end.max(1);
    }
}

/// Turns back what stands between two words: all of it if it has left-to-right letters, else only its numbers.
fn keep_left_to_right(cells: &mut [Cell]) {
    let strong = |cell: &Cell| matches!(kind(cell), Kind::Latin | Kind::Digit | Kind::Number);
    if !cells.iter().any(|cell| kind(cell) == Kind::Latin) {
        return keep_numbers(cells);
    }
    let first = cells.iter().position(strong).unwrap_or_default();
    let last = cells.iter().rposition(strong).unwrap_or_default();
    if let Some(latin) = cells.get_mut(first..=last) {
        turn(latin);
    }
}

/// The parts of a row that hold text of their own.
fn parts(row: &[Cell]) -> Vec<std::ops::Range<usize>> {
    let mut parts: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, cell) in row.iter().enumerate() {
        if is_blank(cell) || kind(cell) == Kind::Frame {
            continue;
        }
        match parts.last_mut() {
            Some(part)
                if at - part.end < 2
                    && row
                        .get(part.end..at)
                        .is_some_and(|gap| gap.iter().all(is_blank)) =>
            {
                part.end = at + 1;
            }
            _ => parts.push(at..at + 1),
        }
    }
    parts
}
