//! Where the paragraphs of a plain text begin and end, and where a paragraph of megabytes is cut: found from any place of the
//! file by looking at its neighbourhood alone, so that the end of a file costs no more than its beginning.

use std::ops::Range;

use memchr::{memchr2, memmem, memrchr, memrchr2};
use unicode_bidi::BidiClass;

use crate::document::decode::char_start;
use crate::document::paragraphs::SEPARATOR;

/// Long paragraphs are cut near the multiples of this many bytes of the file, save those nearer than this to an end of the
/// paragraph. Pieces are thus some 16 KiB long and at most about 48: what a screen can afford to lay out.
const GRID: u64 = 16 << 10;

/// How far before a grid point a space is looked for, to cut after it.
const SPACE: u64 = 4 << 10;

/// How far before that a base is looked for when a cut without a space falls among combining marks.
const MARKS: usize = 256;

/// How much is looked at around a place at first: almost all paragraphs are shorter.
pub(super) const NEAR: u64 = 4 << 10;

const _: () = assert!(
    2 * NEAR < 2 * GRID,
    "a paragraph seen whole at first is too short to be cut"
);

/// How much around a place decides about it in any case: twice two steps of the grid.
pub(super) const FAR: u64 = 4 * GRID;

/// A paragraph, or a piece of a long one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Segment {
    /// Offset of its first byte.
    pub(super) start: u64,
    /// Offset of its end, without the line end.
    pub(super) end: u64,
    /// Offset of the next segment: past the line end, or equal to `end` where a paragraph is cut.
    pub(super) next: u64,
}

impl Segment {
    /// Whether no line end follows it: the paragraph goes on with the next segment, if there is one.
    pub(super) fn is_cut(&self) -> bool {
        self.end == self.next
    }
}

/// A part of the file, and where the text begins (after a byte order mark) and ends.
pub(super) struct Neighbourhood<'a> {
    pub(super) base: u64,
    pub(super) bytes: &'a [u8],
    pub(super) origin: u64,
    pub(super) len: u64,
}

/// An end of a paragraph: where its text ends and where the next one begins.
struct ParagraphEnd {
    end: u64,
    next: u64,
}

impl Neighbourhood<'_> {
    /// The segment that holds byte `at` of the text, if a view of `NEAR` bytes before and after it shows a whole paragraph.
    pub(super) fn short_segment(&self, at: u64) -> Option<Segment> {
        let at = self.before_line_end(at);
        let start = self.paragraph_start(at)?;
        let ParagraphEnd { end, next } = self.paragraph_end(at)?;
        Some(Segment { start, end, next })
    }

    /// The segment that holds byte `at` of the text, if the view shows `FAR` bytes before and after it.
    pub(super) fn any_segment(&self, at: u64) -> Segment {
        let at = self.before_line_end(at);
        // What lies outside of the view is too far away to matter: see the tests against the definition.
        let start = self.paragraph_start(at);
        let end = self.paragraph_end(at);
        let first = start.unwrap_or(self.base) + GRID;
        let last = end
            .as_ref()
            .map_or(self.base + self.bytes.len() as u64, |end| end.end)
            .saturating_sub(GRID);
        let cut_before = || {
            let points = grid(first.max(at.saturating_sub(3 * GRID))..last.min(at + GRID));
            points.rev().map(|g| self.cut(g)).find(|&cut| cut <= at)
        };
        let cut_after = || {
            let points = grid(first.max(at)..last.min(at + 3 * GRID));
            points.map(|g| self.cut(g)).find(|&cut| cut > at)
        };
        let start = cut_before().or(start).unwrap_or(self.base);
        let fallback = || end.map_or((self.len, self.len), |end| (end.end, end.next));
        let (end, next) = cut_after().map_or_else(fallback, |cut| (cut, cut));
        Segment { start, end, next }
    }

    fn slice(&self, range: Range<u64>) -> &[u8] {
        let index = |at: u64| (at.saturating_sub(self.base) as usize).min(self.bytes.len());
        self.bytes
            .get(index(range.start)..index(range.end))
            .unwrap_or_default()
    }

    /// `at`, or the beginning of the line end that it lies within.
    fn before_line_end(&self, at: u64) -> u64 {
        if at > self.origin && self.slice(at - 1..at + 1) == b"\r\n" {
            return at - 1;
        }
        let within = |back: u64| {
            at.checked_sub(back)
                .filter(|&at| at >= self.origin && self.slice(at..at + 3) == SEPARATOR)
        };
        within(1).or_else(|| within(2)).unwrap_or(at)
    }

    /// Where the paragraph of byte `at` begins, if the view shows it.
    fn paragraph_start(&self, at: u64) -> Option<u64> {
        let from = self.base.max(self.origin);
        let before = self.slice(from..at);
        let line = memrchr2(b'\n', b'\r', before).map_or(0, |i| i + 1);
        let separator =
            memmem::rfind(&before[line..], SEPARATOR).map(|i| line + i + SEPARATOR.len());
        match separator.unwrap_or(line) {
            0 => (from == self.origin).then_some(from),
            start => Some(from + start as u64),
        }
    }

    /// Where the paragraph of byte `at` ends, if the view shows it.
    fn paragraph_end(&self, at: u64) -> Option<ParagraphEnd> {
        let after = self.slice(at..self.len);
        let complete = self.base + self.bytes.len() as u64 >= self.len;
        let line = memchr2(b'\n', b'\r', after);
        let separator = memmem::find(&after[..line.unwrap_or(after.len())], SEPARATOR);
        let (end, mark) = match (separator, line) {
            (Some(i), _) => (i, SEPARATOR.len()),
            (None, Some(i)) => match &after[i..] {
                [b'\r', b'\n', ..] => (i, 2),
                [b'\r'] if !complete => return None,
                _ => (i, 1),
            },
            (None, None) if complete => (after.len(), 0),
            (None, None) => return None,
        };
        Some(ParagraphEnd {
            end: at + end as u64,
            next: at + (end + mark) as u64,
        })
    }

    /// Where a paragraph is cut for grid point `g`: after the last space of the `SPACE` bytes before it, else at a character.
    fn cut(&self, g: u64) -> u64 {
        let start = g - SPACE;
        match memrchr(b' ', self.slice(start..g)) {
            Some(i) => start + i as u64 + 1,
            None => self.cut_between_characters(g),
        }
    }

    fn cut_between_characters(&self, g: u64) -> u64 {
        let index = (g - self.base) as usize;
        let boundary = char_start(self.bytes, index);
        let mut at = boundary;
        while at > boundary.saturating_sub(MARKS) {
            if !starts_with_mark(&self.bytes[at..]) {
                return self.base + at as u64;
            }
            at = char_start(self.bytes, at - 1);
        }
        self.base + boundary as u64
    }
}

/// The multiples of `GRID` in `range`, its end included.
fn grid(range: Range<u64>) -> impl DoubleEndedIterator<Item = u64> {
    (range.start.div_ceil(GRID).max(1)..=range.end / GRID).map(|k| k * GRID)
}

fn starts_with_mark(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4)];
    let first = head
        .utf8_chunks()
        .next()
        .and_then(|chunk| chunk.valid().chars().next());
    first.is_some_and(|c| unicode_bidi::bidi_class(c) == BidiClass::NSM)
}
