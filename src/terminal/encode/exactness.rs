//! `logical` and `inv` undone: what is sent, ordered by UAX #9 as the terminal would, is what was to be seen.

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestCaseResult;
use ratatui::buffer::Cell;
use ratatui::style::Style;
use unicode_bidi::{BidiInfo, ParagraphBidiInfo};

use super::*;
use crate::paint;
use crate::text::bidi;
use crate::text::{Direction, Paragraph, VisualLine};

#[path = "../../../tests/properties/alphabet.rs"]
mod alphabet;

fn is_control(c: char) -> bool {
    matches!(
        c,
        '\u{200c}'..='\u{200e}' | '\u{206f}' | '\u{202a}'..='\u{202e}'
    )
}

/// The cells of a line as a terminal that shapes by itself is to show them, from left to right: the byte where each begins
/// in the paragraph, and its symbol with the letter that was typed.
fn unshaped(line: &VisualLine) -> Vec<((usize, usize), String)> {
    let cell = |(symbol, cell): (&str, &crate::text::VisualCell)| {
        let mut rest = symbol.chars();
        let shape = rest.next().unwrap_or(' ');
        let is_letter = cell.ligated.is_none() && bidi::mirrored(cell.base) != Some(shape);
        let base = if is_letter { cell.base } else { shape };
        (
            (cell.bytes.start, cell.bytes.end),
            std::iter::once(base).chain(rest).collect(),
        )
    };
    line.cells().map(cell).collect()
}

/// Orders a line by UAX #9 as `unicode-bidi` finds the levels, with the direction of its paragraph. `units` are the pieces
/// that move whole.
fn seen(sent: &str, units: &[String], direction: Direction) -> Vec<String> {
    let info = ParagraphBidiInfo::new(sent, Some(direction.level()));
    let levels = info.reordered_levels(0..sent.len());
    let mut at = 0;
    let mut found = Vec::new();
    // A mark has no cell, but a level.
    let mut pieces: Vec<Option<&String>> = Vec::new();
    for unit in units {
        while let Some(control) = sent[at..].chars().next().filter(|&c| is_control(c)) {
            if control == '\u{200e}' {
                found.push(levels[at]);
                pieces.push(None);
            }
            at += control.len_utf8();
        }
        found.push(levels[at]);
        pieces.push(Some(unit));
        for c in unit.chars() {
            assert!(sent[at..].starts_with(c), "{sent:?} {units:?}");
            at += c.len_utf8();
        }
    }
    let show = |i: usize| {
        let unit = pieces[i]?;
        let is_rtl = found[i].is_rtl();
        Some(if is_rtl {
            inverse::mirrored(unit)
        } else {
            unit.clone()
        })
    };
    bidi::visual_order(&found)
        .into_iter()
        .filter_map(show)
        .collect()
}

/// Draws a line, sends it, and has it ordered again.
fn check_logical(line: &VisualLine, x: u16) -> TestCaseResult {
    let mut canvas = Canvas::new(line.width().saturating_add(x).max(1), 1);
    paint::line(&mut canvas, x, 0, line, Style::new());
    encode(Mode::Logical, HarakatPolicy::Keep, &mut canvas);
    let wanted = unshaped(line);
    let mut logical: Vec<((usize, usize), String)> = line
        .cells()
        .zip(&wanted)
        .map(|((_, cell), (place, symbol))| {
            let typed = if cell.direction() == Direction::Rtl {
                inverse::mirrored(symbol)
            } else {
                symbol.clone()
            };
            (*place, typed)
        })
        .collect();
    logical.sort_by_key(|(place, _)| *place);
    let units: Vec<String> = logical.into_iter().map(|(_, symbol)| symbol).collect();

    let (buffer, origins, lines) = canvas.parts_mut();
    let row = SentRow::new(&mut buffer.content, origins, lines);
    let all: Vec<_> = row.units();
    let sent: String = all.iter().map(|unit| row.sent(unit)).collect();
    let sent = sent.replacen(' ', "", x.into());
    let shown: Vec<String> = wanted.into_iter().map(|(_, symbol)| symbol).collect();
    prop_assert_eq!(seen(&sent, &units, line.direction()), shown, "{:?}", sent);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn logical_is_undone_by_a_terminal_that_orders_each_line(
        text in alphabet::text(),
        direction in select(&[Direction::Rtl, Direction::Ltr][..]),
        width in 1..60_u16,
        x in 0..3_u16,
    ) {
        let paragraph = Paragraph::analyze(text, direction);
        for line in paragraph.wrap(width, width) {
            check_logical(&paragraph.arrange(&line), x)?;
        }
    }

    /// Rows small enough to try every order: where one is undone, so is that which is sent.
    #[test]
    fn inv_is_undone_wherever_any_order_is(
        text in "[ab\u{628}\u{62a}\u{661}1 (,%]{1,6}",
        direction in select(&[Direction::Rtl, Direction::Ltr][..]),
        behind_rule in any::<bool>(),
    ) {
        let line = Paragraph::analyze(text, direction).arrange_whole();
        let x = u16::from(behind_rule);
        let mut canvas = Canvas::new(line.width() + x, 1);
        paint::line(&mut canvas, x, 0, &line, Style::new());
        if behind_rule {
            paint::put(&mut canvas, 0, 0, "\u{2502}", 1, Style::new());
        }
        let symbols = |canvas: &Canvas| -> Vec<String> {
            let cells = canvas.buffer().content.iter().skip(x.into());
            cells.map(Cell::symbol).map(String::from).collect()
        };
        let wanted = symbols(&canvas);
        encode(Mode::Inv, HarakatPolicy::Keep, &mut canvas);
        let sent = symbols(&canvas);
        let base = behind_rule.then_some(Direction::Ltr);
        if shown(&sent.concat(), base) != wanted.concat() {
            prop_assert!(!any_order(&mut wanted.clone(), 0, base, &wanted.concat()), "{wanted:?} {sent:?}");
        }
    }
}

/// What a terminal shows of a row, with this direction or that of its first letter.
fn shown(sent: &str, direction: Option<Direction>) -> String {
    let info = BidiInfo::new(sent, direction.map(Direction::level));
    let Some(paragraph) = info.paragraphs.first() else {
        return String::new();
    };
    let levels = info.reordered_levels_per_char(paragraph, paragraph.range.clone());
    let chars: Vec<char> = sent.chars().collect();
    let show = |i: usize| {
        let c = chars[i];
        if levels[i].is_rtl() {
            bidi::mirrored(c).unwrap_or(c)
        } else {
            c
        }
    };
    bidi::visual_order(&levels).into_iter().map(show).collect()
}

/// Whether any order of these cells, with any of them mirrored, is shown as wanted.
fn any_order(cells: &mut [String], at: usize, direction: Option<Direction>, wanted: &str) -> bool {
    if at == cells.len() {
        return shown(&cells.concat(), direction) == wanted;
    }
    for next in at..cells.len() {
        cells.swap(at, next);
        for _ in 0..2 {
            if any_order(cells, at + 1, direction, wanted) {
                return true;
            }
            let other = inverse::mirrored(&cells[at]);
            if other == cells[at] {
                break;
            }
            cells[at] = other;
        }
        cells.swap(at, next);
    }
    false
}
