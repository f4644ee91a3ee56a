//! Words apart, whole words, patterns and nearest words against slow and obvious ones, on random texts.
//!
//! Most words are Latin ones, which have no other forms, so that what is compared is where they stand.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use kzread::find::Survey;
use kzread::library::Library;
use kzread::search::{Level, Nearest, Options, Queries, Query, Rung};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

const WORDS: [&str; 6] = ["lamp", "river", "stone", "cloud", "bread", "window"];

/// So many words may stand between two that are near each other.
const BETWEEN: usize = 6;

fn query(level: Level, text: &str) -> Query {
    let options = Options {
        level,
        ..Options::default()
    };
    Query::new(text, options).unwrap()
}

/// Where matches start and end, and what they have in common with the query.
fn found(level: Level, query_text: &str, text: &str) -> Vec<(usize, usize, Rung)> {
    let query = query(level, query_text);
    let matches = query.matches(text.as_bytes());
    matches.map(|m| (m.start, m.end, m.rung)).collect()
}

/// The words of a paragraph that begins at a byte of its text, with their bytes.
fn words(paragraph: &str, start: usize) -> Vec<(usize, usize, &str)> {
    let mut at = start;
    let mut words = Vec::new();
    for word in paragraph.split(' ') {
        words.push((at, at + word.len(), word));
        at += word.len() + 1;
    }
    words
}

/// Whether some run of the words that is short enough has all that are asked for.
fn are_near(words: &[(usize, usize, &str)], asked: &[&str]) -> bool {
    let length = (BETWEEN + asked.len()).min(words.len());
    words.windows(length).any(|run| {
        let mut asked = asked.iter();
        asked.all(|one| run.iter().any(|(_, _, word)| word == one))
    })
}

/// Two words asked for: side by side as typed they are one match, elsewhere in the paragraph each is one.
fn apart(asked: &[&str; 2], text: &str) -> Vec<(usize, usize, Rung)> {
    let mut all = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        let words = words(paragraph, start);
        start += paragraph.len() + 1;
        let has = |one: &&str| words.iter().any(|(_, _, word)| word == one);
        if !asked.iter().all(has) {
            continue;
        }
        let rung = if are_near(&words, asked) {
            Rung::Near
        } else {
            Rung::Apart
        };
        let mut rest = words.as_slice();
        while let [first, after @ ..] = rest {
            rest = after;
            match after {
                [second, after @ ..] if [first.2, second.2] == *asked => {
                    all.push((first.0, second.1, Rung::Typed));
                    rest = after;
                }
                _ if asked.contains(&first.2) => all.push((first.0, first.1, rung)),
                _ => {}
            }
        }
    }
    all
}

/// What a letter of the small alphabet folds to.
fn folded(letter: char) -> char {
    match letter {
        '\u{623}' => '\u{627}',
        '\u{629}' => '\u{647}',
        '\u{649}' => '\u{64A}',
        other => other,
    }
}

/// Alef with hamza, teh marbuta, alef maqsura and what they fold to; beh; space, a comma, a paragraph's end.
const LETTERS: [char; 10] = [
    '\u{627}', '\u{623}', '\u{647}', '\u{629}', '\u{64A}', '\u{649}', '\u{628}', ' ', '\u{60C}',
    '\n',
];

/// A piece of a pattern: a letter or any, once, at most once, or any number of times.
#[derive(Debug, Clone)]
struct Piece {
    letter: Option<char>,
    times: &'static str,
}

impl Piece {
    fn takes(&self, c: char) -> bool {
        c != '\n' && self.letter.is_none_or(|letter| folded(letter) == folded(c))
    }

    fn written(&self) -> String {
        format!("{}{}", self.letter.unwrap_or('.'), self.times)
    }
}

/// Where the pieces end in the text from `at` on: as much as each can take first.
fn end(pieces: &[Piece], text: &[char], at: usize) -> Option<usize> {
    let [first, rest @ ..] = pieces else {
        return Some(at);
    };
    let least = usize::from(first.times.is_empty());
    let most = if first.times == "*" { text.len() } else { 1 };
    let taken = text[at..]
        .iter()
        .take_while(|c| first.takes(**c))
        .count()
        .min(most);
    (least..=taken)
        .rev()
        .find_map(|count| end(rest, text, at + count))
}

/// All matches of a pattern that are not empty.
fn pattern_matches(pieces: &[Piece], text: &str) -> Vec<(usize, usize)> {
    let chars: Vec<char> = text.chars().collect();
    let byte = |at: usize| chars[..at].iter().map(|c| c.len_utf8()).sum::<usize>();
    let (mut all, mut at) = (Vec::new(), 0);
    while at < chars.len() {
        match end(pieces, &chars, at) {
            Some(end) if end > at => {
                all.push((byte(at), byte(end)));
                at = end;
            }
            _ => at += 1,
        }
    }
    all
}

/// How far two words are apart: an edit costs 20, a letter twice for once 2. Tried in all ways.
fn distance(a: &[char], b: &[char], doubled: usize) -> usize {
    fn left_out(word: &[char], at: usize, doubled: usize) -> usize {
        if at > 0 && word[at] == word[at - 1] {
            doubled
        } else {
            20
        }
    }
    fn from(a: &[char], b: &[char], i: usize, j: usize, doubled: usize) -> usize {
        if i == a.len() && j == b.len() {
            return 0;
        }
        let mut best = usize::MAX;
        if i < a.len() {
            best = best.min(left_out(a, i, doubled) + from(a, b, i + 1, j, doubled));
        }
        if j < b.len() {
            best = best.min(left_out(b, j, doubled) + from(a, b, i, j + 1, doubled));
        }
        if i < a.len() && j < b.len() {
            let changed = if a[i] == b[j] { 0 } else { 20 };
            best = best.min(changed + from(a, b, i + 1, j + 1, doubled));
        }
        let swaps = i + 1 < a.len() && j + 1 < b.len() && a[i] == b[j + 1] && a[i + 1] == b[j];
        if swaps {
            best = best.min(20 + from(a, b, i + 2, j + 2, doubled));
        }
        best
    }
    from(a, b, 0, 0, doubled)
}

/// The nearest words of a text to a word of five letters or more: by distance, then by how often, then by code point.
fn nearest(word: &str, text: &str) -> Vec<String> {
    let asked: Vec<char> = word.chars().collect();
    let mut counts = BTreeMap::new();
    for other in text.split(' ') {
        *counts.entry(other).or_insert(0) += 1;
    }
    let mut near: Vec<_> = counts
        .iter()
        .filter_map(|(other, count)| {
            let letters: Vec<char> = other.chars().collect();
            let far = distance(&asked, &letters, 2);
            let few =
                distance(&asked, &letters, 20) <= 40 && letters.len().abs_diff(asked.len()) <= 2;
            let is_near = far <= 20 || far <= 40 && few;
            (is_near && *other != word).then_some((far, Reverse(*count), *other))
        })
        .collect();
    near.sort_unstable();
    near.into_iter()
        .map(|(_, _, other)| other.to_owned())
        .collect()
}

fn text_of_words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        9 => select(&WORDS[..]).prop_map(|word| format!("{word} ")),
        1 => select(&WORDS[..]).prop_map(|word| format!("{word}\n")),
    ];
    prop::collection::vec(piece, 1..50).prop_map(|pieces| pieces.concat().trim_end().to_owned())
}

fn letters() -> impl Strategy<Value = String> {
    prop::collection::vec(select(&LETTERS[..]), 0..40).prop_map(String::from_iter)
}

fn pieces() -> impl Strategy<Value = Vec<Piece>> {
    let letter = prop_oneof![4 => select(&LETTERS[..7]).prop_map(Some), 1 => Just(None)];
    let piece = (letter, select(&["", "", "?", "*"][..]));
    let piece = piece.prop_map(|(letter, times)| Piece { letter, times });
    prop::collection::vec(piece, 1..5)
}

fn short_word(lengths: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    prop::collection::vec(select(&['k', 'm', 'n', 'r', 's'][..]), lengths)
        .prop_map(String::from_iter)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn words_apart_are_found_where_the_reference_finds_them(
        asked in subsequence(&WORDS[..], 2).prop_shuffle(),
        text in text_of_words(),
    ) {
        let asked = [asked[0], asked[1]];
        prop_assert_eq!(found(Level::Forms, &asked.join(" "), &text), apart(&asked, &text));
    }

    #[test]
    fn three_words_are_near_only_where_a_few_words_have_them(
        asked in subsequence(&WORDS[..], 3),
        text in text_of_words().prop_map(|text| text.replace('\n', " ")),
    ) {
        let words = words(&text, 0);
        let rungs = found(Level::Forms, &asked.join(" "), &text);
        let has_all = asked.iter().all(|one| words.iter().any(|(_, _, word)| word == one));
        prop_assert_eq!(!rungs.is_empty(), has_all);
        let is_near = rungs.iter().any(|(_, _, rung)| *rung == Rung::Near);
        prop_assert!(!is_near || are_near(&words, &asked));
    }

    #[test]
    fn whole_words_are_found_where_no_letter_stands_beside_them(
        asked in prop::collection::vec(select(&LETTERS[..7]), 1..4),
        text in letters(),
    ) {
        let chars: Vec<(usize, char)> = text.char_indices().collect();
        let is_letter = |at: Option<usize>| {
            let c = at.and_then(|at| chars.get(at));
            c.is_some_and(|(_, c)| c.is_alphabetic())
        };
        let (mut expected, mut at) = (Vec::new(), 0);
        while at + asked.len() <= chars.len() {
            let run = &chars[at..at + asked.len()];
            let is_same = run.iter().zip(&asked).all(|((_, c), one)| folded(*c) == folded(*one));
            let after = at + asked.len();
            if is_same && !is_letter(at.checked_sub(1)) && !is_letter(Some(after)) {
                let end = chars.get(after).map_or(text.len(), |(byte, _)| *byte);
                expected.push((chars[at].0, end));
                at = after;
            } else {
                at += 1;
            }
        }
        let found = found(Level::Word, &String::from_iter(&asked), &text);
        let found: Vec<(usize, usize)> = found.iter().map(|(start, end, _)| (*start, *end)).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn patterns_match_what_tried_in_all_ways_matches(pieces in pieces(), text in letters()) {
        // A run of blanks counts as one.
        let text = text.replace(' ', "\u{60C}");
        let written: String = pieces.iter().map(Piece::written).collect();
        let found = found(Level::Regex, &written, &text);
        let found: Vec<(usize, usize)> = found.iter().map(|(start, end, _)| (*start, *end)).collect();
        prop_assert_eq!(found, pattern_matches(&pieces, &text), "{}", written);
    }

    #[test]
    fn nearest_words_are_those_of_the_least_distance(
        asked in short_word(5..7),
        text in prop::collection::vec(short_word(3..8), 1..20).prop_map(|words| words.join(" ")),
    ) {
        let mut collector = Nearest::new(&query(Level::Fold, &asked));
        collector.feed(text.as_bytes());
        let expected: Vec<String> = nearest(&asked, &text).into_iter().take(3).collect();
        prop_assert_eq!(collector.best(3), expected);
    }
}

#[test]
fn nearest_words_are_taken_from_all_parts_of_a_long_text() {
    // A name that stands in the second half alone, as often as what a text speaks of.
    let filler = "Nothing of it stands in this line of the text.\n".repeat(40_000);
    let told = "The river Zarafshan is told of here.\n".repeat(40_000);
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("nearest");
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("long.txt");
    std::fs::write(&file, filler + &told).unwrap();
    let library = Library::open(&[file], None).unwrap();
    let queries = Queries::new("zarafshen", Level::Auto).unwrap();
    let survey = Survey::new(&library.entries, &queries);
    assert_eq!(survey.nearest(1), ["Zarafshan"]);
}

#[test]
fn a_question_of_which_one_word_tells_is_found_by_a_survey() {
    let text = "\u{628}\u{644}\u{62F}\u{629} \u{632}\u{627}\u{646}\u{627}\u{648}\u{632}\u{646}\n";
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("question");
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("town.txt");
    std::fs::write(&file, text).unwrap();
    let library = Library::open(&[file], None).unwrap();
    // Where is Zhanaozen?
    let question = "\u{623}\u{64A}\u{646} \u{62A}\u{642}\u{639} \u{632}\u{627}\u{646}\u{627}\u{648}\u{632}\u{646}\u{61F}";
    let queries = Queries::new(question, Level::Auto).unwrap();
    let chosen = Survey::new(&library.entries, &queries).choose();
    assert!(chosen.is_some_and(|queries| queries.folded().is_in(text)));
}

#[test]
fn what_sounds_the_same_goes_before_words_of_the_same_root() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("sounds");
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("waiting.txt");
    // Radiant; one who waits; with dad for zah, of the root of radiant.
    let (radiant, waiting) = (
        "\u{646}\u{627}\u{636}\u{631}",
        "\u{645}\u{646}\u{62A}\u{638}\u{631}",
    );
    let typed = "\u{645}\u{646}\u{62A}\u{636}\u{631}";
    let queries = Queries::new(typed, Level::Auto).unwrap();
    let chosen = |text: String| {
        std::fs::write(&file, text).unwrap();
        let library = Library::open(std::slice::from_ref(&file), None).unwrap();
        Survey::new(&library.entries, &queries).choose()
    };
    let both = chosen(format!("{radiant}\n{waiting}\n"));
    assert_eq!(both.unwrap().replacements(), [waiting]);
    let one = chosen(format!("{radiant}\n")).unwrap();
    assert_eq!(one.folded().rungs_in(radiant), Some(Rung::Related.into()));
}
