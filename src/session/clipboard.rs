//! What was copied.

use crate::words::Passage;

/// What is copied, and waits for the clipboard.
#[derive(Debug, Clone, Default)]
pub(super) struct Clipboard {
    /// What was copied last, and which part of a text that was; none if it is the address of a link.
    pub(super) last: Option<(Option<Passage>, String)>,
    /// It is not given to the clipboard yet.
    pub(super) waits: bool,
}
