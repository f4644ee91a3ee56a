//! `--search` into a pipe: what is found, in which form, in which order.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use super::support::{folder, kzread, run, run_with, write};

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
fn a_folder_is_walked_and_what_is_found_comes_in_the_order_of_its_files() {
    let root = folder("search_folder");
    let mut expected = Vec::new();
    for i in 1..=120 {
        // Large and small by turns, so that the later are found before the earlier.
        let before = "x\n".repeat(if i % 3 == 0 { 100_000 } else { 10 });
        let path = write(
            root.join(format!("{:02}/{i}.txt", i / 10)),
            format!("{before}{BOOK} {i}\n"),
        );
        let number = before.len() / 2 + 1;
        expected.push(format!("{}:{number}: {BOOK} {i}\n", path.display()));
    }
    write(root.join("0/picture.png"), BOOK);
    let (out, err, code) = run(kzread().args(["--search", BOOK]).arg(&root));
    assert_eq!((out, err.as_str(), code), (expected.concat(), "", 0));
}

#[test]
fn a_large_text_is_searched_across_all_its_parts() {
    let mut text = String::new();
    let mut expected = Vec::new();
    for i in 0..40_000_u64 {
        if i % 7 == 0 {
            expected.push((i + 1, text.len() as u64));
            text += BOOK;
            text.push(' ');
        }
        // One paragraph is longer than what is read at once.
        let length = if i == 20_000 { 3 << 20 } else { i % 150 };
        text += &"\u{0646}".repeat(length as usize);
        text += ["\n", "\r\n", "\r", "\u{2029}"][(i % 4) as usize];
    }
    assert!(text.len() > 10 << 20);
    let path = write(folder("search_large").join("t.txt"), &text);
    let (json, _, _) = run(kzread().args(["--search", BOOK, "--json"]).arg(&path));
    let starts: Vec<u64> = objects(&json)
        .iter()
        .map(|found| found["start"].as_u64().unwrap())
        .collect();
    let expected_starts: Vec<u64> = expected.iter().map(|(_, start)| *start).collect();
    assert!(
        starts == expected_starts,
        "{} of {}",
        starts.len(),
        expected.len()
    );
    let (lines, _, _) = run(kzread().args(["--search", BOOK]).arg(&path));
    let name = format!("{}:", path.display());
    let numbers: Vec<u64> = lines
        .split('\n')
        .filter_map(|line| line.strip_prefix(&name)?.split(':').next()?.parse().ok())
        .collect();
    let expected_numbers: Vec<u64> = expected.iter().map(|(number, _)| *number).collect();
    assert!(
        numbers == expected_numbers,
        "{} of {}",
        numbers.len(),
        expected.len()
    );
}

#[test]
fn in_a_line_of_many_megabytes_nothing_is_missed_or_found_twice() {
    let root = folder("search_long_line");
    for (text, query) in [("a", "aa"), ("a b", "ba b"), ("a  ", " a")] {
        // The first letter puts matches, and runs of blanks, across the places where the line is cut.
        let line = format!("x{}", text.repeat(((6 << 20) / text.len()) | 1));
        let path = write(root.join("t.txt"), &line);
        let (out, _, _) = run(kzread().args(["--search", query, "--count"]).arg(&path));
        let expected = format!("{}\n", line.matches(query).count());
        assert_eq!(out, expected, "{query:?}");
    }
}

#[test]
fn in_a_line_of_many_megabytes_every_match_has_its_place() {
    let mut line = b"\xFF".to_vec();
    let mut starts = Vec::new();
    for _ in 0..600 {
        line.extend_from_slice("\u{646}".repeat(10_007).as_bytes());
        // The broken byte is three bytes of the decoded text, and the lines before are four.
        starts.push(line.len() as u64 + 2 + 4);
        line.extend_from_slice(BOOK.as_bytes());
    }
    let text = [b"a\r\nb", &line[..], b"\r\n", BOOK.as_bytes()].concat();
    starts.push(text.len() as u64 - BOOK.len() as u64 + 2);
    let path = write(folder("search_long_line_places").join("t.txt"), text);

    let (json, _, _) = run(kzread().args(["--search", BOOK, "--json"]).arg(&path));
    let found = objects(&json);
    let found: Vec<u64> = found.iter().map(|m| m["start"].as_u64().unwrap()).collect();
    assert!(found == starts, "{} of {}", found.len(), starts.len());

    let (lines, _, _) = run(kzread().args(["--search", BOOK]).arg(&path));
    let rows: Vec<&str> = lines.lines().collect();
    let (last, parts) = rows.split_last().unwrap();
    assert_eq!(*last, format!("{}:3: {BOOK}", path.display()));
    assert!(parts.len() > 1);
    let place = format!("{}:2: ", path.display());
    let parts: Vec<&str> = parts
        .iter()
        .filter_map(|row| row.strip_prefix(&place))
        .collect();
    assert!(parts.concat() == format!("b{}", String::from_utf8_lossy(&line)));
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
fn a_front_matter_is_no_text() {
    let root = folder("search_front_matter");
    let text = format!("+++\ntitle = \"{BOOK}\"\n+++\n\ntext and {BOOK}\n");
    let path = write(root.join("a.md"), text);
    let (out, err, code) = run(kzread().args(["--search", BOOK]).arg(&path));
    assert_eq!(out, format!("{}:5: text and {BOOK}\n", path.display()));
    assert_eq!((err.as_str(), code), ("", 0));
}

#[test]
fn markdown_is_searched_as_a_reader_sees_it_and_lines_are_those_of_the_file() {
    let root = folder("search_markdown");
    // qal alshahid huna: "said the witness here", the second word bold; over a line end; as entities; as the target of a link
    let (said, witness) = (
        "\u{642}\u{627}\u{644}",
        "\u{627}\u{644}\u{634}\u{627}\u{647}\u{62F}",
    );
    let bold = format!("{said} **{witness}** \u{647}\u{646}\u{627}");
    let entity = format!("&#1602;\u{627}\u{644} {witness}");
    let text =
        format!("# x\n\n{bold}\n\n> {said}\n> {witness}\n\n{entity}\n\n[x]({said}%20{witness})\n");
    let path = write(root.join("a.md"), &text);
    let query = format!("{said} {witness}");
    let search = |form: &[&str]| {
        let mut command = kzread();
        run(command.args(["--search", &query]).args(form).arg(&path)).0
    };
    assert_eq!(search(&["--count"]), "3\n");
    let name = path.display();
    assert_eq!(
        search(&[]),
        format!("{name}:3: {bold}\n{name}:5: > {said} > {witness}\n{name}:8: {entity}\n")
    );
    let sources: Vec<String> = objects(&search(&["--json"]))
        .iter()
        .map(|found| {
            let at = |key: &str| found[key].as_u64().unwrap() as usize;
            assert_eq!(text[at("start")..at("end")], found["text"]);
            found["text"].as_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(
        sources,
        [
            format!("{said} **{witness}"),
            format!("{said}\n> {witness}"),
            entity
        ]
    );
}

#[test]
fn two_blocks_on_one_line_are_printed_once() {
    let root = folder("search_one_line");
    let text = "| one cup | two cups |\n|--|--|\n| cup | cup |\n";
    let path = write(root.join("a.md"), text);
    let (out, _, _) = run(kzread().args(["--search", "cup"]).arg(&path));
    let name = path.display();
    assert_eq!(
        out,
        format!("{name}:1: | one cup | two cups |\n{name}:3: | cup | cup |\n")
    );
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

/// From the shell only on demand; how it was found is told beside what is found.
#[test]
fn the_automatic_level_climbs_until_something_is_found() {
    // "gas price" in "the prices and the gas"
    let query = "\u{63A}\u{627}\u{632} \u{633}\u{639}\u{631}";
    let text = "\u{627}\u{644}\u{623}\u{633}\u{639}\u{627}\u{631} \u{648}\u{627}\u{644}\u{63A}\u{627}\u{632}\n";
    let path = write(folder("search_auto").join("t.txt"), text);
    let search = |args: &[&str]| {
        let mut command = kzread();
        command.args(["--lang", "en", "--search", query, "--count"]);
        run(command.args(args).arg(&path))
    };
    assert_eq!(search(&[]), ("0\n".into(), String::new(), 1));
    let (out, told, code) = search(&["--level", "auto"]);
    assert_eq!((out.as_str(), code), ("2\n", 0));
    assert!(told.contains("words near each other"), "{told}");
}

/// One place in Latin letters hid all those in Arabic ones.
#[test]
fn a_latin_name_of_one_place_is_found_in_arabic_letters_however_they_are_spelt() {
    let kaf = "\u{643}\u{627}\u{632}\u{627}\u{62E}\u{633}\u{62A}\u{627}\u{646}";
    let qaf = "\u{642}\u{627}\u{632}\u{627}\u{642}\u{633}\u{62A}\u{627}\u{646}";
    let text = format!("Kazakhstan\n{kaf}\n{qaf}\n");
    let path = write(folder("search_latin").join("t.txt"), &text);
    let search = |query: &str| {
        let mut command = kzread();
        command.args(["--lang", "en", "--count", "--level", "auto", "--search"]);
        run(command.arg(query).arg(&path)).0
    };
    assert_eq!(search("Kazakhstan"), "3\n");
    assert_eq!(search("Kazahstan"), "2\n");
}

/// Five words that may be others ended the reading of a text before it came to the one that was typed.
#[test]
fn what_stands_as_typed_is_counted_behind_much_that_is_only_like_it() {
    // "soviet" in two spellings, which may be two names
    let typed = "\u{633}\u{648}\u{641}\u{64A}\u{62A}\u{64A}";
    let like = "\u{633}\u{648}\u{641}\u{64A}\u{627}\u{62A}\u{64A}";
    // More than a search looks at in one piece.
    let between = "a b c d\n".repeat(1 << 18);
    let [first, last] = [like, typed].map(|word| format!("plums {word} pears\n"));
    let text = first.repeat(6) + &between + &last;
    let path = write(folder("search_unsure").join("t.txt"), text);
    let query = format!("plums {typed} pears");
    let search = |args: &[&str]| {
        let mut command = kzread();
        command.args(["--lang", "en", "--search", &query, "--count"]);
        run(command.args(args).arg(&path))
    };
    let (out, told, code) = search(&["--level", "auto"]);
    let some = "kzread: some by what sounds like it\n";
    assert_eq!((out.as_str(), told.as_str(), code), ("7\n", some, 0));
}
