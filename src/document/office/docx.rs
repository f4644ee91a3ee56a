//! `.docx` (ECMA-376 part 1, 17): paragraphs, headings, lists, tables, notes, and which way they run.

use std::collections::HashMap;

use super::lists::Lists;
use super::properties::properties;
use super::word_styles::{Marker, Styles, is_on, number_of, outline, value};
use super::{ContainerError, Files, Paper, main_part, part};
use crate::document::parsed::{Builder, Style};
use crate::document::xml::{self, Element, Node};
use crate::text::Direction;

/// Reads a document.
pub(in crate::document) fn docx(files: &dyn Files) -> Result<Paper, ContainerError> {
    let (text, is_whole) = main_part(files, "word/document.xml")?;
    let optional = |name: &str| part(files, name).map_or_else(String::new, |(xml, _)| xml);
    let styles = Styles::read(
        &optional("word/styles.xml"),
        &optional("word/numbering.xml"),
    );
    let mut reader = Reader::new(&styles);
    reader.targets = targets(&optional("word/_rels/document.xml.rels"));
    reader.read(&text);
    reader.end_lists();
    reader.notes(&optional("word/footnotes.xml"), "footnote");
    reader.notes(&optional("word/endnotes.xml"), "endnote");
    Ok(Paper {
        blocks: reader.builder.into_blocks(),
        meta: properties(&optional("docProps/core.xml")),
        is_whole,
    })
}

/// Where the links of a document lead, by what they are called in it.
fn targets(xml: &str) -> HashMap<String, String> {
    let relations = xml::nodes(xml).filter_map(|node| match node {
        Node::Start(element) => Some((element.get("id")?, element.get("target")?)),
        Node::End(_) | Node::Text(_) => None,
    });
    relations.collect()
}

struct Reader<'a> {
    styles: &'a Styles,
    builder: Builder,
    lists: Lists,
    /// The properties of the paragraph that is open.
    paragraph: Option<Paragraph>,
    run: Run,
    /// Whether the text of an element is that of the document.
    in_text: bool,
    /// How many elements are open of what is there twice, in an older form.
    fallback: usize,
    /// Whether the properties of a run or a paragraph are being read, not those of its mark.
    in_run: bool,
    /// The tables that are open, and which way their columns run.
    tables: Vec<Option<Direction>>,
    /// The numbers of notes, by what they are called.
    notes: HashMap<String, usize>,
    /// Where links lead, by what they are called.
    targets: HashMap<String, String>,
}

#[derive(Default)]
struct Paragraph {
    style: String,
    list: Option<String>,
    level: usize,
    outline: Option<u8>,
    rtl: Option<bool>,
    /// Whether its block was begun.
    begun: bool,
}

/// The styles of a run of text.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each style goes with each")]
struct Run {
    strong: bool,
    emphasis: bool,
    strike: bool,
    hidden: bool,
}

impl Run {
    fn styles(self) -> impl Iterator<Item = Style> {
        let all = [
            (self.strong, Style::Strong),
            (self.emphasis, Style::Emphasis),
            (self.strike, Style::Strike),
        ];
        all.into_iter()
            .filter_map(|(on, style)| on.then_some(style))
    }
}

impl<'a> Reader<'a> {
    fn new(styles: &'a Styles) -> Self {
        Self {
            styles,
            builder: Builder::default(),
            lists: Lists::default(),
            paragraph: None,
            run: Run::default(),
            in_text: false,
            fallback: 0,
            in_run: false,
            tables: Vec::new(),
            notes: HashMap::new(),
            targets: HashMap::new(),
        }
    }

    fn read(&mut self, xml: &str) {
        for node in xml::nodes(xml) {
            self.node(node);
        }
    }

    fn node(&mut self, node: Node) {
        match node {
            Node::Start(element) if element.full_name() == b"mc:fallback" => self.fallback += 1,
            Node::End(name) if name == "fallback" => {
                self.fallback = self.fallback.saturating_sub(1);
            }
            _ if self.fallback > 0 => {}
            Node::Start(element) => self.start(&element),
            Node::Text(text) if self.in_text => self.text(&text),
            Node::Text(_) => {}
            Node::End(name) => self.end(&name),
        }
    }

    fn start(&mut self, element: &Element) {
        match element.full_name() {
            b"w:p" => self.begin_paragraph(),
            b"w:r" => {
                self.run = Run::default();
                self.in_run = true;
            }
            b"w:t" => self.in_text = true,
            b"w:tab" if self.in_run => self.text("\t"),
            b"w:br" | b"w:cr" => {
                self.begin_block();
                self.builder.line_break(0..0);
            }
            b"w:nobreakhyphen" => self.text("\u{2011}"),
            b"w:tbl" => {
                self.end_lists();
                self.tables.push(None);
            }
            b"w:bidivisual" if is_on(element) => {
                if let Some(table) = self.tables.last_mut() {
                    *table = Some(Direction::Rtl);
                }
            }
            b"w:tr" => self.table(Builder::begin_row),
            b"w:tc" => self.table(|builder| builder.begin_cell(false)),
            b"w:footnotereference" | b"w:endnotereference" => self.reference(element),
            b"wp:docpr" => self.image(element),
            b"w:hyperlink" => self.begin_link(element),
            b"w:bookmarkstart" => {
                if let Some(name) = element.get("w:name") {
                    self.builder.name(&name);
                }
            }
            _ => self.property(element),
        }
    }

    fn property(&mut self, element: &Element) {
        let on = is_on(element);
        match (element.full_name(), self.in_run, &mut self.paragraph) {
            (b"w:b" | b"w:bcs", true, _) => self.run.strong |= on,
            (b"w:i" | b"w:ics", true, _) => self.run.emphasis |= on,
            (b"w:strike" | b"w:dstrike", true, _) => self.run.strike |= on,
            (b"w:gridspan", ..) => {
                let columns = number_of(value(element));
                self.table(|builder| builder.span_cell(columns, 1));
            }
            (b"w:vanish", true, _) => self.run.hidden = on,
            (b"w:pstyle", _, Some(paragraph)) => {
                paragraph.style = value(element).unwrap_or_default();
            }
            (b"w:numid", _, Some(paragraph)) => paragraph.list = value(element),
            (b"w:ilvl", _, Some(paragraph)) => paragraph.level = number_of(value(element)).min(8),
            (b"w:outlinelvl", _, Some(paragraph)) => paragraph.outline = outline(element),
            (b"w:bidi", _, Some(paragraph)) => paragraph.rtl = Some(on),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "r" => self.in_run = false,
            "hyperlink" => self.builder.end_link(),
            "p" => self.end_paragraph(),
            "tc" => self.table(Builder::end_cell),
            "tbl" => {
                self.tables.pop();
                if self.tables.is_empty() {
                    self.builder.finish();
                }
            }
            _ => {}
        }
    }

    /// Does something in the outermost table: a cell holds no other.
    fn table(&mut self, act: impl FnOnce(&mut Builder)) {
        if let [direction] = self.tables.as_slice() {
            self.builder.declare(*direction, None);
            act(&mut self.builder);
        }
    }

    fn begin_paragraph(&mut self) {
        // In a box within a paragraph stand paragraphs of its own.
        if self
            .paragraph
            .as_ref()
            .is_some_and(|paragraph| paragraph.begun)
        {
            self.end_paragraph();
        }
        self.paragraph = Some(Paragraph::default());
        self.in_run = false;
    }

    /// Begins the block of the paragraph, whose properties are known once there is something in it.
    fn begin_block(&mut self) {
        let Some(mut paragraph) = self.paragraph.take() else {
            return;
        };
        if !paragraph.begun {
            paragraph.begun = true;
            if self.tables.is_empty() {
                self.begin(&paragraph);
            } else {
                self.builder.new_line();
            }
        }
        self.paragraph = Some(paragraph);
    }

    fn begin(&mut self, paragraph: &Paragraph) {
        let rtl = paragraph.rtl.or_else(|| self.styles.rtl(&paragraph.style));
        let own = rtl.filter(|rtl| *rtl).map(|_| Direction::Rtl);
        let outline = paragraph.outline.map(|level| level + 1);
        let heading = outline.or_else(|| self.styles.heading(&paragraph.style));
        let list = paragraph
            .list
            .clone()
            .or_else(|| self.styles.list(&paragraph.style));
        let list = list.filter(|list| list != "0" && heading.is_none());
        let marker = list
            .as_ref()
            .map(|list| self.styles.marker(list, paragraph.level));
        match (heading, list, marker) {
            (Some(level), ..) => {
                self.end_lists();
                self.builder.declare(None, own);
                self.builder.begin_heading(level.clamp(1, 6));
            }
            (None, Some(list), Some(marker @ (Marker::Number | Marker::Bullet))) => {
                let numbered = marker == Marker::Number;
                self.lists
                    .begin_item(&mut self.builder, &list, paragraph.level, numbered);
                self.builder.declare(own, own);
            }
            _ => {
                self.end_lists();
                self.builder.declare(None, own);
                self.builder.begin_paragraph();
            }
        }
        // Without `w:bidi` a paragraph runs from left to right (17.3.1.6), but many Arabic ones lack it.
        self.builder.declare_usual(Direction::Ltr);
    }

    fn end_paragraph(&mut self) {
        self.paragraph = None;
        self.in_run = false;
        if self.tables.is_empty() {
            self.builder.finish();
        }
    }

    fn end_lists(&mut self) {
        if self.tables.is_empty() {
            self.lists.end(&mut self.builder);
        }
    }

    fn text(&mut self, text: &str) {
        if self.run.hidden {
            return;
        }
        self.begin_block();
        let run = self.run;
        run.styles()
            .for_each(|style| self.builder.begin_style(style));
        self.builder.piece(text, 0..0);
        run.styles().for_each(|style| self.builder.end_style(style));
    }

    fn reference(&mut self, element: &Element) {
        let kind = if element.name.starts_with("foot") {
            "footnote"
        } else {
            "endnote"
        };
        let Some(id) = element.get("w:id") else {
            return;
        };
        let next = self.notes.len() + 1;
        let number = *self.notes.entry(format!("{kind}{id}")).or_insert(next);
        self.begin_block();
        self.builder.reference(&number.to_string(), 0..0);
    }

    fn begin_link(&mut self, element: &Element) {
        let id = element.get("r:id");
        let target = id.and_then(|id| self.targets.get(&id).cloned());
        let anchor = element.get("w:anchor").map(|name| format!("#{name}"));
        self.begin_block();
        self.builder
            .begin_link(&target.or(anchor).unwrap_or_default());
    }

    fn image(&mut self, element: &Element) {
        let description = element.get("descr").filter(|text| !text.trim().is_empty());
        if let Some(description) = description {
            self.begin_block();
            self.builder.begin_image("", 0..0);
            self.builder.piece(&description, 0..0);
            self.builder.end_image(false);
        }
    }

    /// Reads the notes that are referred to.
    fn notes(&mut self, xml: &str, kind: &str) {
        let mut number = None;
        for node in xml::nodes(xml) {
            match &node {
                Node::Start(element) if element.name == kind => {
                    let id = element.get("w:id").unwrap_or_default();
                    number = self.notes.get(&format!("{kind}{id}")).copied();
                    if let Some(number) = number {
                        self.builder.begin_footnote(&number.to_string(), 0..0);
                    }
                }
                Node::End(name) if name == kind && number.take().is_some() => {
                    self.end_lists();
                    self.builder.end_item();
                }
                _ if number.is_some() => self.node(node),
                _ => {}
            }
        }
    }
}
