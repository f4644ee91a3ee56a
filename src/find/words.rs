//! The words of a text, shown to a collector of those that are near to a query.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::document::{Document, ReadError};
use crate::search::Nearest;

/// How many words are offered.
pub const OFFERED: usize = 3;

/// So many bytes of all texts together are read for words, and of each of many no less than the least: a second for a
/// library of any size. What many texts speak of, or a long one, they name more than once.
const OF_ALL: usize = 256 << 20;
const LEAST: usize = 8 << 10;
const MOST: usize = 512 << 10;

/// How much of each text is read for words: so many bytes of its beginning, and a part of as many of each MiB that follows.
#[derive(Debug, Clone, Copy)]
pub struct Share(usize);

impl Share {
    /// All of a text, however long.
    pub const WHOLE: Self = Self(usize::MAX);

    /// That of each of so many texts.
    pub fn of(texts: usize) -> Self {
        Self((OF_ALL / texts.max(1)).clamp(LEAST, MOST))
    }

    /// How many bytes are read of a chunk of a text, of so many bytes.
    pub(super) fn of_chunk(self, bytes: usize, is_first: bool) -> usize {
        bytes.min(if is_first || self.0 == usize::MAX {
            self.0
        } else {
            self.0 / 4
        })
    }
}

/// Shows as much of a document as its share to a collector of words, until `stop` is set. `buf` is what it is read into.
pub fn feed(
    document: &Document,
    nearest: &mut Nearest,
    share: Share,
    buf: &mut Vec<u8>,
    stop: &AtomicBool,
) -> Result<(), ReadError> {
    let mut is_first = true;
    document.scan(0, buf, None, &mut |chunk| {
        if stop.load(Ordering::Relaxed) {
            return ControlFlow::Break(());
        }
        let read = share.of_chunk(chunk.own, std::mem::take(&mut is_first));
        nearest.feed(&chunk.bytes[..read]);
        ControlFlow::Continue(chunk.own)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_texts_are_read_in_part_and_few_as_a_whole() {
        let read = |texts| {
            let share = Share::of(texts);
            [true, false].map(|is_first| share.of_chunk(1 << 20, is_first) >> 10)
        };
        assert_eq!(read(1), [512, 128]);
        assert_eq!(read(10_000), [26, 6]);
        assert_eq!(read(1_000_000), [8, 2]);
        assert_eq!(Share::WHOLE.of_chunk(1 << 20, false), 1 << 20);
    }
}
