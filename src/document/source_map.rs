//! Where each piece of a parsed text comes from in its source.
//!
//! A parser drops signs, decodes entities and writes list markers, so that its text is not a slice of the source. Most of it
//! still is, piece by piece: those pieces are mapped byte by byte, and any other as a whole.

use std::ops::Range;

/// The pieces of a text that have a source, in the order of the text.
#[derive(Debug, Default, Clone)]
pub(super) struct SourceMap {
    pieces: Vec<Mapping>,
}

/// A piece of the text and its source. Both are counted in 32 bits, for each sign of a text may begin a piece; a text that
/// is parsed as a whole is never longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mapping {
    text: u32,
    text_end: u32,
    source: u32,
    source_end: u32,
}

/// A part of a source.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    /// Where it stands in the whole, in bytes.
    pub(super) at: usize,
}

/// The longest name of an entity, in bytes, with the signs around it.
const LONGEST_ENTITY: usize = 40;

/// How many bytes the entity takes that a source begins with.
fn entity(source: &str) -> Option<usize> {
    let name = source.strip_prefix('&')?;
    let end = name.bytes().take(LONGEST_ENTITY).position(|b| b == b';')?;
    let is_name = |b: u8| b.is_ascii_alphanumeric() || b == b'#';
    (end > 0 && name.bytes().take(end).all(is_name)).then_some(end + 2)
}

/// How many bytes two texts begin with alike, up to what may be an entity.
fn common(piece: &str, source: &str) -> usize {
    let same = piece.bytes().zip(source.bytes());
    let mut length = same
        .take_while(|(one, other)| one == other && *one != b'&')
        .count();
    while !piece.is_char_boundary(length) {
        length -= 1;
    }
    length
}

impl Mapping {
    fn new(text: Range<usize>, source: Range<usize>) -> Self {
        let short = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self {
            text: short(text.start),
            text_end: short(text.end),
            source: short(source.start),
            source_end: short(source.end),
        }
    }

    fn text(&self) -> Range<usize> {
        self.text as usize..self.text_end as usize
    }

    fn source(&self) -> Range<usize> {
        self.source as usize..self.source_end as usize
    }

    /// Whether it is the source byte by byte.
    fn is_exact(&self) -> bool {
        self.text_end - self.text == self.source_end - self.source
    }

    /// Whether both go on with `next` byte by byte.
    fn goes_on_with(&self, next: &Self) -> bool {
        self.is_exact()
            && next.is_exact()
            && (self.text_end, self.source_end) == (next.text, next.source)
    }

    /// The part of it within `text`, if there is any.
    fn within(&self, text: &Range<usize>) -> Option<Self> {
        let own = self.text();
        let part = own.start.max(text.start)..own.end.min(text.end);
        if part.is_empty() {
            return None;
        }
        let source = if self.is_exact() {
            let start = self.source as usize + (part.start - own.start);
            start..start + part.len()
        } else {
            self.source()
        };
        Some(Self::new(part, source))
    }

    /// The same piece, of another source.
    fn read_from(self, written: impl Fn(Range<usize>) -> Range<usize>) -> Self {
        Self::new(self.text(), written(self.source()))
    }

    fn moved(self, by: usize) -> Self {
        let text = self.text();
        Self::new(text.start + by..text.end + by, self.source())
    }
}

impl SourceMap {
    /// Maps the bytes `text`, which follow all that are mapped already, to `source`: byte by byte if they are as many.
    pub(super) fn add(&mut self, text: Range<usize>, source: Range<usize>) {
        if !text.is_empty() {
            self.add_piece(Mapping::new(text, source));
        }
    }

    /// Maps `piece`, found at byte `at` of the text, to what it was made from by leaving some characters out: signs that a
    /// container repeats on each line, a backslash before a sign, blanks, and all but one character of an entity.
    pub(super) fn add_aligned(&mut self, at: usize, piece: &str, source: &Source) {
        let (mut from, mut same) = (0, 0);
        for (index, c) in piece.char_indices() {
            if index < same {
                continue;
            }
            let length = common(&piece[index..], &source.text[from..]);
            if length > 0 {
                let start = source.at + from;
                self.add(at + index..at + index + length, start..start + length);
                from += length;
                same = index + length;
                continue;
            }
            let text = at + index..at + index + c.len_utf8();
            let rest = &source.text[from..];
            let blank = rest.len() - rest.trim_start().len();
            let written = &rest[blank..];
            let decoded = entity(written).filter(|&length| {
                !c.is_ascii_whitespace()
                    && c != '\u{2028}'
                    && !piece[index..].starts_with(&written[..length])
            });
            let is_same = |other: char| {
                other == c
                    || matches!(c, ' ' | '\n' | '\u{2028}') && matches!(other, '\r' | '\n' | '\t')
            };
            let found = decoded.map(|length| (blank, length)).or_else(|| {
                let found = rest.char_indices().find(|&(_, other)| is_same(other));
                found.map(|(start, other)| (start, other.len_utf8()))
            });
            let Some((start, length)) = found else {
                let end = source.at + source.text.len();
                return self.add(text.start..at + piece.len(), source.at + from..end);
            };
            self.add(
                text,
                source.at + from + start..source.at + from + start + length,
            );
            from += start + length;
        }
    }

    fn add_piece(&mut self, piece: Mapping) {
        match self.pieces.last_mut() {
            Some(last) if last.goes_on_with(&piece) => {
                last.text_end = piece.text_end;
                last.source_end = piece.source_end;
            }
            _ => self.pieces.push(piece),
        }
    }

    /// Adds what is mapped in `other`, whose text begins at byte `at` of this one.
    pub(super) fn append(&mut self, other: &Self, at: usize) {
        for piece in &other.pieces {
            self.add_piece(piece.moved(at));
        }
    }

    /// The map of a part of the text, as that of a text of its own.
    pub(super) fn part(&self, text: &Range<usize>) -> Self {
        let first = self
            .pieces
            .partition_point(|piece| piece.text_end as usize <= text.start);
        let parts = self.pieces[first..]
            .iter()
            .map_while(|piece| piece.within(text));
        let pieces = parts.map(|piece| {
            let own = piece.text();
            Mapping::new(own.start - text.start..own.end - text.start, piece.source())
        });
        Self {
            pieces: pieces.collect(),
        }
    }

    /// Forgets what is mapped from byte `end` of the text on.
    pub(super) fn truncate(&mut self, end: usize) {
        while let Some(last) = self.pieces.pop() {
            if let Some(rest) = last.within(&(0..end)) {
                self.pieces.push(rest);
                return;
            }
        }
    }

    /// The map to another source, in which a part of this one stands elsewhere. `borders`, in order: where the two differ.
    pub(super) fn translated(
        &self,
        borders: &[usize],
        written: impl Fn(Range<usize>) -> Range<usize>,
    ) -> Self {
        let mut map = Self::default();
        for piece in &self.pieces {
            let mut rest = *piece;
            let first = borders.partition_point(|border| *border <= piece.source as usize);
            for border in borders[first..].iter().take_while(|_| piece.is_exact()) {
                let length = border.saturating_sub(rest.source as usize);
                if *border >= piece.source_end as usize || length == 0 {
                    break;
                }
                let cut = rest.text as usize + length;
                let part = Mapping::new(rest.text as usize..cut, rest.source as usize..*border);
                map.add_piece(part.read_from(&written));
                rest = Mapping::new(
                    cut..piece.text_end as usize,
                    *border..piece.source_end as usize,
                );
            }
            map.add_piece(rest.read_from(&written));
        }
        map
    }

    /// Where the source of what was mapped last ends.
    pub(super) fn source_end(&self) -> usize {
        self.pieces
            .last()
            .map_or(0, |last| last.source_end as usize)
    }

    /// The part of the source that a part of the text comes from, from the first byte of its first character to the last of
    /// its last. What has no source stands at the end of the piece before it.
    pub(super) fn source_of(&self, text: Range<usize>) -> Range<usize> {
        let start = self.source_of_byte(text.start).start;
        let last = text.end.saturating_sub(1).max(text.start);
        let end = if text.is_empty() {
            start
        } else {
            self.source_of_byte(last).end
        };
        start..end.max(start)
    }

    fn source_of_byte(&self, at: usize) -> Range<usize> {
        let after = self
            .pieces
            .partition_point(|piece| piece.text as usize <= at);
        let Some(piece) = after.checked_sub(1).map(|index| self.pieces[index]) else {
            return 0..0;
        };
        let byte = piece.within(&(at..at + 1));
        byte.map_or(piece.source().end..piece.source().end, |byte| byte.source())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_that_follow_each_other_byte_by_byte_are_one() {
        let mut map = SourceMap::default();
        map.add(0..3, 2..5);
        map.add(3..6, 5..8);
        assert_eq!(map.pieces.len(), 1);
        map.add(6..7, 8..12);
        map.add(7..9, 12..14);
        assert_eq!(map.pieces.len(), 3);
        assert_eq!(map.source_of(1..4), 3..6);
        // Any byte of a piece of another length stands for all of it.
        assert_eq!(map.source_of(6..7), 8..12);
        assert_eq!(map.source_of(5..8), 7..13);
    }

    #[test]
    fn what_has_no_source_stands_where_the_piece_before_it_ends() {
        let mut map = SourceMap::default();
        map.add(2..4, 10..12);
        assert_eq!(map.source_of(0..1), 0..0);
        assert_eq!(map.source_of(4..6), 12..12);
        assert_eq!(map.source_of(3..6), 11..12);
        assert_eq!(map.source_of(3..3), 11..11);
    }

    #[test]
    fn a_piece_is_found_in_a_source_that_has_more_signs() {
        let mut map = SourceMap::default();
        let source = Source {
            text: "a\n> b\\|c",
            at: 0,
        };
        map.add_aligned(0, "a b|c", &source);
        let starts: Vec<usize> = (0..5).map(|at| map.source_of(at..at + 1).start).collect();
        assert_eq!(starts, [0, 1, 4, 6, 7]);
    }

    #[test]
    fn a_part_and_a_shorter_map_know_the_same_places() {
        let mut map = SourceMap::default();
        map.add(0..4, 4..8);
        map.add(4..5, 8..12);
        let part = map.part(&(2..5));
        assert_eq!((part.source_of(0..1), part.source_of(2..3)), (6..7, 8..12));
        map.truncate(3);
        assert_eq!((map.source_end(), map.source_of(0..9)), (7, 4..7));
    }
}
