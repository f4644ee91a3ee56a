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
const SOUNDS: [&str; 10] = [
    "قكغخ", "جغ", "طت", "ثت", "ظزذ", "دذ", "ضظ", "ضد", "صسث", "حه",
];

/// Which of them U+0620–064F are in, as bits: to look through the lists for each pair of letters takes longer than all else.
static SOUNDS_OF: LazyLock<[u16; 0x30]> = LazyLock::new(|| {
    std::array::from_fn(|place| {
        let sounds = SOUNDS.iter().enumerate();
        let has = sounds.filter(|(_, sound)| sound.contains(arabic(place)));
        has.fold(0, |all, (i, _)| all | 1 << i)
    })
});

/// Those that may sound alike in steps: a word that may be near to another has sounds of the same groups.
const GROUPS: [&str; 4] = ["قكغخج", "طتثصس", "ظزذضد", "حه"];

/// The distance between two folded words; [`EDIT`] for each edit that changes the sound.
pub(super) fn distance(a: &[char], b: &[char]) -> usize {
    align(a, b, usize::MAX, one_sided, change).unwrap_or(usize::MAX)
}

/// The same if it is no more than `most`.
pub(super) fn distance_within(a: &[char], b: &[char], most: usize) -> Option<usize> {
    align(a, b, most, one_sided, change)
}

/// The number of edits, whatever they change.
pub(super) fn edits(a: &[char], b: &[char]) -> usize {
    let change = |a, b| if a == b { 0 } else { EDIT };
    align(a, b, usize::MAX, |_, _| EDIT, change).unwrap_or(usize::MAX) / EDIT
}

/// The optimal string alignment distance, if it is no more than `most`: Levenshtein's with neighbours swapped in one edit.
/// `one_sided` gives the cost of a letter that the other word lacks, at a place of its own; `change` that of one letter for
/// another.
fn align(
    a: &[char],
    b: &[char],
    most: usize,
    one_sided: impl Fn(&[char], usize) -> usize,
    change: impl Fn(char, char) -> usize,
) -> Option<usize> {
    let mut earlier = vec![usize::MAX; b.len() + 1];
    let mut before = vec![0; b.len() + 1];
    for j in 0..b.len() {
        before[j + 1] = before[j] + one_sided(b, j);
    }
    let mut row = before.clone();
    for i in 0..a.len() {
        let left_out = one_sided(a, i);
        row[0] = before[0] + left_out;
        let mut least = row[0];
        for j in 0..b.len() {
            let changed = before[j] + change(a[i], b[j]);
            let mut best = changed
                .min(before[j + 1] + left_out)
                .min(row[j] + one_sided(b, j));
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                best = best.min(earlier[j - 1] + EDIT);
            }
            row[j + 1] = best;
            least = least.min(best);
        }
        // What comes next begins at this row, or swaps a letter of it, which costs an edit from the row before.
        if least > most && before.iter().all(|&cost| cost > most) {
            return None;
        }
        std::mem::swap(&mut earlier, &mut before);
        std::mem::swap(&mut before, &mut row);
    }
    before.last().copied().filter(|distance| *distance <= most)
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
    } else if sounds_of(a) & sounds_of(b) != 0 {
        ALIKE
    } else if is_vowel(a) && is_vowel(b) {
        VOWEL
    } else {
        EDIT
    }
}

fn sounds_of(letter: char) -> u16 {
    SOUNDS_OF.get(place(letter)).copied().unwrap_or(0)
}

/// The place of a letter in a table of U+0620–064F; outside of it for others.
fn place(letter: char) -> usize {
    u32::from(letter).wrapping_sub(0x620) as usize
}

fn arabic(place: usize) -> char {
    char::from_u32(0x620 + place as u32).unwrap_or_default()
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'ا' | 'و' | 'ي')
}

/// The sounds of a word and how often it has them, but for vowels. Some letters share one.
///
/// Two bits for each sound: whether it is there, and whether it is there again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sounds {
    /// Of a letter that stands twice side by side one counts, for the other costs next to nothing.
    least: u64,
    /// All letters count.
    most: u64,
}

/// The first bit of each sound.
const FIRST: u64 = 0x5555_5555_5555_5555;

impl Sounds {
    /// Those of a folded word.
    pub(super) fn of(word: &[char]) -> Self {
        let mut sounds = Self::default();
        let mut before = None;
        for &letter in word {
            sounds.add(bit_of(letter), before == Some(letter));
            before = Some(letter);
        }
        sounds
    }

    /// Adds a letter by its bit, 0 for a vowel.
    #[inline]
    pub(super) fn add(&mut self, bit: u64, is_doubled: bool) {
        let again = |sounds: u64| sounds | bit | (sounds & bit) << 1;
        self.most = again(self.most);
        if !is_doubled {
            self.least = again(self.least);
        }
    }

    /// Whether more than so many letters of this word have to be put into another, or changed, whatever else is done to it.
    #[inline]
    pub(super) fn lacks_more_in(self, other: Self, edits: usize) -> bool {
        has_more(self.least & !other.most, edits)
    }

    /// The same, where what Arabic joins in front of this word comes for nothing.
    #[inline]
    pub(super) fn lacks_more_but_prefixes_in(self, other: Self, edits: usize) -> bool {
        has_more(self.least & !other.most & !of_prefixes(), edits)
    }

    /// Whether another word has each of these sounds.
    #[inline]
    pub(super) fn are_in(self, other: Self) -> bool {
        self.least & FIRST & !other.most == 0
    }

    /// Whether two words together have these sounds and no others.
    #[inline]
    pub(super) fn are_those_of(self, first: Self, second: Self) -> bool {
        (first.most | second.most) & FIRST == self.most & FIRST
    }
}

/// Whether more than so many bits are set. They are few, and counting takes longer where the processor has no instruction
/// for it.
#[inline]
fn has_more(mut bits: u64, than: usize) -> bool {
    for _ in 0..than {
        bits &= bits.wrapping_sub(1);
    }
    bits != 0
}

/// The first bit of the sound of a letter; 0 for a vowel.
pub(super) fn bit_of(letter: char) -> u64 {
    static BITS: LazyLock<[u64; 0x30]> =
        LazyLock::new(|| std::array::from_fn(|place| find_bit(arabic(place))));
    let bit = BITS.get(place(letter));
    bit.copied().unwrap_or_else(|| find_bit(letter))
}

fn find_bit(letter: char) -> u64 {
    if is_vowel(letter) {
        return 0;
    }
    let group = GROUPS.iter().position(|group| group.contains(letter));
    let others = 32 - GROUPS.len() as u32;
    let sound = group.map_or(u32::from(letter) % others, |group| others + group as u32);
    1 << (2 * sound)
}

/// The bits of what is joined in front of words.
fn of_prefixes() -> u64 {
    static PREFIXES: LazyLock<u64> = LazyLock::new(|| {
        let bits = ['ل', 'ب', 'ك', 'ف'].map(bit_of);
        bits.iter().fold(0, |all, bit| all | bit | bit << 1)
    });
    *PREFIXES
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

    #[test]
    fn a_distance_is_cut_off_only_beyond_the_most() {
        let chars = |word: &str| word.chars().collect::<Vec<_>>();
        for (a, b) in [
            ("table", "tabel"),
            ("توقايف", "توكاييف"),
            ("", "abc"),
            ("ab", "dcba"),
        ] {
            let (a, b) = (chars(a), chars(b));
            let exact = distance(&a, &b);
            for most in 0..=exact + 1 {
                let expected = Some(exact).filter(|exact| *exact <= most);
                assert_eq!(
                    distance_within(&a, &b, most),
                    expected,
                    "{a:?} {b:?} {most}"
                );
            }
        }
    }

    /// Sounds turn away nearly all words before they are compared, and must not turn away one that is near.
    #[test]
    fn as_many_sounds_are_lacking_as_letters_were_edited_at_most() {
        let mut random = fastrand::Rng::with_seed(7);
        let letters: Vec<char> = "تتطبصاوكق".chars().collect();
        for _ in 0..20_000 {
            let mut word = || -> Vec<char> {
                (0..random.usize(0..7))
                    .map(|_| letters[random.usize(..letters.len())])
                    .collect()
            };
            let (a, b) = (word(), word());
            let most = distance(&a, &b) / EDIT;
            let lacks = Sounds::of(&a).lacks_more_in(Sounds::of(&b), most);
            assert!(!lacks, "{a:?} {b:?} {most}");
        }
    }
}
