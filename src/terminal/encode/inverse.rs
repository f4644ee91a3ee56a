//! `inv`: what a terminal that reorders rows by itself must be sent, where no control can help.
//!
//! mlterm gives a row the direction of its first letter (P2, P3), right up to the edge of the screen, unless a rule stands
//! in it: then every part of it runs from left to right.

use std::ops::Range;

use super::blank::reverse_rtl;
use super::class::CellClass;
use super::logical::levels_of;
use super::row::SentRow;
use crate::text::bidi::{self, Direction, Level};

/// How often levels are tried. Two or three do in nearly all rows.
const TRIES: usize = 8;

/// `inv`: the cells in the order from which the terminal makes the one that was seen. Where there is none (a European
/// number right of a right-to-left word, and left of no letter), that number moves to the left of the words beside it.
pub(super) fn inverse(row: &mut SentRow<'_>) {
    let moves = |kind| matches!(kind, CellClass::Rtl | CellClass::Number);
    if row.any(|kind| kind == CellClass::Frame) {
        for (is_rule, part) in row.ranges(|row, at| row.kind(at) == CellClass::Frame) {
            let mut part = row.part(part);
            if !is_rule && part.any(moves) {
                let order = solve(&part, Direction::Ltr);
                send(&mut part, order);
            }
        }
    } else if row.any(moves) {
        let order = [Direction::Rtl, Direction::Ltr].into_iter();
        let mut orders = order.filter_map(|direction| {
            let order = solve(row, direction)?;
            let text = order.text(row).concat();
            let found = Direction::of_first_strong(&text).unwrap_or(Direction::Ltr);
            (found == direction).then_some(order)
        });
        let order = orders.next();
        send(row, order);
    }
}

/// Visual cells in the order in which they are sent.
struct Order {
    /// Each from left to right, and whether the terminal will mirror it.
    units: Vec<(Range<usize>, bool)>,
}

impl Order {
    fn text(&self, row: &SentRow<'_>) -> Vec<String> {
        let sent = |(unit, mirrors): &(Range<usize>, bool)| {
            let seen = row.sent(unit);
            if *mirrors { mirrored(&seen) } else { seen }
        };
        self.units.iter().map(sent).collect()
    }
}

/// The order that a terminal which gives the row this direction turns into the one that is seen; none if none was found.
///
/// The levels that the text engine found are tried first: they give an order, and the terminal gives levels to the cells in
/// that order. If it shows them as they are to be seen, that is it; else these levels are the next to be tried.
fn solve(row: &SentRow<'_>, direction: Direction) -> Option<Order> {
    let units = row.units();
    let mut levels: Vec<Level> = units
        .iter()
        .map(|unit| first_guess(row, unit.start, direction))
        .collect();
    for _ in 0..TRIES {
        // L2 undoes itself: of visual cells it makes the logical order.
        let logical = bidi::visual_order(&levels);
        let unit = |&at: &usize| Some((units.get(at)?.clone(), levels.get(at)?.is_rtl()));
        let order = Order {
            units: logical.iter().filter_map(unit).collect(),
        };
        let text = order.text(row);
        let found = levels_of(&text, direction);
        let seen = bidi::visual_order(&found);
        let is_seen = (0..).zip(&seen).all(|(at, &i)| logical[i] == at);
        let mirrors = |(i, &at): (usize, &usize)| {
            found[i].is_rtl() == levels[at].is_rtl() || mirrored(&text[i]) == text[i]
        };
        if is_seen && logical.iter().enumerate().all(mirrors) {
            return Some(order);
        }
        for (&at, level) in logical.iter().zip(found) {
            levels[at] = level;
        }
    }
    None
}

/// The level of a cell under a direction that need not be that of its paragraph.
fn first_guess(row: &SentRow<'_>, at: usize, direction: Direction) -> Level {
    let base = direction.level();
    let number = || Level::new(2).unwrap_or(base);
    match (row.kind(at), row.origins[at], direction) {
        (CellClass::Latin, _, Direction::Ltr) | (_, None, _) => base,
        (CellClass::Digit | CellClass::Number, Some(origin), _) if origin.level.number() > 0 => {
            number()
        }
        (_, Some(origin), _) if origin.level.is_rtl() => Level::rtl(),
        (_, Some(_), Direction::Ltr) => base,
        (_, Some(_), Direction::Rtl) => number(),
    }
}

/// Puts the cells into an order, or, without one, into that which comes nearest.
fn send(row: &mut SentRow<'_>, order: Option<Order>) {
    let Some(order) = order else {
        return reverse_rtl(row);
    };
    for (unit, mirrors) in &order.units {
        if *mirrors {
            let cell = &mut row.cells[unit.start];
            let symbol = mirrored(cell.symbol());
            cell.set_symbol(&symbol);
        }
    }
    row.arrange(order.units.into_iter().map(|(unit, _)| unit));
}

/// A symbol whose base is mirrored, if it has a mirror image (L4).
pub(super) fn mirrored(symbol: &str) -> String {
    let mut rest = symbol.chars();
    let base = rest.next();
    let base = base.map(|base| bidi::mirrored(base).unwrap_or(base));
    base.into_iter().chain(rest).collect()
}
