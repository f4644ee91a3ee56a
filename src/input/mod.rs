//! What a user does at the terminal: the vocabulary that the terminal room and the application share. Pure.

mod event;
mod key;
mod layout;

pub use event::Event;
pub use key::{Code, Key, UnknownKey, digit, parse_keys};
pub use layout::{LAM, LAM_ALEFS, arabic, latin};
