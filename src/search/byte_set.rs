//! The bytes that give a letter away, and how they are found in the raw bytes of a text.

use memchr::{memchr, memchr2, memchr3};

use super::folding::{ALEF, Folded, Folding};

/// A set of bytes, one of which every code point that folds to the rare letter has; and how to find them.
#[derive(Debug, Clone, Copy)]
pub(super) enum ByteSet {
    One(u8),
    Two(u8, u8),
    Three(u8, u8, u8),
    /// All lead bytes outside ASCII and U+0600–06FF.
    Foreign,
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
    pub(super) fn find(self, text: &[u8]) -> Option<usize> {
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

    pub(super) fn has(self, byte: u8) -> bool {
        match self {
            Self::One(a) => byte == a,
            Self::Two(a, b) => byte == a || byte == b,
            Self::Three(a, b, c) => byte == a || byte == b || byte == c,
            Self::Foreign => is_foreign(byte),
        }
    }
}

/// The byte sets for a folded character. U+0600–067F are found by their second byte, which few letters share; what lies further out by
/// its lead byte, which is rare in Arabic text.
pub(super) fn of(folding: &'static Folding, rare: Folded) -> Vec<ByteSet> {
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

/// Whether a folded character of the text can stand for an element of the query.
pub(super) fn may_be(folded: Folded, element: Folded) -> bool {
    folded == element || (folded == Folded::Dagger && element == ALEF)
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
                    let sets = known.entry(rare).or_insert_with(|| of(folding, rare));
                    assert!(
                        sets.iter().any(|set| set.find(text).is_some()),
                        "{rule:?}: {c:?} holds {rare:?}, but {sets:?} pass it by"
                    );
                }
            }
        }
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
