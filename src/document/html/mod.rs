//! HTML → blocks: tags by `html5gum`, the elements that are open on a stack of our own.
//!
//! What is read may be a whole text or the pieces of HTML within Markdown: elements stay open from piece to piece, and
//! Markdown between them is written to the same builder.

mod element;

use std::ops::Range;

use html5gum::{DefaultEmitter, HtmlString, Span, StartTag, Token, Tokenizer};

use super::direction::of_language;
use super::parsed::{Blocks, Builder};
use super::source_map::Source;
use crate::text::Direction;
use element::{Role, Void};

/// The most elements that are open at once; those beyond it vanish and leave their text.
const DEEPEST: usize = 512;

/// The elements that are open.
#[derive(Default)]
pub(super) struct Elements {
    open: Vec<Element>,
}

struct Element {
    name: HtmlString,
    role: Role,
    /// The direction that it declares for what is within.
    direction: Option<Direction>,
}

impl Element {
    fn is_block(&self) -> bool {
        !matches!(self.role, Role::Style(_) | Role::Hidden) || element::is_row(&self.name)
    }
}

impl Element {
    /// Parts what is before an end of it from what is after it. A table's cell has lines in the place of blocks.
    fn part(&self, builder: &mut Builder) {
        match self.role {
            Role::Row | Role::Cell { .. } => {}
            _ if !self.is_block() => {}
            _ if builder.in_cell() => builder.new_line(),
            _ => builder.finish(),
        }
    }
}

/// The blocks of a page. Their directions are not known yet.
pub(super) fn blocks(source: &str) -> Blocks {
    let (mut builder, mut elements) = (Builder::default(), Elements::default());
    let source = Source {
        text: source,
        at: 0,
    };
    elements.read(&mut builder, &source);
    elements.close_to(&mut builder, 0);
    builder.into_blocks()
}

impl Elements {
    /// Reads a part of a text.
    pub(super) fn read(&mut self, builder: &mut Builder, html: &Source) {
        // A comment that has no end is shown: nothing is lost by mistake.
        let last = html.text.rfind("<!--");
        let unclosed = last.filter(|&start| !html.text[start..].contains("-->"));
        let end = unclosed.unwrap_or(html.text.len());
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        for Ok(token) in Tokenizer::new_with_emitter(&html.text[..end], emitter) {
            match token {
                Token::StartTag(tag) => {
                    let Span { start, end } = tag.span;
                    self.start(builder, &tag, html.at + start..html.at + end);
                }
                Token::EndTag(tag) => self.end(builder, &tag.name),
                Token::String(text) => {
                    let source = part(html, text.span.start..text.span.end);
                    builder.words(&String::from_utf8_lossy(&text.value), &source);
                }
                Token::Comment(_) => builder.skip(),
                Token::Doctype(_) | Token::Error(_) => {}
            }
        }
        let rest = part(html, end..html.text.len());
        builder.piece(rest.text, rest.at..rest.at + rest.text.len());
    }

    /// How many are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Closes those that were opened since so many were.
    pub(super) fn close_to(&mut self, builder: &mut Builder, depth: usize) {
        while self.open.len() > depth {
            self.close(builder);
        }
    }

    /// Closes the styles that are open within a paragraph that ends.
    pub(super) fn close_styles(&mut self, builder: &mut Builder) {
        while self.open.last().is_some_and(|element| !element.is_block()) {
            self.close(builder);
        }
    }

    fn start(&mut self, builder: &mut Builder, tag: &StartTag<usize>, source: Range<usize>) {
        if let Some(void) = element::void(&tag.name) {
            return start_void(builder, void, tag, source);
        }
        let Some(mut role) = element::role(&tag.name) else {
            return;
        };
        if tag.self_closing && role == Role::Hidden || self.open.len() >= DEEPEST {
            return;
        }
        self.end_what_ends_before(builder, role);
        if builder.in_cell() {
            role = element::within_cell(role);
        }
        let element = Element {
            direction: declared(tag),
            role,
            name: tag.name.clone(),
        };
        element.part(builder);
        self.open.push(element);
        self.declare(builder);
        begin(builder, role, tag, source);
    }

    /// Closes the elements whose end tags were left out.
    fn end_what_ends_before(&mut self, builder: &mut Builder, next: Role) {
        let inner = self.open.iter().rev();
        let reach = inner
            .take_while(|element| !element::is_border(element.role, next))
            .position(|element| element::ends_before(element.role, next));
        if let Some(reach) = reach {
            self.close_to(builder, self.open.len() - reach - 1);
        }
    }

    fn end(&mut self, builder: &mut Builder, name: &HtmlString) {
        let found = self.open.iter().rposition(|element| element.name == *name);
        if let Some(depth) = found {
            self.close_to(builder, depth);
        } else if **name == b"p"[..] {
            builder.finish();
        }
    }

    fn close(&mut self, builder: &mut Builder) {
        let Some(element) = self.open.pop() else {
            return;
        };
        element.part(builder);
        match element.role {
            Role::Style(style) => builder.end_style(style),
            Role::Quote | Role::List { .. } | Role::Definition => builder.end_container(),
            Role::Item => builder.end_item(),
            Role::Cell { .. } => builder.end_cell(),
            Role::Hidden => builder.show(),
            _ => {}
        }
        self.declare(builder);
    }

    /// Tells the builder which direction is declared for what comes: for all within, and for this paragraph alone.
    fn declare(&self, builder: &mut Builder) {
        let is_container = |element: &&Element| {
            matches!(
                element.role,
                Role::Section | Role::Quote | Role::List { .. } | Role::Table | Role::Row
            )
        };
        let mut containers = self.open.iter().filter(is_container).rev();
        let around = containers.find_map(|element| element.direction);
        let innermost = self.open.iter().rev().find(|element| element.is_block());
        let own = innermost.filter(|element| !is_container(element));
        builder.declare(around, own.and_then(|element| element.direction));
    }
}

fn begin(builder: &mut Builder, role: Role, tag: &StartTag<usize>, source: Range<usize>) {
    match role {
        Role::Style(style) => builder.begin_style(style),
        Role::Heading(level) => builder.begin_heading(level),
        Role::Quote => builder.begin_quote(),
        Role::List { numbered } => {
            let start = attribute(tag, b"start").and_then(|start| start.trim().parse().ok());
            builder.begin_list(numbered.then_some(start.unwrap_or(1)));
        }
        Role::Item => builder.begin_item('.', source),
        Role::Definition => builder.begin_definition(),
        Role::Preformatted => builder.begin_code(),
        Role::Row => builder.begin_row(),
        Role::Cell { header } => builder.begin_cell(header),
        Role::Hidden => builder.hide(),
        Role::Paragraph | Role::Section | Role::Table => {}
    }
}

fn start_void(builder: &mut Builder, void: Void, tag: &StartTag<usize>, source: Range<usize>) {
    match void {
        Void::LineBreak => builder.line_break(source),
        Void::Rule => builder.rule(source),
        Void::Image => {
            builder.begin_image(source.start..source.start);
            let description = attribute(tag, b"alt").unwrap_or_default();
            builder.piece(&description, source);
            builder.end_image();
        }
    }
}

fn attribute(tag: &StartTag<usize>, name: &[u8]) -> Option<String> {
    let value = tag.attributes.get(name)?;
    Some(String::from_utf8_lossy(&value.value).into_owned())
}

/// The direction that an element declares: its `dir`, else that of its `lang`.
fn declared(tag: &StartTag<usize>) -> Option<Direction> {
    match attribute(tag, b"dir").map(|dir| dir.trim().to_ascii_lowercase()) {
        Some(dir) if dir == "rtl" => Some(Direction::Rtl),
        Some(dir) if dir == "ltr" => Some(Direction::Ltr),
        _ => attribute(tag, b"lang").map(|tag| of_language(tag.trim())),
    }
}

/// A part of a source; an empty one where there is none.
fn part<'a>(source: &Source<'a>, range: Range<usize>) -> Source<'a> {
    Source {
        at: source.at + range.start,
        text: source.text.get(range).unwrap_or_default(),
    }
}
