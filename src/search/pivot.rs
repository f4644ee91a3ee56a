//! The pivot of a query: the letter that is looked for in the raw bytes, and the bytes that give it away.

use memchr::{memchr, memchr2, memchr3};

use super::folding::{ALEF, Folding, Unit};
use super::plain::{Look, Plain};
use super::query::Item;
use super::utf8;

/// Where a search looks first.
pub(super) struct Pivot {
    /// The index of its item in the query: the first of its letter, so that no earlier item can be taken for it.
    pub(super) item: usize,
    folding: &'static Folding,
    unit: Unit,
    lanes: Vec<Lane>,
    pub(super) plain: Plain,
}

/// A set of bytes, one of which every code point that folds to the pivot has; and how to find them.
#[derive(Debug, Clone, Copy)]
enum Lane {
    One(u8),
    Two(u8, u8),
    Three(u8, u8, u8),
    /// All lead bytes outside ASCII and U+0600–06FF.
    Foreign,
}

/// Where each lane has its next candidate.
#[derive(Debug, Clone)]
pub(super) struct Hits(Vec<Option<usize>>);

/// Letters from rare to common in Arabic articles, Latin ones first; what is not listed is rarer still. Alef comes last:
/// it alone can stand in the text as a dagger alef, so any other letter is the better pivot.
const RARE_FIRST: &str =
    "zqxjkvbpygfwmucldrhsnioate9876543210-\"?%,.ظغذثزضخطصشءجقحكسفدعبرتهمنولي \u{0627}";

impl Pivot {
    /// The rarest item of a query; nothing if the query is empty.
    pub(super) fn choose(folding: &'static Folding, items: &[Item]) -> Option<Self> {
        let rank = |item: &Item| match item.unit {
            Unit::Letter(c) => RARE_FIRST.find(c.to_ascii_lowercase()),
            _ => RARE_FIRST.find(' '),
        };
        let sure = items.iter().enumerate().filter(|(_, item)| !item.optional);
        let (item, &Item { unit, .. }) = sure.min_by_key(|(_, item)| rank(item))?;
        let plain = Plain::new(folding, items, item);
        Some(Self {
            item,
            folding,
            unit,
            lanes: lanes(folding, unit),
            plain,
        })
    }

    /// Whether a unit of the text may be the pivot.
    pub(super) fn is_pivot(&self, unit: Unit) -> bool {
        may_be(unit, self.unit)
    }

    /// The state of a search at the start of a text.
    pub(super) fn hits(&self) -> Hits {
        Hits(vec![Some(0); self.lanes.len()])
    }

    /// The start of the first code point at or after byte `from` that may hold the pivot of a match. `from` must never
    /// go down while the same `hits` are used: each lane runs over the text once.
    pub(super) fn next(&self, text: &[u8], from: usize, hits: &mut Hits) -> Option<usize> {
        let mut first = None;
        for (lane, hit) in self.lanes.iter().zip(&mut hits.0) {
            if hit.is_some_and(|at| at <= from) {
                *hit = self.find(*lane, text, from);
            }
            first = match (first, *hit) {
                (Some(a), Some(b)) => Some(std::cmp::min::<usize>(a, b)),
                (a, b) => a.or(b),
            };
        }
        first
    }

    /// The first code point at or after byte `from` that has a byte of the lane, holds the pivot, and is not ruled out
    /// at a glance.
    fn find(&self, lane: Lane, text: &[u8], mut from: usize) -> Option<usize> {
        loop {
            let found = from + lane.find(text.get(from..)?)?;
            let at = utf8::start(text, found);
            match self.plain.look(text, at) {
                Look::Yes { .. } => return Some(at),
                Look::No => from = found + 1,
                Look::Unsure => {
                    let (c, end) = utf8::after(text, at)?;
                    if self.is_in(c) {
                        return Some(at);
                    }
                    from = end;
                }
            }
        }
    }

    fn is_in(&self, c: Option<char>) -> bool {
        self.folding
            .units(c)
            .iter()
            .any(|&unit| self.is_pivot(unit))
    }
}

impl Lane {
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

/// Whether a unit of the text can stand for an item of the query.
fn may_be(unit: Unit, item: Unit) -> bool {
    unit == item || (unit == Unit::Dagger && item == ALEF)
}

/// The lanes for a unit. U+0600–067F are found by their second byte, which few letters share; what lies further out by
/// its lead byte, which is rare in Arabic text.
fn lanes(folding: &'static Folding, pivot: Unit) -> Vec<Lane> {
    let holds = |c: &char| {
        let units = folding.units(Some(*c));
        units.iter().any(|&unit| may_be(unit, pivot))
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
    let mut lanes = Vec::new();
    if matches!(pivot, Unit::Letter('\u{0600}'..='\u{06FF}')) {
        // Presentation forms; mathematical letters.
        far.extend([0xEF, 0xF0]);
    } else {
        lanes.push(Lane::Foreign);
    }
    for mut bytes in [near, far] {
        bytes.sort_unstable();
        bytes.dedup();
        lanes.extend(bytes.chunks(3).filter_map(Lane::new));
    }
    lanes
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
    use crate::search::folding::Rule;

    #[test]
    fn every_code_point_that_folds_to_a_letter_is_seen_by_its_lanes() {
        let rules = [
            Rule::Exact,
            Rule::Fold {
                keep_case: false,
                keep_persian: false,
            },
            Rule::Fold {
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
                for &unit in folding.units(Some(c)) {
                    let pivot = match unit {
                        Unit::Dagger => ALEF,
                        // The lanes of any other letter have the foreign one, which sees all but these.
                        Unit::Letter('\u{0700}'..) if c > '\u{06FF}' => continue,
                        Unit::Letter(_) | Unit::Space => unit,
                        Unit::Haraka(_) | Unit::End => continue,
                    };
                    let lanes = known.entry(pivot).or_insert_with(|| lanes(folding, pivot));
                    assert!(
                        lanes.iter().any(|lane| lane.find(text).is_some()),
                        "{rule:?}: {c:?} holds {pivot:?}, but {lanes:?} pass it by"
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
            query.0.pivot.item
        };
        assert_eq!(chosen("الظل والظلال"), 2);
        assert_eq!(chosen("قال Google"), 4);
        assert_eq!(chosen("ا ا"), 1);
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
