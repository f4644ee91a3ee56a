//! Folders, and texts and lines of many megabytes.

use super::{BOOK, objects};
use crate::support::{folder, kzread, run, write};

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
