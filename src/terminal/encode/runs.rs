//! The modes for terminals that know no lines, only runs: `kitty` and `qt`.
//!
//! Both draw every cell's colours where they were sent and turn the letters of a run around, so letters are sent in logical
//! order under styles that stay. What ends a run is a change of face (kitty) or of any style (`QTermWidget`).

use std::ops::RangeInclusive;

use icu_properties::CodePointMapData;
use icu_properties::props::Script;
use ratatui::buffer::Cell;
use ratatui::style::{Modifier, Style};

use super::class::{CellClass, is_separator};
use super::row::SentRow;
use crate::paint::Origin;

/// What makes a face of its own in a font.
const FACE: Modifier = Modifier::BOLD.union(Modifier::ITALIC);

/// Faces that punctuation beside a word is given, the least visible first.
const OTHER_FACES: [Modifier; 4] = [Modifier::empty(), Modifier::BOLD, Modifier::ITALIC, FACE];

/// Faces that a letter from another font is given: few fonts have slanted Arabic letters, so that the first are not seen.
const FACES_OF_FONTS: [Modifier; 4] = [Modifier::empty(), Modifier::ITALIC, FACE, Modifier::BOLD];

/// Letters and forms that fonts for Arabic have together.
const COMMON: [RangeInclusive<char>; 9] = [
    '\u{600}'..='\u{670}',
    '\u{6f0}'..='\u{6f9}',
    '\u{fb52}'..='\u{fb81}', // from beeh to dyeh, with peh, tteh and veh
    '\u{fb8a}'..='\u{fb95}', // jeh, rreh, keheh, gaf
    '\u{fb9e}'..='\u{fb9f}', // noon ghunna
    '\u{fbaa}'..='\u{fbad}', // heh doachashmee
    '\u{fbe8}'..='\u{fbe9}', // the yeh of Uyghur
    '\u{fbfc}'..='\u{fbff}', // farsi yeh
    '\u{fe70}'..='\u{feff}',
];

/// How a cell takes part in kitty's shaping runs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shaped {
    /// Of a right-to-left script, digits too: `HarfBuzz` lays the whole run from right to left.
    Rtl,
    /// Drawn without shaping: it always ends a run.
    Apart,
    /// Joins the run of its neighbours and is mirrored with it.
    Other,
}

/// `kitty`: each word in logical order; what touches a word gets another face, so that it is a run of its own.
pub(super) fn for_kitty(row: &mut SentRow<'_>) {
    part_by_fonts(row);
    let runs = row.ranges(|row, at| (shaped(row, at), row.cells[at].modifier & FACE));
    for (at, ((shaped, own), range)) in runs.iter().enumerate() {
        let mut run = row.part(range.clone());
        match shaped {
            Shaped::Rtl => reverse_letters(&mut run),
            Shaped::Apart => {}
            Shaped::Other => {
                let beside = [at.checked_sub(1), Some(at + 1)].map(|n| match runs.get(n?) {
                    Some(((Shaped::Rtl, face), _)) => Some(*face),
                    _ => None,
                });
                let change = OTHER_FACES
                    .into_iter()
                    .find(|change| !beside.contains(&Some(*own ^ *change)));
                let change = change.unwrap_or_default();
                for cell in run.cells {
                    cell.modifier ^= change;
                }
            }
        }
    }
}

/// Makes each letter that a font for Arabic may lack a run of its own. It comes from another font then, which ends a run,
/// too: so its word has the same parts whichever fonts it is drawn with.
fn part_by_fonts(row: &mut SentRow<'_>) {
    let face = |row: &SentRow<'_>, at: usize| {
        (shaped(row, at) == Shaped::Rtl).then_some(row.cells[at].modifier & FACE)
    };
    for at in 0..row.len() {
        if !may_be_lacking(row, at) {
            continue;
        }
        let own = row.cells[at].modifier;
        let before = at.checked_sub(1).and_then(|before| face(row, before));
        // A lacking letter behind this one is given its face next.
        let after = Some(at + 1).filter(|&after| after < row.len() && !may_be_lacking(row, after));
        let beside = [before, after.and_then(|after| face(row, after))];
        let change = FACES_OF_FONTS
            .into_iter()
            .find(|change| !beside.contains(&Some((own ^ *change) & FACE)));
        row.cells[at].modifier ^= change.unwrap_or_default();
    }
}

/// How kitty sees a cell.
fn shaped(row: &SentRow<'_>, at: usize) -> Shaped {
    match row.kind(at) {
        CellClass::Rtl | CellClass::Number => Shaped::Rtl,
        CellClass::Frame => Shaped::Apart,
        CellClass::Neutral if row.is_blank(at) => Shaped::Apart,
        // `HarfBuzz` goes by the first character that has a script: extended Arabic-Indic digits and the Arabic percent sign
        // have one, though they are no letters in UAX #9.
        _ if is_of_rtl_script(row.base(at)) => Shaped::Rtl,
        _ => Shaped::Other,
    }
}

/// Whether a cell is sent as an Arabic letter or form that common fonts lack which have others. What `DejaVu Sans Mono` has
/// is taken to come from one font.
fn may_be_lacking(row: &SentRow<'_>, at: usize) -> bool {
    let Some(shape) = row.cells[at].symbol().chars().next() else {
        return false;
    };
    let is_common = COMMON.iter().any(|letters| letters.contains(&shape));
    let is_arabic = || CodePointMapData::<Script>::new().get(shape) == Script::Arabic;
    !shape.is_ascii() && !is_common && is_arabic()
}

fn is_of_rtl_script(base: char) -> bool {
    use Script as S;
    let script = CodePointMapData::<Script>::new().get(base);
    [S::Arabic, S::Hebrew, S::Syriac, S::Thaana, S::Nko].contains(&script)
}

/// `qt`: each word in logical order, and between words (and a word and a number) a dim cell, a blank if there is one.
/// Within one style Qt orders by UAX #9 with a left-to-right base, where a word alone stays in its place. Dim is a style
/// that `QTermWidget` tells from others and does not draw.
pub(super) fn for_qt(row: &mut SentRow<'_>) {
    let runs = row.ranges(|row, at| (row.kind(at), row.cells[at].style()));
    for ((kind, _), range) in &runs {
        if *kind == CellClass::Rtl {
            reverse_letters(&mut row.part(range.clone()));
        }
    }
    let units = runs
        .iter()
        .filter(|((kind, _), _)| !matches!(kind, CellClass::Neutral | CellClass::Frame));
    let units: Vec<_> = units
        .map(|((kind, style), range)| (*kind, *style, range.clone()))
        .collect();
    for pair in units.windows(2) {
        let [(left, left_style, before), (right, right_style, after)] = pair else {
            continue;
        };
        let moves = matches!(left, CellClass::Rtl | CellClass::Number)
            && !matches!(right, CellClass::Latin);
        if !moves || left_style != right_style {
            continue;
        }
        let gap = before.end..after.start;
        let parted = gap.clone().any(|at| row.cells[at].style() != *left_style);
        let within_number = (left, right) == (&CellClass::Number, &CellClass::Number)
            && gap.len() == 1
            && is_separator(row.base(gap.start));
        if parted || within_number {
            continue;
        }
        let separator = match gap.clone().find(|&at| row.is_blank(at)) {
            Some(blank) => blank..blank + 1,
            None if gap.is_empty() => after.clone(),
            None => gap.start..gap.start + 1,
        };
        for cell in row.part(separator).cells {
            cell.modifier ^= Modifier::DIM;
        }
    }
}

/// Turns the letters around and leaves the styles and the links.
fn reverse_letters(run: &mut SentRow<'_>) {
    let styles: Vec<Style> = run.cells.iter().map(Cell::style).collect();
    let link = |origin: &Option<Origin>| origin.map_or(0, |origin| origin.link);
    let links: Vec<u16> = run.origins.iter().map(link).collect();
    run.reverse();
    for (origin, link) in run.origins.iter_mut().zip(links) {
        if let Some(origin) = origin {
            origin.link = link;
        }
    }
    for (cell, style) in run.cells.iter_mut().zip(styles) {
        cell.modifier = style.add_modifier;
        cell.set_style(style);
    }
}
