//! What the screen says of encodings, and files of other kinds.

use encoding_rs::WINDOWS_1256;
use kzread::library::{Encodings, Library};
use kzread::words::Language::English;

use super::{encoded, folder, read};
use crate::common::App;

/// A text whose lines are numbered, in windows-1256.
fn numbered(lines: usize) -> Vec<u8> {
    let lines = (1..=lines).map(|n| format!("{n} \u{633}\u{637}\u{631} \u{645}\u{646} \u{627}\u{644}\u{643}\u{62A}\u{627}\u{628} \u{627}\u{644}\u{642}\u{62F}\u{64A}\u{645}\n"));
    encoded(&lines.collect::<String>(), WINDOWS_1256)
}

#[test]
fn the_guess_stands_above_the_text_and_a_key_tries_others() {
    let files = [("old.txt", numbered(200))];
    let files = files
        .each_ref()
        .map(|(name, bytes)| (*name, bytes.as_slice()));
    let mut app = App::files(&files, English, (80, 24));
    let guess = |app: &App| app.state().reader().unwrap().page.document().guess();
    assert!(
        app.screen()
            .text()
            .contains("windows-1256, a guess (e: another)")
    );
    app.play("G<C-u>");
    let place = app.screen().text();
    let mut tried = vec![guess(&app)];
    while tried.len() < 2 || tried.last() != tried.first() {
        app.play("e");
        tried.push(guess(&app));
    }
    let names = [
        "windows-1256",
        "ISO-8859-6",
        "windows-1255",
        "UTF-16LE",
        "UTF-16BE",
        "windows-1252",
        "UTF-8",
        "windows-1256",
    ];
    assert_eq!(tried, names.map(Some));
    // The text of before, at about its place; the name is told until the next key.
    assert_eq!(app.screen().last(), " encoding windows-1256");
    let numbers = |text: &str| text.matches("18").count();
    assert!(
        numbers(&app.screen().text()) > 5 && numbers(&place) > 5,
        "{}",
        app.screen().text()
    );
}

#[test]
fn a_search_goes_on_in_the_encoding_that_is_tried() {
    let bytes = numbered(20);
    let mut app = App::files(&[("old.txt", &bytes)], English, (80, 24));
    app.play("e/\u{643}\u{62A}\u{627}\u{628}<CR>");
    assert_eq!(app.screen().lit().len(), 0);
    app.play("eeeeee");
    app.play("/\u{643}\u{62A}\u{627}\u{628}<CR>");
    assert!(app.screen().lit().len() > 10);
}

#[test]
fn files_of_other_kinds_are_counted_above_the_list_and_come_into_it_by_a_key() {
    let files: [(&str, &[u8]); 4] = [
        ("a.txt", b"text\n"),
        ("b", b"text\n"),
        ("c.pdf", b"%PDF-1.4\n"),
        ("d", b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0"),
    ];
    let library = Library::open(&[crate::common::folder(&files)], None).unwrap();
    let mut app = App::new(library, English, (160, 24));
    let counted = "2 articles \u{B7} 2 other files (A)";
    let text = app.screen().text();
    assert!(text.contains(counted), "{text}");
    app.play("A").rest();
    let text = app.screen().text();
    assert!(
        text.contains("4 articles") && !text.contains("other files ("),
        "{text}"
    );
    assert_eq!(app.state().rows(), 4);
    // Opening one says what it is, and what to do.
    app.play("jj").rest();
    assert!(
        app.screen().text().contains("pdftotext"),
        "{}",
        app.screen().text()
    );
    app.play("A").rest();
    let text = app.screen().text();
    assert!(text.contains(counted), "{text}");
    assert_eq!(app.state().rows(), 2);
    // They come back as they were.
    app.play("A").rest();
    assert_eq!(app.state().rows(), 4);
}

/// They were counted among the texts that could not be read.
#[test]
fn files_of_other_kinds_are_not_told_of_by_a_search() {
    let files: [(&str, &[u8]); 2] = [("a.txt", b"text\n"), ("c.pdf", b"%PDF-1.4\n")];
    let library = Library::open(&[crate::common::folder(&files)], None).unwrap();
    let mut app = App::new(library, English, (160, 24));
    app.play("A").rest();
    app.play("stext<CR>").rest();
    let results = app.state().results().expect("a list of results");
    assert_eq!((results.unread(), app.state().rows()), (0, 1));
}

/// Only UTF-8 and UTF-16 were read by their marks: it was no text.
#[test]
fn utf_32_is_read_by_its_mark() {
    let text = "\u{643}\u{62A}\u{627}\u{628} a\n";
    let folder = folder("utf-32");
    for bytes in [u32::to_le_bytes, u32::to_be_bytes] {
        let units = text.chars().map(u32::from);
        let units = std::iter::once(0xFEFF).chain(units).flat_map(bytes);
        let read = read(&folder, &units.collect::<Vec<u8>>(), Encodings::default());
        assert_eq!(read, (text.to_owned(), None));
    }
}
