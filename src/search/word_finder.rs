//! Finds the words of a text that are forms of a word: a letter that they have is found in the raw bytes, and the word around
//! it is compared, but for most at a glance.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::Rung;
use super::effort::Effort;
use super::folding::Folding;
use super::forms::Forms;
use super::key_letters::KeyLetter;
use super::letter_set::LetterSet;
use super::markup::may_be_joined;
use super::matches::Match;
use super::rare::{Hits, RareLetter};
use super::utf8;
use super::word::Word;

/// A word in those of its forms that have one letter.
pub(super) struct WordFinder {
    folding: &'static Folding,
    forms: Arc<Forms>,
    key: KeyLetter,
    rare: RareLetter,
    letters: LetterSet,
}

/// Where a search for forms of a word stands in its text.
#[derive(Debug, Clone)]
pub(super) struct WordSearch {
    hits: Hits,
    /// Where the next letter is looked for.
    from: usize,
    word: Word,
    /// What was found in words that were met before, as bytes of the word: a text has few that are nearly the same.
    known: HashMap<Box<[u8]>, Option<FoundForm>>,
}

/// A form in a word: its bytes, and the end of the marks on it.
#[derive(Debug, Clone)]
struct FoundForm {
    bytes: Range<usize>,
    highlight_end: usize,
    rung: Rung,
}

/// Of more words than this what was found is forgotten.
const MOST_KNOWN: usize = 1 << 10;

impl WordFinder {
    /// All that is needed to find any form of a word.
    pub(super) fn of_forms(folding: &'static Folding, forms: Forms) -> Vec<Self> {
        let forms = Arc::new(forms);
        let keys = forms.key_letters().into_iter();
        let finders = keys.filter_map(|key| {
            Some(Self {
                folding,
                forms: forms.clone(),
                rare: RareLetter::of(folding, key.letter)?,
                key,
                letters: LetterSet::new(folding),
            })
        });
        finders.collect()
    }

    /// How common the letter is that it looks for: the lower, the rarer.
    pub(super) fn rank(&self) -> usize {
        RareLetter::rank(self.key.letter)
    }

    pub(super) fn search(&self) -> WordSearch {
        WordSearch {
            hits: self.rare.hits(Effort::default()),
            from: 0,
            word: Word::default(),
            known: HashMap::new(),
        }
    }

    /// Whether it may be in the text that is made of some Markdown without entities.
    pub(super) fn may_be_in_markup(&self, source: &[u8]) -> bool {
        let mut word = Word::default();
        !self.rare.is_alphabetic()
            || self.rare.any_in_markup(source, |at| {
                // A word between blanks is the same word once it is parsed.
                let word_at = self.letters.glance_between_blanks(source, at);
                if word_at.is_some_and(|(set, _)| !self.key.may_be(set)) {
                    return false;
                }
                let found = self.find(source, at, &mut word);
                found.is_some() || may_be_joined(source, &word)
            })
    }

    /// Whether the letter at byte `at` is that of no form, as the letters beside it tell.
    #[inline]
    fn is_ruled_out(&self, text: &[u8], at: usize) -> bool {
        let beside = self.letters.beside(text, at);
        beside.is_some_and(|(before, after)| !self.key.may_stand_between(before, after))
    }

    /// The form that the word around byte `at` is.
    fn find(&self, text: &[u8], at: usize, word: &mut Word) -> Option<FoundForm> {
        word.read(self.folding, text, at);
        if !self.key.may_be(word.set) {
            return None;
        }
        let (letters, rung) = self.forms.find(word)?;
        let places = word.places.get(letters)?;
        let bytes = places.first()?.start..places.last()?.end;
        let highlight_end = self.folding.highlight_end(text, bytes.end);
        Some(FoundForm {
            bytes,
            highlight_end,
            rung,
        })
    }
}

impl WordSearch {
    /// Begins at the start of another text.
    pub(super) fn begin_again(&mut self) {
        self.hits.begin_again();
        self.from = 0;
    }

    /// The next match.
    pub(super) fn next(&mut self, finder: &WordFinder, text: &[u8]) -> Option<Match> {
        loop {
            let is_ruled_out = |at| finder.is_ruled_out(text, at);
            let next = finder
                .rare
                .next_but(text, self.from, &mut self.hits, is_ruled_out);
            let at = next?.at;
            let (_, after) = utf8::after(text, at)?;
            let (found, offset) = if let Some((set, word)) = finder.letters.glance(text, at) {
                self.from = word.end.max(after);
                let may_be = finder.key.may_be(set);
                let bytes = text.get(word.clone()).filter(|_| may_be);
                let found = bytes.and_then(|bytes| self.known(finder, bytes, at - word.start));
                (found, word.start)
            } else {
                let found = finder.find(text, at, &mut self.word);
                self.from = self.word.end.max(after);
                (found, 0)
            };
            if let Some(FoundForm {
                bytes,
                highlight_end,
                rung,
            }) = found
            {
                return Some(Match {
                    start: offset + bytes.start,
                    end: offset + bytes.end,
                    highlight_end: offset + highlight_end,
                    rung,
                });
            }
        }
    }

    /// What is found in a word by itself.
    fn known(&mut self, finder: &WordFinder, word: &[u8], at: usize) -> Option<FoundForm> {
        if let Some(found) = self.known.get(word) {
            return found.clone();
        }
        let found = finder.find(word, at, &mut self.word);
        if self.known.len() >= MOST_KNOWN {
            self.known.clear();
        }
        self.known.insert(word.into(), found.clone());
        found
    }
}
