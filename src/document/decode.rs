//! UTF-8 that may be broken: text with U+FFFD, and the map between offsets in the bytes and in that text.

const REPLACEMENT: usize = char::REPLACEMENT_CHARACTER.len_utf8();

/// The text of `raw`, each maximal broken subpart as one U+FFFD (Unicode 3.9, table 3-8), and whether there was any.
pub(super) fn decode(raw: &[u8]) -> (String, bool) {
    // Checked before repaired: the check alone is several times faster.
    match str::from_utf8(raw) {
        Ok(text) => (text.to_owned(), false),
        Err(_) => (String::from_utf8_lossy(raw).into_owned(), true),
    }
}

/// The length in bytes of a text that may be broken UTF-8 when it is decoded, see [`String::from_utf8_lossy`].
pub fn decoded_len(text: &[u8]) -> u64 {
    if str::from_utf8(text).is_ok() {
        return text.len() as u64;
    }
    let lengths = text.utf8_chunks().map(|chunk| {
        let broken = !chunk.invalid().is_empty();
        chunk.valid().len() + if broken { REPLACEMENT } else { 0 }
    });
    lengths.sum::<usize>() as u64
}

/// The byte of the decoded text at which byte `at` of `raw` is found: the start of the character that it belongs to.
pub(super) fn text_offset(raw: &[u8], at: usize) -> usize {
    let (mut from, mut to) = (0, 0);
    for chunk in raw.utf8_chunks() {
        let valid = chunk.valid();
        if at < from + valid.len() {
            return to + floor_char_boundary(valid, at - from);
        }
        from += valid.len();
        to += valid.len();
        if chunk.invalid().is_empty() || at < from + chunk.invalid().len() {
            return to;
        }
        from += chunk.invalid().len();
        to += REPLACEMENT;
    }
    to
}

/// The byte of `raw` from which byte `at` of its decoded text comes.
pub(super) fn raw_offset(raw: &[u8], at: usize) -> usize {
    let (mut from, mut to) = (0, 0);
    for chunk in raw.utf8_chunks() {
        let valid = chunk.valid().len();
        if at < to + valid {
            return from + (at - to);
        }
        from += valid;
        to += valid;
        if chunk.invalid().is_empty() || at < to + REPLACEMENT {
            return from;
        }
        from += chunk.invalid().len();
        to += REPLACEMENT;
    }
    from
}

/// The last boundary of characters up to byte `at`; the end of the text for what lies past it.
pub(super) fn floor_char_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

/// The last place up to `at` where a decoder of UTF-8 starts a character: at most three bytes continue one.
pub(super) fn char_start(bytes: &[u8], at: usize) -> usize {
    let continues = |at: usize| bytes.get(at).is_some_and(|b| b & 0xC0 == 0x80);
    let lead = (0..4)
        .filter_map(|back| at.checked_sub(back))
        .find(|&at| !continues(at));
    // A byte that continues nothing is a broken character by itself.
    let reaches = |lead: &usize| lead + first_len(&bytes[*lead..]) > at;
    lead.filter(reaches).unwrap_or(at)
}

/// How many bytes the first character takes, or the first bytes that are none.
fn first_len(bytes: &[u8]) -> usize {
    let first = bytes[..bytes.len().min(4)].utf8_chunks().next();
    first.map_or(0, |chunk| match chunk.valid().chars().next() {
        Some(c) => c.len_utf8(),
        None => chunk.invalid().len(),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    // a, a stray byte, U+0628, the first two bytes of a three-byte sequence, b
    const BROKEN: &[u8] = b"a\xFF\xD8\xA8\xE2\x80b";

    #[test]
    fn broken_bytes_become_one_replacement_character_for_each_maximal_subpart() {
        assert_eq!(
            decode(BROKEN),
            ("a\u{FFFD}\u{628}\u{FFFD}b".to_owned(), true)
        );
        assert_eq!(
            decode("\u{FFFD}".as_bytes()),
            ("\u{FFFD}".to_owned(), false)
        );
    }

    #[test]
    fn a_stray_byte_starts_a_character_of_its_own() {
        // U+0628, a byte that continues nothing, U+064E.
        let bytes = b"\xD8\xA8\x80\xD9\x8E";
        let starts = (0..=bytes.len()).map(|at| char_start(bytes, at));
        assert_eq!(starts.collect::<Vec<_>>(), [0, 0, 2, 3, 3, 5]);
    }

    proptest! {
        #[test]
        fn characters_start_where_a_decoder_of_the_whole_starts_them(
            bytes in proptest::collection::vec(proptest::sample::select(b"a\xD8\xA8\x80\xE2\xF0\x9F\xFF\xED\xC0".to_vec()), 0..40),
        ) {
            let mut starts = vec![];
            let mut at = 0;
            for chunk in bytes.utf8_chunks() {
                for c in chunk.valid().chars() {
                    starts.push(at);
                    at += c.len_utf8();
                }
                starts.extend((!chunk.invalid().is_empty()).then_some(at));
                at += chunk.invalid().len();
            }
            for at in 0..bytes.len() {
                let expected = starts.iter().rev().find(|&&start| start <= at);
                let found = char_start(&bytes, at);
                prop_assert_eq!(Some(&found), expected);
            }
        }
    }

    #[test]
    fn offsets_follow_the_characters_through_replacements() {
        let to_text: Vec<usize> = (0..=BROKEN.len())
            .map(|at| text_offset(BROKEN, at))
            .collect();
        assert_eq!(to_text, [0, 1, 4, 4, 6, 6, 9, 10]);
        let to_raw: Vec<usize> = [0, 1, 4, 6, 9, 10]
            .iter()
            .map(|&at| raw_offset(BROKEN, at))
            .collect();
        assert_eq!(to_raw, [0, 1, 2, 4, 6, 7]);
    }

    proptest! {
        #[test]
        fn decoded_length_is_that_of_the_decoded_text(text in proptest::collection::vec(any::<u8>(), 0..40)) {
            prop_assert_eq!(decoded_len(&text), String::from_utf8_lossy(&text).len() as u64);
        }

        #[test]
        fn every_character_boundary_survives_the_way_there_and_back(raw in proptest::collection::vec(any::<u8>(), 0..64)) {
            let (text, _) = decode(&raw);
            for at in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
                prop_assert_eq!(text_offset(&raw, raw_offset(&raw, at)), at);
            }
        }
    }
}
