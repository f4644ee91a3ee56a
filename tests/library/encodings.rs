//! Texts that are no UTF-8.

use std::fs;

use kzread::library::{Encodings, encoding};
use kzread::words::Language::English;

use super::{describe, folder, open, write};
use crate::common::logical;

#[test]
fn invalid_utf_8_is_told_for_both_kinds_of_text() {
    let root = folder("broken");
    for name in ["a.md", "a.txt"] {
        let path = write(
            root.join(name),
            ["\u{628}\u{628}\u{628}\u{628}".as_bytes(), b"\n\nb\xFFd\n"].concat(),
        );
        let document = open(&[&path]).unwrap().entries[0].load().unwrap();
        assert_eq!(
            (logical(&document).as_str(), document.lossy()),
            ("\u{628}\u{628}\u{628}\u{628}\n\nb\u{FFFD}d\n", true)
        );
    }
}

#[test]
fn a_text_in_another_encoding_is_read_as_its_mark_or_the_user_says() {
    let root = folder("encodings");
    let beh = "+++\ntitle = \"\u{628}\"\n+++\n\u{628}\u{629}\n";
    let utf16 = |mark: [u8; 2], unit: fn(u16) -> [u8; 2]| {
        let units = beh.encode_utf16().flat_map(unit);
        mark.into_iter().chain(units).collect::<Vec<u8>>()
    };
    let windows = beh
        .replace('\u{628}', "\u{C8}")
        .replace('\u{629}', "\u{C9}");
    let windows: Vec<u8> = windows.chars().map(|c| c as u8).collect();
    let files = [
        write(
            root.join("little.md"),
            utf16([0xFF, 0xFE], u16::to_le_bytes),
        ),
        write(root.join("big.md"), utf16([0xFE, 0xFF], u16::to_be_bytes)),
        write(root.join("windows.md"), windows),
        write(root.join("marked.md"), ["\u{FEFF}", beh].concat()),
    ];
    let paths = files.each_ref().map(std::path::PathBuf::as_path);
    let library = open(&paths)
        .unwrap()
        .encoded(Encodings::new(encoding("Windows-1256"), ""));
    assert_eq!(describe(&library), ["\u{628}"; 4]);
    for entry in &library.entries {
        let document = entry.load().unwrap();
        assert_eq!(logical(&document), "\u{628}\u{629}\n", "{}", entry.name());
        assert!(!document.lossy());
    }
}

#[test]
fn a_long_text_in_another_encoding_takes_as_long_to_read() {
    let root = folder("encoded-minutes");
    let words = "\u{643}\u{644}\u{645}\u{629} ".repeat(20_000);
    let units = words.encode_utf16().flat_map(u16::to_le_bytes);
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(units).collect();
    let files = [
        write(root.join("a.txt"), &words),
        write(root.join("b.txt"), utf16),
    ];
    let library = open(&files.each_ref().map(std::path::PathBuf::as_path)).unwrap();
    describe(&library);
    let [Some(utf8), Some(utf16)] = [0, 1].map(|i| library.entries[i].minutes()) else {
        panic!("both are described");
    };
    assert!(utf8.abs_diff(utf16) <= utf8 / 50, "{utf8} {utf16}");
}

#[test]
fn a_text_too_long_to_be_decoded_says_so_and_takes_no_memory() {
    let root = folder("long-utf16");
    // Nothing but a mark and a length; a mark of UTF-16 and a NUL are one of UTF-32.
    let files = [
        (
            "a.txt",
            &[0xFF, 0xFE, 0x28, 0x06],
            "UTF-16LE is read up to 4",
        ),
        ("b.txt", &[0xFF, 0xFE, 0, 0], "UTF-32 is read up to 1"),
    ];
    for (name, mark, _) in files {
        let long = write(root.join(name), mark);
        let file = fs::File::options().write(true).open(&long).unwrap();
        file.set_len(100 << 30).unwrap();
    }
    write(root.join("c.txt"), "good\n");
    let library = open(&[&root]).unwrap();
    assert_eq!(describe(&library), ["a", "b", "c"]);
    for (entry, (name, _, said)) in library.entries.iter().zip(files) {
        let message = English.load_error(&entry.load().err().unwrap());
        let said = format!("{}: {said} GiB", root.join(name).display());
        assert!(message.starts_with(&said), "{message}");
        assert!(message.contains("iconv"), "{message}");
        assert_eq!(
            entry.error().map(|error| English.load_error(error)),
            Some(message)
        );
    }
    assert_eq!(logical(&library.entries[2].load().unwrap()), "good\n");
}
