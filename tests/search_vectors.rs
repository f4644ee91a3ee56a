//! Worked cases of Arabic search: query, text, and where the matches are.
//!
//! Offsets in the file are code points: `[start, end, highlight_end]`. `smart` is the fold level with harakat in the query.

use kzread::search::{Level, Options, Query};
use serde_json::Value;

/// The ranges found, in code points.
fn found(query: &str, text: &str, level: Level) -> Vec<[usize; 3]> {
    let Ok(query) = Query::new(
        query,
        Options {
            level,
            ..Options::default()
        },
    ) else {
        return Vec::new();
    };
    let chars = |bytes: usize| text[..bytes].chars().count();
    query
        .matches(text.as_bytes())
        .map(|found| {
            [
                chars(found.start),
                chars(found.end),
                chars(found.highlight_end),
            ]
        })
        .collect()
}

fn level(name: &str) -> Level {
    match name {
        "exact" => Level::Exact,
        "stem" => Level::Forms,
        "fold" | "smart" => Level::Fold,
        other => panic!("unknown level {other}"),
    }
}

#[test]
fn all_worked_cases() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("search_vectors.json")).unwrap();
    assert_eq!(cases.len(), 34);
    for case in &cases {
        let field = |name: &str| case[name].as_str().unwrap();
        let expected: Vec<[usize; 3]> = serde_json::from_value(case["matches"].clone()).unwrap();
        let found = found(field("query"), field("text"), level(field("level")));
        assert_eq!(found, expected, "{case}");
    }
}
