//! White space at the ends of broken or whole UTF-8, by bytes.
//!
//! A white-space character is recognized from either end alike: its first byte is ASCII or a lead byte, which never continues
//! another sequence, however broken the bytes around it are.

/// The longest white-space character in bytes.
pub(super) const LONGEST: usize = 3;

/// How many bytes of whole white-space characters `bytes` begins with.
pub(super) fn leading(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        match (1..=LONGEST).find(|&n| rest.get(..n).is_some_and(is_white)) {
            Some(n) => at += n,
            None => break,
        }
    }
    at
}

/// How many bytes of whole white-space characters `bytes` ends with.
pub(super) fn trailing(bytes: &[u8]) -> usize {
    let mut end = bytes.len();
    while end > 0 {
        match (1..=LONGEST.min(end)).find(|&n| is_white(&bytes[end - n..end])) {
            Some(n) => end -= n,
            None => break,
        }
    }
    bytes.len() - end
}

/// Whether the bytes are one white-space character.
fn is_white(bytes: &[u8]) -> bool {
    match bytes {
        [b] => matches!(b, b'\t'..=b'\r' | b' '),
        // All longer ones begin with one of these, which spares decoding the letters of a text.
        [0xC2 | 0xE1 | 0xE2 | 0xE3, ..] => std::str::from_utf8(bytes).is_ok_and(|text| {
            let mut chars = text.chars();
            chars.next().is_some_and(char::is_whitespace) && chars.next().is_none()
        }),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_white_space_character_is_recognized_from_both_ends_and_nothing_else() {
        for c in '\0'..=char::MAX {
            let text = c.to_string();
            let expected = if c.is_whitespace() { text.len() } else { 0 };
            assert_eq!(
                (leading(text.as_bytes()), trailing(text.as_bytes())),
                (expected, expected),
                "{c:?}"
            );
        }
    }

    #[test]
    fn a_run_ends_at_the_first_other_byte() {
        assert_eq!(leading("\u{3000}\t\u{A0}a ".as_bytes()), 6);
        assert_eq!(trailing(" \u{628}\u{2028} \n".as_bytes()), 5);
        assert_eq!(trailing(b"\xE2\xC2\xA0"), 2);
        assert_eq!(leading(b"\xE2\x80 "), 0);
    }
}
