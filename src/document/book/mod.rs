//! A book of many chapters as one text: a chapter is read when somebody comes to it, so that a book of 200 opens as fast as
//! one of two.
//!
//! Names and offsets are those of a chapter, with its number in their upper half: how long a chapter is need not be known to
//! find the next one. So document offsets have gaps.

mod chapters;

use std::collections::HashMap;
use std::ops::{ControlFlow, Range};
use std::sync::{Arc, OnceLock};

use super::Chunk;
use super::block::{Block, BlockId, Link};
use super::bytes::ReadError;
use super::epub::{Line, Shell};
use super::files::Files;
use super::heading::Heading;
use super::parsed::Parsed;
use crate::text::Direction;
use chapters::Chapters;
pub(super) use chapters::{Chapter, State};

/// Bits of a name or an offset that are those within a chapter.
const WITHIN: u32 = 32;

/// The last name or offset that there may be within a chapter.
const LAST_WITHIN: u64 = (1 << WITHIN) - 1;

/// The most bytes that are shown at once.
const MOST_AT_ONCE: u64 = 16 << 20;

/// A book that is open.
#[derive(Clone)]
pub(super) struct Book {
    chapters: Arc<Chapters>,
    contents: Arc<[Line]>,
    declared: Option<Direction>,
    direction: OnceLock<Direction>,
    /// Whether a long chapter is read when it is asked for; else that is an error.
    waits: bool,
}

impl Book {
    pub(super) fn new(files: Arc<dyn Files>, shell: Shell) -> Self {
        let mut chapters = shell.chapters;
        let mut listed = HashMap::new();
        for line in &shell.contents {
            listed.entry(&line.name).or_insert(line);
        }
        for chapter in &mut chapters {
            let line = listed.get(&chapter.name);
            chapter.title = line.map(|line| (line.level, line.title.clone()));
        }
        Self {
            declared: shell.meta.direction(),
            chapters: Arc::new(Chapters::new(files, chapters, shell.is_cut)),
            contents: shell.contents.into(),
            direction: OnceLock::new(),
            waits: true,
        }
    }

    /// The same book for the screen: a long chapter that is not at hand is an error.
    pub(super) fn at_hand(&self) -> Self {
        self.direction();
        Self {
            waits: false,
            ..self.clone()
        }
    }

    /// Reads a chapter, so that it is at hand.
    pub(super) fn bring(&self, chapter: usize) {
        if chapter < self.chapters.all.len() {
            self.chapters.bring(chapter, self.direction());
        }
    }

    /// The direction that it declares; else that of most letters of its longest chapter, at its beginning.
    pub(super) fn direction(&self) -> Direction {
        self.declared.unwrap_or_else(|| {
            *self.direction.get_or_init(|| {
                let chapters = self.chapters.all.iter().enumerate();
                let longest = chapters.max_by_key(|(_, chapter)| chapter.said_len);
                longest.map_or(Direction::Ltr, |(index, _)| self.chapters.direction(index))
            })
        })
    }

    pub(super) fn lossy(&self) -> bool {
        self.chapters.lossy()
    }

    pub(super) fn is_damaged(&self) -> bool {
        self.chapters.is_damaged()
    }

    pub(super) fn total(&self) -> u64 {
        at(self.chapters.all.len(), 0)
    }

    /// About how many bytes of text it has.
    pub(super) fn text_len(&self) -> u64 {
        self.chapters.all.iter().map(Chapter::text_len).sum()
    }

    /// About how many bytes of text stand before an offset, and in all.
    pub(super) fn progress(&self, offset: u64) -> (u64, u64) {
        let (chapter, within) = parts(offset);
        let before = &self.chapters.all[..chapter.min(self.chapters.all.len())];
        let before: u64 = before.iter().map(Chapter::text_len).sum();
        let own = self.chapters.all.get(chapter).map_or(0, |own| {
            // The end of the last block counts in the total; what is shown to its last letter is read.
            let total = self
                .chapter(chapter)
                .map_or(own.text_len(), |own| own.total());
            let total = total.saturating_sub(1).max(1);
            own.text_len() * within.min(total) / total
        });
        (before + own, self.text_len())
    }

    /// The offset before which so many percent of the text stand.
    pub(super) fn at_percent(&self, percent: u64) -> Result<u64, ReadError> {
        let mut left = self.text_len() * percent / 100;
        for (index, chapter) in self.chapters.all.iter().enumerate() {
            let len = chapter.text_len();
            if left < len {
                return Ok(at(index, self.chapter(index)?.total() * left / len));
            }
            left -= len;
        }
        Ok(self.total())
    }

    pub(super) fn first(&self) -> Result<Option<BlockId>, ReadError> {
        self.first_from(0)
    }

    pub(super) fn last(&self) -> Result<Option<BlockId>, ReadError> {
        self.last_before(self.chapters.all.len())
    }

    pub(super) fn next(&self, id: BlockId) -> Result<Option<BlockId>, ReadError> {
        let (chapter, within) = parts(id.0);
        match self.chapter(chapter)?.next(BlockId(within)) {
            Some(next) => Ok(Some(global(chapter, next))),
            None => self.first_from(chapter + 1),
        }
    }

    pub(super) fn previous(&self, id: BlockId) -> Result<Option<BlockId>, ReadError> {
        let (chapter, within) = parts(id.0);
        match self.chapter(chapter)?.previous(BlockId(within)) {
            Some(previous) => Ok(Some(global(chapter, previous))),
            None => self.last_before(chapter),
        }
    }

    pub(super) fn block(&self, id: BlockId) -> Result<Block, ReadError> {
        let (chapter, within) = parts(id.0);
        let parsed = self.chapter(chapter)?;
        let block = parsed.block(BlockId(within))?;
        let is_last = parsed.last() == Some(BlockId(within));
        Ok(Block {
            id,
            gap_after: block.gap_after || is_last && chapter + 1 < self.chapters.all.len(),
            ..block
        })
    }

    pub(super) fn is_heading(&self, id: BlockId) -> bool {
        let (chapter, within) = parts(id.0);
        let chapter = self.chapter(chapter);
        chapter.is_ok_and(|chapter| chapter.is_heading(BlockId(within)))
    }

    pub(super) fn heading_after(&self, id: BlockId) -> Option<BlockId> {
        let (chapter, within) = parts(id.0);
        let own = self.chapter(chapter).ok()?.heading_after(BlockId(within));
        let own = own.map(|found| global(chapter, found));
        own.or_else(|| self.heading_from(chapter + 1))
    }

    pub(super) fn first_heading(&self) -> Option<BlockId> {
        self.heading_from(0)
    }

    fn heading_from(&self, chapter: usize) -> Option<BlockId> {
        let mut chapters = chapter..self.chapters.all.len();
        chapters.find_map(|chapter| {
            let first = self.chapter(chapter).ok()?.first_heading()?;
            Some(global(chapter, first))
        })
    }

    /// The bytes of a range of document offsets, 16 MiB at most; between the chapters stand zeros.
    pub(super) fn bytes_at(&self, offsets: Range<u64>) -> Result<Vec<u8>, ReadError> {
        let end = offsets
            .end
            .min(self.total())
            .min(offsets.start.saturating_add(MOST_AT_ONCE));
        let mut bytes = Vec::new();
        for chapter in parts(offsets.start).0..self.chapters.all.len() {
            let base = at(chapter, 0);
            if base >= end {
                break;
            }
            let local = offsets.start.saturating_sub(base)..(end - base).min(LAST_WITHIN);
            let own = self.chapter(chapter)?;
            let own = own.bytes_at(local.clone());
            if !own.is_empty() {
                bytes.resize((base + local.start - offsets.start) as usize, 0);
                bytes.extend_from_slice(own);
            }
        }
        Ok(bytes)
    }

    pub(super) fn locate(&self, offset: u64) -> Result<(BlockId, usize), ReadError> {
        let (chapter, within) = parts(offset);
        if chapter < self.chapters.all.len() {
            let parsed = self.chapter(chapter)?;
            if parsed.first().is_some() {
                let (block, byte) = parsed.locate(within);
                return Ok((global(chapter, block), byte));
            }
        }
        // A chapter without text, or the end of the book.
        if let Some(next) = self.first_from(chapter)? {
            return Ok((next, 0));
        }
        Ok(match self.last()? {
            Some(last) => (last, self.block(last)?.text.len()),
            None => (BlockId(0), 0),
        })
    }

    /// The document offset of a byte of a block; of one whose chapter is not at hand, the beginning of that.
    pub(super) fn offset(&self, id: BlockId, byte: usize) -> u64 {
        let (chapter, within) = parts(id.0);
        let parsed = self.chapter(chapter);
        let within = parsed.map_or(0, |parsed| parsed.offset(BlockId(within), byte));
        at(chapter, within).min(self.total())
    }

    /// Shows the text from an offset on, see [`Document::scan`](super::Document::scan).
    pub(super) fn scan(
        &self,
        from: u64,
        visit: &mut dyn FnMut(Chunk) -> ControlFlow<(), usize>,
    ) -> Result<(), ReadError> {
        let (first, within) = parts(from);
        for chapter in first..self.chapters.all.len() {
            let from = if chapter == first { within } else { 0 };
            let mut flow = ControlFlow::Continue(0);
            self.chapter(chapter)?.scan(from, &mut |chunk| {
                flow = visit(Chunk {
                    offset: at(chapter, chunk.offset),
                    ..chunk
                });
                flow
            });
            if flow.is_break() {
                break;
            }
        }
        Ok(())
    }

    /// The text for a pipe, a blank line between chapters.
    pub(super) fn logical(
        &self,
        out: &mut dyn FnMut(&str) -> ControlFlow<()>,
    ) -> Result<(), ReadError> {
        let mut is_begun = false;
        for chapter in 0..self.chapters.all.len() {
            let parsed = self.chapter(chapter)?;
            if parsed.first().is_none() {
                continue;
            }
            let mut flow = ControlFlow::Continue(());
            if std::mem::replace(&mut is_begun, true) {
                flow = out("\n");
            }
            if flow.is_continue() {
                let untitled = |_| None;
                parsed.logical(untitled, &mut |text| {
                    flow = out(text);
                    flow
                });
            }
            if flow.is_break() {
                break;
            }
        }
        Ok(())
    }

    pub(super) fn links(&self, id: BlockId) -> Vec<Link> {
        let (chapter, within) = parts(id.0);
        let parsed = self.chapter(chapter);
        parsed.map_or(Vec::new(), |parsed| parsed.links(BlockId(within)))
    }

    /// Where a link leads that stands in a block; nothing if that is outside of the book.
    pub(super) fn target(&self, from: BlockId, link: &str) -> Result<Option<u64>, ReadError> {
        let (from, _) = parts(from.0);
        let (file, place) = link.split_once('#').unwrap_or((link, ""));
        let chapter = if file.is_empty() {
            Some(from)
        } else {
            self.chapters.led_to(from, file)
        };
        let Some(chapter) = chapter else {
            return Ok(None);
        };
        let within = if place.is_empty() {
            None
        } else {
            self.chapter(chapter)?.place_of(place)
        };
        Ok(Some(at(chapter, within.unwrap_or(0))))
    }

    /// The title of the chapter that an offset is in: that of the last line of the contents which leads there or before.
    pub(super) fn chapter_title(&self, offset: u64) -> Option<&str> {
        let (chapter, _) = parts(offset);
        let before = (0..=chapter.min(self.chapters.all.len().checked_sub(1)?)).rev();
        let mut titles = before.filter_map(|index| self.chapters.all[index].title.as_ref());
        titles.next().map(|(_, title)| title.as_str())
    }

    /// The lines of its contents that lead to a chapter, in the order of reading.
    pub(super) fn listed(&self) -> Vec<Heading> {
        let headings = self.contents.iter().filter_map(|line| {
            let chapter = self.chapters.of_file(&line.name)?;
            let place = line.fragment.as_ref();
            let within = place.and_then(|place| self.chapter(chapter).ok()?.place_of(place));
            Some(Heading {
                level: line.level,
                text: line.title.clone(),
                offset: at(chapter, within.unwrap_or(0)),
            })
        });
        let mut headings: Vec<Heading> = headings.collect();
        headings.sort_by_key(|heading| heading.offset);
        headings
    }

    fn first_from(&self, chapter: usize) -> Result<Option<BlockId>, ReadError> {
        for chapter in chapter..self.chapters.all.len() {
            if let Some(first) = self.chapter(chapter)?.first() {
                return Ok(Some(global(chapter, first)));
            }
        }
        Ok(None)
    }

    fn last_before(&self, chapter: usize) -> Result<Option<BlockId>, ReadError> {
        for chapter in (0..chapter.min(self.chapters.all.len())).rev() {
            if let Some(last) = self.chapter(chapter)?.last() {
                return Ok(Some(global(chapter, last)));
            }
        }
        Ok(None)
    }

    fn chapter(&self, index: usize) -> Result<Arc<Parsed>, ReadError> {
        if index >= self.chapters.all.len() {
            return Err(ReadError::NoSuchPlace);
        }
        let direction = self.direction();
        if self.waits {
            return Ok(self.chapters.get(index, direction));
        }
        let at_hand = self.chapters.at_hand(index, direction);
        at_hand.ok_or(ReadError::Unread(index))
    }
}

/// The name or offset of something within a chapter.
fn at(chapter: usize, within: u64) -> u64 {
    (chapter as u64) << WITHIN | within
}

fn global(chapter: usize, block: BlockId) -> BlockId {
    BlockId(at(chapter, block.0))
}

/// The chapter of a name or offset, and what names it within that.
fn parts(name: u64) -> (usize, u64) {
    ((name >> WITHIN) as usize, name & LAST_WITHIN)
}
