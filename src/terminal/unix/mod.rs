//! The tty of Unix: raw mode, the reading thread, signals.
//!
//! Frames are written through crossterm on every system, and on Windows keys are read through it. On Unix keys are read
//! here, because the answers of the terminal come on the same line as the keys, between them, at any time:
//!
//! - crossterm 0.29 takes the answers to XTVERSION and OSC 11 for key presses, hangs on the one to DECRQM (measured;
//!   crossterm#1104), and gives none of them out. Without them kzread cannot know what a terminal must be sent.
//! - It takes an escape at the end of a read for the Esc key. A slow line can cut an answer, or an arrow key, behind the
//!   escape, and the rest would be typed into the prompt. Here the parser waits for the rest, as long as `reader` lets it.
//! - It does not know some keys of urxvt and st (`CSI 7 ^`, `CSI 4 h`).
//!
//! The crate termina, made for the Helix editor, began as a copy of crossterm's parser and does the same with escapes and
//! these keys (its source was read, nothing was run), so it is no way out.

mod input;
mod parser;
mod reader;
mod sequences;
mod tty;

pub use input::Input;
pub use parser::{Parser, Pending};
pub(super) use reader::{Listener, Signals, suspend};
pub(super) use tty::Tty;
