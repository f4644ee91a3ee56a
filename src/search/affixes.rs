//! What Arabic joins to a word in front and behind, and what is left of the word without it.

use std::ops::Range;

use super::word::Word;

/// In front: conjunctions (و ف), prepositions (ب ل ك), the future (س) and the article, which together with ل is لل.
#[rustfmt::skip]
const PREFIXES: [&str; 23] = [
    "وبال", "وكال", "فبال", "فكال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل", "ال", "وب",
    "ول", "وك", "وس", "فب", "فل", "و", "ف", "ب", "ل", "ك",
];
/// Written as a prefix of its own, for it is one of verbs alone, which begin with one of these letters.
const FUTURE: &str = "س";
const OF_VERBS: [char; 3] = ['ي', 'ت', 'ن'];

/// Behind: endings of number and gender, pronouns, the nisba, and what is often written of two of them.
#[rustfmt::skip]
const SUFFIXES: [&str; 48] = [
    "اتهم", "اتها", "اتنا", "تهما", "اته", "تهم", "تها", "تنا", "تكم", "تين", "تان", "يات", "يون",
    "يين", "يان", "يها", "يهم", "هما", "ته", "تي", "ات", "ان", "ين", "ون", "يه", "ها", "هم", "هن",
    "نا", "كم", "وا", "وه", "وها", "وهم", "ونه", "ونها", "ونهم", "تا", "و",
    ADVERB, "ه", "ي", "ا", "ت", "ءه", "ءها", "ءهم",
    YOUR,
];
/// عالميا, which the name of a country may end with as well: سوريا.
const ADVERB: &str = "يا";
/// As a query's last letter it is part of the word more often than not: شريك, اشتراك.
const YOUR: &str = "ك";

/// A stem has at least this many letters; after the article, one less will do.
const SHORTEST: usize = 3;

/// Words that begin with ال and have no article, where no hamza says so.
#[rustfmt::skip]
const NO_ARTICLE: [&str; 22] = [
    "الماتي", "المانيا", "الماني", "المانيه", "البانيا", "الباني", "البانيه", "الاسكا", "الكسندر",
    "الكسي", "الكترون", "الكتروني", "الكترونيه", "الكترونيا", "الياس", "اليزابيث", "البرت",
    "الفريد", "المبياد", "الماس", "الله", "الذي",
];

/// Which word affixes come off of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AffixSide {
    /// The query's: what is left is looked for everywhere, so that less may be taken off.
    Query,
    /// The text's.
    Text,
}

/// What may be left of a word: ranges of its letters, the whole word first.
pub(super) fn stems(word: &Word, side: AffixSide) -> Vec<Range<usize>> {
    let mut stems = Vec::with_capacity(8);
    let ends: Vec<usize> = std::iter::once(word.letters.len())
        .chain(suffix_starts(&word.letters, side))
        .collect();
    for start in std::iter::once(0).chain(prefix_ends(word, side)) {
        for &end in &ends {
            let is_whole = end == word.letters.len();
            let after_article = start >= 2 && word.letters.get(start - 1) == Some(&'ل');
            let least = match (start, is_whole) {
                (0, true) => 1,
                (_, true) if after_article => SHORTEST - 1,
                _ => SHORTEST,
            };
            if end >= start + least {
                stems.push(start..end);
            }
        }
    }
    stems
}

/// What is left of a word without the longest prefix, and without each suffix or none.
pub(super) fn trunks(word: &Word, side: AffixSide) -> Vec<Range<usize>> {
    let length = word.letters.len();
    let mut starts: Vec<usize> = prefix_ends(word, side)
        .into_iter()
        .filter(|start| start + SHORTEST <= length)
        .collect();
    // The longest one with an article is one; of the others each may be part of the word.
    if let Some(start) = starts.iter().find(|&&start| start >= 2).copied() {
        starts = vec![start];
    } else {
        starts.insert(0, 0);
    }
    let mut trunks = Vec::with_capacity(4);
    for start in starts {
        let ends = suffix_starts(&word.letters, side).into_iter();
        let ends = ends.filter(|end| *end >= start + SHORTEST);
        trunks.extend(ends.map(|end| start..end));
        trunks.push(start..length);
    }
    trunks
}

/// Where each prefix that the word may have ends, the longest first.
fn prefix_ends(word: &Word, side: AffixSide) -> Vec<usize> {
    let has_article = |length: usize| length >= 2 && word.letters.get(length - 1) == Some(&'ل');
    let may_be_verb = match (side, word.letters.get(1)) {
        (AffixSide::Text, letter) => letter.is_some_and(|letter| OF_VERBS.contains(letter)),
        (AffixSide::Query, letter) => letter == Some(&'ي'),
    };
    let future = std::iter::once(FUTURE).filter(|_| may_be_verb);
    let mut ends = Vec::with_capacity(4);
    for prefix in PREFIXES.into_iter().chain(future) {
        let Some(length) = end_of(prefix, &word.letters) else {
            continue;
        };
        let is_article = prefix.ends_with("ال");
        if is_article && !may_be_article(word, length - 2) {
            continue;
        }
        // On a query's word ب ل ك are part of the word more often than not.
        let least = match side {
            AffixSide::Query if !has_article(length) && !matches!(prefix, "و" | "ف") => {
                SHORTEST + 1
            }
            _ => SHORTEST - 1,
        };
        if word.letters.len() - length >= least {
            ends.push(length);
        }
    }
    // With the article a query's word has a prefix for certain, and but one.
    let certain = ends.iter().copied().find(|&length| has_article(length));
    match (side, certain) {
        (AffixSide::Query, Some(length)) => vec![length],
        _ => ends,
    }
}

/// Whether the alef and lam from letter `alef` on may be the article.
fn may_be_article(word: &Word, alef: usize) -> bool {
    let rest = word.letters.get(alef..).unwrap_or_default();
    word.hamza_on_alef >> alef & 1 == 0 && !has_no_article(rest)
}

/// Whether a word begins with ال as its own letters. Nearly all such words are from other languages and have no root.
pub(super) fn has_no_article(letters: &[char]) -> bool {
    let is_word = |word: &&str| word.chars().eq(letters.iter().copied());
    NO_ARTICLE.iter().any(is_word)
}

/// Where each suffix that the word may have starts, the longest suffix first.
fn suffix_starts(letters: &[char], side: AffixSide) -> Vec<usize> {
    let mut starts = Vec::with_capacity(4);
    for suffix in SUFFIXES {
        let Some(start) = start_of(suffix, letters) else {
            continue;
        };
        if matches!(suffix, YOUR | ADVERB) && side == AffixSide::Query {
            continue;
        }
        // لبنان is no dual of لبن.
        let least = match (side, suffix) {
            (AffixSide::Query, "ون") if letters.first() == Some(&'ي') => SHORTEST,
            (_, "ان") | (AffixSide::Query, "ين" | "ون") => SHORTEST + 1,
            _ => SHORTEST,
        };
        if start >= least {
            starts.push(start);
        }
    }
    starts
}

/// The letters that may stand before what is left of a word.
pub(super) fn lasts_of_prefixes() -> impl Iterator<Item = char> {
    let prefixes = PREFIXES.into_iter().chain([FUTURE]);
    prefixes.filter_map(|prefix| prefix.chars().next_back())
}

/// The letters that may stand behind what is left of a word.
pub(super) fn firsts_of_suffixes() -> impl Iterator<Item = char> {
    let first = |suffix: &str| suffix.chars().next();
    SUFFIXES.into_iter().filter_map(first)
}

/// Where a prefix ends in a word, if the word begins with it.
fn end_of(prefix: &str, letters: &[char]) -> Option<usize> {
    let mut rest = letters.iter();
    let begins_so = prefix.chars().all(|c| rest.next() == Some(&c));
    begins_so.then(|| letters.len() - rest.len())
}

/// Where a suffix starts in a word, if the word ends with it.
fn start_of(suffix: &str, letters: &[char]) -> Option<usize> {
    let mut rest = letters.iter();
    let ends_so = suffix.chars().rev().all(|c| rest.next_back() == Some(&c));
    ends_so.then(|| rest.len())
}

/// The most letters that [`article`] takes off.
pub(super) const LONGEST_ARTICLE: usize = 3;

/// How many letters in front of a word are a conjunction, a preposition or the article that it can do without.
pub(super) fn article(letters: &[char]) -> usize {
    const JOINED: [&str; 8] = ["وال", "بال", "كال", "فال", "ال", "لل", "و", "ف"];
    let ends = JOINED.iter().filter_map(|prefix| end_of(prefix, letters));
    let mut fitting = ends.filter(|end| letters.len() - end >= SHORTEST);
    fitting.next().unwrap_or(0)
}

/// Where the ending of an adjective of relation starts, and of the people of that name: كازاخية, قيرغيزيون.
pub(super) fn relation(letters: &[char]) -> Option<usize> {
    let mut starts = ["يون", "يين", "يه", "ي"]
        .iter()
        .filter_map(|ending| start_of(ending, letters));
    starts.find(|start| *start > SHORTEST)
}
