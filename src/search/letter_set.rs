//! Which letters the word around a place of a text has, and which stand beside that place, told from its bytes alone.

use std::ops::Range;

use super::folding::{Folded, Folding};
use super::utf8;
use super::word::{bit_of, is_part};

/// In the place of a letter: the edge of a word. No letter of a word has this bit.
pub(super) const EDGE: u64 = 1 << 20;

/// The letters of U+0600–06FF as bits, and what else parts words.
pub(super) struct LetterSet {
    folding: &'static Folding,
    /// Nothing for what is no part of a word; no bit for marks.
    letters: [Option<u64>; 0x100],
    /// The bits of those of ASCII that are no part of a word.
    edges: u128,
}

impl LetterSet {
    pub(super) fn new(folding: &'static Folding) -> Self {
        let bits = |code: u32| {
            let folded = folding.folded(char::from_u32(0x0600 + code));
            let bits = folded.iter().map(|folded| match *folded {
                Folded::Letter(letter) => bit_of(letter),
                _ => 0,
            });
            is_part(folded).then(|| bits.fold(0, |set, bit| set | bit))
        };
        let mut letters = [None; 0x100];
        for (code, entry) in (0..).zip(&mut letters) {
            *entry = bits(code);
        }
        let is_edge = |c: &char| !is_part(folding.folded(Some(*c)));
        let edges = ('\0'..='\u{7F}').filter(is_edge);
        Self {
            folding,
            letters,
            edges: edges.fold(0, |edges, c| edges | 1 << u32::from(c)),
        }
    }

    /// Which letters the word around byte `at` has, and its bytes; nothing if it is not all of these letters.
    pub(super) fn glance(&self, text: &[u8], at: usize) -> Option<(u64, Range<usize>)> {
        let mut set = 0;
        let (mut before, mut after) = text.split_at_checked(at)?;
        loop {
            match *before {
                [ref rest @ .., a @ 0xD8..=0xDB, b @ 0x80..=0xBF] => {
                    let Some(bits) = self.get(a, b) else { break };
                    set |= bits;
                    before = rest;
                }
                _ if self.is_edge_before(before) => break,
                _ => return None,
            }
        }
        loop {
            match *after {
                [a @ 0xD8..=0xDB, b @ 0x80..=0xBF, ref rest @ ..] => {
                    let Some(bits) = self.get(a, b) else { break };
                    set |= bits;
                    after = rest;
                }
                _ if self.is_edge_after(after) => break,
                _ => return None,
            }
        }
        Some((set, before.len()..text.len() - after.len()))
    }

    /// The same for a word between blanks.
    pub(super) fn glance_between_blanks(
        &self,
        text: &[u8],
        at: usize,
    ) -> Option<(u64, Range<usize>)> {
        let (set, word) = self.glance(text, at)?;
        let is_blank = |at: Option<usize>| {
            let byte = at.and_then(|at| text.get(at));
            byte.is_none_or(|byte| matches!(byte, b' ' | b'\n'))
        };
        (is_blank(word.start.checked_sub(1)) && is_blank(Some(word.end))).then_some((set, word))
    }

    /// The bits of the letters before and after the one that starts at byte `at`, [`EDGE`] where there is none; nothing if that
    /// takes a closer look.
    #[inline]
    pub(super) fn beside(&self, text: &[u8], at: usize) -> Option<(u64, u64)> {
        let (before, [a @ 0xD8..=0xDB, b, after @ ..]) = text.split_at_checked(at)? else {
            return None;
        };
        self.one(*a, *b).filter(|letter| *letter != EDGE)?;
        let before = match *before {
            [.., a @ 0xD8..=0xDB, b @ 0x80..=0xBF] => self.one(a, b)?,
            _ if self.is_edge_before(before) => EDGE,
            _ => return None,
        };
        let after = match *after {
            [a @ 0xD8..=0xDB, b @ 0x80..=0xBF, ..] => self.one(a, b)?,
            _ if self.is_edge_after(after) => EDGE,
            _ => return None,
        };
        Some((before, after))
    }

    /// The bit of one letter, or of an edge.
    #[inline]
    fn one(&self, lead: u8, second: u8) -> Option<u64> {
        match self.get(lead, second) {
            None => Some(EDGE),
            Some(bits) => bits.is_power_of_two().then_some(bits),
        }
    }

    #[inline]
    fn get(&self, lead: u8, second: u8) -> Option<u64> {
        let place = usize::from(lead & 0x03) << 6 | usize::from(second & 0x3F);
        self.letters.get(place).copied().flatten()
    }

    #[inline]
    fn is_edge_before(&self, text: &[u8]) -> bool {
        match *text {
            [] => true,
            [.., byte @ ..0x80] => self.edges >> byte & 1 != 0,
            _ => utf8::before(text, text.len()).is_some_and(|(c, _)| self.parts_words(c)),
        }
    }

    #[inline]
    fn is_edge_after(&self, text: &[u8]) -> bool {
        match *text {
            [] => true,
            [byte @ ..0x80, ..] => self.edges >> byte & 1 != 0,
            _ => utf8::after(text, 0).is_some_and(|(c, _)| self.parts_words(c)),
        }
    }

    /// Whether a code point is no part of a word: quotation marks, dashes.
    #[cold]
    fn parts_words(&self, c: Option<char>) -> bool {
        !is_part(self.folding.folded(c))
    }
}
