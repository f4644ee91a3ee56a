//! The list narrowed by title.

use kzread::app::Focus;
use kzread::words::Language::{Arabic, English};

use crate::common::App;

#[test]
fn f_narrows_the_list_by_title() {
    let mut app = App::library(Arabic, (90, 20));
    let before = app.screen().text();
    // Almaty, without the hamza of its alef
    app.play("f\u{627}\u{644}\u{645}\u{627}\u{62A}\u{64A}");
    assert_eq!(app.state().rows(), 1);
    insta::assert_snapshot!(app.screen().dump());
    assert_eq!(app.play("<Esc>").screen().text(), before);
    // Enter keeps the list narrow and shows the article, Enter opens it, Esc brings the list back.
    app.play("f\u{627}\u{644}\u{645}\u{627}\u{62A}\u{64A}<CR>");
    assert_eq!((app.state().selected, app.state().rows()), (2, 1));
    assert_eq!(app.play("<CR>").focus(), Focus::Text);
    app.play("<Esc><Esc>");
    assert_eq!((app.state().selected, app.state().rows()), (2, 8));
}

#[test]
fn a_title_in_either_language_is_found_and_none_is_told() {
    let mut app = App::library(Arabic, (90, 20));
    assert_eq!(app.play("fglossary").state().rows(), 1);
    let last = app.play("zz").screen().last();
    assert!(
        last.trim_start().starts_with("8 \u{FEE6}\u{FEE3} 0"),
        "{last}"
    );
    app.play("<CR>");
    assert!(app.state().notice.is_some());
    assert_eq!(app.state().rows(), 8);
    // Up and down choose while the title is typed.
    assert_eq!(app.play("f<Down><Down>").state().selected, 2);
    assert_eq!(app.play("<Esc>").state().selected, 0);
}

#[test]
fn titles_that_are_not_on_the_screen_are_found_too() {
    let mut files: Vec<(String, Vec<u8>)> = (0..60)
        .map(|i| (format!("{i:02}.md"), format!("# Title {i}\n").into_bytes()))
        .collect();
    files[50].1 = b"# Peppermint\n".to_vec();
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(n, c)| (n.as_str(), c.as_slice()))
        .collect();
    let mut app = App::files(&files, English, (80, 12));
    app.play("fmint").wait(|state| state.rows() == 1);
    assert!(app.screen().text().contains("Peppermint"));
}
