//! What a reader of a format tells of a text, in its order, → blocks.

use std::ops::Range;

use super::blocks::{Blocks, Declared};
use super::content::Content;
use super::flow::{Flow, OwnDirection, Style};
use super::image::Image;
use super::nesting::{Aside, Nesting, footnote};
use super::table::TableBuilder;
use crate::document::block::{Kind, LinkKind};
use crate::document::callout::Callout;
use crate::document::code::Comments;
use crate::document::source_map::Source;
use crate::text::Direction;

/// What a thematic break shows, as printers have it.
const RULE: &str = "* * *";

/// What leads from a footnote back to its reference.
const BACK: &str = "\u{21A9}";

/// Gathers the blocks of a text.
#[derive(Default)]
pub(in crate::document) struct Builder {
    pub(super) blocks: Blocks,
    pub(super) nesting: Nesting,
    pub(super) flow: Flow,
    pub(super) open: Open,
    pub(super) declared: Declared,
    /// How many elements are open of what is not for reading.
    pub(super) hidden: usize,
    pub(super) image: Option<Image>,
    /// What the next paragraph is the title of.
    title: Option<Kind>,
    /// How many cells were written for those that cover their places.
    pub(super) covered: usize,
}

/// The block whose text is being gathered.
#[derive(Default)]
pub(super) enum Open {
    #[default]
    None,
    /// A paragraph or heading.
    Text {
        kind: Kind,
        tight: bool,
    },
    Table(TableBuilder),
    /// Lines of code.
    Code(Content, Comments),
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
        self.declared = Declared {
            around,
            own,
            usual: None,
        };
    }

    /// The direction that blocks have for which the source declares none: it holds where their letters agree.
    pub(in crate::document) fn declare_usual(&mut self, direction: Direction) {
        self.declared.usual = Some(direction);
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
        self.nesting.begin_aside(Aside::Quote);
    }

    /// What comes stands out of the text, with its first paragraph as its title.
    pub(in crate::document) fn begin_titled_callout(&mut self, callout: Callout) {
        self.finish();
        self.nesting.begin_aside(Aside::Callout { titled: true });
        self.title = Some(Kind::Callout { callout, own: true });
    }

    /// What comes stands out of the text. `name`: what the source names it by, and where, if it is to have a title.
    pub(in crate::document) fn begin_callout(
        &mut self,
        callout: Callout,
        name: Option<(&str, Range<usize>)>,
    ) {
        self.finish();
        let titled = name.is_some();
        self.nesting.begin_aside(Aside::Callout { titled });
        if let Some((name, source)) = name {
            let own = false;
            self.begin_text(Some(Kind::Callout { callout, own }), false);
            self.piece(name, source);
            self.finish();
        }
    }

    /// A block that stands farther in than what it belongs to.
    pub(in crate::document) fn begin_definition(&mut self) {
        self.finish();
        self.nesting.begin_aside(Aside::Definition);
    }

    /// `first`: the number of the first item of a numbered list.
    pub(in crate::document) fn begin_list(&mut self, first: Option<u64>) {
        self.finish();
        self.nesting.begin_list(first);
    }

    /// An item whose marker is another than a number of ASCII; `source`: where it stands.
    pub(in crate::document) fn begin_marked_item(&mut self, marker: &str, source: Range<usize>) {
        self.finish();
        self.nesting.begin_marked_item(marker, source);
    }

    /// `delimiter`: what stands after its number; `source`: where its marker stands.
    pub(in crate::document) fn begin_item(&mut self, delimiter: char, source: Range<usize>) {
        self.finish();
        self.nesting.begin_item(delimiter, source);
    }

    pub(in crate::document) fn begin_footnote(&mut self, label: &str, source: Range<usize>) {
        self.finish();
        self.name(&format!("fn-{label}"));
        self.nesting.begin_footnote(label, source);
    }

    /// Ends a footnote with a sign that leads back to its first reference.
    pub(in crate::document) fn end_footnote(&mut self, label: &str) {
        self.finish();
        if self.nesting.in_empty_item() {
            self.finish_marker();
        }
        let target = format!("#fnref-{label}");
        if !self.blocks.lead_back(BACK, &target) {
            let place = self.nesting.place();
            self.push(Kind::Paragraph, Content::default(), &place, 0, false);
            self.blocks.lead_back(BACK, &target);
        }
        self.nesting.end();
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

    /// Ends a heading, behind which its name may stand in braces.
    pub(in crate::document) fn end_heading(&mut self) {
        if matches!(self.open, Open::Text { .. }) {
            self.flow.take_name();
        }
        self.finish();
    }

    pub(in crate::document) fn begin_code(&mut self, comments: Comments) {
        self.finish();
        self.open = Open::Code(Content::default(), comments);
    }

    pub(in crate::document) fn begin_style(&mut self, style: Style) {
        self.flow.begin(style);
    }

    pub(in crate::document) fn end_style(&mut self, style: Style) {
        self.flow.end(style);
    }

    /// What comes leads to `target`.
    pub(in crate::document) fn begin_link(&mut self, target: &str) {
        self.flow.begin_link(target.to_owned(), LinkKind::Words);
    }

    /// What comes leads to the page of this name.
    pub(in crate::document) fn begin_wiki_link(&mut self, name: &str) {
        self.flow.begin_link(name.to_owned(), LinkKind::Wiki);
    }

    pub(in crate::document) fn end_link(&mut self) {
        self.flow.end_link();
    }

    /// What comes stands between quotation marks.
    pub(in crate::document) fn begin_quotation(&mut self) {
        self.flow.begin_quotation();
    }

    pub(in crate::document) fn end_quotation(&mut self) {
        let cell = match &self.open {
            Open::Table(table) => table.cell(),
            _ => Some(0),
        };
        // Where a cell or an image begins is told already.
        let image = self.image.as_ref().map_or(0, Image::description);
        self.flow
            .end_quotation(cell.unwrap_or(usize::MAX).max(image));
    }

    /// What comes has a direction of its own, in this paragraph.
    pub(in crate::document) fn begin_isolate(&mut self, direction: OwnDirection) {
        self.flow.begin_isolate(direction);
    }

    pub(in crate::document) fn end_isolate(&mut self) {
        self.flow.end_isolate();
    }

    /// Links lead to what comes by this name.
    pub(in crate::document) fn name(&mut self, name: &str) {
        if self.hidden == 0 {
            self.flow.name(name.to_owned());
        }
    }

    /// Whether a blank that comes would be a second one, or the first of a paragraph.
    pub(in crate::document) fn is_after_blank(&self) -> bool {
        !matches!(self.open, Open::Code(..)) && self.flow.is_after_blank()
    }

    /// Text within a paragraph, or lines of code, that comes from the bytes `source` of a source.
    pub(in crate::document) fn piece(&mut self, text: &str, source: Range<usize>) {
        match &mut self.open {
            _ if self.hidden > 0 => {}
            Open::Code(lines, _) => lines.push(text, source),
            Open::Table(table) if text == " " && !table.in_cell() => {}
            _ => self.inline(|flow| flow.push(text, source)),
        }
    }

    /// Text as HTML has it, found in `source`: a run of blanks is one blank, but in code.
    pub(in crate::document) fn words(&mut self, text: &str, source: &Source) {
        let is_blank = text.bytes().all(|b| b.is_ascii_whitespace());
        match &mut self.open {
            _ if self.hidden > 0 => {}
            Open::Code(lines, _) => lines.push_found(text, source),
            Open::None if is_blank => {}
            Open::Table(table) if is_blank && !table.in_cell() => {}
            _ => self.inline(|flow| flow.push_words(text, source)),
        }
    }

    /// A formula, found in `source`. `apart`: whether it stands on lines of its own, which are kept.
    pub(in crate::document) fn formula(&mut self, text: &str, source: &Source, apart: bool) {
        match &mut self.open {
            _ if self.hidden > 0 => {}
            Open::Code(lines, _) => lines.push_found(text, source),
            _ => self.inline(|flow| flow.push_formula(text, source, apart)),
        }
    }

    /// Inline code, found in `source`.
    pub(in crate::document) fn code(&mut self, text: &str, source: &Source) {
        match &mut self.open {
            _ if self.hidden > 0 => {}
            Open::Code(lines, _) => lines.push_found(text, source),
            _ => self.inline(|flow| flow.push_code(text, source)),
        }
    }

    /// Ends the line, not the paragraph.
    pub(in crate::document) fn line_break(&mut self, source: Range<usize>) {
        match &mut self.open {
            _ if self.hidden > 0 => {}
            Open::Code(lines, _) => lines.push("\n", source),
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
        self.name(&format!("fnref-{label}"));
        self.begin_link(&format!("#fn-{label}"));
        self.piece(&footnote(label), source);
        self.end_link();
    }

    pub(in crate::document) fn rule(&mut self, source: Range<usize>) {
        if self.hidden > 0 {
            return;
        }
        self.finish();
        self.finish_marker();
        let place = self.nesting.place();
        let mut rule = Content::default();
        rule.push(RULE, source);
        self.push(Kind::Rule, rule, &place, 0, false);
    }

    /// Whether there is no text yet.
    pub(in crate::document) fn is_empty(&self) -> bool {
        self.blocks.len() == 0 && self.flow.len() == 0
    }

    /// Whether text is gathered already.
    pub(in crate::document) fn written(&self) -> Option<usize> {
        (self.flow.len() > 0).then(|| self.flow.source_end())
    }

    /// Whether a table is open, within which no block has room.
    pub(in crate::document) fn in_cell(&self) -> bool {
        matches!(&self.open, Open::Table(table) if table.in_cell())
    }

    /// Something within a paragraph. The items of a tight list have no paragraphs: their text opens one.
    pub(super) fn inline(&mut self, add: impl FnOnce(&mut Flow)) {
        // Text of a table outside its cells stands below it.
        if matches!(&self.open, Open::Table(table) if !table.in_cell()) {
            self.finish();
        }
        if matches!(self.open, Open::None) {
            self.begin_text(None, true);
        }
        add(&mut self.flow);
    }

    pub(super) fn begin_text(&mut self, kind: Option<Kind>, tight: bool) {
        let kind = self.title.take().or(kind);
        let kind = kind.unwrap_or(if self.nesting.in_quote() {
            Kind::Quote
        } else {
            Kind::Paragraph
        });
        self.open = Open::Text { kind, tight };
    }
}
