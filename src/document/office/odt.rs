//! `.odt` (`OpenDocument` 1.3 part 3): paragraphs, headings, lists, tables, notes, and which way they run.

use std::collections::HashMap;

use super::properties::properties;
use super::{ContainerError, Files, Paper, main_part, part};
use crate::document::parsed::{Builder, Style};
use crate::document::source_map::Source;
use crate::document::xml::{self, Element, Node};
use crate::text::Direction;

/// The most blanks that one element stands for.
const MOST_BLANKS: usize = 1000;

/// Reads a document.
pub(in crate::document) fn odt(files: &dyn Files) -> Result<Paper, ContainerError> {
    let (text, is_whole) = main_part(files, "content.xml")?;
    let optional = |name: &str| part(files, name).map_or_else(String::new, |(xml, _)| xml);
    let mut reader = Reader::default();
    reader.styles.read(&optional("styles.xml"));
    reader.styles.read(&text);
    for node in xml::nodes(&text) {
        reader.node(&node);
    }
    reader.write_notes();
    Ok(Paper {
        blocks: reader.builder.into_blocks(),
        meta: properties(&optional("meta.xml")),
        is_whole,
    })
}

/// What the styles of a document say, by their names.
#[derive(Default)]
struct Styles {
    styles: HashMap<String, Look>,
    /// Levels of lists that are numbered, from 1.
    numbered: HashMap<String, Vec<usize>>,
}

#[derive(Default, Clone)]
struct Look {
    parent: Option<String>,
    strong: bool,
    emphasis: bool,
    strike: bool,
    direction: Option<Direction>,
}

impl Styles {
    fn read(&mut self, xml: &str) {
        let (mut open, mut list) = (None::<(String, Look)>, String::new());
        for node in xml::nodes(xml) {
            match node {
                Node::Start(element) => match element.full_name() {
                    // The text follows, which may be long and has no styles.
                    b"office:body" => return,
                    b"style:style" => {
                        let parent = element.get("style:parent-style-name");
                        let name = element.get("style:name").unwrap_or_default();
                        open = Some((
                            name,
                            Look {
                                parent,
                                ..Look::default()
                            },
                        ));
                    }
                    b"text:list-style" => list = element.get("style:name").unwrap_or_default(),
                    b"text:list-level-style-number" => {
                        let level = element
                            .get("text:level")
                            .and_then(|n| n.parse::<usize>().ok());
                        let has_format = element
                            .get("style:num-format")
                            .is_some_and(|f| !f.is_empty());
                        let levels = self.numbered.entry(list.clone()).or_default();
                        levels.extend(level.filter(|_| has_format));
                    }
                    b"style:text-properties" | b"style:paragraph-properties" => {
                        if let Some((_, look)) = &mut open {
                            look.take(&element);
                        }
                    }
                    _ => {}
                },
                Node::End(end) if end == "style" => self.styles.extend(open.take()),
                Node::End(_) | Node::Text(_) => {}
            }
        }
    }

    fn look(&self, element: &Element) -> Option<&Look> {
        self.styles.get(&element.get("text:style-name")?)
    }

    /// The direction of paragraphs in a style, by its own word or that of the one it stands on.
    fn direction(&self, look: Option<&Look>) -> Option<Direction> {
        let look = look?;
        let parent = look
            .parent
            .as_ref()
            .and_then(|parent| self.styles.get(parent));
        look.direction
            .or_else(|| parent.and_then(|parent| parent.direction))
    }
}

impl Look {
    fn take(&mut self, element: &Element) {
        let is = |name: &str, values: &[&str]| {
            element
                .get(name)
                .is_some_and(|value| values.contains(&value.as_str()))
        };
        self.strong |=
            is("fo:font-weight", &["bold"]) || is("style:font-weight-complex", &["bold"]);
        self.emphasis |= is("fo:font-style", &["italic", "oblique"])
            || is("style:font-style-complex", &["italic", "oblique"]);
        self.strike |= element
            .get("style:text-line-through-style")
            .is_some_and(|style| style != "none");
        self.direction = match element.get("style:writing-mode").as_deref() {
            Some("rl-tb" | "rl") => Some(Direction::Rtl),
            Some("lr-tb" | "lr") => Some(Direction::Ltr),
            _ => self.direction,
        };
    }

    fn styles(&self) -> Vec<Style> {
        let all = [
            (self.strong, Style::Strong),
            (self.emphasis, Style::Emphasis),
            (self.strike, Style::Strike),
        ];
        all.into_iter()
            .filter_map(|(on, style)| on.then_some(style))
            .collect()
    }
}

#[derive(Default)]
struct Reader {
    styles: Styles,
    builder: Builder,
    /// How many elements are open of what is no text of the document.
    skipped: usize,
    /// Whether the body is read.
    in_body: bool,
    /// How many paragraphs and headings are open.
    paragraphs: usize,
    /// What the spans that are open began.
    spans: Vec<Vec<Style>>,
    /// The style of each list that is open.
    lists: Vec<String>,
    tables: usize,
    /// The notes, and the text of the one that is open.
    notes: Vec<String>,
    in_note: bool,
}

impl Reader {
    fn node(&mut self, node: &Node) {
        match node {
            Node::Start(element) => self.start(element),
            Node::Text(_) if self.skipped > 0 || self.paragraphs == 0 => {}
            Node::Text(text) => self.text(text),
            Node::End(name) => self.end(name),
        }
    }

    fn start(&mut self, element: &Element) {
        if is_skipped(&element.name) {
            self.skipped += 1;
        }
        if element.full_name() == b"office:text" {
            self.in_body = true;
        }
        if self.skipped > 0 || !self.in_body {
            return;
        }
        if self.in_note {
            return self.start_in_note(element);
        }
        match element.full_name() {
            b"text:h" | b"text:p" => self.begin_paragraph(element),
            b"text:span" => self.begin_span(element),
            b"text:a" => self
                .builder
                .begin_link(&element.get("xlink:href").unwrap_or_default()),
            b"text:s" => {
                let count = element
                    .get("text:c")
                    .and_then(|c| c.parse().ok())
                    .unwrap_or(1);
                self.builder
                    .piece(&" ".repeat(count.min(MOST_BLANKS)), 0..0);
            }
            b"text:tab" => self.builder.piece("\t", 0..0),
            b"text:line-break" => self.builder.line_break(0..0),
            b"text:list" if self.tables == 0 => self.begin_list(element),
            b"text:list-item" if self.tables == 0 => self.builder.begin_item('.', 0..0),
            b"text:note-body" => self.begin_note(),
            b"table:table" => self.tables += 1,
            b"table:table-row" if self.tables == 1 => self.builder.begin_row(),
            b"table:table-cell" | b"table:covered-table-cell" if self.tables == 1 => {
                self.builder.begin_cell(false);
                let repeated = element.get("table:number-columns-repeated");
                let columns = repeated.and_then(|columns| columns.parse().ok());
                self.builder.span_cell(columns.unwrap_or(1), 1);
            }
            _ => {}
        }
    }

    /// A note is one paragraph: what begins another, or parts words in it, is a blank.
    fn start_in_note(&mut self, element: &Element) {
        match element.full_name() {
            b"text:p" | b"text:h" => self.paragraphs += 1,
            b"text:s" | b"text:tab" | b"text:line-break" => {}
            _ => return,
        }
        self.text(" ");
    }

    fn end(&mut self, name: &str) {
        if is_skipped(name) {
            self.skipped = self.skipped.saturating_sub(1);
            return;
        }
        if self.skipped > 0 || !self.in_body {
            return;
        }
        if self.in_note && name != "note-body" {
            self.paragraphs -= usize::from(matches!(name, "p" | "h")).min(self.paragraphs);
            return;
        }
        match name {
            "h" | "p" => self.end_paragraph(),
            "span" => {
                let styles = self.spans.pop().unwrap_or_default();
                self.end_styles(styles);
            }
            "a" => self.builder.end_link(),
            "list" if self.tables == 0 && self.lists.pop().is_some() => {
                self.builder.end_container();
            }
            "list-item" if self.tables == 0 => self.builder.end_item(),
            "note-body" => self.in_note = false,
            "table" => {
                self.tables = self.tables.saturating_sub(1);
                if self.tables == 0 {
                    self.builder.finish();
                }
            }
            "table-cell" | "covered-table-cell" if self.tables == 1 => self.builder.end_cell(),
            _ => {}
        }
    }

    fn begin_paragraph(&mut self, element: &Element) {
        self.paragraphs += 1;
        let look = self.styles.look(element).cloned();
        self.spans
            .push(look.as_ref().map(Look::styles).unwrap_or_default());
        if self.tables > 0 {
            self.builder.new_line();
        } else {
            self.builder.finish();
            let own = self
                .styles
                .direction(look.as_ref())
                .filter(|own| *own == Direction::Rtl);
            let style = element.get("text:style-name");
            let parent = look.and_then(|look| look.parent);
            let is_title = [style, parent]
                .into_iter()
                .flatten()
                .any(|name| name == "Title");
            let level = element
                .get("text:outline-level")
                .and_then(|level| level.parse().ok());
            let level: Option<u8> = level.or((element.name == "h" || is_title).then_some(1));
            self.builder
                .declare(own.filter(|_| !self.lists.is_empty()), own);
            match level {
                Some(level) => self.builder.begin_heading(level.clamp(1, 6)),
                None if self.lists.is_empty() => self.builder.begin_paragraph(),
                // An item's text opens its paragraph.
                None => {}
            }
        }
        let styles = self.spans.last().cloned().unwrap_or_default();
        self.begin_styles(styles);
    }

    fn end_paragraph(&mut self) {
        if self.paragraphs == 0 {
            return;
        }
        self.paragraphs -= 1;
        let styles = self.spans.pop().unwrap_or_default();
        self.end_styles(styles);
        if self.tables == 0 {
            self.builder.finish();
        }
    }

    fn begin_styles(&mut self, styles: Vec<Style>) {
        for style in styles {
            self.builder.begin_style(style);
        }
    }

    fn end_styles(&mut self, styles: Vec<Style>) {
        for style in styles {
            self.builder.end_style(style);
        }
    }

    fn begin_span(&mut self, element: &Element) {
        let look = self.styles.look(element);
        let styles = look.map(Look::styles).unwrap_or_default();
        self.begin_styles(styles.clone());
        self.spans.push(styles);
    }

    fn begin_list(&mut self, element: &Element) {
        let name = element.get("text:style-name");
        let name = name
            .or_else(|| self.lists.last().cloned())
            .unwrap_or_default();
        self.lists.push(name.clone());
        let levels = self.styles.numbered.get(&name);
        let numbered = levels.is_some_and(|levels| levels.contains(&self.lists.len()));
        self.builder.begin_list(numbered.then_some(1));
    }

    /// A note stands where it is referred to; it is written at the end.
    fn begin_note(&mut self) {
        self.notes.push(String::new());
        self.builder.reference(&self.notes.len().to_string(), 0..0);
        self.in_note = true;
    }

    fn text(&mut self, text: &str) {
        if self.in_note {
            if let Some(note) = self.notes.last_mut() {
                note.push_str(text);
            }
            return;
        }
        self.builder.words(text, &Source { text: "", at: 0 });
    }

    fn write_notes(&mut self) {
        for (index, note) in std::mem::take(&mut self.notes).into_iter().enumerate() {
            self.builder.declare(None, None);
            self.builder.begin_footnote(&(index + 1).to_string(), 0..0);
            self.builder.words(&note, &Source { text: "", at: 0 });
            self.builder.end_item();
        }
    }
}

/// Whether an element holds what is no text of the document: what was deleted, remarks, the number of a note.
fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "tracked-changes" | "annotation" | "note-citation" | "sequence-decls" | "forms"
    )
}
