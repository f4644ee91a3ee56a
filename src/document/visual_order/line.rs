//! One line: from visual order back to logical order, from forms back to letters.
//!
//! Reordering (UAX #9 L2) is undone by reordering once more. In a line that runs from right to left the units are turned as a
//! whole first, so that what stands before a number in logical order stands before it where its level is found (W2); what
//! runs from left to right in it is then turned back. Orders that look the same cannot be told apart: a number beside Arabic
//! words in a line that runs from left to right is taken for one of the other side.

use icu_normalizer::ComposingNormalizerBorrowed;

use crate::document::direction::Letters;
use crate::text::Direction;
use crate::text::bidi::{Level, levels, mirrored, visual_order};
use crate::text::cluster::is_mark;

/// A base with its marks, which move as one (L3).
struct Unit {
    base: char,
    marks: String,
}

/// A line without its end, in logical order. The blanks at the end of it, which were before its beginning, are left out.
pub(super) fn logical(line: &str) -> String {
    // A new page is where it was.
    let start = line.len()
        - line
            .trim_start_matches(|c: char| c.is_control() && c != '\t')
            .len();
    let (controls, line) = line.split_at(start);
    let mut logical = controls.to_owned();
    let units = units(line);
    match Letters::of(line).majority() {
        Direction::Rtl => append_right_to_left(units, &mut logical),
        Direction::Ltr => append_left_to_right(&units, &mut logical),
    }
    logical.truncate(
        logical
            .trim_end_matches([' ', '\t', '\u{A0}'])
            .len()
            .max(start),
    );
    logical
}

fn append_right_to_left(mut units: Vec<Unit>, logical: &mut String) {
    units.reverse();
    for unit in &mut units {
        unit.mirror();
    }
    let levels = levels_of(&units, Direction::Rtl);
    let mut rest = units.as_mut_slice();
    let mut at = 0;
    while let Some(level) = levels.get(at) {
        let is_rtl = level.is_rtl();
        let run = levels[at..]
            .iter()
            .take_while(|l| l.is_rtl() == is_rtl)
            .count();
        let (turned, behind) = rest.split_at_mut(run);
        if !is_rtl {
            turned.reverse();
            turned.iter_mut().for_each(Unit::mirror);
        }
        for unit in turned {
            unit.append(logical);
        }
        (rest, at) = (behind, at + run);
    }
}

fn append_left_to_right(units: &[Unit], logical: &mut String) {
    let levels = levels_of(units, Direction::Ltr);
    for index in visual_order(&levels) {
        let unit = &units[index];
        if levels[index].is_rtl()
            && let Some(base) = mirrored(unit.base)
        {
            logical.push(base);
            logical.push_str(&unit.marks);
        } else {
            unit.append(logical);
        }
    }
}

/// The level of each unit.
fn levels_of(units: &[Unit], direction: Direction) -> Vec<Level> {
    let text: String = units.iter().map(|unit| unit.base).collect();
    let levels = levels(&text, direction);
    text.char_indices().map(|(at, _)| levels[at]).collect()
}

fn units(line: &str) -> Vec<Unit> {
    let before = marks_stand_before(line);
    let mut units: Vec<Unit> = Vec::new();
    let mut waiting = String::new();
    for c in line.chars() {
        match (marks(c), units.last_mut()) {
            // Nearer to the base is what comes first in logical order.
            (Some(marks), _) if before => waiting.insert_str(0, &marks),
            (Some(marks), Some(unit)) => unit.marks.push_str(&marks),
            (Some(marks), None) => waiting.push_str(&marks),
            (None, _) => units.push(Unit {
                base: c,
                marks: std::mem::take(&mut waiting),
            }),
        }
    }
    // Marks without a base.
    units.extend(waiting.chars().map(|base| Unit {
        base,
        marks: String::new(),
    }));
    units
}

/// Whether marks are stored before their bases, as where all of a line was turned. At the ends of words it shows.
fn marks_stand_before(line: &str) -> bool {
    let (mut before, mut after) = (0, 0);
    let mut left = ' ';
    for c in line.chars().chain([' ']) {
        let is_blank = |c: char| c.is_whitespace();
        if marks(c).is_some() && is_blank(left) {
            before += 1;
        } else if is_blank(c) && marks(left).is_some() {
            after += 1;
        }
        left = c;
    }
    before > after
}

/// The marks that a character is, if it is nothing else: a form may have a blank or a tatweel to stand on.
fn marks(c: char) -> Option<String> {
    match c {
        '\u{FE73}' => None,
        '\u{FE70}'..='\u{FE7F}' | '\u{FC5E}'..='\u{FC63}' | '\u{FCF2}'..='\u{FCF4}' => {
            Some(letters(c).filter(|c| is_mark(*c)).collect())
        }
        _ => is_mark(c).then(|| c.to_string()),
    }
}

/// The letters that a presentation form stands for; any other character itself.
///
/// Of the ligatures of words (U+FDF0 and what follows) those of more than one word are kept, for they are written so in
/// logical order as well.
fn letters(c: char) -> impl Iterator<Item = char> {
    let is_form = matches!(c, '\u{FB50}'..='\u{FDF9}' | '\u{FE70}'..='\u{FEFC}');
    let normalizer = ComposingNormalizerBorrowed::new_nfkc();
    let letters = is_form.then(|| normalizer.normalize_iter(std::iter::once(c)));
    let other = (!is_form).then_some(c);
    letters.into_iter().flatten().chain(other)
}

impl Unit {
    fn mirror(&mut self) {
        self.base = mirrored(self.base).unwrap_or(self.base);
    }

    fn append(&self, logical: &mut String) {
        logical.extend(letters(self.base));
        logical.push_str(&self.marks);
    }
}
