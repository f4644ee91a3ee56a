//! Texts in any encoding: what is guessed, and what is read of them in pieces.

use std::fs;

use encoding_rs::Encoding;
use kzread::document::{Beginning, guess_encoding};
use kzread::library::{Encodings, Library};

use super::{Choices, scratch};

pub(crate) const FRAGMENTS: &[&str] = &[
    "\u{643}\u{62A}\u{627}\u{628} ",
    "word ",
    "\n",
    "\r\n",
    "\u{FEFF}",
    "\0",
    "\0a\0b",
    "a\0b\0",
    "\u{1B}$B",
    "\u{1B}(B",
    "\u{20AC}",
    "\u{E9}",
    "\u{410}\u{431}",
    "\u{5D0}",
    "\u{10348}",
    "\u{4E2D}",
    "<meta charset=windows-1256>",
    "<?xml version='1.0' encoding='iso-8859-6'?>",
];

/// One of each kind: of one byte a letter, of two, of several, and with a state.
const NAMES: &[&str] = &[
    "",
    "windows-1256",
    "iso-8859-6",
    "windows-1255",
    "windows-1252",
    "koi8-r",
    "utf-16le",
    "utf-16be",
    "utf-8",
    "gb18030",
    "big5",
    "shift_jis",
    "iso-2022-jp",
    "euc-kr",
    "x-user-defined",
];

const LOCALES: &[&str] = &["", "ar_EG.UTF-8", "fa", "he_IL", "C", "x-"];

pub(crate) fn check(input: &[u8]) {
    let mut choices = Choices::new(input);
    let named = kzread::library::encoding(choices.one_of(NAMES));
    let written = kzread::library::encoding(choices.one_of(NAMES));
    let locale = choices.one_of(LOCALES);
    let (from, len) = (u64::from(choices.byte()), u64::from(choices.byte()));
    let bytes = bytes(choices.rest(), written);
    check_guess(&bytes);
    let file = scratch().join("encodings.txt");
    let _ = fs::create_dir_all(scratch());
    fs::write(&file, &bytes).expect("a file can be written");
    let Ok(library) = Library::open(&[file], None) else {
        return;
    };
    for entry in &library.encoded(Encodings::new(named, locale)).entries {
        entry.describe();
        let Ok(document) = entry.load() else { continue };
        let total = document.total();
        let Ok(whole) = document.bytes_at(0..total) else {
            continue;
        };
        if !document.is_parsed() {
            check_text(&whole, &bytes, document.guess());
        }
        // A part is that of the whole.
        let range = from.min(total)..(from + len).min(total);
        let part = document
            .bytes_at(range.clone())
            .expect("what was read is read again");
        if total == whole.len() as u64 {
            let range = range.start as usize..range.end as usize;
            assert_eq!(Some(part.as_slice()), whole.get(range));
        }
    }
}

/// The letters of an input in an encoding, or its bytes as they are.
fn bytes(input: &[u8], written: Option<&'static Encoding>) -> Vec<u8> {
    let Some(encoding) = written else {
        return input.to_vec();
    };
    let text = String::from_utf8_lossy(input);
    match encoding.name() {
        "UTF-16LE" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "UTF-16BE" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        _ => encoding.encode(&text).0.into_owned(),
    }
}

fn check_guess(bytes: &[u8]) {
    let guess = guess_encoding(bytes, None);
    assert!(guess.decode_without_bom_handling(bytes).0.len() <= bytes.len() * 3 + 3);
    if std::str::from_utf8(bytes).is_ok() && !bytes.contains(&0) {
        let is_text = matches!(Beginning::of(bytes), Beginning::Ascii | Beginning::Utf8);
        assert!(
            is_text || bytes.iter().any(|byte| *byte < 7),
            "UTF-8 is told as such"
        );
    }
}

/// A text that was guessed to be in an encoding is what a decoder of all of it makes of it.
fn check_text(whole: &[u8], bytes: &[u8], guess: Option<&'static str>) {
    let Some(encoding) = guess.and_then(|name| Encoding::for_label(name.as_bytes())) else {
        return;
    };
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    // What a command wrote is shown without its control characters.
    if text.contains(['\u{8}', '\u{1B}']) {
        return;
    }
    assert!(
        text.as_bytes().ends_with(whole),
        "{}: {text:?}",
        encoding.name()
    );
}
