//! Reading code points forwards and backwards from bytes that may not be UTF-8. The lowest layer of the search.
//!
//! A byte that is part of no well-formed sequence stands alone. Since a lead byte never occurs inside a well-formed
//! sequence, both directions cut the same bytes at the same places.

/// The code point that starts at byte `at` (`None`: an ill-formed byte) and its end; nothing at the end of the text.
#[inline]
pub(super) fn after(text: &[u8], at: usize) -> Option<(Option<char>, usize)> {
    // Overlong forms fall below the least code of their length, surrogates and what lies beyond U+10FFFF are no chars.
    let (code, least, len) = match *text.get(at..)? {
        [] => return None,
        [a @ ..0x80, ..] => (u32::from(a), 0, 1),
        [a @ 0xC2..=0xDF, b, ..] if follow([b]) => (bits([a & 0x1F, b]), 0x80, 2),
        [a @ 0xE0..=0xEF, b, c, ..] if follow([b, c]) => (bits([a & 0x0F, b, c]), 0x800, 3),
        [a @ 0xF0..=0xF4, b, c, d, ..] if follow([b, c, d]) => {
            (bits([a & 0x07, b, c, d]), 0x1_0000, 4)
        }
        _ => return Some((None, at + 1)),
    };
    match char::from_u32(code).filter(|_| code >= least) {
        Some(c) => Some((Some(c), at + len)),
        None => Some((None, at + 1)),
    }
}

/// The code point that ends at byte `at` (`None`: an ill-formed byte) and its start; nothing at the start of the text.
pub(super) fn before(text: &[u8], at: usize) -> Option<(Option<char>, usize)> {
    let last = at.checked_sub(1)?;
    let start = start(text, last);
    let (c, _) = after(text, start)?;
    Some((c, start))
}

/// The start of the code point, or of the ill-formed byte, that the byte at `at` belongs to.
#[inline]
pub(super) fn start(text: &[u8], at: usize) -> usize {
    let is_inside = |i: usize| text.get(i).is_some_and(|&byte| continues(byte));
    if !is_inside(at) {
        return at;
    }
    if let Some([.., 0xC2..=0xDF, _]) = text.get(..=at) {
        return at - 1;
    }
    let mut lead = at;
    while is_inside(lead) && at - lead < 3 && lead > 0 {
        lead -= 1;
    }
    match after(text, lead) {
        Some((_, end)) if end > at => lead,
        _ => at,
    }
}

fn continues(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

fn follow<const N: usize>(bytes: [u8; N]) -> bool {
    bytes.into_iter().all(continues)
}

/// The code point of a lead byte's own bits and the bytes that follow it.
fn bits<const N: usize>(bytes: [u8; N]) -> u32 {
    bytes
        .into_iter()
        .fold(0, |code, byte| code << 6 | u32::from(byte & 0x3F))
}

#[cfg(test)]
mod tests {
    use super::{after, before};
    use proptest::prelude::*;

    fn forwards(text: &[u8]) -> Vec<(Option<char>, usize, usize)> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some((c, end)) = after(text, at) {
            found.push((c, at, end));
            at = end;
        }
        found
    }

    fn backwards(text: &[u8]) -> Vec<(Option<char>, usize, usize)> {
        let mut found = Vec::new();
        let mut at = text.len();
        while let Some((c, start)) = before(text, at) {
            found.push((c, start, at));
            at = start;
        }
        found.reverse();
        found
    }

    fn broken_text() -> impl Strategy<Value = Vec<u8>> {
        let piece = prop_oneof![
            any::<char>().prop_map(|c| c.to_string().into_bytes()),
            any::<u8>().prop_map(|b| vec![b]),
            prop::sample::select(vec![0xD9u8, 0xE2, 0xEF, 0xF0, 0x80, 0xBF]).prop_map(|b| vec![b]),
        ];
        prop::collection::vec(piece, 0..20).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn good_text_reads_as_its_chars(text in ".*") {
            let expected: Vec<_> =
                text.char_indices().map(|(i, c)| (Some(c), i, i + c.len_utf8())).collect();
            prop_assert_eq!(forwards(text.as_bytes()), expected);
        }

        #[test]
        fn both_directions_cut_alike(text in broken_text()) {
            prop_assert_eq!(forwards(&text), backwards(&text));
        }

        #[test]
        fn broken_bytes_stand_where_the_standard_library_sees_them(text in broken_text()) {
            let good: String = forwards(&text).into_iter().filter_map(|(c, ..)| c).collect();
            let expected: String = text.utf8_chunks().map(|chunk| chunk.valid().to_owned()).collect();
            prop_assert_eq!(good, expected);
        }
    }
}
