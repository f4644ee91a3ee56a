//! The blocks of a parsed text as they are kept: the texts of all in one, and little beside it, for every empty line of
//! code is a block as well.

use std::ops::Range;

use super::content::Content;
use crate::document::block::{Bars, Block, BlockId, Inline, Kind, Link, LinkKind, Span};
use crate::document::direction::Letters;
use crate::document::source_map::SourceMap;
use crate::text::{Direction, Isolate};

/// The blocks of a text in their order, named by their indices.
#[derive(Default)]
pub(in crate::document) struct Blocks {
    /// The text of each block and a `\n` for its end: document offsets are bytes of it.
    text: String,
    /// The spans of each block, their ranges in bytes of its own text.
    spans: Vec<Span>,
    entries: Vec<Entry>,
    /// Pieces whose direction is declared; links; names of places: in bytes of all texts.
    isolates: Vec<Isolate>,
    links: Vec<Link>,
    names: Vec<(usize, String)>,
    /// Where the texts come from.
    sources: SourceMap,
}

/// The direction that the source declares for a block: for what it stands in, and for its own text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Declared {
    pub(super) around: Option<Direction>,
    pub(super) own: Option<Direction>,
    /// What it has where nothing is declared, if its letters agree.
    pub(super) usual: Option<Direction>,
}

/// A block but for its text and spans.
struct Entry {
    /// Where its text begins.
    text: usize,
    /// Where its spans begin.
    spans: usize,
    frame: Frame,
    direction: Direction,
    side: Direction,
    bar_side: Direction,
    gap_after: bool,
    bars_after: Bars,
}

/// What is known of a block beside its text.
pub(super) struct Frame {
    pub(super) kind: Kind,
    pub(super) declared: Declared,
    /// Bytes of its text that are its marker.
    pub(super) marker: u32,
    /// Columns free before its rows, and before those after the first besides.
    pub(super) indent: u16,
    pub(super) hang: u16,
    pub(super) bars: Bars,
}

impl Blocks {
    /// Adds a block; `gap_before`: whether a blank row stands between it and the one before, and the bars in that.
    pub(super) fn push(&mut self, frame: Frame, content: Content, gap_before: Option<Bars>) {
        if let Some(previous) = self.entries.last_mut() {
            previous.gap_after = gap_before.is_some();
            previous.bars_after = gap_before.unwrap_or_default();
        }
        let start = self.text.len();
        self.entries.push(Entry {
            text: start,
            spans: self.spans.len(),
            direction: Direction::Ltr,
            side: Direction::Ltr,
            bar_side: Direction::Ltr,
            frame,
            gap_after: false,
            bars_after: Bars::default(),
        });
        self.sources.append(&content.sources, start);
        self.text.push_str(&content.text);
        self.text.push('\n');
        self.spans.extend(content.spans);
        let moved = |range: &mut Range<usize>| *range = range.start + start..range.end + start;
        for mut isolate in content.isolates {
            moved(&mut isolate.range);
            self.isolates.push(isolate);
        }
        for mut link in content.links {
            moved(&mut link.range);
            self.links.push(link);
        }
        let names = content.names.into_iter();
        self.names
            .extend(names.map(|(at, name)| (at + start, name)));
    }

    /// Ends the last block with a sign that leads to `target`, if it is text.
    pub(super) fn lead_back(&mut self, sign: &str, target: &str) -> bool {
        let last = self.entries.last().map(|last| &last.frame.kind);
        if !matches!(last, Some(Kind::Paragraph | Kind::Quote)) {
            return false;
        }
        self.text.pop();
        if !self.text.ends_with([' ', '\n']) && !self.text.is_empty() {
            self.text.push(' ');
        }
        let start = self.text.len();
        self.text.push_str(sign);
        let range = start..self.text.len();
        self.text.push('\n');
        let own = self.entries.last().map_or(0, |last| last.text);
        self.spans.push(Span {
            range: range.start - own..range.end - own,
            style: Inline {
                link: true,
                ..Inline::default()
            },
        });
        self.links.push(Link {
            range,
            target: target.to_owned(),
            kind: LinkKind::Words,
        });
        true
    }

    /// Gives each block its direction and side, and returns the direction of all: the one that is declared, for the document
    /// or around its first block, else that of most letters.
    pub(super) fn direct(&mut self, declared: Option<Direction>) -> Direction {
        let letters: Vec<Letters> = (0..self.len()).map(|index| self.letters(index)).collect();
        let around = self
            .entries
            .first()
            .and_then(|first| first.frame.declared.around);
        let document = declared.or(around).unwrap_or_else(|| {
            let mut all = Letters::default();
            for block in &letters {
                all.append(*block);
            }
            all.majority()
        });
        for (entry, letters) in self.entries.iter_mut().zip(letters) {
            let around = entry.frame.declared.around.unwrap_or(document);
            entry.direction = match entry.frame.kind {
                Kind::Code(_) | Kind::Line => Direction::Ltr,
                Kind::Table(ref table) if !table.is_verse => around,
                Kind::Rule | Kind::Callout { own: false, .. } => around,
                Kind::Table(_)
                | Kind::Paragraph
                | Kind::Heading(_)
                | Kind::Quote
                | Kind::Callout { .. } => {
                    let Declared { own, usual, .. } = entry.frame.declared;
                    let own = own.or(usual.filter(|usual| letters.lead(*usual)));
                    own.unwrap_or_else(|| letters.paragraph(around))
                }
            };
            entry.bar_side = around;
            let is_nested = entry.frame.indent > 0 || entry.frame.marker > 0;
            entry.side = match entry.frame.kind {
                Kind::Code(_) => Direction::Ltr,
                Kind::Paragraph if !is_nested => entry.direction,
                _ => around,
            };
        }
        document
    }

    /// The letters that tell the direction of a block: not those of code, which is in Latin letters in any language, nor those
    /// of a name that a word of the interface stands for.
    fn letters(&self, index: usize) -> Letters {
        let mut letters = Letters::default();
        let is_word = matches!(
            self.kind(index),
            Some(Kind::Code(_) | Kind::Callout { own: false, .. })
        );
        if !is_word {
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

    /// Takes the texts for those of another source, in which a part of this one stands elsewhere; `borders`: where they differ.
    pub(in crate::document) fn come_from(
        &mut self,
        borders: &[usize],
        written: impl Fn(Range<usize>) -> Range<usize>,
    ) {
        self.sources = self.sources.translated(borders, written);
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

    /// The same without the marker of the item that it begins.
    pub(super) fn unmarked(&self, index: usize) -> &str {
        let marker = self
            .entries
            .get(index)
            .map_or(0, |entry| entry.frame.marker);
        self.text_of(index)
            .get(marker as usize..)
            .unwrap_or_default()
    }

    /// The pieces of the text of a block that there is between those of code, without its marker.
    fn prose_of(&self, index: usize) -> impl Iterator<Item = &str> {
        let text = self.text_of(index);
        let spans = self.spans[self.spans_of(index)].iter();
        let code = spans
            .filter(|span| span.style.is_foreign())
            .map(|span| span.range.clone());
        let end = text.len()..text.len();
        let marker = self
            .entries
            .get(index)
            .map_or(0, |entry| entry.frame.marker);
        code.chain([end]).scan(marker as usize, move |from, code| {
            let prose = &text[*from..code.start];
            *from = code.end;
            Some(prose)
        })
    }

    /// What a block is, if there is one.
    pub(in crate::document) fn kind(&self, index: usize) -> Option<&Kind> {
        self.entries.get(index).map(|entry| &entry.frame.kind)
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
            kind: entry.frame.kind.clone(),
            text: self.text_of(index).to_owned(),
            spans: self.spans[self.spans_of(index)].to_vec(),
            isolated: self.isolated(index),
            marker: entry.frame.marker as usize,
            direction: entry.direction,
            side: entry.side,
            indent: entry.frame.indent,
            hang: entry.frame.hang,
            bars: entry.frame.bars,
            bars_after: entry.bars_after,
            bar_side: entry.bar_side,
            gap_after: entry.gap_after,
        })
    }

    fn isolated(&self, index: usize) -> Vec<Isolate> {
        let within = self.start_of(index)..self.start_of(index + 1);
        let first =
            |isolates: &[Isolate], at| isolates.partition_point(|isolate| isolate.range.end <= at);
        let found = &self.isolates[first(&self.isolates, within.start)..];
        let found = &found[..first(found, within.end)];
        let own = |isolate: &Isolate| Isolate {
            range: isolate.range.start - within.start..isolate.range.end - within.start,
            ..isolate.clone()
        };
        found.iter().map(own).collect()
    }

    /// The links of a block.
    pub(super) fn links_of(&self, index: usize) -> Vec<Link> {
        let within = self.start_of(index)..self.start_of(index + 1);
        let first = |links: &[Link], at| links.partition_point(|link| link.range.end <= at);
        let found = &self.links[first(&self.links, within.start)..];
        let found = &found[..first(found, within.end)];
        let own = |link: &Link| Link {
            range: link.range.start - within.start..link.range.end - within.start,
            ..link.clone()
        };
        found.iter().map(own).collect()
    }

    /// Names of places in the texts, and the byte that each stands at.
    pub(super) fn names(&self) -> &[(usize, String)] {
        &self.names
    }

    fn spans_of(&self, index: usize) -> Range<usize> {
        let start = |index: usize| {
            let entry = self.entries.get(index);
            entry.map_or(self.spans.len(), |entry| entry.spans)
        };
        start(index)..start(index + 1)
    }
}
