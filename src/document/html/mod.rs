//! HTML → blocks: tags by `html5gum`, the elements that are open on a stack of our own.
//!
//! What is read may be a whole text or the pieces of HTML within Markdown: elements stay open from piece to piece, and
//! Markdown between them is written to the same builder.

mod attributes;
mod element;
mod formula;
mod furniture;
mod head;
mod numbering;
mod outline;
mod page;
mod stack;
mod tokens;

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::ops::Range;

use html5gum::{HtmlString, Span, Token};

use super::code::Comments;
use super::parsed::{Builder, OwnDirection};
use super::source_map::Source;
use crate::text::Direction;
use attributes::{attribute, declared, is_inherited, number};
pub(super) use element::is_element;
use element::{Role, Void};
use formula::Formula;
pub(super) use head::meta;
use numbering::Numbering;
use outline::Outline;
pub(super) use page::{Page, beginning, chapter, note, page};
use stack::{Element, Stack};
use tokens::bare_tag;
pub(super) use tokens::{Tag, Tokens, decoded};

/// The elements that are open.
#[derive(Default)]
pub(super) struct Elements {
    open: Stack<Known>,
    /// Which of them are shown.
    outline: Outline,
    /// How many are open of those that hide what is within; one more outside of the only element that is shown.
    hidden: usize,
    /// Whether a tag that closes itself is an element of its own, as in XHTML.
    xml: bool,
    /// How the lists are counted that are open.
    lists: Vec<Option<Numbering>>,
    /// How many items the lists have that are counted backwards, by where they begin in the source.
    reversed: HashMap<usize, i64>,
    formula: Option<Formula>,
}

/// What is known of an open element.
struct Known {
    /// The direction that it declares for what is within.
    direction: Option<OwnDirection>,
    /// The same if all blocks within have it, whatever their letters.
    inherited: Option<OwnDirection>,
    /// Whether that is a direction within a paragraph.
    isolates: bool,
    /// Whether it hides what is within.
    hides: bool,
    /// Whether it stands within what is hidden, and has nothing to do.
    inert: bool,
}

impl Element<Known> {
    /// Parts what is before an end of it from what is after it. A table's cell has lines in the place of blocks.
    fn part(&self, builder: &mut Builder) {
        match self.role {
            Role::Row | Role::Cell { .. } => {}
            _ if self.known.inert || !self.is_block() => {}
            _ if builder.in_cell() => builder.new_line(),
            _ => builder.finish(),
        }
    }
}

impl Elements {
    /// Those of a page of which this is shown.
    fn of_page(builder: &mut Builder, outline: Outline, xml: bool) -> Self {
        let hidden = usize::from(outline.has_article());
        if hidden > 0 {
            builder.hide();
        }
        Self {
            outline,
            hidden,
            xml,
            ..Self::default()
        }
    }

    /// Reads a part of a text.
    pub(super) fn read(&mut self, builder: &mut Builder, html: &Source) {
        if let Some(token) = bare_tag(html.text) {
            self.token(builder, html, token);
            // A paragraph begins with the tag, as with one that has attributes.
            return builder.piece("", html.at..html.at);
        }
        // A comment that has no end is shown: nothing is lost by mistake.
        let last = html.text.rfind("<!--");
        let unclosed = last.filter(|&start| !html.text[start..].contains("-->"));
        let end = unclosed.unwrap_or(html.text.len());
        let reversed = numbering::reversed(&html.text[..end]).into_iter();
        self.reversed = reversed.map(|(at, items)| (html.at + at, items)).collect();
        for token in Tokens::new(&html.text[..end]) {
            self.token(builder, html, token);
        }
        let rest = part(html, end..html.text.len());
        builder.piece(rest.text, rest.at..rest.at + rest.text.len());
    }

    fn token(&mut self, builder: &mut Builder, html: &Source, token: Token<usize>) {
        if self.in_formula(builder, html, &token) {
            return;
        }
        match token {
            Token::StartTag(tag) => {
                let Span { start, end } = tag.span;
                self.start(builder, &tag, html.at + start..html.at + end);
                if self.xml && tag.self_closing && element::void(&tag.name).is_none() {
                    self.end(builder, &tag.name);
                }
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

    /// How many are open.
    pub(super) fn depth(&self) -> usize {
        self.open.depth()
    }

    /// Closes those that were opened since so many were.
    pub(super) fn close_to(&mut self, builder: &mut Builder, depth: usize) {
        self.end_formula(builder);
        while self.open.depth() > depth {
            self.close(builder);
        }
    }

    /// Closes the styles that are open within a paragraph that ends.
    pub(super) fn close_styles(&mut self, builder: &mut Builder) {
        self.end_formula(builder);
        while self.open.innermost().is_some_and(|open| !open.is_block()) {
            self.close(builder);
        }
    }

    fn start(&mut self, builder: &mut Builder, tag: &Tag, source: Range<usize>) {
        if let Some(void) = element::void(&tag.name) {
            return start_void(builder, void, tag, source);
        }
        let hides = self.outline.hides(tag, source.start);
        let role = self.outline.role(tag, source.start);
        let has_direction = tag.attributes.contains_key(&b"dir"[..]);
        let role = role.or(hides.then_some(Role::Hidden));
        let Some(mut role) = role.or(has_direction.then_some(Role::Isolate)) else {
            return name(builder, tag);
        };
        if tag.self_closing && role == Role::Hidden || self.open.is_full() && role != Role::Article
        {
            return;
        }
        self.close_to(builder, self.open.left_by_start(role));
        if builder.in_cell() {
            role = element::within_cell(role);
        }
        let direction = declared(tag);
        let known = Known {
            direction,
            inherited: direction
                .filter(|_| is_inherited(tag) && !self.is_of_page(builder, direction)),
            isolates: role == Role::Isolate || has_direction && element::is_inline(role),
            hides: hides || role == Role::Hidden,
            inert: self.hidden > 0 && role != Role::Article,
        };
        self.open.push(tag.name.clone(), role, known);
        self.begin(builder, role, tag, source);
    }

    /// Begins the element that was opened last.
    fn begin(&mut self, builder: &mut Builder, role: Role, tag: &Tag, source: Range<usize>) {
        let Some(element) = self.open.innermost() else {
            return;
        };
        element.part(builder);
        let &Known {
            direction,
            isolates,
            hides,
            inert,
            ..
        } = &element.known;
        self.declare(builder);
        if hides && !inert {
            self.hidden += 1;
            builder.hide();
        } else if role == Role::Article {
            self.hidden = self.hidden.saturating_sub(1);
            builder.show();
        } else if !inert {
            if isolates {
                builder.begin_isolate(direction.unwrap_or(OwnDirection::Auto));
            }
            match role {
                Role::List { numbered } => {
                    let items = self.reversed.get(&source.start).copied();
                    let numbering = numbered.then(|| Numbering::of(tag, items));
                    self.lists.push(numbering);
                    builder.begin_list(None);
                }
                Role::Item => match self.lists.last_mut() {
                    Some(Some(list)) => builder.begin_marked_item(&list.marker(tag), source),
                    _ => builder.begin_item('.', source),
                },
                _ => begin(builder, role, tag),
            }
            name(builder, tag);
        }
    }

    fn end(&mut self, builder: &mut Builder, name: &HtmlString) {
        if let Some(depth) = self.open.left_by_end(name) {
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
            _ if element.known.inert => {}
            _ if element.known.hides => {
                self.hidden = self.hidden.saturating_sub(1);
                builder.show();
            }
            Role::Style(style) => builder.end_style(style),
            Role::Link => builder.end_link(),
            Role::Quotation => builder.end_quotation(),
            Role::List { .. } => {
                self.lists.pop();
                builder.end_container();
            }
            Role::Quote | Role::Definition => builder.end_container(),
            Role::Item => builder.end_item(),
            Role::Cell { .. } => builder.end_cell(),
            Role::Article => {
                self.hidden += 1;
                builder.hide();
            }
            _ => {}
        }
        if element.known.isolates && !element.known.inert && !element.known.hides {
            builder.end_isolate();
        }
        self.declare(builder);
    }

    /// Whether a direction is declared before all text and contradicts none around it: then it is that of the page, and tells
    /// no more of a paragraph than that does.
    fn is_of_page(&self, builder: &Builder, direction: Option<OwnDirection>) -> bool {
        let mut around = self.open.outwards();
        let around = around.find_map(|element| element.known.direction);
        builder.is_empty() && (around.is_none() || around == direction)
    }

    /// Tells the builder which direction is declared for what comes: around it, and for its own text.
    fn declare(&self, builder: &mut Builder) {
        let is_container = |element: &&Element<Known>| {
            matches!(
                element.role,
                Role::Section
                    | Role::Article
                    | Role::Quote
                    | Role::List { .. }
                    | Role::Table
                    | Role::Row
            )
        };
        let mut containers = self.open.outwards().filter(is_container);
        let around = containers.find_map(|element| element.known.direction);
        let mut blocks = self.open.outwards().filter(|element| element.is_block());
        let innermost = blocks
            .clone()
            .next()
            .filter(|element| !is_container(element));
        let own = innermost.and_then(|element| element.known.direction);
        let own = own.or_else(|| blocks.find_map(|element| element.known.inherited));
        builder.declare(around.and_then(fixed), own.and_then(fixed));
    }
}

fn begin(builder: &mut Builder, role: Role, tag: &Tag) {
    match role {
        Role::Style(style) => builder.begin_style(style),
        Role::Link => builder.begin_link(&attribute(tag, b"href").unwrap_or_default()),
        Role::Heading(level) => builder.begin_heading(level),
        Role::Quote => builder.begin_quote(),
        Role::Definition => builder.begin_definition(),
        Role::Preformatted => builder.begin_code(Comments::Unknown),
        Role::Row => builder.begin_row(),
        Role::Cell { header } => {
            builder.begin_cell(header);
            let rows =
                number(tag, b"rowspan").map(|rows| if rows == 0 { usize::MAX } else { rows });
            builder.span_cell(number(tag, b"colspan").unwrap_or(1), rows.unwrap_or(1));
        }
        Role::Quotation => builder.begin_quotation(),
        Role::Isolate
        | Role::Paragraph
        | Role::Section
        | Role::Article
        | Role::List { .. }
        | Role::Item
        | Role::Table
        | Role::Hidden => {}
    }
}

fn start_void(builder: &mut Builder, void: Void, tag: &Tag, source: Range<usize>) {
    match void {
        Void::LineBreak => builder.line_break(source),
        Void::Rule => builder.rule(source),
        Void::Image => {
            let target = attribute(tag, b"src").unwrap_or_default();
            builder.begin_image(&target, source.clone());
            let description = attribute(tag, b"alt");
            builder.piece(description.as_deref().unwrap_or_default(), source);
            builder.end_image(description.is_some());
        }
    }
}

/// Tells the builder by which names links lead to an element.
fn name(builder: &mut Builder, tag: &Tag) {
    if tag.attributes.is_empty() {
        return;
    }
    let of_link = (*tag.name == b"a"[..]).then(|| attribute(tag, b"name"));
    let names = [attribute(tag, b"id"), of_link.flatten()];
    for name in names.into_iter().flatten().filter(|name| !name.is_empty()) {
        builder.name(&name);
    }
}

/// The direction of blocks; none where it is that of their letters.
fn fixed(direction: OwnDirection) -> Option<Direction> {
    match direction {
        OwnDirection::Auto => None,
        OwnDirection::Of(direction) | OwnDirection::Forced(direction) => Some(direction),
    }
}

/// A part of a source; an empty one where there is none.
fn part<'a>(source: &Source<'a>, range: Range<usize>) -> Source<'a> {
    Source {
        at: source.at + range.start,
        text: source.text.get(range).unwrap_or_default(),
    }
}
