//! The search against a slow and obvious one, on random text; and what holds for every text.

#[path = "common/slow_search.rs"]
mod slow_search;

use kzread::search::{Level, Options, Query};
use kzread::text::cluster::{is_invisible, is_mark};
use kzread::text::{Direction, Paragraph};
use proptest::prelude::*;
use proptest::sample::select;

use slow_search::{ALPHABET, FATHATAN, reference};

fn letters(chars: &'static [(char, &'static str)]) -> impl Strategy<Value = char> {
    select(chars).prop_map(|(c, _)| c)
}

/// Text of the alphabet, a few daggers at most in a paragraph, with some broken bytes.
fn broken_text() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        40 => letters(&ALPHABET).prop_map(|c| c.to_string().into_bytes()),
        10 => letters(&ALPHABET[..10]).prop_map(|c| c.to_string().into_bytes()),
        1 => select(vec![0x84u8, 0xD9, 0xEF, 0xFF]).prop_map(|byte| vec![byte]),
        3 => Just("\n".as_bytes().to_vec()),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn query_text() -> impl Strategy<Value = String> {
    let one = || prop_oneof![3 => letters(&ALPHABET[..29]), 2 => letters(&ALPHABET[..10])];
    prop::collection::vec(one(), 1..5)
        .prop_map(|chars| chars.into_iter().filter(|c| *c != 'A').collect())
}

/// One paragraph of any characters, Arabic ones more often.
fn paragraph() -> impl Strategy<Value = String> {
    let one = prop_oneof![
        4 => letters(&ALPHABET[..29]),
        4 => prop::char::range('\u{0600}', '\u{06FF}'),
        1 => prop::char::range('\u{FB50}', '\u{FEFF}'),
        1 => prop::char::range('\u{0020}', '\u{03FF}'),
        1 => any::<char>(),
    ];
    let is_end = |c: &char| matches!(c, '\n' | '\r' | '\u{2029}');
    prop::collection::vec(one, 1..20)
        .prop_map(move |chars| chars.into_iter().filter(|c| !is_end(c)).collect())
}

fn found(query: &Query, text: &[u8]) -> Vec<(usize, usize)> {
    query
        .matches(text)
        .map(|found| (found.start, found.end))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn folded_search_finds_what_the_reference_finds(query in query_text(), text in broken_text()) {
        if let Ok(compiled) = Query::new(&query, Options::default()) {
            prop_assert_eq!(found(&compiled, &text), reference(&query, &text));
        }
    }

    #[test]
    fn exact_search_finds_as_many_as_a_search_of_the_nfc(query in query_text(), text in broken_text()) {
        let nfc = icu_normalizer::ComposingNormalizerBorrowed::new_nfc();
        let exactly = |text: &str| nfc.normalize(&text.replace('\u{200D}', "")).into_owned();
        let options = Options { level: Level::Exact, ..Options::default() };
        if let Ok(compiled) = Query::new(&query, options) {
            let needle = exactly(&query);
            let chunks = text.utf8_chunks().flat_map(|chunk| chunk.valid().split(['\n', '\u{2029}']));
            let expected: usize = chunks.map(|paragraph| exactly(paragraph).matches(&needle).count()).sum();
            prop_assert_eq!(found(&compiled, &text).len(), expected);
        }
    }
}

proptest! {
    #[test]
    fn a_text_finds_itself_at_every_level(text in paragraph()) {
        for level in [Level::Fold, Level::Exact, Level::Forms] {
            for keep_persian_letters in [false, true] {
                let options = Options { level, keep_persian_letters };
                if let Ok(query) = Query::new(&text, options) {
                    let first = query.matches(text.as_bytes()).next();
                    prop_assert!(first.is_some(), "{:?}", options);
                    if level == Level::Fold {
                        prop_assert_eq!(first.map(|found| found.highlight_end), Some(text.len()));
                    }
                }
            }
        }
    }

    #[test]
    fn matches_are_in_order_apart_and_at_the_edges_of_characters(query in paragraph(), text in paragraph()) {
        let text = format!("{text}{query}{text}\n{query}");
        for level in [Level::Fold, Level::Exact, Level::Forms] {
            let Ok(query) = Query::new(&query, Options { level, ..Options::default() }) else { continue };
            let mut floor = 0;
            for found in query.matches(text.as_bytes()) {
                prop_assert!(floor <= found.start && found.start < found.end && found.end <= found.highlight_end);
                prop_assert!(text.get(found.start..found.end).is_some());
                prop_assert!(text.get(found.end..found.highlight_end).is_some());
                floor = found.end;
            }
        }
    }

    #[test]
    fn a_match_begins_and_ends_at_cells_or_between_letters_of_one(query in query_text(), text in paragraph()) {
        let Ok(query) = Query::new(&query, Options::default()) else { return Ok(()) };
        let line = Paragraph::analyze(text.as_str(), Direction::Rtl).arrange_whole();
        // The dagger alef is a mark that can be found as a letter.
        let is_letter = |c: &char| *c == '\u{0670}' || !is_mark(*c) && !is_invisible(*c);
        // So can the vowel signs of scripts whose marks no folding drops.
        let is_kept = |c: char| Query::new(c.encode_utf8(&mut [0; 4]), Options::default()).is_ok();
        for found in query.matches(text.as_bytes()) {
            for edge in [found.start, found.highlight_end] {
                for (_, cell) in line.cells() {
                    let cut = cell.bytes.start < edge && edge < cell.bytes.end;
                    let after = || &text[edge..cell.bytes.end];
                    // Marks without a base are drawn on one.
                    let letters = 1 + text[cell.bytes.clone()].chars().skip(1).filter(is_letter).count();
                    prop_assert!(!cut || letters > 1 || after().chars().any(is_kept) || after().chars().all(is_invisible), "{} cuts {:?}", edge, cell);
                }
            }
            let lit: u16 = line.columns_of(&(found.start..found.highlight_end)).iter().map(|columns| columns.end - columns.start).sum();
            let touched = line.cells().filter(|(_, cell)| cell.bytes.start < found.highlight_end && found.start < cell.bytes.end);
            prop_assert_eq!(lit, touched.map(|(_, cell)| cell.width).sum::<u16>());
        }
    }

    #[test]
    fn what_is_lit_ends_before_the_next_letter(query in query_text(), text in broken_text()) {
        let Ok(query) = Query::new(&query, Options::default()) else { return Ok(()) };
        let follows = |c| [FATHATAN, '\u{064E}', '\u{0651}', '\u{0654}', '\u{0640}', '\u{200D}', '\u{0670}'].contains(&c);
        for found in query.matches(&text) {
            let lit = &text[found.end..found.highlight_end];
            let lit = str::from_utf8(lit).unwrap();
            prop_assert_eq!(lit.trim_start_matches(follows), "");
            let next = text[found.highlight_end..].utf8_chunks().next().and_then(|chunk| chunk.valid().chars().next());
            prop_assert!(!next.is_some_and(follows), "{:?}", next);
        }
    }

    #[test]
    fn any_bytes_are_searched_without_a_panic(query in paragraph(), text in prop::collection::vec(any::<u8>(), 0..200)) {
        for level in [Level::Fold, Level::Exact, Level::Forms] {
            if let Ok(query) = Query::new(&query, Options { level, ..Options::default() }) {
                prop_assert!(query.matches(&text).count() <= text.len());
            }
        }
    }

    #[test]
    fn a_text_cut_at_a_paragraph_end_has_the_same_matches(query in query_text(), first in broken_text(), second in broken_text()) {
        let Ok(query) = Query::new(&query, Options::default()) else { return Ok(()) };
        let whole = [&first[..], b"\n", &second].concat();
        let mut pieces = found(&query, &first);
        let offset = first.len() + 1;
        pieces.extend(found(&query, &second).into_iter().map(|(start, end)| (start + offset, end + offset)));
        prop_assert_eq!(found(&query, &whole), pieces);
    }
}
