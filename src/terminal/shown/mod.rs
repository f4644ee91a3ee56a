//! What the screen shows by now, and what has to be written again beside the cells that change: the ink of a letter can
//! reach beyond its cell, and some terminals (xterm) neither take it away with the letter nor give it back when the
//! neighbour it lies on is written anew.

mod moving;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Size;
use ratatui::style::Modifier;
use unicode_width::UnicodeWidthStr;

/// The cells of the screen as they were last written, row by row.
#[derive(Debug, Default)]
pub(super) struct Shown {
    size: Size,
    places: Vec<DrawnPlace>,
    /// Rows with places that were marked or lost when they were last looked at.
    touched: Vec<bool>,
    /// Places whose ink was cut, or that foreign ink lies on, since rows were moved.
    torn: Vec<usize>,
}

/// A cell of the screen.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(super) struct DrawnPlace {
    cell: Cell,
    /// It takes the next cell, too.
    is_wide: bool,
    /// It belongs to the wide character on its left, and is never written by itself.
    is_right_half: bool,
    /// Its ink may reach beyond it, and even upwards.
    reaches_out: bool,
    is_tall: bool,
    /// The link that it is of; 0 if it is of none.
    link: u64,
    /// Terminals dispute its width.
    is_disputed: bool,
    /// Something that reached out was replaced.
    lost: bool,
    /// It is to be written.
    marked: bool,
}

impl Shown {
    /// The screen was cleared and has this size.
    pub(super) fn clear(&mut self, size: Size) {
        let area = usize::from(size.width) * usize::from(size.height);
        self.size = size;
        self.places = vec![DrawnPlace::default(); area];
        self.touched = vec![false; size.height.into()];
        self.torn.clear();
    }

    /// Columns and rows.
    pub(super) fn size(&self) -> Size {
        self.size
    }

    /// Cells from one row to the next.
    fn width(&self) -> usize {
        usize::from(self.size.width).max(1)
    }

    /// Takes in what the screen is to show, a buffer of the same size, and marks all cells that have to be written for that.
    /// `links`: the link of each cell; none if no cell is of any.
    pub(super) fn change(&mut self, buffer: &Buffer, links: &[u64]) {
        let width = self.width();
        let rows = self.places.chunks_mut(width).zip(&mut self.touched);
        let links = links.chunks(width).chain(std::iter::repeat(&[][..]));
        for (((row, touched), cells), links) in rows.zip(buffer.content.chunks(width)).zip(links) {
            // Most rows are the same from frame to frame.
            if std::mem::take(touched) {
                for place in row.iter_mut() {
                    (place.lost, place.marked) = (false, false);
                }
            }
            *touched = change_row(row, cells, links);
        }
        self.mark_around_what_is_lost();
        for at in std::mem::take(&mut self.torn) {
            self.mark(at);
        }
        for y in 0..self.touched.len() {
            if !self.touched[y] {
                continue;
            }
            let (row, rest) = self.places[y * width..].split_at_mut(width);
            mark_whole_words(row);
            for (above, below) in row.iter().zip(rest) {
                if above.marked && below.is_tall {
                    below.marked = true;
                    self.touched[y + 1] = true;
                }
            }
        }
    }

    fn mark(&mut self, at: usize) {
        self.places[at].marked = true;
        self.touched[at / self.size.width.max(1) as usize] = true;
    }

    /// The cells of each row.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[DrawnPlace]> {
        self.places.chunks(self.width())
    }

    /// The cells that have to be written, in the order of the screen.
    pub(super) fn marked(&self) -> impl Iterator<Item = (u16, u16, &DrawnPlace)> {
        let rows = self.places.chunks(self.width()).zip(&self.touched);
        let touched = (0..=u16::MAX)
            .zip(rows)
            .filter(|(_, (_, touched))| **touched);
        touched.flat_map(|(y, (row, _))| {
            let places = (0..=u16::MAX).zip(row);
            let written = places.filter(|(_, place)| place.marked && !place.is_right_half);
            written.map(move |(x, place)| (x, y, place))
        })
    }

    /// The eight cells around.
    fn mark_around_what_is_lost(&mut self) {
        let width = self.width();
        for y in 0..self.touched.len() {
            // Rows that this alone touches have nothing that is lost.
            if !self.touched[y] {
                continue;
            }
            for at in y * width..(y + 1) * width {
                if self.places[at].lost {
                    let above = y.saturating_sub(1);
                    for y in above..(y + 2).min(self.touched.len()) {
                        self.mark_three(at % width, y);
                    }
                }
            }
        }
    }

    /// Marks a place and its neighbours on both sides.
    fn mark_three(&mut self, x: usize, y: usize) {
        let width = self.width();
        for x in x.saturating_sub(1)..(x + 2).min(width) {
            self.mark(y * width + x);
        }
    }
}

/// Marks the cells of a row that differ; returns whether any does, or was lost.
fn change_row(row: &mut [DrawnPlace], cells: &[Cell], links: &[u64]) -> bool {
    let mut covered = false;
    let mut touched = false;
    let links = links.iter().chain(std::iter::repeat(&0));
    for ((place, cell), link) in row.iter_mut().zip(cells).zip(links) {
        if covered {
            place.cover();
            touched |= place.lost;
            covered = false;
            continue;
        }
        if place.is_right_half || place.link != *link || !is_same(&place.cell, cell) {
            place.replace(cell, *link);
            touched = true;
        }
        covered = place.is_wide;
    }
    touched
}

/// Whether two cells look the same. That is asked of each cell in each frame, and their own comparison takes thrice as long:
/// it knows of much that no cell of kzread has.
fn is_same(one: &Cell, other: &Cell) -> bool {
    let look = |cell: &Cell| (cell.modifier, cell.fg, cell.bg);
    let symbols = [one, other].map(|cell| cell.symbol().as_bytes());
    let [one_symbol, other_symbol] = symbols;
    one_symbol.len() == other_symbol.len()
        && one_symbol.iter().eq(other_symbol)
        && look(one) == look(other)
}

impl DrawnPlace {
    fn replace(&mut self, cell: &Cell, link: u64) {
        let reaches_out = reaches_out(cell);
        *self = Self {
            cell: std::mem::take(&mut self.cell),
            is_wide: is_wide(cell),
            is_right_half: false,
            reaches_out,
            is_tall: reaches_out && is_tall(cell),
            link,
            is_disputed: has_disputed_width(cell.symbol()),
            lost: self.reaches_out,
            marked: true,
        };
        self.cell.clone_from(cell);
    }

    /// A wide character on the left covers it.
    fn cover(&mut self) {
        self.lost = self.reaches_out;
        self.is_right_half = true;
        (self.is_wide, self.reaches_out, self.is_tall) = (false, false, false);
    }

    /// What stands there.
    pub(super) fn cell(&self) -> &Cell {
        &self.cell
    }

    /// The link that it is of; 0 if it is of none.
    pub(super) fn link(&self) -> u64 {
        self.link
    }

    /// Whether it is a blank of no colour, no look and no link of its own.
    pub(super) fn is_plain_blank(&self) -> bool {
        !self.is_right_half
            && self.link == 0
            && is_same(&self.cell, Cell::EMPTY.clone().set_fg(self.cell.fg))
    }

    /// Whether it takes the next cell, too.
    pub(super) fn is_wide(&self) -> bool {
        self.is_wide
    }

    /// Whether terminals advance the cursor differently for it.
    pub(super) fn is_disputed(&self) -> bool {
        self.is_disputed
    }
}

/// Marks what writing the marked cells of a row takes away or would draw twice: of a word, everything, with the cell on its
/// left, into which its end reaches, be it a blank that was never written.
fn mark_whole_words(row: &mut [DrawnPlace]) {
    let mut is_left_marked = false;
    for place in &mut *row {
        place.marked |= is_left_marked && place.reaches_out;
        is_left_marked = place.marked;
    }
    let mut is_left_wanted = false;
    for place in row.iter_mut().rev() {
        place.marked |= is_left_wanted;
        // A wide character is written whole.
        is_left_wanted = place.marked && (place.reaches_out || place.is_right_half);
    }
}

/// Whether it takes two columns.
#[expect(
    clippy::disallowed_methods,
    reason = "lam and alef share a cell or none"
)]
fn is_wide(cell: &Cell) -> bool {
    let symbol = cell.symbol();
    // No presentation form is wide, nor anything in front of U+1100 by itself: most cells are not worth measuring.
    let narrow = match symbol.chars().next() {
        Some('\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}') | None => true,
        Some(base) => base < '\u{1100}' && symbol.len() == base.len_utf8(),
    };
    !narrow && symbol.width() == 2
}

/// Whether the ink may reach beyond the cell: not that of blanks, upright ASCII, rules and blocks.
fn reaches_out(cell: &Cell) -> bool {
    let slanted = cell.modifier.contains(Modifier::ITALIC);
    match cell.symbol().chars().next() {
        None | Some(' ' | '\u{a0}' | '\u{2500}'..='\u{259f}') => false,
        Some(base) => slanted || !base.is_ascii() || cell.symbol().len() > 1,
    }
}

/// Whether it may reach upwards: an alef under hamza or madda, alone or with a lam, and what carries marks. Of directional
/// controls nothing is seen.
fn is_tall(cell: &Cell) -> bool {
    let mut chars = cell.symbol().chars();
    match chars.next() {
        Some('\u{622}' | '\u{623}' | '\u{fe81}'..='\u{fe84}' | '\u{fef5}'..='\u{fef8}') => true,
        Some(_) => chars.any(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}')),
        None => false,
    }
}

/// Whether terminals advance the cursor differently for this: flags, emoji of several parts.
fn has_disputed_width(symbol: &str) -> bool {
    let mut chars = symbol.chars();
    let Some(base) = chars.next() else {
        return false;
    };
    match base {
        '\u{1f1e6}'..='\u{1f1ff}' => true,
        _ if symbol.len() == base.len_utf8() => false,
        _ => chars.any(|c| {
            matches!(
                c,
                '\u{200d}' | '\u{20e3}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}'
            )
        }),
    }
}

#[cfg(test)]
mod tests;
