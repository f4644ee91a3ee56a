//! The words of a text nearest to a query that was not found.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::iter;

use icu_normalizer::ComposingNormalizerBorrowed;

use super::affixes;
use super::folding::{Folded, Folding, FoldingRule};
use super::query::Query;
use super::sound;
use super::utf8;

/// Collects, chunk by chunk, the words of a text that are at most two edits away from a word of the query, both
/// folded. An edit is a letter put in, left out, changed, or swapped with its neighbour. Words of three and four
/// letters may differ by one edit only, shorter ones by none. Letters that sound alike (ق and ك), long vowels and doubled
/// letters count for less: from توقايف it is nearer to توكاييف than to توقيف.
///
/// A word that folds to a word of the query is near too: the spelling of the text, where the level was too strict. So is
/// a word that has a prefix more (البرلمان for برلمان), of which the rest is offered. A number is near to the same number
/// in groups (50,000 for 50000) and to no other. Of several words those that occur in the text need no replacing.
#[derive(Clone)]
pub struct Nearest {
    folding: &'static Folding,
    query: String,
    wanted: Vec<Wanted>,
    found: HashMap<Vec<char>, Candidate>,
}

/// A word of the query.
#[derive(Clone)]
struct Wanted {
    letters: Vec<char>,
    /// The most edits allowed.
    limit: usize,
    set: u64,
    /// Whether a word of the text has it.
    occurs: bool,
}

#[derive(Clone)]
struct Candidate {
    /// Which words of the query it is near to, and how far from each.
    near: Vec<(usize, usize)>,
    count: usize,
    spelling: String,
}

/// A word of the text, as far as it has been read.
#[derive(Clone, Default)]
struct WordSoFar {
    letters: Vec<char>,
    /// Its bytes in the text.
    start: usize,
    end: usize,
    /// A number whose groups are parted by commas.
    grouped: bool,
}

/// Of a query of more words, a page that was pasted, no others are looked at.
const MOST_WORDS: usize = 16;

/// Words longer than this are no words.
const LONGEST: usize = 64;

impl Nearest {
    /// Starts with the words of a query.
    pub fn new(query: &Query) -> Self {
        let keep_persian = query.options().keep_persian_letters;
        let folding = Folding::of(FoldingRule::Fold {
            keep_case: false,
            keep_persian,
        });
        let mut nearest = Self {
            folding,
            query: query.text().to_owned(),
            wanted: Vec::new(),
            found: HashMap::new(),
        };
        let mut wanted = Vec::new();
        nearest.words(query.text().as_bytes(), |_, word| {
            wanted.extend(Wanted::new(word).filter(|_| wanted.len() < MOST_WORDS));
        });
        nearest.wanted = wanted;
        nearest
    }

    /// Reads a chunk of the text: UTF-8, cut at a paragraph's end or at least between words.
    pub fn feed(&mut self, text: &[u8]) {
        self.words(text, |nearest, word| nearest.consider(word, text));
    }

    /// Takes in the words that another collector for the same query has found.
    pub fn merge(&mut self, other: Self) {
        for (wanted, other) in self.wanted.iter_mut().zip(other.wanted) {
            wanted.occurs |= other.occurs;
        }
        for (letters, candidate) in other.found {
            self.found
                .entry(letters)
                .and_modify(|found| found.count += candidate.count)
                .or_insert(candidate);
        }
    }

    /// The nearest words so far, at most `limit` of them: the nearest first, then the most frequent, then by code
    /// point. They come without marks and in plain letters, fit to be the next query.
    pub fn best(&self, limit: usize) -> Vec<String> {
        let mut found: Vec<(usize, Reverse<usize>, &str)> = self
            .found
            .values()
            .filter(|found| found.spelling != self.query)
            .filter_map(|found| {
                let distance = self.distance_to(found)?;
                Some((distance, Reverse(found.count), &*found.spelling))
            })
            .collect();
        found.sort_unstable();
        let plain = ComposingNormalizerBorrowed::new_nfkc();
        found
            .into_iter()
            .take(limit)
            .map(|(_, _, spelling)| plain.normalize(spelling).into_owned())
            .collect()
    }

    /// How far the candidate is from the nearest word of the query that needs replacing.
    fn distance_to(&self, candidate: &Candidate) -> Option<usize> {
        let near = candidate.near.iter();
        near.filter(|(wanted, _)| !self.wanted[*wanted].occurs)
            .map(|(_, distance)| *distance)
            .min()
    }

    fn consider(&mut self, word: &WordSoFar, text: &[u8]) {
        if self.wanted.len() > 1 && !word.grouped {
            for wanted in &mut self.wanted {
                wanted.occurs = wanted.occurs || wanted.is_in(&word.letters);
            }
        }
        let Some((from, near)) = self.nearer_form(&word.letters) else {
            return;
        };
        if let Some(found) = self.found.get_mut(&word.letters[from..]) {
            found.count += 1;
            return;
        }
        let spelling = self.spelling(text.get(word.start..word.end).unwrap_or_default(), from);
        let candidate = Candidate {
            near,
            count: 1,
            spelling,
        };
        self.found.insert(word.letters[from..].to_vec(), candidate);
    }

    /// The word or, if that is nearer, what is left of it without a prefix: from which letter on, and what it is near to.
    fn nearer_form(&self, letters: &[char]) -> Option<(usize, Vec<(usize, usize)>)> {
        let prefix = Some(affixes::article(letters)).filter(|&prefix| prefix > 0);
        let forms = iter::once(0).chain(prefix).filter_map(|from| {
            let near = self.near(&letters[from..]);
            let distance = near.iter().map(|(_, distance)| *distance).min()?;
            Some((distance, from, near))
        });
        let (_, from, near) = forms.min_by_key(|(distance, ..)| *distance)?;
        Some((from, near))
    }

    /// The words of the query that these letters are near to, and how far from each.
    fn near(&self, letters: &[char]) -> Vec<(usize, usize)> {
        let wanted = self.wanted.iter().enumerate();
        wanted
            .filter(|(_, wanted)| wanted.may_be_near(letters))
            .filter_map(|(i, wanted)| Some((i, wanted.distance_to(letters)?)))
            .collect()
    }

    /// The characters of a word that fold to letters, without those before its letter `from`.
    fn spelling(&self, word: &[u8], from: usize) -> String {
        let is_letter = |c: &char| {
            let folded = self.folding.folded(Some(*c));
            folded
                .iter()
                .any(|folded| matches!(folded, Folded::Letter(_)))
        };
        String::from_utf8_lossy(word)
            .chars()
            .filter(is_letter)
            .skip(from)
            .collect()
    }

    fn begins_with_digit(&self, text: &[u8], at: usize) -> bool {
        let next = utf8::after(text, at).map(|(c, _)| self.folding.folded(c));
        matches!(next, Some([Folded::Letter(letter)]) if letter.is_ascii_digit())
    }

    /// Calls back for every word of a text.
    fn words(&mut self, text: &[u8], mut each: impl FnMut(&mut Self, &WordSoFar)) {
        let mut word = WordSoFar::default();
        let mut at = 0;
        loop {
            let next = utf8::after(text, at);
            let in_word = next.is_some_and(|(c, end)| {
                let folded = self.folding.folded(c);
                word.read(folded, at, end)
                    || word.goes_on(folded, || self.begins_with_digit(text, end))
            });
            if !in_word && !word.letters.is_empty() {
                each(self, &word);
                word.clear();
            }
            let Some((_, end)) = next else { break };
            at = end;
        }
    }
}

impl std::fmt::Debug for Nearest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Nearest")
            .field("query", &self.query)
            .field("found", &self.found.len())
            .finish_non_exhaustive()
    }
}

impl WordSoFar {
    /// Makes room for the next one; that for its letters stays.
    fn clear(&mut self) {
        self.letters.clear();
        self.grouped = false;
    }

    /// Takes in the character at the bytes `start..end`; false if it is no part of a word.
    fn read(&mut self, folded: &[Folded], start: usize, end: usize) -> bool {
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
    fn goes_on(&mut self, folded: &[Folded], digit_follows: impl Fn() -> bool) -> bool {
        let parts = folded == [Folded::Letter(',')]
            && self.letters.last().is_some_and(char::is_ascii_digit)
            && digit_follows();
        self.grouped |= parts;
        parts
    }
}

impl Wanted {
    fn new(word: &WordSoFar) -> Option<Self> {
        let limit = match word.letters.len() {
            _ if word.letters.iter().any(char::is_ascii_digit) => 0,
            0..3 => 0,
            3..5 => 1,
            5..=LONGEST => 2,
            _ => return None,
        };
        Some(Self {
            letters: word.letters.clone(),
            limit,
            set: sound::set_of(&word.letters),
            occurs: false,
        })
    }

    /// Turns away nearly every word of a text before anything is compared: one edit takes away or adds one sound at
    /// most, and changes the length by one, but that vowels and doubled letters are cheap.
    fn may_be_near(&self, letters: &[char]) -> bool {
        if letters.len().abs_diff(self.letters.len()) > 2 * self.limit {
            return false;
        }
        let set = sound::set_of(letters);
        let missing = (self.set & !set)
            .count_ones()
            .max((set & !self.set).count_ones());
        missing as usize <= self.limit
    }

    /// How far the two words are apart, if within the limit.
    fn distance_to(&self, letters: &[char]) -> Option<usize> {
        let distance = sound::distance(&self.letters, letters);
        // Many small differences are as much as one great one, but not of a short word.
        let is_near = distance <= self.limit * sound::EDIT / 2
            || (letters.len().abs_diff(self.letters.len()) <= self.limit
                && distance <= self.limit * sound::EDIT
                && sound::edits(&self.letters, letters) <= self.limit);
        is_near.then_some(distance)
    }

    /// Whether a word has it, as the search finds it: in its midst too.
    fn is_in(&self, letters: &[char]) -> bool {
        letters
            .windows(self.letters.len())
            .any(|part| part == self.letters)
    }
}
