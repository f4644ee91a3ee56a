//! Superscripts and subscripts, which a terminal has no room for: in Unicode's own signs, else behind a sign.
//!
//! Run together, x<sup>2</sup> would be another thing.

/// Above or below the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shift {
    Raised,
    Lowered,
}

/// What is longer than this many characters is small print, no index.
const LONGEST: usize = 12;

/// What a piece of text is shown as.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// Character by character.
    Signs(String),
    /// Between two strings.
    Between(&'static str, &'static str),
    /// As it is.
    Same,
}

/// What `text` is shown as above or below the line behind the character `before`.
pub(super) fn shifted(text: &str, before: Option<char>, shift: Shift) -> Shown {
    let signs: Option<String> = text.chars().map(|c| sign(c, shift)).collect();
    if let Some(signs) = signs {
        return Shown::Signs(signs);
    }
    let has_base = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | ']' | '}'));
    let is_index = text.starts_with(|c: char| c.is_alphanumeric() || "+-\u{2212}(".contains(c))
        && text.chars().count() <= LONGEST
        && !is_ordinal(text);
    if !has_base || !is_index {
        return Shown::Same;
    }
    let is_one = text.chars().all(char::is_alphanumeric) || text.starts_with('(');
    match (shift, is_one) {
        (Shift::Raised, true) => Shown::Between("^", ""),
        (Shift::Raised, false) => Shown::Between("^(", ")"),
        (Shift::Lowered, true) => Shown::Between("_", ""),
        (Shift::Lowered, false) => Shown::Between("_(", ")"),
    }
}

/// 1st, 2nd and trademarks are written on the line as well.
fn is_ordinal(text: &str) -> bool {
    matches!(
        text,
        "st" | "nd" | "rd" | "th" | "TM" | "tm" | "e" | "er" | "a" | "o"
    )
}

/// The sign of Unicode for a digit or sign above or below the line; those of letters are in few fonts.
fn sign(c: char, shift: Shift) -> Option<char> {
    let digit = match c {
        '0'..='9' => Some(u32::from(c) - u32::from('0')),
        '\u{660}'..='\u{669}' => Some(u32::from(c) - 0x660),
        '\u{6F0}'..='\u{6F9}' => Some(u32::from(c) - 0x6F0),
        _ => None,
    };
    match (shift, digit, c) {
        (_, None, ' ') => Some(' '),
        (Shift::Raised, Some(1), _) => Some('\u{B9}'),
        (Shift::Raised, Some(digit @ 2..=3), _) => char::from_u32(0xB0 + digit),
        (Shift::Raised, Some(digit), _) => char::from_u32(0x2070 + digit),
        (Shift::Lowered, Some(digit), _) => char::from_u32(0x2080 + digit),
        (Shift::Raised, None, '+') => Some('\u{207A}'),
        (Shift::Raised, None, '-' | '\u{2212}') => Some('\u{207B}'),
        (Shift::Raised, None, 'n') => Some('\u{207F}'),
        (Shift::Raised, None, 'i') => Some('\u{2071}'),
        (Shift::Lowered, None, '+') => Some('\u{208A}'),
        (Shift::Lowered, None, '-' | '\u{2212}') => Some('\u{208B}'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Shift::{Lowered, Raised};

    #[test]
    fn digits_have_signs_of_their_own_and_words_stand_behind_one() {
        let signs = |signs: &str| Shown::Signs(signs.to_owned());
        assert_eq!(shifted("2", Some('H'), Lowered), signs("\u{2082}"));
        assert_eq!(shifted("\u{662}", None, Raised), signs("\u{B2}"));
        assert_eq!(
            shifted("-10", Some('e'), Raised),
            signs("\u{207B}\u{B9}\u{2070}")
        );
        assert_eq!(shifted("max", Some('a'), Lowered), Shown::Between("_", ""));
        assert_eq!(shifted("k+1", Some('x'), Raised), Shown::Between("^(", ")"));
        assert_eq!(shifted("th", Some('4'), Raised), Shown::Same);
        assert_eq!(
            shifted("small print of a page", Some('.'), Lowered),
            Shown::Same
        );
        assert_eq!(shifted("word", Some(' '), Raised), Shown::Same);
        assert_eq!(shifted("[a]", Some('x'), Raised), Shown::Same);
    }
}
