//! Texts that come, change and go.

use std::fs;

use kzread::library::Library;
use kzread::words::Language::English;

use super::{TREE, folder, list, open};
use crate::common::App;

#[test]
fn what_has_come_and_gone_is_seen_by_r_and_by_coming_back() {
    let root = folder(TREE);
    let mut app = open(&root, English);
    fs::write(root.join("b.txt"), "new\n").unwrap();
    fs::remove_dir_all(root.join("books/one")).unwrap();
    app.play("r");
    let shown: Vec<String> = list(&app)
        .into_iter()
        .map(|row| row.replace(' ', ""))
        .collect();
    assert_eq!(
        shown,
        ["a", "b", "\u{25BE}books2", "\u{25BE}two1", "x", "y", "z"]
    );
    fs::create_dir_all(root.join("c")).unwrap();
    fs::write(root.join("c/new.txt"), "new\n").unwrap();
    app.event(kzread::input::Event::Focus);
    assert!(list(&app).contains(&"new".to_owned()), "{:?}", list(&app));
    assert_eq!(app.state().chosen_row(), Some(0));
}

/// Lines, each with its number.
fn numbered(lines: std::ops::Range<usize>) -> String {
    lines.fold(String::new(), |text, number| {
        format!("{text}line {number} of the text\n")
    })
}

#[test]
fn a_text_that_was_saved_anew_is_read_again_where_it_stands() {
    for name in ["a.txt", "a.md"] {
        let gap = if name == "a.md" { "\n\n" } else { "\n" };
        let text = |lines| numbered(lines).replace('\n', gap);
        let root = crate::common::folder(&[(name, text(0..400).as_bytes())]);
        let path = root.join(name);
        let library = Library::open(std::slice::from_ref(&path), None).unwrap();
        let mut app = App::new(library, English, (60, 20));
        app.play("201g");
        let shown = app.screen().row(5);
        fs::write(&path, format!("something before{gap}{}", text(0..400))).unwrap();
        app.event(kzread::input::Event::Focus);
        assert_eq!(app.screen().row(5), shown, "{name}");
        assert!(
            app.screen().last().contains("read again"),
            "{}",
            app.screen().last()
        );
        assert!(app.play("g").screen().text().contains("something before"));
    }
}

#[test]
fn a_text_that_was_cut_short_is_read_again_by_itself() {
    let root = crate::common::folder(&[("a.txt", numbered(0..40_000).as_bytes())]);
    let path = root.join("a.txt");
    let library = Library::open(std::slice::from_ref(&path), None).unwrap();
    let mut app = App::new(library, English, (60, 20));
    app.play("50%");
    fs::write(&path, numbered(0..300)).unwrap();
    app.play("90%");
    let screen = app.screen().text();
    assert!(screen.contains("line 299 of the text"), "{screen}");
}

#[test]
fn the_wheel_also_has_a_text_that_was_cut_short_read_again() {
    let root = crate::common::folder(&[("a.txt", numbered(0..40_000).as_bytes())]);
    let path = root.join("a.txt");
    let library = Library::open(std::slice::from_ref(&path), None).unwrap();
    let mut app = App::new(library, English, (60, 20));
    app.play("50%");
    fs::write(&path, numbered(0..300)).unwrap();
    // Far enough from what is in memory.
    for _ in 0..60 {
        app.event(kzread::input::Event::Wheel {
            turns: 127,
            column: 9,
            row: 9,
        });
    }
    let screen = app.screen().text();
    assert!(screen.contains("line 299 of the text"), "{screen}");
}

#[test]
fn what_is_gone_is_not_found_any_more() {
    let root = folder(TREE);
    let mut app = open(&root, English);
    fs::remove_file(root.join("books/y.txt")).unwrap();
    app.play("rsbooks/y<CR>");
    assert!(
        app.screen().last().contains("in the library"),
        "{}",
        app.screen().last()
    );
    app.play("fy<CR>");
    assert!(
        app.screen().last().contains("no title"),
        "{}",
        app.screen().last()
    );
}
