//! The search against a slow and obvious one, on random text; and what holds for every text.
//!
//! The reference spells out every reading of the text (each dagger alef dropped, or an alef) and of the query, compares
//! them everywhere, and takes the leftmost, then the longest. It knows a small alphabet by heart instead of the fold table.

use kzread::search::{Level, Options, Query};
use kzread::text::cluster::{is_invisible, is_mark};
use kzread::text::{Direction, Paragraph};
use proptest::prelude::*;
use proptest::sample::select;

/// A letter or space of a reading: what it folds to, its harakat, whether it is a dagger alef, and its bytes.
#[derive(Debug, Clone)]
struct Sign {
    letter: char,
    harakat: Vec<char>,
    dagger: bool,
    start: usize,
    end: usize,
}

/// In a text, it counts on the alef or yeh after its letter as well.
const FATHATAN: char = '\u{064B}';

/// The letters of the alphabet and what they fold to; `~` is harakat, `!` a dagger alef, `|` a paragraph's end.
const ALPHABET: [(char, &str); 31] = [
    ('\u{0627}', "\u{0627}"),
    ('\u{0623}', "\u{0627}"),
    ('\u{0671}', "\u{0627}"),
    ('\u{0628}', "\u{0628}"),
    ('\u{067E}', "\u{0628}"),
    ('\u{0647}', "\u{0647}"),
    ('\u{0629}', "\u{0647}"),
    ('\u{06C0}', "\u{0647}"),
    ('\u{0644}', "\u{0644}"),
    ('\u{06CC}', "\u{064A}"),
    ('\u{FEF4}', "\u{064A}"),
    ('\u{FEFB}', "\u{0644}\u{0627}"),
    ('\u{FEF8}', "\u{0644}\u{0627}"),
    ('\u{FDF2}', "\u{0627}\u{0644}\u{0644}\u{0647}"),
    ('\u{FC5D}', "\u{064A}!"),
    ('\u{FEE8}', "\u{0646}"),
    ('\u{0661}', "1"),
    ('1', "1"),
    ('A', "a"),
    ('\u{00E1}', "a"),
    (' ', " "),
    ('\u{00A0}', " "),
    (FATHATAN, "~"),
    ('\u{064E}', "~"),
    ('\u{0651}', "~"),
    ('\u{0654}', ""),
    ('\u{0640}', ""),
    ('\u{200D}', ""),
    ('\u{0670}', "!"),
    ('\n', "|"),
    ('\u{2029}', "|"),
];

/// The paragraphs of a text, each in all its readings.
fn readings(text: &[u8]) -> Vec<Vec<Vec<Sign>>> {
    let mut paragraphs = vec![vec![Vec::new()]];
    let mut at = 0;
    let mut on_letter = false;
    for chunk in text.utf8_chunks() {
        for c in chunk.valid().chars() {
            let (start, end) = (at, at + c.len_utf8());
            at = end;
            let folded = ALPHABET
                .iter()
                .find(|(from, _)| *from == c)
                .map_or("", |(_, to)| to);
            for to in folded.chars() {
                let sign = |letter, dagger| Sign {
                    letter,
                    harakat: Vec::new(),
                    dagger,
                    start,
                    end,
                };
                let readings = paragraphs.last_mut().unwrap();
                match to {
                    '|' => paragraphs.push(vec![Vec::new()]),
                    '~' => readings
                        .iter_mut()
                        .for_each(|reading| put_haraka(reading, c)),
                    '!' if !on_letter => {}
                    '!' => {
                        let mut with = readings.clone();
                        for reading in &mut with {
                            reading.push(sign('\u{0627}', true));
                        }
                        readings.extend(with);
                    }
                    _ => readings
                        .iter_mut()
                        .for_each(|reading| put_letter(reading, sign(to, false))),
                }
                on_letter = to.is_alphanumeric() || (to == '~' && on_letter);
            }
        }
        if !chunk.invalid().is_empty() {
            at += chunk.invalid().len();
            on_letter = false;
            paragraphs.push(vec![Vec::new()]);
        }
    }
    paragraphs
}

/// On the last letter that is one.
fn put_haraka(reading: &mut [Sign], haraka: char) {
    if let Some(letter) = reading.iter_mut().rfind(|sign| !sign.dagger) {
        letter.harakat.push(haraka);
    }
}

/// A space after a space is the same space.
fn put_letter(reading: &mut Vec<Sign>, sign: Sign) {
    match reading.last_mut() {
        Some(last) if last.letter == ' ' && sign.letter == ' ' => {
            last.end = sign.end;
            last.harakat.clear();
        }
        _ => reading.push(sign),
    }
}

/// A tanwin asked for on an alef or yeh is asked for on the letter before it.
fn with_tanwin_moved(mut query: Vec<Sign>) -> Vec<Sign> {
    for i in 1..query.len() {
        let before = query[..i].iter().rposition(|sign| !sign.dagger);
        let before = before.filter(|&before| is_seat(&query[i]) && query[before].letter != ' ');
        if let Some(before) = before {
            let (tanwin, others): (Vec<_>, _) =
                query[i].harakat.iter().partition(|c| **c == FATHATAN);
            query[i].harakat = others;
            query[before].harakat.extend(tanwin);
        }
    }
    query
}

fn is_seat(sign: &Sign) -> bool {
    matches!(sign.letter, '\u{0627}' | '\u{064A}') && !sign.dagger
}

/// Also behind the match, where the rest of the word may be typed yet.
fn stands(text: &[Sign], haraka: char) -> bool {
    text[0].harakat.contains(&haraka) || {
        let next = text.get(1);
        haraka == FATHATAN
            && next.is_some_and(|next| is_seat(next) || next.dagger)
            && stands(&text[1..], haraka)
    }
}

fn is_match(text: &[Sign], query: &[Sign]) -> bool {
    (0..query.len()).all(|i| {
        let (after, text, query) = (&text[i..], &text[i], &query[i]);
        let asked_for = if query.letter == ' ' {
            &[]
        } else {
            query.harakat.as_slice()
        };
        let stand = asked_for.iter().all(|haraka| stands(after, *haraka));
        text.letter == query.letter && stand && (!text.dagger || asked_for.is_empty())
    })
}

/// Whether a query is digits and nothing else: then it is found where no other digit stands beside it.
fn is_number(query: &str) -> bool {
    let folded: String = query
        .chars()
        .map(|c| {
            ALPHABET
                .iter()
                .find(|(from, _)| *from == c)
                .map_or("", |(_, to)| to)
        })
        .collect();
    folded.contains('1') && folded.trim().chars().all(|c| c == '1')
}

/// Where a query that ends with a space after a letter stands at the end of a paragraph, for the end of a word is as good as a
/// space. Nothing else ends a word in this alphabet.
fn at_the_end(reading: &[Sign], query: &[Sign]) -> Option<(usize, usize)> {
    let [word @ .., last, space] = query else {
        return None;
    };
    let length = word.len() + 1;
    let stands = space.letter == ' ' && last.letter != ' ' && reading.len() >= length;
    let text = &reading[reading.len().checked_sub(length).filter(|_| stands)?..];
    let matches = is_match(text, &query[..length]);
    matches.then(|| (text[0].start, text[length - 1].end))
}

/// All matches that the readings allow, leftmost and longest first taken.
fn reference(query: &str, text: &[u8]) -> Vec<(usize, usize)> {
    // In a query a dagger alef counts between a letter and another letter.
    let is_sound = |reading: &Vec<Sign>| {
        let before = |i: usize| i.checked_sub(1).map(|i| reading[i].letter);
        let after = |i: usize| reading.get(i + 1).map(|sign| sign.letter);
        let has_place = |i: usize| {
            !matches!(before(i), None | Some(' ')) && !matches!(after(i), None | Some(' '))
        };
        reading
            .iter()
            .enumerate()
            .all(|(i, sign)| !sign.dagger || has_place(i))
    };
    let is_number = is_number(query);
    let query = if is_number { query.trim() } else { query };
    let queries: Vec<Vec<Sign>> = readings(query.as_bytes())
        .concat()
        .into_iter()
        .filter(is_sound)
        .map(with_tanwin_moved)
        .collect();
    let mut all = Vec::new();
    for reading in readings(text).concat() {
        for query in &queries {
            let places = (0..reading.len()).map(|i| &reading[i..]);
            let matched = places.filter(|text| text.len() >= query.len() && is_match(text, query));
            let whole = matched.filter(|text| {
                let before = &reading[..reading.len() - text.len()];
                let mut around = [
                    before.iter().rfind(|sign| !sign.dagger),
                    text[query.len()..].iter().find(|sign| !sign.dagger),
                ]
                .into_iter()
                .flatten();
                !is_number || !around.any(|sign| sign.letter == '1')
            });
            all.extend(whole.map(|text| (text[0].start, text[query.len() - 1].end)));
            all.extend(at_the_end(&reading, query).filter(|_| !is_number));
        }
    }
    all.sort_by_key(|&(start, end)| (start, std::cmp::Reverse(end)));
    all.dedup();
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for (start, end) in all {
        if taken.last().is_none_or(|last| start >= last.1) {
            taken.push((start, end));
        }
    }
    taken
}

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
