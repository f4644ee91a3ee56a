//! The search through one file, from its bytes to what is printed of them.

use std::io::Write;
use std::ops::{ControlFlow, Range};
use std::sync::Arc;

use serde::Serialize;

use super::chunks::{chunks, decoded_len, paragraph_around, paragraph_ends};
use super::row::{Place, RowPrinter};
use super::search::{Form, Piece, Search};
use crate::document::{Bytes, Document, Meta, front_matter, paragraph_direction};
use crate::find::Put;
use crate::library::{Entry, LoadError};
use crate::search::{Match, Query};
use crate::text::Direction;

/// How much of a text tells its encoding, in bytes.
const HEAD: usize = 4 << 10;

/// A match as programs are told of it.
#[derive(Serialize)]
struct JsonMatch<'a> {
    file: &'a str,
    start: u64,
    end: u64,
    text: &'a str,
}

/// A file while it is searched.
struct Finder<'a> {
    form: &'a Form,
    query: Query,
    entry: &'a Entry,
    bytes: Arc<dyn Bytes>,
    meta: Meta,
    /// Of the file, found when it is first needed.
    direction: Option<Direction>,
    before: Before,
    matches: u64,
    is_utf8: bool,
    print: Vec<u8>,
}

/// Searches a text and puts what is to be printed of it.
pub(super) fn search(search: &Search, entry: &Entry, put: Put<'_, Piece>) {
    let last = match try_search(search, entry, put) {
        Ok((matches, is_utf8)) => {
            if matches == 0 && !is_utf8 {
                let _ = put(Piece::Doubt(entry.not_utf8()));
            }
            Piece::Matches(matches)
        }
        Err(error) => Piece::Trouble(error),
    };
    // Whether anybody still waits for it does not matter any more.
    let _ = put(last);
}

/// How many matches there are, and whether the text begins as UTF-8.
fn try_search(
    search: &Search,
    entry: &Entry,
    put: Put<'_, Piece>,
) -> Result<(u64, bool), LoadError> {
    let bytes = entry.bytes()?;
    let mut finder = None;
    chunks(&*bytes, &mut |chunk, cut| {
        let finder =
            finder.get_or_insert_with(|| Finder::new(search, entry, Arc::clone(&bytes), chunk));
        let done = finder.look(chunk, cut);
        // Also put when it is empty, to learn whether to go on.
        put(Piece::Print(std::mem::take(&mut finder.print)))?;
        ControlFlow::Continue(done)
    })
    .map_err(|error| entry.unreadable(error))?;
    Ok(finder.map_or((0, true), |finder| (finder.matches, finder.is_utf8)))
}

impl<'a> Finder<'a> {
    fn new(search: &'a Search, entry: &'a Entry, bytes: Arc<dyn Bytes>, head: &[u8]) -> Self {
        let meta = if entry.is_markdown(bytes.len()) {
            // A mistake in it is for those who read the file.
            front_matter(&String::from_utf8_lossy(head)).map_or_else(|_| Meta::default(), |m| m.0)
        } else {
            Meta::default()
        };
        let query = search.queries.of(meta.keeps_persian_letters()).clone();
        Self {
            form: &search.form,
            query,
            entry,
            bytes,
            meta,
            direction: None,
            before: Before::new(match search.form {
                Form::Json => decoded_len,
                _ => paragraph_ends,
            }),
            matches: 0,
            is_utf8: is_utf8(&head[..head.len().min(HEAD)]),
            print: Vec::new(),
        }
    }

    /// Looks for what begins before the cut in a chunk; returns how far it went: to the cut, or to the end of a match across.
    fn look(&mut self, chunk: &[u8], cut: usize) -> usize {
        let mut done = cut;
        let found = self.query.matches(chunk);
        let found = found
            .take_while(|found| found.start < cut)
            .inspect(|found| done = done.max(found.end));
        match self.form {
            Form::Count { .. } => self.matches += found.count() as u64,
            Form::Json => self.objects(chunk, found),
            Form::Logical => self.paragraphs(chunk, cut, found, Self::logical),
            Form::Rows(printer) => {
                self.paragraphs(chunk, cut, found, |finder, number, paragraph, matches| {
                    finder.rows(printer, number, paragraph, matches);
                });
            }
        }
        if !matches!(self.form, Form::Count { .. }) {
            self.before.end(chunk, done);
        }
        done
    }

    fn objects(&mut self, chunk: &[u8], found: impl Iterator<Item = Match>) {
        let file = self.entry.path().to_string_lossy();
        for found in found {
            self.matches += 1;
            let found = JsonMatch {
                file: &file,
                start: self.before.to(chunk, found.start),
                end: self.before.to(chunk, found.end),
                text: &String::from_utf8_lossy(&chunk[found.start..found.end]),
            };
            serde_json::to_writer(&mut self.print, &found).expect("a vector takes it");
            self.print.push(b'\n');
        }
    }

    /// Has every paragraph printed that has matches: its number from 1, its bytes, and the matches in these. Of one that is
    /// cut, as much as is done with.
    fn paragraphs(
        &mut self,
        chunk: &[u8],
        cut: usize,
        found: impl Iterator<Item = Match>,
        print: impl Fn(&mut Self, u64, &[u8], &[Match]),
    ) {
        let mut found = found.peekable();
        let mut here = Vec::new();
        while let Some(first) = found.next() {
            let mut paragraph = paragraph_around(chunk, first.start);
            let mut last = first.end;
            here.clear();
            here.push(first);
            while let Some(next) = found.next_if(|next| next.start < paragraph.end) {
                last = next.end;
                here.push(next);
            }
            paragraph.end = paragraph.end.min(cut.max(last));
            for found in &mut here {
                found.start -= paragraph.start;
                found.end -= paragraph.start;
                found.light_end = found.light_end.min(paragraph.end) - paragraph.start;
            }
            self.matches += here.len() as u64;
            let number = self.before.to(chunk, paragraph.start) + 1;
            print(self, number, &chunk[paragraph], &here);
        }
    }

    fn logical(&mut self, number: u64, paragraph: &[u8], _: &[Match]) {
        let name = self.entry.path().as_os_str();
        self.print.extend_from_slice(name.as_encoded_bytes());
        write!(self.print, ":{number}: ").expect("a vector takes it");
        let text = String::from_utf8_lossy(paragraph);
        self.print.extend_from_slice(text.as_bytes());
        self.print.push(b'\n');
    }

    fn rows(&mut self, printer: &RowPrinter, number: u64, paragraph: &[u8], matches: &[Match]) {
        let text = String::from_utf8_lossy(paragraph);
        let mut decoded = Before::new(decoded_len);
        let mut at = |raw: usize| decoded.to(paragraph, raw) as usize;
        let lit: Vec<Range<usize>> = matches
            .iter()
            .map(|m| at(m.start)..at(m.light_end))
            .collect();
        let place = Place {
            file: &self.entry.path().to_string_lossy(),
            paragraph: number,
        };
        let direction = paragraph_direction(&text, self.direction());
        printer.print(&place, &text, direction, &lit, &mut self.print);
    }

    /// The direction of the file: as it says, else that of most of its letters.
    fn direction(&mut self) -> Direction {
        *self.direction.get_or_insert_with(|| {
            let counted = || Document::plain(Arc::clone(&self.bytes)).ok();
            let direction = self.meta.direction();
            direction
                .or_else(|| Some(counted()?.direction()))
                .unwrap_or(Direction::Rtl)
        })
    }
}

/// Whether bytes are UTF-8, but for a last letter that may be cut in two.
fn is_utf8(head: &[u8]) -> bool {
    str::from_utf8(head).map_or_else(|error| error.error_len().is_none(), |_| true)
}

/// Something that is counted from the start of a text up to places further and further on.
struct Before {
    measure: fn(&[u8]) -> u64,
    sum: u64,
    /// How far in this chunk, in bytes.
    at: usize,
}

impl Before {
    fn new(measure: fn(&[u8]) -> u64) -> Self {
        Self {
            measure,
            sum: 0,
            at: 0,
        }
    }

    /// How much there is before byte `to` of the chunk.
    fn to(&mut self, chunk: &[u8], to: usize) -> u64 {
        if let Some(more) = chunk.get(self.at..to) {
            self.sum += (self.measure)(more);
            self.at = to;
        }
        self.sum
    }

    /// Goes on to the next chunk, which begins at byte `to` of this one.
    fn end(&mut self, chunk: &[u8], to: usize) {
        self.to(chunk, to);
        self.at = 0;
    }
}
