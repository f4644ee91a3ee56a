//! Bytes → blocks of logical text: plain text on demand, Markdown as a whole, with what their front matter says. Pure: bytes
//! come through [`Bytes`], which the library implements for files.

mod address;
mod block;
mod book;
mod bytes;
mod callout;
mod chunk;
mod code;
mod contents;
mod decode;
mod direction;
mod encoding;
mod epub;
mod fields;
mod file_type;
mod files;
mod format;
mod front_matter;
mod heading;
mod html;
mod landmark;
mod left_to_right;
mod letters;
mod link_from;
mod links;
mod logical;
mod markdown;
mod meta;
mod numbered_line;
mod office;
mod open;
mod openiti;
mod origin;
mod output;
mod paragraphs;
mod parsed;
mod passage;
mod percent;
mod plain;
mod reading;
mod source_map;
mod subtitles;
mod utf16;
mod utf32;
mod verse;
mod visual_order;
mod xml;

use std::ops::{ControlFlow, Range};
use std::sync::Arc;

pub use address::Address;
pub use block::{Align, Bars, Block, BlockId, Ink, Inline, Kind, Link, LinkKind, Span, Table};
pub use bytes::{Bytes, ReadError};
pub use callout::Callout;
pub use chunk::{Chunk, Joins};
pub use code::Comments;
pub use contents::VisitHeadings;
pub use decode::decoded_len;
pub use direction::{
    label_direction, paragraph_direction, paragraph_direction_with, title_direction,
};
pub use encoding::{Beginning, GUESS_SAMPLE, guess_encoding};
pub use file_type::{FileType, Foreign, TYPE_HEAD};
pub use files::{ContainerError, FileError, Files, Names};
pub use format::Format;
pub use front_matter::{
    Expected, Found, FrontMatterError, KEYS, Problem, front_matter, front_matter_needs, meta_of,
    through_front_matter,
};
pub use heading::Heading;
pub use landmark::Landmark;
pub use link_from::link_from;
pub use links::{Destination, FileLink, FoundBy};
pub use meta::{Date, Meta};
pub use numbered_line::{NumberedLine, at_source, numbered_line};
pub use open::Part;
pub use paragraphs::{paragraph_around, paragraph_end, paragraph_ends};
pub use passage::LONGEST_PASSAGE;
pub use reading::minutes;
pub use utf32::{is_utf32, utf32_to_utf8};
pub use visual_order::{LineOrder, is_visual};
pub use xml::declared_encoding;

use crate::text::Direction;
use book::Book;
use open::Shown;
use parsed::Parsed;
use plain::Plain;

/// A text that is open: blocks in order, found from each other or from an offset.
///
/// *Document offsets* measure it: bytes of the file in plain text; in Markdown bytes of the blocks' texts, each with one more
/// for its end.
pub struct Document {
    meta: Meta,
    /// How many bytes of the source stand before the body: its front matter; a byte order mark is not counted.
    front: u64,
    shown: Shown,
    /// The encoding that was guessed, or tried by the reader.
    guess: Option<&'static str>,
    order: Option<LineOrder>,
    is_cut: bool,
    body: Body,
}

enum Body {
    Plain(Plain),
    Parsed(Parsed),
    Book(Box<Book>),
}

impl Document {
    /// Whether a command has laid it out: its lines stand as they are, on all of the screen.
    pub fn is_laid_out(&self) -> bool {
        matches!(&self.body, Body::Plain(plain) if plain.is_laid_out())
    }

    /// What its front matter says; plain text has none.
    pub fn meta(&self) -> &Meta {
        &self.meta
    }

    /// The direction of the document: its `dir` or `lang`, else that of most of its letters.
    pub fn direction(&self) -> Direction {
        match &self.body {
            Body::Plain(plain) => plain.direction(),
            Body::Parsed(parsed) => parsed.direction(),
            Body::Book(book) => book.direction(),
        }
    }

    /// Whether invalid UTF-8 was met: in the source of Markdown, in the blocks of a plain text that were asked for so far.
    pub fn lossy(&self) -> bool {
        match &self.body {
            Body::Plain(plain) => plain.lossy(),
            Body::Parsed(parsed) => parsed.lossy(),
            Body::Book(book) => book.lossy(),
        }
    }

    /// Whether it was parsed: the blocks of plain text are all alike.
    pub fn is_parsed(&self) -> bool {
        !matches!(self.body, Body::Plain(_))
    }

    /// Whether it was made from a text that has lines; else its own lines are counted.
    pub fn has_source(&self) -> bool {
        self.is_parsed() && !self.is_unpacked()
    }

    /// Whether it was packed with other files: it is its own source.
    fn is_unpacked(&self) -> bool {
        matches!(self.shown, Shown::Unpacked | Shown::Beginning)
    }

    /// Whether it has too much of its format to be parsed, and is read as plain text.
    pub fn is_unparsed(&self) -> bool {
        self.shown == Shown::Source
    }

    /// The same text with its lines as they stand in the file, or joined to paragraphs where they are hard-wrapped; nothing if
    /// that is all one.
    pub fn with_lines_kept(&self, kept: bool) -> Option<Self> {
        let Body::Plain(plain) = &self.body else {
            return None;
        };
        Some(Self {
            meta: self.meta.clone(),
            front: self.front,
            shown: self.shown,
            guess: self.guess,
            order: self.order,
            is_cut: self.is_cut,
            body: Body::Plain(plain.with_lines_kept(kept)?),
        })
    }

    /// The same text for the screen, where no key may wait: a long chapter of a book that was not read lately is an error,
    /// [`ReadError::Unread`], until it is [brought](Self::bring).
    #[must_use]
    pub fn at_hand(self: &Arc<Self>) -> Arc<Self> {
        let Body::Book(book) = &self.body else {
            return Arc::clone(self);
        };
        Arc::new(Self {
            meta: self.meta.clone(),
            body: Body::Book(Box::new(book.at_hand())),
            ..**self
        })
    }

    /// Reads a chapter of a book, so that it is at hand.
    pub fn bring(&self, chapter: usize) {
        if let Body::Book(book) = &self.body {
            book.bring(chapter);
        }
    }

    /// Whether it is a book whose chapters are read one by one.
    pub fn is_book(&self) -> bool {
        matches!(self.body, Body::Book(_))
    }

    /// Whether a block is a heading.
    pub fn is_heading(&self, id: BlockId) -> bool {
        match &self.body {
            Body::Plain(_) => false,
            Body::Parsed(parsed) => parsed.is_heading(id),
            Body::Book(book) => book.is_heading(id),
        }
    }

    /// Its length in document offsets.
    pub fn total(&self) -> u64 {
        match &self.body {
            Body::Plain(plain) => plain.total(),
            Body::Parsed(parsed) => parsed.total(),
            Body::Book(book) => book.total(),
        }
    }

    /// How many bytes of text stand before a document offset, and in all: of a book, whose chapters are read when one comes to
    /// them, about as many.
    pub fn progress(&self, offset: u64) -> (u64, u64) {
        match &self.body {
            Body::Plain(_) | Body::Parsed(_) => (offset.min(self.total()), self.total()),
            Body::Book(book) => book.progress(offset),
        }
    }

    /// The document offset before which so many percent of the text stand, as [`progress`](Self::progress) counts.
    ///
    /// # Errors
    /// When the chapter of that place cannot be read.
    pub fn at_percent(&self, percent: u64) -> Result<u64, ReadError> {
        match &self.body {
            Body::Plain(_) | Body::Parsed(_) => {
                Ok((u128::from(self.total()) * u128::from(percent) / 100) as u64)
            }
            Body::Book(book) => book.at_percent(percent),
        }
    }

    /// About how many bytes of text it has.
    pub fn text_len(&self) -> u64 {
        match &self.body {
            Body::Plain(_) | Body::Parsed(_) => self.total(),
            Body::Book(book) => book.text_len(),
        }
    }

    /// Whether a part of it was met that cannot be read: chapters of a book that are missing, damaged or encrypted.
    pub fn is_damaged(&self) -> bool {
        match &self.body {
            Body::Book(book) => book.is_damaged(),
            Body::Plain(_) | Body::Parsed(_) => self.shown == Shown::Beginning,
        }
    }

    /// The chapter of a book that a document offset is in, by its title.
    pub fn chapter_title(&self, offset: u64) -> Option<&str> {
        match &self.body {
            Body::Plain(_) | Body::Parsed(_) => None,
            Body::Book(book) => book.chapter_title(offset),
        }
    }

    /// The first block; none in an empty document.
    pub fn first(&self) -> Result<Option<BlockId>, ReadError> {
        match &self.body {
            Body::Plain(plain) => plain.first(),
            Body::Parsed(parsed) => Ok(parsed.first()),
            Body::Book(book) => book.first(),
        }
    }

    /// The last block.
    pub fn last(&self) -> Result<Option<BlockId>, ReadError> {
        match &self.body {
            Body::Plain(plain) => plain.last(),
            Body::Parsed(parsed) => Ok(parsed.last()),
            Body::Book(book) => book.last(),
        }
    }

    /// The block after `id`.
    pub fn next(&self, id: BlockId) -> Result<Option<BlockId>, ReadError> {
        match &self.body {
            Body::Plain(plain) => plain.next(id),
            Body::Parsed(parsed) => Ok(parsed.next(id)),
            Body::Book(book) => book.next(id),
        }
    }

    /// The block before `id`.
    pub fn previous(&self, id: BlockId) -> Result<Option<BlockId>, ReadError> {
        match &self.body {
            Body::Plain(plain) => plain.previous(id),
            Body::Parsed(parsed) => Ok(parsed.previous(id)),
            Body::Book(book) => book.previous(id),
        }
    }

    /// The block of that name. It is made anew each time: keep what is on the screen.
    pub fn block(&self, id: BlockId) -> Result<Arc<Block>, ReadError> {
        match &self.body {
            Body::Plain(plain) => plain.block(id).map(Arc::new),
            Body::Parsed(parsed) => parsed.block(id).map(Arc::new),
            Body::Book(book) => book.block(id).map(Arc::new),
        }
    }

    /// The block at a document offset and the byte of its text, a boundary of characters. A line end belongs to the block
    /// before it, blank lines to the block after them; past the end is the end of the last block.
    pub fn locate(&self, offset: u64) -> Result<(BlockId, usize), ReadError> {
        match &self.body {
            Body::Plain(plain) => plain.locate(offset),
            Body::Parsed(parsed) => Ok(parsed.locate(offset)),
            Body::Book(book) => book.locate(offset),
        }
    }

    /// The document offset of a byte of a block's text.
    pub fn offset(&self, id: BlockId, byte: usize) -> u64 {
        match &self.body {
            Body::Plain(plain) => plain.offset(id, byte),
            Body::Parsed(parsed) => parsed.offset(id, byte),
            Body::Book(book) => book.offset(id, byte),
        }
    }

    /// The bytes of the file, decoded and without a byte order mark, that a range of document offsets comes from: from the
    /// first byte of the first character (of its escape or entity, where it is written as one) to the last byte of the last.
    ///
    /// A list marker comes from that of the source. Plain text is its own source; but what is broken UTF-8 in it counts here
    /// with the bytes that it has.
    pub fn source_range(&self, offsets: Range<u64>) -> Range<u64> {
        match &self.body {
            Body::Plain(plain) => {
                let start = offsets.start.saturating_sub(plain.origin());
                start..offsets.end.saturating_sub(plain.origin()).max(start)
            }
            Body::Parsed(_) if self.is_unpacked() => offsets,
            Body::Parsed(parsed) => {
                let source = parsed.source_range(offsets);
                source.start + self.front..source.end + self.front
            }
            Body::Book(_) => offsets,
        }
    }

    /// The bytes of a range of document offsets, cut to those that there are, as [`scan`](Self::scan) shows them.
    pub fn bytes_at(&self, offsets: Range<u64>) -> Result<Vec<u8>, ReadError> {
        match &self.body {
            Body::Plain(plain) => plain.bytes_at(offsets),
            Body::Parsed(parsed) => Ok(parsed.bytes_at(offsets).to_vec()),
            Body::Book(book) => book.bytes_at(offsets),
        }
    }

    /// What stands in the same paragraph before and after a block, some bytes of each: a paragraph of megabytes is cut, and a
    /// match may lie across the cut. Nothing for a paragraph that is whole.
    pub fn across_cuts(&self, id: BlockId) -> Result<(String, String), ReadError> {
        match &self.body {
            Body::Plain(plain) => plain.across_cuts(id),
            Body::Parsed(_) | Body::Book(_) => Ok((String::new(), String::new())),
        }
    }

    /// Shows the text from the block at offset `from` on to `visit`, in chunks of about a MiB that end where blocks end;
    /// only a paragraph of more than 4 MiB is cut. `visit` says how many bytes of the chunk it is done with, its own at least:
    /// the next chunk begins there, so that nothing is found twice where a match lies across a cut. `buf` is what plain text
    /// is read into, whatever it held; whoever searches many texts passes the same again.
    ///
    /// For searching beside the reader: what is on the screen stays in memory.
    pub fn scan(
        &self,
        from: u64,
        buf: &mut Vec<u8>,
        joins: Joins<'_>,
        visit: &mut dyn FnMut(Chunk) -> ControlFlow<(), usize>,
    ) -> Result<(), ReadError> {
        match &self.body {
            Body::Plain(plain) => plain.scan(from, buf, joins, visit),
            Body::Parsed(parsed) => {
                parsed.scan(from, visit);
                Ok(())
            }
            Body::Book(book) => book.scan(from, visit),
        }
    }
}
