//! Books in the shell.

use std::io::Write;
use std::process::{Command, Output};

use super::{FIRST, both, whole};
use crate::common::folder;
use crate::pack::{BOOK, CHAPTER, Pack, chapter};

fn kzread(arguments: &[&str], folder: &std::path::Path) -> Output {
    let program = Command::new(env!("CARGO_BIN_EXE_kzread"))
        .args(arguments)
        .args(["--lang", "en"])
        .current_dir(folder)
        .stdin(std::process::Stdio::null())
        .output();
    program.unwrap()
}

#[test]
fn the_shell_lists_prints_and_searches_books_and_names_the_chapter() {
    let folder = folder(&[("a.epub", &Pack::book(3).zip()), ("b.txt", b"text2\n")]);
    let stdout = |arguments: &[&str]| String::from_utf8(kzread(arguments, &folder).stdout).unwrap();
    assert_eq!(stdout(&["--list", "."]), format!("a\t\t{BOOK}\nb\t\tb\n"));
    assert!(stdout(&["a.epub"]).ends_with("text3\n"));
    assert!(stdout(&["--print", "a.epub"]).contains("text3"));
    assert_eq!(
        stdout(&["--search", "text2", "."]),
        format!("./a.epub:4: {CHAPTER} 2: text2\n./b.txt:1: text2\n")
    );
    assert_eq!(
        stdout(&["--search", "text2", "--json", "a.epub"]),
        format!(
            "{{\"file\":\"a.epub\",\"start\":20,\"end\":25,\"text\":\"text2\",\"chapter\":\"{CHAPTER} 2\"}}\n"
        )
    );
    assert_eq!(stdout(&["--search", "text", "--count", "a.epub"]), "3\n");
}

/// A text that is unpacked was never counted, so whatever it has, a search went on to what was not typed.
#[test]
fn a_search_that_climbs_counts_books_too() {
    let text = "apples pears plums ".repeat(6) + "apples pears";
    let book = Pack::book(1).with(FIRST, chapter(&text)).zip();
    let folder = folder(&[("a.epub", &book)]);
    let query = ["--search", "apples pears plums", "--level", "auto"];
    let output = kzread(&[&query[..], &["--count", "a.epub"]].concat(), &folder);
    let [out, told] = [output.stdout, output.stderr].map(|out| String::from_utf8(out).unwrap());
    assert_eq!((out.as_str(), told.as_str()), ("6\n", ""));
}

#[test]
fn a_book_may_come_through_a_pipe() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kzread"))
        .arg("-")
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(&whole().zip())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), both());
}
