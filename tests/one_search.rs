//! The screen and `--search` find the same: as a property over generated Markdown and plain text, long cut lines included.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kzread::document::Document;
use kzread::library::{Encodings, Library, encoding};
use kzread::search::{Level, Options, Queries, Query};
use kzread::shell::{OutputForm, ShellSearch};
use proptest::prelude::*;
use serde_json::Value;

/// Letters that fold together or are dropped, blanks, and what Markdown is made of: few, so that short queries are found.
const LETTERS: &str = "[\u{642}\u{627}\u{623}\u{644}\u{64E}\u{670}ab1 \u{640}\u{FEFB}]{1,4}";

const COUNT: OutputForm = OutputForm::Count {
    named: false,
    printer: None,
};

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop_oneof![
            6 => LETTERS,
            1 => Just(" ".to_owned()),
            1 => "[*_~`\\[\\]()<>!|&;:#.\\\\-]",
        ],
        1..6,
    )
    .prop_map(|parts| parts.concat())
}

fn inline() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => text(),
        1 => text().prop_map(|t| format!("**{t}**")),
        1 => text().prop_map(|t| format!("*{t}*")),
        1 => text().prop_map(|t| format!("~~{t}~~")),
        1 => (text(), text()).prop_map(|(t, url)| format!("[{t}]({})", url.replace(' ', "%20"))),
        1 => text().prop_map(|t| format!("` {t} `")),
        1 => text().prop_map(|t| format!("`{t}`")),
        1 => Just("[^1]".to_owned()),
        1 => prop::sample::select(vec!["&amp;", "&#1602;", "&#x644;", "&lt;", "&nope;", "\\*", "\\a"])
            .prop_map(str::to_owned),
        1 => prop::sample::select(vec!["  \n", "\\\n", "\n", "\r\n", "<br>", "<!-- a -->", "<b>", "\u{2029}", "\t", "\u{A0}"])
            .prop_map(str::to_owned),
    ]
}

fn paragraph() -> impl Strategy<Value = String> {
    prop::collection::vec(inline(), 1..6).prop_map(|parts| parts.concat())
}

fn block() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => paragraph(),
        1 => (1..4_usize, text()).prop_map(|(n, t)| format!("{} {t}", "#".repeat(n))),
        1 => prop::collection::vec(paragraph(), 1..4)
            .prop_map(|items| format!("- {}", items.join("\n- "))),
        1 => prop::collection::vec(text(), 1..4)
            .prop_map(|items| format!("1. {}", items.join("\n1. "))),
        1 => paragraph().prop_map(|p| format!("> {}", p.replace('\n', "\n> "))),
        1 => prop::collection::vec(text(), 4).prop_map(|c| {
            format!("| {} | {} |\n|---|:-:|\n| {} | {} |", c[0], c[1], c[2], c[3])
        }),
        1 => prop::collection::vec(text(), 1..3).prop_map(|lines| format!("```\n{}\n```", lines.join("\n"))),
        1 => text().prop_map(|t| format!("    {t}")),
        1 => paragraph().prop_map(|p| format!("[^1]: {p}")),
        1 => Just("---".to_owned()),
        1 => text().prop_map(|t| format!("<div>\n{t}\n</div>")),
    ]
}

fn markdown() -> impl Strategy<Value = String> {
    let front = prop_oneof![
        3 => Just(String::new()),
        1 => prop::sample::select(vec!["ar", "fa", "en"])
            .prop_map(|lang| format!("+++\ntitle = \"\u{642}\u{627}\u{644}\"\nlang = \"{lang}\"\n+++\n")),
        1 => Just("---\na: \u{642}\u{627}\n---\n".to_owned()),
    ];
    let mark = prop::bool::weighted(0.2).prop_map(|mark| if mark { "\u{FEFF}" } else { "" });
    (mark, front, prop::collection::vec(block(), 1..6))
        .prop_map(|(mark, front, blocks)| format!("{mark}{front}{}\n", blocks.join("\n\n")))
}

fn plain() -> impl Strategy<Value = Vec<u8>> {
    let line = prop_oneof![
        6 => text().prop_map(String::into_bytes),
        1 => prop::sample::select(vec!["\n", "\r\n", "\r", "\u{2029}", "\u{2028}", "\n\n"])
            .prop_map(|end| end.as_bytes().to_vec()),
        1 => prop::sample::select(vec![b"\xFF".to_vec(), b"\xD9".to_vec(), b"\xE2\x80".to_vec()]),
    ];
    let mark = prop::bool::weighted(0.2).prop_map(|mark| if mark { "\u{FEFF}" } else { "" });
    (mark, prop::collection::vec(line, 1..20))
        .prop_map(|(mark, lines)| [mark.as_bytes(), &lines.concat()].concat())
}

fn level() -> impl Strategy<Value = Level> {
    prop::sample::select(vec![
        Level::Fold,
        Level::Fold,
        Level::Exact,
        Level::Forms,
        Level::Auto,
    ])
}

/// Where the matches start that the screen finds, as document offsets; nothing where it looks for other words as well.
fn on_screen(document: &Document, query: &str, level: Level) -> Option<Vec<u64>> {
    let mut queries = Queries::new(query, level).unwrap();
    loop {
        let query = queries.of(document.keeps_persian_letters());
        if query.may_be_paired() {
            return None;
        }
        let (starts, is_sure) = matches(document, query);
        let sure = if is_sure { starts.len() as u64 } else { 0 };
        match queries.next(sure, &[]) {
            Some(next) => queries = next,
            None if level == Level::Auto && !is_sure => return None,
            None => return Some(starts),
        }
    }
}

/// Where matches start, and whether any of them is sure.
fn matches(document: &Document, query: &Query) -> (Vec<u64>, bool) {
    let mut is_sure = false;
    let mut starts = Vec::new();
    document
        .scan(0, &mut Vec::new(), Some(&|_| true), &mut |chunk| {
            let mut done = chunk.own;
            for found in query
                .matches(chunk.bytes)
                .take_while(|m| m.start < chunk.own)
            {
                starts.push(chunk.offset + found.start as u64);
                is_sure |= found.rung.is_sure();
                done = done.max(found.end);
            }
            ControlFlow::Continue(done)
        })
        .unwrap();
    (starts, is_sure)
}

fn in_shell(path: &Path, query: &str, level: Level, form: OutputForm) -> String {
    // What is broken in it is not to be taken for another encoding.
    let utf8 = Encodings::new(encoding("utf-8"), "");
    let library = Library::open(&[path.to_owned()], None)
        .unwrap()
        .encoded(utf8);
    let mut out = Vec::new();
    let search = ShellSearch::new(query, level, form).unwrap();
    search.run(&library, &mut out, &mut |_| {}).unwrap();
    String::from_utf8(out).unwrap()
}

fn file(name: &str, content: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("one_search");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, content).unwrap();
    path
}

/// All that is claimed of a file.
fn check(name: &str, content: &[u8], query: &str, level: Level) -> Result<(), TestCaseError> {
    if Query::new(query, Options::default()).is_err() {
        return Ok(());
    }
    let path = file(name, content);
    let document = if path.extension().is_some_and(|extension| extension == "md") {
        Document::markdown_bytes(content).unwrap()
    } else {
        Document::plain(Arc::new(content.to_vec())).unwrap()
    };
    let Some(starts) = on_screen(&document, query, level) else {
        return Ok(());
    };

    let count = in_shell(&path, query, level, COUNT);
    prop_assert_eq!(count.trim().parse::<usize>().unwrap(), starts.len());

    let decoded = String::from_utf8_lossy(content);
    let decoded = decoded.strip_prefix('\u{FEFF}').unwrap_or(&decoded);
    let objects = in_shell(&path, query, level, OutputForm::Json);
    let objects: Vec<Value> = objects
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    prop_assert_eq!(objects.len(), starts.len());
    let mut lines = Vec::new();
    for (object, &start) in objects.iter().zip(&starts) {
        let at = |key: &str| object[key].as_u64().unwrap() as usize;
        prop_assert_eq!(
            Some(object["text"].as_str().unwrap()),
            decoded.get(at("start")..at("end"))
        );
        // The first letter of the match on the screen is the first in the file, unless that is an entity, an escape, a marker.
        let (block, byte) = document.locate(start).unwrap();
        let shown = document.block(block).unwrap().text[byte..].chars().next();
        let source = decoded[at("start")..].chars().next();
        let is_written = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        if is_written(shown) && source != Some('&') {
            prop_assert_eq!(shown, source);
        }
        let before = decoded[..at("start")].replace("\r\n", "\n");
        lines.push(1 + before.matches(['\n', '\r', '\u{2029}']).count());
    }
    let rows = in_shell(&path, query, level, OutputForm::Lines);
    let place = format!("{}:", path.display());
    for line in rows.split(&place).skip(1) {
        let number: usize = line.split(':').next().unwrap().parse().unwrap();
        prop_assert!(lines.contains(&number), "{number} of {lines:?}");
    }
    prop_assert_eq!(rows.is_empty(), starts.is_empty());
    Ok(())
}

proptest! {
    #[test]
    fn markdown_is_found_alike(source in markdown(), query in LETTERS, level in level()) {
        check("t.md", source.as_bytes(), &query, level)?;
    }

    #[test]
    fn parts_of_the_shown_text_are_found_alike(source in markdown(), from in any::<prop::sample::Index>(), len in 1..6_usize, level in level()) {
        let document = Document::markdown(&source).unwrap();
        let mut text = String::new();
        document.logical(&mut |part| {
            text.push_str(part);
            ControlFlow::Continue(())
        }).unwrap();
        let chars: Vec<char> = text.chars().collect();
        prop_assume!(!chars.is_empty());
        let query: String = chars.iter().skip(from.index(chars.len())).take(len).collect();
        check("p.md", source.as_bytes(), &query, level)?;
    }

    #[test]
    fn plain_text_is_found_alike(content in plain(), query in LETTERS, level in level()) {
        check("t.txt", &content, &query, level)?;
    }
}

#[test]
fn wrapped_text_is_found_alike_over_its_line_ends() {
    let words = ["stone", "river", "a", "mill.", "walked", "of", "everybody"];
    let mut words = (0..2000)
        .map(|at| words[(at * 5 + at / 7) % words.len()])
        .peekable();
    let mut text = String::new();
    let mut lines = Vec::new();
    while let Some(first) = words.next() {
        let mut line = first.to_owned();
        while let Some(word) = words.next_if(|word| line.len() + word.len() < 60) {
            line.push(' ');
            line += word;
        }
        text = text + &line + ["\n", "\r\n"][lines.len() % 2];
        lines.push(line);
    }
    for pair in lines.windows(2).take(9) {
        let last = pair[0].split(' ').next_back().unwrap();
        let next: Vec<&str> = pair[1].split(' ').take(2).collect();
        let query = format!("{last} {}", next.join(" "));
        let document = Document::plain(Arc::new(text.clone().into_bytes())).unwrap();
        assert!(
            on_screen(&document, &query, Level::Fold).unwrap().len() > text.matches(&query).count()
        );
        check("wrapped.txt", text.as_bytes(), &query, Level::Fold).unwrap();
    }
}

#[test]
fn a_line_of_many_megabytes_is_found_alike() {
    for (unit, query) in [
        ("aab ", "aba"),
        ("\u{642}\u{627}\u{644} ", "\u{644} \u{642}"),
        ("a", "aa"),
    ] {
        let content = unit.repeat((9 << 20) / unit.len());
        let count = content.matches(query).count();
        let document = Document::plain(Arc::new(content.clone().into_bytes())).unwrap();
        assert_eq!(
            on_screen(&document, query, Level::Fold).map(|starts| starts.len()),
            Some(count),
            "{query:?}"
        );
        let path = file("long.txt", content.as_bytes());
        let counted = in_shell(&path, query, Level::Fold, COUNT);
        assert_eq!(counted, format!("{count}\n"), "{query:?}");
    }
}
