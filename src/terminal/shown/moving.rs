//! Rows that moved up or down, as those of a text that is scrolled: the terminal moves them at a few bytes, where writing
//! them again takes kilobytes. It leaves the ink beyond the edges of what it moves where it was.

use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;

use super::{DrawnPlace, Shown};

/// Cells that move together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::terminal) struct Move {
    /// The rows of all that takes part: what moves, what it moves over, and what it leaves blank.
    rows: Range<usize>,
    columns: Range<usize>,
    /// How many rows it moves, less than there are.
    by: usize,
    up: bool,
}

/// About as many bytes are sent for a move.
const MOVE: usize = 48;

impl Move {
    /// Appends what has the terminal move the cells, in a screen of so many columns. Afterwards nobody knows where its cursor
    /// is.
    ///
    /// DECSTBM and, where not whole rows move, DECLRMM with DECSLRM set margins, within which lines are deleted or inserted
    /// at the top (DL, IL): the console of Linux has them, and not SU and SD.
    pub(in crate::terminal) fn write(&self, width: u16, frame: &mut Vec<u8>) {
        let (top, bottom) = (self.rows.start + 1, self.rows.end);
        let (left, right) = (self.columns.start + 1, self.columns.end);
        let partly = self.columns != (0..width.into());
        let set = if partly {
            format!("\x1b[?69h\x1b[{left};{right}s")
        } else {
            String::new()
        };
        let reset = if partly { "\x1b[?69l" } else { "" };
        let lines = if self.up { 'M' } else { 'L' };
        let by = self.by;
        let moved =
            format!("{set}\x1b[{top};{bottom}r\x1b[{top};{left}H\x1b[{by}{lines}{reset}\x1b[r");
        frame.extend_from_slice(moved.as_bytes());
    }

    /// The row of which a row has the cells afterwards; none if it is left blank.
    fn origin(&self, row: usize) -> Option<usize> {
        let origin = if self.up {
            row.checked_add(self.by)
        } else {
            row.checked_sub(self.by)
        };
        origin.filter(|origin| self.rows.contains(origin))
    }
}

impl Shown {
    /// What to move so that the screen becomes `buffer` with fewer bytes. Cells of `area` may have moved; if it does not take
    /// whole rows, and the terminal has no left and right margins, what stands beside it is moved too, and written again.
    pub(in crate::terminal) fn find_move(
        &self,
        buffer: &Buffer,
        area: Rect,
        has_margins: bool,
    ) -> Option<Move> {
        let screen = Rect::new(0, 0, self.size.width, self.size.height);
        let area = area.intersection(screen);
        let rows = usize::from(area.top())..usize::from(area.bottom());
        let columns = usize::from(area.left())..usize::from(area.right());
        let text = self.strip(buffer, &rows, columns.clone());
        let shift = text.best_shift()?;
        let gain = text.same(Some(shift)).saturating_sub(text.same(None));
        let whole = 0..self.width();
        let loss = if has_margins {
            0
        } else {
            let beside = [0..columns.start, columns.end..whole.end];
            let losses = beside.map(|columns| {
                let beside = self.strip(buffer, &rows, columns);
                beside.same(None).saturating_sub(beside.same(Some(shift)))
            });
            losses.iter().sum()
        };
        let moved = Move {
            rows,
            columns: if has_margins { columns } else { whole },
            by: shift.by,
            up: shift.up,
        };
        (gain > loss + MOVE && !self.cuts_wide(&moved)).then_some(moved)
    }

    /// What some columns of some rows have, and will have.
    fn strip(&self, buffer: &Buffer, rows: &Range<usize>, columns: Range<usize>) -> Strip {
        let part = |y: usize| y * self.width() + columns.start..y * self.width() + columns.end;
        let before = |y| Print::of(self.places[part(y)].iter().map(|place| &place.cell));
        let after = |y| Print::of(&buffer.content[part(y)]);
        Strip {
            before: rows.clone().map(before).collect(),
            after: rows.clone().map(after).collect(),
        }
    }

    /// Whether a wide character stands across the left or the right edge of what moves: terminals disagree about what is left
    /// of it.
    fn cuts_wide(&self, moved: &Move) -> bool {
        moved.rows.clone().any(|y| {
            let row = &self.places[y * self.width()..(y + 1) * self.width()];
            let is_cut = |x: usize| row.get(x).is_some_and(|place| place.is_right_half);
            is_cut(moved.columns.start) || is_cut(moved.columns.end)
        })
    }

    /// The terminal has moved cells.
    pub(in crate::terminal) fn take_move(&mut self, moved: &Move) {
        let width = self.width();
        let Range { start: top, end } = moved.rows.clone();
        let (above, below) = (top.checked_sub(1), Some(end).filter(|&y| y < self.height()));
        // What reached out of the first and the last row lies where it lay. Into other rows only marks reach, and what is tall.
        self.tear(top, above, moved, |place| place.is_tall);
        self.tear(end - 1, below, moved, |place| place.is_tall);
        if let Some(below) = below {
            // What reached into the last row was moved with that.
            let into = if moved.up {
                end - 1 - moved.by
            } else {
                end - 1
            };
            self.tear(below, Some(into), moved, |place| place.is_tall);
            self.tear(below, Some(below), moved, |place| place.is_tall);
        }
        let mut rows: Vec<usize> = moved.rows.clone().collect();
        if !moved.up {
            rows.reverse();
        }
        for y in rows {
            // Swapped rather than taken: what a row gets in exchange is swapped on or dropped when the turn of that row comes.
            for x in moved.columns.clone() {
                match moved.origin(y) {
                    Some(from) => self.places.swap(y * width + x, from * width + x),
                    None => self.places[y * width + x] = DrawnPlace::default(),
                }
            }
            // The flags of its places came with them.
            self.touched[y] = true;
        }
        // What reaches out of the first row that moved was cut.
        let first = if moved.up { top } else { top + moved.by };
        self.tear(first, Some(first), moved, |place| place.reaches_out);
    }

    /// Rows.
    fn height(&self) -> usize {
        self.touched.len()
    }

    /// Remembers that what is around some places of a row is to be written again in another row, or they themselves in it.
    fn tear(
        &mut self,
        of: usize,
        into: Option<usize>,
        moved: &Move,
        is_torn: impl Fn(&DrawnPlace) -> bool,
    ) {
        let (Some(into), width) = (into, self.width()) else {
            return;
        };
        for x in moved.columns.clone() {
            if is_torn(&self.places[of * width + x]) {
                let around = x.saturating_sub(1)..(x + 2).min(width);
                self.torn.extend(around.map(|x| into * width + x));
            }
        }
    }
}

/// Rows, of which some columns are compared.
struct Strip {
    before: Vec<Print>,
    after: Vec<Print>,
}

/// By how many rows something moves, one at least.
#[derive(Debug, Clone, Copy)]
struct Shift {
    by: usize,
    up: bool,
}

impl Strip {
    /// The shift by which most of the text comes to where it is to be; none if more is there already.
    fn best_shift(&self) -> Option<Shift> {
        let shifts = (1..self.before.len())
            .flat_map(|by| [true, false].map(|up| Shift { by, up }))
            .rev();
        let best = shifts.max_by_key(|shift| self.same(Some(*shift)))?;
        (self.same(Some(best)) > self.same(None)).then_some(best)
    }

    /// The bytes of text that need not be written, once it has moved.
    fn same(&self, shift: Option<Shift>) -> usize {
        let (before, after) = match shift {
            None => (&self.before[..], &self.after[..]),
            Some(Shift { by, up: true }) => (&self.before[by..], &self.after[..]),
            Some(Shift { by, up: false }) => (&self.before[..], &self.after[by..]),
        };
        let same = before.iter().zip(after).filter(|(a, b)| a == b);
        same.map(|(print, _)| print.weight).sum()
    }
}

/// What is compared of a row: it is only guessed what is worth moving.
#[derive(Debug, PartialEq, Eq)]
struct Print {
    hash: u64,
    /// The bytes of its letters.
    weight: usize,
}

impl Print {
    fn of<'a>(cells: impl IntoIterator<Item = &'a Cell>) -> Self {
        let mut print = Self { hash: 0, weight: 0 };
        for cell in cells {
            let symbol = cell.symbol().as_bytes();
            let bytes = symbol.iter().take(8);
            let packed = bytes.fold(0, |packed, &byte| packed << 8 | u64::from(byte));
            print.hash = (print.hash.rotate_left(5) ^ packed).wrapping_mul(0x517c_c1b7_2722_0a95); // FxHash
            if symbol != b" " {
                print.weight += symbol.len();
            }
        }
        print
    }
}

#[cfg(test)]
mod tests;
