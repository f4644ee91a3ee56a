//! Where the reader is in each text: to come back to from other texts, and to be kept from one run to the next.

use super::geometry::Focus;
use super::list_view::{ListView, OnShow};
use super::opened::Opened;
use super::reader::{Reader, Standing};
use super::state::State;
use crate::page::Anchor;
use crate::store::Seen;

impl State {
    /// The text whose place is to be kept, and that place; none while there is no such text, because it is not there yet, is
    /// looked at from the list of results, or is gone through for a query that is still typed.
    pub fn place(&self) -> Option<(usize, Anchor)> {
        let place = self.reader().and_then(Reader::place)?;
        let is_passing = self.query_prompt().is_some() || !self.keeps_place();
        (!is_passing).then_some((self.selected, place))
    }

    /// Where an article opens that was left; none if it opens at its start.
    pub fn place_in(&self, article: usize) -> Option<Anchor> {
        self.places.get(&article).copied()
    }

    /// How the text on show stands.
    pub fn standing(&self) -> Option<Standing> {
        let reader = self.reader()?;
        Some(Standing {
            top: reader.place()?,
            end: self.shown()?.end?,
            was_entered: reader.was_entered,
        })
    }

    /// How a text was left that is not on show any more.
    pub fn left(&self, article: usize) -> Option<Standing> {
        self.left.get(&article).copied()
    }

    /// Goes to where the text on show was left in an earlier run, unless a match is to be shown.
    pub fn go_on(&mut self, place: Anchor) {
        if self.search.is_none() {
            self.go_to(Some(place));
            self.note_place();
        }
    }

    /// How far an article was read, in this run or an earlier one; none if it was not begun.
    pub fn seen(&self, article: usize) -> Option<Seen> {
        self.seen.get(&article).copied()
    }

    /// How many articles were read to their end.
    pub fn read(&self) -> usize {
        self.seen.values().filter(|seen| seen.read).count()
    }

    /// How far articles were read, by their index.
    pub fn note_seen<'a>(&mut self, seen: impl IntoIterator<Item = (&'a usize, &'a Seen)>) {
        self.seen.extend(seen);
    }

    /// Whether the place in the text on show is worth keeping.
    pub(super) fn keeps_place(&self) -> bool {
        match &self.view {
            ListView::Results(list) => !list.on_show.is_passing(),
            ListView::Titles(_) | ListView::Library => true,
        }
    }

    /// A text is read once the keys go to it; so is a result.
    pub(super) fn note_reading(&mut self) {
        if self.focus != Focus::Text {
            return;
        }
        if let ListView::Results(list) = &mut self.view
            && list.on_show.is_passing()
        {
            list.on_show = OnShow::Read;
        }
        if let Opened::Document(reader) = &mut self.opened {
            reader.was_entered = true;
        }
    }

    pub(super) fn remember_place(&mut self) {
        if let Some(standing) = self.standing() {
            self.places.insert(self.selected, standing.top);
            self.left.insert(self.selected, standing);
        }
    }

    /// Back to where the article on show was left.
    pub(super) fn return_to_place(&mut self) {
        self.go_to(self.places.get(&self.selected).copied());
    }
}
