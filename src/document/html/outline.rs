//! What is the article of a page, and what stands around it and in between: found before the page is read, by how much text
//! each of its elements holds.
//!
//! The page's own word comes first: `article`, `main`, `role=main`. Without it, the article is the innermost element that
//! holds nearly all of the prose, which is text outside of links and furniture.

use std::collections::HashSet;

use html5gum::Token;

use super::attributes::{attribute, is_hidden};
use super::element::{self, Role, role};
use super::furniture::{Furniture, furniture};
use super::stack::Stack;
use super::tokens::{Tag, Tokens};

/// Percent of the text that what calls itself the article must hold.
const CALLED: usize = 40;

/// Percent of the prose that the innermost element must hold to be the article.
const NEARLY_ALL: usize = 80;

/// Percent of the text at which what a class calls furniture is none.
const MUCH: usize = 30;

/// Letters of prose without which a page has no article: it is a list of links, or a form.
const LEAST: usize = 200;

/// Letters of prose that no label has: one or two lines of a text.
const LEAST_LINES: usize = 100;

/// Letters in a cell that no table of data has: the table is there for the layout of the page.
const LONGEST_CELL: usize = 800;

/// Which elements of a page are shown, by where their tags begin.
#[derive(Default)]
pub(super) struct Outline {
    article: Option<usize>,
    furniture: HashSet<usize>,
    /// Tables that hold no data but parts of the page, their rows and cells.
    layout: HashSet<usize>,
}

impl Outline {
    /// Of a page that is shown as it is, but for the tables that only lay it out.
    pub(super) fn of_body(html: &str) -> Self {
        Self {
            article: None,
            furniture: HashSet::new(),
            ..Self::of_article(html)
        }
    }

    /// Of a page of which the article is shown.
    pub(super) fn of_article(html: &str) -> Self {
        let mut survey = Survey::default();
        for token in Tokens::new(html) {
            match token {
                Token::StartTag(tag) => survey.start(&tag),
                Token::EndTag(tag) => {
                    if let Some(depth) = survey.open.left_by_end(&tag.name) {
                        survey.close_to(depth);
                    }
                }
                Token::String(text) => survey.text(&text.value),
                Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
            }
        }
        survey.close_to(0);
        survey.outline()
    }

    /// Of a page of which this element alone is shown.
    pub(super) fn of_element(start: usize) -> Self {
        Self {
            article: Some(start),
            ..Self::default()
        }
    }

    pub(super) fn has_article(&self) -> bool {
        self.article.is_some()
    }

    /// Whether something of the page is not shown.
    pub(super) fn leaves_out(&self) -> bool {
        self.has_article() || !self.furniture.is_empty()
    }

    /// Whether what is within the element is hidden whose tag begins at this byte.
    pub(super) fn hides(&self, tag: &Tag, start: usize) -> bool {
        self.article != Some(start) && (self.furniture.contains(&start) || is_hidden(tag))
    }

    /// What the element does whose tag begins at this byte.
    pub(super) fn role(&self, tag: &Tag, start: usize) -> Option<Role> {
        if self.article == Some(start) {
            return Some(Role::Article);
        }
        let role = role(&tag.name)?;
        Some(if self.layout.contains(&start) {
            Role::Section
        } else {
            role
        })
    }
}

/// The elements of a page while their text is counted.
#[derive(Default)]
struct Survey {
    open: Stack<Known>,
    elements: Vec<Counted>,
    links: usize,
    hidden: usize,
}

/// What is known of an open element.
struct Known {
    /// Where it is among those that are counted.
    counted: Option<usize>,
    is_link: bool,
    /// Whether no browser shows what is within.
    hides: bool,
}

/// An element, and the letters right in it; later, those of what it holds as well.
struct Counted {
    start: usize,
    parent: Option<usize>,
    role: Option<Role>,
    called: Option<Called>,
    furniture: Option<Furniture>,
    letters: usize,
    prose: usize,
}

/// What the page calls an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Called {
    Article,
    Main,
}

impl Survey {
    fn start(&mut self, tag: &Tag) {
        if element::void(&tag.name).is_some() {
            return;
        }
        let furniture = furniture(tag);
        let role = role(&tag.name);
        if role.is_none() && furniture.is_none() || self.open.is_full() {
            return;
        }
        let role = role.unwrap_or(Role::Hidden);
        if tag.self_closing && role == Role::Hidden {
            return;
        }
        self.close_to(self.open.left_by_start(role));
        let is_shown = role != Role::Hidden && !is_hidden(tag);
        let is_counted = furniture.is_some() || is_shown && !matches!(role, Role::Style(_));
        let known = is_counted.then(|| {
            self.elements.push(Counted {
                start: tag.span.start,
                parent: self.around(),
                role: Some(role),
                called: called(tag),
                furniture,
                letters: 0,
                prose: 0,
            });
            self.elements.len() - 1
        });
        // Without an address it is a place that links lead to, and often left open.
        let is_link = tag.name.as_slice() == b"a" && attribute(tag, b"href").is_some();
        self.links += usize::from(is_link);
        let hides = furniture.is_none() && !is_shown;
        self.hidden += usize::from(hides);
        self.open.push(
            tag.name.clone(),
            role,
            Known {
                counted: known,
                is_link,
                hides,
            },
        );
    }

    /// The innermost element that is counted.
    fn around(&self) -> Option<usize> {
        self.open.outwards().find_map(|open| open.known.counted)
    }

    fn close_to(&mut self, depth: usize) {
        while self.open.depth() > depth {
            let Some(open) = self.open.pop() else {
                return;
            };
            self.links -= usize::from(open.known.is_link);
            self.hidden -= usize::from(open.known.hides);
        }
    }

    fn text(&mut self, text: &[u8]) {
        if self.hidden > 0 {
            return;
        }
        let Some(around) = self.around() else {
            return;
        };
        let text = String::from_utf8_lossy(text);
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        let element = &mut self.elements[around];
        element.letters += letters;
        element.prose += if self.links > 0 { 0 } else { letters };
    }

    fn outline(mut self) -> Outline {
        let begin = self.begin();
        self.add_up(|_| true);
        self.find_menus(begin);
        let all = self.of_all(|element| element.letters);
        let layout = self.layout();
        for element in &mut self.elements {
            let is_much = element.letters * 100 > all * MUCH;
            if element.furniture == Some(Furniture::Likely) && is_much {
                element.furniture = None;
            }
        }
        self.without_furniture();
        let furniture = self.elements.iter().filter(|e| e.furniture.is_some());
        Outline {
            furniture: furniture.map(|element| element.start).collect(),
            article: self.article().map(|index| self.elements[index].start),
            layout,
        }
    }

    /// Where the text begins: at the first element outside of lists that has some lines of prose right in it.
    fn begin(&self) -> Option<usize> {
        let elements = self.elements.iter().enumerate();
        let mut long = elements.filter(|(_, element)| element.prose >= LEAST_LINES);
        long.find(|(index, _)| !self.is_in_list(*index))
            .map(|(index, _)| index)
    }

    fn is_in_list(&self, index: usize) -> bool {
        let is_list = |at: &usize| matches!(self.elements[*at].role, Some(Role::List { .. }));
        std::iter::successors(Some(index), |at| self.elements[*at].parent).any(|at| is_list(&at))
    }

    /// Lists of links and pictures before the text are menus, whatever they are called.
    fn find_menus(&mut self, begin: Option<usize>) {
        for element in &mut self.elements[..begin.unwrap_or(0)] {
            let is_list = matches!(element.role, Some(Role::List { .. }));
            if is_list && 2 * element.prose <= element.letters {
                element.furniture.get_or_insert(Furniture::Likely);
            }
        }
    }

    /// Adds what elements hold to those that they stand in.
    fn add_up(&mut self, counts: impl Fn(&Counted) -> bool) {
        for index in (0..self.elements.len()).rev() {
            let element = &self.elements[index];
            let (letters, prose) = (element.letters, element.prose);
            if let Some(parent) = element.parent.filter(|_| counts(element)) {
                self.elements[parent].letters += letters;
                self.elements[parent].prose += prose;
            }
        }
    }

    /// Takes the letters of furniture off what it stands in.
    fn without_furniture(&mut self) {
        // Back to the letters right in each element.
        for index in 0..self.elements.len() {
            let element = &self.elements[index];
            let (letters, prose) = (element.letters, element.prose);
            if let Some(parent) = element.parent {
                self.elements[parent].letters -= letters;
                self.elements[parent].prose -= prose;
            }
        }
        self.add_up(|element| element.furniture.is_none());
    }

    fn of_all(&self, count: impl Fn(&Counted) -> usize) -> usize {
        let outermost = self.elements.iter().filter(|e| e.parent.is_none());
        outermost.map(count).sum()
    }

    fn article(&self) -> Option<usize> {
        let letters = self.of_all(|element| element.letters);
        let prose = self.of_all(|element| element.prose);
        let called = |called: Called| {
            self.elements.iter().position(|element| {
                element.called == Some(called) && element.letters * 100 >= letters * CALLED
            })
        };
        let found = called(Called::Article).or_else(|| called(Called::Main));
        if found.is_some() || prose < LEAST {
            return found.filter(|_| letters > 0);
        }
        // Elements come after those that they stand in.
        self.elements.iter().rposition(|element| {
            element.prose * 100 >= prose * NEARLY_ALL && is_container(element.role)
        })
    }

    /// Tables that lay a page out: one holds another, or a cell more text than data has.
    fn layout(&self) -> HashSet<usize> {
        let mut tables = HashSet::new();
        for (index, element) in self.elements.iter().enumerate() {
            let around = element.parent.and_then(|parent| self.table_around(parent));
            let lays_out = match element.role {
                Some(Role::Table) => true,
                Some(Role::Cell { .. }) => element.letters > LONGEST_CELL,
                _ => false,
            };
            tables.extend(around.filter(|_| lays_out && around != Some(index)));
        }
        let is_part = |index: usize, element: &Counted| {
            let is_table_part = matches!(
                element.role,
                Some(Role::Table | Role::Row | Role::Cell { .. })
            );
            let table = self.table_around(index).filter(|_| is_table_part);
            table.is_some_and(|table| tables.contains(&table))
        };
        let elements = self.elements.iter().enumerate();
        let parts = elements.filter(|(index, element)| is_part(*index, element));
        parts.map(|(_, element)| element.start).collect()
    }

    /// The innermost table that an element stands in or is.
    fn table_around(&self, index: usize) -> Option<usize> {
        let mut at = Some(index);
        while let Some(index) = at {
            if self.elements[index].role == Some(Role::Table) {
                return at;
            }
            at = self.elements[index].parent;
        }
        None
    }
}

fn called(tag: &Tag) -> Option<Called> {
    match tag.name.as_slice() {
        b"article" => Some(Called::Article),
        b"main" => Some(Called::Main),
        _ if tag.attributes.is_empty() => None,
        _ => {
            let role = attribute(tag, b"role")?;
            (role.trim() == "main").then_some(Called::Main)
        }
    }
}

/// Whether an element may be the article: a part of the page, a cell of a table that lays it out.
fn is_container(role: Option<Role>) -> bool {
    matches!(role, Some(Role::Section | Role::Cell { .. }))
}
