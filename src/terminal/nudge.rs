//! Has a terminal paint rows again whose cells are all as they were. Some paint what differs from what was painted last, and
//! nothing else: the top of a letter that stood below, which reached into a row, stays there for ever, be the row written again
//! or the screen cleared. So blanks of the row are given a look that nobody can see.

use std::io::Write as _;
use std::ops::RangeInclusive;

use super::shown::{DrawnPlace, Shown};

/// Colours of letters, which no blank shows, as SGR has them. None is that of a blank which was written again. They follow one
/// another, for of several frames a terminal may paint the last alone. Not all know of faint letters, and screen reverses
/// slanted ones.
const LOOKS: RangeInclusive<u8> = 31..=36;

/// What a terminal paints of a row in which cells differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Painted {
    /// All of it.
    Row,
    /// From the first of them to the last.
    Between,
}

/// The look that blanks were given last.
#[derive(Debug)]
pub(super) struct Nudges {
    painted: Painted,
    look: u8,
}

impl Nudges {
    pub(super) fn new(painted: Painted) -> Self {
        let look = *LOOKS.end();
        Self { painted, look }
    }

    /// For which terminals they are.
    pub(super) fn painted(&self) -> Painted {
        self.painted
    }

    /// Appends what has all rows painted again. One that is painted alone cuts what reaches into it from the rows beside it.
    pub(super) fn write(&mut self, shown: &Shown, frame: &mut Vec<u8>) {
        self.look = if self.look < *LOOKS.end() {
            self.look + 1
        } else {
            *LOOKS.start()
        };
        // Writing to memory does not fail.
        let _ = write!(frame, "\x1b[{}m", self.look);
        match self.painted {
            Painted::Row => write_blanks(shown, free_blank, frame),
            Painted::Between => {
                write_blanks(
                    shown,
                    |row| row.iter().position(DrawnPlace::is_plain_blank),
                    frame,
                );
                write_blanks(
                    shown,
                    |row| row.iter().rposition(DrawnPlace::is_plain_blank),
                    frame,
                );
            }
        }
        frame.extend_from_slice(b"\x1b[m");
    }
}

/// Writes a blank of each row, from row to row.
fn write_blanks(shown: &Shown, find: impl Fn(&[DrawnPlace]) -> Option<usize>, frame: &mut Vec<u8>) {
    let mut above = None;
    for (y, row) in (1..).zip(shown.rows()) {
        let blank = find(row);
        if let Some(x) = blank {
            // Behind the last column of a row it depends on the terminal where the cursor is.
            if above == blank && x + 1 < row.len() {
                frame.extend_from_slice(b"\x08\x1b[B ");
            } else {
                let _ = write!(frame, "\x1b[{y};{}H ", x + 1);
            }
        }
        above = blank;
    }
}

/// A plain blank of a row that stands between others: in line with letters it would part them.
fn free_blank(row: &[DrawnPlace]) -> Option<usize> {
    let is_blank = |x: usize| row.get(x).is_none_or(DrawnPlace::is_plain_blank);
    let is_free = |x: &usize| is_blank(*x) && is_blank(x + 1) && is_blank(x.saturating_sub(1));
    (0..row.len()).find(is_free)
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::{Rect, Size};

    use super::*;

    /// What two frames say of a screen of three rows, the second with letters.
    fn written(painted: Painted) -> [String; 2] {
        let mut shown = Shown::default();
        shown.clear(Size::new(6, 3));
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 3));
        for (x, letter) in (0..).zip("ab cd ".chars()) {
            buffer[(x, 1)].set_char(letter);
        }
        shown.change(&buffer, &[]);
        let mut nudges = Nudges::new(painted);
        [(); 2].map(|()| {
            let mut frame = Vec::new();
            nudges.write(&shown, &mut frame);
            String::from_utf8(frame).unwrap()
        })
    }

    #[test]
    fn each_row_has_a_blank_that_looks_otherwise_from_frame_to_frame() {
        // Between letters there is none to be had.
        let frame = |look: u8| format!("\x1b[{look}m\x1b[1;1H \x1b[3;1H \x1b[m");
        assert_eq!(written(Painted::Row), [frame(31), frame(32)]);
    }

    #[test]
    fn what_is_painted_between_blanks_is_all_between_the_outermost() {
        let first = "\x1b[1;1H \x1b[2;3H \x1b[3;1H ";
        // Each is in the last column.
        let last = "\x1b[1;6H \x1b[2;6H \x1b[3;6H ";
        let frame = format!("\x1b[31m{first}{last}\x1b[m");
        assert_eq!(written(Painted::Between)[0], frame);
    }

    #[test]
    fn a_blank_below_a_blank_is_a_step_away() {
        let mut shown = Shown::default();
        shown.clear(Size::new(4, 3));
        let mut frame = Vec::new();
        Nudges::new(Painted::Row).write(&shown, &mut frame);
        let frame = String::from_utf8(frame).unwrap();
        assert_eq!(frame, "\x1b[31m\x1b[1;1H \x08\x1b[B \x08\x1b[B \x1b[m");
    }
}
