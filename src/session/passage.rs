//! The part of a text that is to be copied: where it ends, and its words.

use crate::app::{Copied, CopyOrder};
use crate::document::{Document, LONGEST_PASSAGE, ReadError};
use crate::page::Anchor;
use crate::search::Queries;
use crate::words::Passage;

/// Why nothing is copied.
#[derive(Debug)]
pub(super) enum CopyError {
    Read(ReadError),
    TooLong,
    NoSection,
    NoMatch,
}

impl From<ReadError> for CopyError {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}

/// The words of a part of a document.
pub(super) fn copied(
    document: &Document,
    order: &CopyOrder,
    queries: Option<&Queries>,
) -> Result<Copied, CopyError> {
    let CopyOrder { part, place, .. } = *order;
    let offsets = match part {
        Passage::Sentence => document.sentence_at(place.block, place.byte)?,
        Passage::Paragraph => document.paragraph_at(place.block)?,
        Passage::Section => {
            let section = document.section_at(place.block)?;
            section.ok_or(CopyError::NoSection)?
        }
        Passage::All => 0..document.total(),
        Passage::Match => {
            let start = document.offset(place.block, place.byte);
            start..match_end(document, place, queries)?.ok_or(CopyError::NoMatch)?
        }
        Passage::Selection => {
            let start = document.offset(place.block, place.byte);
            start..order.end.unwrap_or(start)
        }
    };
    if offsets.end - offsets.start > LONGEST_PASSAGE {
        return Err(CopyError::TooLong);
    }
    let paragraph = if order.cites {
        document.paragraph_number(place.block)?
    } else {
        None
    };
    Ok(Copied {
        part,
        text: document.passage(offsets.clone())?,
        offsets,
        paragraph,
        cites: order.cites,
    })
}

/// Where the match that begins at a place ends.
fn match_end(
    document: &Document,
    place: Anchor,
    queries: Option<&Queries>,
) -> Result<Option<u64>, ReadError> {
    let Some(queries) = queries else {
        return Ok(None);
    };
    let query = queries.of(document.keeps_persian_letters());
    let block = document.block(place.block)?;
    let mut matches = query.matches(block.text.as_bytes());
    let found = matches.find(|found| found.start == place.byte);
    Ok(found.map(|found| document.offset(place.block, found.highlight_end)))
}
