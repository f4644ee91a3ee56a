//! The rare letter of a query: the one that is looked for in the raw bytes, and the bytes that give it away.

use super::byte_set::{self, ByteSet};
use super::effort::Effort;
use super::element::Element;
use super::folding::{Folded, Folding};
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

/// Letters from rare to common in Arabic articles, Latin ones first; what is not listed is rarer still. Some digits are
/// found by bytes that common letters have: U+0663 ends as alef with hamza does, U+0667 as alef. Alef comes last: it alone can stand in
/// the text as a dagger alef, so any other letter is the better choice.
const RARE_FIRST: &str =
    "zqxjkvbpygfwmucldrhsnioate461025-\"?%,.ظغذثزضخطصشءج3قحكسفدعب8رته9منولي7 \u{0627}";

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
            sets: byte_set::of(folding, folded),
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
        byte_set::may_be(folded, self.folded)
    }

    /// The state of a search at the start of a text.
    pub(super) fn hits(&self, effort: Effort) -> Hits {
        Hits {
            next: vec![Some(Candidate::unsure(0)); self.sets.len()],
            effort,
        }
    }

    /// The first code point at or after byte `from` that may hold the rare letter of a match. `from` must never go down while
    /// the same `hits` are used: each set runs over the text once.
    pub(super) fn next(&self, text: &[u8], from: usize, hits: &mut Hits) -> Option<Candidate> {
        self.next_but(text, from, hits, |_| false)
    }

    /// The same, but for those at whose places `is_ruled_out` says that there is nothing.
    #[inline]
    pub(super) fn next_but(
        &self,
        text: &[u8],
        from: usize,
        hits: &mut Hits,
        is_ruled_out: impl Fn(usize) -> bool,
    ) -> Option<Candidate> {
        let mut first: Option<Candidate> = None;
        for (set, hit) in self.sets.iter().zip(&mut hits.next) {
            let Some(known) = *hit else {
                continue;
            };
            if known.at <= from {
                *hit = self.find(*set, text, from, &mut hits.effort, &is_ruled_out);
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
        is_ruled_out: impl Fn(usize) -> bool,
    ) -> Option<Candidate> {
        loop {
            let found = from + self.find_byte(set, text.get(from..)?)?;
            // Most that have such a byte are told apart by one letter beside it.
            if self.prefilter.is_ruled_out(text, found) {
                from = found + 1;
                continue;
            }
            let at = utf8::start(text, found);
            if is_ruled_out(at) {
                from = found + 1;
                continue;
            }
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

impl Hits {
    /// Begins at the start of another text.
    pub(super) fn begin_again(&mut self) {
        self.next.fill(Some(Candidate::unsure(0)));
        self.effort.restart(0);
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

fn letter(folded: Folded) -> char {
    match folded {
        Folded::Letter(c) => c,
        _ => ' ',
    }
}

#[cfg(test)]
mod tests {
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
}
