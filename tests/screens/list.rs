//! The list: titles, dates, clicks.

use kzread::app::Focus;
use kzread::input::Event;
use kzread::words::Language::English;

use crate::common::App;

#[test]
fn hiding_the_list_gives_the_text_the_screen() {
    let mut app = App::library(English, (100, 24));
    assert!(app.screen().row(5).contains('\u{2502}'));
    app.play("z");
    assert!(!app.screen().row(5).contains('\u{2502}'));
    assert_eq!(app.focus(), Focus::Text);
    assert!(app.play("z").screen().row(5).contains('\u{2502}'));
}

#[test]
fn a_click_selects_and_the_wheel_scrolls() {
    let mut app = App::library(English, (100, 24));
    let row = 3 + app.state().slots()[2].rows.start;
    app.event(Event::Click { column: 5, row });
    assert_eq!(app.state().selected, 2);
    app.event(Event::Click { column: 60, row: 7 });
    assert_eq!(app.focus(), Focus::Text);
    let before = app.screen().row(6);
    app.event(Event::Wheel {
        turns: 1,
        column: 60,
        row: 7,
    });
    assert_eq!(
        app.screen().row(3).split('\u{2502}').nth(1),
        before.split('\u{2502}').nth(1)
    );
    app.event(Event::Wheel {
        turns: 1,
        column: 5,
        row: 7,
    });
    assert_eq!(app.state().selected, 3);
}

#[test]
fn titles_have_two_rows_before_they_are_cut_and_each_row_can_be_clicked() {
    let long = "a title of some words that no list has the room to show in one row of it";
    let files: Vec<(String, String)> = (0..9)
        .map(|number| {
            let title = if number % 3 == 0 { "short" } else { long };
            let text = format!("+++\ntitle = \"{number} {title}\"\n+++\ntext {number}\n");
            (format!("{number}.md"), text)
        })
        .collect();
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()))
        .collect();
    for size in [(100, 24), (40, 12), (200, 50)] {
        let mut app = App::files(&files, English, size);
        for keys in ["", "<PageDown>", "<PageDown>", "<End>", "<PageUp>", "k"] {
            app.play(keys);
            let slots = app.state().slots();
            assert!(slots.iter().any(|slot| slot.entry == app.state().selected));
            for slot in &slots {
                let rows = 3 + slot.rows.start..3 + slot.rows.end;
                assert!(rows.end < size.1, "whole above the last row");
                let first = app.screen().row(rows.start);
                let title = first.trim_start_matches(['\u{258C}', '\u{258F}', ' ']);
                assert!(title.starts_with(&format!("{} ", slot.entry)), "{first}");
                let tall = slot.entry % 3 != 0;
                assert_eq!(rows.len(), if tall { 3 } else { 2 }, "{size:?}");
                for row in rows {
                    app.event(Event::Click { column: 3, row });
                    assert_eq!(app.state().selected, slot.entry);
                }
            }
        }
    }
}

#[test]
fn a_month_that_all_share_is_said_once() {
    let text = |date: &str| format!("+++\ntitle = \"t\"\ndate = {date}\n+++\ntext\n");
    let screen = |dates: [&str; 2]| {
        let texts = dates.map(text);
        let files = [("a.md", texts[0].as_bytes()), ("b.md", texts[1].as_bytes())];
        App::files(&files, English, (100, 20)).screen()
    };
    let same = screen(["2022-01-05", "2022-01-22"]);
    assert!(
        same.row(1).contains("2 articles \u{B7} January 2022"),
        "{}",
        same.text()
    );
    assert!(same.row(4).contains("5th \u{B7} 1 min"), "{}", same.row(4));
    assert!(same.row(7).contains("22nd \u{B7} 1 min"), "{}", same.row(7));
    let other = screen(["2022-01-05", "2022-02-05"]);
    assert!(other.row(4).contains("5 January 2022"), "{}", other.row(4));
    assert!(other.row(7).contains("5 February 2022"), "{}", other.row(7));
}

#[test]
fn the_month_is_said_by_texts_that_are_not_on_the_screen_too() {
    let text = |month: u8| format!("+++\ntitle = \"t\"\ndate = 2022-0{month}-05\n+++\ntext\n");
    let names: Vec<String> = (10..40).map(|number| format!("{number}.md")).collect();
    let screen = |last: u8| {
        let texts = [text(1), text(last)];
        let is_last = |name: &String| usize::from(*name == names[29]);
        let bytes = |name| texts[is_last(name)].as_bytes();
        let files: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), bytes(n))).collect();
        App::files(&files, English, (100, 20)).screen()
    };
    // Nothing changes when one comes to the last of them.
    let same = screen(1);
    assert!(same.row(1).contains("January 2022"), "{}", same.row(1));
    assert!(same.row(4).contains("5th \u{B7} 1 min"), "{}", same.row(4));
    let other = screen(2);
    assert!(other.row(4).contains("5 January 2022"), "{}", other.row(4));
}

#[test]
fn of_an_empty_text_no_part_was_read() {
    let screen = App::files(&[("a.md", b"")], English, (60, 14)).screen();
    assert!(!screen.text().contains('%'), "{}", screen.text());
    assert!(!screen.text().contains('\u{2501}'), "{}", screen.text());
}
