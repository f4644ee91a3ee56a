//! Parser events → blocks.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::blocks::Blocks;
use super::flow::{Content, Flow, LINE_BREAK, Style, within_paragraph};
use super::nesting::{Nesting, Place, footnote};
use super::syntax::{
    footnote_marker, foreign_front_matter, inside_backticks, is_comment, is_line_break,
    item_marker, without_comments,
};
use super::table::TableBuilder;
use crate::document::block::{Block, BlockId, Kind};
use crate::text::Direction;

/// What a thematic break shows, as printers have it.
const RULE: &str = "* * *";

/// The blocks of a text. Their directions are not known yet.
pub(super) fn blocks(source: &str) -> Blocks {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES;
    let (foreign, rest) = foreign_front_matter(source);
    let front = source.len() - rest.len();
    let mut builder = Builder {
        source,
        blocks: Blocks::default(),
        nesting: Nesting::default(),
        flow: Flow::default(),
        open: Open::None,
    };
    let start = source.find(foreign).unwrap_or(0);
    let mut code = Content::default();
    code.push(foreign, start..start + foreign.len());
    builder.finish_code(&code);
    for (event, range) in Parser::new_ext(rest, options).into_offset_iter() {
        builder.event(event, range.start + front..range.end + front);
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
    Code(Content),
    /// Lines of HTML, and where they stand.
    Html(String, Range<usize>),
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Rule => self.rule(range),
            Event::TaskListMarker(done) => self.nesting.set_task(done, &range),
            Event::Text(text) | Event::Html(text) => self.text(&text, range),
            Event::InlineHtml(html) => self.inline_html(&html, range),
            Event::Code(code) => self.code(&code, range),
            Event::SoftBreak => self.inline(|flow| flow.push(" ", range)),
            Event::HardBreak => self.inline(|flow| flow.push_break(range)),
            Event::FootnoteReference(label) => self.reference(&label, range),
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
            Tag::Item => {
                let (delimiter, marker) = item_marker(self.source, range);
                self.nesting.begin_item(delimiter, marker);
            }
            Tag::FootnoteDefinition(label) => {
                let marker = footnote_marker(self.source, range);
                self.nesting.begin_footnote(&label, marker);
            }
            Tag::CodeBlock(_) => self.open = Open::Code(Content::default()),
            Tag::HtmlBlock => self.open = Open::Html(String::new(), range),
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

    fn text(&mut self, text: &str, source: Range<usize>) {
        let escape = self.escape(&source);
        match &mut self.open {
            Open::Code(lines) => lines.push(text, source),
            Open::Html(lines, _) => lines.push_str(text),
            _ => self.inline(|flow| {
                let first = text.chars().next().filter(|_| escape);
                let (sign, rest) = text.split_at(first.map_or(0, char::len_utf8));
                let start = source.start + sign.len();
                flow.push(sign, source.start - usize::from(escape)..start);
                flow.push(rest, start..source.end);
            }),
        }
    }

    /// Whether a text begins with a sign behind a backslash, which the parser leaves out of its range.
    fn escape(&self, text: &Range<usize>) -> bool {
        let with_sign = text.start.saturating_sub(1)..text.end;
        let source = self.source.as_bytes().get(with_sign.clone());
        matches!(source, Some([b'\\', sign, ..]) if sign.is_ascii_punctuation())
            && with_sign.start < text.start
            && (self.flow.len() == 0 || self.flow.source_end() <= with_sign.start)
    }

    fn code(&mut self, code: &str, range: Range<usize>) {
        let source = self.source;
        let inside = inside_backticks(source, range, code);
        self.inline(|flow| flow.push_code(code, source, inside));
    }

    fn inline_html(&mut self, html: &str, range: Range<usize>) {
        if is_line_break(html) {
            self.inline(|flow| flow.push_break(range));
        } else if !is_comment(html) {
            self.inline(|flow| flow.push(html, range));
        }
    }

    fn reference(&mut self, label: &str, range: Range<usize>) {
        self.inline(|flow| {
            flow.begin(Style::Link);
            flow.push(&footnote(label), range);
            flow.end(Style::Link);
        });
    }

    fn rule(&mut self, range: Range<usize>) {
        self.finish_text();
        self.finish_marker();
        let indent = self.nesting.place().indent;
        let mut rule = Content::default();
        rule.push(RULE, range);
        self.push(Kind::Rule, rule, indent, 0, false);
    }

    /// Writes the paragraph that is open, if one is.
    fn finish_text(&mut self) {
        let Open::Text { kind, tight } = std::mem::replace(&mut self.open, Open::None) else {
            return;
        };
        let content = self.flow.take();
        if content.text.is_empty() && !self.nesting.marker_waits() {
            return;
        }
        let tight = tight && self.nesting.within_begun_list();
        let Place { indent, mut marker } = self.nesting.place();
        let length = marker.text.len();
        marker.append(content);
        self.push(kind, marker, indent, length, tight);
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
            Open::Html(html, range) => {
                self.begin_text(None, false);
                let shown = without_comments(&html);
                let shown = shown.trim().replace('\n', LINE_BREAK);
                self.flow.push_found(&shown, self.source, range);
                self.finish_text();
            }
            Open::None | Open::Text { .. } => {}
        }
    }

    fn finish_code(&mut self, code: &Content) {
        let mut tight = self.finish_marker();
        let indent = self.nesting.place().indent;
        let mut at = 0;
        for line in code.text.split_inclusive('\n') {
            let shown = line.strip_suffix('\n').unwrap_or(line);
            let shown = shown.strip_suffix('\r').unwrap_or(shown);
            let content = Content {
                text: shown.chars().map(within_paragraph).collect(),
                sources: code.sources.part(&(at..at + shown.len())),
                ..Content::default()
            };
            self.push(Kind::Code, content, indent, 0, tight);
            tight = true;
            at += line.len();
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

    /// Adds a block whose text begins with a marker of so many bytes; `tight`: without a gap before it.
    fn push(&mut self, kind: Kind, content: Content, indent: u16, marker: usize, tight: bool) {
        let hang = content.text[..marker].chars().count();
        let block = Block {
            id: BlockId(0),
            kind,
            text: content.text,
            spans: content.spans,
            marker,
            direction: Direction::Ltr,
            side: Direction::Ltr,
            indent,
            hang: hang.try_into().unwrap_or(u16::MAX),
            gap_after: false,
        };
        self.blocks.push(block, &content.sources, !tight);
    }
}
