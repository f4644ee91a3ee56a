//! Entries of different heights, one below the other, from one of them on. Only those that the window shows, or is about to,
//! are asked for their height: a list may have 100,000.

use std::ops::Range;

/// An entry on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// Which entry.
    pub entry: usize,
    /// Its rows, counted from the top of the window.
    pub rows: Range<u16>,
}

/// So many entries in a window of `room` rows; each has a row at least.
pub(super) struct Stack<H> {
    pub(super) room: u16,
    pub(super) count: usize,
    pub(super) height: H,
    /// Where all entries fit so, a row stays free between them.
    pub(super) breathes: bool,
}

impl<H: Fn(usize) -> u16> Stack<H> {
    /// The entries that the window shows whole, from one on, and that one in any case.
    pub(super) fn slots(&self, top: usize) -> Vec<Slot> {
        let gap = self.gap();
        let (mut slots, mut y) = (Vec::new(), 0_u16);
        for entry in top..self.count {
            let end = y.saturating_add((self.height)(entry));
            if end > self.room && entry > top {
                break;
            }
            slots.push(Slot {
                entry,
                rows: y..end.min(self.room),
            });
            y = end.saturating_add(gap);
        }
        slots
    }

    /// The first entry of a window that shows an entry whole, and is moved for that no further than it must.
    pub(super) fn top_with(&self, entry: usize, top: usize) -> usize {
        top.clamp(self.top_above(entry), entry)
    }

    /// The first entry of the window that ends with the last entry.
    pub(super) fn last_top(&self) -> usize {
        self.top_above(self.count.saturating_sub(1))
    }

    /// The first entry of the window that ends with an entry.
    fn top_above(&self, entry: usize) -> usize {
        if self.gap() > 0 {
            return 0;
        }
        let mut left = self.room.saturating_sub(self.height_of(entry));
        let above = (0..entry).rev().take_while(|&above| {
            let height = self.height_of(above);
            let fits = height <= left;
            left = left.saturating_sub(height);
            fits
        });
        above.last().unwrap_or(entry)
    }

    /// Rows between entries: one, where all entries fit so.
    fn gap(&self) -> u16 {
        let room = usize::from(self.room);
        if !self.breathes || self.count * 2 > room + 1 {
            return 0;
        }
        let rows: usize = (0..self.count)
            .map(|entry| usize::from(self.height_of(entry)) + 1)
            .sum();
        u16::from(rows <= room + 1)
    }

    fn height_of(&self, entry: usize) -> u16 {
        if entry < self.count {
            (self.height)(entry)
        } else {
            0
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    const HEIGHTS: [u16; 6] = [2, 3, 3, 2, 3, 2];

    fn stack(room: u16) -> Stack<impl Fn(usize) -> u16> {
        Stack {
            room,
            count: HEIGHTS.len(),
            height: |entry: usize| HEIGHTS[entry],
            breathes: true,
        }
    }

    fn shown(room: u16, top: usize) -> Vec<(usize, Range<u16>)> {
        let slots = stack(room).slots(top).into_iter();
        slots.map(|slot| (slot.entry, slot.rows)).collect()
    }

    #[test]
    fn whole_entries_are_shown_one_below_the_other() {
        assert_eq!(shown(9, 0), [(0, 0..2), (1, 2..5), (2, 5..8)]);
        assert_eq!(shown(8, 3), [(3, 0..2), (4, 2..5), (5, 5..7)]);
        // One is shown in any case.
        assert_eq!(shown(2, 1), [(1, 0..2)]);
    }

    #[test]
    fn entries_stand_apart_where_all_fit() {
        assert_eq!(shown(20, 0)[..3], [(0, 0..2), (1, 3..6), (2, 7..10)]);
        assert_eq!(shown(20, 0).last(), Some(&(5, 18..20)));
        assert_eq!(shown(19, 0)[..2], [(0, 0..2), (1, 2..5)]);
    }

    #[test]
    fn the_window_moves_no_further_than_it_must() {
        let stack = stack(8);
        assert_eq!(stack.last_top(), 3);
        assert_eq!(stack.top_with(2, 0), 0);
        assert_eq!(stack.top_with(3, 0), 1);
        assert_eq!(stack.top_with(5, 0), 3);
        assert_eq!(stack.top_with(1, 3), 1);
        for entry in 0..HEIGHTS.len() {
            for top in 0..HEIGHTS.len() {
                let slots = stack.slots(stack.top_with(entry, top));
                assert!(slots.iter().any(|slot| slot.entry == entry));
            }
        }
    }

    #[test]
    fn of_many_entries_those_near_the_window_are_measured() {
        let asked = Cell::new(0);
        let stack = Stack {
            room: 30,
            count: 100_000,
            height: |_| {
                asked.set(asked.get() + 1);
                2
            },
            breathes: true,
        };
        assert_eq!(stack.top_with(70_000, 0), 69_986);
        assert_eq!(stack.slots(70_000).len(), 15);
        assert_eq!(stack.last_top(), 99_985);
        assert!(asked.get() < 100, "{}", asked.get());
    }

    #[test]
    fn nothing_has_a_place_too() {
        let none = Stack {
            room: 9,
            count: 0,
            height: |_| 2,
            breathes: true,
        };
        assert_eq!((none.last_top(), none.slots(0)), (0, Vec::new()));
    }
}
