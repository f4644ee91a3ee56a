//! The matches of a text as they stand in its file: their offsets, their lines, and the paragraphs that they are in. What a
//! program, a pipe and a reader are given.

use std::borrow::Cow;
use std::ops::{ControlFlow, Range};

use super::context::direction_of;
use super::haystack::Haystack;
use crate::document::{Chunk, ReadError, decoded_len, paragraph_around, paragraph_ends};
use crate::search::Match;
use crate::text::Direction;

/// A match in the file.
pub struct SourceMatch<'a> {
    /// Where it begins, in bytes of the decoded text without a byte order mark.
    pub start: u64,
    /// Where its last base letter ends.
    pub end: u64,
    /// What stands there: of Markdown with the signs that are inside of it.
    pub text: Cow<'a, str>,
    /// The chapter of a book that it is in.
    pub chapter: Option<&'a str>,
}

/// Lines of the file that have a match: one, unless a match begins on one line and ends on another.
pub struct SourceLines<'a> {
    /// The number of the first line, from 1.
    pub number: u64,
    /// Their text as it stands in the file, with a space in the place of each line end.
    pub text: Cow<'a, str>,
    /// The chapter of a book that they are in.
    pub chapter: Option<&'a str>,
}

/// A paragraph that has matches, as the screen shows it: a line of plain text, a block of Markdown, a row of a table.
pub struct FoundParagraph {
    /// Its text; of one of many MiB a part.
    pub text: String,
    /// Its direction.
    pub direction: Direction,
    /// The chapter of a book that it is in.
    pub chapter: Option<String>,
    /// The bytes of it to highlight, and the line of the file, from 1, on which each of these matches begins.
    pub matches: Vec<(Range<usize>, u64)>,
}

/// Whether to go on after a chunk.
type Visited = Result<ControlFlow<()>, ReadError>;

impl Haystack {
    /// Shows all matches.
    ///
    /// # Errors
    /// When it cannot be read to its end.
    pub fn each_match(
        &self,
        buf: &mut Vec<u8>,
        visit: &mut dyn FnMut(SourceMatch<'_>) -> ControlFlow<()>,
    ) -> Result<(), ReadError> {
        let mut decoded = Counter::new(decoded_len);
        self.each_found_chunk(buf, &mut |chunk, found| {
            let mut done = chunk.own;
            for found in found {
                done = done.max(found.end);
                let found = match &self.source {
                    Some(source) => self.match_in(source, chunk, &found),
                    None => SourceMatch {
                        start: decoded.to(self, chunk, found.start)?,
                        end: decoded.to(self, chunk, found.end)?,
                        text: String::from_utf8_lossy(&chunk.source[found.start..found.end]),
                        chapter: self.chapter(chunk, found.start),
                    },
                };
                if visit(found).is_break() {
                    return Ok(ControlFlow::Break(()));
                }
            }
            decoded.end(self, chunk, done)
        })
    }

    /// Shows the lines that have matches, each once.
    ///
    /// # Errors
    /// When it cannot be read to its end.
    pub fn each_line(
        &self,
        buf: &mut Vec<u8>,
        visit: &mut dyn FnMut(SourceLines<'_>) -> ControlFlow<()>,
    ) -> Result<(), ReadError> {
        let mut lines = Counter::new(paragraph_ends);
        // The end of the lines shown last, in bytes of the source: two blocks may stand on one line.
        let mut shown = 0;
        self.each_found_chunk(buf, &mut |chunk, found| {
            let mut found = found.peekable();
            let mut done = chunk.own;
            while let Some(first) = found.next() {
                let (source, range) = self.in_source(chunk, &first);
                let mut line = lines_around(source, range);
                let on_line = |next: &Match| self.in_source(chunk, next).1.end <= line.end;
                let mut last = first;
                while let Some(next) = found.next_if(on_line) {
                    last = next;
                }
                done = done.max(last.end);
                if self.source.is_none() {
                    line.end = line.end.min(done);
                } else if line.end <= shown {
                    continue;
                }
                shown = line.end;
                let lines = SourceLines {
                    number: 1 + lines.to(self, chunk, first.start)?,
                    text: one_line(&source[line]),
                    chapter: self.chapter(chunk, first.start),
                };
                if visit(lines).is_break() {
                    return Ok(ControlFlow::Break(()));
                }
            }
            lines.end(self, chunk, done)
        })
    }

    /// Shows the paragraphs that have matches.
    ///
    /// # Errors
    /// When it cannot be read to its end.
    pub fn each_paragraph(
        &self,
        buf: &mut Vec<u8>,
        visit: &mut dyn FnMut(FoundParagraph) -> ControlFlow<()>,
    ) -> Result<(), ReadError> {
        let mut lines = Counter::new(paragraph_ends);
        self.each_found_chunk(buf, &mut |chunk, found| {
            let mut found = found.peekable();
            let mut done = chunk.own;
            while let Some(first) = found.next() {
                let mut paragraph = paragraph_around(chunk.bytes, first.start);
                let mut here = vec![first];
                while let Some(next) = found.next_if(|next| next.start < paragraph.end) {
                    here.push(next);
                }
                done = done.max(here.last().map_or(0, |last| last.end));
                paragraph.end = paragraph.end.min(done);
                let numbers = here
                    .iter()
                    .map(|found| Ok(1 + lines.to(self, chunk, found.start)?))
                    .collect::<Result<Vec<_>, ReadError>>()?;
                let text = String::from_utf8_lossy(&chunk.bytes[paragraph.clone()]).into_owned();
                let direction = direction_of(&self.document, chunk, first.start, &text)?;
                let highlights =
                    decoded_ranges(&chunk.bytes[paragraph.clone()], paragraph.start, &here);
                let found = FoundParagraph {
                    text,
                    direction,
                    chapter: self.chapter(chunk, first.start).map(str::to_owned),
                    matches: highlights.into_iter().zip(numbers).collect(),
                };
                if visit(found).is_break() {
                    return Ok(ControlFlow::Break(()));
                }
            }
            lines.end(self, chunk, done)
        })
    }

    /// Shows the chunks, and stops at an error.
    fn each_found_chunk(
        &self,
        buf: &mut Vec<u8>,
        visit: &mut dyn FnMut(&Chunk, &mut dyn Iterator<Item = Match>) -> Visited,
    ) -> Result<(), ReadError> {
        let mut ended = Ok(());
        self.each_chunk(buf, &mut |chunk, found| {
            visit(chunk, found).unwrap_or_else(|error| {
                ended = Err(error);
                ControlFlow::Break(())
            })
        })?;
        ended
    }

    /// What a match comes from, and what holds that: the source, if it is in memory, else the chunk.
    fn in_source<'a>(&'a self, chunk: &Chunk<'a>, found: &Match) -> (&'a [u8], Range<usize>) {
        match &self.source {
            Some(source) => (source.as_bytes(), self.source_range(chunk, found)),
            None => (chunk.source, found.start..found.end),
        }
    }

    fn source_range(&self, chunk: &Chunk, found: &Match) -> Range<usize> {
        let offset = |at: usize| chunk.offset + at as u64;
        let source = self
            .document
            .source_range(offset(found.start)..offset(found.end));
        source.start as usize..source.end as usize
    }

    fn match_in<'a>(&self, source: &'a str, chunk: &Chunk, found: &Match) -> SourceMatch<'a> {
        let range = self.source_range(chunk, found);
        SourceMatch {
            start: range.start as u64,
            end: range.end as u64,
            text: Cow::Borrowed(source.get(range).unwrap_or_default()),
            chapter: None,
        }
    }

    /// The chapter of a book that byte `at` of a chunk is in.
    fn chapter(&self, chunk: &Chunk, at: usize) -> Option<&str> {
        self.document.chapter_title(chunk.offset + at as u64)
    }
}

/// The lines that a range of a text stands on.
fn lines_around(text: &[u8], range: Range<usize>) -> Range<usize> {
    let last = range.end.saturating_sub(1).max(range.start);
    paragraph_around(text, range.start).start..paragraph_around(text, last).end
}

/// What is to be highlighted of a paragraph that begins at byte `start` of its chunk, in bytes of its decoded text.
fn decoded_ranges(paragraph: &[u8], start: usize, found: &[Match]) -> Vec<Range<usize>> {
    let (mut at, mut decoded) = (0, 0);
    let mut decoded_to = |to: usize| {
        let to = (to - start).min(paragraph.len());
        decoded += decoded_len(&paragraph[at..to]) as usize;
        at = to;
        decoded
    };
    found
        .iter()
        .map(|found| decoded_to(found.start)..decoded_to(found.highlight_end))
        .collect()
}

/// Lines of a file as one.
fn one_line(text: &[u8]) -> Cow<'_, str> {
    let text = String::from_utf8_lossy(text);
    if paragraph_ends(text.as_bytes()) == 0 {
        return text;
    }
    let one = text.replace("\r\n", " ");
    Cow::Owned(one.replace(['\n', '\r', '\u{2029}'], " "))
}

/// Something of the source that is counted from its start up to places further and further on. Nothing is counted before the
/// first place is asked for: most texts have none.
struct Counter {
    measure: fn(&[u8]) -> u64,
    sum: u64,
    /// How far it has been counted: in bytes of the source or, if that is not in memory, as a document offset.
    at: Option<u64>,
}

impl Counter {
    fn new(measure: fn(&[u8]) -> u64) -> Self {
        Self {
            measure,
            sum: 0,
            at: None,
        }
    }

    /// How much there is before what byte `to` of the chunk comes from.
    fn to(&mut self, haystack: &Haystack, chunk: &Chunk, to: usize) -> Result<u64, ReadError> {
        let offset = chunk.offset + to as u64;
        match (&haystack.source, self.at) {
            (Some(source), at) => {
                let to = haystack.document.source_range(offset..offset + 1).start;
                self.add(source.as_bytes(), 0, at.unwrap_or(0)..to);
            }
            (None, Some(at)) => self.add(chunk.source, chunk.offset, at..offset),
            (None, None) => {
                self.sum = self.of_chunks_before(haystack, chunk)?;
                self.add(chunk.source, chunk.offset, chunk.offset..offset);
            }
        }
        Ok(self.sum)
    }

    /// Goes on to the next chunk, which begins at byte `done` of this one, if anything has been counted and there is one.
    fn end(&mut self, haystack: &Haystack, chunk: &Chunk, done: usize) -> Visited {
        let is_last = chunk.offset + done as u64 >= haystack.document.total();
        if haystack.source.is_none() && self.at.is_some() && !is_last {
            self.to(haystack, chunk, done)?;
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Adds what is in a range of the text that `bytes` are the part of from `offset` on.
    fn add(&mut self, bytes: &[u8], offset: u64, range: Range<u64>) {
        let index = |at: u64| at.saturating_sub(offset) as usize;
        if let Some(more) = bytes.get(index(range.start)..index(range.end)) {
            self.sum += (self.measure)(more);
            self.at = Some(range.end);
        }
    }

    /// How much there is in the chunks before the first in which something was found: they are read again.
    fn of_chunks_before(&self, haystack: &Haystack, chunk: &Chunk) -> Result<u64, ReadError> {
        let (mut sum, mut buf) = (0, Vec::new());
        let joins = |part: &[u8]| haystack.joins(part);
        let document = &haystack.document;
        document.scan(0, &mut buf, Some(&joins), &mut |before| {
            if before.offset >= chunk.offset {
                return ControlFlow::Break(());
            }
            sum += (self.measure)(&before.source[..before.own]);
            ControlFlow::Continue(before.own)
        })?;
        Ok(sum)
    }
}
