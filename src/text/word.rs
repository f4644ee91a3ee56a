//! Words, for going from one to the next and for copying one.

use std::ops::Range;

use super::cluster::char_width;

/// The word of a text that holds a byte of it: letters with their marks, digits, and what stands between two of them without
/// a space (`3.5`, `kzread's`). None where there is none.
pub fn word_at(text: &str, byte: usize) -> Option<Range<usize>> {
    let rest = text.get(byte..)?;
    if !rest.starts_with(is_of_word) {
        return None;
    }
    let behind = rest.char_indices().find(|(at, c)| {
        let after = rest.get(at + c.len_utf8()..).unwrap_or_default();
        !(is_of_word(*c) || joins(*c) && after.starts_with(char::is_alphanumeric))
    });
    let end = byte + behind.map_or(rest.len(), |(at, _)| at);
    let before = text.get(..byte)?;
    let mut start = byte;
    for (at, c) in before.char_indices().rev() {
        let earlier = before.get(..at).unwrap_or_default();
        if is_of_word(c) || joins(c) && earlier.ends_with(|c: char| c.is_alphanumeric()) {
            start = at;
        } else {
            break;
        }
    }
    Some(start..end)
}

/// Letters, digits, and what stands on letters or between them without a width of its own.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || !c.is_control() && !c.is_whitespace() && char_width(c) == 0
}

/// Signs that stand within a word or a number.
fn joins(c: char) -> bool {
    matches!(
        c,
        '\'' | '\u{2019}' | '.' | ',' | '\u{66B}' | '\u{66C}' | '@'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_marks_and_numbers_their_signs() {
        // Beh with fatha, tatweel, teh; a number; a full stop.
        let text = "\u{628}\u{64E}\u{640}\u{62A} 3.5\u{60C} kzread's.";
        let word = |byte| word_at(text, byte).map(|range| &text[range]);
        assert_eq!(word(0), Some("\u{628}\u{64E}\u{640}\u{62A}"));
        assert_eq!(word(6), word(0));
        assert_eq!(word(text.find('5').unwrap()), Some("3.5"));
        assert_eq!(word(text.find('z').unwrap()), Some("kzread's"));
        assert_eq!(word(text.find(' ').unwrap()), None);
        assert_eq!(word(text.len()), None);
        assert_eq!(word(text.len() - 1), None);
    }
}
