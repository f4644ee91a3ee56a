//! Queries as readers type them, on the built-in library: how many find what is wanted without any key, how many nothing, how
//! many more noise than that. `tests/queries.txt` has them. A slow and obvious reading of the sources says what is wanted.

use std::collections::BTreeSet;
use std::path::Path;

use kzread::library::Library;
use kzread::search::Level;
use kzread::shell::{OutputForm, ShellSearch};

const QUERIES: &str = include_str!("queries.txt");

/// A line of an article: the name of the file and the number of the line.
type Place = (String, usize);

/// The lines of the articles below their front matter.
fn lines() -> Vec<(Place, String)> {
    let mut lines = Vec::new();
    for entry in std::fs::read_dir("articles").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let source = std::fs::read_to_string(&path).unwrap();
        let mut fences = 0;
        for (number, line) in source.lines().enumerate() {
            fences += usize::from(line == "+++");
            if fences == 2 {
                lines.push(((name.clone(), number + 1), plain(line)));
            }
        }
    }
    lines
}

/// A text without what is mere spelling, a space at each edge of a word.
fn plain(text: &str) -> String {
    let mut plain = String::from(" ");
    let chars: Vec<char> = text.chars().collect();
    let is_digit = |i: Option<usize>| {
        let c = i.and_then(|i| chars.get(i));
        c.is_some_and(|c| matches!(c, '0'..='9' | '\u{660}'..='\u{669}'))
    };
    for (i, &c) in chars.iter().enumerate() {
        let in_number = is_digit(i.checked_sub(1)) && is_digit(Some(i + 1));
        match c {
            '\u{64B}'..='\u{652}' | '\u{670}' | '\u{640}' => {}
            '\u{660}'..='\u{669}' => {
                plain.extend(char::from_digit(u32::from(c) - 0x660, 10));
            }
            'آ' | 'أ' | 'إ' => plain.push('ا'),
            'ى' => plain.push('ي'),
            'ة' => plain.push('ه'),
            'ڤ' => plain.push('ف'),
            ',' | '٬' if in_number => {}
            '.' | '٫' if in_number => plain.push('.'),
            '%' => plain.push('%'),
            c if c.is_alphanumeric() => plain.push(c),
            _ => plain.push(' '),
        }
    }
    plain.push(' ');
    plain
        .split(' ')
        .filter(|word| !word.is_empty())
        .fold(String::from(" "), |text, word| text + word + " ")
}

/// The lines that are wanted.
fn wanted(spec: &str, lines: &[(Place, String)]) -> BTreeSet<Place> {
    let spelling = |text: &str| {
        let (begins, ends) = (text.starts_with('_'), text.ends_with('_'));
        let plain = plain(text.trim_matches('_'));
        let plain = plain.trim();
        let edge = |is_edge| if is_edge { " " } else { "" };
        format!("{}{plain}{}", edge(begins), edge(ends))
    };
    let parts: Vec<Vec<String>> = spec
        .split('&')
        .map(|part| part.split('/').map(|text| spelling(text.trim())).collect())
        .collect();
    let has_all = |line: &str| {
        let mut parts = parts.iter();
        parts.all(|part| part.iter().any(|spelling| line.contains(spelling)))
    };
    let wanted = lines.iter().filter(|(_, line)| has_all(line));
    wanted.map(|(place, _)| place.clone()).collect()
}

/// The lines that are found.
fn found(query: &str, library: &Library) -> BTreeSet<Place> {
    let search = ShellSearch::new(query, Level::Auto, OutputForm::Lines).unwrap();
    let mut out = Vec::new();
    search.run(library, &mut out, &mut |_| {}).unwrap();
    let out = String::from_utf8(out).unwrap();
    let place = |line: &str| {
        let (path, rest) = line.split_once(".md:")?;
        let name = Path::new(path).file_name()?.to_str()?;
        Some((format!("{name}.md"), rest.split_once(':')?.0.parse().ok()?))
    };
    out.lines().filter_map(place).collect()
}

#[test]
fn what_readers_type_finds_what_they_want_without_a_key() {
    let (lines, library) = (lines(), Library::open(&["articles".into()], None).unwrap());
    let queries = QUERIES.lines().filter(|line| !line.starts_with('#'));
    let queries = queries.filter_map(|line| line.rsplit_once(" = "));
    let all = std::env::var("KZREAD_QUERIES").is_ok_and(|which| which == "all");
    let queries = queries.step_by(if all { 1 } else { 4 });
    let (mut count, mut wrong, mut nothing, mut noisy) = (0, Vec::new(), 0, 0);
    for (query, spec) in queries {
        count += 1;
        let (wanted, found) = (wanted(spec, &lines), found(query, &library));
        assert!(!wanted.is_empty(), "nothing is wanted of {query}");
        let right = found.intersection(&wanted).count();
        let others = found.len() - right;
        nothing += usize::from(right == 0);
        noisy += usize::from(others > wanted.len());
        if right < wanted.len() || others > wanted.len() {
            wrong.push(format!(
                "{query}: {right} of {}, and {others} others",
                wanted.len()
            ));
        }
    }
    println!(
        "{} of {count} right, {nothing} find nothing, {noisy} are noisy",
        count - wrong.len()
    );
    assert!(wrong.len() * 10 <= count, "{wrong:#?}");
    assert!(
        nothing * 50 <= count && noisy * 25 <= count,
        "{nothing} {noisy} {wrong:#?}"
    );
}
