//! Unicode text → visual cells: levels, breaks, joining, lines, shaping. Pure: strings in, plain values out.

/// The direction of a paragraph: its paragraph level is 0 ([`Ltr`](Direction::Ltr)) or 1 ([`Rtl`](Direction::Rtl)) (UAX #9, 3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}
