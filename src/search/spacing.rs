//! Words that are written in one or in two.

use super::folding::Folding;
use super::syntax::{Part, fold};

/// Two words together have so many letters, or are not taken for one.
const LONG: usize = 5;

/// Names of servants of God, which many write in one word, in two: عبدالله, عبد الله.
pub(super) fn servants_apart(text: &str) -> String {
    text.replace("عبدال", "عبد ال")
}

/// The text with such names in the other way, if it has any.
pub(super) fn servants_otherwise(text: &str) -> Option<String> {
    let apart = servants_apart(text);
    let other = if apart == text {
        text.replace("عبد ال", "عبدال")
    } else {
        apart
    };
    (other != text).then_some(other)
}

/// The word that a text may have for two: سون بين, سونبين.
pub(super) fn in_one_word(folding: &'static Folding, parts: &[Part]) -> Option<String> {
    let [Part::Word(first), Part::Word(second)] = parts else {
        return None;
    };
    let word = format!("{first}{second}");
    (fold(folding, &word).chars().count() >= LONG).then_some(word)
}
