//! UTF-32 with a byte order mark, which the Encoding Standard does not have.

/// Whether these bytes begin with a byte order mark of UTF-32. The one of the low byte first begins as that of UTF-16 does: a
/// text in that has no NUL.
pub fn is_utf32(head: &[u8]) -> bool {
    unit(head).is_some()
}

/// A text with a mark as UTF-8 without it, each unit that is no character as U+FFFD.
pub fn utf32_to_utf8(bytes: &[u8]) -> Vec<u8> {
    let unit = unit(bytes).unwrap_or(u32::from_le_bytes);
    let (units, rest) = bytes.as_chunks::<4>();
    let character =
        |four: &[u8; 4]| char::from_u32(unit(*four)).unwrap_or(char::REPLACEMENT_CHARACTER);
    let text = units.iter().skip(1).map(character);
    let cut = (!rest.is_empty()).then_some(char::REPLACEMENT_CHARACTER);
    text.chain(cut).collect::<String>().into_bytes()
}

/// How the bytes of a unit lie, as the mark shows.
fn unit(head: &[u8]) -> Option<fn([u8; 4]) -> u32> {
    match head.first_chunk()? {
        [0xFF, 0xFE, 0, 0] => Some(u32::from_le_bytes),
        [0, 0, 0xFE, 0xFF] => Some(u32::from_be_bytes),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_orders_are_read_and_what_is_broken_is_replaced() {
        let text = "\u{FEFF}\u{628}a\u{10FFFF}\n";
        for bytes in [u32::to_le_bytes, u32::to_be_bytes] {
            let of = |units: &[u32]| {
                units
                    .iter()
                    .flat_map(|unit| bytes(*unit))
                    .collect::<Vec<_>>()
            };
            let encoded = of(&text.chars().map(u32::from).collect::<Vec<_>>());
            assert!(is_utf32(&encoded));
            assert_eq!(utf32_to_utf8(&encoded), &text.as_bytes()[3..]);
            let broken = [of(&[0xFEFF, 0xD800, 0x110_000, 0x61]), vec![0]].concat();
            assert_eq!(
                utf32_to_utf8(&broken),
                "\u{FFFD}\u{FFFD}a\u{FFFD}".as_bytes()
            );
        }
        assert!(!is_utf32(b"\xFF\xFEa\0") && !is_utf32(b"\xFF\xFE") && !is_utf32(b"abcd"));
    }
}
