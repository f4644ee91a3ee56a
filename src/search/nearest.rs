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
    found: HashMap<Vec<char>, Found>,
    word: Word,
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
struct Found {
    edits: usize,
    count: usize,
    spelling: String,
}

/// A word of the text, as far as it has been read.
#[derive(Clone, Default)]
struct Word {
    letters: Vec<char>,
    spelling: String,
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
            word: Word::default(),
        };
        let mut wanted = Vec::new();
        nearest.words(query.text().as_bytes(), |_, word| {
            wanted.extend(Wanted::new(&word.letters))
        });
        nearest.wanted = wanted;
        nearest
    }

    /// Reads a chunk of the text: UTF-8, cut at a paragraph's end or at least between words.
    pub fn feed(&mut self, text: &[u8]) {
        self.words(text, Self::consider);
    }

    /// The nearest words so far, at most `limit` of them: fewest edits first, then the most frequent, then by code
    /// point. They come without marks and in plain letters, fit to be the next query.
    pub fn best(&self, limit: usize) -> Vec<String> {
        let mut found: Vec<&Found> = self
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

    fn consider(&mut self, word: &Word) {
        if let Some(found) = self.found.get_mut(word.letters.as_slice()) {
            found.count += 1;
            return;
        }
        let several = self.wanted.len() > 1;
        let edits = self
            .wanted
            .iter()
            .filter_map(|wanted| wanted.edits_to(&word.letters));
        // Of several words those that do occur need no replacing.
        if let Some(edits) = edits.filter(|&edits| edits > 0 || !several).min() {
            let found = Found {
                edits,
                count: 1,
                spelling: word.spelling.clone(),
            };
            self.found.insert(word.letters.clone(), found);
        }
    }

    /// Calls back for every word of a text.
    fn words(&mut self, text: &[u8], mut each: impl FnMut(&mut Self, &Word)) {
        let mut word = std::mem::take(&mut self.word);
        let mut at = 0;
        loop {
            let next = utf8::after(text, at);
            let read = next
                .is_some_and(|(c, _)| c.is_some_and(|c| word.read(c, self.folding.units(Some(c)))));
            if !read && !word.letters.is_empty() {
                each(self, &word);
                word.letters.clear();
                word.spelling.clear();
            }
            let Some((_, end)) = next else { break };
            at = end;
        }
        self.word = word;
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
    /// Takes a character in; false if it is no part of a word.
    fn read(&mut self, c: char, units: &[Unit]) -> bool {
        let before = self.letters.len();
        for unit in units {
            match *unit {
                Unit::Letter(letter) if letter.is_alphanumeric() => self.letters.push(letter),
                Unit::Haraka(_) | Unit::Dagger => {}
                Unit::Letter(_) | Unit::Space | Unit::End => {
                    self.letters.truncate(before);
                    return false;
                }
            }
        }
        if self.letters.len() > before {
            self.spelling.push(c);
        }
        true
    }
}

impl Wanted {
    fn new(letters: &[char]) -> Option<Self> {
        let limit = match letters.len() {
            0..3 => 0,
            3..5 => 1,
            5..=LONGEST => 2,
            _ => return None,
        };
        Some(Self {
            letters: letters.to_vec(),
            limit,
            set: set_of(letters),
        })
    }

    /// The number of edits between the two words, if within the limit.
    fn edits_to(&self, word: &[char]) -> Option<usize> {
        // One edit changes the length by one at most, and takes away or adds one kind of letter at most: this turns
        // away nearly every word of a text before anything is compared.
        if word.len().abs_diff(self.letters.len()) > self.limit {
            return None;
        }
        let set = set_of(word);
        let missing = (self.set & !set)
            .count_ones()
            .max((set & !self.set).count_ones());
        if missing as usize > self.limit {
            return None;
        }
        Some(edits(&self.letters, word)).filter(|&edits| edits <= self.limit)
    }
}

/// A set of letters in which some share a bit.
fn set_of(letters: &[char]) -> u64 {
    letters
        .iter()
        .fold(0, |set, &c| set | 1 << (u32::from(c) % 64))
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
