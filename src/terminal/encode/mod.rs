//! From the screen as the eye is to see it to the cells that a terminal must be sent for that.
//!
//! Every row comes in visual order: one cell is a base with its marks, letters are presentation forms, a lam-alef is one
//! cell. The number of cells stays. Styles go with the letters where the terminal moves both (measured on Konsole, VTE
//! and mlterm), and stay where they are where it moves the letters alone (kitty, `QTermWidget`).
//!
//! Letters as they were typed, levels, and the line that each cell belongs to come with the cells ([`Row`]). How a terminal
//! classes a letter, joins it or finds a font for it is the terminal's own, and is modelled here.

mod blank;
mod class;
#[cfg(test)]
mod exactness;
mod inverse;
mod joiners;
mod logical;
mod row;
mod runs;
#[cfg(test)]
mod tests;
mod words;

use class::CellClass;
use ratatui::buffer::Cell;
use ratatui::style::Modifier;
use row::SentRow;

use super::mode::{HarakatPolicy, Mode};
use crate::paint::Canvas;
use crate::text::bidi;

/// Turns the visual cells of a whole screen into those of a mode. A blank replaces a cell that holds a control character:
/// this is the last place before the tty.
pub(super) fn encode(mode: Mode, marks: HarakatPolicy, canvas: &mut Canvas) {
    encode_rows(|_| mode, marks, canvas);
}

/// The same where each row, counted from 0, has a mode of its own.
pub(super) fn encode_rows(mode: impl Fn(u16) -> Mode, marks: HarakatPolicy, canvas: &mut Canvas) {
    let width = usize::from(canvas.width()).max(1);
    let (buffer, origins, lines) = canvas.parts_mut();
    let rows = buffer.content.chunks_mut(width);
    for (y, (cells, origins)) in (0..=u16::MAX).zip(rows.zip(origins.chunks_mut(width))) {
        let mut foreign = false;
        for cell in cells.iter_mut() {
            make_safe(cell);
            foreign |= !cell.symbol().is_ascii();
        }
        let mode = mode(y);
        // Of the modes only `logical` moves anything in ASCII: a stop at the end of a right-to-left line.
        if !foreign && mode != Mode::Logical {
            continue;
        }
        let mut row = SentRow::new(cells, origins, lines);
        set_upright(&mut row);
        if marks == HarakatPolicy::Strip {
            strip_marks(&mut row);
        }
        encode_row(mode, &mut row);
    }
}

/// The column and row where the cursor must be put so that the eye sees it at `position`, in cells that are encoded.
pub(super) fn place_cursor(mode: Mode, canvas: &Canvas, position: (u16, u16)) -> (u16, u16) {
    let (column, line) = position;
    if !matches!(mode, Mode::WordLrm | Mode::Blank) {
        return position;
    }
    // These terminals draw the cursor on the cell it was sent to, wherever they moved that.
    let row = canvas.row(line);
    let kinds = class::ranges(row.len(), |at| {
        let (cell, origin) = &row[at];
        CellClass::of(row::base(cell, origin.as_ref()))
    });
    let column = words::mirrored_column(&kinds, usize::from(column));
    (column as u16, line)
}

fn encode_row(mode: Mode, row: &mut SentRow<'_>) {
    match mode {
        Mode::Shaped => {}
        Mode::Lro => words::under_override(row),
        Mode::Each => words::each_closed_by_a_mark(row),
        Mode::WordLrm => words::closed_by_marks(row),
        Mode::KittyRuns => runs::for_kitty(row),
        Mode::QtRuns => runs::for_qt(row),
        Mode::Blank => blank::between_blanks(row),
        Mode::Inv => inverse::inverse(row),
        Mode::Visual => logical::unshaped(row),
        Mode::Logical => logical::logical(row),
    }
}

fn make_safe(cell: &mut Cell) {
    let symbol = cell.symbol();
    // Most cells are one letter or a blank.
    if symbol.is_empty() || symbol.chars().any(char::is_control) {
        cell.set_symbol(" ");
    }
}

/// Takes the slant from right-to-left letters, and from all that is slanted with them unless that is mostly Latin. No such
/// script is slanted in print, and where the slanted face of a font lacks it, as that of `DejaVu Sans Mono`, Konsole, urxvt, mlterm and
/// qterminal show boxes.
fn set_upright(row: &mut SentRow<'_>) {
    let is_slanted =
        |row: &SentRow<'_>, at: usize| row.cells[at].modifier.contains(Modifier::ITALIC);
    if !(0..row.len()).any(|at| is_slanted(row, at)) {
        return;
    }
    for (slanted, range) in row.ranges(is_slanted) {
        if !slanted {
            continue;
        }
        let part = row.part(range);
        let is_rtl = |at: usize| matches!(part.kind(at), CellClass::Rtl | CellClass::Number);
        let columns = 0..part.len();
        let rtl: Vec<usize> = columns.clone().filter(|&at| is_rtl(at)).collect();
        let latin = columns
            .clone()
            .filter(|&at| part.kind(at) == CellClass::Latin);
        let upright = if rtl.len() > latin.count() {
            columns.collect()
        } else {
            rtl
        };
        for at in upright {
            part.cells[at].modifier.remove(Modifier::ITALIC);
        }
    }
}

fn strip_marks(row: &mut SentRow<'_>) {
    for at in 0..row.len() {
        let symbol = row.cells[at].symbol();
        let marks = symbol.chars().skip(1);
        // Most cells have one letter. What that is takes longer to tell.
        if marks.clone().next().is_none() {
            continue;
        }
        let rtl = bidi::is_rtl(row.base(at));
        if marks.clone().any(|c| class::is_mark(c, rtl)) {
            let kept = marks.filter(|c| !class::is_mark(*c, rtl));
            let kept: String = symbol.chars().take(1).chain(kept).collect();
            row.cells[at].set_symbol(&kept);
        }
    }
}
