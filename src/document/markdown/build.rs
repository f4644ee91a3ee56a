//! Parser events → blocks.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::blocks::Blocks;
use super::flow::{Flow, LINE_BREAK, Style, within_paragraph};
use super::nesting::{Nesting, Place, footnote};
use super::syntax::{
    foreign_front_matter, is_comment, is_line_break, number_delimiter, without_comments,
};
use super::table::TableBuilder;
use crate::document::block::{Block, BlockId, Kind, Span};
use crate::text::Direction;

/// What a thematic break shows, as printers have it.
const RULE: &str = "* * *";

/// The blocks of a text. Their directions are not known yet.
pub(super) fn blocks(source: &str) -> Blocks {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES;
    let (foreign, source) = foreign_front_matter(source);
    let mut builder = Builder {
        source,
        blocks: Blocks::default(),
        nesting: Nesting::default(),
        flow: Flow::default(),
        open: Open::None,
    };
    builder.finish_code(foreign);
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        builder.event(event, range);
    }
    builder.blocks
}

struct Builder<'a> {
    source: &'a str,
    blocks: Blocks,
    nesting: Nesting,
    flow: Flow,
    open: Open,
}

/// The block whose text is being gathered.
enum Open {
    None,
    /// A paragraph or heading.
    Text {
        kind: Kind,
        tight: bool,
    },
    Table(TableBuilder),
    /// Lines of code.
    Code(String),
    /// Lines of HTML.
    Html(String),
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Rule => self.rule(),
            Event::TaskListMarker(done) => self.nesting.set_task(done),
            Event::Text(text) | Event::Html(text) => self.text(&text),
            Event::InlineHtml(html) => self.inline_html(&html),
            Event::Code(code) => self.inline(|flow| flow.push_code(&code)),
            Event::SoftBreak => self.inline(|flow| flow.push(" ")),
            Event::HardBreak => self.inline(Flow::push_break),
            Event::FootnoteReference(label) => self.reference(&label),
            // Of extensions that are off.
            Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis => self.inline(|flow| flow.begin(Style::Emphasis)),
            Tag::Strong => self.inline(|flow| flow.begin(Style::Strong)),
            Tag::Strikethrough => self.inline(|flow| flow.begin(Style::Strike)),
            Tag::Link { .. } => self.inline(|flow| flow.begin(Style::Link)),
            Tag::TableRow | Tag::TableHead | Tag::TableCell => self.start_in_table(&tag),
            // Its description comes as text.
            Tag::Image { .. } => {}
            block => {
                self.finish_text();
                self.start_block(block, range);
            }
        }
    }

    fn start_block(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.begin_text(None, false),
            Tag::Heading { level, .. } => self.begin_text(Some(Kind::Heading(level as u8)), false),
            Tag::BlockQuote(_) => self.nesting.begin_quote(),
            Tag::List(first) => self.nesting.begin_list(first),
            Tag::Item => self
                .nesting
                .begin_item(number_delimiter(self.source, range)),
            Tag::FootnoteDefinition(label) => self.nesting.begin_footnote(&label),
            Tag::CodeBlock(_) => self.open = Open::Code(String::new()),
            Tag::HtmlBlock => self.open = Open::Html(String::new()),
            Tag::Table(columns) => {
                self.finish_marker();
                self.open = Open::Table(TableBuilder::new(&columns));
            }
            _ => {}
        }
    }

    fn start_in_table(&mut self, tag: &Tag<'_>) {
        if let Open::Table(table) = &mut self.open {
            match tag {
                Tag::TableCell => table.begin_cell(&mut self.flow),
                _ => table.begin_row(&mut self.flow),
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.flow.end(Style::Emphasis),
            TagEnd::Strong => self.flow.end(Style::Strong),
            TagEnd::Strikethrough => self.flow.end(Style::Strike),
            TagEnd::Link => self.flow.end(Style::Link),
            TagEnd::TableCell | TagEnd::TableHead | TagEnd::TableRow => self.end_in_table(tag),
            TagEnd::Table | TagEnd::CodeBlock | TagEnd::HtmlBlock => self.finish_lines(),
            TagEnd::Paragraph | TagEnd::Heading(_) => self.finish_text(),
            TagEnd::BlockQuote(_) | TagEnd::List(_) => {
                self.finish_text();
                self.nesting.end();
            }
            TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.finish_text();
                if self.nesting.in_empty_item() {
                    self.finish_marker();
                }
                self.nesting.end();
            }
            _ => {}
        }
    }

    fn end_in_table(&mut self, tag: TagEnd) {
        if let Open::Table(table) = &mut self.open {
            match tag {
                TagEnd::TableCell => table.end_cell(&self.flow),
                TagEnd::TableHead => table.end_head(&mut self.flow),
                _ => {}
            }
        }
    }

    /// Something within a paragraph. The items of a tight list have no paragraphs: their text opens one.
    fn inline(&mut self, add: impl FnOnce(&mut Flow)) {
        if matches!(self.open, Open::None) {
            self.begin_text(None, true);
        }
        add(&mut self.flow);
    }

    fn begin_text(&mut self, kind: Option<Kind>, tight: bool) {
        let kind = kind.unwrap_or(if self.nesting.in_quote() {
            Kind::Quote
        } else {
            Kind::Paragraph
        });
        self.open = Open::Text { kind, tight };
    }

    fn text(&mut self, text: &str) {
        match &mut self.open {
            Open::Code(lines) | Open::Html(lines) => lines.push_str(text),
            _ => self.inline(|flow| flow.push(text)),
        }
    }

    fn inline_html(&mut self, html: &str) {
        if is_line_break(html) {
            self.inline(Flow::push_break);
        } else if !is_comment(html) {
            self.inline(|flow| flow.push(html));
        }
    }

    fn reference(&mut self, label: &str) {
        self.inline(|flow| {
            flow.begin(Style::Link);
            flow.push(&footnote(label));
            flow.end(Style::Link);
        });
    }

    fn rule(&mut self) {
        self.finish_text();
        self.finish_marker();
        let indent = self.nesting.place().indent;
        self.push(Kind::Rule, (RULE.to_owned(), Vec::new()), indent, 0, false);
    }

    /// Writes the paragraph that is open, if one is.
    fn finish_text(&mut self) {
        let Open::Text { kind, tight } = std::mem::replace(&mut self.open, Open::None) else {
            return;
        };
        let (text, mut spans) = self.flow.take();
        if text.is_empty() && !self.nesting.marker_waits() {
            return;
        }
        let tight = tight && self.nesting.within_begun_list();
        let Place { indent, mut marker } = self.nesting.place();
        for span in &mut spans {
            span.range.start += marker.len();
            span.range.end += marker.len();
        }
        let hang = marker.chars().count();
        marker.push_str(&text);
        self.push(kind, (marker, spans), indent, hang, tight);
    }

    /// Writes the table, code or HTML that is open.
    fn finish_lines(&mut self) {
        match std::mem::replace(&mut self.open, Open::None) {
            Open::Table(table) => {
                let content = self.flow.take();
                let indent = self.nesting.place().indent;
                self.push(
                    Kind::Table(Arc::new(table.finish())),
                    content,
                    indent,
                    0,
                    false,
                );
            }
            Open::Code(code) => self.finish_code(&code),
            Open::Html(html) => {
                self.begin_text(None, false);
                let shown = without_comments(&html);
                self.flow.push(&shown.trim().replace('\n', LINE_BREAK));
                self.finish_text();
            }
            Open::None | Open::Text { .. } => {}
        }
    }

    fn finish_code(&mut self, code: &str) {
        let mut tight = self.finish_marker();
        let indent = self.nesting.place().indent;
        for line in code.lines() {
            let text = line.chars().map(within_paragraph).collect();
            self.push(Kind::Code, (text, Vec::new()), indent, 0, tight);
            tight = true;
        }
    }

    /// Writes the marker of an item that does not begin with text, and returns whether there was one.
    fn finish_marker(&mut self) -> bool {
        let waits = self.nesting.marker_waits();
        if waits {
            self.begin_text(None, true);
            self.finish_text();
        }
        waits
    }

    /// Adds a block; `tight`: without a gap before it.
    fn push(
        &mut self,
        kind: Kind,
        (text, spans): (String, Vec<Span>),
        indent: u16,
        hang: usize,
        tight: bool,
    ) {
        let block = Block {
            id: BlockId(0),
            kind,
            text,
            spans,
            direction: Direction::Ltr,
            indent,
            hang: hang.try_into().unwrap_or(u16::MAX),
            gap_after: false,
        };
        self.blocks.push(block, !tight);
    }
}
