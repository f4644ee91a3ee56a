//! The part of a file that is held in memory: a window that follows one who reads through it.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use crate::document::bytes::{Bytes, ReadError, read_exactly};

/// Bytes read before and after what is asked for: many paragraphs, so that a step of the reader is seldom a system call.
const MARGIN: u64 = 32 << 10;

pub(super) struct Window {
    bytes: Arc<dyn Bytes>,
    len: u64,
    held: Mutex<Held>,
}

#[derive(Default)]
struct Held {
    start: u64,
    bytes: Vec<u8>,
}

impl Window {
    pub(super) fn new(bytes: Arc<dyn Bytes>) -> Self {
        let len = bytes.len();
        Self {
            bytes,
            len,
            held: Mutex::default(),
        }
    }

    /// The length of the file when it was opened.
    pub(super) fn len(&self) -> u64 {
        self.len
    }

    /// Shows the bytes of `range`, cut to those of the file, and the offset of the first of them.
    pub(super) fn with<R>(
        &self,
        range: Range<u64>,
        look: impl FnOnce(u64, &[u8]) -> R,
    ) -> Result<R, ReadError> {
        let end = range.end.min(self.len);
        let start = range.start.min(end);
        // What is held is replaced as a whole, so it is right even if another reader panicked.
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if held.get(start, end).is_none() {
            let from = start.saturating_sub(MARGIN);
            let to = end.saturating_add(MARGIN).min(self.len);
            let mut bytes = std::mem::take(&mut held.bytes);
            read_exactly(&*self.bytes, from..to, &mut bytes)?;
            *held = Held { start: from, bytes };
        }
        Ok(look(start, held.get(start, end).unwrap_or_default()))
    }
}

impl Held {
    fn get(&self, start: u64, end: u64) -> Option<&[u8]> {
        let start = start.checked_sub(self.start)? as usize;
        let end = end.checked_sub(self.start)? as usize;
        self.bytes.get(start..end)
    }
}
