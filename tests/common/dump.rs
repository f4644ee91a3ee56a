//! A screen in Latin letters, for snapshots that can be read and compared line by line whatever an editor makes of Arabic.
//!
//! A row of the screen is one line, a cell of it one column, in the order of the eye, left to right:
//!
//! ```text
//! row 0         1         2
//!   1 yn@vr 5      abc
//!     ╶──╴.
//!   +   ~
//! lit        ===
//! ```
//!
//! - Arabic letters stand in Buckwalter's transliteration, lam-alef (one cell) as `L`, `Ĺ` (hamza above), `Ļ` (hamza
//!   below) or `Ł` (madda); Arabic digits and punctuation as their Latin counterparts; all else as it is.
//! - The line below tells the form of each Arabic letter by the sides on which it joins: `╶` final (to the right),
//!   `╴` initial (to the left), `─` medial, `.` isolated, `!` a letter that was left without a form. Arabic digits and
//!   punctuation have `:`, Persian digits `;`. What has nothing below it is no Arabic.
//! - `+` lines hold the marks of the cells above, a line for the first mark of each cell, a line for the second.
//! - `lit` marks the cells of matches with `-`, of the current match with `=`.

use std::fmt::Write as _;

use kzread::text::cluster::char_width;

use super::Screen;

/// Letters, the first of their presentation forms, and how many forms they have there, in the block's order: isolated,
/// final, initial, medial.
const LETTERS: &[(char, u32, u32, char)] = &[
    ('\'', 0xFE80, 1, '\u{621}'),
    ('|', 0xFE81, 2, '\u{622}'),
    ('>', 0xFE83, 2, '\u{623}'),
    ('&', 0xFE85, 2, '\u{624}'),
    ('<', 0xFE87, 2, '\u{625}'),
    ('}', 0xFE89, 4, '\u{626}'),
    ('A', 0xFE8D, 2, '\u{627}'),
    ('b', 0xFE8F, 4, '\u{628}'),
    ('p', 0xFE93, 2, '\u{629}'),
    ('t', 0xFE95, 4, '\u{62A}'),
    ('v', 0xFE99, 4, '\u{62B}'),
    ('j', 0xFE9D, 4, '\u{62C}'),
    ('H', 0xFEA1, 4, '\u{62D}'),
    ('x', 0xFEA5, 4, '\u{62E}'),
    ('d', 0xFEA9, 2, '\u{62F}'),
    ('*', 0xFEAB, 2, '\u{630}'),
    ('r', 0xFEAD, 2, '\u{631}'),
    ('z', 0xFEAF, 2, '\u{632}'),
    ('s', 0xFEB1, 4, '\u{633}'),
    ('$', 0xFEB5, 4, '\u{634}'),
    ('S', 0xFEB9, 4, '\u{635}'),
    ('D', 0xFEBD, 4, '\u{636}'),
    ('T', 0xFEC1, 4, '\u{637}'),
    ('Z', 0xFEC5, 4, '\u{638}'),
    ('E', 0xFEC9, 4, '\u{639}'),
    ('g', 0xFECD, 4, '\u{63A}'),
    ('f', 0xFED1, 4, '\u{641}'),
    ('q', 0xFED5, 4, '\u{642}'),
    ('k', 0xFED9, 4, '\u{643}'),
    ('l', 0xFEDD, 4, '\u{644}'),
    ('m', 0xFEE1, 4, '\u{645}'),
    ('n', 0xFEE5, 4, '\u{646}'),
    ('h', 0xFEE9, 4, '\u{647}'),
    ('w', 0xFEED, 2, '\u{648}'),
    ('Y', 0xFEEF, 2, '\u{649}'),
    ('y', 0xFEF1, 4, '\u{64A}'),
    ('Ł', 0xFEF5, 2, '\0'),
    ('Ĺ', 0xFEF7, 2, '\0'),
    ('Ļ', 0xFEF9, 2, '\0'),
    ('L', 0xFEFB, 2, '\0'),
];

/// Signs of the forms, in the order of the block.
const FORMS: [char; 4] = ['.', '╶', '╴', '─'];

/// Arabic punctuation, and the tatweel that joins on both sides.
const SIGNS: &[(char, char, char)] = &[
    ('\u{60C}', ',', ':'),
    ('\u{61B}', ';', ':'),
    ('\u{61F}', '?', ':'),
    ('\u{66A}', '%', ':'),
    ('\u{66B}', '.', ':'),
    ('\u{640}', '_', '─'),
];

const MARKS: &[(char, char)] = &[
    ('\u{64B}', 'F'),
    ('\u{64C}', 'N'),
    ('\u{64D}', 'K'),
    ('\u{64E}', 'a'),
    ('\u{64F}', 'u'),
    ('\u{650}', 'i'),
    ('\u{651}', '~'),
    ('\u{652}', 'o'),
    ('\u{670}', '`'),
];

/// What stands for a cell: its character, the sign below it, its marks.
struct Cell {
    name: char,
    form: char,
    marks: Vec<char>,
}

/// The whole screen, a ruler above it and the cursor below.
pub(super) fn screen(screen: &Screen) -> String {
    let width = screen.buffer.area.width;
    let ten = |x: u16| {
        if x.is_multiple_of(10) {
            digit(x / 10)
        } else {
            ' '
        }
    };
    let mut dump = String::new();
    line(&mut dump, "row ", (0..width).map(ten));
    for y in 0..screen.height() {
        let row = (0..width).map(|x| cell(screen.buffer[(x, y)].symbol()));
        write_row(&mut dump, y, &one_a_column(row.collect()));
        let mut lit = vec![' '; usize::from(width)];
        for (_, columns, current) in screen.lit().iter().filter(|(row, ..)| *row == y) {
            lit[usize::from(columns.start)..usize::from(columns.end)].fill(if *current {
                '='
            } else {
                '-'
            });
        }
        if lit.iter().any(|&sign| sign != ' ') {
            line(&mut dump, "lit ", lit);
        }
    }
    match screen.cursor {
        Some((x, y)) => writeln!(dump, "cursor at column {x}, row {y}").unwrap(),
        None => writeln!(dump, "no cursor").unwrap(),
    }
    dump
}

fn digit(number: u16) -> char {
    char::from_digit(u32::from(number % 10), 10).unwrap_or(' ')
}

fn write_row(dump: &mut String, y: u16, row: &[Cell]) {
    line(dump, &format!("{y:3} "), row.iter().map(|cell| cell.name));
    if row.iter().any(|cell| cell.form != ' ') {
        line(dump, "    ", row.iter().map(|cell| cell.form));
    }
    let most = row.iter().map(|cell| cell.marks.len()).max();
    for nth in 0..most.unwrap_or(0) {
        let marks = row.iter().map(|cell| cell.marks.get(nth));
        line(dump, "  + ", marks.map(|mark| *mark.unwrap_or(&' ')));
    }
}

fn line(dump: &mut String, head: &str, cells: impl IntoIterator<Item = char>) {
    let text: String = cells.into_iter().collect();
    writeln!(dump, "{}", [head, &text].concat().trim_end()).unwrap();
}

/// Leaves out the blank that follows a character of two columns, for the file has two columns for it as well.
fn one_a_column(row: Vec<Cell>) -> Vec<Cell> {
    let mut after_wide = false;
    row.into_iter()
        .filter(|cell| {
            let skip = std::mem::replace(&mut after_wide, char_width(cell.name) == 2);
            !skip
        })
        .collect()
}

fn cell(symbol: &str) -> Cell {
    let mut chars = symbol.chars();
    let (name, form) = base(chars.next().unwrap_or(' '));
    let mark = |c| {
        let known = MARKS.iter().find(|(mark, _)| *mark == c);
        known
            .unwrap_or_else(|| panic!("no name for U+{:04X}", c as u32))
            .1
    };
    Cell {
        name,
        form,
        marks: chars.map(mark).collect(),
    }
}

fn base(c: char) -> (char, char) {
    let code = c as u32;
    for &(name, first, count, letter) in LETTERS {
        if (first..first + count).contains(&code) {
            return (name, FORMS[(code - first) as usize]);
        }
        if letter == c && c != '\0' {
            // Hamza joins nothing and is sent as it is.
            return (name, if c == '\u{621}' { '.' } else { '!' });
        }
    }
    if let Some(&(_, name, form)) = SIGNS.iter().find(|(sign, ..)| *sign == c) {
        return (name, form);
    }
    match c {
        '\u{660}'..='\u{669}' => ((code - 0x660 + 0x30) as u8 as char, ':'),
        '\u{6F0}'..='\u{6F9}' => ((code - 0x6F0 + 0x30) as u8 as char, ';'),
        '\u{600}'..='\u{6FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' => {
            panic!("no name for U+{code:04X}: give it one here")
        }
        other => (other, ' '),
    }
}
