//! Quotation marks that the source leaves to its reader: `<q>` of HTML.

use super::Flow;
use crate::document::decode::floor_char_boundary;
use crate::document::direction::Letters;
use crate::text::Direction;

/// The deepest quotation that has marks: for each, what is in it is moved.
const DEEPEST: usize = 16;

/// How many bytes before a quotation and within it tell its marks.
const SAMPLE: usize = 256;

/// The marks of outer and inner quotations.
const RTL: [[&str; 2]; 2] = [["\u{AB}", "\u{BB}"], ["\u{2039}", "\u{203A}"]];
const LTR: [[&str; 2]; 2] = [["\u{201C}", "\u{201D}"], ["\u{2018}", "\u{2019}"]];

impl Flow {
    pub(in crate::document::parsed) fn begin_quotation(&mut self) {
        self.quotations.push(self.len());
    }

    /// Ends the quotation that was begun last. It has marks if it begins at byte `from` or behind it.
    pub(in crate::document::parsed) fn end_quotation(&mut self, from: usize) {
        if let Some(start) = self.quotations.pop().filter(|start| *start >= from) {
            self.mark(self.quotations.len(), start);
        }
    }

    /// Gives marks to the quotations that go on behind this paragraph: each paragraph has its own.
    pub(in crate::document::parsed) fn mark_quotations(&mut self) {
        for depth in (0..self.quotations.len()).rev() {
            self.mark(depth, self.quotations[depth]);
        }
    }

    /// Writes the marks around what was added from byte `start` on, unless it is nothing, or the source has marks there.
    fn mark(&mut self, depth: usize, start: usize) {
        let Some((before, within)) = self.content.text.split_at_checked(start) else {
            return;
        };
        let is_mark = |c: char| "\"\u{AB}\u{201C}\u{201E}\u{2018}\u{2039}".contains(c);
        let is_marked = within.starts_with(is_mark) || before.ends_with(is_mark);
        if depth < DEEPEST && !within.is_empty() && !is_marked {
            let [open, close] = self.marks(depth, start);
            self.insert(start, open);
            let end = self.source_end();
            self.push(close, end..end);
        }
    }

    /// The marks of a quotation by the letters around its beginning.
    fn marks(&self, depth: usize, start: usize) -> [&'static str; 2] {
        let text = &self.content.text;
        let from = floor_char_boundary(text, start.saturating_sub(SAMPLE));
        let sample = &text[from..floor_char_boundary(text, start + SAMPLE)];
        let is_rtl = Direction::of_first_strong(sample) == Some(Direction::Rtl)
            || Letters::of(sample).majority() == Direction::Rtl;
        let marks = if is_rtl { RTL } else { LTR };
        marks[depth % 2]
    }

    /// Puts text before what was added from byte `at` on.
    fn insert(&mut self, at: usize, text: &str) {
        let behind = self.content.split_off(at);
        let source = self.source_end();
        self.push_styled(text, self.style());
        self.content.sources.add(at..self.len(), source..source);
        self.content.append(behind);
        self.starts_of_open()
            .filter(|start| **start > at)
            .for_each(|start| *start += text.len());
    }
}
