//! A place in raw text, counted in folded units, that moves both ways. Between the folding and the matcher.

use super::folding::{Folding, Unit};
use super::utf8;

/// One unit of one code point of a text.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    folding: &'static Folding,
    text: &'t [u8],
    units: &'static [Unit],
    unit: usize,
    /// First byte of the code point.
    pub(super) start: usize,
    /// The byte after the code point.
    pub(super) end: usize,
}

impl<'t> Cursor<'t> {
    /// Before the first unit of the code point that starts at byte `at`.
    pub(super) fn before(folding: &'static Folding, text: &'t [u8], at: usize) -> Self {
        Self {
            folding,
            text,
            units: &[],
            unit: 0,
            start: at,
            end: at,
        }
    }

    /// The next unit, and the cursor on it.
    #[inline]
    pub(super) fn next(&mut self) -> Option<Unit> {
        self.unit += 1;
        loop {
            if let Some(&unit) = self.units.get(self.unit) {
                return Some(unit);
            }
            let (c, end) = utf8::after(self.text, self.end)?;
            self.units = self.folding.units(c);
            self.unit = 0;
            self.start = self.end;
            self.end = end;
        }
    }

    /// The unit before, and the cursor on it.
    #[inline]
    pub(super) fn previous(&mut self) -> Option<Unit> {
        loop {
            if let Some(unit) = self.unit.checked_sub(1) {
                self.unit = unit;
                return self.units.get(unit).copied();
            }
            let (c, start) = utf8::before(self.text, self.start)?;
            self.units = self.folding.units(c);
            self.unit = self.units.len();
            self.end = self.start;
            self.start = start;
        }
    }

    /// What tells this place from every other place of the text.
    pub(super) fn place(&self) -> (usize, usize) {
        (self.start, self.unit)
    }
}
