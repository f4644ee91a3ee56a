//! From the screen as the eye is to see it to the cells that a terminal must be sent for that.
//!
//! Every row comes in visual order: one cell is a base with its marks, letters are presentation forms, a lam-alef is one
//! cell. The number of cells stays. Styles go with the letters where the terminal moves both (measured on Konsole, VTE
//! and mlterm), and stay where they are where it moves the letters alone (kitty, `QTermWidget`).

mod class;
mod joiners;
mod runs;
mod stretches;
#[cfg(test)]
mod tests;
mod words;

use class::Kind;
use ratatui::buffer::Cell;
use ratatui::style::Modifier;

use super::mode::{HarakatPolicy, Mode};
use crate::paint::Canvas;

/// Turns the visual cells of a whole screen into those of a mode. A blank replaces a cell that holds a control character:
/// this is the last place before the tty.
pub(super) fn encode(mode: Mode, marks: HarakatPolicy, canvas: &mut Canvas) {
    encode_rows(|_| mode, marks, canvas);
}

/// The same where each row, counted from 0, has a mode of its own.
pub(super) fn encode_rows(mode: impl Fn(u16) -> Mode, marks: HarakatPolicy, canvas: &mut Canvas) {
    let width = usize::from(canvas.width()).max(1);
    let (buffer, ..) = canvas.parts_mut();
    for (y, row) in (0..).zip(buffer.content.chunks_mut(width)) {
        let mut foreign = false;
        for cell in row.iter_mut() {
            make_safe(cell);
            foreign |= !cell.symbol().is_ascii();
        }
        if !foreign {
            continue;
        }
        set_upright(row);
        if marks == HarakatPolicy::Strip {
            row.iter_mut().for_each(strip_marks);
        }
        encode_row(mode(y), row);
    }
}

/// The column and row where the cursor must be put so that the eye sees it at `position`, in cells that are encoded.
pub(super) fn place_cursor(mode: Mode, canvas: &Canvas, position: (u16, u16)) -> (u16, u16) {
    let (column, line) = position;
    let width = usize::from(canvas.width()).max(1);
    match canvas.buffer().content.chunks(width).nth(usize::from(line)) {
        // These terminals draw the cursor on the cell it was sent to, wherever they moved that.
        Some(row) if matches!(mode, Mode::WordLrm | Mode::Blank) => (
            words::mirrored_column(row, usize::from(column)) as u16,
            line,
        ),
        _ => position,
    }
}

fn encode_row(mode: Mode, row: &mut [Cell]) {
    match mode {
        Mode::Shaped => {}
        Mode::Lro => words::under_override(row),
        Mode::WordLrm => words::closed_by_marks(row),
        Mode::KittyRuns => runs::for_kitty(row),
        Mode::QtRuns => runs::for_qt(row),
        Mode::Blank => stretches::between_blanks(row),
        Mode::Inv => stretches::inverse(row),
        Mode::Visual => row.iter_mut().for_each(stretches::unshape),
        Mode::Logical => stretches::logical(row),
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
fn set_upright(row: &mut [Cell]) {
    let slanted = |cell: &Cell| cell.modifier.contains(Modifier::ITALIC);
    for (slanted, range) in class::ranges(row, slanted) {
        let Some(cells) = row.get_mut(range).filter(|_| slanted) else {
            continue;
        };
        let is_rtl = |cell: &Cell| matches!(class::kind(cell), Kind::Word | Kind::Number);
        let rtl = cells.iter().filter(|cell| is_rtl(cell)).count();
        let latin = cells.iter().filter(|cell| class::kind(cell) == Kind::Latin);
        let all = rtl > latin.count();
        for cell in cells.iter_mut().filter(|cell| all || is_rtl(cell)) {
            cell.modifier.remove(Modifier::ITALIC);
        }
    }
}

fn strip_marks(cell: &mut Cell) {
    let symbol = cell.symbol();
    let mut chars = symbol.chars();
    let (Some(base), Some(_)) = (chars.next(), chars.next()) else {
        return;
    };
    let rtl = class::is_rtl(base);
    if symbol.chars().skip(1).any(|c| class::is_mark(c, rtl)) {
        let kept: String = (symbol.chars().enumerate())
            .filter(|(i, c)| *i == 0 || !class::is_mark(*c, rtl))
            .map(|(_, c)| c)
            .collect();
        cell.set_symbol(&kept);
    }
}
