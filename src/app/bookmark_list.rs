//! The list of bookmarks, and a note being typed.

use std::ops::Range;

use super::geometry::rows_around;
use super::prompt::Prompt;
use crate::page::Anchor;
use crate::search::{Options, Query};
use crate::store::Bookmark;
use crate::text::Direction;

/// Rows that a bookmark takes in the list, with the blank one below.
pub const ROWS: u16 = 3;

/// Rows above the bookmarks, and the prompt below.
const AROUND: u16 = 3;

/// The list of bookmarks, while it is open.
#[derive(Debug, Clone)]
pub struct BookmarkList {
    /// What the bookmarks must hold.
    pub prompt: Prompt,
    /// Those of all texts, and not of the one on show alone.
    pub of_all: bool,
    /// Which bookmarks it has, by their index.
    pub rows: Vec<usize>,
    /// The row that is chosen.
    pub chosen: usize,
}

/// A note being typed.
#[derive(Debug, Clone)]
pub struct NotePrompt {
    /// The line.
    pub prompt: Prompt,
    /// What it is to.
    pub(super) target: NoteTarget,
}

/// What a note is to.
#[derive(Debug, Clone)]
pub(super) enum NoteTarget {
    /// A bookmark of this name.
    Marked(String),
    /// A paragraph that is not marked yet.
    Unmarked(Anchor),
}

impl BookmarkList {
    pub(super) fn new(interface: Direction) -> Self {
        Self {
            prompt: Prompt::new(String::new(), interface),
            of_all: false,
            rows: Vec::new(),
            chosen: 0,
        }
    }

    /// Chooses the bookmarks of one text or of all that hold what is typed, in their text, title or note.
    pub(super) fn narrow(&mut self, bookmarks: &[Bookmark], of_text: impl Fn(&Bookmark) -> bool) {
        let query = Query::new(self.prompt.text(), Options::default()).ok();
        let holds = |bookmark: &Bookmark| {
            let texts = [&bookmark.note, &bookmark.said, &bookmark.title];
            query
                .as_ref()
                .is_none_or(|query| texts.into_iter().any(|text| query.is_in(text)))
        };
        let found = bookmarks
            .iter()
            .enumerate()
            .filter(|(_, bookmark)| (self.of_all || of_text(bookmark)) && holds(bookmark));
        self.rows = found.map(|(index, _)| index).collect();
        self.chosen = self.chosen.min(self.rows.len().saturating_sub(1));
    }

    /// Chooses the bookmark so many rows below, or above.
    pub(super) fn choose_by(&mut self, rows: isize) {
        let lowest = self.rows.len().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(rows).min(lowest);
    }

    /// The bookmarks that a screen of this height shows, by their row in the list.
    pub fn shown(&self, height: u16) -> Range<usize> {
        let room = usize::from((height.saturating_sub(AROUND) / ROWS).max(1));
        rows_around(self.chosen, self.rows.len(), room)
    }
}
