//! The contents of a book: the list of EPUB 3 (`nav`), or that of EPUB 2 (NCX).

use super::names::{fragment, resolve};
use super::package::LONGEST;
use crate::document::files::Files;
use crate::document::xml::{self, Node};

/// A line of the contents of a book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::document) struct Line {
    /// How deep it stands, from 1.
    pub(in crate::document) level: u8,
    pub(in crate::document) title: String,
    /// The file that it leads to, as the container names it.
    pub(in crate::document) name: String,
    /// The element in that file.
    pub(in crate::document) fragment: Option<String>,
}

/// A line while it is read.
#[derive(Default)]
struct Lines {
    written: Vec<Line>,
    depth: u8,
    title: String,
    target: Option<String>,
    is_title: bool,
}

impl Lines {
    /// Writes the line that is open, if it has a title and leads to a file.
    fn finish(&mut self, files: &dyn Files, from: &str) {
        let title = std::mem::take(&mut self.title);
        let words: Vec<&str> = title.split_whitespace().collect();
        self.is_title = false;
        let Some(target) = self.target.take().filter(|_| !words.is_empty()) else {
            return;
        };
        if let Some(name) = resolve(files, from, &target) {
            self.written.push(Line {
                level: self.depth.max(1),
                title: words.join(" "),
                name,
                fragment: fragment(&target),
            });
        }
    }
}

/// The contents that stand in the file of that name, of EPUB 3 or 2; none where it cannot be read.
pub(super) fn read(files: &dyn Files, name: &str) -> Vec<Line> {
    let Ok((bytes, _)) = files.read(name, LONGEST) else {
        return Vec::new();
    };
    let nodes: Vec<Node> = xml::nodes(&xml::read(&bytes)).collect();
    let is_ncx = |node: &Node| matches!(node, Node::Start(element) if element.name == "navmap");
    if nodes.iter().any(is_ncx) {
        ncx(nodes, files, name)
    } else {
        nav(nodes, files, name)
    }
}

/// Of the lists of a `nav` document that of the contents; there may be others, of pages or landmarks.
fn nav(nodes: Vec<Node>, files: &dyn Files, name: &str) -> Vec<Line> {
    let mut lines = Lines::default();
    let mut inside = false;
    for node in nodes {
        match node {
            Node::Start(element) if element.name == "nav" => {
                let kind = element.get("epub:type").or_else(|| element.get("role"));
                inside = kind.is_none_or(|kind| {
                    kind.split_ascii_whitespace()
                        .any(|word| ["toc", "doc-toc"].contains(&word))
                });
            }
            Node::End(end) if end == "nav" => inside = false,
            _ if !inside => {}
            Node::Start(element) => match element.name.as_str() {
                "ol" | "ul" => lines.depth = lines.depth.saturating_add(1),
                "a" => {
                    lines.finish(files, name);
                    lines.target = element.get("href");
                    lines.is_title = true;
                }
                _ => {}
            },
            Node::Text(text) if lines.is_title => lines.title.push_str(&text),
            Node::End(end) => match end.as_str() {
                "ol" | "ul" => lines.depth = lines.depth.saturating_sub(1),
                "a" => lines.finish(files, name),
                _ => {}
            },
            Node::Text(_) => {}
        }
    }
    lines.written
}

fn ncx(nodes: Vec<Node>, files: &dyn Files, name: &str) -> Vec<Line> {
    let mut lines = Lines::default();
    let mut inside = false;
    for node in nodes {
        match node {
            Node::Start(element) => match element.name.as_str() {
                "navmap" => inside = true,
                _ if !inside => {}
                "navpoint" => {
                    lines.finish(files, name);
                    lines.depth = lines.depth.saturating_add(1);
                }
                "text" => lines.is_title = true,
                "content" => {
                    lines.target = element.get("src");
                    lines.finish(files, name);
                }
                _ => {}
            },
            Node::Text(text) if lines.is_title => lines.title.push_str(&text),
            Node::Text(_) => {}
            Node::End(end) => match end.as_str() {
                "navmap" => inside = false,
                "text" => lines.is_title = false,
                "navpoint" if inside => lines.depth = lines.depth.saturating_sub(1),
                _ => {}
            },
        }
    }
    lines.written
}
