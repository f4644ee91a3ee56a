//! A line of context around a match, cut out of its paragraph: what a list of results keeps of a text.

use std::ops::Range;

use crate::document::{Chunk, Document, ReadError, paragraph_around, paragraph_direction_with};
use crate::search::{Match, Query};
use crate::text::{Direction, ELLIPSIS};

/// Characters kept on either side of a match: more than a list is wide, unless most of them are harakat.
const AROUND: usize = 80;

/// Bytes of a paragraph on either side of a match that are looked at: one of megabytes costs no more than a short one.
const NEAR: usize = 16 << 10;

/// A part of one paragraph around a match, on one line; an ellipsis stands where the paragraph goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// The logical text.
    pub text: String,
    /// The bytes of it to highlight.
    pub highlight: Range<usize>,
    /// The paragraph's direction.
    pub direction: Direction,
}

impl Context {
    /// The line around a match in a chunk of the document.
    pub(super) fn of_match(
        document: &Document,
        chunk: &Chunk,
        found: &Match,
    ) -> Result<Self, ReadError> {
        // Of a table this is one row.
        let highlight = found.start..found.highlight_end;
        let near = paragraph_near(chunk.bytes, highlight.clone(), NEAR);
        let part = |range: Range<usize>| String::from_utf8_lossy(&chunk.bytes[range]);
        let direction = direction_of(document, chunk, found.start, &part(near.clone()))?;
        Ok(Self::new(
            &part(near.start..highlight.start),
            &part(highlight.clone()),
            &part(highlight.end..near.end),
            direction,
        ))
    }

    /// The line around the match of a query that starts at a document offset.
    pub fn at(document: &Document, query: &Query, offset: u64) -> Result<Self, ReadError> {
        let (block, byte) = document.locate(offset)?;
        let block = document.block(block)?;
        let text = block.text.as_bytes();
        let near = paragraph_near(text, byte..byte, NEAR);
        let mut matches = query.matches(&text[near.clone()]);
        let found = matches.find(|found| near.start + found.start == byte);
        let end = found.map_or(byte, |found| near.start + found.highlight_end);
        let part = |range: Range<usize>| String::from_utf8_lossy(&text[range]);
        let (before, after) = (part(near.start..byte), part(end..near.end));
        Ok(Self::new(
            &before,
            &part(byte..end),
            &after,
            block.direction,
        ))
    }

    /// The line around the first match in a text.
    pub(super) fn first(text: &str, query: &Query, direction: Direction) -> Self {
        let found = query.matches(text.as_bytes()).next();
        let (start, end) = found.map_or((0, 0), |found| (found.start, found.highlight_end));
        Self::new(&text[..start], &text[start..end], &text[end..], direction)
    }

    fn new(before: &str, found: &str, after: &str, direction: Direction) -> Self {
        let mut backwards = before.char_indices().rev();
        let from = backwards.nth(AROUND - 1).map_or(0, |(at, _)| at);
        let to = after.char_indices().nth(AROUND);
        let to = to.map_or(after.len(), |(at, _)| at);

        let mut line = String::new();
        line.extend((from > 0).then_some(ELLIPSIS));
        push_line(&mut line, &before[from..]);
        let start = line.len();
        push_line(&mut line, found);
        let highlight = start..line.len();
        push_line(&mut line, &after[..to]);
        line.extend((to < after.len()).then_some(ELLIPSIS));
        Self {
            text: line,
            highlight,
            direction,
        }
    }
}

/// Of the paragraph around a match what stands no further from it than so many bytes, and all of the match.
pub(super) fn paragraph_near(text: &[u8], found: Range<usize>, near: usize) -> Range<usize> {
    let paragraph = paragraph_around(text, found.start);
    let start = paragraph.start.max(found.start.saturating_sub(near));
    let end = paragraph.end.min(found.end + near);
    start..end.max(found.end)
}

/// The direction of the paragraph `text`, which stands around byte `at` of a chunk.
pub(super) fn direction_of(
    document: &Document,
    chunk: &Chunk,
    at: usize,
    text: &str,
) -> Result<Direction, ReadError> {
    if !document.is_parsed() {
        return Ok(paragraph_direction_with(text, || document.direction()));
    }
    let (block, _) = document.locate(chunk.offset + at as u64)?;
    Ok(document.block(block)?.direction)
}

/// Line breaks, tabs between the cells of a table and other control characters become spaces.
fn push_line(line: &mut String, text: &str) {
    line.extend(text.chars().map(|c| match c {
        '\u{2028}' => ' ',
        c if c.is_control() => ' ',
        c => c,
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Options;

    fn first(text: &str, query: &str) -> Context {
        let query = Query::new(query, Options::default()).unwrap();
        Context::first(text, &query, Direction::Ltr)
    }

    #[test]
    fn a_long_paragraph_is_cut_around_the_match() {
        let context = first(&("x ".repeat(200) + "here" + &" y".repeat(200)), "here");
        assert!(context.text.starts_with(ELLIPSIS) && context.text.ends_with(ELLIPSIS));
        assert_eq!(context.text.chars().count(), 1 + AROUND + 4 + AROUND + 1);
        assert_eq!(&context.text[context.highlight], "here");
    }

    #[test]
    fn it_is_one_line() {
        // of a table, its row; of broken lines, both
        let query = Query::new("mint", Options::default()).unwrap();
        let chunk = Chunk {
            offset: 0,
            bytes: b"a\tb\nc\tmint\td\ne\tf",
            source: b"a\tb\nc\tmint\td\ne\tf",
            own: 16,
        };
        let document = Document::markdown("a | b\n--|--\nc | mint").unwrap();
        let found = query.matches(chunk.bytes).next().unwrap();
        let context = Context::of_match(&document, &chunk, &found).unwrap();
        assert_eq!(
            (context.text.as_str(), context.highlight),
            ("c mint d", 2..6)
        );
        assert_eq!(first("one\u{2028}two", "two").text, "one two");
    }

    #[test]
    fn what_stands_on_the_last_letter_is_highlighted_with_it() {
        let context = first("\u{628}\u{64E} \u{62A}", "\u{628}");
        assert_eq!(context.highlight, 0..4);
    }
}
