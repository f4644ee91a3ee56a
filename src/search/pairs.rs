//! Names in two scripts side by side, as texts give them: in two columns of a table, or the one in brackets after the other.
//! By them a search for Tokayev leads to توكاييف.

use std::ops::Range;

use super::folding::{Folding, FoldingRule};
use super::sound;
use super::syntax::fold;

/// How Latin letters are written in Arabic, the longer first.
#[rustfmt::skip]
const WRITTEN: [(&str, &str); 38] = [
    ("shch", "ش"), ("sch", "ش"), ("sh", "ش"), ("ch", "ش"), ("kh", "خ"), ("gh", "غ"), ("zh", "ج"), ("th", "ث"),
    ("dh", "ذ"), ("ph", "ف"), ("ts", "تس"), ("ck", "ك"), ("a", "ا"), ("b", "ب"), ("c", "ك"),
    ("d", "د"), ("e", "ي"), ("f", "ف"), ("g", "غ"), ("h", "ه"), ("i", "ي"), ("j", "ج"),
    ("k", "ك"), ("l", "ل"), ("m", "م"), ("n", "ن"), ("o", "و"), ("p", "ب"), ("q", "ق"),
    ("r", "ر"), ("s", "س"), ("t", "ت"), ("u", "و"), ("v", "ف"), ("w", "و"), ("x", "كس"),
    ("y", "ي"), ("z", "ز"),
];

/// How far a word may be from how a name sounds, for each of its letters.
const FAR: usize = 6;

/// A name has no more words than this before it that may be its own.
const MOST_WORDS: usize = 5;

/// The Arabic name beside the Latin one that stands in a range of a paragraph; its cells are parted by tabs.
pub fn counterpart(paragraph: &str, found: Range<usize>) -> Option<String> {
    let latin = latin_around(paragraph, found.clone());
    let before = paragraph.get(..latin.start)?;
    let before = before.trim_end_matches([
        '(', '[', '\u{AB}', '\u{2066}', '\u{2068}', ' ', '\t', '\u{A0}',
    ]);
    let words = words_before(before);
    let name = paragraph.get(found)?;
    let by_sound = name
        .split(|c: char| !c.is_alphabetic())
        .filter(|part| !part.is_empty())
        .map(|part| nearest(part, &words))
        .collect::<Option<Vec<String>>>();
    if let Some(same) = by_sound.filter(|same| !same.is_empty()) {
        return Some(same.join(" "));
    }
    // No name, but a term: what it is called stands before it, from the start of the cell or of the paragraph.
    let cell = before.rsplit(['\t', '\n']).next()?.trim();
    let is_beside = paragraph
        .get(before.len()..latin.start)?
        .contains(['(', '[', '\t']);
    let is_whole = paragraph.get(latin)?.trim() == name.trim();
    let is_term = (1..=MOST_WORDS).contains(&cell.split_whitespace().count())
        && cell.chars().all(|c| is_arabic(c) || c.is_whitespace());
    (is_beside && is_whole && is_term).then(|| cell.to_owned())
}

/// The run of Latin words around a range.
fn latin_around(text: &str, range: Range<usize>) -> Range<usize> {
    let is_latin = |c: char| {
        (c.is_alphabetic() && c < '\u{250}') || matches!(c, ' ' | '-' | '.' | '\'' | '\u{2019}')
    };
    let before = text.get(..range.start).unwrap_or_default();
    let start = before.trim_end_matches(is_latin).len();
    let after = text.get(range.end..).unwrap_or_default();
    let end = range.end + after.len() - after.trim_start_matches(is_latin).len();
    start..end
}

/// The last words of a text, the last first, no further back than its cell, its bracket, or its clause.
fn words_before(text: &str) -> Vec<&str> {
    let clause = text
        .rsplit(['\t', '\n', '(', ')', '\u{60C}', '\u{61B}', '.', ':', ','])
        .next();
    let words = clause.unwrap_or_default().split(|c: char| !is_arabic(c));
    let mut words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.reverse();
    words.truncate(MOST_WORDS);
    words
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61A}' | '\u{620}'..='\u{65F}' | '\u{66E}'..='\u{6D3}')
}

/// Of some Arabic words, the last first, the one that sounds like a Latin one, or two that do together: نور سلطان.
fn nearest(latin: &str, words: &[&str]) -> Option<String> {
    let folding = Folding::of(FoldingRule::Fold {
        keep_case: false,
        keep_persian: false,
    });
    let sounds: Vec<char> = written(&fold(folding, latin)).chars().collect();
    let distance = |word: &str| {
        let letters = fold(folding, word);
        let letters: Vec<char> = letters.chars().filter(|c| *c != ' ').collect();
        sound::distance(&sounds, &letters)
    };
    let pairs = words.windows(2).filter_map(|pair| match pair {
        [second, first] => Some(format!("{first} {second}")),
        _ => None,
    });
    let names = words.iter().map(|word| (*word).to_owned()).chain(pairs);
    let near = names.map(|name| (distance(&name), name));
    let (distance, name) = near.min_by_key(|(distance, _)| *distance)?;
    (distance <= FAR * sounds.len()).then_some(name)
}

/// A folded Latin word in Arabic letters.
pub(super) fn written(latin: &str) -> String {
    // At the beginning they are written with an alef: internet, Iran.
    let vowel = latin.strip_prefix(['i', 'e']);
    let mut rest = vowel.unwrap_or(latin);
    let mut written = String::from(if vowel.is_some() { "ا" } else { "" });
    while let Some(first) = rest.chars().next() {
        let (length, letters) = WRITTEN
            .iter()
            .find(|(latin, _)| rest.starts_with(latin))
            .map_or((first.len_utf8(), ""), |(latin, letters)| {
                (latin.len(), *letters)
            });
        written.push_str(letters);
        rest = rest.get(length..).unwrap_or_default();
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(name: &str, paragraph: &str) -> Option<String> {
        let at = paragraph.find(name)?;
        counterpart(paragraph, at..at + name.len())
    }

    #[test]
    fn a_name_leads_to_the_word_that_sounds_like_it() {
        for (name, paragraph, arabic) in [
            (
                "Tokayev",
                "قاسم جومارت توكاييف\tKassym-Jomart Tokayev\tالرئيس",
                "توكاييف",
            ),
            (
                "Nazarbayev",
                "نور سلطان نزارباييف (Nursultan Nazarbayev)، أول",
                "نزارباييف",
            ),
            ("Chevron", "قالت شيفرون (Chevron)، وهي", "شيفرون"),
            ("Karim Masimov", "كريم مسيموف Karim Masimov", "كريم مسيموف"),
            (
                "LPG",
                "غاز البترول المسال (LPG): وقود",
                "غاز البترول المسال",
            ),
            ("Zhanaozen", "زاناوزن\tZhanaozen", "زاناوزن"),
        ] {
            assert_eq!(pair(name, paragraph).as_deref(), Some(arabic), "{name}");
        }
    }

    #[test]
    fn what_stands_beside_it_by_chance_is_no_pair() {
        assert_eq!(pair("CNN", "قال بلينكن عبر شبكة CNN إن"), None);
        assert_eq!(pair("Tokayev", "In English Tokayev alone"), None);
    }
}
