//! Compressed texts.

use std::fs;
use std::path::Path;

use kzread::words::Language::English;

use super::{describe, folder, load, open, write};
use crate::common::logical;

fn compressed(text: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gz.write_all(text).unwrap();
    gz.finish().unwrap()
}

/// Named or in a folder, of each format, and of several parts as `cat` joins them.
#[test]
fn what_is_compressed_reads_as_what_it_is() {
    let root = folder("gzip");
    let beh = "\u{628}\n";
    write(root.join("a.txt.gz"), compressed(beh.as_bytes()));
    write(
        root.join("b.md.gz"),
        compressed(format!("# {beh}").as_bytes()),
    );
    write(
        root.join("c.gz"),
        compressed(b"<!DOCTYPE html><title>t</title><p>\xD8\xA8"),
    );
    write(
        root.join("d.txt"),
        [compressed(beh.as_bytes()), compressed(b"2\n")].concat(),
    );
    write(root.join("e.gz"), compressed(&[0; 1000]));
    let in_folder = open(&[&root]).unwrap();
    assert_eq!(in_folder.others, 1);
    let paths: Vec<&Path> = in_folder.entries.iter().map(|entry| entry.path()).collect();
    let named = open(&paths).unwrap().complete();
    for library in [&in_folder, &named] {
        let expected = ["a", "\u{628}", "t", "d"];
        assert_eq!(describe(library), expected);
        let texts = library
            .entries
            .iter()
            .map(|entry| logical(&entry.load().unwrap()));
        let texts: Vec<String> = texts.collect();
        assert_eq!(texts, [beh, beh, beh, "\u{628}\n2\n"]);
    }
}

#[test]
fn what_is_damaged_of_a_compressed_text_is_told_and_the_rest_is_read() {
    let root = folder("gzip-damaged");
    let lines = (0..20_000).map(|n| format!("line {n} {}\n", n * n));
    let mut bytes = compressed(lines.collect::<Vec<_>>().concat().as_bytes());
    bytes.truncate(bytes.len() / 2);
    let library = open(&[&write(root.join("a.txt.gz"), bytes)])
        .unwrap()
        .complete();
    let said: Vec<String> = library
        .notices
        .iter()
        .map(|error| English.open_error(error))
        .collect();
    assert!(
        said[0].ends_with("the compressed file is damaged or cut short; the rest cannot be read"),
        "{said:?}"
    );
    assert!(load(&library).starts_with("line 0 0\nline 1 1\n"));
    // In a folder nobody waits for all of it; the text itself tells.
    let document = open(&[&root]).unwrap().entries[0].load().unwrap();
    assert!(document.is_cut_short() && logical(&document).starts_with("line 0 0\n"));
    let library = open(&[&write(root.join("b.gz"), [0x1F, 0x8B, 8])]).unwrap();
    assert!(library.complete().entries[0].load().is_err());
}

/// It says of each file that it is as long as a page of memory.
#[cfg(target_os = "linux")]
#[test]
fn a_file_whose_length_is_an_estimate_is_read() {
    let path = Path::new("/sys/kernel/mm/transparent_hugepage/enabled");
    let Ok(expected) = fs::read_to_string(path) else {
        return println!("skipped: no {}", path.display());
    };
    let library = open(&[path]).unwrap();
    assert_eq!(logical(&library.entries[0].load().unwrap()), expected);
}
