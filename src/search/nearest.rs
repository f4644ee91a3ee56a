//! The words of a text nearest to a query that was not found.

use std::cmp::Reverse;
use std::collections::HashMap;

use icu_normalizer::ComposingNormalizerBorrowed;

use super::folding::{Folding, Rule, Unit};
use super::query::Query;
use super::utf8;

/// Collects, chunk by chunk, the words of a text that are at most two edits away from a word of the query, both
/// folded. An edit is a letter put in, left out, changed, or swapped with its neighbour. Words of three and four
/// letters may differ by one edit only, shorter ones by none.
///
/// A word that folds to a word of the query is near too: the spelling of the text, where the level was too strict.
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
}

#[derive(Clone)]
struct Candidate {
    edits: usize,
    count: usize,
    spelling: String,
}

/// A word of the text, as far as it has been read.
#[derive(Clone, Default)]
struct Word {
    letters: Vec<char>,
    /// Which letters it has; some share a bit.
    set: u64,
    /// Its bytes in the text.
    start: usize,
    end: usize,
}

/// Words longer than this are no words.
const LONGEST: usize = 64;

impl Nearest {
    /// Starts with the words of a query.
    pub fn new(query: &Query) -> Self {
        let keep_persian = query.options().keep_persian_letters;
        let folding = Folding::of(Rule::Fold {
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
            wanted.extend(Wanted::new(word));
        });
        nearest.wanted = wanted;
        nearest
    }

    /// Reads a chunk of the text: UTF-8, cut at a paragraph's end or at least between words.
    pub fn feed(&mut self, text: &[u8]) {
        self.words(text, |nearest, word| nearest.consider(word, text));
    }

    /// The nearest words so far, at most `limit` of them: fewest edits first, then the most frequent, then by code
    /// point. They come without marks and in plain letters, fit to be the next query.
    pub fn best(&self, limit: usize) -> Vec<String> {
        let mut found: Vec<&Candidate> = self
            .found
            .values()
            .filter(|found| found.spelling != self.query)
            .collect();
        found.sort_unstable_by_key(|found| (found.edits, Reverse(found.count), &found.spelling));
        let plain = ComposingNormalizerBorrowed::new_nfkc();
        found
            .into_iter()
            .take(limit)
            .map(|found| plain.normalize(&found.spelling).into_owned())
            .collect()
    }

    fn consider(&mut self, word: &Word, text: &[u8]) {
        let several = self.wanted.len() > 1;
        if !self.wanted.iter().any(|wanted| wanted.may_be_near(word)) {
            return;
        }
        if let Some(found) = self.found.get_mut(word.letters.as_slice()) {
            found.count += 1;
            return;
        }
        let edits = self
            .wanted
            .iter()
            .filter_map(|wanted| wanted.edits_to(word));
        // Of several words those that do occur need no replacing.
        if let Some(edits) = edits.filter(|&edits| edits > 0 || !several).min() {
            let spelling = self.spelling(text.get(word.start..word.end).unwrap_or_default());
            self.found.insert(
                word.letters.clone(),
                Candidate {
                    edits,
                    count: 1,
                    spelling,
                },
            );
        }
    }

    /// The characters of a word that fold to letters.
    fn spelling(&self, word: &[u8]) -> String {
        let is_letter = |c: &char| {
            let units = self.folding.units(Some(*c));
            units.iter().any(|unit| matches!(unit, Unit::Letter(_)))
        };
        String::from_utf8_lossy(word)
            .chars()
            .filter(is_letter)
            .collect()
    }

    /// Calls back for every word of a text.
    fn words(&mut self, text: &[u8], mut each: impl FnMut(&mut Self, &Word)) {
        let mut word = Word::default();
        let mut at = 0;
        loop {
            let next = utf8::after(text, at);
            let in_word = next.is_some_and(|(c, end)| word.read(self.folding.units(c), at, end));
            if !in_word && !word.letters.is_empty() {
                each(self, &word);
                word.letters.clear();
                word.set = 0;
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

impl Word {
    /// Takes in the character at the bytes `start..end`; false if it is no part of a word.
    fn read(&mut self, units: &[Unit], start: usize, end: usize) -> bool {
        let is_part = |unit: &Unit| match unit {
            // The Arabic letters first: asking Unicode takes five times as long as all the rest.
            Unit::Letter(letter) => {
                matches!(letter, '\u{0620}'..='\u{064A}') || letter.is_alphanumeric()
            }
            Unit::Haraka(_) | Unit::Dagger => true,
            Unit::Space | Unit::End => false,
        };
        if !units.iter().all(is_part) {
            return false;
        }
        if self.letters.is_empty() {
            self.start = start;
        }
        self.end = end;
        for unit in units {
            if let Unit::Letter(letter) = *unit
                && self.letters.len() <= LONGEST
            {
                self.letters.push(letter);
                self.set |= 1 << (u32::from(letter) % 64);
            }
        }
        true
    }
}

impl Wanted {
    fn new(word: &Word) -> Option<Self> {
        let limit = match word.letters.len() {
            0..3 => 0,
            3..5 => 1,
            5..=LONGEST => 2,
            _ => return None,
        };
        Some(Self {
            letters: word.letters.clone(),
            limit,
            set: word.set,
        })
    }

    /// Turns away nearly every word of a text before anything is compared: one edit changes the length by one at
    /// most, and takes away or adds one kind of letter at most.
    fn may_be_near(&self, word: &Word) -> bool {
        let missing = (self.set & !word.set)
            .count_ones()
            .max((word.set & !self.set).count_ones());
        missing as usize <= self.limit
            && word.letters.len().abs_diff(self.letters.len()) <= self.limit
    }

    /// The number of edits between the two words, if within the limit.
    fn edits_to(&self, word: &Word) -> Option<usize> {
        Some(edits(&self.letters, &word.letters)).filter(|&edits| edits <= self.limit)
    }
}

/// The optimal string alignment distance: Levenshtein's with neighbours swapped in one edit.
fn edits(a: &[char], b: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let changed = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = changed.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before_last[j - 2] + 1);
            }
            row.push(best);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}
