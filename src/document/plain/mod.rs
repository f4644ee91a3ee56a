//! Plain text whose blocks are found on demand, from wherever the reader is: a line is a paragraph, or those that a margin has
//! parted are one; blank lines are a gap.

mod headings;
mod samples;
mod scan;
mod segment;
mod walk;
mod white;
mod window;
mod wrapped;

#[cfg(test)]
mod tests;

use std::ops::{ControlFlow, Range};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use super::block::{Bars, Block, BlockId, Kind, Link};
use super::bytes::{Bytes, ReadError, read_exactly};
use super::chunk::{Chunk, Joins};
use super::code::{self, Comments};
use super::contents::VisitHeadings;
use super::decode::floor_char_boundary;
use super::direction::paragraph_direction_with;
use super::fields;
use super::output::{Output, is_diff};
use super::paragraphs::paragraph_end;
use crate::document::verse;
use crate::text::Direction;
use headings::HeadingFinder;
use segment::Segment;
use walk::Walk;

const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// How much is shown with a piece of what lies beside it, in bytes: longer than anything that a reader looks for.
const OVERLAP: u64 = 16 << 10;

/// How many lines above one without letters are looked at for theirs.
const FARTHEST_NEIGHBOUR: usize = 4;

/// A plain text.
pub(super) struct Plain {
    bytes: Arc<dyn Bytes>,
    walk: Walk,
    /// Found when it is first asked for: most texts that are searched are never shown.
    direction: OnceLock<Direction>,
    lossy: AtomicBool,
    /// How it looks, if a command has laid it out.
    output: Option<Arc<Output>>,
    /// What comments it has, if its lines are those of a program or of data.
    code: Option<Comments>,
}

impl Plain {
    pub(super) fn open(bytes: Arc<dyn Bytes>) -> Result<Self, ReadError> {
        let len = bytes.len();
        let mark = BYTE_ORDER_MARK.len() as u64;
        let mut head = Vec::new();
        read_exactly(&*bytes, 0..mark.min(len), &mut head)?;
        let origin = if head == BYTE_ORDER_MARK { mark } else { 0 };
        Ok(Self {
            walk: Walk::new(Arc::clone(&bytes), origin, false),
            bytes,
            direction: OnceLock::new(),
            lossy: AtomicBool::new(false),
            output: None,
            code: None,
        })
    }

    /// The same text as lines of a program or of data: each stands by itself, and runs from left to right but for its
    /// comments and strings.
    pub(super) fn into_code(self, comments: Comments) -> Self {
        Self {
            walk: Walk::new(Arc::clone(&self.bytes), self.walk.origin(), true),
            direction: OnceLock::from(Direction::Ltr),
            code: Some(comments),
            ..self
        }
    }

    /// What a command has laid out, which stands as it is.
    pub(super) fn of_output(output: Output) -> Self {
        // Whatever is compared, its lines may be those of a program.
        let code = is_diff(&output.text).then_some(Comments::Unknown);
        let output = Arc::new(output);
        let bytes: Arc<dyn Bytes> = output.clone();
        Self {
            walk: Walk::new(Arc::clone(&bytes), 0, true),
            bytes,
            direction: OnceLock::from(Direction::Ltr),
            lossy: AtomicBool::new(false),
            output: Some(output),
            code,
        }
    }

    /// Whether a command has laid it out.
    pub(super) fn is_laid_out(&self) -> bool {
        self.output.is_some()
    }

    /// The same text whose lines stand as they do in the file, or are joined; nothing if it has no lines to be joined.
    pub(super) fn with_lines_kept(&self, kept: bool) -> Option<Self> {
        if self.is_laid_out() || self.code.is_some() {
            return None;
        }
        let origin = self.walk.origin();
        let walk = Walk::new(Arc::clone(&self.bytes), origin, kept);
        let joined = if kept { &self.walk } else { &walk };
        if joined.margin().is_none() && !samples::have_verse(&*self.bytes) {
            return None;
        }
        Some(Self {
            bytes: Arc::clone(&self.bytes),
            walk,
            direction: self.direction.clone(),
            lossy: AtomicBool::new(self.lossy()),
            output: None,
            code: None,
        })
    }

    /// The direction of most letters. Those that cannot be read do not count: whoever reads the text is told of it.
    pub(super) fn direction(&self) -> Direction {
        *self
            .direction
            .get_or_init(|| samples::direction(&*self.bytes))
    }

    /// Whether a block with invalid UTF-8 was met.
    pub(super) fn lossy(&self) -> bool {
        self.lossy.load(Ordering::Relaxed)
    }

    pub(super) fn total(&self) -> u64 {
        self.walk.len()
    }

    /// How many bytes of the file stand before the text: those of a byte order mark.
    pub(super) fn origin(&self) -> u64 {
        self.walk.origin()
    }

    pub(super) fn first(&self) -> Result<Option<BlockId>, ReadError> {
        Ok(self.walk.first()?.map(id))
    }

    pub(super) fn last(&self) -> Result<Option<BlockId>, ReadError> {
        Ok(self.walk.last()?.map(id))
    }

    pub(super) fn next(&self, block: BlockId) -> Result<Option<BlockId>, ReadError> {
        let segment = self.walk.segment_at(block.0)?;
        Ok(self.walk.next(segment)?.map(id))
    }

    pub(super) fn previous(&self, block: BlockId) -> Result<Option<BlockId>, ReadError> {
        let segment = self.walk.segment_at(block.0)?;
        Ok(self.walk.previous(segment)?.map(id))
    }

    /// The links that a command has put into a line.
    pub(super) fn links(&self, line: &Block) -> Vec<Link> {
        let start = line.id.0 as usize;
        let output = self.output.as_ref();
        output.map_or_else(Vec::new, |output| {
            output.links_in(start..start + line.text.len())
        })
    }

    pub(super) fn block(&self, block: BlockId) -> Result<Block, ReadError> {
        let segment = self.walk.segment_at(block.0)?;
        let text = self.text(segment)?;
        let following = self.walk.next(segment)?;
        let direction = if self.is_laid_out() || self.code.is_some() {
            Direction::Ltr
        } else {
            let around = || self.direction();
            let neighbour = || self.direction_above(segment, &text);
            paragraph_direction_with(&text, || neighbour().unwrap_or_else(around))
        };
        let part = segment.start as usize..segment.end as usize;
        let (mut indent, mut hang) = self
            .walk
            .with(segment.start..segment.end, wrapped::indents)?;
        let (kind, spans, isolated) = match (
            &self.output,
            verse::table(&text).filter(|_| self.code.is_none()),
        ) {
            (Some(output), _) => {
                let compared = self.code.and_then(|code| code::of_comparison(&text, code));
                let isolates = compared.unwrap_or_else(|| fields::isolates(&text));
                (Kind::Line, output.looks_in(part), isolates)
            }
            // Lines of prose are joined; only verse has several.
            (None, Some(table)) => (Kind::Table(Arc::new(table)), Vec::new(), Vec::new()),
            (None, None) => {
                let code = self.code.map(|comments| code::isolates(&text, comments));
                (Kind::Paragraph, Vec::new(), code.unwrap_or_default())
            }
        };
        if kind != Kind::Paragraph {
            // Its lines stand as they are.
            (indent, hang) = (0, 0);
        }
        Ok(Block {
            id: id(segment),
            kind,
            direction,
            side: direction,
            text,
            marker: 0,
            spans,
            isolated,
            indent,
            hang,
            bars: Bars::default(),
            bars_after: Bars::default(),
            bar_side: direction,
            gap_after: following.is_some_and(|following| following.start > segment.next),
        })
    }

    /// The direction of the line above one that has signs alone, if no blank line parts them: a bracket that closes what stands
    /// there, a line below a heading. Where that has no letters either, a few more are asked. A number is of the text.
    fn direction_above(&self, line: Segment, text: &str) -> Option<Direction> {
        let has_letters = |text: &str| text.chars().any(|c| Direction::of_strong(c).is_some());
        let mut line = line;
        if text.contains(char::is_alphanumeric) {
            return None;
        }
        for _ in 0..FARTHEST_NEIGHBOUR {
            let above = self.walk.previous(line).ok()??;
            let text = (above.next == line.start).then(|| self.text(above).ok())??;
            if has_letters(&text) {
                return Some(paragraph_direction_with(&text, || self.direction()));
            }
            line = above;
        }
        None
    }

    /// The end of the piece before a block and the beginning of the piece after it, where the paragraph is cut.
    pub(super) fn across_cuts(&self, block: BlockId) -> Result<(String, String), ReadError> {
        let segment = self.walk.segment_at(block.0)?;
        let (mut before, mut after) = (String::new(), String::new());
        if segment.start > self.walk.origin() {
            let piece = self.walk.segment_at(segment.start - 1)?;
            if piece.is_cut() {
                let text = self.text(piece)?;
                let from = floor_char_boundary(&text, text.len().saturating_sub(OVERLAP as usize));
                text[from..].clone_into(&mut before);
            }
        }
        if segment.is_cut() && segment.next < self.walk.len() {
            after = self.text(self.walk.segment_at(segment.next)?)?;
            after.truncate(floor_char_boundary(&after, OVERLAP as usize));
        }
        Ok((before, after))
    }

    fn text(&self, segment: Segment) -> Result<String, ReadError> {
        let (text, lossy) = self.walk.with(segment.start..segment.end, wrapped::text)?;
        if lossy {
            self.lossy.store(true, Ordering::Relaxed);
        }
        Ok(text)
    }

    /// The block and the byte of its text at an offset of the file; for blank lines the beginning of the block that follows,
    /// past the last block its end.
    pub(super) fn locate(&self, offset: u64) -> Result<(BlockId, usize), ReadError> {
        let offset = offset.max(self.walk.origin());
        let mut segment = self.walk.segment_at(offset)?;
        match self.walk.text_from(segment.start)? {
            Some(text) if text < segment.next => {}
            Some(text) => return Ok((id(self.walk.segment_at(text)?), 0)),
            None => match self.walk.last()? {
                Some(last) => segment = last,
                None => return Ok((BlockId(self.walk.origin()), 0)),
            },
        }
        let at = offset.min(segment.end) - segment.start;
        let byte = self.walk.with(segment.start..segment.end, |raw| {
            wrapped::text_offset(raw, at as usize)
        })?;
        Ok((id(segment), byte))
    }

    /// The offset in the file of a byte of a block's text; where the file cannot be read any more, nearly.
    pub(super) fn offset(&self, block: BlockId, byte: usize) -> u64 {
        let raw = self.walk.segment_at(block.0).and_then(|segment| {
            let at = self.walk.with(segment.start..segment.end, |raw| {
                wrapped::raw_offset(raw, byte)
            })?;
            Ok(segment.start + at as u64)
        });
        raw.unwrap_or(block.0 + byte as u64).min(self.walk.len())
    }

    /// The bytes of a part of the file. They are not kept: what is on the screen is.
    pub(super) fn bytes_at(&self, offsets: Range<u64>) -> Result<Vec<u8>, ReadError> {
        let end = offsets.end.min(self.walk.len());
        let mut bytes = Vec::new();
        read_exactly(&*self.bytes, offsets.start.min(end)..end, &mut bytes)?;
        Ok(bytes)
    }

    /// Shows the file from the block of `from` on, see [`Document::scan`](super::Document::scan).
    pub(super) fn scan(
        &self,
        from: u64,
        buf: &mut Vec<u8>,
        joins: Joins<'_>,
        visit: &mut dyn FnMut(Chunk) -> ControlFlow<(), usize>,
    ) -> Result<(), ReadError> {
        let mut start = self.walk.origin();
        if from > start && from < self.walk.len() {
            start = self.walk.segment_at(from)?.start;
        } else if from >= self.walk.len() {
            return Ok(());
        }
        let margin = || self.walk.margin();
        let joining = joins.map(|joins| scan::Joining {
            margin: &margin,
            joins,
        });
        scan::scan(&*self.bytes, start, joining, buf, visit)
    }

    /// Looks for headings in all of the text, see [`Document::headings`](super::Document::headings).
    pub(super) fn headings(&self, visit: VisitHeadings<'_>) -> Result<(), ReadError> {
        if let Some(output) = &self.output {
            // The last call of all: whoever it is for stops by itself.
            let _ = visit(output.headings(), self.total());
            return Ok(());
        }
        let mut finder = HeadingFinder::default();
        self.scan(0, &mut Vec::new(), None, &mut |chunk| {
            let own = &chunk.source[..chunk.own];
            let mut at = 0;
            while at < own.len() {
                let end = paragraph_end(&own[at..]).map_or(own.len(), |end| at + end);
                finder.line(&own[at..end], chunk.offset + at as u64);
                at = end;
            }
            // What follows may still tell that the last line is none.
            let searched = finder.sure_before(chunk.offset + own.len() as u64);
            visit(std::mem::take(&mut finder.found), searched)?;
            ControlFlow::Continue(chunk.own)
        })
    }

    /// The text for a pipe: pieces of a cut paragraph are one line again.
    pub(super) fn logical(
        &self,
        out: &mut dyn FnMut(&str) -> ControlFlow<()>,
    ) -> Result<(), ReadError> {
        let mut current = self.walk.first()?;
        while let Some(segment) = current {
            current = self.walk.next(segment)?;
            let gap = current.is_some_and(|next| next.start > segment.next);
            let joined = current.is_some() && !gap && segment.is_cut();
            let line_end = match (joined, gap) {
                (true, _) => "",
                (false, false) => "\n",
                (false, true) => "\n\n",
            };
            if out(&(self.text(segment)?.replace('\u{2028}', "\n") + line_end)).is_break() {
                break;
            }
        }
        Ok(())
    }
}

fn id(segment: Segment) -> BlockId {
    BlockId(segment.start)
}
