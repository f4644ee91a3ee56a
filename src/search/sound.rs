//! How far two words are apart to the ear: edits, of which those that change the sound little count for less.

use std::sync::LazyLock;

/// An edit: a letter put in, left out, changed, or swapped with its neighbour.
pub(super) const EDIT: usize = 20;
/// A letter for one that sounds like it.
pub(super) const ALIKE: usize = 4;
/// A letter twice for once, or once for twice.
pub(super) const DOUBLED: usize = 2;
/// A long vowel put in, left out, or changed for another.
pub(super) const VOWEL: usize = 8;

/// Letters that foreign names are spelt with one for the other, and those that many speakers do not tell apart.
const SOUNDS: [&str; 9] = ["قكغخ", "جغ", "طت", "ثت", "ظزذ", "ضظ", "ضد", "صسث", "حه"];

/// Those that may sound alike in steps: a word that may be near to another has sounds of the same groups.
const GROUPS: [&str; 4] = ["قكغخج", "طتثصس", "ظزذضد", "حه"];

/// The distance between two folded words; [`EDIT`] for each edit that changes the sound.
pub(super) fn distance(a: &[char], b: &[char]) -> usize {
    align(a, b, one_sided, change)
}

/// The number of edits, whatever they change.
pub(super) fn edits(a: &[char], b: &[char]) -> usize {
    align(a, b, |_, _| EDIT, |a, b| if a == b { 0 } else { EDIT }) / EDIT
}

/// The optimal string alignment distance: Levenshtein's with neighbours swapped in one edit. `one_sided` gives the cost of
/// a letter that the other word lacks, at a place of its own; `change` that of one letter for another.
fn align(
    a: &[char],
    b: &[char],
    one_sided: impl Fn(&[char], usize) -> usize,
    change: impl Fn(char, char) -> usize,
) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = vec![0];
    for j in 0..b.len() {
        last.push(last[j] + one_sided(b, j));
    }
    for i in 0..a.len() {
        let left_out = one_sided(a, i);
        let mut row = vec![last[0] + left_out];
        for j in 0..b.len() {
            let changed = last[j] + change(a[i], b[j]);
            let mut best = changed
                .min(last[j + 1] + left_out)
                .min(row[j] + one_sided(b, j));
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                best = best.min(before_last[j - 1] + EDIT);
            }
            row.push(best);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

fn one_sided(word: &[char], at: usize) -> usize {
    if at > 0 && word[at] == word[at - 1] {
        DOUBLED
    } else if is_vowel(word[at]) {
        VOWEL
    } else {
        EDIT
    }
}

fn change(a: char, b: char) -> usize {
    if a == b {
        0
    } else if SOUNDS
        .iter()
        .any(|sound| sound.contains(a) && sound.contains(b))
    {
        ALIKE
    } else if is_vowel(a) && is_vowel(b) {
        VOWEL
    } else {
        EDIT
    }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'ا' | 'و' | 'ي')
}

/// Which sounds a word has, but for vowels; some share a bit.
pub(super) fn set_of(word: &[char]) -> u64 {
    let letters = word.iter().filter(|&&letter| !is_vowel(letter));
    let sounds = letters.map(|&letter| {
        let group = GROUPS.iter().position(|group| group.contains(letter));
        group.map_or(u32::from(letter) % 60, |group| 60 + group as u32)
    });
    sounds.fold(0, |set, sound| set | 1 << sound)
}

/// The sounds of what is joined in front of words.
pub(super) fn of_prefixes() -> u64 {
    static SOUNDS_OF_PREFIXES: LazyLock<u64> = LazyLock::new(|| set_of(&['ل', 'ب', 'ك', 'ف']));
    *SOUNDS_OF_PREFIXES
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(a: &str, b: &str) -> usize {
        let chars = |word: &str| word.chars().collect::<Vec<_>>();
        distance(&chars(a), &chars(b))
    }

    #[test]
    fn what_sounds_alike_is_nearer() {
        assert_eq!(from("توقايف", "توكاييف"), ALIKE + DOUBLED);
        assert_eq!(from("توقايف", "توقيف"), VOWEL);
        assert_eq!(from("قازاقستان", "كازاخستان"), 2 * ALIKE);
        assert_eq!(from("طهران", "تهران"), ALIKE);
        assert_eq!(from("table", "cable"), EDIT);
        assert_eq!(from("table", "tabel"), EDIT);
    }
}
