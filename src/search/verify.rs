//! From an anchor to both sides: whether the query stands around one place of the text, and from where to where.
//!
//! A dagger alef leaves the only choice (alef or nothing). The other ways are kept on a list and tried after the first;
//! of all ways the widest is taken. Of several dagger alefs on one letter only the first can be an alef, which keeps a
//! run of marks of any length cheap.

use super::cursor::Cursor;
use super::folding::{ALEF, Unit};
use super::query::Item;

/// A place reached with some items matched, in either direction.
#[derive(Clone, Copy)]
struct Way<'t> {
    cursor: Cursor<'t>,
    /// Items matched so far: the boundary in the query between what is matched and what is not.
    item: usize,
    /// Forwards: harakat the last letter still lacks. Backwards: harakat seen since the last letter.
    marks: u8,
    /// A dagger alef has been seen since the last letter (forwards only).
    dagger: bool,
    /// Byte offset of the matched end so far: what is asked for.
    edge: usize,
}

/// The ways not yet gone, and marks of those ever taken up, so that none is gone twice.
#[derive(Default)]
struct Ways<'t> {
    open: Vec<Way<'t>>,
    seen: Vec<(usize, usize, usize, u8)>,
}

impl<'t> Ways<'t> {
    #[cold]
    fn push(&mut self, way: Way<'t>) {
        let (start, unit) = way.cursor.place();
        let mark = (start, unit, way.item, way.marks);
        if !self.seen.contains(&mark) {
            self.seen.push(mark);
            self.open.push(way);
        }
    }
}

/// The start of the match whose item `item` is the unit at `anchor`, not before byte `floor`.
pub(super) fn start(
    items: &[Item],
    anchor: Cursor<'_>,
    item: usize,
    floor: usize,
) -> Option<usize> {
    let first = Way {
        cursor: anchor,
        item,
        marks: 0,
        dagger: false,
        edge: anchor.start,
    };
    let mut ways = Ways::default();
    let mut best = backwards(items, first, floor, &mut ways);
    while let Some(way) = ways.open.pop() {
        let found = backwards(items, way, floor, &mut ways);
        best = best.into_iter().chain(found).min();
    }
    best
}

/// The end of the match whose item `item` is the unit at `anchor`.
pub(super) fn end(items: &[Item], anchor: Cursor<'_>, item: usize, unit: Unit) -> Option<usize> {
    let dagger = unit == Unit::Dagger;
    let marks = items.get(item)?.marks;
    if dagger && marks != 0 {
        return None;
    }
    let first = Way {
        cursor: anchor,
        item: item + 1,
        marks,
        dagger,
        edge: anchor.end,
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
        let in_spaces = items
            .get(way.item.wrapping_sub(1))
            .is_some_and(|item| item.unit == Unit::Space);
        let complete = way.item == items.len() && way.marks == 0;
        if complete && !in_spaces {
            return Some(way.edge);
        }
        let next = items.get(way.item);
        match way.cursor.next() {
            None | Some(Unit::End) => return complete.then_some(way.edge),
            Some(Unit::Haraka(bits)) => way.marks &= !bits,
            Some(Unit::Dagger) if way.dagger => {}
            Some(Unit::Dagger) => {
                way.dagger = true;
                if next.is_some_and(Item::takes_dagger) {
                    ways.push(Way {
                        item: way.item + 1,
                        edge: way.cursor.end,
                        ..way
                    });
                }
            }
            Some(Unit::Space) if in_spaces => {
                way = Way {
                    dagger: false,
                    edge: way.cursor.end,
                    ..way
                }
            }
            Some(_) if complete => return Some(way.edge),
            Some(_) if way.marks != 0 => return None,
            Some(unit) => {
                let edge = way.cursor.end;
                if next?.optional {
                    if unit == ALEF {
                        ways.push(Way {
                            item: way.item + 1,
                            dagger: false,
                            edge,
                            ..way
                        });
                    }
                    way.item += 1;
                }
                let item = items.get(way.item).filter(|item| item.unit == unit)?;
                way = Way {
                    item: way.item + 1,
                    marks: item.marks,
                    dagger: false,
                    edge,
                    ..way
                };
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
        let in_spaces = items
            .get(way.item)
            .is_some_and(|item| item.unit == Unit::Space);
        let complete = way.item == 0;
        if complete && !in_spaces {
            return Some(way.edge);
        }
        let next = way.item.checked_sub(1).and_then(|i| items.get(i));
        let unit = way.cursor.previous().filter(|_| way.cursor.start >= floor);
        match unit {
            None | Some(Unit::End) => return complete.then_some(way.edge),
            Some(Unit::Haraka(bits)) => way.marks |= bits,
            Some(Unit::Dagger) => {
                if next.is_some_and(Item::takes_dagger) && leads(way.cursor, Unit::Dagger) {
                    ways.push(Way {
                        item: way.item - 1,
                        edge: way.cursor.start,
                        ..way
                    });
                }
            }
            Some(Unit::Space) if in_spaces => way.edge = way.cursor.start,
            Some(_) if complete => return Some(way.edge),
            Some(unit) => {
                let edge = way.cursor.start;
                if next?.optional {
                    if unit == ALEF {
                        ways.push(Way {
                            item: way.item - 1,
                            marks: 0,
                            edge,
                            ..way
                        });
                    }
                    way.item -= 1;
                }
                let item = items.get(way.item.checked_sub(1)?)?;
                if item.unit != unit || item.marks & !way.marks != 0 {
                    return None;
                }
                way = Way {
                    item: way.item - 1,
                    marks: 0,
                    edge,
                    ..way
                };
            }
        }
    }
}

/// Whether the unit at the cursor, a space or a dagger alef, is the first of its kind since the last letter.
pub(super) fn leads(mut cursor: Cursor<'_>, unit: Unit) -> bool {
    loop {
        match cursor.previous() {
            Some(before) if before == unit => return false,
            None | Some(Unit::Letter(_) | Unit::Space | Unit::End) => return true,
            Some(Unit::Haraka(_) | Unit::Dagger) => {}
        }
    }
}
