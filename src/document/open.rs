//! How a document is opened: from plain text, from the source of a format, from the files of a book.

use std::sync::Arc;

use super::book::Book;
use super::bytes::{Bytes, ReadError};
use super::code::Comments;
use super::files::{ContainerError, Files};
use super::format::Format;
use super::front_matter::{FrontMatterError, front_matter};
use super::meta::Meta;
use super::output::Output;
use super::parsed::{Blocks, Parsed};
use super::plain::Plain;
use super::{Body, Document, decode, epub, html, markdown, office, openiti, subtitles};

/// What is shown of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    All,
    /// Of a page its article, without what stands around it.
    Article,
    /// All of a page, for the reader wants it.
    Page,
    /// Itself, for it has too much of its format to be parsed.
    Source,
    /// What was packed with other files.
    Unpacked,
    /// Of that as much as is unpacked at most.
    Beginning,
}

/// What a reader wants to see of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Part {
    /// The article, without what stands around it.
    #[default]
    Article,
    /// All of its body.
    All,
}

impl Document {
    /// Opens plain text. Reads a few samples of it alone, however long it is.
    pub fn plain(bytes: Arc<dyn Bytes>) -> Result<Self, ReadError> {
        let body = Body::Plain(Plain::open(bytes)?);
        Ok(Self::of_body(Meta::default(), body))
    }

    /// Opens the lines of a program or of data, as [`plain`](Self::plain) does.
    pub fn code(bytes: Arc<dyn Bytes>, comments: Comments) -> Result<Self, ReadError> {
        let body = Body::Plain(Plain::open(bytes)?.into_code(comments));
        Ok(Self::of_body(Meta::default(), body))
    }

    /// Opens as plain text what has too much of its format to be parsed.
    pub fn unparsed(bytes: Arc<dyn Bytes>) -> Result<Self, ReadError> {
        Ok(Self {
            shown: Shown::Source,
            ..Self::plain(bytes)?
        })
    }

    /// Parses Markdown with its front matter.
    pub fn markdown(source: &str) -> Result<Self, FrontMatterError> {
        Self::parse(without_mark(source), false)
    }

    /// Parses Markdown with its front matter from bytes that may be broken UTF-8.
    pub fn markdown_bytes(source: &[u8]) -> Result<Self, FrontMatterError> {
        Self::of_source(Format::Markdown, source)
    }

    /// Parses a text of this format from bytes that may be broken UTF-8.
    pub fn of_source(format: Format, source: &[u8]) -> Result<Self, FrontMatterError> {
        let (source, lossy) = decode::decode(source);
        let source = without_mark(&source);
        match format {
            Format::Html => Ok(Self::html(source, Part::Article, lossy)),
            Format::OpenIti => {
                let book = openiti::read(source);
                Ok(Self::of_blocks(book.meta, book.blocks, lossy))
            }
            Format::Output => Ok(Self::output(Output::read(source.as_bytes()))),
            Format::Subtitles => {
                let blocks = subtitles::blocks(source);
                Ok(Self::of_blocks(Meta::default(), blocks, lossy))
            }
            _ => Self::parse(source, lossy),
        }
    }

    /// A text that a command has laid out.
    fn output(output: Output) -> Self {
        Self::of_body(Meta::default(), Body::Plain(Plain::of_output(output)))
    }

    fn of_blocks(meta: Meta, blocks: Blocks, lossy: bool) -> Self {
        let body = Body::Parsed(Parsed::new(blocks, meta.direction(), lossy));
        Self::of_body(meta, body)
    }

    /// A document all of which is shown, and whose source is all text.
    fn of_body(meta: Meta, body: Body) -> Self {
        Self {
            meta,
            front: 0,
            shown: Shown::All,
            guess: None,
            order: None,
            is_cut: false,
            body,
        }
    }

    /// Parses the beginning of a long page, to be shown while the rest is parsed, from its first and its last bytes; `len`: how
    /// many it has in all. Nothing of a short page, or if those do not tell what is its article.
    pub fn beginning(head: &[u8], tail: &[u8], len: u64, part: Part) -> Option<Self> {
        let len = usize::try_from(len).ok()?;
        if !Format::Html.is_likely_parsed(head, len) {
            return None;
        }
        // A letter that is broken is told of once all is there.
        let [head, tail] = [head, tail].map(String::from_utf8_lossy);
        let page = html::beginning(without_mark(&head), &tail, len, part)?;
        Some(Self::of_page(page, part, false))
    }

    /// Parses a page of HTML. `lossy`: whether its source was broken.
    pub fn html(source: &str, part: Part, lossy: bool) -> Self {
        Self::of_page(html::page(without_mark(source), part), part, lossy)
    }

    fn of_page(page: html::Page, part: Part, lossy: bool) -> Self {
        let shown = match part {
            Part::Article if page.leaves_out => Shown::Article,
            Part::Article => Shown::All,
            Part::All => Shown::Page,
        };
        let body = Body::Parsed(Parsed::new(page.blocks, page.meta.dir, lossy));
        Self {
            shown,
            ..Self::of_body(page.meta, body)
        }
    }

    /// Parses a page of HTML from bytes that may be broken UTF-8.
    pub fn page(source: &[u8], part: Part) -> Self {
        let (source, lossy) = decode::decode(source);
        Self::html(&source, part, lossy)
    }

    /// What the head of a page of HTML says.
    pub fn page_meta(source: &str) -> Meta {
        html::meta(source)
    }

    fn parse(source: &str, lossy: bool) -> Result<Self, FrontMatterError> {
        let (meta, rest) = front_matter(source)?;
        let front = (source.len() - rest.len()) as u64;
        let body = Body::Parsed(Parsed::new(markdown::blocks(rest), meta.direction(), lossy));
        Ok(Self {
            front,
            ..Self::of_body(meta, body)
        })
    }

    /// Opens what is packed into one file: a book, or a document of an office program.
    ///
    /// # Errors
    /// When no text is found in it.
    pub fn packed(format: Format, files: Arc<dyn Files>) -> Result<Self, ContainerError> {
        let paper = match format {
            Format::Docx => office::docx(&*files)?,
            Format::Odt => office::odt(&*files)?,
            _ => return Self::book(files),
        };
        let body = Body::Parsed(Parsed::new(paper.blocks, paper.meta.dir, false));
        Ok(Self {
            shown: if paper.is_whole {
                Shown::Unpacked
            } else {
                Shown::Beginning
            },
            ..Self::of_body(paper.meta, body)
        })
    }

    fn book(files: Arc<dyn Files>) -> Result<Self, ContainerError> {
        let shell = epub::open(&*files)?;
        let meta = shell.meta.clone();
        let body = Body::Book(Box::new(Book::new(files, shell)));
        Ok(Self {
            shown: Shown::Unpacked,
            ..Self::of_body(meta, body)
        })
    }
}

/// A source without the byte order mark that it may begin with.
fn without_mark(source: &str) -> &str {
    source.strip_prefix('\u{FEFF}').unwrap_or(source)
}
