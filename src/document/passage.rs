//! Parts of a text, and their words as they are written: for copying.

use std::ops::Range;

use super::block::{Block, BlockId, Kind};
use super::{Document, ReadError};
use crate::text::sentence_at;

/// The longest part that is made one text, in bytes.
pub const LONGEST_PASSAGE: u64 = 16 << 20;

/// The longest text whose paragraphs are counted, in document offsets.
const LONGEST_COUNTED: u64 = 16 << 20;

impl Document {
    /// The sentence that holds a byte of a block's text, in document offsets.
    pub fn sentence_at(&self, id: BlockId, byte: usize) -> Result<Range<u64>, ReadError> {
        let block = self.block(id)?;
        let said = block.text.get(block.marker..).unwrap_or_default();
        let sentence = sentence_at(said, byte.saturating_sub(block.marker));
        let offset = |at| self.offset(id, block.marker + at);
        Ok(offset(sentence.start)..offset(sentence.end))
    }

    /// The paragraph that a block is, or is a part of, in document offsets.
    pub fn paragraph_at(&self, id: BlockId) -> Result<Range<u64>, ReadError> {
        let (mut first, mut last) = (id, id);
        while !self.across_cuts(first)?.0.is_empty()
            && let Some(before) = self.previous(first)?
            && self.offset(id, 0) - self.offset(before, 0) <= LONGEST_PASSAGE
        {
            first = before;
        }
        while !self.across_cuts(last)?.1.is_empty()
            && let Some(after) = self.next(last)?
            && self.offset(after, 0) - self.offset(id, 0) <= LONGEST_PASSAGE
        {
            last = after;
        }
        let end = self.block(last)?.text.len();
        Ok(self.offset(first, 0)..self.offset(last, end))
    }

    /// The section that a block stands in, in document offsets: from the heading above it to the next of the same rank or a
    /// higher one. None where there is no heading.
    pub fn section_at(&self, id: BlockId) -> Result<Option<Range<u64>>, ReadError> {
        let Some(heading) = self.heading_above(id)? else {
            return Ok(None);
        };
        let rank = rank(&*self.block(heading)?);
        let start = self.offset(heading, 0);
        let mut next = self.heading_after(heading);
        while let Some(below) = next {
            if rank_of(self, below)? <= rank {
                return Ok(Some(start..self.offset(below, 0).saturating_sub(1)));
            }
            next = self.heading_after(below);
        }
        Ok(Some(start..self.total()))
    }

    /// The heading that a block is or stands below; plain text has none.
    fn heading_above(&self, id: BlockId) -> Result<Option<BlockId>, ReadError> {
        let mut at = Some(id).filter(|_| self.is_parsed());
        while let Some(block) = at.filter(|block| !self.is_heading(*block)) {
            at = self.previous(block)?;
        }
        Ok(at)
    }

    /// The words of a part of the text as they are written, without the signs of its format: paragraphs with a line end after
    /// each, blank lines as they are seen, cells of a table apart by tabs.
    pub fn passage(&self, offsets: Range<u64>) -> Result<String, ReadError> {
        let (mut id, mut from) = self.locate(offsets.start)?;
        let (last, end) = self.locate(offsets.end)?;
        let mut text = String::new();
        loop {
            let block = self.block(id)?;
            let to = if id == last { end } else { block.text.len() };
            let part = block.text.get(from..to).unwrap_or_default();
            text.push_str(&part.replace('\u{2028}', block.kind.line_break()));
            if id >= last {
                break;
            }
            let is_cut = !self.across_cuts(id)?.1.is_empty();
            text.push_str(match (is_cut, block.gap_after) {
                (true, _) => "",
                (false, true) => "\n\n",
                (false, false) => "\n",
            });
            let Some(next) = self.next(id)? else {
                break;
            };
            (id, from) = (next, 0);
        }
        text.truncate(text.trim_end_matches('\n').len());
        Ok(text)
    }

    /// Which paragraph of the text a block is, headings and rules left out; none where that would take long to count.
    pub fn paragraph_number(&self, id: BlockId) -> Result<Option<u64>, ReadError> {
        if self.offset(id, 0) > LONGEST_COUNTED {
            return Ok(None);
        }
        let (mut number, mut at) = (0, self.first()?);
        while let Some(block) = at.filter(|block| *block <= id) {
            let counts = !self.is_parsed() || is_counted(&*self.block(block)?);
            number += u64::from(counts);
            at = self.next(block)?;
        }
        Ok(Some(number).filter(|number| *number > 0))
    }
}

fn is_counted(block: &Block) -> bool {
    !matches!(block.kind, Kind::Heading(_) | Kind::Rule)
}

fn rank_of(document: &Document, heading: BlockId) -> Result<u8, ReadError> {
    Ok(rank(&*document.block(heading)?))
}

fn rank(heading: &Block) -> u8 {
    match heading.kind {
        Kind::Heading(rank) => rank,
        _ => u8::MAX,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    const TEXT: &str = "# A\n\nOne **two**. *Three* `four`.\n\n## B\n\n- item\n- other\\\nline\n\n| a | b |\n|---|---|\n| c | d |\n\n# C\n\nend\n";

    fn block(document: &Document, number: u64) -> BlockId {
        let mut id = document.first().unwrap().unwrap();
        for _ in 0..number {
            id = document.next(id).unwrap().unwrap();
        }
        id
    }

    fn said(document: &Document, range: Range<u64>) -> String {
        document.passage(range).unwrap()
    }

    #[test]
    fn parts_of_markdown_have_no_signs_of_it() {
        let document = Document::markdown(TEXT).unwrap();
        let paragraph = block(&document, 1);
        let sentence = document.sentence_at(paragraph, 11).unwrap();
        assert_eq!(said(&document, sentence), "Three four.");
        let whole = document.paragraph_at(paragraph).unwrap();
        assert_eq!(said(&document, whole), "One two. Three four.");
        let section = document.section_at(block(&document, 3)).unwrap().unwrap();
        let b = "B\n\n\u{2022} item\n\u{2022} other\nline\n\na\tb\nc\td";
        assert_eq!(said(&document, section), b);
        let section = document.section_at(paragraph).unwrap().unwrap();
        assert_eq!(
            said(&document, section),
            format!("A\n\nOne two. Three four.\n\n{b}")
        );
        let all = said(&document, 0..document.total());
        assert!(all.starts_with("A\n\nOne") && all.ends_with("C\n\nend"));
        let item = document.sentence_at(block(&document, 3), 0).unwrap();
        assert_eq!(said(&document, item), "item");
        assert_eq!(document.paragraph_number(block(&document, 3)), Ok(Some(2)));
    }

    #[test]
    fn verse_is_copied_with_its_lines() {
        let half = |letter: &str| [letter.repeat(5), letter.repeat(5)].join(" ");
        let verses = ["\u{628}", "\u{62A}"].map(|letter| [half(letter), half(letter)].join(" = "));
        let document = Document::markdown(&verses.join("\\\n")).unwrap();
        let only = document.block(block(&document, 0)).unwrap();
        assert!(matches!(&only.kind, Kind::Table(table) if table.is_verse));
        let whole = said(&document, 0..document.total());
        assert_eq!(whole, verses.join("\n"));
    }

    #[test]
    fn plain_text_has_paragraphs_and_no_sections() {
        let source = "first one. two\r\n\r\nsecond\r\n";
        let document = Document::plain(Arc::new(source.as_bytes().to_vec())).unwrap();
        let first = block(&document, 0);
        assert_eq!(document.section_at(first), Ok(None));
        let paragraph = document.paragraph_at(first).unwrap();
        assert_eq!(said(&document, paragraph), "first one. two");
        let all = said(&document, 0..document.total());
        assert_eq!(all, "first one. two\n\nsecond");
        assert_eq!(document.paragraph_number(block(&document, 1)), Ok(Some(2)));
    }

    #[test]
    fn a_paragraph_that_is_cut_is_copied_whole() {
        let line = "\u{628} word ".repeat(20_000);
        let document = Document::plain(Arc::new(format!("a\n{line}\nb\n").into_bytes())).unwrap();
        let middle = document.locate(100_000).unwrap().0;
        let paragraph = document.paragraph_at(middle).unwrap();
        let copied = said(&document, paragraph);
        assert!(
            copied.trim_end() == line.trim_end(),
            "{} bytes of {}",
            copied.len(),
            line.len()
        );
    }
}
