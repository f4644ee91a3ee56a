//! A text word by word at the speed at which its bytes can be read: of each word which sounds it has, and where it stands.
//! Nearly all words of a text are told by that to be none that is looked for.

use std::ops::Range;

use super::folding::{Folded, Folding};
use super::sound::{self, Sounds};
use super::utf8;
use super::word::is_part;

/// What the characters of ASCII and of U+0600–06FF mean for a word.
pub(super) struct WordSets {
    folding: &'static Folding,
    ascii: [Part; 0x80],
    arabic: [Part; 0x100],
}

/// A word, told by its sounds.
#[derive(Clone, Default)]
pub(super) struct WordSet {
    pub(super) sounds: Sounds,
    pub(super) letters: usize,
    /// Its bytes.
    pub(super) bytes: Range<usize>,
    last: Option<char>,
}

/// What a character adds to a word.
#[derive(Debug, Clone, Copy)]
enum Part {
    /// A letter, and the bit of its sound.
    Letter(char, u64),
    /// Marks, or several letters.
    Several,
    Digit(char, u64),
    /// Parts words, unless digits stand on both sides.
    Comma,
    End,
}

impl WordSet {
    #[inline]
    fn add(&mut self, letter: char, sound: u64) {
        self.sounds.add(sound, self.last == Some(letter));
        self.letters += 1;
        self.last = Some(letter);
    }
}

impl WordSets {
    pub(super) fn new(folding: &'static Folding) -> Self {
        let part = |code: usize| part(folding, char::from_u32(code as u32));
        Self {
            folding,
            ascii: std::array::from_fn(part),
            arabic: std::array::from_fn(|code| part(0x0600 + code)),
        }
    }

    /// Calls back for every word.
    pub(super) fn each(&self, text: &[u8], mut visit: impl FnMut(&WordSet)) {
        let mut word = WordSet::default();
        let mut rest = text;
        let mut after_digit = false;
        loop {
            // Nearly all of a text: a jump by what a character is would be mistaken at the end of each word.
            while let Some((Part::Letter(letter, sound), after)) = self.next_arabic(rest) {
                word.add(letter, sound);
                after_digit = false;
                rest = after;
            }
            let Some((part, after)) = self.next(rest) else {
                break;
            };
            let mut ends = false;
            match part {
                Part::Letter(letter, sound) | Part::Digit(letter, sound) => word.add(letter, sound),
                Part::Several => self.add_all(rest, &mut word),
                Part::Comma => ends = !(after_digit && self.begins_with_digit(after)),
                Part::End => ends = true,
            }
            after_digit = matches!(part, Part::Digit(..));
            if ends {
                word.bytes.end = text.len() - rest.len();
                if word.letters > 0 {
                    visit(&word);
                }
                word = WordSet::default();
                word.bytes.start = text.len() - after.len();
            }
            rest = after;
        }
        word.bytes.end = text.len();
        if word.letters > 0 {
            visit(&word);
        }
    }

    fn begins_with_digit(&self, text: &[u8]) -> bool {
        matches!(self.next(text), Some((Part::Digit(..), _)))
    }

    /// Adds the letters that the first character of a text folds to.
    #[cold]
    fn add_all(&self, text: &[u8], word: &mut WordSet) {
        let first = utf8::after(text, 0).and_then(|(c, _)| c);
        for letter in letters(self.folding.folded(first)) {
            word.add(letter, sound::bit_of(letter));
        }
    }

    /// What the first character of a text adds, and the text after it.
    #[inline]
    fn next<'t>(&self, text: &'t [u8]) -> Option<(Part, &'t [u8])> {
        match *text {
            [] => None,
            [a @ ..0x80, ref rest @ ..] => Some((self.ascii[usize::from(a)], rest)),
            _ => self.next_arabic(text).or_else(|| {
                let (c, end) = utf8::after(text, 0)?;
                Some((part(self.folding, c), text.get(end..)?))
            }),
        }
    }

    /// The same, if it is one of U+0600–06FF.
    #[inline]
    fn next_arabic<'t>(&self, text: &'t [u8]) -> Option<(Part, &'t [u8])> {
        match *text {
            [a @ 0xD8..=0xDB, b @ 0x80..=0xBF, ref rest @ ..] => {
                let place = usize::from(a & 0x03) << 6 | usize::from(b & 0x3F);
                Some((self.arabic[place], rest))
            }
            _ => None,
        }
    }
}

fn part(folding: &'static Folding, c: Option<char>) -> Part {
    match folding.folded(c) {
        [Folded::Letter(digit @ '0'..='9')] => Part::Digit(*digit, sound::bit_of(*digit)),
        [Folded::Letter(',')] => Part::Comma,
        folded if !is_part(folded) => Part::End,
        [Folded::Letter(letter)] => Part::Letter(*letter, sound::bit_of(*letter)),
        _ => Part::Several,
    }
}

fn letters(folded: &[Folded]) -> impl Iterator<Item = char> {
    folded.iter().filter_map(|folded| match folded {
        Folded::Letter(letter) => Some(*letter),
        _ => None,
    })
}
