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
        let look = self.look;
        for (y, row) in (1..).zip(shown.rows()) {
            let blanks = match self.painted {
                Painted::Row => [free_blank(row), None],
                Painted::Between => outer_blanks(row),
            };
            for x in blanks.into_iter().flatten() {
                // Writing to memory does not fail.
                let _ = write!(frame, "\x1b[{y};{}H\x1b[{look}m \x1b[m", x + 1);
            }
        }
    }
}

/// A plain blank of a row that stands between others: in line with letters it would part them.
fn free_blank(row: &[DrawnPlace]) -> Option<usize> {
    let is_blank = |x: usize| row.get(x).is_none_or(DrawnPlace::is_plain_blank);
    let is_free = |x: &usize| is_blank(*x) && is_blank(x + 1) && is_blank(x.saturating_sub(1));
    (0..row.len()).find(is_free)
}

/// The first and the last plain blank of a row.
fn outer_blanks(row: &[DrawnPlace]) -> [Option<usize>; 2] {
    [
        row.iter().position(DrawnPlace::is_plain_blank),
        row.iter().rposition(DrawnPlace::is_plain_blank),
    ]
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
        let rows = |look: u8| [1, 3].map(|y| format!("\x1b[{y};1H\x1b[{look}m \x1b[m"));
        let frames = written(Painted::Row);
        assert_eq!(frames, [rows(31).concat(), rows(32).concat()]);
    }

    #[test]
    fn what_is_painted_between_blanks_is_all_between_the_outermost() {
        let places = [(1, 1), (1, 6), (2, 3), (2, 6), (3, 1), (3, 6)];
        let blanks = places.map(|(y, x)| format!("\x1b[{y};{x}H\x1b[31m \x1b[m"));
        assert_eq!(written(Painted::Between)[0], blanks.concat());
    }
}
