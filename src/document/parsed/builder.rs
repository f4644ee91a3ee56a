//! What a reader of a format tells of a text, in its order, → blocks.

use std::ops::Range;
use std::sync::Arc;

use super::blocks::{Blocks, Declared};
use super::flow::{Content, Flow, Style, within_paragraph};
use super::nesting::{Nesting, Place, footnote};
use super::table::TableBuilder;
use crate::document::block::{Align, Block, BlockId, Kind};
use crate::document::source_map::Source;
use crate::text::Direction;

/// What a thematic break shows, as printers have it.
const RULE: &str = "* * *";

/// What stands before the description of an image.
const IMAGE: &str = "\u{25A3} ";

/// Gathers the blocks of a text.
#[derive(Default)]
pub(in crate::document) struct Builder {
    blocks: Blocks,
    nesting: Nesting,
    flow: Flow,
    open: Open,
    declared: Declared,
    /// How many elements are open of what is not for reading.
    hidden: usize,
    /// Where the image that is open begins in the text, and its description.
    image: Option<(usize, usize)>,
}

/// The block whose text is being gathered.
#[derive(Default)]
enum Open {
    #[default]
    None,
    /// A paragraph or heading.
    Text {
        kind: Kind,
        tight: bool,
    },
    Table(TableBuilder),
    /// Lines of code.
    Code(Content),
}

impl Builder {
    /// All blocks, at the end of the text.
    pub(in crate::document) fn into_blocks(mut self) -> Blocks {
        self.finish();
        self.blocks
    }

    /// The direction that is declared for the blocks that come: by what they stand in, and for their own text.
    pub(in crate::document) fn declare(
        &mut self,
        around: Option<Direction>,
        own: Option<Direction>,
    ) {
        self.declared = Declared { around, own };
    }

    /// What comes is not for reading, until it is shown again.
    pub(in crate::document) fn hide(&mut self) {
        self.hidden += 1;
    }

    /// Ends what was begun by hiding.
    pub(in crate::document) fn show(&mut self) {
        self.hidden = self.hidden.saturating_sub(1);
        self.skip();
    }

    /// What stands here is not shown, nor a second blank around it.
    pub(in crate::document) fn skip(&mut self) {
        self.flow.skip();
    }

    pub(in crate::document) fn begin_quote(&mut self) {
        self.finish();
        self.nesting.begin_quote();
    }

    /// A block that stands farther in than what it belongs to.
    pub(in crate::document) fn begin_definition(&mut self) {
        self.finish();
        self.nesting.begin_indent();
    }

    /// `first`: the number of the first item of a numbered list.
    pub(in crate::document) fn begin_list(&mut self, first: Option<u64>) {
        self.finish();
        self.nesting.begin_list(first);
    }

    /// `delimiter`: what stands after its number; `source`: where its marker stands.
    pub(in crate::document) fn begin_item(&mut self, delimiter: char, source: Range<usize>) {
        self.finish();
        self.nesting.begin_item(delimiter, source);
    }

    pub(in crate::document) fn begin_footnote(&mut self, label: &str, source: Range<usize>) {
        self.finish();
        self.nesting.begin_footnote(label, source);
    }

    pub(in crate::document) fn set_task(&mut self, done: bool, source: &Range<usize>) {
        self.nesting.set_task(done, source);
    }

    /// Ends a quote, definition or list.
    pub(in crate::document) fn end_container(&mut self) {
        self.finish();
        self.nesting.end();
    }

    /// Ends an item or footnote.
    pub(in crate::document) fn end_item(&mut self) {
        self.finish();
        if self.nesting.in_empty_item() {
            self.finish_marker();
        }
        self.nesting.end();
    }

    pub(in crate::document) fn begin_paragraph(&mut self) {
        self.finish();
        self.begin_text(None, false);
    }

    /// `level`: 1 to 6.
    pub(in crate::document) fn begin_heading(&mut self, level: u8) {
        self.finish();
        self.begin_text(Some(Kind::Heading(level)), false);
    }

    pub(in crate::document) fn begin_code(&mut self) {
        self.finish();
        self.open = Open::Code(Content::default());
    }

    pub(in crate::document) fn begin_table(&mut self, columns: Vec<Align>) {
        self.finish();
        self.finish_marker();
        self.open = Open::Table(TableBuilder::new(columns));
    }

    /// A row of the table that is open, or of a new one.
    pub(in crate::document) fn begin_row(&mut self) {
        if !matches!(self.open, Open::Table(_)) {
            self.begin_table(Vec::new());
        }
        if let Open::Table(table) = &mut self.open {
            table.begin_row(&mut self.flow);
        }
    }

    pub(in crate::document) fn begin_cell(&mut self, header: bool) {
        if !matches!(self.open, Open::Table(_)) {
            self.begin_row();
        }
        if let Open::Table(table) = &mut self.open {
            table.begin_cell(&mut self.flow, header);
        }
    }

    pub(in crate::document) fn end_cell(&mut self) {
        if let Open::Table(table) = &mut self.open {
            table.end_cell(&mut self.flow);
        }
    }

    /// Ends the first row of a table as its header.
    pub(in crate::document) fn end_header(&mut self) {
        if let Open::Table(table) = &mut self.open {
            table.end_header(&mut self.flow);
        }
    }

    pub(in crate::document) fn begin_style(&mut self, style: Style) {
        self.flow.begin(style);
    }

    pub(in crate::document) fn end_style(&mut self, style: Style) {
        self.flow.end(style);
    }

    /// Text within a paragraph, or lines of code, that comes from the bytes `source` of a source.
    pub(in crate::document) fn piece(&mut self, text: &str, source: Range<usize>) {
        match &mut self.open {
            _ if self.hidden > 0 => {}
            Open::Code(lines) => lines.push(text, source),
            Open::Table(table) if text == " " && !table.in_cell() => {}
            _ => self.inline(|flow| flow.push(text, source)),
        }
    }

    /// Text as HTML has it, found in `source`: a run of blanks is one blank, but in code.
    pub(in crate::document) fn words(&mut self, text: &str, source: &Source) {
        let is_blank = text.bytes().all(|b| b.is_ascii_whitespace());
        match &mut self.open {
            _ if self.hidden > 0 => {}
            Open::Code(lines) => lines.push_found(text, source),
            Open::None if is_blank => {}
            Open::Table(table) if is_blank && !table.in_cell() => {}
            _ => self.inline(|flow| flow.push_words(text, source)),
        }
    }

    /// Inline code, found in `source`.
    pub(in crate::document) fn code(&mut self, text: &str, source: &Source) {
        match &mut self.open {
            _ if self.hidden > 0 => {}
            Open::Code(lines) => lines.push_found(text, source),
            _ => self.inline(|flow| flow.push_code(text, source)),
        }
    }

    /// Ends the line, not the paragraph.
    pub(in crate::document) fn line_break(&mut self, source: Range<usize>) {
        match &mut self.open {
            _ if self.hidden > 0 => {}
            Open::Code(lines) => lines.push("\n", source),
            Open::None => {}
            Open::Table(table) if !table.in_cell() => {}
            _ => self.inline(|flow| flow.push_break(source)),
        }
    }

    /// Ends the line, if there is anything on it.
    pub(in crate::document) fn new_line(&mut self) {
        if !self.flow.is_after_break() {
            let end = self.flow.source_end();
            self.line_break(end..end);
        }
    }

    /// A reference to a footnote.
    pub(in crate::document) fn reference(&mut self, label: &str, source: Range<usize>) {
        self.begin_style(Style::Link);
        self.piece(&footnote(label), source);
        self.end_style(Style::Link);
    }

    /// What comes is the description of an image, which is told from text by a sign. `source`: where the image begins.
    pub(in crate::document) fn begin_image(&mut self, source: Range<usize>) {
        if self.hidden == 0 && !matches!(self.open, Open::Code(_)) {
            let mut start = 0;
            self.inline(|flow| start = flow.len());
            self.piece(IMAGE, source);
            self.image = Some((start, self.flow.len()));
        }
    }

    /// Ends an image. One without a description is not seen, nor a second blank around it.
    pub(in crate::document) fn end_image(&mut self) {
        if let Some((start, description)) = self.image.take()
            && self.flow.len() <= description
        {
            self.flow.truncate(start);
            self.flow.skip();
        }
    }

    pub(in crate::document) fn rule(&mut self, source: Range<usize>) {
        if self.hidden > 0 {
            return;
        }
        self.finish();
        self.finish_marker();
        let indent = self.nesting.place().indent;
        let mut rule = Content::default();
        rule.push(RULE, source);
        self.push(Kind::Rule, rule, indent, 0, false);
    }

    /// Whether text is gathered already.
    pub(in crate::document) fn written(&self) -> Option<usize> {
        (self.flow.len() > 0).then(|| self.flow.source_end())
    }

    /// Whether a table is open, within which no block has room.
    pub(in crate::document) fn in_cell(&self) -> bool {
        matches!(&self.open, Open::Table(table) if table.in_cell())
    }

    /// Writes the block that is open, if one is.
    pub(in crate::document) fn finish(&mut self) {
        match std::mem::take(&mut self.open) {
            Open::None => {}
            Open::Text { kind, tight } => self.finish_text(kind, tight),
            Open::Code(code) => self.finish_code(&code),
            Open::Table(mut table) => {
                table.end_cell(&mut self.flow);
                let content = self.flow.take();
                let indent = self.nesting.place().indent;
                let table = Kind::Table(Arc::new(table.finish()));
                self.push(table, content, indent, 0, false);
            }
        }
    }

    /// Something within a paragraph. The items of a tight list have no paragraphs: their text opens one.
    fn inline(&mut self, add: impl FnOnce(&mut Flow)) {
        // Text of a table outside its cells stands below it.
        if matches!(&self.open, Open::Table(table) if !table.in_cell()) {
            self.finish();
        }
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

    fn finish_text(&mut self, kind: Kind, tight: bool) {
        self.flow.trim_end(0);
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
            self.finish();
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
        let declared = self.declared;
        self.blocks.push(block, &content.sources, declared, !tight);
    }
}
