//! The blocks of a parsed text as they are kept: the texts of all in one, and little beside it, for every empty line of
//! code is a block as well.

use std::ops::Range;

use crate::document::block::{Block, BlockId, Kind, Span};
use crate::document::direction::Letters;
use crate::document::source_map::SourceMap;
use crate::text::Direction;

/// The blocks of a text in their order, named by their indices.
#[derive(Default)]
pub(in crate::document) struct Blocks {
    /// The text of each block and a `\n` for its end: document offsets are bytes of it.
    text: String,
    /// The spans of each block, their ranges in bytes of its own text.
    spans: Vec<Span>,
    entries: Vec<Entry>,
    /// Where the texts come from.
    sources: SourceMap,
}

/// The direction that the source declares for a block: for what it stands in, and for its own text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Declared {
    pub(super) around: Option<Direction>,
    pub(super) own: Option<Direction>,
}

/// A block but for its text and spans.
struct Entry {
    /// Where its text begins.
    text: usize,
    /// Where its spans begin.
    spans: usize,
    kind: Kind,
    direction: Direction,
    side: Direction,
    declared: Declared,
    marker: u32,
    indent: u16,
    hang: u16,
    gap_after: bool,
}

impl Blocks {
    /// Adds a block, whatever its id, and where its text comes from; `gap_before`: whether a blank row stands between it and
    /// the one before.
    pub(super) fn push(
        &mut self,
        block: Block,
        sources: &SourceMap,
        declared: Declared,
        gap_before: bool,
    ) {
        if let Some(previous) = self.entries.last_mut() {
            previous.gap_after = gap_before;
        }
        self.entries.push(Entry {
            text: self.text.len(),
            spans: self.spans.len(),
            kind: block.kind,
            direction: block.direction,
            side: block.side,
            declared,
            marker: u32::try_from(block.marker).unwrap_or(0),
            indent: block.indent,
            hang: block.hang,
            gap_after: block.gap_after,
        });
        self.sources.append(sources, self.text.len());
        self.text.push_str(&block.text);
        self.text.push('\n');
        self.spans.extend(block.spans);
    }

    /// Gives each block its direction and side, and returns the direction of all: the one that is declared, for the document
    /// or around its first block, else that of most letters.
    pub(super) fn direct(&mut self, declared: Option<Direction>) -> Direction {
        let letters: Vec<Letters> = (0..self.len()).map(|index| self.letters(index)).collect();
        let around = self.entries.first().and_then(|first| first.declared.around);
        let document = declared.or(around).unwrap_or_else(|| {
            let mut all = Letters::default();
            for block in &letters {
                all.append(*block);
            }
            all.majority()
        });
        for (entry, letters) in self.entries.iter_mut().zip(letters) {
            let around = entry.declared.around.unwrap_or(document);
            entry.direction = match entry.kind {
                Kind::Code => Direction::Ltr,
                Kind::Table(_) | Kind::Rule => around,
                Kind::Paragraph | Kind::Heading(_) | Kind::Quote => {
                    let own = entry.declared.own;
                    own.unwrap_or_else(|| letters.paragraph(around))
                }
            };
            let is_nested = entry.indent > 0 || entry.marker > 0;
            entry.side = match entry.kind {
                Kind::Code => Direction::Ltr,
                Kind::Paragraph if !is_nested => entry.direction,
                _ => around,
            };
        }
        document
    }

    /// The letters that tell the direction of a block: not those of code, which is in Latin letters in any language.
    fn letters(&self, index: usize) -> Letters {
        let mut letters = Letters::default();
        if self.kind(index) != Some(&Kind::Code) {
            self.prose_of(index).for_each(|prose| letters.add(prose));
        }
        letters
    }

    /// How many there are.
    pub(in crate::document) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The texts of all, as document offsets count them.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Where a part of the texts comes from, in bytes of the source.
    pub(super) fn source_of(&self, text: Range<usize>) -> Range<usize> {
        self.sources.source_of(text)
    }

    /// Where the text of a block begins; that of the one after the last at the end.
    pub(super) fn start_of(&self, index: usize) -> usize {
        let entry = self.entries.get(index);
        entry.map_or(self.text.len(), |entry| entry.text)
    }

    /// The text of a block that there is.
    pub(in crate::document) fn text_of(&self, index: usize) -> &str {
        &self.text[self.start_of(index)..self.start_of(index + 1) - 1]
    }

    /// The pieces of the text of a block that there is between those of code, without its marker.
    fn prose_of(&self, index: usize) -> impl Iterator<Item = &str> {
        let text = self.text_of(index);
        let spans = self.spans[self.spans_of(index)].iter();
        let code = spans
            .filter(|span| span.style.code)
            .map(|span| span.range.clone());
        let end = text.len()..text.len();
        let marker = self.entries.get(index).map_or(0, |entry| entry.marker);
        code.chain([end]).scan(marker as usize, move |from, code| {
            let prose = &text[*from..code.start];
            *from = code.end;
            Some(prose)
        })
    }

    /// What a block is, if there is one.
    pub(in crate::document) fn kind(&self, index: usize) -> Option<&Kind> {
        self.entries.get(index).map(|entry| &entry.kind)
    }

    /// How many blocks begin before byte `at` of the texts.
    pub(super) fn before(&self, at: usize) -> usize {
        self.entries.partition_point(|entry| entry.text < at)
    }

    /// A block, if there is one of that index.
    pub(super) fn block(&self, index: usize) -> Option<Block> {
        let entry = self.entries.get(index)?;
        Some(Block {
            id: BlockId(index as u64),
            kind: entry.kind.clone(),
            text: self.text_of(index).to_owned(),
            spans: self.spans[self.spans_of(index)].to_vec(),
            marker: entry.marker as usize,
            direction: entry.direction,
            side: entry.side,
            indent: entry.indent,
            hang: entry.hang,
            gap_after: entry.gap_after,
        })
    }

    fn spans_of(&self, index: usize) -> Range<usize> {
        let start = |index: usize| {
            let entry = self.entries.get(index);
            entry.map_or(self.spans.len(), |entry| entry.spans)
        };
        start(index)..start(index + 1)
    }
}
