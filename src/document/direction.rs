//! The direction of a document and of its paragraphs: the rule that stands between UAX #9 P2/P3 and a mixed document.

use crate::text::Direction;

/// Counts strong characters to find the direction that most of a text is written in.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Tally {
    rtl: usize,
    ltr: usize,
}

impl Tally {
    pub(super) fn add(&mut self, text: &str) {
        for direction in text.chars().filter_map(Direction::of_strong) {
            match direction {
                Direction::Rtl => self.rtl += 1,
                Direction::Ltr => self.ltr += 1,
            }
        }
    }

    fn is_empty(self) -> bool {
        self.rtl + self.ltr == 0
    }

    /// The majority; a tie is right to left, for right-to-left prose is full of Latin names and the converse is rare.
    pub(super) fn direction(self) -> Direction {
        if self.rtl > 0 && self.rtl >= self.ltr {
            Direction::Rtl
        } else {
            Direction::Ltr
        }
    }
}

/// The direction of a paragraph (or table cell) in a document of direction `document`.
///
/// A text that holds a strong character of the document's direction takes that direction: an Arabic sentence that begins with
/// a Latin name stays Arabic. Another one takes its own first strong character (UAX #9 P2, P3), or without any the document's.
pub fn paragraph_direction(text: &str, document: Direction) -> Direction {
    if text
        .chars()
        .any(|c| Direction::of_strong(c) == Some(document))
    {
        return document;
    }
    Direction::of_first_strong(text).unwrap_or(document)
}

/// The direction of a text that stands alone, as a title does: that of most of its letters; without any, `otherwise`.
pub fn title_direction(title: &str, otherwise: Direction) -> Direction {
    let mut tally = Tally::default();
    tally.add(title);
    if tally.is_empty() {
        otherwise
    } else {
        tally.direction()
    }
}

/// Languages written from right to left unless their tag names another script.
const RTL_LANGUAGES: [&str; 25] = [
    "ar", "arc", "arz", "azb", "bal", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "khw", "ks",
    "lrc", "mzn", "nqo", "pnb", "ps", "sd", "skr", "syr", "ug", "ur", "yi",
];

/// Scripts written from right to left (ISO 15924).
const RTL_SCRIPTS: [&str; 8] = [
    "adlm", "arab", "aran", "hebr", "nkoo", "rohg", "syrc", "thaa",
];

/// The direction of a language by its BCP 47 tag: by the script subtag if there is one, else by the language.
pub(super) fn of_language(tag: &str) -> Direction {
    let tag = tag.to_ascii_lowercase();
    let mut subtags = tag.split(['-', '_']);
    let language = subtags.next().unwrap_or_default();
    let script =
        subtags.find(|subtag| subtag.len() == 4 && subtag.bytes().all(|b| b.is_ascii_alphabetic()));
    let rtl = script.map_or_else(
        || RTL_LANGUAGES.contains(&language),
        |script| RTL_SCRIPTS.contains(&script),
    );
    if rtl { Direction::Rtl } else { Direction::Ltr }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Direction::{Ltr, Rtl};

    fn majority(text: &str) -> Direction {
        let mut tally = Tally::default();
        tally.add(text);
        tally.direction()
    }

    #[test]
    fn a_paragraph_with_a_letter_of_the_documents_direction_takes_it() {
        assert_eq!(paragraph_direction("BTC.com \u{645}\u{646}", Rtl), Rtl);
        assert_eq!(paragraph_direction("\u{645}\u{646} BTC.com", Ltr), Ltr);
        assert_eq!(paragraph_direction("GDP = C + I", Rtl), Ltr);
        assert_eq!(paragraph_direction("\u{5D0}\u{5D1}", Ltr), Rtl);
    }

    #[test]
    fn a_title_has_the_direction_of_most_of_its_letters() {
        let arabic = "\u{627}\u{628}\u{62A} \u{648} BTC \u{648}";
        for interface in [Rtl, Ltr] {
            assert_eq!(title_direction(arabic, interface), Rtl);
            assert_eq!(
                title_direction("Kazakhstan (\u{643}\u{632})", interface),
                Ltr
            );
            assert_eq!(title_direction("2022", interface), interface);
        }
    }

    #[test]
    fn a_paragraph_without_letters_takes_the_documents_direction() {
        for text in ["", "2022 (%)", "\u{661}\u{662}", "\u{2728}"] {
            assert_eq!(paragraph_direction(text, Rtl), Rtl, "{text:?}");
            assert_eq!(paragraph_direction(text, Ltr), Ltr, "{text:?}");
        }
    }

    #[test]
    fn an_isolated_letter_of_the_documents_direction_counts() {
        // LRI a PDI: nothing for P2, and no letter of an Arabic document.
        assert_eq!(paragraph_direction("\u{2066}a\u{2069}", Rtl), Rtl);
        // An Arabic letter in the same isolate: the document's own.
        assert_eq!(paragraph_direction("\u{2067}\u{628}\u{2069}a", Rtl), Rtl);
    }

    #[test]
    fn the_majority_of_letters_decides_and_a_tie_is_right_to_left() {
        assert_eq!(majority("\u{627}\u{628} ab"), Rtl);
        assert_eq!(majority("\u{627}\u{628} abc"), Ltr);
        assert_eq!(majority("2022 \u{661} !"), Ltr);
        assert_eq!(majority("\u{68C}\u{6D5}"), Rtl);
    }

    #[test]
    fn a_language_tag_has_the_direction_of_its_script() {
        for tag in [
            "ar",
            "AR-kz",
            "fa",
            "ur",
            "ps",
            "he",
            "ckb",
            "ug",
            "yi",
            "ku-Arab",
            "kk_Arab_CN",
        ] {
            assert_eq!(of_language(tag), Rtl, "{tag}");
        }
        for tag in ["en", "kk", "ru", "ar-Latn", "ug-Cyrl", "arn", ""] {
            assert_eq!(of_language(tag), Ltr, "{tag}");
        }
    }
}
