//! A screen on which rows were moved becomes the same as one that is drawn anew.

use std::ops::Range;

use proptest::prelude::*;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use super::super::Shown;

const WIDTH: u16 = 14;
const HEIGHT: u16 = 9;
const WIDE: &str = "\u{4e2d}";

/// A terminal with margins on all sides: the symbol of each cell, none where a wide one covers it.
struct Model {
    rows: Vec<Vec<String>>,
    sides: Range<usize>,
    has_sides: bool,
    region: Range<usize>,
    cursor: (usize, usize),
}

impl Model {
    fn new() -> Self {
        Self {
            rows: vec![vec![" ".to_owned(); WIDTH.into()]; HEIGHT.into()],
            sides: 0..WIDTH.into(),
            has_sides: false,
            region: 0..HEIGHT.into(),
            cursor: (0, 0),
        }
    }

    /// Carries out control sequences, and knows no others than those that move rows.
    fn control(&mut self, bytes: &[u8]) {
        let text = std::str::from_utf8(bytes).unwrap();
        for sequence in text.split("\x1b[").skip(1) {
            let (parameters, end) = sequence.split_at(sequence.len() - 1);
            let number = |at: usize| -> Option<usize> {
                parameters.split(';').nth(at).and_then(|n| n.parse().ok())
            };
            match (parameters, end) {
                ("?69", "h") => self.has_sides = true,
                ("?69", "l") => (self.has_sides, self.sides) = (false, 0..WIDTH.into()),
                (_, "s") if self.has_sides => {
                    self.sides = number(0).unwrap() - 1..number(1).unwrap();
                }
                (_, "r") => {
                    let last = number(1).unwrap_or(HEIGHT.into());
                    (self.region, self.cursor) = (number(0).unwrap_or(1) - 1..last, (0, 0));
                }
                (_, "H") => self.cursor = (number(1).unwrap() - 1, number(0).unwrap() - 1),
                (_, "M" | "L") => self.move_rows(number(0).unwrap(), end == "M"),
                other => panic!("unknown: {other:?}"),
            }
        }
    }

    fn move_rows(&mut self, by: usize, up: bool) {
        assert!(self.sides.contains(&self.cursor.0) && self.region.contains(&self.cursor.1));
        let region = self.cursor.1..self.region.end;
        let before = self.rows.clone();
        for y in region.clone() {
            let from = if up { Some(y + by) } else { y.checked_sub(by) };
            for x in self.sides.clone() {
                let from = from.filter(|from| region.contains(from));
                self.rows[y][x] = from.map_or(" ".to_owned(), |from| before[from][x].clone());
            }
        }
    }

    fn write(&mut self, shown: &Shown) {
        for (x, y, place) in shown.marked() {
            let (x, row) = (usize::from(x), &mut self.rows[usize::from(y)]);
            row[x] = place.cell().symbol().to_owned();
            if place.is_wide() {
                row[x + 1].clear();
            }
        }
    }
}

/// Rows of letters, blanks and wide characters.
fn rows(count: usize, width: usize) -> impl Strategy<Value = Vec<Vec<&'static str>>> {
    let symbol = prop_oneof![
        2 => Just(" "),
        3 => Just("a"),
        2 => Just("\u{fe8f}"),
        1 => Just("\u{fe83}"),
        1 => Just(WIDE),
    ];
    prop::collection::vec(prop::collection::vec(symbol, width), count)
}

fn draw(buffer: &mut Buffer, area: Rect, rows: &[Vec<&'static str>]) {
    for (y, row) in (area.top()..area.bottom()).zip(rows) {
        let mut covered = false;
        for (x, symbol) in (area.left()..area.right()).zip(row) {
            if std::mem::take(&mut covered) {
                continue;
            }
            covered = *symbol == WIDE && x + 1 < area.right();
            if covered || *symbol != WIDE {
                buffer[(x, y)].set_symbol(symbol);
            }
        }
    }
}

#[derive(Debug)]
struct Screens {
    before: Buffer,
    after: Buffer,
    area: Rect,
}

/// A text that is scrolled beside and below something else, some of which changes as well.
fn screens() -> impl Strategy<Value = Screens> {
    let area = (0..4_u16, 9..=WIDTH, 0..3_u16, 6..=HEIGHT);
    let texts = (rows(24, WIDTH.into()), rows(HEIGHT.into(), WIDTH.into()));
    let places = (0..14_usize, 0..14_usize, any::<bool>());
    (area, texts, places).prop_map(|((left, right, top, bottom), (text, beside), places)| {
        let area = Rect::new(left, top, right - left, bottom - top);
        let whole = Rect::new(0, 0, WIDTH, HEIGHT);
        let screen = |place: usize, beside: &[Vec<&'static str>]| {
            let mut buffer = Buffer::empty(whole);
            let left = Rect {
                width: area.x,
                ..whole
            };
            let right = Rect {
                x: area.right(),
                width: WIDTH - area.right(),
                ..whole
            };
            for stretch in [left, right] {
                draw(&mut buffer, stretch, beside);
            }
            draw(&mut buffer, area, &text[place..]);
            buffer
        };
        let (from, to, changes) = places;
        let mut other = beside.clone();
        if changes {
            other.rotate_left(1);
        }
        Screens {
            before: screen(from, &beside),
            after: screen(to, &other),
            area,
        }
    })
}

fn shown(buffer: &Buffer) -> Shown {
    let mut shown = Shown::default();
    shown.clear(Size::new(WIDTH, HEIGHT));
    shown.change(buffer, &[]);
    shown
}

proptest! {
    #[test]
    fn a_screen_whose_rows_moved_is_the_one_that_is_drawn_anew(screens in screens(), margins: bool) {
        let mut before = shown(&screens.before);
        let mut model = Model::new();
        model.write(&before);
        if let Some(moved) = before.find_move(&screens.after, screens.area, margins) {
            let mut frame = Vec::new();
            moved.write(WIDTH, &mut frame);
            model.control(&frame);
            prop_assert!(!model.has_sides && model.region == (0..HEIGHT.into()));
            before.take_move(&moved);
        }
        before.change(&screens.after, &[]);
        model.write(&before);

        let mut anew = Model::new();
        anew.write(&shown(&screens.after));
        prop_assert_eq!(model.rows, anew.rows);
    }

    #[test]
    fn a_terminal_without_side_margins_shows_the_same(screens in screens()) {
        let mut terminal = vt100::Parser::new(HEIGHT, WIDTH, 0);
        let write = |shown: &Shown, terminal: &mut vt100::Parser| {
            let mut bytes = Vec::new();
            let cells = shown.marked().map(|(x, y, place)| (x, y, place.cell()));
            CrosstermBackend::new(&mut bytes).draw(cells).unwrap();
            terminal.process(&bytes);
        };
        let mut before = shown(&screens.before);
        write(&before, &mut terminal);
        if let Some(moved) = before.find_move(&screens.after, screens.area, false) {
            let mut frame = Vec::new();
            moved.write(WIDTH, &mut frame);
            terminal.process(&frame);
            before.take_move(&moved);
        }
        before.change(&screens.after, &[]);
        write(&before, &mut terminal);

        let mut anew = vt100::Parser::new(HEIGHT, WIDTH, 0);
        write(&shown(&screens.after), &mut anew);
        let seen = |terminal: &vt100::Parser| -> Vec<String> {
            let rows = terminal.screen().rows(0, WIDTH);
            // Blanks that were written are told from others.
            rows.map(|row| row.trim_end().to_owned()).collect()
        };
        prop_assert_eq!(seen(&terminal), seen(&anew));
    }
}

/// A text beside a list, each row of a letter of its own, from a line on.
fn page(line: u32) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 60, 20));
    for y in 0..20_u16 {
        let beside = char::from_u32(0xfe8f + u32::from(y)).unwrap();
        let letter = char::from_u32(0x3b1 + line + u32::from(y)).unwrap();
        for x in 2..42 {
            buffer[(x, y)].set_char(letter);
        }
        for x in 45..54 {
            buffer[(x, y)].set_char(beside);
        }
    }
    buffer
}

#[test]
fn of_a_text_that_is_scrolled_by_a_row_one_row_is_written() {
    let area = Rect::new(0, 0, 44, 20);
    for (line, margins, rows_written) in [(1, true, 1), (0, true, 1), (2, true, 2), (1, false, 20)]
    {
        let mut shown = Shown::default();
        shown.clear(Size::new(60, 20));
        let before = u32::from(line == 0);
        shown.change(&page(before), &[]);
        let after = page(line);
        let moved = shown.find_move(&after, area, margins).unwrap();
        shown.take_move(&moved);
        shown.change(&after, &[]);
        let mut rows: Vec<u16> = shown.marked().map(|(_, y, _)| y).collect();
        rows.dedup();
        assert!(rows.len() <= rows_written + 2, "{line}: {rows:?}");
    }
}

#[test]
fn nothing_is_moved_where_it_would_save_nothing() {
    let shown = shown(&Buffer::empty(Rect::new(0, 0, WIDTH, HEIGHT)));
    let mut after = Buffer::empty(Rect::new(0, 0, WIDTH, HEIGHT));
    assert_eq!(shown.find_move(&after, after.area, true), None);
    after[(3, 3)].set_char('a');
    assert_eq!(shown.find_move(&after, after.area, true), None);
}
