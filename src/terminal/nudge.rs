//! Has a terminal paint rows again whose cells are all as they were. Konsole paints a row where a cell of it differs from what
//! was painted last, and nothing else: the top of a letter that stood below, which reached into a blank row, stays there for
//! ever, be the blanks written again or the screen cleared. So a blank of the row is given a look that nobody can see.

use std::io::Write as _;

use super::shown::{DrawnPlace, Shown};

/// Looks that no blank shows, as SGR has them: screen reverses what is slanted. They follow one another, for of two frames a
/// terminal may paint the second alone.
const LOOKS: [&str; 4] = ["", "1", "2", "1;2"];

/// The look that blanks were given last.
#[derive(Debug, Default)]
pub(super) struct Nudges {
    look: usize,
}

impl Nudges {
    /// Appends what has all rows painted again. One that is painted alone cuts what reaches into it from the rows beside it.
    pub(super) fn write(&mut self, shown: &Shown, frame: &mut Vec<u8>) {
        self.look = (self.look + 1) % LOOKS.len();
        let look = LOOKS[self.look];
        for (y, row) in (1..).zip(shown.rows()) {
            if let Some(x) = free_blank(row) {
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

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::{Rect, Size};

    use super::*;

    #[test]
    fn each_row_has_a_blank_that_looks_otherwise_from_frame_to_frame() {
        let mut shown = Shown::default();
        shown.clear(Size::new(6, 3));
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 3));
        for (x, letter) in (0..).zip("ab cd ".chars()) {
            buffer[(x, 1)].set_char(letter);
        }
        shown.change(&buffer, &[]);
        let mut nudges = Nudges::default();
        let mut frames = [Vec::new(), Vec::new()];
        for frame in &mut frames {
            nudges.write(&shown, frame);
        }
        let frames = frames.map(|frame| String::from_utf8(frame).unwrap());
        // Between letters there is none to be had.
        let rows = |look: &str| [1, 3].map(|y| format!("\x1b[{y};1H\x1b[{look}m \x1b[m"));
        assert_eq!(frames, [rows("1").concat(), rows("2").concat()]);
    }
}
