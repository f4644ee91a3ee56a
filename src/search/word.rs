//! The word around a place of a text: its letters, folded, and what the folding of them loses.

use std::ops::Range;

use super::folding::{Folded, Folding};
use super::utf8;

/// A word: a run of letters and digits, with the marks and invisible characters in it.
#[derive(Debug, Clone, Default)]
pub(super) struct Word {
    pub(super) letters: Vec<char>,
    /// The bytes of each.
    pub(super) places: Vec<Range<usize>>,
    /// The byte after the word and the marks on it.
    pub(super) end: usize,
    /// Which letters there are; some share a bit.
    pub(super) set: u64,
    /// The alefs that carry a hamza or a madda, one bit for each of the first 64 letters: none begins an article.
    pub(super) hamza_on_alef: u64,
    /// ؤ ئ ء, likewise: spellings of one letter.
    pub(super) hamza_seats: u64,
}

/// Longer words are read no further.
const LONGEST: usize = 64;

impl Word {
    /// The word of a text without anything else in it.
    pub(super) fn of(folding: &'static Folding, text: &str) -> Self {
        let mut word = Self::default();
        word.read(folding, text.as_bytes(), 0);
        word
    }

    /// Reads the word that the code point at byte `at` is in.
    pub(super) fn read(&mut self, folding: &'static Folding, text: &[u8], at: usize) {
        let mut start = at;
        while let Some((c, before)) = utf8::before(text, start).filter(|_| at - start < 8 * LONGEST)
        {
            if !is_part(folding.folded(c)) {
                break;
            }
            start = before;
        }
        self.letters.clear();
        self.places.clear();
        self.end = start;
        (self.set, self.hamza_on_alef, self.hamza_seats) = (0, 0, 0);
        while let Some((c, end)) = utf8::after(text, self.end) {
            let folded = folding.folded(c);
            if !is_part(folded) {
                break;
            }
            self.push(c, folded, self.end..end);
            self.end = end;
        }
    }

    fn push(&mut self, c: Option<char>, folded: &[Folded], place: Range<usize>) {
        for folded in folded {
            let Folded::Letter(letter) = *folded else {
                continue;
            };
            if self.letters.len() < LONGEST {
                let bit = 1 << self.letters.len();
                match c {
                    Some('أ' | 'إ' | 'آ') => self.hamza_on_alef |= bit,
                    Some('ؤ' | 'ئ' | 'ء') => self.hamza_seats |= bit,
                    _ => {}
                }
                self.letters.push(letter);
                self.places.push(place.clone());
                self.set |= bit_of(letter);
            }
        }
    }

    /// Writes ء for each ؤ ئ ء, in whatever spelling; false if there is none.
    pub(super) fn unseat(&mut self) -> bool {
        for (i, letter) in self.letters.iter_mut().enumerate() {
            if self.hamza_seats >> i & 1 != 0 {
                *letter = 'ء';
            }
        }
        self.hamza_seats != 0
    }
}

/// The bit of a letter in [`Word::set`].
pub(super) fn bit_of(letter: char) -> u64 {
    1 << (u32::from(letter) % 64)
}

/// Whether a code point that folds to this is part of a word.
pub(super) fn is_part(folded: &[Folded]) -> bool {
    folded.iter().all(|folded| match folded {
        // The Arabic letters first: asking Unicode takes five times as long as all the rest.
        Folded::Letter(letter) => {
            matches!(letter, '\u{0620}'..='\u{064A}') || letter.is_alphanumeric()
        }
        Folded::Haraka(_) | Folded::Dagger => true,
        Folded::Space | Folded::End => false,
    })
}

/// The letter before byte `at`, and where it starts; none if something else stands there.
pub(super) fn letter_before(
    folding: &'static Folding,
    text: &[u8],
    mut at: usize,
) -> Option<(char, usize)> {
    while let Some((c, start)) = utf8::before(text, at) {
        let folded = folding.folded(c);
        if !is_part(folded) {
            break;
        }
        let letter = folded.iter().rev().find_map(|folded| match folded {
            Folded::Letter(letter) => Some(*letter),
            _ => None,
        });
        if let Some(letter) = letter {
            return Some((letter, start));
        }
        at = start;
    }
    None
}
