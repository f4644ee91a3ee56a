//! The tokens of HTML, one after the other.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer, naive_next_state};

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
