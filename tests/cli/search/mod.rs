//! `--search` into a pipe: what is found, in which form, in which order.

mod ladder;
mod many;
mod reading;

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use crate::support::{folder, kzread, run, run_with, write};

/// kaf teh alef beh, as a reader types it.
const BOOK: &str = "\u{0643}\u{062A}\u{0627}\u{0628}";

/// The same with harakat and tatweel: kaf kasra, teh fatha, tatweel, alef, beh damma.
const BOOK_VOWELLED: &str = "\u{0643}\u{0650}\u{062A}\u{064E}\u{0640}\u{0627}\u{0628}\u{064F}";

fn objects(out: &str) -> Vec<Value> {
    out.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn paragraphs_that_have_the_query_are_printed_with_file_and_number() {
    let root = folder("search_lines");
    let text = format!("one\n\n{BOOK_VOWELLED} and {BOOK}\r\nfour\n{BOOK}");
    let path = write(root.join("t.txt"), text);
    let (out, err, code) = run(kzread().args(["--search", BOOK]).arg(&path));
    let name = path.display();
    let expected = format!("{name}:3: {BOOK_VOWELLED} and {BOOK}\n{name}:5: {BOOK}\n");
    assert_eq!((out, err.as_str(), code), (expected, "", 0));
}

/// What is extracted of a PDF file often stands in visual order: the lines that are found are those that are read.
#[test]
fn text_in_visual_order_is_found_and_printed_in_logical_order() {
    // alef beh teh kaf as forms, from left to right, and a line before them
    let stored =
        "English\n2022 \u{FE8F}\u{FE8E}\u{FE98}\u{FEDB} \u{FE8F}\u{FE8E}\u{FE98}\u{FEDB}\n";
    let path = write(folder("search_visual_order").join("t.txt"), stored);
    let (out, err, code) = run(kzread().args(["--search", BOOK]).arg(&path));
    let expected = format!("{}:2: {BOOK} {BOOK} 2022\n", path.display());
    assert_eq!((out, err.as_str(), code), (expected, "", 0));
    let (out, ..) = run(kzread().arg(&path));
    assert_eq!(out, format!("English\n{BOOK} {BOOK} 2022\n"));
}

#[test]
fn nothing_found_is_exit_status_1() {
    let path = write(folder("search_nothing").join("t.txt"), "text\n");
    let nothing = (String::new(), String::new(), 1);
    assert_eq!(run(kzread().args(["--search", BOOK]).arg(&path)), nothing);
    let empty = write(folder("search_empty").join("t.txt"), "");
    assert_eq!(run(kzread().args(["--search", BOOK]).arg(&empty)), nothing);
}

#[test]
fn levels_forgive_more_or_less() {
    // "the books", and "book" with its harakat
    let books = format!("\u{0648}\u{0627}\u{0644}{BOOK}\u{0627}\u{062A}");
    let text = format!("{BOOK}\n{BOOK_VOWELLED}\n");
    let path = write(folder("search_levels").join("t.txt"), text);
    for (query, level, count) in [
        (BOOK, None, "2\n"),
        (BOOK, Some("fold"), "2\n"),
        (BOOK, Some("exact"), "1\n"),
        (&books, Some("fold"), "0\n"),
        (&books, Some("stem"), "2\n"),
    ] {
        let level = level.map(|level| format!("--level={level}"));
        let mut command = kzread();
        command.args(["--search", query, "--count"]).args(&level);
        let (out, _, code) = run(command.arg(&path));
        assert_eq!(out, count, "{query:?} {level:?}");
        assert_eq!(code, i32::from(count == "0\n"), "{query:?} {level:?}");
    }
}

#[test]
fn counts_name_the_file_unless_it_is_the_only_one() {
    let root = folder("search_count");
    let a = write(root.join("a.txt"), format!("{BOOK} {BOOK}\n{BOOK}\n"));
    let b = write(root.join("b/b.md"), "none\n");
    let count = |paths: &[_]| run(kzread().args(["--search", BOOK, "--count"]).args(paths)).0;
    assert_eq!(count(&[&a]), "3\n");
    let both = format!("{}:3\n{}:0\n", a.display(), b.display());
    assert_eq!(count(&[&a, &b]), both);
    assert_eq!(count(&[&root]), both);
    let input = format!("{BOOK}\n");
    let mut command = kzread();
    command.args(["--search", BOOK, "--count", "-"]);
    assert_eq!(run_with(input.as_bytes(), &mut command).0, "1\n");
}

#[test]
fn standard_input_is_a_dash() {
    let input = format!("one\n{BOOK}\n");
    let (out, _, code) = run_with(input.as_bytes(), kzread().args(["--search", BOOK, "-"]));
    assert_eq!((out, code), (format!("-:2: {BOOK}\n"), 0));
}

#[test]
fn objects_have_offsets_of_the_decoded_text_and_end_after_the_last_letter() {
    let root = folder("search_json");
    // A byte order mark that does not count, a broken byte that counts three, then the match and its last mark.
    let mut text = b"\xEF\xBB\xBFa\xFF ".to_vec();
    text.extend_from_slice(format!("{BOOK_VOWELLED}\n{BOOK}").as_bytes());
    let path = write(root.join("\"t\".txt"), text);
    let (out, _, code) = run(kzread().args(["--search", BOOK, "--json"]).arg(&path));
    let found = objects(&out);
    assert_eq!((found.len(), code), (2, 0));
    let vowelled = BOOK_VOWELLED.trim_end_matches('\u{064F}');
    let first = serde_json::json!({
        "file": path.to_str().unwrap(), "start": 5, "end": 5 + vowelled.len(), "text": vowelled,
    });
    assert_eq!(found[0], first);
    assert_eq!(found[1]["start"], 5 + BOOK_VOWELLED.len() + 1);
    assert!(out.starts_with("{\"file\":"), "{out}");
}

#[test]
fn in_the_built_in_library_forms_agree_and_offsets_lead_to_the_text() {
    // alef meem alef teh alef maksura: Almaty misspelt
    let query = "\u{0627}\u{0644}\u{0645}\u{0627}\u{062A}\u{0649}";
    let (json, _, _) = run(kzread().args(["--search", query, "--json"]));
    let mut counts = BTreeMap::new();
    for found in objects(&json) {
        let file = found["file"].as_str().unwrap();
        let text = fs::read_to_string(format!("articles/{file}")).unwrap();
        let at = |key| found[key].as_u64().unwrap() as usize;
        assert_eq!(text[at("start")..at("end")], found["text"]);
        *counts.entry(file.to_owned()).or_insert(0) += 1;
    }
    assert!(counts.len() > 3, "{counts:?}");
    let (count, _, _) = run(kzread().args(["--search", query, "--count"]));
    for line in count.lines() {
        let (file, count) = line.split_once(':').unwrap();
        let expected = counts.remove(file).unwrap_or(0);
        assert_eq!(count.parse(), Ok(expected), "{file}");
    }
    assert!(counts.is_empty(), "{counts:?}");
    let (lines, _, _) = run(kzread().args(["--search", query]));
    for line in lines.lines() {
        let (file, rest) = line.split_once(':').unwrap();
        let (number, paragraph) = rest.split_once(": ").unwrap();
        let text = fs::read_to_string(format!("articles/{file}")).unwrap();
        let number: usize = number.parse().unwrap();
        assert_eq!(text.lines().nth(number - 1), Some(paragraph));
    }
}

#[test]
fn a_query_without_letters_and_what_cannot_be_read_are_told_with_exit_status_2() {
    let root = folder("search_trouble");
    let good = write(root.join("good.txt"), format!("{BOOK}\n"));
    fs::create_dir_all(root.join("nothing")).unwrap();
    for (query, said) in [
        ("", "the query is empty"),
        ("\u{064E}\u{200F}", "no letters"),
    ] {
        let (out, err, code) = run(kzread().args(["--search", query]).arg(&good));
        assert_eq!((out.as_str(), code), ("", 2), "{query:?}");
        assert!(err.contains(said), "{query:?}: {err}");
    }
    for (path, said) in [("missing.txt", "check the name"), ("nothing", "no texts")] {
        let path = root.join(path);
        let (out, err, code) = run(kzread().args(["--search", BOOK]).args([&path, &good]));
        assert_eq!(out, format!("{}:1: {BOOK}\n", good.display()));
        assert!(
            err.starts_with(&format!("kzread: {}: ", path.display())),
            "{err}"
        );
        assert!(err.contains(said), "{err}");
        assert_eq!(code, 2);
    }
}

#[test]
fn a_mistake_in_a_front_matter_hinders_nobody() {
    let root = folder("search_front_matter_mistake");
    let text = format!("+++\ntitel = \"{BOOK}\"\n+++\ntext\n");
    let path = write(root.join("a.md"), text);
    let (out, err, code) = run(kzread().args(["--search", BOOK]).arg(&path));
    assert_eq!(out, format!("{}:2: titel = \"{BOOK}\"\n", path.display()));
    assert_eq!((err.as_str(), code), ("", 0));
}

#[test]
fn in_a_persian_text_gaf_is_no_kaf() {
    let root = folder("search_persian");
    for (name, lang) in [("ar.md", "ar"), ("fa.md", "fa-IR"), ("ur.md", "ur")] {
        // gaf lam
        write(
            root.join(name),
            format!("+++\nlang = \"{lang}\"\n+++\n\u{06AF}\u{0644}\n"),
        );
    }
    // kaf lam
    let (out, _, _) = run(kzread()
        .args(["--search", "\u{0643}\u{0644}", "--count"])
        .arg(&root));
    let counts: Vec<&str> = out.lines().filter_map(|l| l.rsplit(':').next()).collect();
    assert_eq!(counts, ["1", "0", "0"], "{out}");
}

#[test]
fn a_query_may_begin_with_a_hyphen() {
    let path = write(folder("search_hyphen").join("t.txt"), "a -x b\n");
    let (out, _, code) = run(kzread().args(["--search", "-x", "--count"]).arg(&path));
    assert_eq!((out.as_str(), code), ("1\n", 0));
}

/// It was taken for what is done first on the screen, as `+G` is, and the name of the file for the query.
#[test]
fn a_query_may_begin_with_a_plus() {
    let path = write(folder("search_plus").join("t.txt"), "a +7 b\n");
    let (out, _, code) = run(kzread().args(["--search", "+7", "--count"]).arg(&path));
    assert_eq!((out.as_str(), code), ("1\n", 0));
}
