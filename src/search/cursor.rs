//! A place in raw text, counted in folded characters, that moves both ways. Between the folding and the matcher.

use super::folding::{Folded, Folding};
use super::utf8;

/// One folded character of one code point of a text.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    folding: &'static Folding,
    text: &'t [u8],
    chars: &'static [Folded],
    at: usize,
    /// First byte of the code point.
    pub(super) start: usize,
    /// The byte after the code point.
    pub(super) end: usize,
}

impl<'t> Cursor<'t> {
    /// Before the first folded character of the code point that starts at byte `at`.
    pub(super) fn before(folding: &'static Folding, text: &'t [u8], at: usize) -> Self {
        Self {
            folding,
            text,
            chars: &[],
            at: 0,
            start: at,
            end: at,
        }
    }

    /// The next folded character, and the cursor on it.
    #[inline]
    pub(super) fn next(&mut self) -> Option<Folded> {
        self.at += 1;
        loop {
            if let Some(&c) = self.chars.get(self.at) {
                return Some(c);
            }
            let (c, end) = utf8::after(self.text, self.end)?;
            self.chars = self.folding.folded(c);
            self.at = 0;
            self.start = self.end;
            self.end = end;
        }
    }

    /// The folded character before, and the cursor on it.
    #[inline]
    pub(super) fn previous(&mut self) -> Option<Folded> {
        loop {
            if let Some(c) = self.at.checked_sub(1) {
                self.at = c;
                return self.chars.get(c).copied();
            }
            let (c, start) = utf8::before(self.text, self.start)?;
            self.chars = self.folding.folded(c);
            self.at = self.chars.len();
            self.end = self.start;
            self.start = start;
        }
    }

    /// What tells this place from every other place of the text.
    pub(super) fn place(&self) -> (usize, usize) {
        (self.start, self.at)
    }
}
