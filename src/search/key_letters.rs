//! The letters by which the forms of a word are found in a text, and what else a word must have that is one of them: nearly
//! all words of a text are told by that to be none, and most by the two letters beside the one that was found.

use super::affixes::{firsts_of_suffixes, lasts_of_prefixes};
use super::letter_set::EDGE;
use super::word::bit_of;

/// A form, as the words of a text have it.
pub(super) struct FormLetters<'f> {
    letters: &'f [char],
    /// Those by which it can be found.
    strong: Vec<char>,
    /// Weak letters may stand around each of its letters.
    is_skeleton: bool,
}

/// A letter, and what each word must have that is one of those forms that have the letter.
pub(super) struct KeyLetter {
    pub(super) letter: char,
    /// The sets of letters of those forms, but for sets that have all of another.
    sets: Vec<u64>,
    neighbours: Neighbours,
}

/// What stands on both sides of a letter: for each that may stand before it, by its bit, those that may then stand after it.
struct Neighbours(Box<[u64; 64]>);

/// Of a thousand letters of Arabic texts, old and new, each of these is about so many; others are next to none.
const FREQUENCIES: [(&str, usize); 9] = [
    ("ظغذثضء", 4),
    ("زطخصشج", 9),
    ("قحكس", 21),
    ("فدعب", 28),
    ("تر", 42),
    ("همنو", 54),
    ("ي", 83),
    ("ل", 100),
    ("ا", 160),
];

/// To look through a text for a letter that is not there takes as long as to look at so many of its thousand letters.
const PASS: usize = 5;

/// The letters to look for: each form has one of them. Which letters these are is chosen one after the other, the one first by
/// which the most forms are found for the least work.
pub(super) fn key_letters(mut forms: Vec<FormLetters<'_>>) -> Vec<KeyLetter> {
    let mut keys = Vec::new();
    while !forms.is_empty() {
        let count = |letter: char| forms.iter().filter(|form| form.has(letter)).count();
        let letters = forms.iter().flat_map(|form| &form.strong).copied();
        let mut letters: Vec<char> = letters.collect();
        letters.sort_unstable();
        letters.dedup();
        let counted = letters.into_iter().map(|c| (c, count(c), cost(c)));
        let best = counted.max_by(|one, other| (one.1 * other.2).cmp(&(other.1 * one.2)));
        let Some((letter, ..)) = best else { break };
        let (have, rest): (Vec<_>, Vec<_>) = forms.into_iter().partition(|form| form.has(letter));
        keys.push(KeyLetter::new(letter, &have));
        forms = rest;
    }
    keys
}

/// What it takes to look for a letter.
fn cost(letter: char) -> usize {
    let mut frequencies = FREQUENCIES.iter();
    let frequency = frequencies.find(|(letters, _)| letters.contains(letter));
    PASS + frequency.map_or(0, |(_, frequency)| *frequency)
}

impl<'f> FormLetters<'f> {
    pub(super) fn of_stem(letters: &'f [char]) -> Self {
        // The ending of a feminine is left out before others: بلدة, بلدات.
        let without_ending = letters.strip_suffix(&['ه']).unwrap_or(letters);
        let strong = without_ending.iter().copied().filter(|&c| !is_weak(c));
        let mut strong: Vec<char> = strong.collect();
        // A form of weak letters alone is found by the first of all its letters.
        if strong.is_empty() {
            strong.extend(letters.first());
        }
        Self {
            letters,
            strong,
            is_skeleton: false,
        }
    }

    pub(super) fn of_skeleton(letters: &'f [char]) -> Self {
        Self {
            letters,
            strong: letters.to_vec(),
            is_skeleton: true,
        }
    }

    fn has(&self, letter: char) -> bool {
        self.strong.contains(&letter)
    }

    /// The bits of what may stand before and after its `at`-th letter.
    fn beside(&self, at: usize) -> (u64, u64) {
        let weak = if self.is_skeleton {
            WEAK.into_iter().fold(0, |bits, c| bits | bits_of(c))
        } else {
            0
        };
        let before = match at.checked_sub(1) {
            Some(before) => self.letters.get(before).copied().map_or(0, bits_of),
            None => EDGE | lasts_of_prefixes().fold(0, |bits, c| bits | bits_of(c)),
        };
        let end = || {
            let suffixes = firsts_of_suffixes().fold(EDGE, |bits, c| bits | bits_of(c));
            if self.is_skeleton {
                suffixes | bits_of('ه')
            } else {
                suffixes
            }
        };
        let after = match self.letters.get(at + 1..) {
            None | Some([]) => end(),
            // The ending of a feminine, or what stands in its place.
            Some(['ه']) => end() | bits_of('ه'),
            Some([next, ..]) => bits_of(*next),
        };
        (before | weak, after | weak)
    }
}

impl KeyLetter {
    fn new(letter: char, forms: &[FormLetters<'_>]) -> Self {
        let sets = forms.iter().map(|form| {
            let strong = form.strong.iter();
            strong.fold(0, |set, &c| set | bit_of(c))
        });
        let mut sets: Vec<u64> = sets.collect();
        sets.sort_unstable_by_key(|set| (set.count_ones(), *set));
        let mut least: Vec<u64> = Vec::new();
        for set in sets {
            if least.iter().all(|one| set & one != *one) {
                least.push(set);
            }
        }
        Self {
            letter,
            sets: least,
            neighbours: Neighbours::of(letter, forms),
        }
    }

    /// Whether a word of these letters has all that one of the forms has.
    pub(super) fn may_be(&self, letters: u64) -> bool {
        self.sets.iter().any(|set| letters & set == *set)
    }

    /// Whether the letter has such neighbours in one of the forms.
    #[inline]
    pub(super) fn may_stand_between(&self, before: u64, after: u64) -> bool {
        let allowed = self.neighbours.0.get(before.trailing_zeros() as usize);
        allowed.is_none_or(|allowed| allowed & after != 0)
    }
}

impl Neighbours {
    fn of(letter: char, forms: &[FormLetters<'_>]) -> Self {
        let mut neighbours = Box::new([0; 64]);
        for form in forms {
            let places =
                (0..form.letters.len()).filter(|&at| form.letters.get(at) == Some(&letter));
            for (before, after) in places.map(|at| form.beside(at)) {
                for (bit, allowed) in neighbours.iter_mut().enumerate() {
                    *allowed |= if before >> bit & 1 != 0 { after } else { 0 };
                }
            }
        }
        Self(neighbours)
    }
}

/// What is dropped to make a skeleton, and what other spellings and other forms do without.
const WEAK: [char; 4] = ['ا', 'و', 'ي', 'ء'];

fn is_weak(letter: char) -> bool {
    WEAK.contains(&letter)
}

/// The bits of a letter of a form in all of its spellings: a hamza may have a seat.
fn bits_of(letter: char) -> u64 {
    match letter {
        'ء' => bit_of('ء') | bit_of('و') | bit_of('ي'),
        _ => bit_of(letter),
    }
}
