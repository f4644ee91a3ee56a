//! Steps from block to block of a plain text, forwards and backwards, over any amount of blank lines.

use std::collections::VecDeque;
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::samples;
use super::segment::{FAR, NEAR, Neighbourhood, Segment};
use super::white;
use super::window::Window;
use super::wrapped::{self, Margin};
use crate::document::bytes::{Bytes, ReadError};
use crate::document::verse;

/// How much white space is looked at in one step, in bytes.
const STEP: u64 = 16 << 10;

/// How many pieces of long paragraphs are remembered: as many as there are rows on a screen where each shows one, because it
/// has hardly any letters.
const PIECES: usize = 256;

pub(super) struct Walk {
    bytes: Arc<dyn Bytes>,
    window: Window,
    origin: u64,
    /// What lines are joined by, if they are; found when the first block is asked for.
    margin: OnceLock<Option<Margin>>,
    /// Whether no line is joined to another.
    lines_kept: bool,
    /// The lines that were joined last, which is asked for more than once.
    joined: Mutex<Option<Segment>>,
    /// A part of a paragraph that is too long to be joined, whose lines need not be tried again.
    endless: Mutex<Range<u64>>,
    /// The pieces of long paragraphs that were found last, for each of which much of the file is looked at.
    pieces: Mutex<VecDeque<Segment>>,
    /// The last long run of white space that was crossed, so that the blocks at its sides do not cross it again and again.
    blank: Mutex<Range<u64>>,
}

impl Walk {
    /// `origin`: where the text begins, after a byte order mark. `lines_kept`: no line is joined to another.
    pub(super) fn new(bytes: Arc<dyn Bytes>, origin: u64, lines_kept: bool) -> Self {
        let margin = OnceLock::new();
        if lines_kept {
            margin.get_or_init(|| None);
        }
        Self {
            window: Window::new(Arc::clone(&bytes)),
            bytes,
            origin,
            margin,
            lines_kept,
            joined: Mutex::default(),
            endless: Mutex::default(),
            pieces: Mutex::default(),
            blank: Mutex::default(),
        }
    }

    pub(super) fn len(&self) -> u64 {
        self.window.len()
    }

    pub(super) fn origin(&self) -> u64 {
        self.origin
    }

    /// How the text is hard-wrapped, if it is and its lines are joined.
    pub(super) fn margin(&self) -> Option<Margin> {
        *self.margin.get_or_init(|| samples::margin(&*self.bytes))
    }

    /// Shows the bytes of `range`.
    pub(super) fn with<R>(
        &self,
        range: Range<u64>,
        look: impl FnOnce(&[u8]) -> R,
    ) -> Result<R, ReadError> {
        self.window.with(range, |_, bytes| look(bytes))
    }

    /// The segment, blank or not, that holds byte `at`; the last one for what lies past the end.
    pub(super) fn segment_at(&self, at: u64) -> Result<Segment, ReadError> {
        if self.lines_kept {
            return self.line_at(at);
        }
        let known = *self.joined.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.filter(|known| (known.start..known.next).contains(&at)) {
            return Ok(known);
        }
        let line = self.line_at(at)?;
        let segment = match self.margin() {
            _ if self.is_verse(line)? => self.stanza_of(line)?,
            Some(margin) => self.paragraph_of(line, margin)?,
            None => return Ok(line),
        };
        if segment != line {
            *self.joined.lock().unwrap_or_else(PoisonError::into_inner) = Some(segment);
        }
        Ok(segment)
    }

    /// The paragraph that a line belongs to; the line alone where that is too long.
    fn paragraph_of(&self, line: Segment, margin: Margin) -> Result<Segment, ReadError> {
        let endless = || self.endless.lock().unwrap_or_else(PoisonError::into_inner);
        if endless().contains(&line.start) {
            return Ok(line);
        }
        let paragraph = self.run(line, |line, next| self.joins(line, next, margin))?;
        if paragraph.end - paragraph.start > wrapped::LONGEST {
            *endless() = paragraph.start..paragraph.next;
            return Ok(line);
        }
        Ok(paragraph)
    }

    /// The lines of verse around one; of too many, those of its part of the file.
    fn stanza_of(&self, line: Segment) -> Result<Segment, ReadError> {
        let all = self.run(line, |line, next| {
            Ok(self.is_verse(line)? && self.is_verse(next)?)
        })?;
        if all.end - all.start <= wrapped::LONGEST {
            return Ok(all);
        }
        let part = |line: Segment| line.start / wrapped::LONGEST;
        self.run(line, |line, next| {
            Ok(part(line) == part(next) && self.is_verse(line)? && self.is_verse(next)?)
        })
    }

    /// The lines around one that go on from each to the next; if they are more than may be joined, some of them.
    fn run(
        &self,
        line: Segment,
        goes_on: impl Fn(Segment, Segment) -> Result<bool, ReadError>,
    ) -> Result<Segment, ReadError> {
        let mut first = line;
        while first.start > self.origin.max(line.start.saturating_sub(wrapped::LONGEST)) {
            let before = self.line_at(first.start - 1)?;
            if !goes_on(before, first)? {
                break;
            }
            first = before;
        }
        let mut last = line;
        while last.next < self.len().min(line.end + wrapped::LONGEST) {
            let after = self.line_at(last.next)?;
            if !goes_on(last, after)? {
                break;
            }
            last = after;
        }
        Ok(Segment {
            start: first.start,
            ..last
        })
    }

    fn is_verse(&self, line: Segment) -> Result<bool, ReadError> {
        self.with(line.start..line.end, verse::is_line)
    }

    fn joins(&self, line: Segment, next: Segment, margin: Margin) -> Result<bool, ReadError> {
        let offset = |at: u64| (at - line.start) as usize;
        self.with(line.start..next.end, |bytes| {
            let whole = bytes.get(..offset(line.end));
            let next = bytes.get(offset(next.start)..);
            whole
                .zip(next)
                .is_some_and(|(line, next)| margin.joins(line, next))
        })
    }

    /// The line, or piece of a long one, that holds byte `at`.
    fn line_at(&self, at: u64) -> Result<Segment, ReadError> {
        let (origin, len) = (self.origin, self.len());
        let at = at.min(len.saturating_sub(1)).max(origin);
        if let Some(known) = self.known_piece(at) {
            return Ok(known);
        }
        let around = |reach: u64| at.saturating_sub(reach)..at.saturating_add(reach);
        let near = self.window.with(around(NEAR), |base, bytes| {
            Neighbourhood {
                base,
                bytes,
                origin,
                len,
            }
            .short_segment(at)
        })?;
        if let Some(segment) = near {
            return Ok(segment);
        }
        let piece = self.window.with(around(FAR), |base, bytes| {
            Neighbourhood {
                base,
                bytes,
                origin,
                len,
            }
            .any_segment(at)
        })?;
        let mut pieces = self.pieces.lock().unwrap_or_else(PoisonError::into_inner);
        pieces.truncate(PIECES - 1);
        pieces.push_front(piece);
        Ok(piece)
    }

    fn known_piece(&self, at: u64) -> Option<Segment> {
        let pieces = self.pieces.lock().unwrap_or_else(PoisonError::into_inner);
        let mut pieces = pieces.iter();
        pieces
            .find(|piece| (piece.start..piece.next).contains(&at))
            .copied()
    }

    /// The first segment that is not blank.
    pub(super) fn first(&self) -> Result<Option<Segment>, ReadError> {
        self.text_from(self.origin)?
            .map(|at| self.segment_at(at))
            .transpose()
    }

    /// The last segment that is not blank.
    pub(super) fn last(&self) -> Result<Option<Segment>, ReadError> {
        self.text_before(self.len())?
            .map(|at| self.segment_at(at))
            .transpose()
    }

    /// The next segment that is not blank.
    pub(super) fn next(&self, segment: Segment) -> Result<Option<Segment>, ReadError> {
        self.text_from(segment.next)?
            .map(|at| self.segment_at(at))
            .transpose()
    }

    /// The previous segment that is not blank.
    pub(super) fn previous(&self, segment: Segment) -> Result<Option<Segment>, ReadError> {
        self.text_before(segment.start)?
            .map(|at| self.segment_at(at))
            .transpose()
    }

    /// The first byte from `from` on, a boundary of characters, that is no white space.
    pub(super) fn text_from(&self, from: u64) -> Result<Option<u64>, ReadError> {
        let blank = self.blank();
        let mut at = if blank.contains(&from) {
            blank.end
        } else {
            from
        };
        while at < self.len() {
            let (white, seen) =
                self.with(at..at + STEP, |bytes| (white::leading(bytes), bytes.len()))?;
            let all = at + seen as u64 == self.len();
            at += white as u64;
            // A character at the very end of what was seen may be the beginning of white space.
            if all || seen - white >= white::LONGEST {
                break;
            }
        }
        self.remember(from..at);
        Ok((at < self.len()).then_some(at))
    }

    /// The last byte before `to`, a boundary of characters, that is no white space.
    fn text_before(&self, to: u64) -> Result<Option<u64>, ReadError> {
        let blank = self.blank();
        let mut end = if blank.start < to && to <= blank.end {
            blank.start
        } else {
            to
        };
        while end > self.origin {
            let start = end.saturating_sub(STEP).max(self.origin);
            let (white, seen) =
                self.with(start..end, |bytes| (white::trailing(bytes), bytes.len()))?;
            end -= white as u64;
            if start == self.origin || seen - white >= white::LONGEST {
                break;
            }
        }
        self.remember(end..to);
        Ok((end > self.origin).then(|| end - 1))
    }

    fn blank(&self) -> Range<u64> {
        self.blank
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn remember(&self, run: Range<u64>) {
        if run.end.saturating_sub(run.start) > STEP {
            *self.blank.lock().unwrap_or_else(PoisonError::into_inner) = run;
        }
    }
}
