//! What the terminal tells the application.

use super::key::Key;

/// Something that happened at the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted, its lines ended by `\n`.
    Paste(String),
    /// The left button went down on a cell, both counted from 0.
    Click {
        /// The column.
        column: u16,
        /// The row.
        row: u16,
    },
    /// The mouse was moved to a cell while its left button was down; both are counted from 0.
    Drag {
        /// The column.
        column: u16,
        /// The row.
        row: u16,
    },
    /// The wheel turned by one notch over a cell: -1 is up, 1 is down.
    Wheel {
        /// The notch.
        turns: i8,
        /// The column, counted from 0.
        column: u16,
        /// The row, counted from 0.
        row: u16,
    },
    /// The screen now has this many columns and rows.
    Resize(u16, u16),
    /// The window of the terminal has the keys again.
    Focus,
    /// The screen must be drawn again: its content was lost or the output mode has changed.
    Redraw,
    /// A signal asks to end; the terminal is restored already. A program ended by signal `n` exits with 128 + `n`.
    Quit(i32),
}
