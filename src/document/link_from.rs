//! The next link of a document after a place, or before it.

use std::sync::atomic::{AtomicBool, Ordering};

use super::{BlockId, Document, Link, ReadError};

/// The first link that begins at a place or behind it; `forward` is false: the last that ends there or before it. A place is a
/// block and a byte of its text. Nothing if there is none, or nobody waits any more.
pub fn link_from(
    document: &Document,
    (block, byte): (BlockId, usize),
    forward: bool,
    stopped: &AtomicBool,
) -> Result<Option<(BlockId, Link)>, ReadError> {
    let is_ahead = |at: BlockId, link: &Link| {
        at != block
            || if forward {
                link.range.start >= byte
            } else {
                link.range.end <= byte
            }
    };
    let mut next = Some(block);
    while let Some(at) = next.filter(|_| !stopped.load(Ordering::Relaxed)) {
        let mut links = document.links(&*document.block(at)?).into_iter();
        let found = if forward {
            links.find(|link| is_ahead(at, link))
        } else {
            links.rev().find(|link| is_ahead(at, link))
        };
        if let Some(link) = found {
            return Ok(Some((at, link)));
        }
        next = if forward {
            document.next(at)?
        } else {
            document.previous(at)?
        };
    }
    Ok(None)
}
