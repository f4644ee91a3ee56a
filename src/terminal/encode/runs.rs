//! The modes for terminals that know no lines, only runs: `kitty` and `qt`.
//!
//! Both draw every cell's colours where they were sent and turn the letters of a run around, so letters are sent in logical
//! order under styles that stay. What ends a run is a change of face (kitty) or of any style (`QTermWidget`).

use icu_properties::CodePointMapData;
use icu_properties::props::Script;
use ratatui::buffer::Cell;
use ratatui::style::{Modifier, Style};

use super::class::{Kind, is_blank, is_separator, kind, ranges};

/// What makes a face of its own in a font.
const FACE: Modifier = Modifier::BOLD.union(Modifier::ITALIC);

/// Faces that punctuation beside a word is given, the least visible first.
const OTHER_FACES: [Modifier; 4] = [Modifier::empty(), Modifier::BOLD, Modifier::ITALIC, FACE];

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
pub(super) fn for_kitty(row: &mut [Cell]) {
    let runs = ranges(row, |cell| (shaped(cell), cell.modifier & FACE));
    for (at, ((shaped, own), range)) in runs.iter().enumerate() {
        let Some(cells) = row.get_mut(range.clone()) else {
            continue;
        };
        match shaped {
            Shaped::Rtl => reverse_letters(cells),
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
                for cell in cells {
                    cell.modifier ^= change;
                }
            }
        }
    }
}

/// How kitty sees a cell.
fn shaped(cell: &Cell) -> Shaped {
    match kind(cell) {
        Kind::Word | Kind::Number => Shaped::Rtl,
        Kind::Frame => Shaped::Apart,
        Kind::Neutral if is_blank(cell) => Shaped::Apart,
        // `HarfBuzz` goes by the first character that has a script: extended Arabic-Indic digits and the Arabic percent sign
        // have one, though they are no letters in UAX #9.
        _ if is_of_rtl_script(cell) => Shaped::Rtl,
        _ => Shaped::Other,
    }
}

fn is_of_rtl_script(cell: &Cell) -> bool {
    let script = |base| CodePointMapData::<Script>::new().get(base);
    matches!(
        cell.symbol().chars().next().map(script),
        Some(Script::Arabic | Script::Hebrew | Script::Syriac | Script::Thaana | Script::Nko)
    )
}

/// `qt`: each word in logical order, and between words (and a word and a number) a dim cell, a blank if there is one.
/// Within one style Qt orders by UAX #9 with a left-to-right base, where a word alone stays in its place. Dim is a style
/// that `QTermWidget` tells from others and does not draw.
pub(super) fn for_qt(row: &mut [Cell]) {
    let runs = ranges(row, |cell| (kind(cell), cell.style()));
    for ((kind, _), range) in &runs {
        if let (Kind::Word, Some(word)) = (kind, row.get_mut(range.clone())) {
            reverse_letters(word);
        }
    }
    let units = runs
        .iter()
        .filter(|((kind, _), _)| !matches!(kind, Kind::Neutral | Kind::Frame));
    let units: Vec<_> = units
        .map(|((kind, style), range)| (*kind, *style, range.clone()))
        .collect();
    for pair in units.windows(2) {
        let [(left, left_style, before), (right, right_style, after)] = pair else {
            continue;
        };
        let moves = matches!(left, Kind::Word | Kind::Number) && !matches!(right, Kind::Latin);
        if !moves || left_style != right_style {
            continue;
        }
        let gap = before.end..after.start;
        let Some(between) = row.get(gap.clone()) else {
            continue;
        };
        let parted = between.iter().any(|cell| cell.style() != *left_style);
        let within_number = (left, right) == (&Kind::Number, &Kind::Number)
            && matches!(between, [cell] if is_separator(cell));
        if parted || within_number {
            continue;
        }
        let wall = match between.iter().position(is_blank) {
            Some(blank) => gap.start + blank..gap.start + blank + 1,
            None if gap.is_empty() => after.clone(),
            None => gap.start..gap.start + 1,
        };
        for cell in row.get_mut(wall).into_iter().flatten() {
            cell.modifier ^= Modifier::DIM;
        }
    }
}

/// Turns the letters around and leaves the styles.
fn reverse_letters(run: &mut [Cell]) {
    let styles: Vec<Style> = run.iter().map(Cell::style).collect();
    run.reverse();
    for (cell, style) in run.iter_mut().zip(styles) {
        cell.modifier = style.add_modifier;
        cell.set_style(style);
    }
}
