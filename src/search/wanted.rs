//! A word that is looked for near to itself, and the words of a text as they are compared with it.

use std::iter;
use std::sync::Arc;

use super::affixes;
use super::folding::{Folded, Folding};
use super::forms::Forms;
use super::pairs;
use super::sound::{self, Sounds};
use super::word::Word;

/// A word of the query.
#[derive(Clone)]
pub(super) struct Wanted {
    pub(super) typed: Spelling,
    /// A Latin word as it may be written in Arabic, or an Arabic one without its article.
    written: Option<Spelling>,
    is_latin: bool,
    /// The most edits allowed.
    pub(super) limit: usize,
    pub(super) forms: Arc<Forms>,
    /// How many words of the text have it, or are forms of it.
    pub(super) count: usize,
}

/// A word, folded.
#[derive(Clone)]
pub(super) struct Spelling {
    pub(super) letters: Vec<char>,
    pub(super) sounds: Sounds,
}

/// A word of the text, as far as it has been read.
#[derive(Clone, Default)]
pub(super) struct WordSoFar {
    pub(super) letters: Vec<char>,
    /// Its bytes in the text.
    pub(super) start: usize,
    pub(super) end: usize,
    /// A number whose groups are parted by commas.
    pub(super) grouped: bool,
}

/// A word of so many letters is hardly another by one of them.
const LONG: usize = 6;

/// Words longer than this are no words.
const LONGEST: usize = 64;

impl WordSoFar {
    /// Makes room for the next one; that for its letters stays.
    pub(super) fn clear(&mut self) {
        self.letters.clear();
        self.grouped = false;
    }

    /// Takes in the character at the bytes `start..end`; false if it is no part of a word.
    pub(super) fn read(&mut self, folded: &[Folded], start: usize, end: usize) -> bool {
        let is_part = |folded: &Folded| match folded {
            // The Arabic letters first: asking Unicode takes five times as long as all the rest.
            Folded::Letter(letter) => {
                matches!(letter, '\u{0620}'..='\u{064A}') || letter.is_alphanumeric()
            }
            Folded::Haraka(_) | Folded::Dagger => true,
            Folded::Space | Folded::End => false,
        };
        if !folded.iter().all(is_part) {
            return false;
        }
        if self.letters.is_empty() {
            self.start = start;
        }
        self.end = end;
        for folded in folded {
            if let Folded::Letter(letter) = *folded
                && self.letters.len() <= LONGEST
            {
                self.letters.push(letter);
            }
        }
        true
    }

    /// Whether a comma parts two groups of a number.
    pub(super) fn goes_on(&mut self, folded: &[Folded], digit_follows: impl Fn() -> bool) -> bool {
        let parts = folded == [Folded::Letter(',')]
            && self.letters.last().is_some_and(char::is_ascii_digit)
            && digit_follows();
        self.grouped |= parts;
        parts
    }
}

impl Spelling {
    fn new(letters: Vec<char>) -> Self {
        Self {
            sounds: Sounds::of(&letters),
            letters,
        }
    }

    /// One edit takes away or adds one sound at most, and changes the length by one, but that vowels and doubled letters are
    /// cheap, and a prefix comes for nothing.
    #[inline]
    fn may_be_near(&self, sounds: Sounds, letters: usize, limit: usize) -> bool {
        letters + 2 * limit >= self.letters.len()
            && letters <= self.letters.len() + 2 * limit + affixes::LONGEST_ARTICLE
            && !self.sounds.lacks_more_in(sounds, limit)
            && !sounds.lacks_more_but_prefixes_in(self.sounds, limit)
    }

    fn distance_to(&self, letters: &[char], limit: usize) -> Option<usize> {
        let distance = sound::distance_within(&self.letters, letters, limit * sound::EDIT)?;
        // Many small differences are as much as one great one, but not of a short word.
        let is_near = distance <= limit * sound::EDIT / 2
            || (letters.len().abs_diff(self.letters.len()) <= limit
                && sound::edits(&self.letters, letters) <= limit);
        is_near.then_some(distance)
    }
}

impl Wanted {
    pub(super) fn new(word: &WordSoFar, folding: &'static Folding) -> Option<Self> {
        let limit = match word.letters.len() {
            _ if word.letters.iter().any(char::is_ascii_digit) => 0,
            0..3 => 0,
            3..5 => 1,
            5..=LONGEST => 2,
            _ => return None,
        };
        let text: String = word.letters.iter().collect();
        let is_latin = word.letters.iter().all(char::is_ascii_lowercase);
        let written = if is_latin {
            Some(pairs::written(&text).chars().collect())
        } else {
            let article = affixes::article(&word.letters);
            (article > 1).then(|| word.letters[article..].to_vec())
        };
        Some(Self {
            typed: Spelling::new(word.letters.clone()),
            written: written.map(Spelling::new),
            is_latin,
            limit,
            forms: Arc::new(Forms::new(folding, &text)),
            count: 0,
        })
    }

    fn spellings(&self) -> impl Iterator<Item = &Spelling> {
        iter::once(&self.typed).chain(&self.written)
    }

    /// Whether it is a name in Latin letters.
    pub(super) fn is_latin(&self) -> bool {
        self.is_latin
    }

    /// Whether the text has it.
    pub(super) fn occurs(&self) -> bool {
        self.count > 0
    }

    /// Turns away nearly every word of a text before anything is compared.
    #[inline]
    pub(super) fn may_be_near(&self, sounds: Sounds, letters: usize) -> bool {
        let may_be = |one: &Spelling| one.may_be_near(sounds, letters, self.limit);
        may_be(&self.typed) || self.written.as_ref().is_some_and(may_be)
    }

    /// Whether a word of these sounds may have it, with its article or without.
    pub(super) fn may_be_in(&self, sounds: Sounds) -> bool {
        let are_in = |one: &Spelling| one.sounds.are_in(sounds);
        are_in(&self.typed) || self.written.as_ref().is_some_and(are_in)
    }

    /// How far a word may be to have been meant for certain: the fewer letters it has without its article, the less.
    pub(super) fn sure(&self) -> usize {
        let lengths = self.spellings().map(|one| one.letters.len());
        let shortest = if self.is_latin {
            self.typed.letters.len()
        } else {
            lengths.min().unwrap_or(0)
        };
        match shortest {
            _ if self.limit == 0 => 0,
            0..4 => sound::ALIKE,
            4 => sound::VOWEL + 2 * sound::ALIKE,
            5..7 => sound::EDIT,
            _ => sound::EDIT + sound::VOWEL,
        }
    }

    /// Whether one letter of a long word makes it the other, which is not the same word.
    pub(super) fn is_slip_of(&self, letters: &[char]) -> bool {
        self.typed.letters.len() >= LONG && sound::edits(&self.typed.letters, letters) == 1
    }

    /// How far the two words are apart, if within the limit.
    pub(super) fn distance_to(&self, letters: &[char]) -> Option<usize> {
        let distances = self
            .spellings()
            .filter_map(|one| one.distance_to(letters, self.limit));
        distances.min()
    }

    /// Whether a word has it, as the search finds it: in its midst too, and in other forms.
    pub(super) fn is_in(&self, word: &WordSoFar, text: &[u8], folding: &'static Folding) -> bool {
        let typed = &self.typed.letters;
        let mut parts = word.letters.windows(typed.len());
        parts.any(|part| part == typed) || {
            let mut word_of_text = Word::default();
            word_of_text.read(folding, text, word.start);
            let form = self.forms.find(&mut word_of_text);
            form.is_some_and(|(_, rung)| rung.is_sure())
        }
    }
}
