//! Chapters of megabytes, read beside the screen.

use kzread::words::Language;

use super::{FIRST, SECOND};
use crate::common::App;
use crate::pack::Pack;

/// A book whose second and third chapter are long, and end with words of their own.
fn long() -> Pack {
    let row = "<p>word</p>".repeat(25_000);
    let chapter = |name: &str| {
        format!("<html><body><h1>x</h1><p id='n'>to {name}</p>{row}<p>end {name}</p></body></html>")
    };
    let first = "<html><body><p>first</p><p><a href='3.xhtml#n'>along</a></p></body></html>";
    Pack::book(3)
        .with(FIRST, first)
        .with(SECOND, chapter("two"))
        .with("OEBPS/text/3.xhtml", chapter("three"))
}

fn long_on_screen() -> App {
    let mut app = App::files(&[("book.epub", &long().zip())], Language::English, (80, 24));
    app.play("<CR>");
    app
}

/// A chapter of 8 MiB took half a second, in which no key was answered.
#[test]
fn no_key_waits_for_a_long_chapter() {
    let mut app = long_on_screen();
    assert!(app.screen().text().contains("first"));
    let text = app.press("G").screen().text();
    assert!(text.contains("first"), "{text}");
    app.session.tell_loading();
    let said = app.screen().last();
    assert!(said.contains("reading the chapter\u{2026}"), "{said}");
    // Other keys are answered, and what is read afterwards is shown.
    let text = app.press("?").screen().text();
    assert!(!text.contains("first"), "{text}");
    let screen = app.press("?").rest().screen();
    assert!(screen.text().contains("end three"), "{}", screen.text());
    assert!(!screen.last().contains("reading"), "{}", screen.last());
    // It was one jump, from where it began.
    let text = app.play("<C-o>").screen().text();
    assert!(text.contains("first"), "{text}");
}

#[test]
fn a_way_into_a_long_chapter_is_given_up_with_escape_or_for_another() {
    let text = long_on_screen().press("G<Esc>").rest().screen().text();
    assert!(text.contains("first"), "{text}");
    let text = long_on_screen().press("Gg").rest().screen().text();
    assert!(text.contains("first"), "{text}");
}

#[test]
fn a_long_chapter_is_found_searched_and_led_to() {
    let mut app = long_on_screen();
    let text = app.play("/end two<CR>").screen().text();
    assert!(
        text.contains("end two") && text.contains("to three"),
        "{text}"
    );
    let text = app.play("<Esc>go<CR>").screen().text();
    assert!(text.contains("to three"), "{text}");
    let text = app.play("g<Space><Space>").screen().text();
    assert!(text.contains("word"), "{text}");
    let text = app.play("50%").screen().text();
    assert!(text.contains("50%"), "{text}");
}

#[test]
fn a_long_chapter_that_comes_into_sight_is_read_beside_the_screen() {
    let mut app = App::files(&[("book.epub", &long().zip())], Language::English, (80, 9));
    app.play("<CR>");
    assert!(app.screen().text().contains("first"));
    app.session.event(kzread::input::Event::Resize(80, 24));
    let text = app.screen().text();
    assert!(!text.contains("cannot"), "{text}");
    let text = app.resize(80, 24).screen().text();
    assert!(text.contains("first") && text.contains("to two"), "{text}");
}
