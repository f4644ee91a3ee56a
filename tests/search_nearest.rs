//! The nearest words of a text, offered when a query has no match.

use kzread::search::{Level, Nearest, Options, Query};

/// كازاخستان, alef after the zain.
const KAZAKHSTAN: &str = "\u{0643}\u{0627}\u{0632}\u{0627}\u{062E}\u{0633}\u{062A}\u{0627}\u{0646}";

fn nearest(level: Level, query: &str, chunks: &[&str]) -> Vec<String> {
    let mut nearest = Nearest::new(
        &Query::new(
            query,
            Options {
                level,
                ..Options::default()
            },
        )
        .unwrap(),
    );
    for chunk in chunks {
        nearest.feed(chunk.as_bytes());
    }
    nearest.best(3)
}

#[test]
fn nearest_words_of_a_misspelt_country() {
    let text = format!("\u{0641}\u{064A} {KAZAKHSTAN}\u{060C} \u{0642}\u{0627}\u{0644}");
    let without_alef = "\u{0643}\u{0627}\u{0632}\u{062E}\u{0633}\u{062A}\u{0627}\u{0646}";
    let with_qaf = "\u{0642}\u{0627}\u{0632}\u{0627}\u{0642}\u{0633}\u{062A}\u{0627}\u{0646}";
    for query in [without_alef, with_qaf] {
        assert_eq!(
            Query::new(query, Options::default())
                .unwrap()
                .matches(text.as_bytes())
                .count(),
            0,
            "{query:?}"
        );
        assert_eq!(
            nearest(Level::Fold, query, &[&text]),
            [KAZAKHSTAN],
            "{query:?}"
        );
        assert_eq!(
            nearest(Level::Forms, query, &[&text]),
            [KAZAKHSTAN],
            "{query:?}"
        );
    }
}

#[test]
fn nearest_words_are_ranked_over_all_chunks() {
    let chunks = ["table cable\n", "fable, fable", "stable tables"];
    assert_eq!(
        nearest(Level::Fold, "gable", &chunks),
        ["fable", "cable", "table"]
    );
    // Neighbours swapped: one edit. The others take two.
    assert_eq!(nearest(Level::Fold, "tabel", &chunks)[0], "table");
}

#[test]
fn nearest_words_are_fit_to_be_typed() {
    // Marks, tatweel, presentation forms (kaf initial, teh medial, beh final).
    assert_eq!(
        nearest(
            Level::Fold,
            "\u{0643}\u{062A}\u{0646}",
            &["\u{0643}\u{0650}\u{062A}\u{0640}\u{0628}"]
        ),
        ["\u{0643}\u{062A}\u{0628}"]
    );
    assert_eq!(
        nearest(
            Level::Fold,
            "\u{0643}\u{062A}\u{0646}",
            &["\u{FEDB}\u{FE98}\u{FE90}"]
        ),
        ["\u{0643}\u{062A}\u{0628}"]
    );
}

#[test]
fn nearest_words_forgive_what_the_level_did_not() {
    assert_eq!(
        nearest(
            Level::Exact,
            "\u{0627}\u{0645}\u{0646}",
            &["\u{0623}\u{0645}\u{0646}"]
        ),
        ["\u{0623}\u{0645}\u{0646}"]
    );
    assert_eq!(nearest(Level::Fold, "ALI", &["Ali"]), ["Ali"]);
}

#[test]
fn short_words_have_no_neighbours_and_far_words_are_none() {
    assert_eq!(nearest(Level::Fold, "ab", &["ac b abc"]), [""; 0]);
    assert_eq!(nearest(Level::Fold, "abc", &["abd axx"]), ["abd"]);
    assert_eq!(nearest(Level::Fold, "abcdef", &["abcxyz"]), [""; 0]);
    assert_eq!(
        nearest(Level::Fold, "one misteak", &["one mistake"]),
        ["mistake"]
    );
}

#[test]
fn of_several_words_those_that_occur_are_not_replaced() {
    let text = ["the sultan met the sultana of almaty, a sultanate"];
    assert_eq!(nearest(Level::Fold, "sultana almatti", &text), ["almaty"]);
    // As the search finds them: in the midst of a word too.
    assert_eq!(nearest(Level::Fold, "ultan almatti", &text), ["almaty"]);
    assert_eq!(nearest(Level::Fold, "almaty sultana", &text), [""; 0]);
}

#[test]
fn a_number_is_near_to_itself_in_groups_and_to_no_other() {
    let grouped = "\u{0665}\u{0660}\u{066C}\u{0660}\u{0660}\u{0660}";
    let text = format!("500, 5000 or {grouped}, 000");
    assert_eq!(nearest(Level::Fold, "50000", &[&text]), [grouped]);
    assert_eq!(
        nearest(Level::Fold, "50,000", &["50000, or 50,001"]),
        ["50000"]
    );
    assert_eq!(nearest(Level::Fold, "4999", &[&text, "4998"]), [""; 0]);
    assert_eq!(nearest(Level::Fold, "2002", &["2001,2002"]), [""; 0]);
}

/// Two letters more, and one wrong, would be too far.
#[test]
fn a_prefix_of_the_text_is_no_misspelling() {
    let parliament = "\u{0628}\u{0631}\u{0644}\u{0645}\u{0627}\u{0646}";
    let swapped = "\u{0628}\u{0631}\u{0644}\u{0627}\u{0645}\u{0646}";
    for prefix in ["\u{0627}\u{0644}", "\u{0648}\u{0627}\u{0644}"] {
        let text = format!("{prefix}{parliament}");
        assert_eq!(nearest(Level::Fold, swapped, &[&text]), [parliament]);
    }
}

/// The high hamza of U+0675–0678 is dropped in the query as in the text: plain letters are offered with it.
#[test]
fn a_word_that_is_offered_is_found() {
    for hamza in ['\u{0675}', '\u{0676}', '\u{0677}', '\u{0678}'] {
        let text = format!("\u{0643}\u{062A}{hamza}\u{0628}");
        let offered = nearest(Level::Fold, "\u{0643}\u{062A}\u{0645}\u{0628}", &[&text]);
        let found = |word: &String| {
            Query::new(word, Options::default()).is_ok_and(|query| query.is_in(&text))
        };
        assert_eq!(
            offered.iter().map(found).collect::<Vec<_>>(),
            [true],
            "{hamza:?}"
        );
    }
}

/// Tokayev as one hears it, and a word that is one letter shorter.
#[test]
fn words_that_sound_alike_come_first() {
    let tokayev = "\u{62A}\u{648}\u{643}\u{627}\u{64A}\u{64A}\u{641}";
    let arrest = "\u{62A}\u{648}\u{642}\u{64A}\u{641}";
    let text = format!("{arrest} {arrest} {tokayev}");
    for heard in [
        "\u{62A}\u{648}\u{642}\u{627}\u{64A}\u{641}",
        "\u{637}\u{648}\u{643}\u{627}\u{64A}\u{641}",
        "\u{62A}\u{648}\u{63A}\u{627}\u{64A}\u{64A}\u{641}",
    ] {
        assert_eq!(nearest(Level::Fold, heard, &[&text])[0], tokayev, "{heard}");
    }
}
