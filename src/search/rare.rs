//! The rare letter of a query: the one that is looked for in the raw bytes, and the bytes that give it away.

use memchr::{memchr, memchr2, memchr3};

use super::effort::Effort;
use super::element::Element;
use super::folding::{ALEF, Folded, Folding};
use super::prefilter::{Prefilter, Verdict};
use super::utf8;

/// Where a search looks first.
pub(super) struct RareLetter {
    /// The index of its element in the query: the first of its letter, so that no earlier element can be taken for it.
    pub(super) element: usize,
    folding: &'static Folding,
    folded: Folded,
    sets: Vec<ByteSet>,
    /// It stands in nearly every word.
    is_common: bool,
    pub(super) prefilter: Prefilter,
}

/// A set of bytes, one of which every code point that folds to the rare letter has; and how to find them.
#[derive(Debug, Clone, Copy)]
enum ByteSet {
    One(u8),
    Two(u8, u8),
    Three(u8, u8, u8),
    /// All lead bytes outside ASCII and U+0600–06FF.
    Foreign,
}

/// A code point that may hold the rare letter of a match.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    /// Where it starts, in bytes of the text.
    pub(super) at: usize,
    /// What a glance at it says.
    pub(super) verdict: Verdict,
}

/// Where each set has its next candidate.
#[derive(Debug, Clone)]
pub(super) struct Hits {
    next: Vec<Option<Candidate>>,
    pub(super) effort: Effort,
}

/// Letters from rare to common in Arabic articles, Latin ones first; what is not listed is rarer still. Three digits are found
/// by bytes that common letters have: U+0667 to U+0669 end as alef, beh and teh marbuta do. Alef comes last: it alone can stand
/// in the text as a dagger alef, so any other letter is the better choice.
const RARE_FIRST: &str =
    "zqxjkvbpygfwmucldrhsnioate6543210-\"?%,.ظغذثزضخطصشءجقحكسفدعب8رته9منولي7 \u{0627}";

/// After this one they stand in nearly every word. For those it is looked so many bytes ahead before `memchr` is called, which
/// takes as long.
const COMMON_FROM: char = '\u{645}';
const NEAR: usize = 16;

impl RareLetter {
    /// The rarest element of a query; nothing if the query is empty.
    pub(super) fn choose(folding: &'static Folding, elements: &[Element]) -> Option<Self> {
        let rank = |element: &Element| Self::rank(letter(element.folded));
        let sure = elements
            .iter()
            .enumerate()
            .filter(|(_, element)| !element.optional);
        let (element, &Element { folded, .. }) = sure.min_by_key(|(_, element)| rank(element))?;
        let prefilter = Prefilter::new(folding, elements, element);
        let is_common = Self::rank(letter(folded)) > Self::rank(COMMON_FROM);
        Some(Self {
            element,
            folding,
            folded,
            sets: sets(folding, folded),
            is_common,
            prefilter,
        })
    }

    /// One letter by itself.
    pub(super) fn of(folding: &'static Folding, letter: char) -> Option<Self> {
        let element = Element {
            folded: Folded::Letter(letter),
            marks: 0,
            optional: false,
        };
        Self::choose(folding, &[element])
    }

    /// How common a folded letter is: the lower, the rarer.
    pub(super) fn rank(letter: char) -> usize {
        let common = RARE_FIRST.find(letter.to_ascii_lowercase());
        common.map_or(0, |place| place + 1)
    }

    /// How common this one is.
    pub(super) fn own_rank(&self) -> usize {
        Self::rank(letter(self.folded))
    }

    /// Whether a folded character of the text may be the rare letter.
    pub(super) fn is_rare(&self, folded: Folded) -> bool {
        may_be(folded, self.folded)
    }

    /// The state of a search at the start of a text.
    pub(super) fn hits(&self) -> Hits {
        Hits {
            next: vec![Some(Candidate::unsure(0)); self.sets.len()],
            effort: Effort::default(),
        }
    }

    /// The first code point at or after byte `from` that may hold the rare letter of a match. `from` must never go down while
    /// the same `hits` are used: each set runs over the text once.
    pub(super) fn next(&self, text: &[u8], from: usize, hits: &mut Hits) -> Option<Candidate> {
        let mut first: Option<Candidate> = None;
        for (set, hit) in self.sets.iter().zip(&mut hits.next) {
            let Some(known) = *hit else {
                continue;
            };
            if known.at <= from {
                *hit = self.find(*set, text, from, &mut hits.effort);
            }
            if let Some(found) = *hit
                && first.is_none_or(|first| found.at < first.at)
            {
                first = Some(found);
            }
        }
        first
    }

    /// The first code point at or after byte `from` that has a byte of the set, holds the rare letter, and is not ruled out
    /// at a glance; or one at which too much has been spent.
    fn find(
        &self,
        set: ByteSet,
        text: &[u8],
        mut from: usize,
        effort: &mut Effort,
    ) -> Option<Candidate> {
        loop {
            let found = from + self.find_byte(set, text.get(from..)?)?;
            // Most that have such a byte are told apart by one letter beside it.
            if self.prefilter.is_ruled_out(text, found) {
                from = found + 1;
                continue;
            }
            let at = utf8::start(text, found);
            let verdict = self.prefilter.look(text, at, effort);
            match verdict {
                Verdict::Yes { .. } => return Some(Candidate { at, verdict }),
                _ if effort.is_too_much(at) => return Some(Candidate::unsure(at)),
                Verdict::No => from = found + 1,
                Verdict::Unsure => {
                    let (c, end) = utf8::after(text, at)?;
                    if self.is_in(c) {
                        return Some(Candidate { at, verdict });
                    }
                    from = end;
                }
            }
        }
    }

    /// The first byte of a set.
    fn find_byte(&self, set: ByteSet, text: &[u8]) -> Option<usize> {
        let near = &text[..text.len().min(if self.is_common { NEAR } else { 0 })];
        let near = near.iter().position(|&byte| set.has(byte));
        near.or_else(|| set.find(text))
    }

    /// Whether it is a letter.
    pub(super) fn is_alphabetic(&self) -> bool {
        matches!(self.folded, Folded::Letter(c) if c.is_alphabetic())
    }

    /// Whether something holds for the place of a code point that holds the letter and is not ruled out in markup at a glance.
    pub(super) fn any_in_markup(&self, text: &[u8], mut holds: impl FnMut(usize) -> bool) -> bool {
        self.sets.iter().any(|set| {
            let mut from = 0;
            while let Some(found) = text.get(from..).and_then(|rest| set.find(rest)) {
                let found = from + found;
                if self.prefilter.is_ruled_out_in_markup(text, found) {
                    from = found + 1;
                    continue;
                }
                let at = utf8::start(text, found);
                let Some((c, end)) = utf8::after(text, at) else {
                    break;
                };
                if self.is_in(c) && holds(at) {
                    return true;
                }
                from = end;
            }
            false
        })
    }

    fn is_in(&self, c: Option<char>) -> bool {
        self.folding
            .folded(c)
            .iter()
            .any(|&folded| self.is_rare(folded))
    }
}

impl Candidate {
    fn unsure(at: usize) -> Self {
        Self {
            at,
            verdict: Verdict::Unsure,
        }
    }
}

impl ByteSet {
    fn new(bytes: &[u8]) -> Option<Self> {
        match *bytes {
            [a] => Some(Self::One(a)),
            [a, b] => Some(Self::Two(a, b)),
            [a, b, c] => Some(Self::Three(a, b, c)),
            _ => None,
        }
    }

    /// The first byte of the set.
    fn find(self, text: &[u8]) -> Option<usize> {
        // In a text of presentation forms, say, nearly every code point has one: `memchr` would do more harm than good.
        if text.first().is_some_and(|&byte| self.has(byte)) {
            return Some(0);
        }
        match self {
            Self::One(a) => memchr(a, text),
            Self::Two(a, b) => memchr2(a, b, text),
            Self::Three(a, b, c) => memchr3(a, b, c, text),
            Self::Foreign => find_foreign(text),
        }
    }

    fn has(self, byte: u8) -> bool {
        match self {
            Self::One(a) => byte == a,
            Self::Two(a, b) => byte == a || byte == b,
            Self::Three(a, b, c) => byte == a || byte == b || byte == c,
            Self::Foreign => is_foreign(byte),
        }
    }
}

fn letter(folded: Folded) -> char {
    match folded {
        Folded::Letter(c) => c,
        _ => ' ',
    }
}

/// Whether a folded character of the text can stand for an element of the query.
fn may_be(folded: Folded, element: Folded) -> bool {
    folded == element || (folded == Folded::Dagger && element == ALEF)
}

/// The byte sets for a folded character. U+0600–067F are found by their second byte, which few letters share; what lies further out by
/// its lead byte, which is rare in Arabic text.
fn sets(folding: &'static Folding, rare: Folded) -> Vec<ByteSet> {
    let holds = |c: &char| {
        let folded = folding.folded(Some(*c));
        folded.iter().any(|&folded| may_be(folded, rare))
    };
    let mut encoded = [0; 4];
    let near = ('\0'..='\u{7F}')
        .chain('\u{0600}'..='\u{067F}')
        .filter(holds);
    let near: Vec<u8> = near
        .filter_map(|c| c.encode_utf8(&mut encoded).bytes().last())
        .collect();
    let far = ('\u{0680}'..='\u{06FF}').filter(holds);
    let mut far: Vec<u8> = far
        .filter_map(|c| c.encode_utf8(&mut encoded).bytes().next())
        .collect();
    let mut sets = Vec::new();
    if matches!(rare, Folded::Letter('\u{0600}'..='\u{06FF}')) {
        // Presentation forms; mathematical letters.
        far.extend([0xEF, 0xF0]);
    } else {
        sets.push(ByteSet::Foreign);
    }
    for mut bytes in [near, far] {
        bytes.sort_unstable();
        bytes.dedup();
        sets.extend(bytes.chunks(3).filter_map(ByteSet::new));
    }
    sets
}

fn is_foreign(byte: u8) -> bool {
    byte >= 0xC2 && byte & 0xFC != 0xD8
}

fn find_foreign(text: &[u8]) -> Option<usize> {
    // Blocks without an early exit are what the compiler turns into vector code.
    let (blocks, _) = text.as_chunks::<64>();
    let is_clear = |block: &&[u8; 64]| {
        !block
            .iter()
            .fold(false, |any, &byte| any | is_foreign(byte))
    };
    let skipped = blocks.iter().take_while(is_clear).count() * 64;
    text.get(skipped..)?
        .iter()
        .position(|&byte| is_foreign(byte))
        .map(|at| skipped + at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::folding::FoldingRule;

    #[test]
    fn every_code_point_that_folds_to_a_letter_is_seen_by_its_lanes() {
        let rules = [
            FoldingRule::Exact,
            FoldingRule::Fold {
                keep_case: false,
                keep_persian: false,
            },
            FoldingRule::Fold {
                keep_case: true,
                keep_persian: true,
            },
        ];
        for rule in rules {
            let folding = Folding::of(rule);
            let mut known = std::collections::HashMap::new();
            let mut encoded = [0; 4];
            // Beyond U+2FFFF nothing decomposes.
            for c in '\0'..='\u{2FFFF}' {
                let text = c.encode_utf8(&mut encoded).as_bytes();
                for &folded in folding.folded(Some(c)) {
                    let rare = match folded {
                        Folded::Dagger => ALEF,
                        // The sets of any other letter have the foreign one, which sees all but these.
                        Folded::Letter('\u{0700}'..) if c > '\u{06FF}' => continue,
                        Folded::Letter(_) | Folded::Space => folded,
                        Folded::Haraka(_) | Folded::End => continue,
                    };
                    let sets = known.entry(rare).or_insert_with(|| sets(folding, rare));
                    assert!(
                        sets.iter().any(|set| set.find(text).is_some()),
                        "{rule:?}: {c:?} holds {rare:?}, but {sets:?} pass it by"
                    );
                }
            }
        }
    }

    #[test]
    fn pivot_is_the_rarest_letter_and_its_first_occurrence() {
        let chosen = |query: &str| {
            let query =
                crate::search::Query::new(query, crate::search::Options::default()).unwrap();
            query.literal().rare.element
        };
        assert_eq!(chosen("الظل والظلال"), 2);
        assert_eq!(chosen("قال Google"), 4);
        assert_eq!(chosen("ا ا"), 1);
        // A seven is found by the second byte of alef.
        assert_eq!(chosen("7 من 72"), 6);
        assert_eq!(chosen("7 سنوات"), 2);
    }

    #[test]
    fn foreign_lead_bytes_are_found_in_blocks_and_in_the_rest() {
        for length in [0, 1, 63, 64, 65, 200] {
            let arabic = "\u{0627}\u{06CC}".repeat(length);
            assert_eq!(find_foreign(arabic.as_bytes()), None);
            assert_eq!(
                find_foreign(format!("{arabic}a\u{00E9}").as_bytes()),
                Some(4 * length + 1)
            );
        }
    }
}
