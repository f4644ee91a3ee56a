//! The list of all keys.

use kzread::input::Event;
use kzread::words::Language::{Arabic, English};

use super::two_files;
use crate::common::App;

#[test]
fn help_lists_every_action() {
    insta::assert_snapshot!(two_files(English, (80, 110)).play("?").screen().dump());
}

#[test]
fn help_fits_a_wide_screen_and_says_where_there_is_more_of_it() {
    let wide = two_files(English, (160, 60)).play("?").screen();
    for doc in [
        "a line down, or",
        "quit",
        "keep what was found",
        "a later query",
    ] {
        assert!(wide.text().contains(doc), "{}", wide.text());
    }
    assert!(wide.last().ends_with("close"), "{}", wide.last());
    let mut narrow = two_files(English, (80, 24));
    assert!(narrow.play("?").screen().last().ends_with('\u{2193}'));
    assert!(narrow.play("G").screen().last().ends_with('\u{2191}'));
}

#[test]
fn no_description_of_the_help_is_cut() {
    for language in [Arabic, English] {
        for width in [80, 159, 160, 250] {
            let help = two_files(language, (width, 90)).play("?").screen().text();
            assert!(!help.contains('\u{2026}'), "{width} {help}");
        }
    }
}

#[test]
fn help_turns_back_at_its_end_with_the_first_key() {
    let mut app = two_files(English, (80, 24));
    let first = app.play("?").screen().row(2);
    let last = app.play("G").screen().rows();
    assert_eq!(app.play("<PageDown><PageDown>j").screen().rows(), last);
    assert_eq!(app.play("k").screen().row(3), last[2]);
    assert_eq!(app.play("g").screen().row(2), first);
}

#[test]
fn the_wheel_turns_what_lies_on_top() {
    let wheel = |turns| Event::Wheel {
        turns,
        column: 5,
        row: 7,
    };
    let mut app = App::library(English, (100, 24));
    let before = app.play("?").screen().row(5);
    assert_eq!(app.event(wheel(1)).screen().row(2), before);
    assert_eq!(app.state().selected, 0);
    let top = app.event(wheel(-9)).screen().text();
    assert_eq!(top, app.play("g").screen().text());
    app.event(Event::Click { column: 5, row: 7 });
    assert!(!app.screen().text().contains("half a page"));
    assert_eq!(app.state().selected, 0, "the click closed the help");
}
