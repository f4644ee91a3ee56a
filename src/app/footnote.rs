//! The words that a link within a text leads to: those of one block, or all of a footnote.

use crate::document::{Block, Destination, Document, Kind, Link};

/// The most blocks of a footnote.
const MOST: usize = 32;

/// What ends a footnote and leads back, sometimes with a selector that keeps it from being a picture.
const BACK: [char; 3] = ['\u{21A9}', '\u{FE0E}', ' '];

/// The words of a place.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    /// Those of each block.
    pub(super) blocks: Vec<String>,
    /// Whether they are a footnote, from which a link leads back.
    pub(super) is_note: bool,
}

impl Words {
    /// The words at a document offset, to which links with this target lead: those of a footnote, else up to the end of their
    /// block; at the end of one, those of the next.
    pub(super) fn at(document: &Document, offset: u64, target: &str) -> Option<Self> {
        let (id, mut from) = document.locate(offset).ok()?;
        let mut block = document.block(id).ok()?;
        if block.text.get(from..).unwrap_or_default().trim().is_empty() {
            block = document.block(document.next(id).ok()??).ok()?;
            from = 0;
        }
        let mut words = Self::default();
        for _ in 0..MOST {
            words.push(block.text.get(from..).unwrap_or_default());
            words.is_note = leads_back(document, &block, target);
            let next = document.next(block.id).ok().flatten();
            let (false, Some(next), false) = (words.is_note, next, is_heading(&block)) else {
                break;
            };
            block = document.block(next).ok()?;
            from = 0;
        }
        if !words.is_note {
            words.blocks.truncate(1);
        }
        Some(words)
    }

    fn push(&mut self, text: &str) {
        let text = text.trim().trim_end_matches(BACK);
        if !text.is_empty() || self.blocks.is_empty() {
            self.blocks
                .push(text.replace(['\u{2028}', '\n', '\t'], " "));
        }
    }
}

fn is_heading(block: &Block) -> bool {
    matches!(block.kind, Kind::Heading(_))
}

/// Whether a link of a block leads to where a link with this target stands.
fn leads_back(document: &Document, block: &Block, target: &str) -> bool {
    let leads_there = |link: &Link| {
        let Ok(Destination::Place(offset)) = document.destination(block.id, link) else {
            return false;
        };
        let from = document
            .locate(offset)
            .and_then(|(id, _)| document.block(id));
        from.is_ok_and(|from| {
            document
                .links(&from)
                .iter()
                .any(|link| link.target == target)
        })
    };
    document.links(block).iter().any(leads_there)
}
