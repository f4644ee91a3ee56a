//! What the list shows of a text, learnt from its head alone.

use std::borrow::Cow;
use std::sync::Arc;

use super::error::LoadError;
use crate::document::{
    Document, Format, FrontMatterError, Meta, ReadError, front_matter, minutes,
    through_front_matter,
};

/// What the head of a text tells.
#[derive(Default)]
pub(super) struct Facts {
    pub(super) meta: Meta,
    pub(super) heading: Option<String>,
    pub(super) minutes: u64,
    pub(super) error: Option<LoadError>,
}

impl Facts {
    /// Those of a plain text that is `len` bytes of UTF-8 long, from its beginning.
    pub(super) fn of_plain(head: Vec<u8>, len: u64) -> Result<Self, ReadError> {
        let direction = Document::plain(Arc::new(head))?.direction();
        Ok(Self {
            minutes: minutes(len, direction),
            ..Self::default()
        })
    }

    /// Those of a text in a format without front matter, from its beginning or all of it.
    pub(super) fn of_parsed(
        format: Format,
        head: &[u8],
        len: u64,
    ) -> Result<Self, FrontMatterError> {
        let document = Document::of_source(format, decode_head(head).as_bytes())?;
        Ok(Self {
            meta: document.meta().clone(),
            heading: first_heading(&document),
            minutes: minutes(len, document.direction()),
            error: None,
        })
    }

    /// Whether they tell what the text is called.
    pub(super) fn has_title(&self) -> bool {
        self.meta.title.is_some() || self.heading.is_some()
    }

    /// Those of a text that is open.
    pub(super) fn of_document(document: &Document) -> Self {
        let meta = document.meta().clone();
        let heading = if meta.title.is_none() {
            first_heading(document)
        } else {
            None
        };
        Self {
            meta,
            heading,
            minutes: minutes(document.text_len(), document.direction()),
            error: None,
        }
    }

    /// Those of Markdown that is `len` bytes of UTF-8 long, from its beginning or all of it.
    pub(super) fn of_markdown(head: &[u8], len: u64) -> Result<Self, FrontMatterError> {
        // A front matter that says everything makes it needless to decode the rest.
        let short = decode_head(through_front_matter(head));
        if let Ok((meta, rest)) = front_matter(&short)
            && let Some(direction) = meta.title.as_ref().and(meta.direction())
        {
            let body = len.saturating_sub((short.len() - rest.len()) as u64);
            return Ok(Self {
                meta,
                minutes: minutes(body, direction),
                ..Self::default()
            });
        }
        let text = decode_head(head);
        let (meta, rest) = front_matter(&text)?;
        let body = len.saturating_sub((text.len() - rest.len()) as u64);
        let document = Document::markdown(&text)?;
        let (heading, direction) = (first_heading(&document), document.direction());
        Ok(Self {
            meta,
            heading,
            minutes: minutes(body, direction),
            ..Self::default()
        })
    }
}

/// The text of a head, whose last letter may be cut in two.
pub(super) fn decode_head(head: &[u8]) -> Cow<'_, str> {
    match str::from_utf8(head) {
        Ok(text) => Cow::Borrowed(text),
        Err(error) if error.error_len().is_none() => {
            let whole = str::from_utf8(&head[..error.valid_up_to()]);
            Cow::Borrowed(whole.unwrap_or_default())
        }
        Err(_) => String::from_utf8_lossy(head),
    }
}

/// A heading as a title: one line.
fn first_heading(document: &Document) -> Option<String> {
    let heading = document.first_heading().ok()??;
    Some(heading.text.replace('\u{2028}', " "))
}
