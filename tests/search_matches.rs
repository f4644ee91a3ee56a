//! What counts as a match: where it starts and ends, what it never crosses, what each level asks for.

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
fn dagger_alef_is_alef_or_nothing() {
    let modern = "\u{0643}\u{062A}\u{0627}\u{0628}"; // kaf teh alef beh
    let dagger = "\u{0643}\u{062A}\u{0670}\u{0628}";
    let without = "\u{0643}\u{062A}\u{0628}";
    let spellings = format!("{modern} {dagger} {without}");
    assert_eq!(lit(modern, &spellings), [modern, dagger]);
    assert_eq!(lit(without, &spellings), [dagger, without]);
    assert_eq!(lit(dagger, &spellings), [modern, dagger, without]);
    assert_eq!(lit_at(Level::Exact, dagger, &spellings), [dagger]);
    // The last is a plural: books.
    assert_eq!(
        lit_at(Level::Forms, modern, &spellings),
        [modern, dagger, without]
    );
    // Each is chosen by itself: heh, dagger, thal, alef, space, then as above.
    assert_eq!(
        lit(
            "\u{0647}\u{0630}\u{0627} \u{0643}\u{062A}\u{0627}\u{0628}",
            &format!("\u{0647}\u{0670}\u{0630}\u{0627} {dagger}")
        )
        .len(),
        1
    );
    // As alef alone, once for a run of them.
    assert_eq!(
        lit("\u{0627}", "\u{0643}\u{0670}\u{0670}\u{0628}\u{0670}"),
        ["\u{0670}\u{0670}", "\u{0670}"]
    );
    // The longest: an alef right after it is taken too.
    assert_eq!(
        lit("\u{0647}\u{0627}", "\u{0647}\u{0670}\u{0627}"),
        ["\u{0647}\u{0670}\u{0627}"]
    );
    // The ligature of thal and dagger alef.
    assert_eq!(
        lit("\u{0630}\u{0627}\u{0643}", "\u{FC5B}\u{0643}"),
        ["\u{FC5B}\u{0643}"]
    );
}

#[test]
fn a_long_run_of_marks_is_no_trap() {
    let marks = "\u{0670}\u{0640}\u{0651}".repeat(50_000);
    let text = format!("\u{0627}{marks}\u{0627}{marks}");
    assert_eq!(lit("\u{0627}\u{0627}\u{0627}", &text).len(), 1);
    assert_eq!(lit("\u{0627}\u{0628}", &text).len(), 0);
    assert_eq!(
        lit_at(Level::Exact, "\u{0640}\u{0651}", &text).len(),
        100_000
    );
    let marked = format!("\u{0627}{}\u{0628}", "\u{0651}\u{064E}".repeat(50_000));
    assert_eq!(lit_at(Level::Exact, "\u{0627}\u{064E}", &marked).len(), 1);
    assert_eq!(lit_at(Level::Exact, "\u{0628}", &marked), ["\u{0628}"]);
    assert_eq!(lit("\u{0627} ", &" ".repeat(200_000)).len(), 0);
    assert_eq!(
        lit_at(Level::Exact, " ", &" ".repeat(200_000)).len(),
        200_000
    );
}

#[test]
fn harakat_typed_must_stand_in_the_text() {
    let bare = "\u{0643}\u{062A}\u{0628}";
    let kasra = "\u{0643}\u{0650}\u{062A}\u{0628}";
    let fatha_shadda = "\u{0643}\u{0651}\u{064E}\u{062A}\u{0628}";
    let text = format!("{bare} {kasra} {fatha_shadda}");
    assert_eq!(lit(bare, &text), [bare, kasra, fatha_shadda]);
    assert_eq!(lit(kasra, &text), [kasra]);
    assert_eq!(
        lit("\u{0643}\u{064E}\u{062A}\u{0628}", &text),
        [fatha_shadda],
        "one of two marks"
    );
    assert_eq!(
        lit("\u{0643}\u{064E}\u{0651}\u{062A}\u{0628}", &text),
        [fatha_shadda],
        "in the other order"
    );
    assert_eq!(
        lit("\u{0643}\u{062A}\u{0628}\u{0650}", &text),
        [""; 0],
        "on the last letter"
    );
    assert_eq!(
        lit(
            "\u{0643}\u{062A}\u{0628}\u{0650}",
            &format!("{bare}\u{0640}\u{0650}")
        ),
        [format!("{bare}\u{0640}\u{0650}")]
    );
    assert_eq!(
        lit_at(Level::Forms, kasra, &text),
        [bare, kasra, fatha_shadda],
        "not at the level of forms"
    );
    // Marks over tatweel, or after an invisible character, are on the letter before.
    assert_eq!(
        lit(kasra, "\u{0643}\u{0640}\u{200D}\u{0650}\u{062A}\u{0628}").len(),
        1
    );
    // Hamza is never asked for.
    assert_eq!(
        lit("\u{0623}\u{064E}\u{0646}", "\u{0627}\u{064E}\u{0646}").len(),
        1
    );
    // What the Quran prints for sukun and for tanwin.
    assert_eq!(lit("\u{0645}\u{0652}", "\u{0645}\u{06E1}").len(), 1);
    assert_eq!(lit("\u{0645}\u{064B}", "\u{0645}\u{08F0}").len(), 1);
    assert_eq!(lit("\u{0645}\u{064C}", "\u{0645}\u{08F0}").len(), 0);
}

/// شكراً and شكرًا, ىً and ًى: both spellings are taught.
#[test]
fn tanwin_is_found_before_its_alef_and_on_it() {
    let on_alef = "\u{0634}\u{0643}\u{0631}\u{0627}\u{064B}";
    let before_alef = "\u{0634}\u{0643}\u{0631}\u{064B}\u{0627}";
    let none = "\u{0634}\u{0643}\u{0631}\u{0627}";
    let on_yeh = "\u{0641}\u{062A}\u{0649}\u{064B}";
    let before_yeh = "\u{0641}\u{062A}\u{064B}\u{0649}";
    for (query, text) in [
        (on_alef, on_alef),
        (on_alef, before_alef),
        (before_alef, on_alef),
        (before_alef, before_alef),
        (none, on_alef),
        (none, before_alef),
        (on_yeh, before_yeh),
        (before_yeh, on_yeh),
        ("\u{0644}\u{0627}\u{064B}", "\u{0644}\u{064B}\u{0627}"),
        ("\u{0644}\u{064B}\u{0627}", "\u{0644}\u{0627}\u{064B}"),
    ] {
        assert_eq!(lit(query, text), [text], "{query:?}");
    }
    // While the alef is still to be typed.
    let unfinished = "\u{0634}\u{0643}\u{0631}\u{064B}";
    assert_eq!(lit(unfinished, on_alef), [&on_alef[..6]]);
    assert_eq!(lit(unfinished, before_alef), [unfinished]);
    assert_eq!(lit(on_alef, none), [""; 0]);
    assert_eq!(lit(before_alef, none), [""; 0]);
    // Only this tanwin, only on this alef.
    assert_eq!(
        lit(on_alef, "\u{0634}\u{0643}\u{064B}\u{0631}\u{0627}"),
        [""; 0]
    );
    assert_eq!(
        lit("\u{0631}\u{0627}\u{064D}", "\u{0631}\u{064D}\u{0627}"),
        [""; 0]
    );
}

#[test]
fn forms_of_a_word_are_found_without_what_is_joined_to_them() {
    let text = "\u{0648}\u{0643}\u{062A}\u{0627}\u{0628}\u{0627}\u{062A} \u{0627}\u{0644}\u{0643}\u{062A}\u{0627}\u{0628}";
    let stem = "\u{0643}\u{062A}\u{0627}\u{0628}";
    assert_eq!(
        lit_at(
            Level::Forms,
            "\u{0628}\u{0627}\u{0644}\u{0643}\u{062A}\u{0627}\u{0628}\u{064A}",
            text
        ),
        [stem, stem]
    );
    assert_eq!(
        lit(
            "\u{0628}\u{0627}\u{0644}\u{0643}\u{062A}\u{0627}\u{0628}\u{064A}",
            text
        ),
        [""; 0]
    );
}

#[test]
fn exact_level_is_canonical_equivalence() {
    let exact = |query, text| lit_at(Level::Exact, query, text);
    assert_eq!(
        exact("\u{0622}", "\u{0622}\u{0627}\u{0653}\u{0627}"),
        ["\u{0622}", "\u{0627}\u{0653}"]
    );
    assert_eq!(
        exact("\u{0627}", "\u{0622}\u{0627}\u{0653}\u{0627}"),
        ["\u{0627}"]
    );
    assert_eq!(exact("\u{0627}\u{0653}", "\u{0622}"), ["\u{0622}"]);
    // Shadda and fatha in either order; a fatha does not come between alef and its madda.
    assert_eq!(
        exact("\u{0631}\u{0651}\u{064E}", "\u{0631}\u{064E}\u{0651}"),
        ["\u{0631}\u{064E}\u{0651}"]
    );
    assert_eq!(
        exact("\u{0622}\u{064E}", "\u{0627}\u{064E}\u{0653}"),
        ["\u{0627}\u{064E}\u{0653}"]
    );
    // In NFC the fatha comes before the shadda.
    assert_eq!(
        exact("\u{0631}\u{064E}", "\u{0631}\u{0651}\u{064E}"),
        ["\u{0631}\u{0651}\u{064E}"]
    );
    assert_eq!(
        exact("\u{0631}\u{0651}", "\u{0631}\u{0651}\u{064E}"),
        [""; 0]
    );
    assert_eq!(
        exact("\u{064E}\u{0628}", "\u{0628}\u{0631}\u{064E}\u{0628}"),
        ["\u{064E}\u{0628}"]
    );
    // A Tibetan vowel sign of class 0 is put in order with the marks around it, for it is made of marks.
    let made_of_marks = "\u{0654}\u{0F73}\u{0627}";
    assert_eq!(exact(made_of_marks, made_of_marks), [made_of_marks]);
    // Looked through: a joiner between letters, an isolate around them.
    assert_eq!(
        exact("\u{0644}\u{0627}", "\u{0644}\u{200D}\u{0627}"),
        ["\u{0644}\u{200D}\u{0627}"]
    );
    assert_eq!(exact("\u{2067}x\u{2069}", "x"), ["x"]);
    // Case, spaces, tatweel, digits and look-alikes are what they are.
    for (query, text) in [
        ("Ali", "ali"),
        ("a b", "a  b"),
        ("a b", "a\u{A0}b"),
        ("1", "\u{0661}"),
        ("\u{0643}", "\u{06A9}"),
        ("\u{0628}\u{0631}", "\u{0628}\u{0640}\u{0631}"),
    ] {
        assert_eq!(exact(query, text), [""; 0], "{query:?} in {text:?}");
    }
    // Hangul syllables compose from letters that are no marks.
    assert_eq!(
        exact(
            "\u{AC00}",
            "\u{1100}\u{1161} \u{1100}\u{1161}\u{11A8} \u{AC01} \u{AC00}"
        ),
        ["\u{1100}\u{1161}", "\u{AC00}"]
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
