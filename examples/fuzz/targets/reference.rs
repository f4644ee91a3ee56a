//! The search against a slow and obvious one, over a small alphabet that both know; and words of one verb or root against a
//! slow and obvious grammar.

use icu_normalizer::ComposingNormalizerBorrowed;
use kzread::search::{Level, Options, Query};

use super::Choices;
use super::slow_kin;
use super::slow_search::{ALPHABET, reference};

/// Its inputs are bytes, each of which stands for a letter.
pub(crate) const FRAGMENTS: &[&str] = &[
    "\u{0}", "\u{3}", "\u{5}", "\u{8}", "\u{9}", "\u{B}", "\u{D}", "\u{14}", "\u{16}", "\u{1C}",
    "\u{1D}", "abc",
];

/// Bytes of a letter that is cut, which end a paragraph.
const BROKEN: [u8; 4] = [0x84, 0xD9, 0xEF, 0xFF];

/// The most letters of a text, and the most dagger alefs: each doubles the readings of its paragraph.
const LETTERS: usize = 60;
const DAGGERS: usize = 5;

/// So many of the inputs, of 256, are words of a few roots.
const KIN: u8 = 32;

pub(crate) fn check(input: &[u8]) {
    let mut choices = Choices::new(input);
    if choices.byte() < KIN {
        check_kin(choices);
    } else {
        check_letters(choices);
    }
}

/// The orders of three letters.
const ORDERS: [[usize; 3]; 6] = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
];

fn check_kin(mut choices: Choices<'_>) {
    let all = slow_kin::patterns();
    let mut letters = slow_kin::LETTERS;
    let first = usize::from(choices.byte()) % letters.len();
    letters.rotate_left(first);
    let ending = choices.one_of(&["", "\u{648}\u{646}"]);
    let word = |bytes: &[u8]| {
        let [pattern, order, spelling] = bytes
            .iter()
            .map(|byte| usize::from(*byte))
            .collect::<Vec<_>>()[..]
        else {
            return None;
        };
        let root = ORDERS[order % ORDERS.len()].map(|place| letters[place]);
        let root = slow_kin::root_of_kind(root, order / ORDERS.len());
        // Few words have something to do with others that are of no pattern of their root.
        let own = slow_kin::patterns_for(&root);
        let patterns = if order % 8 == 0 { &all } else { &own };
        let words = slow_kin::made(patterns[pattern % patterns.len()], &root);
        let word = words.get(spelling % words.len())?;
        slow_kin::tells_what_it_is_made_of(word).then(|| word.clone())
    };
    let words = choices.rest().chunks(3).take(8).filter_map(word);
    if let [typed, words @ ..] = words.collect::<Vec<_>>().as_slice() {
        slow_kin::check(typed, ending, words);
    }
}

fn check_letters(mut choices: Choices<'_>) {
    let length = usize::from(choices.byte() % 5) + 1;
    let rest = choices.rest();
    let (query, text) = rest.split_at(length.min(rest.len()));
    let letters: Vec<char> = query.iter().map(|byte| letter(*byte).0).collect();
    // A capital is a letter of the text alone: in a query it would be a month, or a level of its own.
    let mut query: String = letters
        .into_iter()
        .filter(|c| !matches!(c, 'A' | '\n' | '\u{2029}'))
        .collect();
    if query.contains(['1', '\u{661}']) {
        // On a blank beside a number a mark says nothing, and the two need not agree about it.
        query.retain(|c| !is_mark(c));
        // Of the words of this alphabet one is a month, which is found beside a number under all its names.
        if query.split_whitespace().any(is_august) {
            return;
        }
    }
    let query = query.as_str();
    let text = text_of(text);
    let options = |level| Options {
        level,
        ..Options::default()
    };
    if let Ok(compiled) = Query::new(query, options(Level::Fold)) {
        let found: Vec<_> = compiled.matches(&text).map(|m| (m.start, m.end)).collect();
        assert_eq!(
            found,
            reference(query, &text),
            "{query:?} in {:?}",
            String::from_utf8_lossy(&text)
        );
    }
    if let Ok(compiled) = Query::new(query, options(Level::Exact)) {
        let found = compiled.matches(&text).count();
        assert_eq!(
            found,
            exactly(query, &text),
            "{query:?} in {:?}",
            String::from_utf8_lossy(&text)
        );
    }
}

/// Alef, however it is written, and beh, or peh.
fn is_august(word: &str) -> bool {
    let folded: Vec<&str> = word
        .chars()
        .filter_map(|c| ALPHABET.iter().find(|(letter, _)| *letter == c))
        .map(|(_, folded)| *folded)
        .collect();
    folded == ["\u{627}", "\u{628}"]
}

/// Whether a letter of the alphabet is a mark, or nothing by itself.
fn is_mark(c: char) -> bool {
    let folded = ALPHABET.iter().find(|(letter, _)| *letter == c);
    folded.is_some_and(|(_, folded)| matches!(*folded, "~" | "!" | ""))
}

/// The letter of a byte, and whether it is a dagger alef or holds one.
fn letter(byte: u8) -> (char, bool) {
    let (letter, folded) = ALPHABET[usize::from(byte) % ALPHABET.len()];
    (letter, folded.contains('!'))
}

fn text_of(bytes: &[u8]) -> Vec<u8> {
    let mut daggers = 0;
    let mut text = Vec::new();
    for byte in bytes.iter().take(LETTERS) {
        if let Some(broken) = byte.checked_sub(252) {
            text.push(BROKEN[usize::from(broken)]);
            continue;
        }
        let (letter, is_dagger) = letter(*byte);
        daggers += usize::from(is_dagger);
        if !is_dagger || daggers <= DAGGERS {
            text.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
    text
}

/// How often the query stands in the text, both composed (NFC) and without joiners.
fn exactly(query: &str, text: &[u8]) -> usize {
    let nfc = ComposingNormalizerBorrowed::new_nfc();
    let composed = |text: &str| nfc.normalize(&text.replace('\u{200D}', "")).into_owned();
    let needle = composed(query);
    let chunks = text.utf8_chunks();
    let paragraphs = chunks.flat_map(|chunk| chunk.valid().split(['\n', '\u{2029}']));
    paragraphs
        .map(|paragraph| composed(paragraph).matches(&needle).count())
        .sum()
}
