//! Searching a whole document, from the reader's place on: what a search does beside the screen.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};

use super::find::Found;
use crate::document::{Document, ReadError};
use crate::search::Query;

/// Chunks of the document (of about 1 MiB) between two reports: often enough to see the count grow.
const CHUNKS_A_REPORT: usize = 16;

/// Finds all matches, first from document offset `from` to the end, then from the start to `from`.
///
/// Calls `report` with what was found since the last call: soon after the first match, then now and then, and once with
/// `done`. Gives up, without that last call, when `stop` is set.
pub fn scan(
    document: &Document,
    query: &Query,
    from: u64,
    generation: u64,
    stop: &AtomicBool,
    report: &mut dyn FnMut(Found),
) -> Result<(), ReadError> {
    let (behind, before) = (from..u64::MAX, 0..from);
    let mut reported = false;
    for part in [behind, before] {
        let done = part.start < from || from == 0;
        let mut starts = Vec::new();
        let mut chunks = 0;
        document.scan(part.start, &mut |offset, bytes| {
            if stop.load(Ordering::Relaxed) || offset >= part.end {
                return ControlFlow::Break(());
            }
            let found = query.matches(bytes).map(|m| offset + m.start as u64);
            starts.extend(found.filter(|start| part.contains(start)));
            chunks += 1;
            if !starts.is_empty() && (!reported || chunks % CHUNKS_A_REPORT == 0) {
                reported = true;
                report(Found {
                    generation,
                    starts: std::mem::take(&mut starts),
                    done: false,
                });
            }
            ControlFlow::Continue(())
        })?;
        if stop.load(Ordering::Relaxed) {
            return Ok(());
        }
        report(Found {
            generation,
            starts,
            done,
        });
        if done {
            return Ok(());
        }
    }
    Ok(())
}
