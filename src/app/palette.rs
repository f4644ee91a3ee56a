//! All that can be done while reading, found by its words in either language.

use std::ops::Range;

use super::actions::{Action, READING, binding};
use super::geometry::rows_around;
use super::prompt::Prompt;
use crate::search::{Options, Query};
use crate::text::Direction;

/// Rows around the actions: the title, a blank one, and the line that is typed.
const AROUND: u16 = 3;

/// The list of actions, while it is open.
#[derive(Debug, Clone)]
pub struct Palette {
    /// What their words must hold.
    pub prompt: Prompt,
    /// Those that do.
    pub rows: Vec<Action>,
    /// The row that is chosen.
    pub chosen: usize,
}

impl Palette {
    pub(super) fn new(interface: Direction) -> Self {
        let mut palette = Self {
            prompt: Prompt::new(String::new(), interface),
            rows: Vec::new(),
            chosen: 0,
        };
        palette.narrow();
        palette
    }

    /// Finds the actions of which some words, in either language, hold all that are typed, by the folding of the
    /// search, capitals too.
    pub(super) fn narrow(&mut self) {
        let typed = self.prompt.text().split_whitespace();
        let typed: Vec<Query> = typed
            .filter_map(|word| Query::new(&word.to_lowercase(), Options::default()).ok())
            .collect();
        let has_all = |action: &Action| {
            let row = binding(*action);
            let words = [row.doc.ar, row.doc.en, row.hint.ar, row.hint.en].join(" ");
            let words = (words + " " + &action.name()).to_lowercase();
            typed.iter().all(|word| word.is_in(&words))
        };
        // It is open.
        let others = READING.iter().filter(|action| **action != Action::Palette);
        self.rows = others.copied().filter(has_all).collect();
        self.chosen = 0;
    }

    pub(super) fn choose_by(&mut self, rows: isize) {
        let lowest = self.rows.len().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(rows).min(lowest);
    }

    /// Rows for actions on a screen of this height.
    pub(super) fn room(height: u16) -> usize {
        usize::from(height.saturating_sub(AROUND).max(1))
    }

    /// The rows of it that a screen of this height shows.
    pub fn shown(&self, height: u16) -> Range<usize> {
        rows_around(self.chosen, self.rows.len(), Self::room(height))
    }
}
