//! How long a text takes to read: an estimate from its bytes, so that no text has to be read for it.

use crate::text::Direction;

/// Words read silently in a minute: a round figure towards the low end of what is measured for Arabic, so that nobody is late.
const WORDS_A_MINUTE: u64 = 180;

/// Bytes a word with its space: an Arabic word has some five letters of two bytes each, an English one five of one byte.
const BYTES_A_WORD: (u64, u64) = (11, 6);

/// Minutes that `bytes` of UTF-8 text of that direction take to read, rounded up.
pub fn minutes(bytes: u64, direction: Direction) -> u64 {
    let word = match direction {
        Direction::Rtl => BYTES_A_WORD.0,
        Direction::Ltr => BYTES_A_WORD.1,
    };
    bytes.div_ceil(word * WORDS_A_MINUTE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_of_a_thousand_words_takes_six_minutes() {
        assert_eq!(minutes(11_000, Direction::Rtl), 6);
        assert_eq!(minutes(6_000, Direction::Ltr), 6);
        assert_eq!(minutes(1, Direction::Rtl), 1);
        assert_eq!(minutes(0, Direction::Rtl), 0);
    }
}
