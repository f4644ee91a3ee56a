//! A page as a whole → blocks and what its head says.

use memchr::memmem;

use super::Elements;
use super::head::{self, one_line};
use super::outline::Outline;
use crate::document::Part;
use crate::document::block::Kind;
use crate::document::meta::Meta;
use crate::document::parsed::{Blocks, Builder};
use crate::document::source_map::Source;

/// The longest page, in bytes, whose article is looked for by how much text its elements hold.
const LONGEST_SURVEYED: usize = 1 << 20;

/// How much of a long page is read at first, in bytes.
const BEGINNING: usize = 128 << 10;

/// Percent of a long page that what calls itself the article must take.
const CALLED: usize = 40;

/// Among how many blocks the title of a chapter is looked for.
const TITLE_WITHIN: usize = 4;

/// A page that was read.
pub(in crate::document) struct Page {
    pub(in crate::document) blocks: Blocks,
    pub(in crate::document) meta: Meta,
    /// Whether something around the article was left out.
    pub(in crate::document) leaves_out: bool,
}

/// Reads a page: its article, or all of its body.
pub(in crate::document) fn page(html: &str, part: Part) -> Page {
    let outline = match (part, html.len() <= LONGEST_SURVEYED) {
        (Part::All, true) => Outline::of_body(html),
        (Part::All, false) => Outline::default(),
        (Part::Article, true) => Outline::of_article(html),
        (Part::Article, false) => {
            called_article(html).map_or_else(Outline::default, Outline::of_element)
        }
    };
    read(html, outline)
}

/// Reads the beginning of a long page from its first and its last bytes; `len`: how many it has in all. Nothing if those do
/// not tell, or if the page is short, which is read as a whole in no time.
pub(in crate::document) fn beginning(
    head: &str,
    tail: &str,
    len: usize,
    part: Part,
) -> Option<Page> {
    if len <= LONGEST_SURVEYED {
        return None;
    }
    let article = match part {
        Part::Article => article_between(head, tail, len).ok()?,
        Part::All => None,
    };
    let end = article.unwrap_or(0) + BEGINNING;
    let cut = memchr::memrchr(b'<', head.as_bytes().get(..end)?)?;
    let outline = article.map_or_else(Outline::default, Outline::of_element);
    Some(read(&head[..cut], outline))
}

fn read(html: &str, outline: Outline) -> Page {
    let leaves_out = outline.leaves_out();
    let mut builder = Builder::default();
    let mut elements = Elements::of_page(&mut builder, outline, is_xml(html));
    elements.read(&mut builder, &Source { text: html, at: 0 });
    elements.close_to(&mut builder, 0);
    let blocks = builder.into_blocks();
    let mut meta = head::meta(html);
    meta.title = title(meta.title, &blocks);
    Page {
        blocks,
        meta,
        leaves_out,
    }
}

/// The title of a page. Most have the name of their site in it as well, which the first heading has not.
fn title(title: Option<String>, blocks: &Blocks) -> Option<String> {
    let mut indices = 0..blocks.len();
    let heading = indices.find(|&index| matches!(blocks.kind(index), Some(Kind::Heading(1 | 2))));
    let heading =
        heading.and_then(|index| one_line(&blocks.text_of(index).replace('\u{2028}', " ")));
    match (title, heading) {
        (Some(title), Some(heading)) if title.contains(&heading) => Some(heading),
        (title, _) => title,
    }
}

/// Whether it is XHTML, in which any element may close itself.
fn is_xml(html: &str) -> bool {
    let head = &html.as_bytes()[..html.len().min(1024)];
    html.trim_start().starts_with("<?xml")
        || memmem::find(head, b"http://www.w3.org/1999/xhtml").is_some()
}

/// What a page may call its article.
const ARTICLES: [&str; 2] = ["article", "main"];

/// Where the tag begins of what a long page calls its article, found without reading it.
fn called_article(html: &str) -> Option<usize> {
    article_between(html, html, html.len()).ok().flatten()
}

/// The bytes of a page that are known do not tell what is its article.
struct Untold;

/// The same of a page of which only the first and the last bytes are known.
fn article_between(head: &str, tail: &str, len: usize) -> Result<Option<usize>, Untold> {
    for name in ARTICLES {
        let Some(start) = start_of(name, head) else {
            continue;
        };
        let Some(end) = memmem::rfind(tail.as_bytes(), format!("</{name}").as_bytes()) else {
            if tail.len() < len {
                return Err(Untold);
            }
            continue;
        };
        let end = len - tail.len() + end;
        if end.saturating_sub(start) * 100 >= len * CALLED {
            return Ok(Some(start));
        }
    }
    Ok(None)
}

/// Where the first tag of this name begins.
fn start_of(name: &str, html: &str) -> Option<usize> {
    let tag = format!("<{name}");
    let mut starts = memmem::find_iter(html.as_bytes(), &tag);
    starts.find(|start| {
        let after = html.as_bytes().get(start + tag.len());
        after.is_some_and(|b| b.is_ascii_whitespace() || *b == b'>')
    })
}

/// The blocks of a chapter of a book. `title`: the level and the words that the contents of the book have for it; they stand
/// above a chapter that does not begin with them.
pub(in crate::document) fn chapter(html: &str, title: Option<(u8, &str)>) -> Blocks {
    let blocks = chapter_under(html, None);
    let Some((_, words)) = title.filter(|_| blocks.len() > 0) else {
        return blocks;
    };
    let mut first = 0..blocks.len().min(TITLE_WITHIN);
    let letters = |text: &str| {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
    };
    let wanted = letters(words);
    let has_title = first.any(|index| {
        matches!(blocks.kind(index), Some(Kind::Heading(_)))
            || letters(blocks.text_of(index)) == wanted
    });
    if has_title {
        blocks
    } else {
        chapter_under(html, title)
    }
}

fn chapter_under(html: &str, title: Option<(u8, &str)>) -> Blocks {
    let mut builder = Builder::default();
    if let Some((level, words)) = title {
        builder.begin_heading(level.clamp(1, 6));
        builder.piece(words, 0..0);
        builder.finish();
    }
    let mut elements = Elements::of_page(&mut builder, Outline::default(), true);
    elements.read(&mut builder, &Source { text: html, at: 0 });
    elements.close_to(&mut builder, 0);
    builder.into_blocks()
}

/// A text of one line.
pub(in crate::document) fn note(line: &str) -> Blocks {
    let mut builder = Builder::default();
    builder.begin_paragraph();
    builder.piece(line, 0..0);
    builder.into_blocks()
}
