//! What a document of an office program says of itself.

use crate::document::meta::{Date, Meta};
use crate::document::xml::{self, Node};

/// Reads the properties of a document, by the names that Dublin Core has for them.
pub(super) fn properties(xml: &str) -> Meta {
    let mut meta = Meta::default();
    let (mut name, mut text) = (String::new(), String::new());
    for node in xml::nodes(xml) {
        match node {
            Node::Start(element) => {
                name = element.name;
                text.clear();
            }
            Node::Text(more) => text.push_str(&more),
            Node::End(end) if end == name => {
                let said = Some(text.trim().to_owned()).filter(|said| !said.is_empty());
                match name.as_str() {
                    "title" => meta.title = said.or(meta.title),
                    "creator" | "initial-creator" => meta.author = meta.author.or(said),
                    "language" => meta.lang = said.or(meta.lang),
                    "created" | "creation-date" => {
                        meta.date = said.and_then(|said| Date::written(&said)).or(meta.date);
                    }
                    _ => {}
                }
                text.clear();
            }
            Node::End(_) => {}
        }
    }
    meta
}
