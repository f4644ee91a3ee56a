//! What the head of a page says of it.

use html5gum::Token;

use super::attributes::{attribute, language};
use super::tokens::{Tag, Tokens};
use crate::document::direction::declared;
use crate::document::meta::{Date, Meta};
use crate::text::Direction;

/// Reads the head of a page, as far as its body.
pub(in crate::document) fn meta(html: &str) -> Meta {
    let mut meta = Meta::default();
    let (mut in_title, mut in_head) = (false, false);
    for token in Tokens::new(html) {
        match token {
            Token::StartTag(tag) => {
                let name = tag.name.as_slice();
                in_title = name == b"title";
                in_head |= name == b"head";
                // An element that strayed into the head does not end it; `svg` has titles of its own.
                let is_stray = in_head && !matches!(name, b"body" | b"svg");
                if !start(&mut meta, &tag) && !is_stray {
                    break;
                }
            }
            Token::String(text) if in_title && meta.title.is_none() => {
                meta.title = one_line(&String::from_utf8_lossy(&text.value));
            }
            Token::EndTag(tag) => {
                in_title = false;
                in_head &= tag.name.as_slice() != b"head";
            }
            _ => {}
        }
    }
    meta
}

/// Takes what a tag says; returns whether the head goes on.
fn start(meta: &mut Meta, tag: &Tag) -> bool {
    match tag.name.as_slice() {
        b"html" => {
            meta.lang = language(tag).map(|tag| tag.trim().to_owned());
            meta.dir = direction(tag);
            true
        }
        b"body" => {
            meta.dir = direction(tag).or(meta.dir);
            false
        }
        b"meta" => {
            said(meta, tag);
            true
        }
        b"head" | b"title" | b"link" | b"script" | b"style" | b"base" | b"noscript" => true,
        _ => false,
    }
}

fn direction(tag: &Tag) -> Option<Direction> {
    declared(&attribute(tag, b"dir")?)
}

fn said(meta: &mut Meta, tag: &Tag) {
    let name = attribute(tag, b"name").or_else(|| attribute(tag, b"property"));
    let content = attribute(tag, b"content").and_then(|content| one_line(&content));
    let (Some(name), Some(content)) = (name, content) else {
        return;
    };
    match name.to_ascii_lowercase().as_str() {
        "author" | "dc.creator" | "dcterms.creator" => meta.author = Some(content),
        "article:published_time" | "dc.date" | "dcterms.date" | "date" => {
            meta.date = meta.date.or_else(|| Date::written(&content));
        }
        _ => {}
    }
}

/// A text in one line; nothing if it is blank.
pub(super) fn one_line(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    Some(words.join(" ")).filter(|line| !line.is_empty())
}
