//! Clicks that follow one another at once on the same cell.

use std::time::{Duration, Instant};

/// Two clicks are a double click if no more time is between them.
const TOGETHER: Duration = Duration::from_millis(400);

/// The last click.
#[derive(Default)]
pub(super) struct Clicks {
    last: Option<(Instant, (u16, u16), u8)>,
}

impl Clicks {
    /// Which one of those that follow one another a click is, from 1 to 3.
    pub(super) fn count(&mut self, column: u16, row: u16) -> u8 {
        let (now, cell) = (Instant::now(), (column, row));
        let times = match self.last {
            Some((at, before, times)) if before == cell && now - at <= TOGETHER => times % 3 + 1,
            _ => 1,
        };
        self.last = Some((now, cell, times));
        times
    }
}
