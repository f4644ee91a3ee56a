//! What a command has laid out for a terminal: its looks, its lines as they are, and what stands in their fields.

mod common;

use common::App;
use kzread::words::Language::English;
use ratatui::style::{Color, Modifier};

fn app(text: &str, size: (u16, u16)) -> App {
    App::files(&[("out", text.as_bytes())], English, size)
}

/// The row that has some text, and the column that it begins at.
fn place(app: &App, text: &str) -> (u16, u16) {
    let screen = app.screen();
    let rows = screen.rows();
    let (y, row) = (0..)
        .zip(&rows)
        .find(|(_, row)| row.contains(text))
        .unwrap();
    let before = &row[..row.find(text).unwrap()];
    (before.chars().count() as u16, y)
}

#[test]
fn a_manual_page_is_bold_where_it_was_struck_over() {
    let app = app(
        "N\u{8}NA\u{8}AM\u{8}ME\u{8}E\n       ls - _\u{8}l_\u{8}i_\u{8}s_\u{8}t\n",
        (60, 14),
    );
    let screen = app.screen();
    let (x, y) = place(&app, "NAME");
    assert_eq!(x, 0);
    assert!(screen.buffer[(x, y)].modifier.contains(Modifier::BOLD));
    // The indent stays.
    let (x, y) = place(&app, "ls - list");
    assert_eq!(x, 7);
    assert!(
        screen.buffer[(x + 5, y)]
            .modifier
            .contains(Modifier::UNDERLINED)
    );
}

#[test]
fn colours_are_those_of_the_command() {
    let app = app(
        "\u{1B}[31mred\u{1B}[m \u{1B}[48;2;1;2;3mx\u{1B}[m\n",
        (60, 14),
    );
    let screen = app.screen();
    let (x, y) = place(&app, "red x");
    assert_eq!(screen.buffer[(x, y)].fg, Color::Indexed(1));
    assert_eq!(screen.buffer[(x + 4, y)].bg, Color::Rgb(1, 2, 3));
    assert!(!screen.text().contains('\u{241B}'));
}

/// Such a line ran from right to left, with the name on the right.
#[test]
fn a_line_of_data_keeps_its_name_on_the_left() {
    let word = "\u{628}".repeat(8);
    let data = format!("{{\n \"a\": \"{word} {word}.\"\n}}\n");
    let app = App::files(&[("a.json", data.as_bytes())], English, (60, 14));
    let rows = app.screen().rows();
    let row = rows.iter().find(|row| row.contains("\"a\""));
    let row = row.map(|row| row.trim());
    // The full stop of the string is at its left end.
    assert!(
        row.is_some_and(|row| row.starts_with("\"a\": \".")),
        "{rows:?}"
    );
}

/// The signs of a comparison stand in the first column; a sentence with a Latin word in it has the order of an Arabic one.
#[test]
fn a_line_of_a_diff_keeps_its_sign_and_the_order_of_its_words() {
    let beh = "\u{628}\u{628}";
    let teh = "\u{62A}\u{62A}";
    let app = app(
        &format!("diff --git a/x b/x\n+{beh} abc {teh}\n-{beh} 12\n x = {beh}\n"),
        (60, 14),
    );
    let row = |sign: &str| {
        let rows = app.screen().rows();
        rows.into_iter().find(|row| row.starts_with(sign)).unwrap()
    };
    let (beh, teh) = ("\u{FE90}\u{FE91}", "\u{FE96}\u{FE97}");
    assert_eq!(row("+"), format!("+{teh} abc {beh}"));
    assert_eq!(row("-"), format!("-12 {beh}"));
    assert_eq!(row(" x"), format!(" x = {beh}"));
}

#[test]
fn long_lines_are_wrapped_cut_and_shifted() {
    let long: String = (0..30)
        .map(|n| format!("{n:03}-"))
        .collect::<Vec<_>>()
        .concat();
    let mut app = app(&format!("\u{1B}[1m{long}\u{1B}[m\nnext\n"), (40, 14));
    let rows = |app: &App| app.screen().rows()[3..7].to_vec();
    assert_eq!(
        rows(&app),
        [&long[..40], &long[40..80], &long[80..], "next"]
    );
    app.play("S");
    assert_eq!(rows(&app)[..2], [&long[..40], "next"]);
    app.play("<Right>");
    assert_eq!(rows(&app)[..2], [&long[20..60], ""]);
    app.play("<Left>");
    assert_eq!(rows(&app)[..2], [&long[..40], "next"]);
    app.play("S");
    assert_eq!(rows(&app)[1], long[40..80]);
}

#[test]
fn what_is_shown_is_what_is_found() {
    let mut app = app("\u{1B}[1mfo\u{1B}[mo b\u{8}ba\u{8}ar\u{8}r\n", (40, 14));
    app.play("/foo bar<CR>");
    assert_eq!(app.screen().lit().len(), 1);
}
