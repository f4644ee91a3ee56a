//! Document × query: the one way in which a whole text is searched.

use std::cell::Cell;
use std::iter;
use std::ops::{ControlFlow, Range};
use std::sync::atomic::{AtomicBool, Ordering};

use roaring::RoaringTreemap;

use super::pairs::Pairs;
use crate::document::{Chunk, Document, Joins, ReadError, paragraph_around};
use crate::search::{Match, Query, Rungs};

/// Chunks of the document (of about 1 MiB) between two reports: often enough to see the count grow.
const CHUNKS_A_REPORT: usize = 16;

/// To begin a search takes as long as to search so many bytes.
const NEAR: usize = 16 << 10;

/// What looks at a chunk and the matches that start in it, in bytes of the chunk.
pub(super) type VisitChunk<'a> =
    &'a mut dyn FnMut(&Chunk, &mut dyn Iterator<Item = Match>) -> ControlFlow<()>;

/// Shows the text from the block at offset `from` on with its matches. A match that lies across a cut belongs to the chunk
/// that it starts in, and the next chunk begins after it. Lines of hard-wrapped text are joined where a match needs it.
pub(super) fn each_chunk(
    document: &Document,
    query: &Query,
    from: u64,
    buf: &mut Vec<u8>,
    visit: VisitChunk<'_>,
) -> Result<(), ReadError> {
    let joins = query.joins();
    let joins: Joins = joins.as_ref().map(|joins| joins as _);
    let within = Within {
        from,
        joins,
        known: None,
    };
    each_chunk_within(document, query, within, buf, visit)
}

/// What is searched of a text.
pub(super) struct Within<'a> {
    /// From the block at this document offset on.
    pub(super) from: u64,
    /// Lines are joined wherever this says that there may be a match.
    pub(super) joins: Joins<'a>,
    /// Nothing but the paragraphs in which these document offsets are, where it is known that no other has a match.
    pub(super) known: Option<&'a RoaringTreemap>,
}

/// The same for a part of the text.
pub(super) fn each_chunk_within(
    document: &Document,
    query: &Query,
    Within { from, joins, known }: Within<'_>,
    buf: &mut Vec<u8>,
    visit: VisitChunk<'_>,
) -> Result<(), ReadError> {
    // Where there is none in joined lines there is none at all.
    let may_match = Cell::new(true);
    let joins = joins.map(|joins| {
        |part: &[u8]| {
            may_match.set(joins(part));
            may_match.get()
        }
    });
    let joins: Joins = joins.as_ref().map(|joins| joins as _);
    document.scan(from, buf, joins, &mut |chunk| {
        let searched = if may_match.get() { chunk.bytes } else { &[] };
        match known {
            None => show(&chunk, query.matches(searched), visit),
            Some(known) => show(&chunk, known_matches(query, &chunk, searched, known), visit),
        }
    })
}

/// Shows a chunk with those of the matches that begin in it; says how far it is done.
fn show(
    chunk: &Chunk,
    matches: impl Iterator<Item = Match>,
    visit: VisitChunk<'_>,
) -> ControlFlow<(), usize> {
    let mut done = chunk.own;
    let mut found = matches
        .take_while(|found| found.start < chunk.own)
        .inspect(|found| done = done.max(found.end));
    visit(chunk, &mut found)?;
    ControlFlow::Continue(done)
}

/// The matches in those paragraphs of a chunk in which some document offsets are; what lies between two that are near to each
/// other is searched with them.
fn known_matches(
    query: &Query,
    chunk: &Chunk,
    text: &[u8],
    known: &RoaringTreemap,
) -> impl Iterator<Item = Match> {
    let mut known = known.iter();
    known.advance_to(chunk.offset);
    let places = known.map_while(move |at| usize::try_from(at - chunk.offset).ok());
    let mut places = places.take_while(|at| *at < text.len()).peekable();
    let parts = iter::from_fn(move || {
        let mut part = paragraph_around(text, places.next()?);
        while let Some(at) = places.next_if(|at| *at < part.end + NEAR) {
            part.end = part.end.max(paragraph_around(text, at).end);
        }
        Some(part)
    });
    parts.flat_map(|part| {
        query.matches(&text[part.clone()]).map(move |found| Match {
            start: part.start + found.start,
            end: part.start + found.end,
            highlight_end: part.start + found.highlight_end,
            ..found
        })
    })
}

/// An answer: matches found since the last one.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Of which search.
    pub generation: u64,
    /// Document offsets where matches start.
    pub starts: RoaringTreemap,
    /// What the matches so far have in common with what was typed.
    pub rungs: Option<Rungs>,
    /// The document offset of the first of the matches so far that have most in common with it.
    pub best: Option<u64>,
    /// The names that the matches so far are paired with in another script.
    pub paired: Vec<String>,
    /// Whether the whole text has been searched.
    pub done: bool,
}

impl Found {
    /// Of a search that found nothing at all.
    pub fn nothing(generation: u64) -> Self {
        Self {
            generation,
            starts: RoaringTreemap::new(),
            rungs: None,
            best: None,
            paired: Vec::new(),
            done: true,
        }
    }
}

/// Finds all matches, first from document offset `from` to the end, then from the start to `from`.
///
/// Calls `report` with what was found since the last call: soon after the first match, then now and then, and once with
/// `done`. Gives up, without that last call, when `stop` is set.
pub fn scan(
    document: &Document,
    query: &Query,
    from: u64,
    generation: u64,
    stop: &AtomicBool,
    report: &mut dyn FnMut(Found),
) -> Result<(), ReadError> {
    // The last part is the one from the start of the text on.
    let parts = [(from, u64::MAX), (0, from)].into_iter();
    let parts = parts.take(if from > 0 { 2 } else { 1 });
    let mut reported = false;
    let mut buf = Vec::new();
    let (mut rungs, mut best, mut pairs) = (None::<Rungs>, None, Pairs::default());
    for (begin, end) in parts {
        let mut starts = RoaringTreemap::new();
        let mut chunks = 0;
        each_chunk(document, query, begin, &mut buf, &mut |chunk, found| {
            if stop.load(Ordering::Relaxed) || chunk.offset >= end {
                return ControlFlow::Break(());
            }
            let found = &mut found.inspect(|found| {
                let start = chunk.offset + found.start as u64;
                let is_better = rungs.is_none_or(|rungs| found.rung < rungs.best);
                if is_better && (begin..end).contains(&start) {
                    best = Some(start);
                }
                rungs = Rungs::of_both(rungs, Some(found.rung.into()));
                pairs.learn(query, chunk, found);
            });
            add(&mut starts, chunk.offset, found, begin..end);
            chunks += 1;
            if !starts.is_empty() && (!reported || chunks % CHUNKS_A_REPORT == 0) {
                reported = true;
                report(Found {
                    generation,
                    starts: std::mem::take(&mut starts),
                    rungs,
                    best,
                    paired: pairs.names().to_vec(),
                    done: false,
                });
            }
            ControlFlow::Continue(())
        })?;
        if stop.load(Ordering::Relaxed) {
            return Ok(());
        }
        report(Found {
            generation,
            starts,
            rungs,
            best,
            paired: pairs.names().to_vec(),
            done: begin == 0,
        });
    }
    Ok(())
}

/// Adds the matches of the chunk at a document offset that start in `range`.
fn add(
    starts: &mut RoaringTreemap,
    offset: u64,
    found: &mut dyn Iterator<Item = Match>,
    range: Range<u64>,
) {
    let found = found.map(|found| offset + found.start as u64);
    let found = found.filter(|start| range.contains(start));
    starts.append(found).expect("matches are found in order");
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::search::{Level, Options};

    #[test]
    fn a_match_lies_across_a_cut_in_a_paragraph_of_megabytes() {
        let paragraph = "one two ".repeat(500_000).into_bytes();
        let document = Document::plain(Arc::new(paragraph)).unwrap();
        let options = Options {
            level: Level::Fold,
            keep_persian_letters: false,
        };
        let query = Query::new("two one", options).unwrap();
        let (mut starts, mut done) = (RoaringTreemap::new(), 0);
        let middle = document.total() / 2;
        scan(
            &document,
            &query,
            middle,
            1,
            &AtomicBool::new(false),
            &mut |found| {
                starts |= found.starts;
                done += usize::from(found.done);
            },
        )
        .unwrap();
        assert!(starts.iter().eq((0..499_999).map(|i| 4 + 8 * i)));
        assert_eq!(done, 1);
    }
}
