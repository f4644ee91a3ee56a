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
const MOST: usize = 1 << 20;

/// No more is read of each MiB behind the beginning.
const MOST_OF_REST: usize = 64 << 10;

/// Of a text by itself so much is read from the beginning on, which is all of nearly any book, and of what follows as much as
/// where there are others.
const OF_ONE: usize = 4 << 20;

/// How much of each text is read for words.
#[derive(Debug, Clone, Copy)]
pub struct Share {
    /// So many bytes of its beginning.
    beginning: usize,
    /// So many of each MiB that follows.
    rest: usize,
}

impl Share {
    /// That of a text by itself.
    pub const ALONE: Self = Self {
        beginning: OF_ONE,
        rest: MOST_OF_REST,
    };

    /// That of each of so many texts.
    pub fn of(texts: usize) -> Self {
        let beginning = (OF_ALL / texts.max(1)).clamp(LEAST, MOST);
        Self {
            beginning,
            rest: MOST_OF_REST.min(beginning / 4),
        }
    }

    /// How many bytes are read of a chunk of so many bytes, which begins at an offset of the text.
    pub(super) fn of_chunk(self, bytes: usize, offset: u64) -> usize {
        let offset = usize::try_from(offset).unwrap_or(usize::MAX);
        bytes.min(self.beginning.saturating_sub(offset).max(self.rest))
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
    document.scan(0, buf, None, &mut |chunk| {
        if stop.load(Ordering::Relaxed) {
            return ControlFlow::Break(());
        }
        let read = share.of_chunk(chunk.own, chunk.offset);
        nearest.feed(&chunk.bytes[..read]);
        ControlFlow::Continue(chunk.own)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_texts_are_read_in_part_and_few_as_a_whole() {
        let read = |share: Share| {
            let offsets = [0, 3 << 20, 4 << 20];
            offsets.map(|offset| share.of_chunk(1 << 20, offset) >> 10)
        };
        assert_eq!(read(Share::of(1)), [1024, 64, 64]);
        assert_eq!(read(Share::of(10_000)), [26, 6, 6]);
        assert_eq!(read(Share::of(1_000_000)), [8, 2, 2]);
        assert_eq!(read(Share::ALONE), [1024, 1024, 64]);
    }
}
