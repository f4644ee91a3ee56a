//! The styles and lists that a `.docx` has by names of its own (ECMA-376 part 1, 17.7 and 17.9).

use std::collections::HashMap;

use crate::document::xml::{self, Element, Node};

/// How many styles may stand on one another.
const DEEPEST: usize = 16;

/// What a style says of a paragraph.
#[derive(Default, Clone)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    rtl: Option<bool>,
    list: Option<String>,
}

/// The styles of paragraphs, and the lists.
#[derive(Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    /// The list that a number names.
    lists: HashMap<String, String>,
    /// How the items of a list are marked, by its name and level.
    formats: HashMap<(String, usize), String>,
}

/// How the items of a list are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    Number,
    Bullet,
    None,
}

impl Styles {
    /// Reads `word/styles.xml` and `word/numbering.xml`.
    pub(super) fn read(styles: &str, numbering: &str) -> Self {
        let mut all = Self::default();
        all.read_styles(styles);
        all.read_lists(numbering);
        all
    }

    fn read_styles(&mut self, xml: &str) {
        let mut open: Option<(String, Style)> = None;
        for node in xml::nodes(xml) {
            match node {
                Node::Start(element) if element.name == "style" => {
                    let id = element.get("w:styleid").unwrap_or_default();
                    open = Some((id, Style::default()));
                }
                Node::Start(element) => {
                    if let Some((_, style)) = &mut open {
                        style.take(&element);
                    }
                }
                Node::End(end) if end == "style" => self.by_id.extend(open.take()),
                Node::End(_) | Node::Text(_) => {}
            }
        }
    }

    fn read_lists(&mut self, xml: &str) {
        // None within a list: what it changes of its kind holds for it alone, and other lists are of that kind as well.
        let mut kind = None;
        let (mut level, mut number) = (0, String::new());
        for node in xml::nodes(xml) {
            let Node::Start(element) = node else {
                continue;
            };
            match element.name.as_str() {
                "abstractnum" => kind = element.get("w:abstractnumid"),
                "lvl" => level = number_of(element.get("w:ilvl")),
                "numfmt" => {
                    let format = value(&element).unwrap_or_default();
                    let place = kind.clone().map(|kind| (kind, level));
                    self.formats.extend(place.map(|place| (place, format)));
                }
                "num" => {
                    kind = None;
                    number = element.get("w:numid").unwrap_or_default();
                }
                "abstractnumid" => {
                    self.lists
                        .insert(number.clone(), value(&element).unwrap_or_default());
                }
                _ => {}
            }
        }
    }

    /// The level of a heading in this style, from 1.
    pub(super) fn heading(&self, style: &str) -> Option<u8> {
        self.chain(style).find_map(|style| {
            let name = style.name.to_ascii_lowercase();
            let level = name
                .strip_prefix("heading ")
                .and_then(|level| level.parse().ok());
            let title = (name == "title").then_some(1);
            level.or(title).or(style.outline.map(|level| level + 1))
        })
    }

    /// Whether paragraphs in this style run from right to left, if it says so.
    pub(super) fn rtl(&self, style: &str) -> Option<bool> {
        self.chain(style).find_map(|style| style.rtl)
    }

    /// The list that paragraphs in this style are items of.
    pub(super) fn list(&self, style: &str) -> Option<String> {
        self.chain(style).find_map(|style| style.list.clone())
    }

    /// How the items of a list are marked at a level.
    pub(super) fn marker(&self, list: &str, level: usize) -> Marker {
        let kind = self.lists.get(list).cloned().unwrap_or_default();
        match self.formats.get(&(kind, level)).map(String::as_str) {
            Some("none") => Marker::None,
            Some("bullet") | None => Marker::Bullet,
            Some(_) => Marker::Number,
        }
    }

    /// A style and those that it stands on.
    fn chain(&self, style: &str) -> impl Iterator<Item = &Style> {
        let first = self.by_id.get(style);
        let next = |style: &&Style| self.by_id.get(style.based_on.as_ref()?);
        std::iter::successors(first, next).take(DEEPEST)
    }
}

impl Style {
    fn take(&mut self, element: &Element) {
        match element.name.as_str() {
            "name" => self.name = value(element).unwrap_or_default(),
            "basedon" => self.based_on = value(element),
            "outlinelvl" => self.outline = outline(element),
            "bidi" => self.rtl = Some(is_on(element)),
            "numid" => self.list = value(element).filter(|list| list != "0"),
            _ => {}
        }
    }
}

/// The value of a property.
pub(super) fn value(element: &Element) -> Option<String> {
    element.get("w:val")
}

/// The level of an outline, from 0; nothing for the text below its headings.
pub(super) fn outline(element: &Element) -> Option<u8> {
    let level = value(element).and_then(|level| level.parse().ok());
    level.filter(|level| *level < 9)
}

/// Whether a property that is on or off is on.
pub(super) fn is_on(element: &Element) -> bool {
    !matches!(
        value(element).as_deref(),
        Some("0" | "false" | "off" | "none")
    )
}

pub(super) fn number_of(text: Option<String>) -> usize {
    text.and_then(|text| text.parse().ok()).unwrap_or(0)
}
