//! The direction of a document and of its paragraphs: the rule that stands between UAX #9 P2/P3 and a mixed document.

use crate::text::{Direction, links};

/// The strong letters of a text but for those of its URLs and addresses, which are Latin in any language.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Letters {
    first: Option<Direction>,
    rtl: usize,
    ltr: usize,
}

impl Letters {
    /// Those of one text.
    pub(super) fn of(text: &str) -> Self {
        let mut letters = Self::default();
        letters.add(text);
        letters
    }

    /// Adds those of the text that follows.
    pub(super) fn add(&mut self, text: &str) {
        let mut from = 0;
        for link in links(text) {
            self.count(&text[from..link.start]);
            from = link.end;
        }
        self.count(&text[from..]);
    }

    fn count(&mut self, text: &str) {
        for direction in text.chars().filter_map(Direction::of_strong) {
            self.first.get_or_insert(direction);
            match direction {
                Direction::Rtl => self.rtl += 1,
                Direction::Ltr => self.ltr += 1,
            }
        }
    }

    /// Adds what was counted of a text that follows.
    pub(super) fn append(&mut self, other: Self) {
        self.first = self.first.or(other.first);
        self.rtl += other.rtl;
        self.ltr += other.ltr;
    }

    /// The direction that most of a text is written in; a tie is right to left, for right-to-left prose is full of Latin names
    /// and the converse is rare.
    pub(super) fn majority(self) -> Direction {
        if self.rtl > 0 && self.rtl >= self.ltr {
            Direction::Rtl
        } else {
            Direction::Ltr
        }
    }

    /// The direction of a paragraph with these letters in a document of direction `document`.
    ///
    /// The first letter alone (UAX #9 P2, P3) would turn an Arabic sentence that begins with a Latin name, the document alone
    /// an English paragraph in an Arabic text. Arabic borrows Latin words at every turn, Latin text seldom quotes Arabic: hence
    /// the two thresholds. What is neither clearly the one nor the other goes with the document.
    pub(super) fn paragraph(self, document: Direction) -> Direction {
        self.alone().unwrap_or(document)
    }

    /// Whether the first letter and most of them are of this direction.
    pub(super) fn lead(self, direction: Direction) -> bool {
        self.first == Some(direction) && self.majority() == direction
    }

    /// The direction of a paragraph with these letters in any document, if they are clear.
    fn alone(self) -> Option<Direction> {
        let all = self.rtl + self.ltr;
        match self.first {
            Some(_) if 4 * self.rtl >= 3 * all => Some(Direction::Rtl),
            Some(Direction::Rtl) if 2 * self.rtl >= all => Some(Direction::Rtl),
            Some(Direction::Ltr) if 10 * self.rtl <= all => Some(Direction::Ltr),
            _ => None,
        }
    }
}

/// The direction of a paragraph (or table cell) in a document of direction `document`: that of its letters, if they are of one
/// script for the most part, else the document's.
pub fn paragraph_direction(text: &str, document: Direction) -> Direction {
    Letters::of(text).paragraph(document)
}

/// The same, where the direction of the document is found only if the paragraph alone does not tell.
pub fn paragraph_direction_with(text: &str, document: impl FnOnce() -> Direction) -> Direction {
    Letters::of(text).alone().unwrap_or_else(document)
}

/// The direction of a line of the interface, which may quote names and queries of the other script: that of the interface, if
/// there is a letter of its own in it.
pub fn label_direction(label: &str, interface: Direction) -> Direction {
    let own = |c| Direction::of_strong(c) == Some(interface);
    if label.chars().any(own) {
        return interface;
    }
    Direction::of_first_strong(label).unwrap_or(interface)
}

/// The direction of a text that stands alone, as a title does: right to left if its first letter is (UAX #9 P2, P3), for Latin
/// titles begin with no Arabic word, and Arabic ones are full of Latin names; else that of most of its letters; without any,
/// `otherwise`.
pub fn title_direction(title: &str, otherwise: Direction) -> Direction {
    let letters = Letters::of(title);
    match letters.first {
        None => otherwise,
        Some(Direction::Rtl) => Direction::Rtl,
        Some(Direction::Ltr) => letters.majority(),
    }
}

/// The direction that a `dir` declares: `rtl` or `ltr`.
pub(super) fn declared(dir: &str) -> Option<Direction> {
    match dir.trim() {
        dir if dir.eq_ignore_ascii_case("rtl") => Some(Direction::Rtl),
        dir if dir.eq_ignore_ascii_case("ltr") => Some(Direction::Ltr),
        _ => None,
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
        Letters::of(text).majority()
    }

    /// So many letters of each script, as words of one letter.
    fn words(pieces: &[(char, usize)]) -> String {
        let piece = |&(letter, count): &(char, usize)| format!("{letter} ").repeat(count);
        pieces.iter().map(piece).collect()
    }

    #[test]
    fn a_paragraph_goes_by_its_first_letter_and_the_share_of_each_script() {
        const A: char = '\u{627}';
        for (pieces, expected) in [
            // Right to left in any document: half of it after a first such letter, three quarters after any.
            (&[(A, 5), ('a', 5)][..], Some(Rtl)),
            (&[(A, 5), ('a', 6)], None),
            (&[('a', 1), (A, 3)], Some(Rtl)),
            (&[('a', 1), (A, 2)], None),
            // Left to right in any document: a tenth at most after a first such letter.
            (&[('a', 9), (A, 1)], Some(Ltr)),
            (&[('a', 8), (A, 1)], None),
            (&[(A, 1), ('a', 20)], None),
            (&[('a', 1)], Some(Ltr)),
        ] {
            for document in [Rtl, Ltr] {
                let found = paragraph_direction(&words(pieces), document);
                assert_eq!(found, expected.unwrap_or(document), "{pieces:?}");
            }
        }
    }

    #[test]
    fn letters_of_urls_and_addresses_count_for_nothing() {
        for text in [
            "\u{628} https://example.org/long/path",
            "\u{628} example.org/long/path.",
            "name@example.org: \u{628}",
        ] {
            assert_eq!(paragraph_direction(text, Ltr), Rtl, "{text:?}");
            assert_eq!(majority(text), Rtl, "{text:?}");
        }
        assert_eq!(paragraph_direction("https://example.org/", Rtl), Rtl);
    }

    #[test]
    fn the_document_is_asked_only_where_the_paragraph_does_not_tell() {
        for text in [
            "",
            "2022",
            "a",
            "\u{628}",
            "a \u{628}",
            "\u{2067}\u{628}\u{2069}",
        ] {
            for document in [Rtl, Ltr] {
                let found = paragraph_direction_with(text, || document);
                assert_eq!(found, paragraph_direction(text, document), "{text:?}");
            }
        }
        let unasked = || -> Direction { panic!("it tells") };
        assert_eq!(paragraph_direction_with("a", unasked), Ltr);
        assert_eq!(paragraph_direction_with("\u{628}", unasked), Rtl);
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

    /// An Arabic guide to something with a long Latin name was a Latin title.
    #[test]
    fn a_title_that_begins_from_right_to_left_runs_so() {
        for title in [
            "\u{62F}\u{644}\u{64A}\u{644} React Native Navigation",
            "\u{622}\u{645}\u{648}\u{632}\u{634}: Tic-Tac-Toe",
            "(\u{631}) | Server-Side Rendering (SSR)",
        ] {
            assert_eq!(title_direction(title, Ltr), Rtl, "{title}");
        }
    }

    #[test]
    fn a_line_of_the_interface_is_turned_by_no_name_in_it() {
        let query = "\u{628}\u{628}\u{628} 1/2 ab";
        assert_eq!(label_direction(query, Ltr), Ltr);
        assert_eq!(label_direction(query, Rtl), Rtl);
        assert_eq!(label_direction("\u{628}", Ltr), Rtl);
    }

    #[test]
    fn a_paragraph_without_letters_takes_the_documents_direction() {
        for text in ["", "2022 (%)", "\u{661}\u{662}", "\u{2728}"] {
            assert_eq!(paragraph_direction(text, Rtl), Rtl, "{text:?}");
            assert_eq!(paragraph_direction(text, Ltr), Ltr, "{text:?}");
        }
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
