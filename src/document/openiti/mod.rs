//! `OpenITI` mARkdown, in which the largest body of classical Arabic is published → blocks.
//!
//! A line says by its beginning what it is: `# ` begins a paragraph, `~~` goes on with it, `### |` is a heading of as many
//! levels as it has bars (<https://maximromanov.github.io/mARkdown/>). Tags within the text are for machines and not shown; the
//! end of a printed page, `PageV01P027`, stands below the paragraph that it falls into, so that no phrase is cut by it.

mod header;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::block::Align;
use super::meta::Meta;
use super::parsed::{Blocks, Builder, Style};
use super::verse;
use words::Piece;

/// What such a text begins with.
const MAGIC: &str = "######OpenITI#";

/// What stands between the two halves of a verse.
const VERSE: &str = "%~%";

/// What a line begins with that goes on with the one before.
const MORE: &str = "~~";

/// What lines begin with that are for machines: structure of records, and pictures of pages.
const HIDDEN: [&str; 3] = ["#~:", "#NewRec#", "!["];

/// A book.
pub(super) struct Book {
    pub(super) blocks: Blocks,
    pub(super) meta: Meta,
}

/// Whether a text is mARkdown.
pub(super) fn is_openiti(head: &str) -> bool {
    head.trim_start().starts_with(MAGIC)
}

/// Reads a text.
pub(super) fn read(source: &str) -> Book {
    let (meta, body) = header::read(source);
    let mut reader = Reader {
        source,
        builder: Builder::default(),
        open: Open::Nothing,
        pages: Vec::new(),
        is_after_text: false,
    };
    let mut at = body;
    let mut lines = source[body..].split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let goes_on = lines.peek().is_some_and(|next| next.starts_with(MORE));
        reader.line(at..at + line.trim_end().len(), goes_on);
        at += line.len();
    }
    reader.end();
    Book {
        blocks: reader.builder.into_blocks(),
        meta,
    }
}

struct Reader<'a> {
    source: &'a str,
    builder: Builder,
    open: Open,
    /// Pages that have ended in what is open, and where that is said.
    pages: Vec<(String, Range<usize>)>,
    /// There is text in the paragraph that is open.
    is_after_text: bool,
}

/// What lines go on with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Nothing,
    Paragraph,
    Heading,
    /// Verses, one row each.
    Verses,
}

/// What stands behind the signs of a heading: three, or one before its bars.
fn heading_of(line: &str) -> Option<&str> {
    let bars = line.strip_prefix("# ").filter(|rest| rest.starts_with('|'));
    line.strip_prefix("###").or(bars)
}

/// The halves of a verse that the sign of mARkdown parts, in bytes of the source; `at`: where the line begins.
fn halves_at_signs(line: &str, at: usize) -> Vec<Range<usize>> {
    let verse = line.trim_start_matches(['#', '~', ' ']);
    let mut start = at + line.len() - verse.len();
    let halves = verse.split(VERSE).map(|half| {
        let range = start..start + half.len();
        start = range.end + VERSE.len();
        range
    });
    halves.collect()
}

/// The halves of a verse that stand as printers part them, in bytes of the line: so they are in what comes from Shamela.
fn printed_halves(line: &str) -> Option<[Range<usize>; 2]> {
    let text = line.strip_prefix("# ")?;
    let start = line.len() - text.len();
    let halves = verse::halves(text)?;
    Some(halves.map(|half| start + half.start..start + half.end))
}

impl Reader<'_> {
    /// `goes_on`: whether the next line goes on with this one.
    fn line(&mut self, range: Range<usize>, goes_on: bool) {
        let line = &self.source[range.clone()];
        let start_of = |rest: &str| range.end - rest.len();
        if line.trim().is_empty() {
            // Each verse of a poem may be a paragraph of its own.
            if self.open != Open::Verses {
                self.end();
            }
        } else if line.contains(VERSE) {
            self.verse(&halves_at_signs(line, range.start));
        } else if let Some(halves) = printed_halves(line).filter(|_| !goes_on) {
            self.verse(&halves.map(|half| range.start + half.start..range.start + half.end));
        } else if let Some(more) = line.strip_prefix(MORE) {
            if self.open == Open::Verses {
                self.end();
            }
            self.text(start_of(more)..range.end);
        } else if let Some(heading) = heading_of(line) {
            self.heading(start_of(heading)..range.end);
        } else if HIDDEN.iter().any(|start| line.starts_with(start)) {
            self.end();
        } else if line.starts_with('#') {
            let text = line.trim_start_matches('#');
            self.begin(Open::Paragraph);
            self.text(start_of(text)..range.end);
        } else {
            // A page mark alone belongs to what stands before it; any other line is a paragraph.
            let is_mark = words::pieces(line).all(|piece| matches!(piece, Piece::Page { .. }));
            if !is_mark {
                self.begin(Open::Paragraph);
            }
            self.text(range);
        }
    }

    /// `range`: what stands behind the signs of a heading.
    fn heading(&mut self, range: Range<usize>) {
        let text = self.source[range.clone()].trim_start();
        let bars = text.len() - text.trim_start_matches('|').len();
        let rest = text.trim_start_matches(['|', ' ']);
        // The editor's words, and what stands around the text: `|EDITOR|`, `|PARATEXT|`.
        if bars == 1
            && rest.split('|').nth(1).is_some()
            && rest.starts_with(|c: char| c.is_ascii_uppercase())
        {
            return self.end();
        }
        if bars == 0 {
            // A biography or an entry of a dictionary, which begins with the name that it is about.
            self.begin(Open::Paragraph);
            return self.text(range);
        }
        self.begin(Open::Heading);
        self.builder.begin_heading(bars.min(6) as u8);
        self.text(range.end - rest.len()..range.end);
        self.end();
    }

    /// Two halves, or as many as there are, in columns.
    fn verse(&mut self, halves: &[Range<usize>]) {
        if self.open != Open::Verses {
            self.begin(Open::Verses);
            self.builder.begin_table(vec![Align::Start; 2]);
        }
        self.builder.begin_row();
        for half in halves {
            self.builder.begin_cell(false);
            self.is_after_text = false;
            self.text(half.clone());
            self.builder.end_cell();
        }
    }

    fn begin(&mut self, open: Open) {
        self.end();
        self.open = open;
        if open == Open::Paragraph {
            self.builder.begin_paragraph();
        }
    }

    /// Text of what is open, or of a paragraph.
    fn text(&mut self, range: Range<usize>) {
        let source = self.source;
        let mut at = range.start;
        for piece in words::pieces(&source[range]) {
            let len = piece.len();
            match piece {
                Piece::Text(text) => self.words(text, at),
                Piece::Page { volume, page, .. } => {
                    let label = words::page_label(volume, page);
                    self.pages.extend(label.map(|label| (label, at..at + len)));
                }
                Piece::Hidden(_) => {}
            }
            at += len;
        }
        if self.open == Open::Nothing {
            self.write_pages();
        }
    }

    /// Words without a tag among them, at a byte of the source.
    fn words(&mut self, text: &str, at: usize) {
        let words = text.trim();
        if words.is_empty() {
            return;
        }
        if self.open == Open::Nothing {
            self.begin(Open::Paragraph);
        }
        let start = at + text.len() - text.trim_start().len();
        if std::mem::replace(&mut self.is_after_text, true) {
            self.builder.piece(" ", start..start);
        }
        self.builder.piece(words, start..start + words.len());
    }

    /// Ends what is open, and writes below it which pages ended in it.
    fn end(&mut self) {
        if self.open != Open::Nothing {
            self.builder.finish();
            self.open = Open::Nothing;
        }
        self.is_after_text = false;
        self.write_pages();
    }

    fn write_pages(&mut self) {
        if self.pages.is_empty() {
            return;
        }
        self.builder.begin_paragraph();
        self.builder.begin_style(Style::Faint);
        let pages = std::mem::take(&mut self.pages);
        for (number, (label, source)) in pages.into_iter().enumerate() {
            if number > 0 {
                self.builder.piece(" ", source.start..source.start);
            }
            self.builder.piece(&label, source);
        }
        self.builder.end_style(Style::Faint);
        self.builder.finish();
    }
}
