//! The tokens of HTML, one after the other.

use std::collections::BTreeMap;

use html5gum::{
    DefaultEmitter, EndTag, HtmlString, Span, StartTag, Token, Tokenizer, naive_next_state,
};

/// A start tag; where it stands is counted in bytes.
pub(in crate::document) type Tag = StartTag<usize>;

/// Reads HTML token by token. What a script or style holds is one text, as for a browser; one that closes itself, as in
/// XHTML, holds nothing. What stands in place of scripts is read, for none is run.
pub(in crate::document) struct Tokens<'a>(
    Tokenizer<html5gum::StringReader<'a>, DefaultEmitter<usize>>,
);

impl<'a> Tokens<'a> {
    pub(in crate::document) fn new(html: &'a str) -> Self {
        let emitter = DefaultEmitter::<usize>::new_with_span();
        Self(Tokenizer::new_with_emitter(html, emitter))
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token<usize>;

    fn next(&mut self) -> Option<Self::Item> {
        let Ok(token) = self.0.next()?;
        if let Token::StartTag(tag) = &token
            && !tag.self_closing
            && **tag.name != b"noscript"[..]
            && let Some(state) = naive_next_state(&tag.name)
        {
            self.0.set_state(state);
        }
        Some(token)
    }
}

/// A text that holds no tag, its entities as the signs that they name.
pub(in crate::document) fn decoded(text: &str) -> String {
    let strings = Tokens::new(text).filter_map(|token| match token {
        Token::String(text) => Some(String::from_utf8_lossy(&text.value).into_owned()),
        _ => None,
    });
    strings.collect()
}

/// The token that a text is if it is a tag without attributes, as nearly all are within a paragraph of Markdown: to set up a
/// tokenizer for each costs as much as to read the paragraph.
pub(super) fn bare_tag(html: &str) -> Option<Token<usize>> {
    let inside = html.strip_prefix('<')?.strip_suffix('>')?;
    let (name, is_end) = match inside.strip_prefix('/') {
        Some(name) => (name, true),
        None => (inside, false),
    };
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|b| b.is_ascii_alphanumeric());
    if !is_name {
        return None;
    }
    let name = HtmlString(name.to_ascii_lowercase().into_bytes());
    let span = Span {
        start: 0,
        end: html.len(),
    };
    Some(if is_end {
        Token::EndTag(EndTag { name, span })
    } else {
        Token::StartTag(StartTag {
            self_closing: false,
            name,
            attributes: BTreeMap::new(),
            span,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_tag_is_the_token_that_the_tokenizer_makes_of_it() {
        for html in ["<b>", "</b>", "<BR>", "</H1>"] {
            assert_eq!(bare_tag(html), Tokens::new(html).next(), "{html}");
        }
        for html in ["<b a>", "<br/>", "</b >", "<!-- -->", "<1>", "b", "<b><i>"] {
            assert_eq!(bare_tag(html), None, "{html}");
        }
    }
}
