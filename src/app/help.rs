//! The list of all keys, while it is open.

use std::ops::{ControlFlow, Range};

use super::actions::{Action, HELP_ROWS, action_of};
use super::effect::Effect;
use super::geometry::scrolled;
use crate::input::Key;

/// From this height on, a row stays free below the title.
const TALL: u16 = 10;

/// The help, while it is open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Help {
    /// The first row shown.
    top: usize,
}

impl Help {
    /// The row of the screen, which is of this height, where the keys begin.
    pub fn first_row(height: u16) -> u16 {
        if height < TALL { 1 } else { 2 }
    }

    /// Which of the [`HELP_ROWS`] are shown on a screen of this height.
    pub fn shown(&self, height: u16) -> Range<usize> {
        let top = self.top.min(Self::last_top(height));
        top..HELP_ROWS.min(top + Self::room(height))
    }

    /// Rows for keys; the last of the screen says how to close the help.
    fn room(height: u16) -> usize {
        usize::from(height.saturating_sub(Self::first_row(height) + 1))
    }

    fn last_top(height: u16) -> usize {
        HELP_ROWS.saturating_sub(Self::room(height))
    }

    pub(super) fn scroll(&mut self, by: isize, height: u16) {
        self.top = scrolled(self.top, by, Self::last_top(height));
    }

    /// A key was pressed on a screen of this height: it scrolls, or breaks: the help is closed.
    pub(super) fn key(
        &mut self,
        key: Key,
        height: u16,
    ) -> ControlFlow<Option<Effect>, Option<Effect>> {
        let page = Self::room(height).cast_signed();
        match action_of(key) {
            Some(Action::Down) => self.scroll(1, height),
            Some(Action::Up) => self.scroll(-1, height),
            Some(Action::PageDown) => self.scroll(page, height),
            Some(Action::PageUp) => self.scroll(-page, height),
            Some(Action::HalfDown) => self.scroll(page / 2, height),
            Some(Action::HalfUp) => self.scroll(-page / 2, height),
            Some(Action::Start) => self.scroll(isize::MIN, height),
            Some(Action::End) => self.scroll(isize::MAX, height),
            Some(Action::Redraw) => return ControlFlow::Continue(Some(Effect::Redraw)),
            Some(Action::Suspend) => return ControlFlow::Continue(Some(Effect::Suspend)),
            Some(_) => return ControlFlow::Break(None),
            None => {}
        }
        ControlFlow::Continue(None)
    }
}
