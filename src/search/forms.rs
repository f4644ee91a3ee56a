//! The forms of a word: with other prefixes and suffixes, in another number, in another spelling of its weak letters.
//!
//! ```text
//! word ─affixes→ stems ──────────────→ equal
//!               stems ─plurals─→ stems → equal     (جيش, جيوش)
//!               stem ─without ا و ي ء ة→ skeleton → equal     (شارع, شوارع)
//! ```
//!
//! No lexicon and no roots: root stemmers find a little more and drown it. Measured on queries as readers type them. What has
//! to do with a word beyond its forms ([`Kin`]) is asked for where these find little.

use std::ops::Range;

use super::Rung;
use super::affixes::{AffixSide, has_no_article, stems, trunks};
use super::derived::{self, Kin, is_weak};
use super::folding::Folding;
use super::key_letters::{FormLetters, KeyLetter, key_letters};
use super::lexicon::{plurals, synonyms};
use super::skeleton::Skeleton;
use super::stop_words::is_stop_word;
use super::word::Word;

/// A stem of no more letters has adjectives that mean something else.
const SHORT: usize = 3;

/// Pronouns that are joined to nouns.
const PRONOUNS: [&str; 4] = ["ه", "ها", "هم", "نا"];

/// All that a word of a text may be to be a form of the query's word.
pub(super) struct Forms {
    folding: &'static Folding,
    /// In which stems of a text's word must be.
    stems: Vec<Vec<char>>,
    skeletons: Vec<Skeleton>,
    /// Those that are left of the word itself, and whether an ending of people or of verbs was taken off.
    own: Vec<(Vec<char>, bool)>,
    /// The stems of other words that have to do with it, and what they have in common with it.
    kin: Vec<(Vec<char>, Rung)>,
    /// Whether the word is a noun with the ending of a feminine, whose short stem has an adjective of other meaning: بلدة
    /// a town, بلدي municipal.
    is_feminine: bool,
}

impl Forms {
    /// The forms of a word.
    pub(super) fn new(folding: &'static Folding, text: &str) -> Self {
        Self::with_kin(folding, text, Kin::None)
    }

    /// The forms of a word, and other words that have to do with it.
    pub(super) fn with_kin(folding: &'static Folding, text: &str, kin: Kin) -> Self {
        let mut word = Word::of(folding, text);
        let mut forms = Self {
            folding,
            stems: Vec::new(),
            skeletons: Vec::new(),
            own: Vec::new(),
            kin: Vec::new(),
            is_feminine: is_feminine(text),
        };
        forms.add(&word);
        if word.unseat() {
            forms.add(&word);
        }
        forms.stems.extend(forms.other_endings(text));
        forms.stems.sort_unstable();
        forms.stems.dedup();
        if !has_no_article(&word.letters) {
            forms.kin = forms.words_of(kin);
        }
        forms
    }

    /// The words that have so much to do with the stems, and are none of them.
    fn words_of(&self, kin: Kin) -> Vec<(Vec<char>, Rung)> {
        let own = || self.own.iter();
        let of_verb = own().flat_map(|(stem, is_person)| derived::of_verb(stem, *is_person));
        let of_root = own().flat_map(|(stem, _)| derived::of_root(stem));
        let stems = self.stems.iter();
        let meant = stems.flat_map(|stem| {
            let words = synonyms(self.folding, stem).into_iter();
            words.map(move |word| (share_letters(stem, &word), word))
        });
        // A word beside it of the same letters is of its verb or its noun: توقيف, موقوف; فقر, فقير.
        let (near, far): (Vec<_>, Vec<_>) = meant.partition(|(share, _)| *share);
        let [near, far] = [near, far].map(|words| words.into_iter().map(|(_, word)| word));
        let derived = of_verb.chain(near).map(|word| (word, Rung::Derived));
        let related = of_root.chain(far).map(|word| (word, Rung::Related));
        let mut words: Vec<(Vec<char>, Rung)> = match kin {
            Kin::None => Vec::new(),
            Kin::Verb => derived.collect(),
            Kin::Root => derived.chain(related).collect(),
        };
        words.sort_unstable();
        words.dedup_by(|one, before| one.0 == before.0);
        words.retain(|(word, _)| !is_stop_word(word) && self.stems.binary_search(word).is_err());
        words
    }

    /// Whether there is more to be found than its forms.
    pub(super) fn has_kin(&self) -> bool {
        !self.kin.is_empty()
    }

    /// Before a pronoun ى is written ا: معنى, معناه. After ا a last hamza is often left out: الوزرا.
    fn other_endings(&self, text: &str) -> Vec<Vec<char>> {
        let ends_in_maqsura = text.ends_with('ى');
        let ends_in_alef = text.ends_with('ا');
        let other = |stem: &Vec<char>| match stem.as_slice() {
            [rest @ .., 'ي'] if ends_in_maqsura && rest.len() > 2 => Some([rest, &['ا']].concat()),
            [rest @ .., 'ا']
                if rest.len() > 2 && PRONOUNS.iter().any(|one| text.ends_with(one)) =>
            {
                Some([rest, &['ي']].concat())
            }
            [rest @ .., 'ا'] if ends_in_alef && rest.len() > 2 => {
                Some([rest, &['ا', 'ء']].concat())
            }
            _ => None,
        };
        self.stems.iter().filter_map(other).collect()
    }

    fn add(&mut self, word: &Word) {
        for stem in stems(word, AffixSide::Query) {
            let is_whole = stem.len() == word.letters.len();
            let suffix = word.letters.get(stem.end..).unwrap_or_default();
            let stem = word.letters.get(stem).unwrap_or_default();
            if !is_whole && is_stop_word(stem) {
                continue;
            }
            // The plural of بلدة is not that of بلد.
            let plurals = match with_feminine_ending(stem, suffix) {
                Some(noun) if self.is_feminine => plurals(self.folding, &noun),
                Some(noun) => [stem, &noun].map(|one| plurals(self.folding, one)).concat(),
                None => plurals(self.folding, stem),
            };
            let is_person = matches!(suffix, ['و' | 'ي', 'ن'] | ['و', 'ا']);
            self.own.push((stem.to_vec(), is_person));
            let is_other = self.is_feminine && !suffix.is_empty() && !plurals.is_empty();
            self.stems.extend((!is_other).then(|| stem.to_vec()));
            let plurals = plurals.into_iter().filter(|form| !is_stop_word(form));
            self.stems.extend(plurals);
        }
        let skeletons = skeletons(word, AffixSide::Query).into_iter();
        self.skeletons
            .extend(skeletons.map(|(_, skeleton)| skeleton));
    }

    /// What is one of the forms in a word of the text: the letters of it without prefix and suffix; and whether it is a form
    /// or may only be another spelling.
    pub(super) fn find(&self, word: &mut Word) -> Option<(Range<usize>, Rung)> {
        self.find_spelling(word)
            .or_else(|| word.unseat().then(|| self.find_spelling(word))?)
    }

    fn find_spelling(&self, word: &Word) -> Option<(Range<usize>, Rung)> {
        let stem_and_noun = |range: &Range<usize>| {
            let stem = word.letters.get(range.clone()).unwrap_or_default();
            let suffix = word.letters.get(range.end..).unwrap_or_default();
            let is_other = self.is_feminine && stem.len() <= SHORT && is_relation(suffix);
            (!is_other).then(|| (stem, with_feminine_ending(stem, suffix)))
        };
        let is_stem = |range: &&Range<usize>| {
            let is_in = |stem: &[char]| {
                let found = self.stems.binary_search_by(|one| one.as_slice().cmp(stem));
                found.is_ok()
            };
            let both = stem_and_noun(range);
            both.is_some_and(|(stem, noun)| is_in(stem) || noun.is_some_and(|noun| is_in(&noun)))
        };
        let kin = |range: &Range<usize>| {
            let rung = |stem: &[char]| {
                let found = self
                    .kin
                    .binary_search_by(|(one, _)| one.as_slice().cmp(stem));
                self.kin.get(found.ok()?).map(|(_, rung)| *rung)
            };
            let (stem, noun) = stem_and_noun(range)?;
            // A short one with the ending of an adjective is as often another word.
            let is_adjective = word.letters.get(range.end) == Some(&'ي');
            (stem.len() > SHORT || !is_adjective).then_some(())?;
            let rungs = rung(stem)
                .into_iter()
                .chain(noun.and_then(|noun| rung(&noun)));
            Some((range.clone(), rungs.min()?))
        };
        let kinship = |skeleton: &Skeleton| {
            let is_other = self.is_feminine && skeleton.is_short() && skeleton.is_relation;
            let kin = self.skeletons.iter().filter(|_| !is_other);
            kin.filter_map(|one| one.kinship(skeleton)).min()
        };
        let stems = stems(word, AffixSide::Text);
        if let Some(stem) = stems.iter().find(is_stem) {
            return Some((stem.clone(), Rung::Forms));
        }
        let found = skeletons(word, AffixSide::Text)
            .into_iter()
            .filter(|_| !self.skeletons.is_empty());
        let found = found.filter_map(|(trunk, skeleton)| Some((trunk, kinship(&skeleton)?)));
        let kin = stems.iter().filter_map(kin);
        found.chain(kin).min_by_key(|(_, rung)| *rung)
    }

    /// The letters to look for: each form has one of them.
    pub(super) fn key_letters(&self) -> Vec<KeyLetter> {
        let kin = self.kin.iter().map(|(stem, _)| stem);
        let stems = self.stems.iter().chain(kin);
        let stems = stems.map(|stem| FormLetters::of_stem(stem));
        let skeletons = self.skeletons.iter();
        let skeletons = skeletons.map(|skeleton| FormLetters::of_skeleton(&skeleton.letters));
        key_letters(stems.chain(skeletons).collect())
    }
}

/// Whether all strong letters of one word stand in the other, in their order, but for one that words are made with.
fn share_letters(one: &[char], other: &[char]) -> bool {
    let strong = |word: &[char]| -> Vec<char> {
        let is_ending = |at| at + 1 == word.len() && word[at] == 'ه';
        let letters = (0..word.len()).filter(|&at| !is_weak(word[at]) && !is_ending(at));
        let letters: Vec<char> = letters.map(|at| word[at]).collect();
        match letters.as_slice() {
            ['م' | 'ت', rest @ ..] if rest.len() > 1 => rest.to_vec(),
            _ => letters,
        }
    };
    let (one, other) = (strong(one), strong(other));
    let (fewer, more) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let mut more = more.iter();
    fewer.len() > 1 && fewer.iter().all(|letter| more.any(|one| one == letter))
}

/// Whether a word ends as a feminine noun does, and not as an adjective.
fn is_feminine(text: &str) -> bool {
    let is_adjective = text.ends_with("ية") || text.ends_with("يات");
    !is_adjective && (text.ends_with('ة') || text.ends_with("ات"))
}

/// The noun in ة of which a stem is left without this suffix: قادتهم, بلدات.
fn with_feminine_ending(stem: &[char], suffix: &[char]) -> Option<Vec<char>> {
    let is_of_noun = matches!(suffix, ['ت', ..] | ['ا', 'ت', ..] | ['ه']);
    is_of_noun.then(|| [stem, &['ه']].concat())
}

/// Whether a suffix makes an adjective of a noun.
fn is_relation(suffix: &[char]) -> bool {
    suffix.first() == Some(&'ي') && suffix != ['ي', 'ن']
}

/// The skeletons of a word, and of which letters each is.
fn skeletons(word: &Word, side: AffixSide) -> Vec<(Range<usize>, Skeleton)> {
    let trunks = trunks(word, side);
    let has_suffix = trunks.iter().any(|trunk| trunk.end < word.letters.len());
    let skeletons = trunks.into_iter().filter_map(|trunk| {
        let is_cut = trunk.end < word.letters.len();
        let mut skeleton = Skeleton::new(word.letters.get(trunk.clone())?)?;
        skeleton.is_relation = is_relation(word.letters.get(trunk.end..)?);
        // What may have a suffix needs more to be sure of: بيانات has not the letters of بنت.
        let is_sure = is_cut || !skeleton.is_short() || !has_suffix;
        is_sure.then_some((trunk, skeleton))
    });
    skeletons.collect()
}
