//! Escapes in addresses and references, `%D8%A8` (RFC 3986 2.1).

use std::fmt::Write as _;

use crate::text::cluster::is_mark;

/// A text with its escapes undone, if it is UTF-8 then; else as it is.
pub(super) fn percent_decoded(text: &str) -> String {
    String::from_utf8(decoded_bytes(text)).unwrap_or_else(|_| text.to_owned())
}

/// A text with those escapes undone that stand for letters outside of ASCII, and for the marks on them: what else is escaped
/// would be taken for a part of the address, or would not be seen.
pub(super) fn readable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        shown.push_str(&rest[..at]);
        rest = &rest[at..];
        let escaped = rest.as_bytes().chunks(3).take_while(|three| {
            matches!(three, [b'%', high, low] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit())
        });
        let (escaped, behind) = rest.split_at(escaped.count() * 3);
        if escaped.is_empty() {
            shown.push('%');
            rest = &rest[1..];
            continue;
        }
        for piece in decoded_bytes(escaped).utf8_chunks() {
            for c in piece.valid().chars() {
                if !c.is_ascii() && (c.is_alphanumeric() || is_mark(c)) {
                    shown.push(c);
                } else {
                    shown.push_str(&encoded(c.encode_utf8(&mut [0; 4]), |_| false));
                }
            }
            piece
                .invalid()
                .iter()
                .for_each(|byte| escape(*byte, &mut shown));
        }
        rest = behind;
    }
    shown + rest
}

/// A text with an escape for each byte but those that may stay.
pub(super) fn encoded(text: &str, may_stay: impl Fn(u8) -> bool) -> String {
    let mut written = String::with_capacity(text.len());
    for byte in text.bytes() {
        if may_stay(byte) {
            written.push(byte.into());
        } else {
            escape(byte, &mut written);
        }
    }
    written
}

fn escape(byte: u8, written: &mut String) {
    // A string takes all that is written.
    let _ = write!(written, "%{byte:02X}");
}

fn decoded_bytes(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let escaped = after
            .get(..2)
            .filter(|digits| first == b'%' && digits.iter().all(u8::is_ascii_hexdigit));
        let escaped = escaped.and_then(|digits| {
            let digits = str::from_utf8(digits).ok()?;
            u8::from_str_radix(digits, 16).ok()
        });
        bytes.push(escaped.unwrap_or(first));
        rest = if escaped.is_some() {
            &after[2..]
        } else {
            after
        };
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_undone_where_they_are_utf8() {
        assert_eq!(percent_decoded("%D8%A8 50%"), "\u{628} 50%");
        assert_eq!(percent_decoded("%D8%A8-a%2"), "\u{628}-a%2");
        assert_eq!(percent_decoded("%FF"), "%FF");
        assert_eq!(percent_decoded("%+1"), "%+1");
    }

    #[test]
    fn letters_are_readable_and_what_parts_an_address_stays_escaped() {
        // Beh with fatha; a slash, a blank, an override, a broken byte.
        assert_eq!(
            readable("a/%D8%A8%D9%8E%2F%20%E2%80%AE%FF%2"),
            "a/\u{628}\u{64E}%2F%20%E2%80%AE%FF%2"
        );
    }
}
