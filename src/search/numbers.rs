//! Numbers by their value: digits of any script, with or without commas between groups of three.

use super::folding::{Folded, Folding};
use super::matches::Match;
use super::utf8;

/// More spellings of a phrase with numbers than this are not looked for.
const MOST_SPELLINGS: usize = 16;

/// Longer ones are no numbers that anyone groups.
const LONGEST: usize = 18;

/// The digits of a word that is a number as a whole, in ASCII and without the commas; a fraction after a full stop.
pub(super) fn number(folding: &'static Folding, word: &str) -> Option<String> {
    let mut groups = vec![String::new()];
    let mut fraction: Option<String> = None;
    for folded in word.chars().flat_map(|c| folding.folded(Some(c))) {
        match *folded {
            Folded::Letter(digit @ '0'..='9') => match &mut fraction {
                Some(fraction) => fraction.push(digit),
                None => groups.last_mut()?.push(digit),
            },
            Folded::Letter('.') if fraction.is_none() => fraction = Some(String::new()),
            Folded::Letter(',') if fraction.is_none() => groups.push(String::new()),
            _ => return None,
        }
    }
    let (first, rest) = groups.split_first()?;
    let is_grouped = rest.iter().all(|group| group.len() == 3);
    let fits = !first.is_empty() && (rest.is_empty() || first.len() <= 3);
    let mut digits = groups.concat();
    if let Some(fraction) = fraction {
        // A full stop after a number is none of its own.
        let is_fraction = !fraction.is_empty();
        is_fraction.then(|| digits.extend(['.'].into_iter().chain(fraction.chars())))?;
    }
    (fits && is_grouped && digits.len() <= LONGEST).then_some(digits)
}

/// How a number may be written: without commas, and with them.
pub(super) fn spellings(digits: &str) -> Vec<String> {
    let mut spellings = vec![digits.to_owned()];
    if digits.len() > 3 && !digits.contains('.') {
        let mut grouped = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        spellings.push(grouped);
    }
    spellings
}

/// Whether a match of digits is no part of a greater number, nor of a fraction.
pub(super) fn is_whole(folding: &'static Folding, text: &[u8], found: Match) -> bool {
    let digits = text.get(found.start..found.end).unwrap_or_default();
    // Only three digits can be a group, and only a number of up to three can have a group after it.
    let digits = read(folding, digits).count();
    let mut before = backwards(folding, text.get(..found.start).unwrap_or_default());
    let is_free_before = match before.next() {
        Some('0'..='9') => false,
        Some(',') => digits != 3 || !is_digit(before.next()),
        Some('.') => digits > 3 || !is_digit(before.next()),
        _ => true,
    };
    let mut after = read(folding, text.get(found.end..).unwrap_or_default());
    let is_free_after = match after.next() {
        Some('0'..='9') => false,
        Some(',') => {
            let group: Vec<bool> = after.take(4).map(|c| c.is_ascii_digit()).collect();
            group.iter().take_while(|is_digit| **is_digit).count() != 3
        }
        Some('.') => !is_digit(after.next()),
        _ => true,
    };
    is_free_before && is_free_after
}

fn is_digit(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_digit())
}

/// The folded characters of a text; a space for what is no letter.
fn read(folding: &'static Folding, text: &[u8]) -> impl Iterator<Item = char> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let (c, end) = utf8::after(text, at)?;
        at = end;
        Some(folding.folded(c))
    })
    .flatten()
    .filter_map(|folded| character(*folded))
}

/// The same from the end.
fn backwards(folding: &'static Folding, text: &[u8]) -> impl Iterator<Item = char> {
    let mut at = text.len();
    std::iter::from_fn(move || {
        let (c, start) = utf8::before(text, at)?;
        at = start;
        Some(folding.folded(c).iter().rev())
    })
    .flatten()
    .filter_map(|folded| character(*folded))
}

fn character(folded: Folded) -> Option<char> {
    match folded {
        Folded::Letter(c) => Some(c),
        Folded::Haraka(_) | Folded::Dagger => None,
        Folded::Space | Folded::End => Some(' '),
    }
}

/// A phrase in which some words are numbers, with each number in each of its spellings.
pub(super) fn phrases(words: &[&str], numbers: &[Option<String>]) -> Vec<String> {
    let mut phrases = vec![String::new()];
    for (word, number) in words.iter().zip(numbers) {
        let ways = match number {
            Some(digits) => spellings(digits),
            None => vec![(*word).to_owned()],
        };
        let longer = phrases.iter().flat_map(|phrase| {
            let space = if phrase.is_empty() { "" } else { " " };
            ways.iter()
                .map(move |word| format!("{phrase}{space}{word}"))
        });
        phrases = longer.take(MOST_SPELLINGS).collect();
    }
    phrases
}
