//! The stem level: one common Arabic prefix and one suffix come off the query, which is then searched as a substring.
//!
//! No stemmer of roots: they strip too much (قوات → قو).

use super::element::Element;
use super::folding::Folded;

const PREFIXES: [&str; 8] = ["وال", "بال", "كال", "فال", "ال", "لل", "و", "ف"];
const SUFFIXES: [&str; 9] = ["ات", "ون", "ين", "ان", "ها", "هم", "يه", "ه", "ي"];

/// A stem is at least this many letters long.
const SHORTEST: usize = 3;

/// Takes a prefix off the first word and a suffix off the last, and lets go of harakat.
pub(super) fn strip(elements: &mut Vec<Element>) {
    for element in elements.iter_mut() {
        element.marks = 0;
    }
    let first_word = elements.split(is_space).next().unwrap_or_default();
    let prefix = PREFIXES
        .iter()
        .map(|prefix| prefix.chars().count())
        .zip(PREFIXES);
    if let Some((length, _)) = prefix
        .filter(|(length, _)| letters(first_word) >= length + SHORTEST)
        .find(|(length, prefix)| spells(&first_word[..*length], prefix))
    {
        elements.drain(..length);
        if elements.first().is_some_and(|element| element.optional) {
            elements.remove(0);
        }
    }
    let last_word = elements.rsplit(is_space).next().unwrap_or_default();
    let suffix = SUFFIXES
        .iter()
        .map(|suffix| suffix.chars().count())
        .zip(SUFFIXES);
    if let Some((length, _)) = suffix
        .filter(|(length, _)| letters(last_word) >= length + SHORTEST)
        .find(|(length, suffix)| spells(&last_word[last_word.len() - length..], suffix))
    {
        elements.truncate(elements.len() - length);
        elements.pop_if(|element| element.optional);
    }
}

/// How many letters of a word are a prefix that it can do without.
pub(super) fn prefix(word: &[char]) -> usize {
    let mut fitting = PREFIXES.iter().filter_map(|prefix| {
        let mut rest = word.iter();
        let fits = prefix.chars().all(|c| rest.next() == Some(&c)) && rest.len() >= SHORTEST;
        fits.then(|| word.len() - rest.len())
    });
    fitting.next().unwrap_or(0)
}

fn is_space(element: &Element) -> bool {
    element.folded == Folded::Space
}

fn letters(word: &[Element]) -> usize {
    word.iter().filter(|element| !element.optional).count()
}

fn spells(elements: &[Element], affix: &str) -> bool {
    elements
        .iter()
        .map(|element| (element.folded, element.optional))
        .eq(affix.chars().map(|c| (Folded::Letter(c), false)))
}

#[cfg(test)]
mod tests {
    use crate::search::folding::Folded;
    use crate::search::{Level, Options, Query};

    fn stem(query: &str) -> String {
        let query = Query::new(
            query,
            Options {
                level: Level::Stem,
                ..Options::default()
            },
        )
        .unwrap();
        let char_of = |folded| match folded {
            Folded::Letter(c) => c,
            _ => ' ',
        };
        query
            .0
            .elements
            .iter()
            .map(|element| char_of(element.folded))
            .collect()
    }

    #[test]
    fn one_prefix_and_one_suffix_come_off() {
        assert_eq!(stem("والكتابات"), "كتاب");
        assert_eq!(stem("المسلمون"), "مسلم");
        assert_eq!(stem("للرئيس"), "رييس");
        assert_eq!(stem("مدينة"), "مدين");
        assert_eq!(stem("السياسية"), "سياس");
    }

    #[test]
    fn three_letters_stay() {
        assert_eq!(stem("ولد"), "ولد");
        assert_eq!(stem("والد"), "الد");
        assert_eq!(stem("قوات"), "قوات");
        assert_eq!(stem("بيتي"), "بيت");
    }

    #[test]
    fn of_several_words_the_first_loses_its_prefix_and_the_last_its_suffix() {
        assert_eq!(stem("الأزمة السياسية"), "ازمه السياس");
        assert_eq!(stem("المدينة "), "مدينه ");
    }

    #[test]
    fn dagger_alef_is_no_letter_of_a_stem() {
        assert_eq!(stem("ٱلْكِتَـٰبَ"), "كتاب");
        assert_eq!(stem("الرحمٰن"), "رحمان");
    }
}
