//! What a document is made of: blocks of logical text, and what is said about ranges of that text.

use std::ops::Range;
use std::sync::Arc;

use super::callout::Callout;
use super::code::{self, Comments};
use super::direction::Letters;
use super::left_to_right::left_to_right;
use crate::text::{Direction, Isolate};

/// Names a block for as long as its document is open. Ordered like the document.
///
/// In plain text it is the byte offset of the block's start in the file, in Markdown the index of the block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockId(pub u64);

/// One paragraph of logical text with everything about it that does not depend on the width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its name.
    pub id: BlockId,
    /// What it is.
    pub kind: Kind,
    /// The logical text with its list marker (`• `, `1. `), so that search, print and screen agree. One paragraph: hard
    /// line breaks are U+2028, and only a table holds `\n`.
    pub text: String,
    /// Bytes of `text` that are the marker of a list item or footnote.
    pub marker: usize,
    /// Styles: ranges in bytes of `text`, sorted, not overlapping, never empty.
    pub spans: Vec<Span>,
    /// Pieces whose direction the source declares, nested or apart.
    pub isolated: Vec<Isolate>,
    /// The direction of the paragraph: of what follows the marker, where there is one.
    pub direction: Direction,
    /// The side that it stands on: where text of this direction begins. That of the document for lists, quotes, tables and
    /// headings, so that they stand under one another; its own for a paragraph.
    pub side: Direction,
    /// Columns left free on that side: two for each level of list or quote. Not bounded by any screen.
    pub indent: u16,
    /// Further columns left free in the rows after the first: the width of the list marker.
    pub hang: u16,
    /// The bars of the quotes and callouts that it stands in, beside all its rows.
    pub bars: Bars,
    /// Those of them that go on in the blank row after it.
    pub bars_after: Bars,
    /// The side of the bars.
    pub bar_side: Direction,
    /// Whether a blank row follows.
    pub gap_after: bool,
}

/// Bars beside a block, by the columns between each and the side that it stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bars(u64);

impl Bars {
    /// Adds the one at this column. Beyond the 64th there is none.
    pub(super) fn add(&mut self, column: usize) {
        self.0 |= u32::try_from(column)
            .ok()
            .and_then(|column| 1_u64.checked_shl(column))
            .unwrap_or(0);
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Their columns, in order.
    pub fn columns(self) -> impl Iterator<Item = u16> {
        (0..64).filter(move |column| self.0 >> column & 1 == 1)
    }
}

impl Block {
    /// The pieces of its text that are laid out apart from what stands around them (UAX #9, HL3): code and formulas; in code,
    /// comments and strings; what is declared so; and the text of an item beside its marker where the two run in different
    /// directions, or letters in the marker would join it.
    pub fn isolates(&self) -> Vec<Isolate> {
        let mut isolates = left_to_right(&self.text, &self.spans);
        if let Kind::Code(comments) = self.kind {
            isolates = code::isolates(&self.text, comments);
        }
        for span in self.spans.iter().filter(|span| span.style.code) {
            let Range { start, end } = span.range;
            let within = code::isolates(&self.text[start..end], Comments::Unknown).into_iter();
            isolates.extend(within.map(|isolate| Isolate {
                range: start + isolate.range.start..start + isolate.range.end,
                ..isolate
            }));
        }
        isolates.extend(self.isolated.iter().cloned());
        let marker = &self.text[..self.marker];
        let has_letters = marker.chars().any(|c| Direction::of_strong(c).is_some());
        if self.marker > 0 && (self.direction != self.side || has_letters) {
            isolates.push(Isolate {
                range: self.marker..self.text.len(),
                direction: self.direction,
                forced: false,
            });
        }
        isolates
    }

    /// The direction of a part of it, a table's cell: that of its letters but for those of code, else that of the block.
    pub fn direction_of(&self, part: &Range<usize>) -> Direction {
        let mut letters = Letters::default();
        let mut from = part.start;
        let first = self
            .spans
            .partition_point(|span| span.range.end <= part.start);
        let within = self.spans[first..].iter();
        let within = within.take_while(|span| span.range.start < part.end);
        for span in within.filter(|span| span.style.is_foreign()) {
            letters.add(self.text.get(from..span.range.start).unwrap_or_default());
            from = span.range.end.min(part.end);
        }
        letters.add(&self.text[from..part.end]);
        letters.paragraph(self.direction)
    }

    /// The direction of its rows: that of its side where a marker stands on it, within which the text is an isolate.
    pub fn row_direction(&self) -> Direction {
        if self.marker > 0 {
            self.side
        } else {
            self.direction
        }
    }
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Running text, also that of a list item.
    Paragraph,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A paragraph of a block quotation.
    Quote,
    /// The title of a callout.
    Callout {
        /// What it is.
        callout: Callout,
        /// Whether the title is its own: else a word of the interface stands for the text of the block.
        own: bool,
    },
    /// One line of a code block, without its line end; always left to right. What comments its language has.
    Code(Comments),
    /// One line as a command has laid it out for a terminal, from left to right.
    Line,
    /// A thematic break: its text is three asterisks, to be centred.
    Rule,
    /// A table.
    Table(Arc<Table>),
}

impl Kind {
    /// What a line break within its text is written as outside the screen: a cell of a table stays in one line, a verse keeps
    /// its lines.
    pub(super) fn line_break(&self) -> &'static str {
        match self {
            Self::Table(table) if !table.is_verse => " ",
            _ => "\n",
        }
    }
}

/// The cells of a table, as ranges of the block's text, where `\t` stands between cells and `\n` between rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Rows of cells in logical order: byte ranges of the block's text.
    pub rows: Vec<Vec<Range<usize>>>,
    /// Whether its rows are lines of verse, their cells the halves.
    pub is_verse: bool,
    /// Whether the first row is a header.
    pub header: bool,
    /// How each column is aligned.
    pub align: Vec<Align>,
}

/// How the cells of a column are aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Where reading starts (`:--` or nothing).
    #[default]
    Start,
    /// Centred (`:-:`).
    Center,
    /// At the right in either direction (`--:`), where the units of numbers stand below one another.
    Right,
}

/// A style of a range of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Bytes of the block's text.
    pub range: Range<usize>,
    /// How they are written.
    pub style: Inline,
}

/// A colour of a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// One of the 256 that the terminal has, the first 16 as its user likes them.
    Indexed(u8),
    /// Red, green and blue.
    Rgb(u8, u8, u8),
}

/// How a piece of text within a paragraph is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each style goes with each")]
pub struct Inline {
    /// `*emphasis*`
    pub emphasis: bool,
    /// `**strong**`
    pub strong: bool,
    /// `` `code` ``
    pub code: bool,
    /// `~~struck out~~`
    pub strike: bool,
    /// `$formula$`
    pub formula: bool,
    /// `[link](target)`
    pub link: bool,
    /// What is known rather than read: a page of a printed edition, the time of a subtitle; dim text of a command.
    pub faint: bool,
    /// Underlined by a command.
    pub underline: bool,
    /// In the colours of the ground and the text exchanged, by a command.
    pub reverse: bool,
    /// The colour that a command gave to the letters.
    pub ink: Option<Ink>,
    /// The colour that a command gave to the ground.
    pub ground: Option<Ink>,
}

impl Inline {
    /// Whether it is written from left to right in any language, and its letters tell nothing of the text around it.
    pub fn is_foreign(self) -> bool {
        self.code || self.formula
    }
}

/// A piece of text that leads somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Bytes of the block's text.
    pub range: Range<usize>,
    /// Where it leads, as the source has it: a URL, a path, or `#` and the name of a place in the text.
    pub target: String,
    /// What it is in the source.
    pub kind: LinkKind,
}

/// What a link is in its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// Words that lead somewhere.
    Words,
    /// An image that is found there; the words are its description.
    Image,
    /// The name of another page, in double brackets as wikis have it.
    Wiki,
}
