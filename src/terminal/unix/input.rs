//! What the bytes from the terminal can mean.

use crate::input::Key;
use crate::terminal::probe::Answer;

/// What a stretch of input means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Input {
    Key(Key),
    Paste(String),
    /// The left button on a cell, counted from 0.
    Click {
        column: u16,
        row: u16,
    },
    /// -1 is up, 1 is down; on a cell, counted from 0.
    Wheel {
        turns: i8,
        column: u16,
        row: u16,
    },
    Answer(Answer),
}
