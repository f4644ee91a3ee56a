//! The list of all keys, while it is open.

use std::ops::Range;

use super::actions::{Action, HELP_ROWS, action_of};
use super::effect::Effect;
use super::geometry::scrolled;
use super::state::State;
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
}

impl State {
    /// A key was pressed while the help is open.
    pub(super) fn help_key(&mut self, key: Key) -> Vec<Effect> {
        let height = self.size.1;
        let (Some(help), Some(action)) = (&mut self.help, action_of(key)) else {
            return Vec::new();
        };
        let page = Help::room(height).cast_signed();
        match action {
            Action::Down => help.scroll(1, height),
            Action::Up => help.scroll(-1, height),
            Action::PageDown => help.scroll(page, height),
            Action::PageUp => help.scroll(-page, height),
            Action::HalfDown => help.scroll(page / 2, height),
            Action::HalfUp => help.scroll(-page / 2, height),
            Action::Start => help.scroll(isize::MIN, height),
            Action::End => help.scroll(isize::MAX, height),
            Action::Redraw => return vec![Effect::Redraw],
            Action::Suspend => return vec![Effect::Suspend],
            _ => self.help = None,
        }
        Vec::new()
    }
}
