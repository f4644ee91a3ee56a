//! Numbers in words: round ones, as texts write them out.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::folding::{Folding, FoldingRule};
use super::syntax::fold;

/// From 3 to 10, with and without ة.
#[rustfmt::skip]
const UNITS: [[&str; 2]; 8] = [
    ["ثلاثة", "ثلاث"], ["أربعة", "أربع"], ["خمسة", "خمس"], ["ستة", "ست"], ["سبعة", "سبع"],
    ["ثمانية", "ثماني"], ["تسعة", "تسع"], ["عشرة", "عشر"],
];
const ONES: [&str; 2] = ["واحد", "إحدى"];
const TWOS: [&str; 4] = ["اثنان", "اثنين", "اثنتان", "اثنتين"];
/// 11 and 12.
const ELEVEN: [&str; 2] = ["أحد عشر", "إحدى عشرة"];
const TWELVE: [&str; 4] = ["اثنا عشر", "اثني عشر", "اثنتا عشرة", "اثنتي عشرة"];
/// From 20 to 90 without the ending.
const TENS: [&str; 8] = ["عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"];
const HUNDRED: [&str; 2] = ["مئة", "مائة"];

/// The most words of one number.
pub(super) const MOST_WORDS: usize = 4;

/// How a number is written in words; nothing for one that is not round, or too small to be told from other words.
pub(super) fn spellings(digits: &str) -> Vec<String> {
    let Ok(number) = digits.parse::<u64>() else {
        return Vec::new();
    };
    let (count, few, many, two): (u64, &[&str], &[&str], &[&str]) = match number {
        0 => return Vec::new(),
        _ if number.is_multiple_of(1_000_000) => (
            number / 1_000_000,
            &["ملايين"],
            &["مليون", "مليونا"],
            &["مليونان", "مليونين", "مليوني"],
        ),
        _ if number.is_multiple_of(1_000) => (
            number / 1_000,
            &["آلاف"],
            &["ألف", "ألفا"],
            &["ألفان", "ألفين"],
        ),
        _ => return counts(number),
    };
    let nouns = match count {
        2 => return two.iter().map(|&noun| noun.to_owned()).collect(),
        3..=10 => few,
        _ => many,
    };
    let counts = counts(count).into_iter();
    counts
        .flat_map(|count| nouns.iter().map(move |noun| format!("{count} {noun}")))
        .collect()
}

/// What a number of round thousands or millions is a count of, and how that is called: 14 ألف.
pub(super) fn of_thousands(digits: &str) -> Option<(String, &'static [&'static str])> {
    let number = digits.parse::<u64>().ok()?;
    let (unit, nouns) = SCALES
        .iter()
        .find(|(unit, _)| number.is_multiple_of(*unit))?;
    let count = number / unit;
    (2..1000)
        .contains(&count)
        .then(|| (count.to_string(), *nouns))
}

/// The number that so many of what a folded word says are.
pub(super) fn times(digits: &str, folded: &str, fold: impl Fn(&str) -> String) -> Option<String> {
    let has_name = |nouns: &[&str]| nouns.iter().any(|noun| fold(noun) == folded);
    let (unit, _) = SCALES.iter().find(|(_, nouns)| has_name(nouns))?;
    let count = digits.parse::<u64>().ok()?;
    (2..1000)
        .contains(&count)
        .then(|| (count * unit).to_string())
}

/// The greater first.
const SCALES: [(u64, &[&str]); 2] = [
    (1_000_000, &["مليون", "مليونا", "ملايين"]),
    (1_000, &["ألف", "ألفا", "آلاف"]),
];

/// From 3 to 99, and the hundreds.
fn counts(number: u64) -> Vec<String> {
    let owned = |words: &[&str]| {
        words
            .iter()
            .map(|&word| word.to_owned())
            .collect::<Vec<_>>()
    };
    let unit = |n: u64| match n {
        1 => ONES.to_vec(),
        2 => TWOS.to_vec(),
        _ => UNITS
            .get(n as usize - 3)
            .map_or(Vec::new(), |unit| unit.to_vec()),
    };
    match (number / 100, number % 100 / 10, number % 10) {
        (0, 0, 3..) | (0, 1, 0) => owned(&unit(number)),
        (0, 1, 1) => owned(&ELEVEN),
        (0, 1, 2) => owned(&TWELVE),
        (0, 1, ones) => match unit(ones).as_slice() {
            [with, without] => vec![format!("{with} عشر"), format!("{without} عشرة")],
            _ => Vec::new(),
        },
        (0, tens @ 2.., ones) => {
            let ten = TENS.get(tens as usize - 2).copied().unwrap_or_default();
            let tens = ["ون", "ين"].map(|ending| format!("{ten}{ending}"));
            if ones == 0 {
                return tens.to_vec();
            }
            let units = unit(ones).into_iter();
            units
                .flat_map(|unit| tens.clone().map(|ten| format!("{unit} و{ten}")))
                .collect()
        }
        (1, 0, 0) => owned(&HUNDRED),
        (2, 0, 0) => owned(&["مئتان", "مئتين", "مئتا", "مئتي", "مائتين", "مائتي"]),
        (hundreds @ 3..=9, 0, 0) => {
            let count = UNITS.get(hundreds as usize - 3).map_or("", |unit| unit[1]);
            HUNDRED
                .iter()
                .flat_map(|hundred| [format!("{count}{hundred}"), format!("{count} {hundred}")])
                .collect()
        }
        _ => Vec::new(),
    }
}

/// The numbers that are read in words, by their spellings as folded.
static NUMBERS: LazyLock<HashMap<String, u64>> = LazyLock::new(|| {
    let folding = Folding::of(FoldingRule::Fold {
        keep_case: false,
        keep_persian: false,
    });
    let counts = || (3..100).chain((100..1000).step_by(100));
    let thousands = [2].into_iter().chain(counts()).map(|count| count * 1_000);
    let millions = [2]
        .into_iter()
        .chain(counts())
        .map(|count| count * 1_000_000);
    let mut numbers = HashMap::new();
    for number in counts().chain(thousands).chain(millions) {
        for words in spellings(&number.to_string()) {
            numbers.entry(fold(folding, &words)).or_insert(number);
        }
    }
    numbers
});

/// What the spellings of all these numbers begin with, as folded. Few queries begin so, and only for them are the numbers
/// worth making.
#[rustfmt::skip]
const BEGINNINGS: [&str; 16] = [
    "ثلاث", "اربع", "خمس", "ست", "سبع", "ثمان", "تسع", "عشر", "واحد", "احد", "اثن", "ميت", "ميه", "ماي", "الف", "مليون",
];

/// The digits of a number that was written in words, as folded: خمسين ألفا.
pub(super) fn number(words: &str) -> Option<String> {
    if !BEGINNINGS
        .iter()
        .any(|beginning| words.starts_with(beginning))
    {
        return None;
    }
    NUMBERS.get(words).map(u64::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> Option<String> {
        let folding = Folding::of(FoldingRule::Fold {
            keep_case: false,
            keep_persian: false,
        });
        number(&fold(folding, words))
    }

    #[test]
    fn every_number_begins_as_numbers_do() {
        for words in NUMBERS.keys() {
            let mut all = BEGINNINGS.iter();
            assert!(all.any(|beginning| words.starts_with(beginning)), "{words}");
        }
    }

    #[test]
    fn round_numbers_are_read_in_their_usual_spellings() {
        for (words, number) in [
            ("سبعة", "7"),
            ("ثماني عشرة", "18"),
            ("اثنتي عشرة", "12"),
            ("خمسة وعشرين", "25"),
            ("ثلاثمائة", "300"),
            ("ثمانية آلاف", "8000"),
            ("خمسين ألفًا", "50000"),
            ("ثلاثة ملايين", "3000000"),
            ("مئة ألف", "100000"),
        ] {
            assert_eq!(read(words).as_deref(), Some(number), "{words}");
            assert!(!spellings(number).is_empty());
        }
        assert_eq!(read("واحد"), None);
        assert_eq!(spellings("1678"), Vec::<String>::new());
    }
}
