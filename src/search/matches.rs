//! What is found: a range of bytes.

use super::Rung;

/// A match, in bytes of the text that was searched. Every offset is the edge of a code point; where a code point stands
/// for several letters (ﻻ, ﷲ), a match of some of them is the whole of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Match {
    /// First byte.
    pub start: usize,
    /// The byte after the last matched base letter.
    pub end: usize,
    /// The byte after the marks and invisible characters that follow, and, but for the exact level, tatweel: what a
    /// screen lights ends here.
    pub highlight_end: usize,
    /// What it has in common with what was typed.
    pub rung: Rung,
}
