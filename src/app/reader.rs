//! The open document and the place in it.

use std::sync::Arc;

use crate::document::{Document, ReadError, minutes};
use crate::page::{Anchor, Page, View};

/// A document on a page, and which part of it the window shows.
pub struct Reader {
    /// The document, whose chapters are read when they are asked for, however long that takes: for work beside the screen.
    document: Arc<Document>,
    /// The page, of what is at hand.
    pub page: Page,
    /// The place kept at the top of the window; `None` in an empty document.
    ///
    /// It changes by scrolling only: whatever the window's size, the word it names stays on the screen.
    top: Option<Anchor>,
    /// The last row before a page turn, until the next key.
    pub overlap: Option<Anchor>,
    /// It could not be read where it was: it may have changed.
    pub(super) has_changed: bool,
    /// The keys went to the text once.
    pub(super) was_entered: bool,
}

/// How a text was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The place at the top of the window.
    pub top: Anchor,
    /// The end of what the window showed.
    pub end: Anchor,
    /// It was read, and not only looked at from the list.
    pub was_entered: bool,
}

/// How far one has read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// 0 to 100.
    pub percent: u16,
    /// Minutes that the rest takes.
    pub minutes_left: u64,
}

impl Reader {
    /// A document at the place where it was left, if it still has that, or at its start.
    pub fn new(
        document: Arc<Document>,
        place: Option<Anchor>,
        width: u16,
    ) -> Result<Self, ReadError> {
        let page = Page::new(document.at_hand(), width);
        let top = match place.and_then(|place| found(page.document(), place)) {
            Some(anchor) => Some(anchor),
            None => page.start()?,
        };
        Ok(Self {
            document,
            page,
            top,
            overlap: None,
            has_changed: false,
            was_entered: false,
        })
    }

    /// Goes on with the same document of which more has come.
    pub fn append(&mut self, document: Arc<Document>) -> Result<(), ReadError> {
        self.page = self.page.of(document.at_hand());
        self.document = document;
        let top = self.top.and_then(|top| found(self.page.document(), top));
        self.top = match top {
            Some(top) => Some(top),
            None => self.page.start()?,
        };
        Ok(())
    }

    /// Goes on with the document as it is now, the window at a document offset of it.
    pub fn replace_at(&mut self, document: Arc<Document>, offset: u64) -> Result<(), ReadError> {
        let page = self.page.of(document.at_hand());
        let start = page.start()?;
        let top = place_at(page.document(), offset)?;
        self.top = start.map(|_| top);
        (self.page, self.document) = (page, document);
        self.overlap = None;
        self.has_changed = false;
        Ok(())
    }

    /// The document, whose chapters are read when they are asked for.
    pub fn document(&self) -> &Arc<Document> {
        &self.document
    }

    /// The place at the top of the window.
    pub fn place(&self) -> Option<Anchor> {
        self.top
    }

    /// Moves the window to a place, or to where that is in blocks that are others now.
    pub fn go_to(&mut self, place: Anchor) -> Result<(), ReadError> {
        let document = self.page.document();
        if let Err(error @ ReadError::Unread(_)) = document.block(place.block) {
            return Err(error);
        }
        self.top = found(document, place).or(self.top);
        Ok(())
    }

    /// What a window of this many rows shows.
    pub fn view(&self, height: u16) -> Result<View, ReadError> {
        self.top
            .map_or_else(|| Ok(View::default()), |top| self.page.view(top, height))
    }

    /// Scrolls by rows, down when positive.
    pub fn scroll(&mut self, rows: i32, height: u16) -> Result<(), ReadError> {
        self.overlap = None;
        if let Some(top) = self.top {
            self.top = Some(self.page.scroll(top, rows, height)?);
        }
        Ok(())
    }

    /// Turns the page; its last row that is not blank stays, as the first, and is remembered.
    pub fn page_down(&mut self, height: u16) -> Result<(), ReadError> {
        let view = self.view(height)?;
        let rows = (0..).zip(&view.rows);
        let (below, last) = rows.filter(|(_, row)| !row.is_blank()).last().unzip();
        // A window of one row must not keep the reader where he is.
        let below = below.unwrap_or(i32::from(height)).max(1);
        self.scroll(below, height)?;
        self.overlap = last.filter(|_| self.top != view.top).map(|row| row.place());
        Ok(())
    }

    /// To the start of the document.
    pub fn to_start(&mut self) -> Result<(), ReadError> {
        self.top = self.page.start()?;
        Ok(())
    }

    /// To its end.
    pub fn to_end(&mut self, height: u16) -> Result<(), ReadError> {
        self.top = self.page.bottom(height)?;
        Ok(())
    }

    /// To where so many percent of it are read at the end of the window, as [`Reader::progress`] counts.
    pub fn to_percent(&mut self, percent: u64, height: u16) -> Result<(), ReadError> {
        if percent >= 100 {
            return self.to_end(height);
        }
        let document = self.page.document();
        let last = place_at(document, document.at_percent(percent)?)?;
        if self.top.is_some() {
            self.top = Some(self.page.window_ending(last, height)?);
        }
        Ok(())
    }

    /// Has the window begin with what stands at a document offset.
    pub fn to_offset(&mut self, offset: u64) -> Result<(), ReadError> {
        let place = self.place_at(offset)?;
        self.top = self.top.map(|_| place);
        Ok(())
    }

    /// Brings a document offset into the window.
    pub fn reveal(&mut self, offset: u64, height: u16) -> Result<(), ReadError> {
        let place = self.place_at(offset)?;
        if let Some(top) = self.top {
            self.top = Some(self.page.reveal(place, top, height)?);
        }
        Ok(())
    }

    /// The document offset of a place.
    pub fn offset(&self, place: Anchor) -> u64 {
        self.page.document().offset(place.block, place.byte)
    }

    /// The place at a document offset.
    pub fn place_at(&self, offset: u64) -> Result<Anchor, ReadError> {
        place_at(self.page.document(), offset)
    }

    /// How far the window's last row is.
    pub fn progress(&self, view: &View) -> Progress {
        Progress::of(self.page.document(), view.end)
    }
}

impl Progress {
    /// How far a window is that ends there.
    pub fn of(document: &Document, end: Option<Anchor>) -> Self {
        let end = end.map_or(document.total(), |end| document.offset(end.block, end.byte));
        let (read, total) = document.progress(end);
        let total = total.max(1);
        let left = total.saturating_sub(read);
        // The last block's end mark counts in the total; what is shown to its last letter is read.
        if left <= 1 {
            return Self {
                percent: 100,
                minutes_left: 0,
            };
        }
        Self {
            // Sparse files can be so long that a hundred times that is no `u64`.
            percent: (u128::from(read) * 100 / u128::from(total)).min(99) as u16,
            minutes_left: minutes(left, document.direction()),
        }
    }
}

/// A place in a document, of which more may have come, or whose lines may be other blocks now.
fn found(document: &Document, place: Anchor) -> Option<Anchor> {
    let block = document.block(place.block).ok()?;
    if block.id == place.block {
        return Some(place);
    }
    place_at(document, place.block.0 + place.byte as u64).ok()
}

/// The place at a document offset.
pub(super) fn place_at(document: &Document, offset: u64) -> Result<Anchor, ReadError> {
    let (block, byte) = document.locate(offset)?;
    Ok(Anchor { block, byte })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Bytes;

    /// A line after another, to the longest that a file can be.
    struct Longest;

    impl Bytes for Longest {
        fn len(&self) -> u64 {
            i64::MAX as u64
        }

        fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<usize, ReadError> {
            let left = self.len() - offset;
            let count = buf.len().min(left as usize);
            for (at, byte) in (offset..).zip(&mut buf[..count]) {
                *byte = if at % 16 == 15 { b'\n' } else { b'x' };
            }
            Ok(count)
        }
    }

    #[test]
    fn a_place_behind_the_end_of_the_text_is_gone_to_within_it() {
        let document = Document::plain(Arc::new(b"some words\n".to_vec())).unwrap();
        let mut reader = Reader::new(Arc::new(document), None, 40).unwrap();
        let place = Anchor {
            block: crate::document::BlockId(1000),
            byte: 0,
        };
        reader.go_to(place).unwrap();
        let end = Anchor {
            block: crate::document::BlockId(0),
            byte: 10,
        };
        assert_eq!(reader.place(), Some(end));
    }

    #[test]
    fn progress_is_told_in_the_longest_of_files() {
        let document = Document::plain(Arc::new(Longest)).unwrap();
        let mut reader = Reader::new(Arc::new(document), None, 40).unwrap();
        let percent = |reader: &Reader| reader.progress(&reader.view(20).unwrap()).percent;
        assert_eq!(percent(&reader), 0);
        reader.reveal(Longest.len() / 2, 20).unwrap();
        assert_eq!(percent(&reader), 50);
        reader.to_end(20).unwrap();
        assert_eq!(percent(&reader), 100);
    }
}
