//! Lines that a command has laid out stand as they are: wrapped where they are longer than the screen is wide, or cut, and shown
//! from a column on.

/// Columns that are never scrolled beyond.
const FARTHEST: u16 = 10_000;

/// What becomes of long lines.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct LongLines {
    /// They are cut, not wrapped.
    cuts: bool,
    /// The first column that is shown. While they are scrolled sideways they are cut.
    from: u16,
}

impl LongLines {
    pub(super) fn new(cuts: bool) -> Self {
        Self { cuts, from: 0 }
    }

    /// The other of the two, from the first column on.
    pub(super) fn toggled(self) -> Self {
        Self::new(self.cut().is_none())
    }

    /// Scrolled sideways by so many columns.
    pub(super) fn shifted(self, columns: u16, right: bool) -> Self {
        let from = if right {
            self.from.saturating_add(columns).min(FARTHEST)
        } else {
            self.from.saturating_sub(columns)
        };
        Self { from, ..self }
    }

    /// The column that lines are shown from where they are cut.
    pub(super) fn cut(self) -> Option<u16> {
        (self.cuts || self.from > 0).then_some(self.from)
    }
}
