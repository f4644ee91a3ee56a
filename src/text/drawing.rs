//! Drawing a text otherwise than it is written: without harakat, or with other digits. The bytes stay those of the text, and
//! with them all that is found, copied and kept of it.

use std::ops::Range;

use super::bidi::Direction;
use super::cluster::{Cluster, Content};

/// Which digits are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Digits {
    /// Those that are written.
    #[default]
    AsWritten,
    /// Those of the Arab east, U+0660 to U+0669.
    Arabic,
    /// Those of Persian and Urdu, U+06F0 to U+06F9.
    Persian,
    /// Those of the Arab west and of Europe.
    European,
}

/// How a paragraph is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Drawing {
    /// Whether harakat are left out.
    pub bare: bool,
    /// Which digits are drawn.
    pub digits: Digits,
}

impl Digits {
    /// Every choice with its name in the settings.
    pub const NAMES: [(&'static str, Self); 4] = [
        ("written", Self::AsWritten),
        ("arabic", Self::Arabic),
        ("persian", Self::Persian),
        ("european", Self::European),
    ];

    fn zero(self) -> Option<char> {
        match self {
            Self::AsWritten => None,
            Self::Arabic => Some('\u{660}'),
            Self::Persian => Some('\u{6F0}'),
            Self::European => Some('0'),
        }
    }
}

/// Whether a character is a haraka: it says how a letter is read, and leaves the word whole where it is not written. Hamza and
/// madda above or below are part of the letter.
pub(super) fn is_haraka(c: char) -> bool {
    matches!(c,
        '\u{0610}'..='\u{061A}'
        | '\u{064B}'..='\u{0652}'
        | '\u{0656}'..='\u{065F}'
        | '\u{0670}'
        | '\u{06D6}'..='\u{06DC}'
        | '\u{06DF}'..='\u{06E4}'
        | '\u{06E7}'
        | '\u{06E8}'
        | '\u{06EA}'..='\u{06ED}'
        | '\u{08CA}'..='\u{08E1}'
        | '\u{08E3}'..='\u{08FF}')
}

/// The value of a European, Arabic or Persian digit.
fn digit_value(c: char) -> Option<u32> {
    let zeros = ['0', '\u{660}', '\u{6F0}'];
    let mut values = zeros.into_iter().map(|zero| {
        let value = u32::from(c).checked_sub(u32::from(zero))?;
        (value < 10).then_some(value)
    });
    values.find_map(|value| value)
}

/// Has the digits of a right-to-left paragraph drawn as other ones, in the order that those which are written have. Digits of
/// words with Latin letters, and of `foreign` pieces, stay; these are sorted and do not overlap.
pub(super) fn draw_digits(
    text: &str,
    direction: Direction,
    foreign: &[Range<usize>],
    digits: Digits,
    clusters: &mut [Cluster],
) {
    let Some(zero) = digits.zero().filter(|_| direction == Direction::Rtl) else {
        return;
    };
    let is_foreign = |cluster: &Cluster| {
        let at = cluster.start as usize;
        let before = foreign.partition_point(|piece| piece.start <= at);
        foreign[..before].last().is_some_and(|piece| at < piece.end)
    };
    for word in clusters.split_mut(Cluster::hangs) {
        let is_latin = word.iter().any(|cluster| {
            let first = text[cluster.start as usize..].chars().next();
            !cluster.level.is_rtl() && !cluster.closes() && first.is_some_and(char::is_alphabetic)
        });
        if is_latin {
            continue;
        }
        for cluster in word {
            let first = text[cluster.start as usize..].chars().next();
            let value = first.filter(|_| cluster.content == Content::Text);
            if let Some(value) = value.and_then(digit_value)
                && !is_foreign(cluster)
                && let Some(digit) = char::from_u32(u32::from(zero) + value)
            {
                cluster.content = Content::Sign(digit);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Paragraph;
    use super::*;

    fn drawn(text: &str, direction: Direction, drawing: Drawing) -> String {
        let paragraph = Paragraph::analyze(text, direction).drawn(drawing);
        paragraph.arrange_whole().to_text()
    }

    fn digits(text: &str, digits: Digits) -> String {
        let drawing = Drawing {
            digits,
            ..Drawing::default()
        };
        drawn(text, Direction::Rtl, drawing)
    }

    #[test]
    fn digits_are_drawn_as_others_in_the_order_of_those_that_are_written() {
        // beh, 12-5, 3 in Arabic digits
        let text = "\u{628} 12-5 \u{663}";
        let seen = |zero: &str| {
            let [z1, z2, z3, z5] = [1, 2, 3, 5].map(|value| {
                let zero = zero.chars().next().unwrap();
                char::from_u32(u32::from(zero) + value).unwrap()
            });
            // As of beh the numbers are Arabic ones, the hyphen parts them.
            format!("{z3} {z5}-{z1}{z2} \u{FE8F}")
        };
        assert_eq!(digits(text, Digits::Arabic), seen("\u{660}"));
        assert_eq!(digits(text, Digits::Persian), seen("\u{6F0}"));
        assert_eq!(digits(text, Digits::European), seen("0"));
    }

    #[test]
    fn digits_of_latin_words_and_of_left_to_right_paragraphs_stay() {
        // A number behind a Latin word has the order of that.
        assert_eq!(
            digits("\u{628} UTF-8 7", Digits::Arabic),
            "UTF-8 \u{667} \u{FE8F}"
        );
        let arabic = Drawing {
            digits: Digits::Arabic,
            ..Drawing::default()
        };
        assert_eq!(drawn("a 7", Direction::Ltr, arabic), "a 7");
    }

    #[test]
    fn harakat_are_left_out_and_hamza_stays() {
        let bare = Drawing {
            bare: true,
            ..Drawing::default()
        };
        // beh shadda fatha, a decomposed alef with hamza, lam fatha alef tanween
        let text = "\u{628}\u{651}\u{64E}\u{627}\u{654} \u{644}\u{64E}\u{627}\u{64B}";
        let seen = drawn(text, Direction::Rtl, bare);
        assert_eq!(seen, "\u{FEFB} \u{FE8E}\u{654}\u{FE91}");
    }

    #[test]
    fn the_bytes_of_cells_are_those_of_the_text() {
        let text = "\u{628}\u{64E} 12";
        let plain = Paragraph::analyze(text, Direction::Rtl);
        let drawing = Drawing {
            bare: true,
            digits: Digits::Arabic,
        };
        let other = plain.clone().drawn(drawing);
        let bytes = |paragraph: &Paragraph| -> Vec<_> {
            let line = paragraph.arrange_whole();
            line.cells().map(|(_, cell)| cell.bytes.clone()).collect()
        };
        assert_eq!(bytes(&plain), bytes(&other));
    }
}
