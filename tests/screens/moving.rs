//! Moving in the text and between the panes.

use kzread::app::Focus;
use kzread::session::Flow;
use kzread::words::Language::{Arabic, English};

use super::two_files;
use crate::common::App;

#[test]
fn arrows_go_between_the_panes_as_they_point() {
    let mut app = two_files(Arabic, (80, 24));
    assert_eq!(app.focus(), Focus::List);
    assert_eq!(app.play("<Right>").focus(), Focus::List);
    assert_eq!(app.play("<Left>").focus(), Focus::Text);
    assert_eq!(app.play("<Right>").focus(), Focus::List);
    let mut app = two_files(English, (80, 24));
    assert_eq!(app.play("<Left>").focus(), Focus::List);
    assert_eq!(app.play("<Right>").focus(), Focus::Text);
    assert_eq!(app.play("<Esc>").focus(), Focus::List);
    assert_eq!(app.play("<CR>").focus(), Focus::Text);
    assert_eq!(app.play("<Tab>").focus(), Focus::List);
    assert_eq!(app.play("<Tab>").focus(), Focus::Text);
}

#[test]
fn choosing_an_article_shows_it_and_coming_back_finds_the_place() {
    let mut app = App::library(Arabic, (80, 24));
    let first = app.screen().text();
    app.play("<Left><PageDown><PageDown>");
    let read = app.screen().unmarked();
    assert_ne!(first, read);
    app.play("]");
    assert_ne!(app.screen().text(), read);
    app.play("[");
    assert_eq!(app.screen().text(), read);
    assert_eq!(
        app.play("[").state().notice.as_deref().map(str::is_empty),
        Some(false)
    );
}

#[test]
fn a_page_turn_keeps_one_row() {
    let mut app = App::library(Arabic, (80, 24));
    app.play("<Left>");
    let before = app.screen();
    let last = before.row(22);
    let after = app.play("<Space>").screen();
    let text = |row: String| row.split('\u{2502}').next().unwrap().to_owned();
    // It has a sign in the margin.
    let kept = text(after.row(3));
    let kept = kept.strip_suffix('\u{2576}').unwrap();
    assert_eq!(kept, text(last).strip_suffix(' ').unwrap());
    assert!(!text(after.row(4)).ends_with('\u{2576}'));
    assert_eq!(app.play("b").screen().row(3), before.row(3));
}

#[test]
fn the_row_that_a_page_turn_keeps_is_never_blank() {
    let text = b"one\n\n# two\n\nthree\n\nfour\n\nfive\n";
    let mut app = App::files(&[("a.md", text)], English, (40, 6));
    let rows = |app: &App| {
        let rows = app.screen().rows();
        let text = rows.iter().map(|row| row.trim().to_owned());
        text.skip(1).take(4).collect::<Vec<_>>()
    };
    assert_eq!(rows(&app), ["one", "", "two", ""]);
    assert_eq!(rows(app.play("<Space>")), ["\u{2574}two", "", "three", ""]);
}

#[test]
fn a_page_turn_at_the_end_leaves_the_screen_as_it_is() {
    let mut app = App::library(Arabic, (80, 24));
    let end = app.play("<Left>G").screen().buffer;
    assert_eq!(app.play("<Space>").screen().buffer, end);
}

#[test]
fn a_hint_names_the_bracket_that_is_on_the_key() {
    let mut app = App::library(Arabic, (120, 20));
    // teh, lam: the end of "next" and its beginning
    let hints = app.play("<Left>").screen().last();
    assert!(
        hints.contains("\u{FEF2}\u{FEDF}\u{FE8E}\u{FE98}\u{FEDF}\u{FE8D} ]"),
        "{hints}"
    );
    assert!(!hints.contains('['), "{hints}");
}

#[test]
fn the_first_visible_word_survives_every_resize() {
    let mut app = App::library(Arabic, (100, 30));
    app.play("<Left><PageDown><PageDown><Down>");
    let text = |app: &App| app.screen().rows()[3..29].join("\n");
    let before = text(&app);
    let place = app.state().reader().unwrap().place().unwrap();
    for (width, height) in [(40, 10), (20, 5), (1, 1), (200, 60), (60, 7), (100, 30)] {
        app.resize(width, height);
        if (width, height) >= (20, 5) {
            let height = app
                .state()
                .panes()
                .unwrap()
                .column()
                .map_or(1, |c| c.height);
            let view = app.state().reader().unwrap().view(height).unwrap();
            let shows = view.rows.iter().any(|row| row.block.id == place.block);
            assert!(shows, "{width}\u{00D7}{height}");
        }
    }
    assert_eq!(text(&app), before);
}

#[test]
fn start_and_end_reach_the_first_and_the_last_row() {
    let mut app = App::library(English, (80, 24));
    app.play("<CR>");
    let start = app.screen().text();
    app.play("G");
    assert!(
        app.screen().row(1).contains("100%"),
        "{}",
        app.screen().text()
    );
    assert_eq!(app.play("g").screen().text(), start);
    app.play("G<Down>");
    let end = app.screen().text();
    assert_eq!(app.play("<PageDown><Down>").screen().text(), end);
}

#[test]
fn keys_of_the_arabic_layout_do_the_same() {
    let mut latin = App::library(Arabic, (80, 24));
    let mut arabic = App::library(Arabic, (80, 24));
    latin.play("jj<CR>jjd/\u{0642}<CR>nN]");
    // teh teh, Enter, teh teh yeh, zah …, alef maksura, alef with madda, dal
    arabic.play(
        "\u{062A}\u{062A}<CR>\u{062A}\u{062A}\u{064A}\u{0638}\u{0642}<CR>\u{0649}\u{0622}\u{062F}",
    );
    assert_eq!(latin.screen().text(), arabic.screen().text());
    assert_eq!(arabic.play("\u{0636}").flow, Flow::Quit);
}

#[test]
fn the_lam_alef_of_the_b_key_is_no_jump_to_the_start() {
    let mut app = App::library(Arabic, (80, 24));
    app.play("<CR><Space><Space>");
    let there = app.screen().text();
    app.play("<Space>\u{FEFB}");
    assert_eq!(app.screen().row(5), there.lines().nth(5).unwrap());
}

#[test]
fn quit_suspend_and_redraw_are_asked_of_the_loop() {
    let mut app = App::library(English, (80, 24));
    assert_eq!(app.play("<C-z>").flow, Flow::Suspend);
    assert_eq!(app.play("<C-l>").flow, Flow::Redraw);
    assert_eq!(app.play("?q").flow, Flow::Continue);
    assert_eq!(app.play("q").flow, Flow::Quit);
    assert_eq!(
        App::library(English, (80, 24)).play("<C-c>").flow,
        Flow::Quit
    );
}
