//! From a pivot to both sides: whether the query stands around one place of the text, and from where to where.
//!
//! A dagger alef leaves the only choice (alef or nothing). The other ways are kept on a list and tried after the first;
//! of all ways the widest is taken. Only the first dagger alef on a letter can be an alef, and none that stands on no
//! letter: so a run of marks of any length stays cheap, and a run of spaces one space.

use std::collections::BTreeSet;

use super::cursor::Cursor;
use super::folding::{ALEF, Unit, tanwin_on};
use super::query::Item;

/// A place reached with some items matched, in either direction.
#[derive(Clone, Copy)]
struct Way<'t> {
    cursor: Cursor<'t>,
    /// Items matched so far: the boundary in the query between what is matched and what is not.
    item: usize,
    /// Forwards: harakat the last letter still lacks. Backwards: harakat seen since the last letter. A tanwin goes on
    /// to the alef after its letter, which may carry it.
    marks: u8,
    /// Forwards: a dagger alef may count, for it would be the first on a letter.
    on_letter: bool,
    /// Byte offset of the matched end so far: what is asked for.
    edge: usize,
}

impl Way<'_> {
    /// After a letter or space, matched up to the byte `edge`.
    fn past(self, unit: Unit, item: usize, marks: u8, edge: usize) -> Self {
        Self {
            item,
            marks,
            edge,
            on_letter: unit != Unit::Space,
            ..self
        }
    }

    /// After a dagger alef taken for an item.
    fn past_dagger(self, item: usize, edge: usize) -> Self {
        Self { item, edge, ..self }
    }
}

/// The ways not yet gone, and what tells apart all that were ever put here, so that none is gone twice.
#[derive(Default)]
struct Ways<'t> {
    open: Vec<Way<'t>>,
    seen: BTreeSet<(usize, usize, usize, u8)>,
}

impl<'t> Ways<'t> {
    #[cold]
    fn push(&mut self, way: Way<'t>) {
        let (start, unit) = way.cursor.place();
        if self.seen.insert((start, unit, way.item, way.marks)) {
            self.open.push(way);
        }
    }
}

/// The start of the match whose item `item` is the unit at `pivot`, not before byte `floor`.
pub(super) fn start(items: &[Item], pivot: Cursor<'_>, item: usize, floor: usize) -> Option<usize> {
    let tanwin = tanwin_on(items.get(item)?.unit);
    let first = Way {
        cursor: pivot,
        item,
        marks: tanwin & tanwin_after(pivot),
        on_letter: false,
        edge: pivot.start,
    };
    let mut ways = Ways::default();
    let mut best = backwards(items, first, floor, &mut ways);
    while let Some(way) = ways.open.pop() {
        let found = backwards(items, way, floor, &mut ways);
        best = best.into_iter().chain(found).min();
    }
    best
}

/// The end of the match whose item `item` is the unit at `pivot`.
pub(super) fn end(items: &[Item], pivot: Cursor<'_>, item: usize, unit: Unit) -> Option<usize> {
    let marks = items.get(item)?.marks;
    if unit == Unit::Dagger && marks != 0 {
        return None;
    }
    let first = Way {
        cursor: pivot,
        item: item + 1,
        marks,
        on_letter: matches!(unit, Unit::Letter(_)),
        edge: pivot.end,
    };
    let mut ways = Ways::default();
    let mut best = forwards(items, first, &mut ways);
    while let Some(way) = ways.open.pop() {
        best = best.max(forwards(items, way, &mut ways));
    }
    best
}

fn forwards<'t>(items: &[Item], mut way: Way<'t>, ways: &mut Ways<'t>) -> Option<usize> {
    loop {
        let in_spaces = is_space(items, way.item.checked_sub(1));
        let complete = way.item == items.len() && way.marks == 0;
        if complete && !in_spaces {
            return Some(way.edge);
        }
        let unit = way.cursor.next();
        let optional = items.get(way.item).is_some_and(|item| item.optional);
        let edge = way.cursor.end;
        match unit {
            None | Some(Unit::End) => return complete.then_some(way.edge),
            Some(Unit::Haraka(bits)) => way.marks &= !bits,
            Some(Unit::Dagger) => {
                let may_count = std::mem::take(&mut way.on_letter);
                for item in way.item..=way.item + usize::from(optional) {
                    if may_count && takes_dagger(items, item) {
                        ways.push(way.past_dagger(item + 1, edge));
                    }
                }
            }
            Some(Unit::Space) if in_spaces => way = way.past(Unit::Space, way.item, 0, edge),
            Some(_) if complete => return Some(way.edge),
            Some(unit) if way.marks & !tanwin_on(unit) != 0 => return None,
            // The alef that carries it may not have been typed yet.
            Some(_) if way.item == items.len() => {
                return (way.marks & !tanwin_after(way.cursor) == 0).then_some(way.edge);
            }
            Some(unit) => {
                if optional && unit == ALEF {
                    ways.push(way.past(unit, way.item + 1, way.marks, edge));
                }
                way.item += usize::from(optional);
                let item = items.get(way.item).filter(|item| item.unit == unit)?;
                way = way.past(unit, way.item + 1, item.marks | way.marks, edge);
            }
        }
    }
}

fn backwards<'t>(
    items: &[Item],
    mut way: Way<'t>,
    floor: usize,
    ways: &mut Ways<'t>,
) -> Option<usize> {
    loop {
        let in_spaces = is_space(items, Some(way.item));
        let complete = way.item == 0;
        if complete && !in_spaces {
            return Some(way.edge);
        }
        let unit = way.cursor.previous().filter(|_| way.cursor.start >= floor);
        let next = way.item.checked_sub(1).and_then(|i| items.get(i));
        let optional = next.is_some_and(|item| item.optional);
        let edge = way.cursor.start;
        match unit {
            None | Some(Unit::End) => return complete.then_some(way.edge),
            Some(Unit::Haraka(bits)) => way.marks |= bits,
            Some(Unit::Dagger) => {
                for item in way.item.saturating_sub(1 + usize::from(optional))..way.item {
                    if takes_dagger(items, item) && is_on_letter(way.cursor) {
                        ways.push(way.past_dagger(item, edge));
                    }
                }
            }
            Some(Unit::Space) if in_spaces => way = way.past(Unit::Space, way.item, 0, edge),
            Some(_) if complete => return Some(way.edge),
            Some(unit) => {
                let standing = way.marks;
                let tanwin = standing & tanwin_on(unit);
                if optional && unit == ALEF {
                    ways.push(way.past(unit, way.item - 1, tanwin, edge));
                }
                way.item -= usize::from(optional);
                let item = way.item.checked_sub(1)?;
                items
                    .get(item)
                    .filter(|item| item.unit == unit && item.marks & !standing == 0)?;
                way = way.past(unit, item, tanwin, edge);
            }
        }
    }
}

/// The tanwin on the letter at the cursor, which an alef or yeh carries, or on such letters after it.
fn tanwin_after(mut cursor: Cursor<'_>) -> u8 {
    loop {
        match cursor.next() {
            Some(Unit::Haraka(bits)) if bits & tanwin_on(ALEF) != 0 => return bits,
            Some(Unit::Haraka(_) | Unit::Dagger) => {}
            Some(unit) if tanwin_on(unit) != 0 => {}
            None | Some(Unit::Letter(_) | Unit::Space | Unit::End) => return 0,
        }
    }
}

fn is_space(items: &[Item], item: Option<usize>) -> bool {
    item.and_then(|i| items.get(i))
        .is_some_and(|item| item.unit == Unit::Space)
}

/// Whether a dagger alef of the text can stand for the item: an alef without harakat asked for.
fn takes_dagger(items: &[Item], item: usize) -> bool {
    items
        .get(item)
        .is_some_and(|item| item.unit == ALEF && item.marks == 0)
}

/// Whether the dagger alef at the cursor is the first on a letter.
pub(super) fn is_on_letter(mut cursor: Cursor<'_>) -> bool {
    loop {
        match cursor.previous() {
            Some(Unit::Haraka(_)) => {}
            Some(Unit::Letter(_)) => return true,
            None | Some(Unit::Dagger | Unit::Space | Unit::End) => return false,
        }
    }
}

/// Whether the space at the cursor is the first of its run.
pub(super) fn starts_run(mut cursor: Cursor<'_>) -> bool {
    loop {
        match cursor.previous() {
            Some(Unit::Haraka(_) | Unit::Dagger) => {}
            Some(Unit::Space) => return false,
            None | Some(Unit::Letter(_) | Unit::End) => return true,
        }
    }
}
