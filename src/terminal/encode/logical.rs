//! `logical` and `visual`: letters as they were typed, for terminals that shape them.

use std::ops::Range;

use super::joiners::{self, letter_of};
use super::row::SentRow;
use super::words::append;
use crate::paint::Origin;
use crate::text::bidi::{self, Direction, L1Class, Level};
use crate::text::cluster::is_space;

/// Overrides and the end of one (UAX #9, X4, X5, X7).
const LRO: &str = "\u{202d}";
const RLO: &str = "\u{202e}";
const PDF: &str = "\u{202c}";
/// Left-to-right mark, which within an override is of its direction.
const LRM: &str = "\u{200e}";

/// `visual`: letters instead of presentation forms, in visual order. A lam-alef stays, for two letters have no room in its
/// one cell.
pub(super) fn unshaped(row: &mut SentRow<'_>) {
    for at in 0..row.len() {
        let letter = letter_of(row.base(at));
        let is_letter = |base| bidi::mirrored(base).is_none();
        let typed = row.origins[at].filter(|origin| origin.ligated.is_none());
        if is_form(row.cells[at].symbol()) && typed.is_some_and(|typed| is_letter(typed.base)) {
            set_base(row, at, letter);
        }
    }
}

/// `logical`: each line of text that stands on the row in logical order, its letters and brackets as they were typed.
///
/// A terminal that orders each by UAX #9, with the direction of its paragraph, shows what was seen. Where the characters
/// alone would not tell it the levels (bidi controls stood in the text, or what decided stands on the line before) they
/// are told by overrides.
pub(super) fn logical(row: &mut SentRow<'_>) {
    let lines = row.ranges(|row, at| row.origins[at].map(|origin| origin.line));
    for (line, columns) in lines {
        let direction = row.line(columns.start).map(|line| line.direction);
        let (Some(_), Some(direction)) = (line, direction) else {
            continue;
        };
        let mut part = row.part(columns.clone());
        let wanted = in_logical_order(&mut part);
        let units = part.units();
        let text: Vec<String> = units.iter().map(|unit| part.sent(unit)).collect();
        let origins: Vec<Origin> = units.iter().filter_map(|u| part.origins[u.start]).collect();
        if !shows(&text, direction, &origins, &wanted) {
            let first = columns.start;
            let units = units
                .iter()
                .map(|unit| first + unit.start..first + unit.end);
            tell_levels(row, &units.collect::<Vec<_>>(), direction, &origins);
        }
    }
}

/// Puts a line into logical order, as it was typed, with joiners where a letter would take another form than it had.
/// Returns which of its cells from left to right were which in logical order.
fn in_logical_order(line: &mut SentRow<'_>) -> Vec<usize> {
    let visual = line.units();
    let mut logical: Vec<usize> = (0..visual.len()).collect();
    // What closes a number has no bytes: it comes before what begins where it stands.
    let place = |origin: Origin| (origin.start, origin.end);
    logical.sort_by_key(|&at| line.origins[visual[at].start].map(place));
    let mut wanted = vec![0; logical.len()];
    for (number, &at) in logical.iter().enumerate() {
        wanted[at] = number;
    }
    line.arrange(logical.iter().map(|&at| visual[at].clone()));
    joiners::insert(line, |_| true);
    for unit in line.units() {
        let typed = line.origins[unit.start].filter(|origin| origin.ligated.is_none());
        if let Some(typed) = typed.filter(|typed| typed.base != ' ') {
            set_base(line, unit.start, typed.base);
        }
    }
    wanted
}

/// Whether a terminal shows a line in the wanted order, and mirrors what is mirrored.
fn shows(text: &[String], direction: Direction, origins: &[Origin], wanted: &[usize]) -> bool {
    let seen = levels_of(text, direction);
    let is_mirrored_alike = |at: usize| {
        let base = text[at].chars().next();
        seen[at].is_rtl() == origins[at].level.is_rtl() || base.and_then(bidi::mirrored).is_none()
    };
    bidi::visual_order(&seen) == wanted && (0..origins.len()).all(is_mirrored_alike)
}

/// The level that each piece of a line has for a terminal, after rule L1.
pub(super) fn levels_of(pieces: &[String], direction: Direction) -> Vec<Level> {
    let by_byte = bidi::levels(&pieces.concat(), direction);
    let mut at = 0;
    let mut levels = Vec::with_capacity(pieces.len());
    for piece in pieces {
        levels.push(by_byte.get(at).copied().unwrap_or(direction.level()));
        at += piece.len();
    }
    let class = |piece: &String| match piece.chars().next() {
        // With a mark on it, it is no white space.
        Some(c) if piece.chars().all(is_space) => L1Class::of(c),
        _ => L1Class::Other,
    };
    let classes: Vec<L1Class> = pieces.iter().map(class).collect();
    bidi::reset_levels(&mut levels, &classes, direction.level());
    levels
}

/// Puts every cell under as many overrides as its level needs: within the first all have the level that comes two above the
/// paragraph's, within each further one the next. So the least levels are told apart that give the same order (L2). A mark
/// stands where something of a lower level kept two cells from being one run.
fn tell_levels(
    row: &mut SentRow<'_>,
    units: &[Range<usize>],
    direction: Direction,
    origins: &[Origin],
) {
    let depths = Depths::new(origins, direction);
    // The first keeps the paragraph's direction.
    let is_rtl = |depth: usize| (direction == Direction::Rtl) == depth.is_multiple_of(2);
    let mut open = 0_usize;
    for (at, origin) in origins.iter().enumerate() {
        let (gap, depth) = (depths.of(origin.gap), depths.of(origin.level));
        let mut controls = String::new();
        if at > 0 && gap < open.min(depth) {
            controls.push_str(&PDF.repeat(open - gap));
            controls.push_str(LRM);
            open = gap;
        }
        controls.push_str(&PDF.repeat(open.saturating_sub(depth)));
        for deeper in open..depth {
            controls.push_str(if is_rtl(deeper) { RLO } else { LRO });
        }
        open = depth;
        if controls.is_empty() {
            continue;
        }
        // A control belongs to the cell before it.
        match at.checked_sub(1).and_then(|before| units.get(before)) {
            Some(before) => put_behind(row, before, &controls),
            None => put_before(row, units[at].start, &controls),
        }
    }
    if let Some(last) = units.last() {
        put_behind(row, last, &PDF.repeat(open));
    }
}

/// How many overrides each level of a line needs; that of the paragraph one.
struct Depths(Vec<(Level, usize)>);

impl Depths {
    fn new(origins: &[Origin], direction: Direction) -> Self {
        let levels = origins.iter().flat_map(|origin| [origin.gap, origin.level]);
        let mut levels: Vec<Level> = levels.collect();
        levels.sort_unstable();
        levels.dedup();
        let (mut last, mut depth) = (direction.level().number(), 1);
        let depth_of = |level: Level| {
            // Two levels apart, or four, there is nothing between them that reverses: L2 needs the parity alone.
            depth += match level.number().saturating_sub(last) {
                0 => 0,
                gap if gap % 2 == 1 => 1,
                _ => 2,
            };
            last = level.number();
            (level, depth)
        };
        Self(levels.into_iter().map(depth_of).collect())
    }

    fn of(&self, level: Level) -> usize {
        let known = self.0.iter().find(|(known, _)| *known == level);
        known.map_or(1, |(_, depth)| *depth)
    }
}

/// Puts controls behind a visual cell: on its first column if that is all that is written of it.
fn put_behind(row: &mut SentRow<'_>, unit: &Range<usize>, controls: &str) {
    let is_blanks = row.is_blanks(unit);
    let at = if is_blanks { unit.end - 1 } else { unit.start };
    append(&mut row.cells[at], controls);
}

/// Puts controls in front of a cell, behind the one on its left. There is none in front of the first: it holds its own.
fn put_before(row: &mut SentRow<'_>, at: usize, controls: &str) {
    if at == 0 {
        let symbol = [controls, row.cells[at].symbol()].concat();
        row.cells[at].set_symbol(&symbol);
        return;
    }
    let owner = row.part(0..at).units().pop();
    put_behind(row, &owner.unwrap_or(at - 1..at), controls);
}

/// Whether a cell's symbol begins with a presentation form.
fn is_form(symbol: &str) -> bool {
    let first = symbol.chars().next();
    matches!(
        first,
        Some('\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
    )
}

/// Puts another base in front of a cell's marks.
fn set_base(row: &mut SentRow<'_>, at: usize, base: char) {
    let mut rest = row.cells[at].symbol().chars();
    if rest.next() != Some(base) {
        let symbol: String = std::iter::once(base).chain(rest).collect();
        row.cells[at].set_symbol(&symbol);
    }
}
