//! What holds for any text whatever, at any width.
//!
//! What a cell may hold is judged by Unicode's properties directly, not by kzread's own reading of them.

mod alphabet;

use std::collections::BTreeMap;

use icu_properties::props::{
    BidiControl, DefaultIgnorableCodePoint, GeneralCategory, GeneralCategoryGroup,
};
use icu_properties::{CodePointMapData, CodePointSetData};
use kzread::text::cluster::Content;
use kzread::text::{Affinity, Direction, Line, Paragraph, VisualCell, VisualLine, bidi, fit};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestCaseResult;
use unicode_bidi::ParagraphBidiInfo;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use alphabet::text;

fn direction() -> impl Strategy<Value = Direction> {
    select(&[Direction::Rtl, Direction::Ltr][..])
}

fn width() -> impl Strategy<Value = u16> {
    prop_oneof![6 => 1..12_u16, 3 => 12..100_u16, 1 => Just(0), 1 => Just(u16::MAX)]
}

fn category(c: char) -> GeneralCategory {
    CodePointMapData::<GeneralCategory>::new().get(c)
}

/// Whether a terminal must not be sent this character: it would act on it, reorder by it, or give it no cell.
fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}')
        || category(c) == GeneralCategory::Format
        || CodePointSetData::new::<BidiControl>().contains(c)
        || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}

/// A cell's symbol is one that a terminal draws in exactly the cell's columns, without a look at its neighbours.
#[expect(
    clippy::disallowed_methods,
    reason = "within one cell both ways of counting must agree"
)]
fn check_symbol(symbol: &str, cell: &VisualCell) -> TestCaseResult {
    let first = symbol.chars().next();
    prop_assert!(first.is_some(), "an empty symbol");
    prop_assert!(
        first.is_some_and(|c| !GeneralCategoryGroup::Mark.contains(category(c))
            && c.width().is_some_and(|w| w > 0)),
        "{symbol:?} starts with what is drawn on the cell before it"
    );
    prop_assert!(!symbol.contains(is_forbidden), "{symbol:?}");
    let widths: usize = symbol.chars().map(|c| c.width().unwrap_or(0)).sum();
    prop_assert_eq!(usize::from(cell.width), widths, "{:?}", symbol);
    prop_assert_eq!(usize::from(cell.width), symbol.width(), "{:?}", symbol);
    Ok(())
}

/// Cells stand side by side from 0 to the line's width, and each is found again by its bytes.
fn check_line(line: &VisualLine) -> TestCaseResult {
    let mut column = 0;
    let mut bytes = Vec::new();
    for (symbol, cell) in line.cells() {
        check_symbol(symbol, cell)?;
        prop_assert_eq!(cell.column, column);
        column += cell.width;
        // What closes the sign around a number has no bytes of its own.
        if !cell.bytes.is_empty() {
            prop_assert_eq!(line.columns_of(&cell.bytes), vec![cell.column..column]);
            bytes.push(cell.bytes.clone());
        }
    }
    prop_assert_eq!(line.width(), column);
    bytes.sort_by_key(|b| b.start);
    prop_assert!(
        bytes.windows(2).all(|b| b[0].end <= b[1].start),
        "{bytes:?}"
    );
    Ok(())
}

/// What is drawn for which bytes, blanks left out.
fn shown<'a>(lines: impl IntoIterator<Item = &'a VisualLine>) -> BTreeMap<usize, (usize, String)> {
    lines
        .into_iter()
        .flat_map(VisualLine::cells)
        .filter(|(symbol, cell)| !symbol.trim_matches(' ').is_empty() && !cell.bytes.is_empty())
        .map(|(symbol, cell)| (cell.bytes.start, (cell.bytes.end, symbol.to_owned())))
        .collect()
}

fn arranged(paragraph: &Paragraph, lines: &[Line]) -> Vec<VisualLine> {
    lines.iter().map(|line| paragraph.arrange(line)).collect()
}

fn boundaries(text: &str) -> impl Iterator<Item = usize> + '_ {
    (0..=text.len()).filter(|&at| text.is_char_boundary(at))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn clusters_tile_the_paragraph(text in text(), direction in direction()) {
        let paragraph = Paragraph::analyze(text.as_str(), direction);
        let mut at = 0;
        for cluster in paragraph.clusters() {
            prop_assert_eq!(cluster.start, at);
            let is_sign = matches!(cluster.content, Content::Sign(_));
            prop_assert!(is_sign || !paragraph.slice(cluster).is_empty());
            at = cluster.end;
        }
        prop_assert_eq!(at as usize, text.len());
    }

    /// The levels are found on a shortened text; they are those of the whole.
    #[test]
    fn levels_are_those_of_unicode_bidi(text in text(), direction in direction()) {
        let whole = ParagraphBidiInfo::new(&text, Some(direction.level()));
        prop_assert_eq!(bidi::levels(&text, direction), whole.levels);
    }

    #[test]
    fn lines_tile_the_clusters(text in text(), direction in direction(), width in width()) {
        let paragraph = Paragraph::analyze(text.as_str(), direction);
        let lines = paragraph.wrap(width, width);
        let mut at = 0;
        for line in &lines {
            prop_assert_eq!(line.clusters.start, at);
            prop_assert!(!line.clusters.is_empty() || text.is_empty());
            at = line.clusters.end;
        }
        prop_assert_eq!(at, paragraph.clusters().len());
    }

    #[test]
    fn cells_and_bytes_map_to_each_other(text in text(), direction in direction(), width in width()) {
        let paragraph = Paragraph::analyze(text.as_str(), direction);
        check_line(&paragraph.arrange_whole())?;
        for line in paragraph.wrap(width, width) {
            let seen = paragraph.arrange(&line);
            check_line(&seen)?;
            // Every cluster of the line is a cell, but for those that draw nothing.
            let cells = seen.cells().count();
            let clusters = &paragraph.clusters()[line.clusters];
            let hanging = clusters.iter().rev().take_while(|c| c.hangs()).count();
            let drawn = clusters[..clusters.len() - hanging].iter().filter(|c| c.advance(0) > 0).count();
            prop_assert_eq!(cells, drawn);
        }
    }

    #[test]
    fn no_line_is_too_wide(text in text(), direction in direction(), first in width(), rest in width()) {
        let paragraph = Paragraph::analyze(text.as_str(), direction);
        let lines = paragraph.wrap(first, rest);
        for (i, line) in arranged(&paragraph, &lines).iter().enumerate() {
            let width = if i == 0 { first } else { rest };
            let parts = line.cells().filter(|(_, cell)| !cell.bytes.is_empty()).count();
            prop_assert!(line.width() <= width || parts == 1, "{width}: {:?}", line.to_text());
        }
    }

    #[test]
    fn wrapping_at_its_own_width_changes_nothing(text in text(), direction in direction(), width in width()) {
        let paragraph = Paragraph::analyze(text.as_str(), direction);
        let lines = paragraph.wrap(width, width);
        let widest = arranged(&paragraph, &lines).iter().map(VisualLine::width).max().unwrap_or(0);
        if widest <= width {
            prop_assert_eq!(paragraph.wrap(widest, widest), lines);
        } // else a cluster wider than the line stands on it
    }

    #[test]
    fn what_is_shown_does_not_depend_on_the_width(text in text(), direction in direction(), width in width()) {
        let paragraph = Paragraph::analyze(text.as_str(), direction);
        let lines = paragraph.wrap(width, width);
        prop_assert_eq!(shown(&arranged(&paragraph, &lines)), shown([&paragraph.arrange_whole()]));
    }

    #[test]
    fn the_caret_stays_on_the_line(text in text(), direction in direction()) {
        let line = Paragraph::analyze(text.as_str(), direction).arrange_whole();
        for at in boundaries(&text) {
            let column = line.caret(at, Affinity::Upstream).map_or(0, |(column, _)| column);
            prop_assert!(column <= line.width(), "{at}: {column}");
        }
    }

    #[test]
    fn fitted_text_fits(text in text(), direction in direction(), width in width()) {
        let line = fit(&text, direction, width);
        check_line(&line)?;
        prop_assert!(line.width() <= width);
    }

    #[test]
    fn any_string_is_laid_out(text in any::<String>(), direction in direction(), width in any::<u16>()) {
        let paragraph = Paragraph::analyze(text.as_str(), direction);
        for line in arranged(&paragraph, &paragraph.wrap(width, width)) {
            check_line(&line)?;
        }
    }
}

/// Each character by itself, after a letter, after a space, before a mark, and between lam and alef.
#[test]
fn every_character_is_drawn_in_its_own_columns() {
    // Tens of thousands that differ in nothing: ideographs, Hangul syllables, private and unassigned characters.
    let alike = |c: &char| {
        use GeneralCategory::{PrivateUse, Unassigned};
        matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{17000}'..='\u{18CFF}' | '\u{20000}'..='\u{3FFFF}')
            || matches!(category(*c), PrivateUse | Unassigned)
    };
    for c in ('\0'..='\u{E01FF}').filter(|c| !alike(c)) {
        let text =
            format!("{c}\u{2029}x{c}\u{2029} {c}\u{2029}{c}\u{0301}\u{2029}\u{0644}{c}\u{0627}");
        for direction in [Direction::Ltr, Direction::Rtl] {
            let line = Paragraph::analyze(text.as_str(), direction).arrange_whole();
            let checked = check_line(&line);
            assert!(checked.is_ok(), "U+{:04X}: {checked:?}", c as u32);
        }
    }
}

/// A line has at most `u16::MAX` columns, however much text there is.
#[test]
fn a_word_longer_than_any_line_is_cut() -> TestCaseResult {
    for piece in ["x", "\u{0628}\u{0644}\u{0627}", "\u{4E2D}", "\t"] {
        let text = piece.repeat(70_000);
        let paragraph = Paragraph::analyze(text.as_str(), Direction::Rtl);
        let lines = paragraph.wrap(u16::MAX, u16::MAX);
        let drawn = paragraph.clusters().iter().filter(|c| !c.hangs()).count();
        prop_assert_eq!(shown(&arranged(&paragraph, &lines)).len(), drawn);
        for line in [
            paragraph.arrange_whole(),
            fit(&text, Direction::Rtl, u16::MAX),
        ] {
            let columns: u32 = line.cells().map(|(_, cell)| u32::from(cell.width)).sum();
            prop_assert_eq!(columns, u32::from(line.width()));
            prop_assert!(
                line.caret(text.len(), Affinity::Upstream)
                    .is_some_and(|(c, _)| c <= line.width())
            );
            prop_assert_eq!(line.columns_of(&(0..text.len())), vec![0..line.width()]);
        }
    }
    Ok(())
}
