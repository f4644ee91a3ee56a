//! Searching in the article: what is lit, counted and said.

use std::sync::Arc;

use kzread::document::Document;
use kzread::input::Event;
use kzread::words::Language::{Arabic, English};

use super::BEH;
use crate::common::App;

#[test]
fn a_match_across_a_cut_in_a_long_paragraph_is_lit_on_both_sides() {
    let mut text = "aaa bbb ".repeat(10_000).into_bytes();
    let document = Document::plain(Arc::new(text.clone())).unwrap();
    let first = document.first().unwrap().unwrap();
    let cut = document.offset(document.next(first).unwrap().unwrap(), 0) as usize;
    text[cut - 4..cut].copy_from_slice(b"xxx ");
    text[cut..cut + 3].copy_from_slice(b"yyy");
    let mut app = App::files(&[("t.txt", &text)], English, (80, 24));
    let screen = app.play("/xxx yyy<CR>").screen();
    assert!(screen.last().contains("1/1"), "{}", screen.last());
    let lit = screen.lit();
    let columns: u16 = lit
        .iter()
        .map(|(_, columns, _)| columns.end - columns.start)
        .sum();
    assert!(
        columns >= 6 && lit.iter().all(|(_, _, current)| *current),
        "{lit:?}"
    );
}

#[test]
fn a_match_deep_in_a_paragraph_of_markdown_is_lit_wherever_it_stands_in_the_window() {
    let filler = "aaa bbb ".repeat(20_000);
    let text = [&filler, "xxx ", &filler].concat();
    let mut app = App::files(&[("t.md", text.as_bytes())], English, (80, 24));
    let lit = |app: &App| app.screen().lit();
    app.play("/xxx<CR>");
    let [(y, columns, true)] = &lit(&app)[..] else {
        panic!("one match: {:?}", lit(&app))
    };
    for (key, y) in [
        ("j", y - 1),
        ("j", y - 2),
        ("k", y - 1),
        ("k", *y),
        ("k", y + 1),
    ] {
        assert_eq!(lit(app.play(key)), [(y, columns.clone(), true)]);
    }
}

#[test]
fn live_search_lights_all_matches() {
    let mut app = App::library(Arabic, (90, 20));
    insta::assert_snapshot!(
        app.play("/\u{0627}\u{0644}\u{0645}\u{0627}\u{062A}\u{064A}")
            .screen()
            .dump()
    );
}

#[test]
fn search_moves_counts_and_comes_back() {
    let text = format!("{BEH}\u{062A} x\n\n").repeat(40)
        + "needle here\n\n"
        + &"more\n\n".repeat(40)
        + "needle\n";
    let mut app = App::files(&[("t.txt", text.as_bytes())], English, (40, 12));
    let before = app.screen().text();
    app.play("/nee");
    assert!(
        app.screen().last().ends_with("1/2 fold"),
        "{}",
        app.screen().last()
    );
    assert_eq!(app.screen().lit().len(), 1);
    assert!(app.screen().lit()[0].2);
    assert_eq!(app.play("<Esc>").screen().text(), before);
    app.play("/needle<CR>n");
    assert!(app.screen().last().ends_with("/needle 2/2"));
    app.play("n");
    assert!(app.screen().last().contains("on from the start"));
    assert!(app.play("x").screen().last().ends_with("/needle 1/2"));
    app.play("N");
    assert!(app.screen().last().contains("on from the end"));
    app.play("/zebra");
    assert!(app.screen().last().ends_with("0/0 fold"));
    app.play("<CR>");
    assert!(app.screen().last().contains("zebra"));
}

#[test]
fn folding_finds_what_a_reader_means() {
    let text = "\u{0642}\u{064E}\u{0627}\u{0644}\u{064E} \u{0627}\u{0644}\u{0634}\u{0651}\u{064E}\u{0627}\u{0647}\u{0650}\u{062F}\u{064F} \
        \u{0623}\u{0646}\u{0651} \u{0627}\u{0644}\u{0645}\u{062F}\u{0631}\u{0633}\u{0640}\u{0640}\u{0629} \u{0639}\u{0644}\u{0649} \u{0661}\u{0662}\n";
    for query in [
        "\u{0642}\u{0627}\u{0644} \u{0627}\u{0644}\u{0634}\u{0627}\u{0647}\u{062F}",
        "\u{0627}\u{0646}",
        "\u{0627}\u{0644}\u{0645}\u{062F}\u{0631}\u{0633}\u{0647}",
        "\u{0639}\u{0644}\u{064A}",
        "12",
    ] {
        let mut app = App::files(&[("t.txt", text.as_bytes())], English, (60, 12));
        let screen = app.play(&format!("/{query}")).screen();
        assert!(
            screen.last().ends_with("1/1 fold"),
            "{query}: {}",
            screen.last()
        );
    }
}

#[test]
fn a_match_over_two_lines_and_two_directions_lights_in_all_its_pieces() {
    // beh teh, space, a b c, space, theh: at 24 columns on one row, the match in three pieces.
    let text = "\u{0628}\u{062A} abc \u{062B}\u{062C}\n";
    let mut app = App::files(&[("t.txt", text.as_bytes())], Arabic, (24, 5));
    let screen = app.play("/\u{062A} ab").screen();
    assert_eq!(
        screen.lit().iter().map(|l| l.1.clone()).collect::<Vec<_>>(),
        [17..19, 20..22]
    );
    let mut narrow = App::files(
        &[("t.txt", b"aaaaaaaaaaaaaaa bbbb cccc\n")],
        English,
        (20, 5),
    );
    let screen = narrow.play("/aaa bb").screen();
    assert_eq!(
        screen
            .lit()
            .iter()
            .map(|l| (l.0, l.1.clone()))
            .collect::<Vec<_>>(),
        [(1, 13..16), (2, 1..3)]
    );
}

#[test]
fn a_query_without_letters_says_so() {
    let mut app = App::library(English, (80, 24));
    let screen = app.play("/\u{064E}").screen();
    assert!(screen.last().contains("no letter"), "{}", screen.last());
    assert!(app.play("<CR>").screen().last().contains("no letter"));
}

#[test]
fn pasted_text_goes_into_the_query() {
    let mut app = App::library(English, (80, 24));
    app.play("/").event(Event::Paste("Richthofen\n".into()));
    assert!(
        app.screen().last().starts_with(" / Richthofen"),
        "{}",
        app.screen().last()
    );
}
