//! How a text of the library is opened as a document.

use std::ffi::OsStr;
use std::sync::Arc;

use super::archive::Archive;
use super::entry::Entry;
use super::error::LoadError;
use super::opened::Opened;
use super::whole;
use crate::document::{Comments, Document, Format, Meta, meta_of};

/// A page that is longer, in bytes, takes some time to be parsed.
const LONG_PAGE: u64 = 1 << 20;

/// How much of its beginning and of its end tells what is the article of it, in bytes.
const PAGE_HEAD: u64 = 512 << 10;
const PAGE_TAIL: u64 = 64 << 10;

impl Entry {
    /// Opens the text as a document.
    pub fn load(&self) -> Result<Document, LoadError> {
        let opened = self.opened()?;
        let (mut source, is_cut) = (Vec::new(), opened.is_cut);
        let document = match self.read_source(&opened, &mut source)? {
            format if format.is_packed() => {
                return Ok(self.unpack(opened)?.cut_short(is_cut));
            }
            Format::Plain if opened.format != Format::Plain => Document::unparsed(opened.bytes),
            Format::Plain if Format::is_code(self.path()) => {
                let extension = self.path().extension().and_then(OsStr::to_str);
                Document::code(opened.bytes, Comments::of(extension.unwrap_or_default()))
            }
            Format::Plain => Document::plain(opened.bytes),
            format => Ok(self.parse(format, &source)?),
        };
        let document = document.map(|document| {
            let document = self.document(document).guessed(opened.guess);
            let document = document.in_order(opened.order);
            document.cut_short(is_cut)
        });
        document.map_err(|error| self.unreadable(error))
    }

    /// The beginning of a page that takes long to be parsed; nothing of any other text.
    pub fn beginning(&self) -> Option<Document> {
        let opened = self.opened().ok()?;
        if opened.format != Format::Html || opened.bytes.len() <= LONG_PAGE {
            return None;
        }
        let len = opened.bytes.len();
        let head = whole::read(&*opened.bytes, PAGE_HEAD.min(len)).ok()?;
        let mut tail = vec![0; PAGE_TAIL.min(len) as usize];
        let read = opened
            .bytes
            .read_at(len - tail.len() as u64, &mut tail)
            .ok()?;
        let beginning = Document::beginning(&head, &tail[..read], len, self.wishes().part);
        Some(self.document(beginning?).guessed(opened.guess))
    }

    /// Opens a text that is packed.
    pub fn unpack(&self, opened: Opened) -> Result<Document, LoadError> {
        let archive = Archive::open(opened.bytes);
        let format = opened.format;
        let document = archive.and_then(|files| Document::packed(format, Arc::new(files)));
        let document = document.map(|document| self.document(document));
        document.map_err(|error| LoadError::Container {
            name: self.full_name(),
            error,
        })
    }

    /// Reads the source of a text that is to be parsed into `source`, whatever that held, without parsing it. Returns the
    /// format to parse it in: plain or a packed one, and nothing is read, if it is read on demand.
    pub fn read_source(&self, opened: &Opened, source: &mut Vec<u8>) -> Result<Format, LoadError> {
        let len = opened.bytes.len();
        let format = opened.format.for_length(len);
        if format == Format::Plain || format.is_packed() {
            return Ok(format);
        }
        whole::read_into(&*opened.bytes, len, source).map_err(|error| self.unreadable(error))?;
        Ok(format.for_source(source))
    }

    /// The source that it is parsed from, as UTF-8 and without a byte order mark.
    pub fn source(&self) -> Result<String, LoadError> {
        let bytes = self.opened()?.bytes;
        let source = whole::read(&*bytes, bytes.len()).map_err(|error| self.unreadable(error))?;
        let source = String::from_utf8_lossy(&source);
        Ok(source
            .strip_prefix('\u{FEFF}')
            .unwrap_or(&source)
            .to_owned())
    }

    /// What the front matter of a source says that was read to be parsed.
    pub fn meta_of(&self, format: Format, source: &[u8]) -> Result<Meta, LoadError> {
        match format {
            Format::Markdown => meta_of(source).map_err(|error| self.front_matter_error(error)),
            Format::Html => Ok(Document::page_meta(&String::from_utf8_lossy(source))),
            _ => Ok(Meta::default()),
        }
    }

    /// Parses the source of a text.
    pub fn parse(&self, format: Format, source: &[u8]) -> Result<Document, LoadError> {
        if format == Format::Html {
            return Ok(self.document(Document::page(source, self.wishes().part)));
        }
        let document = Document::of_source(format, source).map(|document| self.document(document));
        document.map_err(|error| self.front_matter_error(error))
    }
}
