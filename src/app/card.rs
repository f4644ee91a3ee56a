//! The test card: the same sentence on a line for each output mode. Which mode a line has, only the terminal knows; the
//! reader says which one is right.

use std::ops::ControlFlow;

use super::actions::Action;
use super::effect::Effect;
use super::geometry::scrolled;
use crate::input::Key;

/// From this height on, instructions take three rows and not one.
const TALL: u16 = 12;

/// The card, while it is open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Card {
    /// How many lines it has.
    pub lines: usize,
    /// The first line shown.
    top: usize,
}

impl Card {
    /// Rows of instructions on a screen of this height.
    pub fn instructions(height: u16) -> u16 {
        if height < TALL { 1 } else { 3 }
    }

    /// The lines shown on a screen of this height: the row of each and its number, both counted from 0.
    pub fn rows(&self, height: u16) -> impl Iterator<Item = (u16, usize)> + use<> {
        let room = Self::room(height);
        let step = if self.lines * 2 <= room + 1 { 2 } else { 1 };
        let top = self.top.min(self.last_top(height));
        let shown = top..self.lines.min(top + room);
        let first = Self::first(height);
        shown
            .enumerate()
            .map(move |(i, line)| (first + (i * step) as u16, line))
    }

    /// The row of the first line.
    fn first(height: u16) -> u16 {
        Self::instructions(height) + u16::from(height >= TALL)
    }

    /// Rows for lines; the last of the screen says which keys there are.
    fn room(height: u16) -> usize {
        usize::from(height.saturating_sub(Self::first(height) + 1))
    }

    fn last_top(&self, height: u16) -> usize {
        self.lines.saturating_sub(Self::room(height))
    }

    pub(super) fn scroll(&mut self, by: isize, height: u16) {
        self.top = scrolled(self.top, by, self.last_top(height));
    }

    /// A key was pressed that does this while reading, on a screen of this height: a digit chooses the line that is numbered
    /// so; others scroll, or break: the card is closed.
    pub(super) fn key(
        &mut self,
        key: Key,
        action: Option<Action>,
        height: u16,
    ) -> ControlFlow<Option<Effect>, Option<Effect>> {
        // The tenth line is numbered 0.
        let line = key.digit().map(|digit| (usize::from(digit) + 9) % 10);
        if let Some(line) = line.filter(|line| *line < self.lines) {
            return ControlFlow::Break(Some(Effect::Choose(line)));
        }
        match action {
            Some(Action::Down) => self.scroll(1, height),
            Some(Action::Up) => self.scroll(-1, height),
            Some(Action::Redraw) => return ControlFlow::Continue(Some(Effect::Redraw)),
            Some(Action::Suspend) => return ControlFlow::Continue(Some(Effect::Suspend)),
            Some(Action::Back | Action::Quit | Action::TestCard) => {
                return ControlFlow::Break(None);
            }
            _ => {}
        }
        ControlFlow::Continue(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(lines: usize, top: usize, height: u16) -> Vec<(u16, usize)> {
        Card { lines, top }.rows(height).collect()
    }

    #[test]
    fn lines_stand_apart_where_there_is_room() {
        assert_eq!(rows(3, 0, 24), [(4, 0), (6, 1), (8, 2)]);
        assert_eq!(rows(8, 0, 20).last(), Some(&(18, 7)));
        assert_eq!(rows(8, 0, 19).last(), Some(&(11, 7)));
        assert_eq!(rows(8, 0, 5), [(1, 0), (2, 1), (3, 2)]);
        assert_eq!(rows(8, 5, 5), [(1, 5), (2, 6), (3, 7)]);
        assert_eq!(rows(8, 5, 24), rows(8, 0, 24));
        assert_eq!(rows(0, 0, 24), []);
    }

    #[test]
    fn scrolling_ends_at_the_last_line() {
        let mut card = Card { lines: 8, top: 0 };
        for _ in 0..20 {
            card.scroll(1, 5);
        }
        assert_eq!(card.top, 5);
        card.scroll(-1, 5);
        assert_eq!(card.top, 4);
        card.scroll(1, 24);
        assert_eq!(card.top, 0);
    }
}
