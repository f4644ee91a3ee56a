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

/// About as many bytes are sent for a move, and to place the cursor for a stretch of cells.
const MOVE: usize = 48;
const PLACE: usize = 8;

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
        let (by, up) = self.best_shift(buffer, &rows, &columns)?;
        let whole = 0..self.width();
        let moved = Move {
            rows,
            columns: if has_margins { columns } else { whole },
            by,
            up,
        };
        let still = Move {
            by: 0,
            ..moved.clone()
        };
        let saves = self.cost(buffer, &moved) + MOVE < self.cost(buffer, &still);
        (saves && !self.cuts_wide(&moved)).then_some(moved)
    }

    /// By how many rows, and whether up, most of the text in an area has moved.
    fn best_shift(
        &self,
        buffer: &Buffer,
        rows: &Range<usize>,
        columns: &Range<usize>,
    ) -> Option<(usize, bool)> {
        let part = |y: usize| y * self.width() + columns.start..y * self.width() + columns.end;
        let before = rows.clone().map(|y| {
            let places = &self.places[part(y)];
            Print::of(places.iter().map(|place| &place.cell))
        });
        let before: Vec<Print> = before.collect();
        let after = rows.clone().map(|y| Print::of(&buffer.content[part(y)]));
        let after: Vec<Print> = after.collect();
        let same = |a: &[Print], b: &[Print]| -> usize {
            let same = a.iter().zip(b).filter(|(a, b)| a == b);
            same.map(|(a, _)| a.weight).sum()
        };
        let shifts = (1..before.len()).flat_map(|by| {
            let up = same(&before[by..], &after);
            let down = same(&before, &after[by..]);
            [(up, by, true), (down, by, false)]
        });
        let best = shifts.max_by_key(|(same, by, _)| (*same, usize::MAX - by))?;
        let (moved, by, up) = best;
        (moved > same(&before, &after)).then_some((by, up))
    }

    /// About how many bytes it takes to write what differs from `buffer` in the rows that take part in a move.
    fn cost(&self, buffer: &Buffer, moved: &Move) -> usize {
        let width = self.width();
        let blank = DrawnPlace::default();
        let mut cost = 0;
        for y in moved.rows.clone() {
            let mut differs_before = false;
            for x in 0..width {
                let from = if moved.columns.contains(&x) {
                    moved.origin(y)
                } else {
                    Some(y)
                };
                let place = from.map_or(&blank, |from| &self.places[from * width + x]);
                let cell = &buffer.content[y * width + x];
                // What a wide character covers is never written.
                let differs = place.cell != *cell && !place.is_right_half;
                if differs {
                    cost += cell.symbol().len() + if differs_before { 0 } else { PLACE };
                }
                differs_before = differs;
            }
        }
        cost
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
        // What reached out of the first and the last row lies where it lay.
        self.tear(top, above, moved, |place| place.reaches_out);
        self.tear(end - 1, below, moved, |place| place.reaches_out);
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
            for x in moved.columns.clone() {
                let place = match moved.origin(y) {
                    Some(from) => std::mem::take(&mut self.places[from * width + x]),
                    None => DrawnPlace::default(),
                };
                self.places[y * width + x] = place;
            }
            // The flags of its places came with them.
            self.touched[y] = true;
        }
        // What reaches out of the first row that moved was cut.
        let first = if moved.up { top } else { top + moved.by };
        self.tear(first, Some(first), moved, |place| place.is_tall);
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

/// What is compared of a row before its cells are.
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
            for &byte in symbol {
                print.hash = (print.hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3); // FNV-1a
            }
            if symbol != b" " {
                print.weight += symbol.len();
            }
        }
        print
    }
}

#[cfg(test)]
mod tests;
