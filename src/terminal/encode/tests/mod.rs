//! What each mode sends, as code points. The rows are visual, left to right, as the eye is to see them.

mod kitty;
mod promises;
mod qt;
mod wordlrm;

use icu_normalizer::ComposingNormalizerBorrowed;
use proptest::prelude::*;
use ratatui::style::{Color, Modifier, Style};
use unicode_bidi::BidiInfo;

use super::*;
use crate::paint::{self, Canvas, Origin};
use crate::terminal::mode::Mode;
use crate::text::bidi::Level;
use crate::text::{Direction, Paragraph};

/// One cell for each element, as if it stood in a right-to-left line.
fn row(symbols: &[&str]) -> Canvas {
    let mut canvas = Canvas::new(symbols.len() as u16, 1);
    let (buffer, origins, _) = canvas.parts_mut();
    for (at, symbol) in (0..).zip(symbols) {
        buffer.content[at].set_symbol(symbol);
        origins[at] = Some(origin(at as u32, symbol));
    }
    canvas
}

/// What the text engine would have known of a cell.
fn origin(at: u32, symbol: &str) -> Origin {
    let shape = symbol.chars().take(1);
    let mut letters = ComposingNormalizerBorrowed::new_nfkc().normalize_iter(shape);
    let base = letters.next().unwrap_or(' ');
    let level = match CellClass::of(base) {
        CellClass::Rtl | CellClass::Neutral | CellClass::Frame => 1,
        CellClass::Number | CellClass::Digit | CellClass::Latin => 2,
    };
    Origin {
        line: 0,
        start: at,
        end: at + 1,
        level: Level::new(level).unwrap(),
        gap: Level::new(level).unwrap(),
        base,
        ligated: letters.next(),
        link: 0,
    }
}

/// Lines of these directions, each from a column on.
fn lines(width: u16, lines: &[(u16, Direction, &str)]) -> Canvas {
    let mut canvas = Canvas::new(width, 1);
    for (x, direction, text) in lines {
        let line = Paragraph::analyze(*text, *direction).arrange_whole();
        paint::line(&mut canvas, *x, 0, &line, Style::new());
    }
    canvas
}

fn cells(canvas: &mut Canvas) -> &mut [Cell] {
    &mut canvas.parts_mut().0.content
}

/// One cell for each character; marks go with the base in front of them.
fn line(text: &str) -> Canvas {
    let mut symbols: Vec<String> = Vec::new();
    for c in text.chars() {
        match symbols.last_mut() {
            Some(last) if class::is_mark(c, true) => last.push(c),
            _ => symbols.push(c.to_string()),
        }
    }
    row(&symbols.iter().map(String::as_str).collect::<Vec<_>>())
}

fn sent(buffer: &Canvas) -> String {
    buffer.buffer().content.iter().map(Cell::symbol).collect()
}

fn encoded(mode: Mode, text: &str) -> String {
    let mut buffer = line(text);
    encode(mode, HarakatPolicy::Keep, &mut buffer);
    sent(&buffer)
}

/// Columns whose cell is bold.
fn bold(buffer: &Canvas) -> Vec<usize> {
    having(Modifier::BOLD, buffer)
}

/// Columns whose cell is dim.
fn dim(buffer: &Canvas) -> Vec<usize> {
    having(Modifier::DIM, buffer)
}

fn having(modifier: Modifier, buffer: &Canvas) -> Vec<usize> {
    (buffer.buffer().content.iter().enumerate())
        .filter(|(_, cell)| cell.modifier.contains(modifier))
        .map(|(at, _)| at)
        .collect()
}

fn light(buffer: &mut Canvas, columns: &[usize]) {
    for column in columns {
        cells(buffer)[*column].bg = Color::Red;
    }
}

fn lit(buffer: &Canvas) -> Vec<usize> {
    (buffer.buffer().content.iter().enumerate())
        .filter(|(_, cell)| cell.bg == Color::Red)
        .map(|(at, _)| at)
        .collect()
}

/// سلام as the eye sees it: meem final, lam-alef medial, seen initial.
const SALAM: &str = "\u{fee1}\u{fefc}\u{feb3}";

/// The same letters in reading order.
const SALAM_LOGICAL: &str = "\u{feb3}\u{fefc}\u{fee1}";

const ARABIC_2022: &str = "\u{662}\u{660}\u{662}\u{662}";

#[test]
fn shaped_sends_what_the_eye_sees() {
    let text = format!("({SALAM}) \u{feb3}\u{64e} {ARABIC_2022} A");
    assert_eq!(encoded(Mode::Shaped, &text), text);
}

#[test]
fn each_row_can_have_a_mode_of_its_own() {
    let mut buffer = Canvas::new(3, 2);
    for (cell, c) in cells(&mut buffer).iter_mut().zip(SALAM.chars().cycle()) {
        cell.set_char(c);
    }
    let mode = |y| if y == 1 { Mode::WordLrm } else { Mode::Shaped };
    encode_rows(mode, HarakatPolicy::Keep, &mut buffer);
    assert_eq!(sent(&buffer), format!("{SALAM}{SALAM_LOGICAL}\u{200e}"));
}

#[test]
fn each_closes_every_letter_and_digit_where_it_stands() {
    let text = format!("({SALAM}\u{64e}) \u{662}\u{660} 12% A");
    let expected = "(\u{fee1}\u{200e}\u{fefc}\u{200e}\u{feb3}\u{64e}\u{200e}) \u{662}\u{200e}\u{660}\u{200e} 1\u{200e}2\u{200e}% A";
    assert_eq!(encoded(Mode::Each, &text), expected);
}

#[test]
fn lro_overrides_from_the_first_cell_on() {
    assert_eq!(
        encoded(Mode::Lro, &format!("  {SALAM}")),
        format!(" \u{202d} {SALAM}")
    );
    // A letter in the first column is parted from the override, or the two would trade places.
    let expected = format!(
        "\u{fee1}\u{200e}\u{202d}{}",
        SALAM.trim_start_matches('\u{fee1}')
    );
    assert_eq!(encoded(Mode::Lro, SALAM), expected);
    assert_eq!(encoded(Mode::Lro, "caf\u{e9} 12"), "caf\u{e9} 12");
    assert_eq!(
        encoded(Mode::Lro, ARABIC_2022),
        "\u{662}\u{200e}\u{202d}\u{660}\u{662}\u{662}"
    );
}

#[test]
fn inv_turns_stretches_and_mirrors_brackets() {
    // As seen: "2022 <salam) 12 (salam>" in a right-to-left line, beside another pane.
    let text = format!("2022 {SALAM}( 12 ){SALAM} BBC\u{2502}{SALAM}");
    let word = SALAM_LOGICAL;
    assert_eq!(
        encoded(Mode::Inv, &text),
        format!("{word}( 12 ){word} 2022 BBC\u{2502}{word}")
    );
    let mut buffer = line(SALAM);
    light(&mut buffer, &[0]);
    encode(Mode::Inv, HarakatPolicy::Keep, &mut buffer);
    assert_eq!(lit(&buffer), [2]);
}

#[test]
fn inv_is_undone_by_a_line_of_the_direction_of_its_first_letter() {
    for text in [
        format!("{ARABIC_2022} {SALAM} 12 {SALAM} {ARABIC_2022}"),
        format!("  {SALAM} BBC {SALAM} 12 - {SALAM} q 5 \u{b7} {SALAM} 6 "),
        format!("BBC  7 / 8  {SALAM}   {ARABIC_2022} \u{661}  BBC"),
        format!("BBC 12 - {ARABIC_2022}, \u{661}.\u{662} BBC"),
        format!("{SALAM} \u{661}\u{60c}\u{662} \u{661}\u{66b}\u{662} {SALAM}"),
    ] {
        let sent = encoded(Mode::Inv, &text);
        let seen = BidiInfo::new(&sent, None);
        let line = &seen.paragraphs[0];
        assert_eq!(seen.reorder_line(line, line.range.clone()), text);
    }
}

#[test]
fn blank_is_undone_by_a_terminal_that_knows_no_controls() {
    for text in [
        format!(" {ARABIC_2022} {SALAM} 12 {SALAM}: {ARABIC_2022} "),
        format!(
            "  {SALAM} BBC {SALAM} 12 - {SALAM} q 5 \u{b7} 6{SALAM} {SALAM}-{SALAM} \u{2502} {SALAM}"
        ),
        format!("BBC  7 / 8  \u{60c}{SALAM}   {ARABIC_2022} \u{661}"),
        format!("q \u{661}\u{60c}\u{662} {SALAM}/BBC/{SALAM} \u{661}\u{66b}\u{662}{SALAM}."),
    ] {
        let sent = encoded(Mode::Blank, &text);
        // Whether it finds a direction by itself or not.
        for direction in [None, Some(unicode_bidi::Level::ltr())] {
            let seen = BidiInfo::new(&sent, direction);
            let line = &seen.paragraphs[0];
            let seen = seen.reorder_line(line, line.range.clone());
            assert_eq!(seen.replace('\u{2800}', " "), text);
        }
    }
    assert_eq!(encoded(Mode::Blank, "a - b \u{2502}"), "a - b \u{2502}");
    assert_eq!(
        encoded(Mode::Blank, &format!(" {SALAM}  ")),
        format!("\u{2800}{SALAM_LOGICAL}  ")
    );
    assert_eq!(
        encoded(Mode::Blank, &format!(" ({SALAM}) [{SALAM}-({SALAM})]")),
        format!("\u{2800}({SALAM_LOGICAL})\u{2800}[{SALAM_LOGICAL})-{SALAM_LOGICAL})]")
    );
}

#[test]
fn visual_sends_base_letters_in_the_same_order() {
    let text = "\u{fee1}\u{fefc}\u{feb3}\u{64e} \u{fe84} \u{fb8b} (A)";
    // A lam-alef has one cell, where two letters have no room.
    assert_eq!(
        encoded(Mode::Visual, text),
        "\u{645}\u{fefc}\u{633}\u{64e} \u{623} \u{698} (A)"
    );
}

#[test]
fn logical_sends_reading_order() {
    let word = "\u{633}\u{644}\u{627}\u{645}";
    let mut canvas = lines(
        47,
        &[
            (3, Direction::Rtl, &format!("{word} (BBC News) {word} 2022")),
            (29, Direction::Rtl, &format!("list {word}")),
        ],
    );
    let seen = format!("   2022 {SALAM} (BBC News) {SALAM}   {SALAM} list");
    assert_eq!(sent(&canvas).trim_end(), seen);
    encode(Mode::Logical, HarakatPolicy::Keep, &mut canvas);
    // A lam-alef has one cell, where two letters have no room.
    let word = "\u{633}\u{fefc}\u{645}";
    let expected = format!("   {word} (BBC News) {word} 2022   list {word}");
    assert_eq!(sent(&canvas).trim_end(), expected);

    let text = "the word \u{633}\u{644}\u{627}\u{645}";
    let mut canvas = lines(12, &[(0, Direction::Ltr, text)]);
    encode(Mode::Logical, HarakatPolicy::Keep, &mut canvas);
    assert_eq!(sent(&canvas), format!("the word {word}"));
}

#[test]
fn logical_tells_by_overrides_what_bidi_controls_did() {
    // A number that an isolate keeps from the Latin word in front of it; the marks stand in no cell.
    let text = "\u{628} ab\u{2067} 12\u{2069}";
    let mut canvas = lines(8, &[(1, Direction::Rtl, text)]);
    encode(Mode::Logical, HarakatPolicy::Keep, &mut canvas);
    let controls = |c| matches!(c, '\u{200e}' | '\u{202a}'..='\u{202e}');
    assert!(sent(&canvas).contains(controls), "{:?}", sent(&canvas));
    assert_eq!(sent(&canvas).replace(controls, ""), " \u{628} ab 12");
    // None is needed where the characters tell the same.
    let mut canvas = lines(
        8,
        &[(1, Direction::Rtl, "\u{628} \u{2067}\u{628}\u{2069} 12")],
    );
    encode(Mode::Logical, HarakatPolicy::Keep, &mut canvas);
    assert_eq!(sent(&canvas).trim_end(), " \u{628} \u{628} 12");
}

#[test]
fn logical_keeps_parted_what_a_joiner_parted() {
    let mut canvas = lines(2, &[(0, Direction::Rtl, "\u{628}\u{200c}\u{628}")]);
    encode(Mode::Logical, HarakatPolicy::Keep, &mut canvas);
    assert_eq!(sent(&canvas), "\u{628}\u{200c}\u{628}");
}

#[test]
fn strip_takes_harakat_and_leaves_other_marks() {
    let mut buffer = row(&[
        "\u{feb3}\u{651}\u{64e}",
        "e\u{301}",
        "\u{2764}\u{fe0f}",
        " \u{64e}",
        "\u{fefc}",
        "\u{5d0}\u{5b8}",
    ]);
    encode(Mode::Shaped, HarakatPolicy::Strip, &mut buffer);
    let symbols: Vec<_> = buffer.buffer().content.iter().map(Cell::symbol).collect();
    assert_eq!(
        symbols,
        [
            "\u{feb3}",
            "e\u{301}",
            "\u{2764}\u{fe0f}",
            " ",
            "\u{fefc}",
            "\u{5d0}"
        ]
    );
}

#[test]
fn arabic_is_never_slanted() {
    let slanted = |text: &str| {
        let mut buffer = line(text);
        for cell in cells(&mut buffer) {
            cell.modifier = Modifier::ITALIC | Modifier::UNDERLINED;
        }
        encode(Mode::Shaped, HarakatPolicy::Keep, &mut buffer);
        let cells = buffer.buffer().content.iter();
        assert!(
            cells
                .clone()
                .all(|cell| cell.modifier.contains(Modifier::UNDERLINED))
        );
        let slanted = cells.filter(|cell| cell.modifier.contains(Modifier::ITALIC));
        slanted.map(Cell::symbol).collect::<String>()
    };
    assert_eq!(slanted(&format!("!7 ({SALAM})")), "");
    assert_eq!(slanted(&format!("An old {SALAM} 7!")), "An old  7!");
    assert_eq!(slanted("It's 7\u{2013}8."), "It's 7\u{2013}8.");
}

#[test]
fn control_characters_never_pass() {
    let mut buffer = row(&["\u{1b}[2J", "a\u{7}", "\u{9b}", "", "b"]);
    encode(Mode::Shaped, HarakatPolicy::Keep, &mut buffer);
    assert_eq!(sent(&buffer), "    b");
}
