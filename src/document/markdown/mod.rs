//! Markdown → blocks: the events of `pulldown-cmark`, and the HTML among them.

mod dialect;
mod syntax;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::iter;
use std::ops::Range;

use pulldown_cmark::{
    Alignment, BlockQuoteKind, CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd,
};

use super::block::Align;
use super::callout::Callout;
use super::code::Comments;
use super::html::Elements;
use super::parsed::{Blocks, Builder, Style};
use super::source_map::Source;
use dialect::{Reading, Title, Titled};
use syntax::{
    alert_name, fence_title, footnote_marker, has_wiki_links, inside_backticks, item_marker,
};

/// The blocks of a text without front matter. Their directions are not known yet.
pub(super) fn blocks(source: &str) -> Blocks {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
        | Options::ENABLE_MATH;
    options.set(Options::ENABLE_WIKILINKS, has_wiki_links(source));
    let reading = Reading::new(source, options);
    let mut reader = Reader {
        written: source,
        source: &reading.text,
        reading: &reading,
        builder: Builder::default(),
        elements: Elements::default(),
        depths: Vec::new(),
        footnotes: Vec::new(),
        html: None,
    };
    for (event, range) in Parser::new_ext(&reading.text, options).into_offset_iter() {
        reader.event(event, range);
    }
    reader.elements.close_to(&mut reader.builder, 0);
    let mut blocks = reader.builder.into_blocks();
    let borders = reading.borders();
    if !borders.is_empty() {
        blocks.come_from(&borders, |read| reading.written(&read));
    }
    blocks
}

struct Reader<'a> {
    /// The source as it was written, and as the parser reads it.
    written: &'a str,
    source: &'a str,
    reading: &'a Reading<'a>,
    builder: Builder,
    /// The elements of HTML that are open.
    elements: Elements,
    /// How many were open where the containers of Markdown began that are open.
    depths: Vec<usize>,
    /// The labels of the footnotes that are open.
    footnotes: Vec<String>,
    /// The block of HTML that is open, and which bytes of it are its own.
    html: Option<(Range<usize>, Vec<Range<usize>>)>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Rule => self.builder.rule(range),
            Event::TaskListMarker(done) => self.builder.set_task(done, &range),
            Event::Text(text) => self.text(&text, range),
            // A block of HTML is read as a whole, at its end.
            Event::Html(_) => self
                .html
                .iter_mut()
                .for_each(|(_, own)| own.push(range.clone())),
            Event::InlineHtml(_) => self.html(range.clone(), &[range]),
            Event::Code(code) => self.code(&code, range),
            Event::SoftBreak => self.builder.piece(" ", range),
            Event::HardBreak => self.builder.line_break(range),
            Event::FootnoteReference(label) => self.builder.reference(&label, range),
            Event::InlineMath(formula) => self.formula(&formula, range, false),
            Event::DisplayMath(formula) => self.formula(&formula, range, true),
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis => self.builder.begin_style(Style::Emphasis),
            Tag::Strong => self.builder.begin_style(Style::Strong),
            Tag::Strikethrough => self.builder.begin_style(Style::Strike),
            Tag::Link {
                link_type: LinkType::WikiLink { .. },
                dest_url,
                ..
            } => self
                .builder
                .begin_wiki_link(dest_url.trim_end_matches('\\')),
            Tag::Link { dest_url, .. } => self.builder.begin_link(&dest_url),
            Tag::Image { dest_url, .. } => self.builder.begin_image(&dest_url, range),
            Tag::Paragraph => self.builder.begin_paragraph(),
            Tag::Heading { level, .. } => self.builder.begin_heading(level as u8),
            Tag::CodeBlock(kind) => self.begin_code(&kind, range.start),
            Tag::HtmlBlock => self.html = Some((range, Vec::new())),
            Tag::Table(columns) => {
                let align = columns.iter().map(|column| match column {
                    Alignment::None | Alignment::Left => Align::Start,
                    Alignment::Center => Align::Center,
                    Alignment::Right => Align::Right,
                });
                self.builder.begin_table(align.collect());
            }
            Tag::TableHead | Tag::TableRow => self.builder.begin_row(),
            Tag::TableCell => self.builder.begin_cell(false),
            container => self.start_container(container, range),
        }
    }

    fn begin_code(&mut self, kind: &CodeBlockKind, at: usize) {
        if let CodeBlockKind::Fenced(info) = kind
            && let Some(title) = fence_title(info)
        {
            self.builder.begin_paragraph();
            self.builder.begin_style(Style::Faint);
            self.builder.piece(title, at..at);
            self.builder.end_style(Style::Faint);
        }
        self.builder.begin_code(match kind {
            CodeBlockKind::Fenced(language) => Comments::of(language),
            CodeBlockKind::Indented => Comments::Unknown,
        });
    }

    fn start_container(&mut self, tag: Tag<'_>, range: Range<usize>) {
        self.depths.push(self.elements.depth());
        match tag {
            Tag::BlockQuote(kind) => self.begin_quote(kind, range),
            Tag::List(first) => self.builder.begin_list(first),
            Tag::Item => {
                let written = self.reading.marker(self.written, range.start);
                let (delimiter, place) = item_marker(self.source, range);
                match written {
                    Some(marker) => self.builder.begin_marked_item(marker, place),
                    None => self.builder.begin_item(delimiter, place),
                }
            }
            Tag::DefinitionListTitle => {
                self.builder.finish();
                self.builder.begin_style(Style::Strong);
            }
            Tag::DefinitionListDefinition => self.builder.begin_definition(),
            Tag::FootnoteDefinition(label) => {
                let marker = footnote_marker(self.source, range);
                self.builder.begin_footnote(&label, marker);
                self.footnotes.push(label.into_string());
            }
            _ => {}
        }
    }

    fn begin_quote(&mut self, kind: Option<BlockQuoteKind>, range: Range<usize>) {
        if let Some(Titled {
            callout,
            name,
            title,
        }) = self.reading.callout(range.start)
        {
            // The builder is told of places in what was read; all are found again in what was written.
            let text = self.written.get(name.clone()).unwrap_or_default();
            let place = self.reading.read(name);
            return match title {
                Title::Own => self.builder.begin_titled_callout(*callout),
                Title::Kind => self.builder.begin_callout(*callout, Some((text, place))),
                Title::Empty => self.builder.begin_callout(*callout, None),
            };
        }
        let Some(kind) = kind else {
            return self.builder.begin_quote();
        };
        let callout = match kind {
            BlockQuoteKind::Note => Callout::Note,
            BlockQuoteKind::Tip => Callout::Tip,
            BlockQuoteKind::Important => Callout::Important,
            BlockQuoteKind::Warning => Callout::Warning,
            BlockQuoteKind::Caution => Callout::Caution,
        };
        let name = alert_name(self.source, range);
        let text = self.source.get(name.clone()).unwrap_or_default();
        self.builder.begin_callout(callout, Some((text, name)));
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.builder.end_style(Style::Emphasis),
            TagEnd::Strong => self.builder.end_style(Style::Strong),
            TagEnd::Strikethrough => self.builder.end_style(Style::Strike),
            TagEnd::Link => self.builder.end_link(),
            TagEnd::Image => self.builder.end_image(false),
            TagEnd::Paragraph => {
                self.elements.close_styles(&mut self.builder);
                self.builder.finish();
            }
            TagEnd::Heading(_) => {
                self.elements.close_styles(&mut self.builder);
                self.builder.end_heading();
            }
            TagEnd::TableCell => {
                self.elements.close_styles(&mut self.builder);
                self.builder.end_cell();
            }
            TagEnd::TableHead => self.builder.end_header(),
            TagEnd::TableRow => {}
            TagEnd::Table | TagEnd::CodeBlock => self.builder.finish(),
            TagEnd::HtmlBlock => {
                if let Some((range, own)) = self.html.take() {
                    self.html(range, &own);
                    self.end_html();
                }
            }
            container => self.end_container(container),
        }
    }

    fn end_container(&mut self, tag: TagEnd) {
        let depth = self.depths.pop().unwrap_or(0);
        self.elements.close_to(&mut self.builder, depth);
        match tag {
            TagEnd::Item => self.builder.end_item(),
            TagEnd::FootnoteDefinition => {
                let label = self.footnotes.pop().unwrap_or_default();
                self.builder.end_footnote(&label);
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::DefinitionListDefinition => {
                self.builder.end_container();
            }
            TagEnd::DefinitionListTitle => {
                self.builder.finish();
                self.builder.end_style(Style::Strong);
            }
            _ => {}
        }
    }

    /// A blank line ends a paragraph, not the row of a table.
    fn end_html(&mut self) {
        if !self.builder.in_cell() {
            self.elements.close_styles(&mut self.builder);
        }
    }

    /// Reads HTML of which the bytes `own` are its own; the others are signs of the containers around it.
    fn html(&mut self, range: Range<usize>, own: &[Range<usize>]) {
        let is_whole = own.iter().map(ExactSizeIterator::len).sum::<usize>() == range.len();
        let mut html = Cow::Borrowed(self.source.get(range.clone()).unwrap_or_default());
        if !is_whole {
            let mut from = range.start;
            let mut text = String::with_capacity(range.len());
            for line in own {
                text.extend(iter::repeat_n(' ', line.start.saturating_sub(from)));
                text.push_str(self.source.get(line.clone()).unwrap_or_default());
                from = line.end;
            }
            html = Cow::Owned(text);
        }
        let source = Source {
            text: &html,
            at: range.start,
        };
        self.elements.read(&mut self.builder, &source);
    }

    fn text(&mut self, text: &str, source: Range<usize>) {
        if self.elements.takes(text) {
            return;
        }
        let escape = self.escape(&source);
        let first = text.chars().next().filter(|_| escape);
        let (sign, rest) = text.split_at(first.map_or(0, char::len_utf8));
        let start = source.start + sign.len();
        if !sign.is_empty() {
            self.builder.piece(sign, source.start - 1..start);
        }
        let is_exact = rest.len() == source.end - start;
        let kept = if is_exact && self.builder.is_after_blank() {
            rest.trim_start_matches([' ', '\t'])
        } else {
            rest
        };
        let start = start + (rest.len() - kept.len());
        self.builder.piece(kept, start..source.end);
    }

    /// Whether a text begins with a sign behind a backslash, which the parser leaves out of its range.
    fn escape(&self, text: &Range<usize>) -> bool {
        let with_sign = text.start.saturating_sub(1)..text.end;
        let source = self.source.as_bytes().get(with_sign.clone());
        matches!(source, Some([b'\\', sign, ..]) if sign.is_ascii_punctuation())
            && with_sign.start < text.start
            && (self.builder.written()).is_none_or(|end| end <= with_sign.start)
    }

    /// A formula, between one dollar sign and another or between two and two.
    fn formula(&mut self, formula: &str, range: Range<usize>, apart: bool) {
        let signs = 1 + usize::from(apart);
        let inside = range.start + signs..range.end.saturating_sub(signs).max(range.start + signs);
        let source = Source {
            at: inside.start,
            text: self.source.get(inside).unwrap_or_default(),
        };
        self.builder.formula(formula, &source, apart);
    }

    fn code(&mut self, code: &str, range: Range<usize>) {
        let inside = inside_backticks(self.source, range, code);
        let source = Source {
            at: inside.start,
            text: self.source.get(inside).unwrap_or_default(),
        };
        self.builder.code(code, &source);
    }
}
