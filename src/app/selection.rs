//! A part of the text that is selected.

use crate::document::BlockId;
use crate::page::Anchor;

/// A stretch of the text of one block: a word, or what a cell shows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stretch {
    pub(super) block: BlockId,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A part of the text that is selected: all between two stretches, with them. It is logical: on the screen it may be in several
/// pieces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// Where it was begun.
    pub(super) from: Stretch,
    /// What is moved.
    pub(super) head: Stretch,
}

impl Selection {
    pub(super) fn of(stretch: Stretch) -> Self {
        Self {
            from: stretch.clone(),
            head: stretch,
        }
    }

    /// Where it begins and ends.
    pub fn bounds(&self) -> (Anchor, Anchor) {
        let (first, last) = (
            self.from.clone().min(self.head.clone()),
            self.from.clone().max(self.head.clone()),
        );
        let anchor = |block, byte| Anchor { block, byte };
        let end = if first.block == last.block {
            first.end.max(last.end)
        } else {
            last.end
        };
        (anchor(first.block, first.start), anchor(last.block, end))
    }
}
