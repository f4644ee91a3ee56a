//! The words of a text nearest to a query that was not found.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::iter;
use std::ops::Range;
use std::sync::Arc;

use icu_normalizer::ComposingNormalizerBorrowed;
use smallvec::SmallVec;

use super::affixes;
use super::folding::{Folded, Folding, FoldingRule};
use super::query::Query;
use super::sound::{self, Sounds};
use super::stop_words::is_stop_word;
use super::syntax::fold;
use super::utf8;
use super::wanted::{Wanted, WordSoFar};
use super::word_sets::{WordSet, WordSets};

/// Collects, chunk by chunk, the words of a text that are at most two edits away from a word of the query, both
/// folded. An edit is a letter put in, left out, changed, or swapped with its neighbour. Words of three and four
/// letters may differ by one edit only, shorter ones by none. Letters that sound alike (ق and ك), long vowels and doubled
/// letters count for less: from توقايف it is nearer to توكاييف than to توقيف.
///
/// A word that folds to a word of the query is near too: the spelling of the text, where the level was too strict. So is
/// a word that has a prefix more (البرلمان for برلمان), of which the rest is offered. A number is near to the same number
/// in groups (50,000 for 50000) and to no other. Of several words those that occur in the text, in whatever form, need no
/// replacing.
#[derive(Clone)]
pub struct Nearest {
    pub(super) folding: &'static Folding,
    pub(super) query: Query,
    pub(super) wanted: Vec<Wanted>,
    pub(super) found: HashMap<Vec<char>, Candidate>,
    sets: Arc<WordSets>,
    /// What came of the words that were read so far, by their bytes.
    known: HashMap<WordBytes, Known>,
}

/// The bytes of a word. Nearly all have room in the table, where they are compared without going elsewhere in the memory.
type WordBytes = SmallVec<[u8; 24]>;

/// What a word of the text is.
#[derive(Clone, Default)]
struct Known {
    /// Its letters, if it is near to a word of the query.
    near: Option<Box<[char]>>,
    /// Which words of the query it has, as bits.
    has: u16,
}

/// Which words of the query a word is near to, and how far from each.
type NearTo = Vec<(usize, usize)>;

#[derive(Clone)]
pub(super) struct Candidate {
    pub(super) near: NearTo,
    pub(super) count: usize,
    spelling: String,
}

/// Of a query of more words, a page that was pasted, no others are looked at.
const MOST_WORDS: usize = 16;

/// Of more words than this what came of them is forgotten.
const MOST_KNOWN: usize = 1 << 16;

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
            query: query.clone(),
            wanted: Vec::new(),
            found: HashMap::new(),
            sets: Arc::new(WordSets::new(folding)),
            known: HashMap::new(),
        };
        let mut wanted = Vec::new();
        nearest.words(query.text().as_bytes(), |_, word| {
            wanted.extend(Wanted::new(word, folding).filter(|_| wanted.len() < MOST_WORDS));
        });
        nearest.wanted = wanted;
        nearest
    }

    /// Reads a chunk of the text: UTF-8, cut at a paragraph's end or at least between words.
    pub fn feed(&mut self, text: &[u8]) {
        let sets = self.sets.clone();
        let has_several = self.wanted.len() > 1;
        let mut before = WordSet::default();
        sets.each(text, |word| {
            self.meet_parts(text, &before, word);
            let mut wanted = self.wanted.iter();
            let is_worth_reading = wanted.any(|wanted| {
                wanted.may_be_near(word.sounds, word.letters)
                    || (has_several && wanted.may_be_in(word.sounds))
            });
            if is_worth_reading {
                self.meet(text.get(word.bytes.clone()).unwrap_or_default());
            }
            before.clone_from(word);
        });
    }

    /// Takes in two words that may be one of the query that was typed without the space: نورسلطان.
    fn meet_parts(&mut self, text: &[u8], first: &WordSet, second: &WordSet) {
        let letters = first.letters + second.letters;
        let may_be = |wanted: &Wanted| {
            let typed = &wanted.typed;
            typed.letters.len() == letters
                && first.letters > 0
                && typed.sounds.are_those_of(first.sounds, second.sounds)
        };
        let Some(i) = self.wanted.iter().position(may_be) else {
            return;
        };
        let words = text
            .get(first.bytes.start..second.bytes.end)
            .unwrap_or_default();
        let words = fold(self.folding, &String::from_utf8_lossy(words));
        let (mut parts, typed) = (words.split(' '), &self.wanted[i].typed.letters);
        let is_typed = parts
            .by_ref()
            .take(2)
            .flat_map(str::chars)
            .eq(typed.iter().copied());
        if is_typed && parts.next().is_none() {
            let candidate = Candidate {
                near: vec![(i, sound::DOUBLED)],
                count: 0,
                spelling: words.clone(),
            };
            let letters = words.chars().collect();
            self.found.entry(letters).or_insert(candidate).count += 1;
        }
    }

    /// Takes in a word: a text has few that differ, and most of them it has often.
    fn meet(&mut self, word: &[u8]) {
        if let Some(known) = self.known.get(word) {
            if let Some(found) = known
                .near
                .as_ref()
                .and_then(|near| self.found.get_mut(&**near))
            {
                found.count += 1;
            }
            count(&mut self.wanted, known.has);
            return;
        }
        let mut known = Known::default();
        self.words(word, |nearest, so_far| {
            known.has |= nearest.has(so_far, word);
            known.near = nearest.consider(so_far, word).map(Vec::into_boxed_slice);
        });
        count(&mut self.wanted, known.has);
        if self.known.len() >= MOST_KNOWN {
            self.known.clear();
        }
        self.known.insert(word.into(), known);
    }

    /// Which words of several a word has, as bits.
    fn has(&self, word: &WordSoFar, text: &[u8]) -> u16 {
        if self.wanted.len() < 2 || word.grouped {
            return 0;
        }
        let sounds = Sounds::of(&word.letters);
        let wanted = self.wanted.iter().enumerate();
        let had = wanted.filter(|(_, wanted)| {
            wanted.may_be_in(sounds) && wanted.is_in(word, text, self.folding)
        });
        had.fold(0, |has, (i, _)| has | 1 << i)
    }

    /// Takes in the words that another collector for the same query has found.
    pub fn merge(&mut self, other: Self) {
        for (wanted, other) in self.wanted.iter_mut().zip(other.wanted) {
            wanted.count += other.count;
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
            .iter()
            .filter(|(letters, found)| !self.is_found(letters, &found.spelling))
            .filter_map(|(_, found)| {
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

    /// Whether a word is one that was looked for, and found. A number comes in other digits and groups.
    fn is_found(&self, letters: &[char], spelling: &str) -> bool {
        let is_wanted = self
            .wanted
            .iter()
            .any(|wanted| wanted.typed.letters == letters);
        let is_word = letters.iter().any(|c| c.is_alphabetic());
        spelling == self.query.text() || is_wanted && is_word && self.query.is_in(spelling)
    }

    /// How far the candidate is from the nearest word of the query that needs replacing.
    fn distance_to(&self, candidate: &Candidate) -> Option<usize> {
        let near = candidate.near.iter();
        near.filter(|(wanted, _)| !self.wanted[*wanted].occurs())
            .map(|(_, distance)| *distance)
            .min()
    }

    /// Returns the letters of the candidate that a word is, if it is one.
    fn consider(&mut self, word: &WordSoFar, text: &[u8]) -> Option<Vec<char>> {
        let (part, near) = self.nearer_form(&word.letters)?;
        let letters = word.letters[part.clone()].to_vec();
        // They stand in every text, and nobody looks for one.
        if is_stop_word(&letters) {
            return None;
        }
        if let Some(found) = self.found.get_mut(&letters) {
            found.count += 1;
            return Some(letters);
        }
        let most = if part.end < word.letters.len() {
            part.len()
        } else {
            usize::MAX
        };
        let spelling = text.get(word.start..word.end).unwrap_or_default();
        let spelling = self.spelling(spelling, part.start, most);
        let candidate = Candidate {
            near,
            count: 1,
            spelling,
        };
        self.found.insert(letters.clone(), candidate);
        Some(letters)
    }

    /// The word or, if that is nearer, what is left of it without a prefix or the ending of an adjective: which letters of it,
    /// and what they are near to.
    fn nearer_form(&self, letters: &[char]) -> Option<(Range<usize>, NearTo)> {
        let prefix = Some(affixes::article(letters)).filter(|&prefix| prefix > 0);
        let ending = affixes::relation(letters);
        let starts = iter::once(0).chain(prefix);
        let parts = starts.flat_map(|from| {
            let ends = iter::once(letters.len()).chain(ending);
            ends.map(move |end| from..end)
        });
        let forms = parts.filter_map(|part| {
            let near = self.near(letters.get(part.clone())?);
            let distance = near.iter().map(|(_, distance)| *distance).min()?;
            Some((distance, part, near))
        });
        let (_, part, near) = forms.min_by_key(|(distance, ..)| *distance)?;
        Some((part, near))
    }

    /// The words of the query that these letters are near to, and how far from each.
    fn near(&self, letters: &[char]) -> NearTo {
        let sounds = Sounds::of(letters);
        let wanted = self.wanted.iter().enumerate();
        wanted
            .filter(|(_, wanted)| wanted.may_be_near(sounds, letters.len()))
            .filter_map(|(i, wanted)| Some((i, wanted.distance_to(letters)?)))
            .collect()
    }

    /// The characters of a word that fold to letters, so many of them from the letter `from` on.
    fn spelling(&self, word: &[u8], from: usize, most: usize) -> String {
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
            .take(most)
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

/// Counts the words of the query that a word has.
fn count(wanted: &mut [Wanted], has: u16) {
    for (i, wanted) in wanted.iter_mut().enumerate() {
        wanted.count += usize::from(has >> i & 1);
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
