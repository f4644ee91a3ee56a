//! What counts as a match: where it starts and ends, what it never crosses, what each level asks for.

mod levels;

use kzread::search::{Level, Options, Query, QueryError};
use kzread::words::Language::English;

fn query_at(level: Level, query: &str) -> Query {
    Query::new(
        query,
        Options {
            level,
            ..Options::default()
        },
    )
    .unwrap()
}

/// The matched bytes, up to the end that is lit.
fn lit_at<'t>(level: Level, query: &str, text: &'t str) -> Vec<&'t str> {
    query_at(level, query)
        .matches(text.as_bytes())
        .map(|found| &text[found.start..found.highlight_end])
        .collect()
}

fn lit<'t>(query: &str, text: &'t str) -> Vec<&'t str> {
    lit_at(Level::Fold, query, text)
}

#[test]
fn levels_go_round() {
    let levels: Vec<Level> =
        std::iter::successors(Some(Level::default()), |level| Some(level.next()))
            .take(6)
            .collect();
    assert_eq!(
        levels,
        [
            Level::Fold,
            Level::Exact,
            Level::Forms,
            Level::Word,
            Level::Regex,
            Level::Fold
        ]
    );
}

#[test]
fn a_query_without_letters_is_an_error_that_says_so() {
    for level in [Level::Fold, Level::Exact, Level::Forms] {
        let error = |text| {
            Query::new(
                text,
                Options {
                    level,
                    ..Options::default()
                },
            )
            .unwrap_err()
        };
        assert_eq!(error(""), QueryError::Empty);
        for marks in [
            "\u{064E}",
            "\u{0670}",
            "\u{200F}",
            "\u{064B}\u{200D}\u{0651}",
        ] {
            assert_eq!(error(marks), QueryError::MarksOnly, "{marks:?}");
        }
        assert!(
            English
                .query_error(error("\u{064E}"))
                .contains("only marks")
        );
        assert!(English.query_error(error("")).contains("empty"));
    }
    // Tatweel is a character of its own at the exact level alone.
    assert_eq!(
        Query::new("\u{0640}", Options::default()).unwrap_err(),
        QueryError::MarksOnly
    );
    assert_eq!(
        lit_at(Level::Exact, "\u{0640}", "\u{0640}\u{0640}").len(),
        2
    );
}

#[test]
fn no_match_crosses_the_end_of_a_paragraph() {
    for end in ["\n", "\r", "\r\n", "\u{2029}"] {
        assert_eq!(lit("a b", &format!("a{end}b")), [""; 0], "{end:?}");
        assert_eq!(lit("ab", &format!("a{end}b")), [""; 0], "{end:?}");
        assert_eq!(lit("a b", &format!("a {end} b a b")), ["a b"], "{end:?}");
        assert_eq!(lit("a ", &format!("a {end} b")), ["a "], "{end:?}");
    }
    assert_eq!(lit("a b", "a\u{2028}b"), ["a\u{2028}b"]);
    assert_eq!(lit("a\nb", "a b a\nb"), ["a b"]);
}

#[test]
fn matches_do_not_overlap_and_the_leftmost_wins() {
    assert_eq!(lit("aba", "ababababa"), ["aba", "aba"]);
    assert_eq!(lit(" a ", " a a  a "), [" a ", "  a "]);
}

/// The blank at the end is satisfied by the end of a word as well: the second match was passed over, for one without that blank
/// begins in the first.
#[test]
fn a_match_behind_one_that_has_the_blank_at_the_end_is_found() {
    // beh five times
    let text = " \u{628} \u{628} \u{628} \u{628} \u{628}";
    let with_blank = " \u{628} \u{628} ";
    assert_eq!(lit(with_blank, text), [with_blank, with_blank.trim_end()]);
}

#[test]
fn the_line_ends_of_a_pasted_line_are_not_looked_for() {
    for query in ["book\n", "\r\nbook", "book\u{2029}"] {
        assert_eq!(lit(query, "book"), ["book"], "{query:?}");
    }
    assert_eq!(lit("a\nbook", "a book"), ["a book"]);
    // A blank that was typed behind a word may be the word's end.
    assert_eq!(lit("book ", "book"), ["book"]);
    assert_eq!(lit("book ", "books"), [""; 0]);
}

#[test]
fn a_run_of_spaces_belongs_to_the_match_as_a_whole() {
    assert_eq!(lit("a ", "a \u{200F}\t b"), ["a \u{200F}\t "]);
    assert_eq!(lit(" b", "a \u{200F}\t b"), [" \u{200F}\t b"]);
    assert_eq!(lit(" ", "a  b   "), ["  ", "   "]);
}

#[test]
fn light_goes_on_over_what_follows_but_the_match_does_not() {
    // lam, damma, small waw, tatweel, right-to-left mark
    let text = "\u{0644}\u{064F}\u{06E5}\u{0640}\u{200F}\u{0645}";
    let found: Vec<_> = query_at(Level::Fold, "\u{0644}")
        .matches(text.as_bytes())
        .collect();
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].start, found[0].end, found[0].highlight_end),
        (0, 2, 11)
    );
}

#[test]
fn a_part_of_a_code_point_lights_the_whole() {
    assert_eq!(lit("\u{0644}", "\u{FEFB}"), ["\u{FEFB}"]);
    assert_eq!(
        lit("\u{0627}\u{0645}", "\u{0633}\u{FEFC}\u{0645}"),
        ["\u{FEFC}\u{0645}"]
    );
    // Three lams in U+FDF2 ﷲ and the lam-alef after it, but two code points.
    assert_eq!(
        lit("\u{0644}", "\u{FDF2}\u{FEFB}"),
        ["\u{FDF2}", "\u{FEFB}"]
    );
}

#[test]
fn broken_bytes_match_nothing_and_break_words() {
    let query = query_at(Level::Fold, "\u{0643}\u{062A}");
    let found = |text: &[u8]| {
        query
            .matches(text)
            .map(|found| (found.start, found.highlight_end))
            .collect::<Vec<_>>()
    };
    assert_eq!(found(b"\xD9\x83\xD8\xAA"), [(0, 4)]);
    assert_eq!(found(b"\xD9\x83\xFF\xD8\xAA\xD9\x83\xD8\xAA"), [(5, 9)]);
    assert_eq!(found(b"\x83\xD9\x83\xD8\xAA\xD9"), [(1, 5)]);
    assert_eq!(found(b"\xD9\x83\xD8"), []);
    assert_eq!(found(b"\xEF\xBB\xD9\x83\xD8\xAA"), [(2, 6)]);
}

#[test]
fn a_compiled_query_searches_any_number_of_texts_from_any_thread() {
    let query = query_at(Level::Fold, "\u{0644}\u{0627}");
    let threads: Vec<_> = (0..4)
        .map(|i| {
            let query = query.clone();
            std::thread::spawn(move || query.matches("\u{FEFB} ".repeat(i).as_bytes()).count())
        })
        .collect();
    let counts: Vec<usize> = threads
        .into_iter()
        .map(|thread| thread.join().unwrap())
        .collect();
    assert_eq!(counts, [0, 1, 2, 3]);
}
