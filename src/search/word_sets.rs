//! A text word by word at the speed at which its bytes can be read: of each word which sounds it has, and where it stands.
//! Nearly all words of a text are told by that to be none that is looked for.

use std::ops::Range;

use super::folding::{Folded, Folding};
use super::sound;
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
    /// As [`sound::set_of`].
    pub(super) sounds: u64,
    pub(super) letters: usize,
    /// Its bytes.
    pub(super) bytes: Range<usize>,
}

/// What a character adds to a word.
#[derive(Debug, Clone, Copy)]
enum Part {
    /// So many letters with these sounds.
    Letters(u64, u8),
    Digit(u64),
    /// Parts words, unless digits stand on both sides.
    Comma,
    End,
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
        let mut word = WordSet {
            sounds: 0,
            letters: 0,
            bytes: 0..0,
        };
        let mut at = 0;
        let mut after_digit = false;
        while let Some((part, end)) = self.next(text, at) {
            match part {
                Part::Letters(sounds, letters) => {
                    word.sounds |= sounds;
                    word.letters += usize::from(letters);
                }
                Part::Digit(sounds) => {
                    word.sounds |= sounds;
                    word.letters += 1;
                }
                Part::Comma if after_digit && self.is_digit(text, end) => {}
                Part::Comma | Part::End => {
                    if word.letters > 0 {
                        word.bytes.end = at;
                        visit(&word);
                        (word.sounds, word.letters) = (0, 0);
                    }
                    word.bytes.start = end;
                }
            }
            after_digit = matches!(part, Part::Digit(_));
            at = end;
        }
        if word.letters > 0 {
            word.bytes.end = at;
            visit(&word);
        }
    }

    fn is_digit(&self, text: &[u8], at: usize) -> bool {
        matches!(self.next(text, at), Some((Part::Digit(_), _)))
    }

    #[inline]
    fn next(&self, text: &[u8], at: usize) -> Option<(Part, usize)> {
        match *text.get(at..)? {
            [] => None,
            [a @ ..0x80, ..] => Some((self.ascii[usize::from(a)], at + 1)),
            [a @ 0xD8..=0xDB, b @ 0x80..=0xBF, ..] => {
                let place = usize::from(a & 0x03) << 6 | usize::from(b & 0x3F);
                Some((self.arabic[place], at + 2))
            }
            _ => {
                let (c, end) = utf8::after(text, at)?;
                Some((part(self.folding, c), end))
            }
        }
    }
}

fn part(folding: &'static Folding, c: Option<char>) -> Part {
    let folded = folding.folded(c);
    match folded {
        [Folded::Letter(digit @ '0'..='9')] => Part::Digit(sound::set_of(&[*digit])),
        [Folded::Letter(',')] => Part::Comma,
        _ if !is_part(folded) => Part::End,
        _ => {
            let letters: Vec<char> = folded
                .iter()
                .filter_map(|folded| match folded {
                    Folded::Letter(letter) => Some(*letter),
                    _ => None,
                })
                .collect();
            Part::Letters(sound::set_of(&letters), letters.len() as u8)
        }
    }
}
