//! The tty of Unix: raw mode, the reading thread, signals.

mod input;
mod parser;
mod reader;
mod sequences;
mod tty;

pub(super) use reader::{Listener, Signals, suspend};
pub(super) use tty::Tty;
