//! The contents of a text: its headings in order.

use std::ops::ControlFlow;
use std::sync::Arc;

use super::block::{Block, BlockId, Kind};
use super::bytes::ReadError;
use super::heading::Heading;
use super::{Body, Document};

/// Shows headings that were found, and how far into the document there are no others.
pub type VisitHeadings<'a> = &'a mut dyn FnMut(Vec<Heading>, u64) -> ControlFlow<()>;

impl Document {
    /// The first heading; plain text has none.
    pub fn first_heading_id(&self) -> Option<BlockId> {
        match &self.body {
            Body::Plain(_) => None,
            Body::Parsed(parsed) => parsed.first_heading(),
            Body::Book(book) => book.first_heading(),
        }
    }

    /// The first heading, which is the title of a text that has no other.
    pub fn first_heading(&self) -> Result<Option<Arc<Block>>, ReadError> {
        let first = self.first_heading_id();
        first.map(|id| self.block(id)).transpose()
    }

    /// The first heading after a block; plain text has none.
    pub fn heading_after(&self, id: BlockId) -> Option<BlockId> {
        match &self.body {
            Body::Plain(_) => None,
            Body::Parsed(parsed) => parsed.heading_after(id),
            Body::Book(book) => book.heading_after(id),
        }
    }

    /// Shows all headings, in order: of a book the lines of its contents, if it has any. Those of a plain text are looked for
    /// in all of it, which may take long.
    ///
    /// # Errors
    /// When it cannot be read to its end.
    pub fn headings(&self, visit: VisitHeadings<'_>) -> Result<(), ReadError> {
        if let Body::Plain(plain) = &self.body {
            return plain.headings(visit);
        }
        if let Body::Book(book) = &self.body
            && let listed = book.listed()
            && !listed.is_empty()
        {
            let _ = visit(listed, self.total());
            return Ok(());
        }
        let mut found = Vec::new();
        let mut next = self.first_heading_id();
        while let Some(id) = next {
            let block = self.block(id)?;
            if let Kind::Heading(level) = block.kind {
                found.push(Heading {
                    level,
                    text: one_line(&block.text),
                    offset: self.offset(id, 0),
                });
            }
            next = self.heading_after(id);
        }
        // The last call of all: whoever it is for stops by itself.
        let _ = visit(found, self.total());
        Ok(())
    }
}

/// A heading that was broken into lines.
fn one_line(text: &str) -> String {
    text.replace(['\u{2028}', '\n', '\t'], " ")
        .trim()
        .to_owned()
}
