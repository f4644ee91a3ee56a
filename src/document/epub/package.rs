//! The package document of a book: what it says of itself, and its files in the order of reading (EPUB 3.3, 5).

use std::collections::HashMap;

use super::names::resolve;
use crate::document::direction::{declared, of_language};
use crate::document::files::Files;
use crate::document::meta::Meta;
use crate::document::xml::{self, Element, Node};
use crate::text::Direction;

/// The longest package document, and container, that is read, in bytes.
pub(super) const LONGEST: u64 = 4 << 20;

/// What the package document of a book says.
#[derive(Default)]
pub(super) struct Package {
    pub(super) meta: Meta,
    /// The files to read in their order, as the container names them; as the book does, where there is none.
    pub(super) spine: Vec<Result<String, String>>,
    /// The file with the contents of EPUB 3.
    pub(super) nav: Option<String>,
    /// That of EPUB 2.
    pub(super) ncx: Option<String>,
    /// It is damaged or too long, and was not read to its end: it may name more chapters.
    pub(super) is_cut: bool,
}

/// What is gathered while a package document is read.
#[derive(Default)]
struct Reader {
    items: HashMap<String, Item>,
    /// In the order of the document.
    order: Vec<String>,
    spine: Vec<String>,
    toc: Option<String>,
    page_direction: Option<Direction>,
    direction: Option<Direction>,
    titles: Vec<Said>,
    authors: Vec<Said>,
    languages: Vec<Said>,
    refinements: Vec<Refinement>,
    /// The element whose text is read.
    open: Option<Open>,
    text: String,
}

/// A file of the book.
struct Item {
    href: String,
    media_type: String,
    properties: String,
}

/// Something that the book says of itself.
#[derive(Default, Clone)]
struct Said {
    id: Option<String>,
    language: Option<String>,
    text: String,
}

/// Something that it says of that.
struct Refinement {
    of: String,
    property: String,
    said: Said,
}

enum Open {
    Title(Said),
    Author(Said),
    Language,
    /// What the last refinement says.
    Refinement,
}

/// Where the package document of a book is: as its container says, else the only file that is called so.
pub(super) fn find(files: &dyn Files) -> Option<String> {
    let container = resolve(files, "", "META-INF/container.xml");
    let container = container.and_then(|name| files.read(&name, LONGEST).ok());
    let said = container.and_then(|(bytes, _)| {
        let xml = xml::read(&bytes);
        xml::nodes(&xml).find_map(|node| match node {
            Node::Start(element) if element.name == "rootfile" => {
                resolve(files, "", &element.get("full-path")?)
            }
            _ => None,
        })
    });
    said.or_else(|| {
        let is_package = |name: &&String| name.to_ascii_lowercase().ends_with(".opf");
        files
            .names()
            .iter()
            .filter(is_package)
            .min_by_key(|name| name.len())
            .cloned()
    })
}

impl Package {
    /// Reads the package document of that name, as far as that goes.
    pub(super) fn read(files: &dyn Files, name: &str) -> Self {
        let mut reader = Reader::default();
        let (bytes, is_whole) = files.read(name, LONGEST).unwrap_or_default();
        for node in xml::nodes(&xml::read(&bytes)) {
            reader.node(node);
        }
        reader.package(files, name, !is_whole)
    }

    /// That of a book that has none: all its chapters as the container has them.
    pub(super) fn without_document(files: &dyn Files) -> Self {
        let is_called = |name: &str, called: &[&str]| {
            let file = name.rsplit('/').next().unwrap_or_default();
            let stem = file.split('.').next().unwrap_or_default();
            called
                .iter()
                .any(|called| stem.eq_ignore_ascii_case(called))
        };
        let all = files.names().iter().filter(|name| is_chapter(name, ""));
        let (nav, chapters): (Vec<&String>, Vec<&String>) =
            all.partition(|name| is_called(name, &["nav", "toc"]));
        let is_ncx = |name: &&String| name.to_ascii_lowercase().ends_with(".ncx");
        Self {
            spine: chapters.into_iter().cloned().map(Ok).collect(),
            nav: nav.first().map(|name| (*name).clone()),
            ncx: files.names().iter().find(is_ncx).cloned(),
            ..Self::default()
        }
    }
}

impl Reader {
    fn node(&mut self, node: Node) {
        match node {
            Node::Start(element) => self.start(&element),
            Node::Text(text) => {
                if self.open.is_some() {
                    self.text.push_str(&text);
                }
            }
            Node::End(name) => {
                if matches!(name.as_str(), "title" | "creator" | "language" | "meta") {
                    self.end();
                }
            }
        }
    }

    fn start(&mut self, element: &Element) {
        let said = || Said {
            id: element.get("id"),
            language: element.get("xml:lang"),
            text: String::new(),
        };
        match element.name.as_str() {
            "package" => self.direction = element.get("dir").as_deref().and_then(declared),
            "spine" => {
                let direction = element.get("page-progression-direction");
                self.page_direction = direction.as_deref().and_then(declared);
                self.toc = element.get("toc");
            }
            "itemref" => self.spine.extend(element.get("idref")),
            "item" => self.item(element),
            "title" => self.begin(Open::Title(said())),
            "creator" => self.begin(Open::Author(said())),
            "language" => self.begin(Open::Language),
            "meta" => {
                if let (Some(of), Some(property)) =
                    (element.get("refines"), element.get("property"))
                {
                    self.refinements.push(Refinement {
                        of: of.trim_start_matches('#').to_owned(),
                        property,
                        said: said(),
                    });
                    self.begin(Open::Refinement);
                }
            }
            _ => {}
        }
    }

    fn item(&mut self, element: &Element) {
        let Some(href) = element.get("href") else {
            return;
        };
        let id = element.get("id").unwrap_or_else(|| href.clone());
        self.order.push(id.clone());
        self.items.insert(
            id,
            Item {
                href,
                media_type: element.get("media-type").unwrap_or_default(),
                properties: element.get("properties").unwrap_or_default(),
            },
        );
    }

    fn begin(&mut self, open: Open) {
        self.end();
        self.open = Some(open);
    }

    fn end(&mut self) {
        let words: Vec<&str> = self.text.split_ascii_whitespace().collect();
        let text = words.join(" ");
        self.text.clear();
        match self.open.take() {
            Some(Open::Title(said)) if !text.is_empty() => self.titles.push(Said { text, ..said }),
            Some(Open::Author(said)) if !text.is_empty() => {
                self.authors.push(Said { text, ..said });
            }
            Some(Open::Language) if !text.is_empty() => self.languages.push(Said {
                text,
                ..Said::default()
            }),
            Some(Open::Refinement) => {
                if let Some(last) = self.refinements.last_mut() {
                    last.said.text = text;
                }
            }
            _ => {}
        }
    }

    fn package(mut self, files: &dyn Files, name: &str, is_cut: bool) -> Package {
        self.end();
        let lang = self.languages.first().map(|said| said.text.clone());
        let of_pages = self.page_direction.or(self.direction);
        let meta = Meta {
            title: self.title(lang.as_deref()),
            author: self.author(lang.as_deref()),
            dir: of_pages,
            lang,
            ..Meta::default()
        };
        let find = |item: &Item| resolve(files, name, &item.href);
        let nav = self
            .in_order()
            .find(|item| has_word(&item.properties, "nav"));
        let ncx = self.toc.as_ref().and_then(|toc| self.items.get(toc));
        let ncx = ncx.or_else(|| {
            let is_ncx = |item: &&Item| item.media_type == "application/x-dtbncx+xml";
            self.in_order().find(is_ncx)
        });
        Package {
            meta,
            nav: nav.and_then(find),
            ncx: ncx.and_then(find),
            spine: self.spine(files, name),
            is_cut,
        }
    }

    /// The files of the book in the order of the document.
    fn in_order(&self) -> impl Iterator<Item = &Item> {
        self.order.iter().filter_map(|id| self.items.get(id))
    }

    /// The files to read. Where no order is given, all chapters in that of the document.
    fn spine(&self, files: &dyn Files, name: &str) -> Vec<Result<String, String>> {
        let find = |href: &str| resolve(files, name, href).ok_or_else(|| href.to_owned());
        if self.spine.is_empty() {
            let chapters = self.in_order().filter(|item| {
                is_chapter(&item.href, &item.media_type) && !has_word(&item.properties, "nav")
            });
            return chapters.map(|item| find(&item.href)).collect();
        }
        let hrefs = self.spine.iter().map(|id| {
            let item = self.items.get(id);
            item.map_or(id, |item| &item.href)
        });
        hrefs.map(|href| find(href)).collect()
    }

    fn title(&self, language: Option<&str>) -> Option<String> {
        let is_main = |said: &&Said| {
            let types = self.refined(said, "title-type");
            types.iter().any(|refined| refined.text == "main")
        };
        let main = self.titles.iter().find(is_main).or(self.titles.first())?;
        Some(self.in_language(main, language))
    }

    fn author(&self, language: Option<&str>) -> Option<String> {
        let names: Vec<String> = self
            .authors
            .iter()
            .map(|said| self.in_language(said, language))
            .collect();
        let separator = match language.map(of_language) {
            Some(Direction::Rtl) => "\u{60C} ",
            _ => ", ",
        };
        (!names.is_empty()).then(|| names.join(separator))
    }

    /// A name in the script of the book's language, where the book gives it in several.
    fn in_language(&self, said: &Said, language: Option<&str>) -> String {
        let is_of_book = |other: &&Said| {
            let primary = |tag: &str| {
                tag.split('-')
                    .next()
                    .unwrap_or_default()
                    .to_ascii_lowercase()
            };
            let (other, book) = (other.language.as_deref(), language);
            other.is_some_and(|other| book.is_some_and(|book| primary(other) == primary(book)))
        };
        let other = self.refined(said, "alternate-script");
        let other = other.into_iter().find(is_of_book);
        other.map_or_else(|| said.text.clone(), |other| other.text.clone())
    }

    fn refined(&self, said: &Said, property: &str) -> Vec<&Said> {
        let refinements = self.refinements.iter();
        let of = refinements.filter(|refinement| {
            said.id.as_ref() == Some(&refinement.of) && refinement.property == property
        });
        of.map(|refinement| &refinement.said).collect()
    }
}

fn has_word(text: &str, word: &str) -> bool {
    text.split_ascii_whitespace().any(|own| own == word)
}

/// Whether a file is a chapter, by its type, or by its name where that says nothing.
fn is_chapter(name: &str, media_type: &str) -> bool {
    let name = name.to_ascii_lowercase();
    matches!(
        media_type,
        "application/xhtml+xml" | "text/html" | "text/x-oeb1-document"
    ) || media_type.is_empty()
        && [".xhtml", ".html", ".htm"]
            .iter()
            .any(|end| name.ends_with(end))
}
