//! A line of context around a match, cut out of its paragraph: what a list of results keeps of a text.

use std::ops::Range;

use crate::document::{Document, ReadError};
use crate::search::Query;
use crate::text::{Direction, ELLIPSIS};

/// Characters kept on either side of a match: more than a list is wide, unless most of them are harakat.
const AROUND: usize = 80;

/// A piece of one paragraph around a match, on one line; an ellipsis stands where the paragraph goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// The logical text.
    pub text: String,
    /// The bytes of it to light.
    pub lit: Range<usize>,
    /// The paragraph's direction.
    pub direction: Direction,
}

impl Context {
    /// The line around the match at a document offset.
    pub(super) fn at(document: &Document, query: &Query, offset: u64) -> Result<Self, ReadError> {
        let (id, byte) = document.locate(offset)?;
        let block = document.block(id)?;
        let mut matches = query.matches(block.text.as_bytes());
        let found = matches.find(|m| m.start >= byte);
        let lit = found.map_or(byte..byte, |m| m.start..m.light_end);
        Ok(Self::new(&block.text, lit, block.direction))
    }

    /// The line around the first match in a text.
    pub(super) fn first(text: &str, query: &Query, direction: Direction) -> Self {
        let found = query.matches(text.as_bytes()).next();
        let lit = found.map_or(0..0, |m| m.start..m.light_end);
        Self::new(text, lit, direction)
    }

    fn new(text: &str, lit: Range<usize>, direction: Direction) -> Self {
        let piece = |range: Range<usize>| text.get(range).unwrap_or_default();
        // Of a table, one row.
        let before = piece(0..lit.start).rsplit('\n').next();
        let after = piece(lit.end..text.len()).split('\n').next();
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        let mut backwards = before.char_indices().rev();
        let from = backwards.nth(AROUND - 1).map_or(0, |(at, _)| at);
        let to = after.char_indices().nth(AROUND);
        let to = to.map_or(after.len(), |(at, _)| at);

        let mut line = String::new();
        line.extend((from > 0).then_some(ELLIPSIS));
        push_line(&mut line, before.get(from..).unwrap_or_default());
        let start = line.len();
        push_line(&mut line, piece(lit));
        let lit = start..line.len();
        push_line(&mut line, after.get(..to).unwrap_or_default());
        line.extend((to < after.len()).then_some(ELLIPSIS));
        Self {
            text: line,
            lit,
            direction,
        }
    }
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
        assert_eq!(&context.text[context.lit], "here");
    }

    #[test]
    fn it_is_one_line() {
        // of a table, its row; of broken lines, both
        let context = first("a\tb\nc\tmint\td\ne\tf", "mint");
        assert_eq!((context.text.as_str(), context.lit), ("c mint d", 2..6));
        assert_eq!(first("one\u{2028}two", "two").text, "one two");
    }

    #[test]
    fn what_stands_on_the_last_letter_is_lit_with_it() {
        let context = first("\u{628}\u{64E} \u{62A}", "\u{628}");
        assert_eq!(context.lit, 0..4);
    }
}
