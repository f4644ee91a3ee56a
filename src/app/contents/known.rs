//! The headings of the text on show, as far as they are known, and choosing one of them.

use crate::app::prompt::Prompt;
use crate::document::Heading;
use crate::search::{Options, Query};
use crate::text::Direction;

/// The contents of a text, as far as they are known.
#[derive(Debug, Clone, Default)]
pub struct Contents {
    /// To be given back with the answers.
    pub(super) generation: u64,
    headings: Vec<Heading>,
    /// Before this document offset there are no others.
    searched: u64,
    done: bool,
    /// The reader is to be brought to the next heading, or to the one before, once that is known.
    pub(super) wanted: Option<bool>,
}

impl Contents {
    pub(super) fn new(generation: u64) -> Self {
        Self {
            generation,
            ..Self::default()
        }
    }

    /// The headings, in order.
    pub fn headings(&self) -> &[Heading] {
        &self.headings
    }

    /// Whether all are known.
    pub fn is_done(&self) -> bool {
        self.done
    }

    /// How far the text was looked through, as a document offset.
    pub fn searched(&self) -> u64 {
        self.searched
    }

    pub(super) fn take(&mut self, headings: Vec<Heading>, searched: u64, done: bool) {
        self.headings.extend(headings);
        self.searched = searched;
        self.done |= done;
    }

    /// The heading that an offset stands under.
    pub fn at(&self, offset: u64) -> Option<usize> {
        self.before(offset.saturating_add(1))
    }

    /// The last heading before an offset.
    pub(super) fn before(&self, offset: u64) -> Option<usize> {
        let after = self.headings.partition_point(|h| h.offset < offset);
        after.checked_sub(1)
    }

    /// The first heading after an offset.
    pub(super) fn after(&self, offset: u64) -> Option<usize> {
        let after = self.headings.partition_point(|h| h.offset <= offset);
        (after < self.headings.len()).then_some(after)
    }

    /// Whether all headings up to an offset are known.
    pub(super) fn knows(&self, offset: u64) -> bool {
        self.done || self.searched > offset
    }

    /// The level of the highest heading.
    pub fn highest(&self) -> u8 {
        let levels = self.headings.iter().map(|heading| heading.level);
        levels.min().unwrap_or(1)
    }
}

/// Headings to choose from, while a part of one may be typed.
#[derive(Debug, Clone)]
pub struct ContentsPrompt {
    /// The line.
    pub prompt: Prompt,
    query: Option<Query>,
    /// The headings that match what is typed.
    rows: Vec<usize>,
    /// How many headings have been looked at for that.
    looked_at: usize,
    /// The row that is chosen.
    chosen: usize,
    /// The reader chose it.
    was_chosen: bool,
    /// The first row on the screen.
    top: usize,
    /// How many rows the screen shows.
    shown: usize,
}

impl ContentsPrompt {
    pub(super) fn new(interface: Direction) -> Self {
        Self {
            prompt: Prompt::new(String::new(), interface),
            query: None,
            rows: Vec::new(),
            looked_at: 0,
            chosen: 0,
            was_chosen: false,
            top: 0,
            shown: 1,
        }
    }

    /// What the headings must hold, if anything that can be found is typed.
    pub fn query(&self) -> Option<&Query> {
        self.query.as_ref()
    }

    /// The headings to choose from, by their index.
    pub fn rows(&self) -> &[usize] {
        &self.rows
    }

    /// The row that is chosen.
    pub fn chosen(&self) -> usize {
        self.chosen
    }

    /// The first row on the screen.
    pub fn top(&self) -> usize {
        self.top
    }

    /// The heading that is chosen.
    pub(super) fn heading(&self) -> Option<usize> {
        self.rows.get(self.chosen).copied()
    }

    /// What is typed is another text now.
    pub(super) fn retype(&mut self) {
        self.query = Query::new(self.prompt.text(), Options::default()).ok();
        self.begin_again();
        self.was_chosen = false;
        self.top = 0;
    }

    /// All headings are to be looked at.
    pub(super) fn begin_again(&mut self) {
        self.rows.clear();
        self.looked_at = 0;
    }

    /// Looks at the headings that have come since; the one that the reader is under is chosen, if it is there and nothing
    /// else was.
    pub(super) fn update(&mut self, contents: &Contents, current: Option<usize>) {
        let new = (self.looked_at..).zip(&contents.headings[self.looked_at..]);
        let matching = new.filter(|(_, heading)| match &self.query {
            Some(query) => query.is_in(&heading.text),
            None => true,
        });
        self.rows.extend(matching.map(|(index, _)| index));
        self.looked_at = contents.headings.len();
        if !self.was_chosen {
            let row = current.and_then(|current| self.rows.binary_search(&current).ok());
            self.chosen = row.unwrap_or(0);
        }
    }

    /// Chooses a row, if there is one.
    pub(super) fn choose(&mut self, row: usize) {
        self.chosen = row.min(self.rows.len().saturating_sub(1));
        self.was_chosen = true;
    }

    /// Goes down by rows, or up.
    pub(super) fn choose_by(&mut self, rows: isize) {
        self.choose(self.chosen.saturating_add_signed(rows));
    }

    /// A page, in rows.
    pub(super) fn page(&self) -> isize {
        self.shown.max(1).cast_signed() - 1
    }

    /// So many rows are shown, from one on.
    pub(super) fn show(&mut self, top: usize, shown: usize) {
        (self.top, self.shown) = (top, shown);
    }
}
