//! UTF-16 without a byte order mark: its high bytes tell.

/// Which byte of a unit comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Utf16 {
    /// The low one.
    LittleEndian,
    /// The high one.
    BigEndian,
}

/// Whether these bytes begin with a byte order mark of UTF-16.
pub(super) fn has_mark(head: &[u8]) -> bool {
    head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF")
}

/// How the units of UTF-16 without a mark lie, if `head` is that.
///
/// The high bytes of ASCII, of the alphabets from Latin to Arabic, of general punctuation and of presentation forms are 00, 01
/// to 06, 20, FB and FE: nine tenths of them are among these on one side and not on the other. Those above 06 are no sign by
/// themselves, for an eight-bit text of numbers and spaces has 20 too; the others are control characters in such a text.
pub(super) fn guess(head: &[u8]) -> Option<Utf16> {
    let units = head.len() / 2;
    let is_high = |side: usize| {
        let (mut others, mut sure) = (0, 0);
        for unit in head.chunks_exact(2) {
            match unit[side] {
                0x00..=0x06 => sure += 1,
                0x20 | 0xFB | 0xFE => {}
                _ => others += 1,
            }
            // Of other texts this is known after a few hundred bytes.
            if others * 10 > units {
                return false;
            }
        }
        sure * 10 >= units
    };
    // NULs alone are no text.
    match (is_high(0), is_high(1)) {
        (false, true) if units > 1 => Some(Utf16::LittleEndian),
        (true, false) if units > 1 => Some(Utf16::BigEndian),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn high_bytes_tell_the_order_and_eight_bit_texts_have_none() {
        for text in [
            "\u{643}\u{62A}\u{627}\u{628} \u{642}\u{62F}\u{64A}\u{645}",
            "plain ASCII, 1 2 3",
            "\u{6A9}\u{62A}\u{627}\u{628} \u{2014} \u{6CC}\u{6A9}",
            "\u{628}1",
            "\u{5E9}\u{5DC}\u{5D5}\u{5DD}",
            "\u{FE91}\u{FEF4}\u{FE96} \u{FE8D}",
        ] {
            let units = |unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect();
            let (little, big): (Vec<u8>, Vec<u8>) =
                (units(u16::to_le_bytes), units(u16::to_be_bytes));
            assert_eq!(guess(&little), Some(Utf16::LittleEndian), "{text}");
            assert_eq!(guess(&big), Some(Utf16::BigEndian), "{text}");
            assert_eq!(guess(text.as_bytes()), None, "{text}");
        }
        for bytes in [&b""[..], b"1 2 3 4 5 6 7 8", &[0; 64], b"\0", b"a\0"] {
            assert_eq!(guess(bytes), None);
        }
    }
}
