//! The words of a text, shown to a collector of those that are near to a query.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::document::{Document, ReadError};
use crate::search::Nearest;

/// How many words are offered.
pub const OFFERED: usize = 3;

/// Shows a document to a collector of words, until `stop` is set. `buf` is what it is read into.
pub fn feed(
    document: &Document,
    nearest: &mut Nearest,
    buf: &mut Vec<u8>,
    stop: &AtomicBool,
) -> Result<(), ReadError> {
    document.scan(0, buf, None, &mut |chunk| {
        if stop.load(Ordering::Relaxed) {
            return ControlFlow::Break(());
        }
        nearest.feed(&chunk.bytes[..chunk.own]);
        ControlFlow::Continue(chunk.own)
    })
}
