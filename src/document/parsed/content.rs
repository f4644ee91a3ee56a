//! The text of one block while it is gathered, and what is known of its parts.

use std::ops::Range;

use crate::document::block::{Inline, Link, Span};
use crate::document::source_map::{Source, SourceMap};
use crate::text::Isolate;

/// The text of a block, or a part of it. All ranges are in bytes of the text.
#[derive(Default)]
pub(super) struct Content {
    pub(super) text: String,
    pub(super) spans: Vec<Span>,
    /// Pieces whose direction is declared.
    pub(super) isolates: Vec<Isolate>,
    pub(super) links: Vec<Link>,
    /// Names of places that links lead to, and the byte that each stands at.
    pub(super) names: Vec<(usize, String)>,
    pub(super) sources: SourceMap,
}

impl Content {
    /// Adds text that comes from `source`.
    pub(super) fn push(&mut self, text: &str, source: Range<usize>) {
        let start = self.text.len();
        self.text.push_str(text);
        self.sources.add(start..self.text.len(), source);
    }

    /// Adds text that is found in `source` but for some characters.
    pub(super) fn push_found(&mut self, text: &str, source: &Source) {
        let start = self.text.len();
        self.text.push_str(text);
        self.sources.add_aligned(start, text, source);
    }

    /// Adds text of this style, without any source.
    pub(super) fn push_styled(&mut self, added: impl Iterator<Item = char>, style: Inline) {
        let start = self.text.len();
        self.text.extend(added);
        let range = start..self.text.len();
        if range.is_empty() || style == Inline::default() {
            return;
        }
        match self.spans.last_mut() {
            Some(last) if last.range.end == start && last.style == style => {
                last.range.end = range.end;
            }
            _ => self.spans.push(Span { range, style }),
        }
    }

    /// Puts another text after this one.
    pub(super) fn append(&mut self, other: Self) {
        let start = self.text.len();
        let moved = |range: Range<usize>| range.start + start..range.end + start;
        self.text.push_str(&other.text);
        self.sources.append(&other.sources, start);
        self.spans.extend(other.spans.into_iter().map(|span| Span {
            range: moved(span.range),
            ..span
        }));
        let isolates = other.isolates.into_iter();
        self.isolates.extend(isolates.map(|isolate| Isolate {
            range: moved(isolate.range),
            ..isolate
        }));
        self.links.extend(other.links.into_iter().map(|link| Link {
            range: moved(link.range),
            ..link
        }));
        let names = other.names.into_iter();
        self.names
            .extend(names.map(|(at, name)| (at + start, name)));
    }

    /// Takes off what was added from byte `at` on.
    pub(super) fn split_off(&mut self, at: usize) -> Self {
        let behind = |range: &Range<usize>| {
            (range.end > at).then(|| range.start.max(at) - at..range.end - at)
        };
        let spans = self.spans.iter().filter_map(|span| {
            let range = behind(&span.range)?;
            Some(Span {
                range,
                ..span.clone()
            })
        });
        let isolates = self.isolates.iter().filter_map(|isolate| {
            let range = behind(&isolate.range)?;
            Some(Isolate {
                range,
                ..isolate.clone()
            })
        });
        let links = self.links.iter().filter_map(|link| {
            let range = behind(&link.range)?;
            Some(Link {
                range,
                ..link.clone()
            })
        });
        let split = Self {
            text: self.text[at..].to_owned(),
            spans: spans.collect(),
            isolates: isolates.collect(),
            links: links.collect(),
            names: Vec::new(),
            sources: self.sources.part(&(at..self.text.len())),
        };
        // Names of places stay where they are: what is put before them is a sign or two, and a link there still leads to the row.
        self.truncate(at);
        split
    }

    /// Forgets what was added from byte `end` on.
    pub(super) fn truncate(&mut self, end: usize) {
        if end >= self.text.len() {
            return;
        }
        self.text.truncate(end);
        self.sources.truncate(end);
        let clip = |range: &mut Range<usize>| {
            range.end = range.end.min(end);
            range.start < range.end
        };
        self.spans.retain_mut(|span| clip(&mut span.range));
        self.isolates.retain_mut(|isolate| clip(&mut isolate.range));
        self.links.retain_mut(|link| clip(&mut link.range));
        for (at, _) in &mut self.names {
            *at = (*at).min(end);
        }
    }
}
