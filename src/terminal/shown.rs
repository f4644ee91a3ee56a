//! What the screen shows by now, and what has to be written again beside the cells that change: the ink of a letter can
//! reach beyond its cell, and some terminals (xterm) neither take it away with the letter nor give it back when the
//! neighbour it lies on is written anew.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Size;
use ratatui::style::Modifier;
use unicode_width::UnicodeWidthStr;

/// The cells of the screen as they were last written, row by row.
#[derive(Debug, Default)]
pub(super) struct Shown {
    size: Size,
    places: Vec<DrawnPlace>,
}

/// A cell of the screen.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
struct DrawnPlace {
    cell: Cell,
    /// It takes the next cell, too.
    is_wide: bool,
    /// It belongs to the wide character on its left, and is never written by itself.
    is_right_half: bool,
    /// Its ink may reach beyond it, and even upwards.
    reaches_out: bool,
    is_tall: bool,
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
    pub(super) fn change(&mut self, buffer: &Buffer) {
        let width = self.width();
        let rows = self.places.chunks_mut(width);
        for (row, cells) in rows.zip(buffer.content.chunks(width)) {
            change_row(row, cells);
        }
        self.mark_around_what_is_lost();
        for start in (0..self.places.len()).step_by(width) {
            let (row, rest) = self.places[start..].split_at_mut(width);
            mark_whole_words(row);
            for (above, below) in row.iter().zip(rest) {
                below.marked |= above.marked && below.is_tall;
            }
        }
    }

    /// The cells that have to be written, in the order of the screen.
    pub(super) fn marked(&self) -> impl Iterator<Item = (u16, u16, &Cell)> {
        let width = self.width();
        let places = self.places.iter().enumerate();
        let written = places.filter(|(_, place)| place.marked && !place.is_right_half);
        written.map(move |(at, place)| {
            let (x, y) = (at % width, at / width);
            (x as u16, y as u16, &place.cell)
        })
    }

    /// The eight cells around.
    fn mark_around_what_is_lost(&mut self) {
        let width = self.width();
        for at in 0..self.places.len() {
            if !self.places[at].lost {
                continue;
            }
            let (x, y) = (at % width, at / width);
            let columns = x.saturating_sub(1)..(x + 2).min(width);
            for y in y.saturating_sub(1)..y + 2 {
                let around = y * width + columns.start..y * width + columns.end;
                for place in self.places.get_mut(around).unwrap_or_default() {
                    place.marked = true;
                }
            }
        }
    }
}

/// Marks the cells of a row that differ.
fn change_row(row: &mut [DrawnPlace], cells: &[Cell]) {
    let mut covered = false;
    for (place, cell) in row.iter_mut().zip(cells) {
        (place.lost, place.marked) = (false, false);
        if covered {
            place.cover();
            covered = false;
            continue;
        }
        if place.is_right_half || place.cell != *cell {
            place.replace(cell);
        }
        covered = place.is_wide;
    }
}

impl DrawnPlace {
    fn replace(&mut self, cell: &Cell) {
        let reaches_out = reaches_out(cell);
        *self = Self {
            cell: std::mem::take(&mut self.cell),
            is_wide: is_wide(cell),
            is_right_half: false,
            reaches_out,
            is_tall: reaches_out && is_tall(cell),
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
pub(super) fn is_wide(cell: &Cell) -> bool {
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

/// Whether it may reach upwards: an alef under hamza or madda, alone or with a lam, and what carries marks.
fn is_tall(cell: &Cell) -> bool {
    let mut chars = cell.symbol().chars();
    match chars.next() {
        Some('\u{622}' | '\u{623}' | '\u{fe81}'..='\u{fe84}' | '\u{fef5}'..='\u{fef8}') => true,
        Some(_) => chars.next().is_some(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;

    /// Alef with hamza, beh, reh.
    const TALL: &str = "\u{fe83}";
    const BEH: &str = "\u{fe8f}";
    const REH: &str = "\u{fead}";
    const WIDE: char = '\u{4e2d}';

    /// What is written when one screen follows another, as rows of `#`.
    fn written(before: &[&str], after: &[&str]) -> Vec<String> {
        let columns = |c: char| if c == WIDE { 2 } else { 1 };
        let width = after[0].chars().map(columns).sum();
        let height = after.len() as u16;
        let screen = |rows: &[&str]| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
            for (y, row) in (0..).zip(rows) {
                let mut x = 0;
                for c in row.chars() {
                    buffer[(x, y)].set_char(c);
                    x += columns(c);
                }
            }
            buffer
        };
        let (before, after) = (screen(before), screen(after));
        let mut shown = Shown::default();
        shown.clear(Size::new(width, height));
        shown.change(&before);
        let mut rows = vec![".".repeat(width.into()); height.into()];
        shown.change(&after);
        for (x, y, cell) in shown.marked() {
            assert_eq!(after[(x, y)].symbol(), cell.symbol());
            let x = usize::from(x);
            rows[usize::from(y)].replace_range(x..=x, "#");
        }
        rows
    }

    #[test]
    fn latin_letters_change_alone() {
        assert_eq!(
            written(&["abc", "abc", "abc"], &["abc", "axc", "abc"]),
            ["...", ".#.", "..."]
        );
    }

    #[test]
    fn blanks_on_which_letters_lie_are_written() {
        let line = format!("  {BEH}{BEH} {BEH} a");
        assert_eq!(written(&["        "], &[&line]), [".#####.#"]);
    }

    #[test]
    fn around_a_letter_that_goes_all_is_written_again() {
        let gone = format!("  {BEH}  ");
        assert_eq!(
            written(
                &["     ", &gone, "     ", "     "],
                &["     ", "     ", "     ", "     "]
            ),
            [".###.", ".###.", ".###.", "....."]
        );
    }

    #[test]
    fn a_word_is_written_whole_with_the_cell_on_its_left() {
        let screen = |middle| format!("{BEH} {BEH}{middle}{REH} {BEH}");
        assert_eq!(written(&[&screen(BEH)], &[&screen(REH)]), [".####.."]);
        let line = |first| format!("{first}{BEH}{REH} {BEH}");
        assert_eq!(written(&[&line("a")], &[&line("b")]), ["###.."]);
    }

    #[test]
    fn a_tall_letter_below_is_written_again_with_what_lies_on_it() {
        let row = format!("a{TALL}{BEH} ");
        assert_eq!(written(&["abc ", &row], &["axc ", &row]), [".#..", "###."]);
        assert_eq!(written(&["abc ", &row], &["abx ", &row]), ["..#.", "...."]);
    }

    #[test]
    fn a_wide_character_is_written_whole() {
        let before = format!("{WIDE}{BEH}");
        let after = format!("{WIDE} ");
        assert_eq!(written(&[&before, "   "], &[&after, "   "]), ["#.#", ".##"]);
    }
}
