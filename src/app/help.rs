//! The list of all keys, while it is open.

use std::ops::{ControlFlow, Range};

use super::actions::{Action, Group, groups, rows_of};
use super::effect::Effect;
use super::geometry::scrolled;
use crate::words::Phrase;

/// From this height on, a row stays free below the title.
const TALL: u16 = 10;

/// From this width on, the groups stand in two columns, in which no description is cut.
const WIDE: u16 = 160;

/// The help, while it is open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Help {
    /// The first row shown.
    top: usize,
}

/// A row of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HelpRow {
    /// Between groups.
    Blank,
    /// What the group is for.
    Title(Phrase),
    /// The keys of an action.
    Keys(Action),
}

impl Help {
    /// The row of the screen, which is of this height, where the keys begin.
    pub fn first_row(height: u16) -> u16 {
        if height < TALL { 1 } else { 2 }
    }

    /// All rows, in one column or two of about the same height.
    pub fn columns(width: u16) -> Vec<Vec<HelpRow>> {
        let groups = groups();
        let height = |columns: &Vec<Vec<HelpRow>>| columns.iter().map(Vec::len).max();
        let most = if width < WIDE { 1 } else { groups.len() };
        let choices = (0..most).map(|split| {
            let (first, second) = groups.split_at(if split == 0 { groups.len() } else { split });
            let columns = [first, second].map(rows);
            columns
                .into_iter()
                .filter(|rows| !rows.is_empty())
                .collect()
        });
        choices.min_by_key(height).unwrap_or_default()
    }

    /// Which of the rows are shown on a screen of this size.
    pub fn shown(&self, size: (u16, u16)) -> Range<usize> {
        let top = self.top.min(Self::last_top(size));
        top..Self::count(size.0).min(top + Self::room(size.1))
    }

    /// How many rows there are on a screen of this width.
    pub fn count(width: u16) -> usize {
        let columns = Self::columns(width);
        columns.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// Rows for keys; the last of the screen says how to close the help.
    fn room(height: u16) -> usize {
        usize::from(height.saturating_sub(Self::first_row(height) + 1))
    }

    fn last_top((width, height): (u16, u16)) -> usize {
        Self::count(width).saturating_sub(Self::room(height))
    }

    pub(super) fn scroll(&mut self, by: isize, size: (u16, u16)) {
        self.top = scrolled(self.top, by, Self::last_top(size));
    }

    /// A key was pressed that does this while reading, on a screen of this size: it scrolls, or breaks: the help is closed.
    pub(super) fn key(
        &mut self,
        action: Option<Action>,
        size: (u16, u16),
    ) -> ControlFlow<Option<Effect>, Option<Effect>> {
        let page = Self::room(size.1).cast_signed();
        let Some(action) = action else {
            return ControlFlow::Continue(None);
        };
        if let Some(rows) = rows_of(action, page) {
            self.scroll(rows, size);
            return ControlFlow::Continue(None);
        }
        match action {
            Action::Redraw => ControlFlow::Continue(Some(Effect::Redraw)),
            Action::Suspend => ControlFlow::Continue(Some(Effect::Suspend)),
            _ => ControlFlow::Break(None),
        }
    }
}

/// Groups below one another.
fn rows(groups: &[Group]) -> Vec<HelpRow> {
    let mut rows = Vec::new();
    for group in groups {
        if !rows.is_empty() {
            rows.push(HelpRow::Blank);
        }
        rows.push(HelpRow::Title(group.title));
        rows.extend(group.actions.iter().copied().map(HelpRow::Keys));
    }
    rows
}
