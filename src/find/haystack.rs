//! A text of the library as a search opens it: no further than it takes to know that it has no match.

use std::cell::Cell;
use std::ops::ControlFlow;

use roaring::RoaringTreemap;

use super::scan::{VisitChunk, Within, each_chunk_within};
use crate::document::{Chunk, Document, Format, ReadError};
use crate::library::{Entry, LoadError};
use crate::search::{Match, Queries, Query, Rungs};

/// How much of a text tells whether it is UTF-8: so many bytes of its head, and so many of these from the first on that is no
/// ASCII. Another encoding breaks within a few letters.
const HEAD: usize = 4 << 10;
const TELLING: usize = 256;

/// A text that is searched.
pub struct Haystack {
    pub(super) document: Document,
    pub(super) query: Query,
    /// What it was parsed from, decoded. Plain text is read from the file again.
    pub(super) source: Option<String>,
    /// Where in the document matches may be, if that is known.
    known: Option<RoaringTreemap>,
    is_utf8: Cell<bool>,
    rungs: Cell<Option<Rungs>>,
}

/// A text that was opened to be searched.
pub enum Searchable {
    /// There may be a match in it.
    Open(Box<Haystack>),
    /// The bytes of it tell that there is none; it would be parsed in this format.
    WithoutMatch(Format),
}

impl Haystack {
    /// Opens a text, as far as it takes to know that no match is in it. What had to be read of it is in `buf`, which is best
    /// passed again with the next text.
    ///
    /// # Errors
    /// When it cannot be read, or its front matter is wrong.
    pub fn open(
        entry: &Entry,
        queries: &Queries,
        buf: &mut Vec<u8>,
    ) -> Result<Searchable, LoadError> {
        let may_be = |source: &[u8]| queries.may_be_in_markup(source);
        Self::open_if(entry, queries, may_be, buf)
    }

    /// The same, where `may_be` says of the source of a text that is parsed whether it may have a match.
    pub(super) fn open_if(
        entry: &Entry,
        queries: &Queries,
        may_be: impl Fn(&[u8]) -> bool,
        buf: &mut Vec<u8>,
    ) -> Result<Searchable, LoadError> {
        let opened = entry.opened_to_be_searched()?;
        let haystack = match entry.read_source(&opened, buf)? {
            Format::Plain => {
                let document = Document::plain(opened.bytes);
                let document = document.map_err(|error| entry.unreadable(error))?;
                Self::new(entry.document(document), None, queries)
            }
            format if format.is_packed() => Self::new(entry.unpack(opened)?, None, queries),
            format if may_be(buf) => Self::parse(entry, format, queries, buf)?,
            format => return Ok(Searchable::WithoutMatch(format)),
        };
        Ok(Searchable::Open(Box::new(haystack)))
    }

    /// Parses the source of a text that was read.
    pub(super) fn parse(
        entry: &Entry,
        format: Format,
        queries: &Queries,
        source: &[u8],
    ) -> Result<Self, LoadError> {
        let source = String::from_utf8_lossy(source);
        let source = source.strip_prefix('\u{FEFF}').unwrap_or(&source);
        let document = entry.parse(format, source.as_bytes())?;
        // What a command wrote is searched as it is shown.
        let source = Some(source.to_owned()).filter(|_| format != Format::Output);
        Ok(Self::new(document, source, queries))
    }

    /// Opens a text as it stands in its file, whatever it is.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn as_it_stands(entry: &Entry, queries: &Queries) -> Result<Self, LoadError> {
        let document = Document::plain(entry.opened()?.bytes);
        let document = document.map_err(|error| entry.unreadable(error))?;
        Ok(Self::new(entry.document(document), None, queries))
    }

    pub(super) fn new(document: Document, source: Option<String>, queries: &Queries) -> Self {
        let query = queries.of(document.keeps_persian_letters()).clone();
        Self {
            document,
            query,
            source,
            known: None,
            is_utf8: Cell::new(true),
            rungs: Cell::new(None),
        }
    }

    /// The same, where matches are known to be in no other paragraphs than those of these document offsets.
    #[must_use]
    pub fn within(self, known: Option<RoaringTreemap>) -> Self {
        Self { known, ..self }
    }

    /// How many matches there are.
    ///
    /// # Errors
    /// When it cannot be read to its end.
    pub fn count(&self, buf: &mut Vec<u8>) -> Result<u64, ReadError> {
        let mut count = 0;
        let (document, query) = (&self.document, &self.query);
        let mut is_head = true;
        let joins = query.joins();
        let within = Within {
            from: 0,
            joins: joins.as_ref().map(|joins| joins as _),
            known: self.known.as_ref(),
        };
        each_chunk_within(document, query, within, buf, &mut |chunk, found| {
            count += self.watch(chunk, found, &mut is_head).count() as u64;
            ControlFlow::Continue(())
        })?;
        Ok(count)
    }

    /// Whether what was searched of it is UTF-8, as far as its head tells.
    pub fn is_utf8(&self) -> bool {
        self.is_utf8.get()
    }

    /// What its matches so far have in common with what was typed.
    pub fn rungs(&self) -> Option<Rungs> {
        self.rungs.get()
    }

    /// Shows all of the text with the matches that begin in each chunk. Lines of hard-wrapped text are joined wherever there
    /// may be a match, for the paragraph around it is shown.
    pub(super) fn each_chunk(
        &self,
        buf: &mut Vec<u8>,
        visit: VisitChunk<'_>,
    ) -> Result<(), ReadError> {
        let (document, query) = (&self.document, &self.query);
        let joins = |part: &[u8]| self.joins(part);
        let mut is_head = true;
        let within = Within {
            from: 0,
            joins: Some(&joins),
            known: self.known.as_ref(),
        };
        each_chunk_within(document, query, within, buf, &mut |chunk, found| {
            visit(chunk, &mut self.watch(chunk, found, &mut is_head))
        })
    }

    /// Whether lines of this part of a hard-wrapped text are joined for [`each_chunk`](Self::each_chunk).
    pub(super) fn joins(&self, part: &[u8]) -> bool {
        match self.query.joins() {
            Some(joins) => joins(part),
            // What goes over no line end is found in lines that are not joined, and sooner.
            None => self.query.matches(part).next().is_some(),
        }
    }

    /// The matches of a chunk; what they and the first chunk tell of the whole text is kept.
    fn watch<'m>(
        &'m self,
        chunk: &Chunk,
        found: &'m mut dyn Iterator<Item = Match>,
        is_head: &mut bool,
    ) -> impl Iterator<Item = Match> + 'm {
        if std::mem::take(is_head) {
            self.is_utf8.set(head_is_utf8(chunk.bytes));
        }
        found.inspect(|found| {
            let rungs = Rungs::of_both(self.rungs.get(), Some(found.rung.into()));
            self.rungs.set(rungs);
        })
    }
}

/// Whether a text begins as UTF-8, as far as its head tells.
pub fn head_is_utf8(text: &[u8]) -> bool {
    let head = &text[..text.len().min(HEAD)];
    let ascii = head.iter().take_while(|byte| byte.is_ascii()).count();
    let telling = &head[ascii..head.len().min(ascii + TELLING)];
    // The last letter may be cut in two.
    str::from_utf8(telling).map_or_else(|error| error.error_len().is_none(), |_| true)
}
