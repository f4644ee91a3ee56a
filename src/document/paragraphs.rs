//! What ends a paragraph of a text as it stands in a file: `\n`, `\r`, `\r\n` and U+2029, as in a search.

use std::ops::Range;

use memchr::{memchr_iter, memchr2, memrchr_iter, memrchr2};

/// U+2029 PARAGRAPH SEPARATOR in UTF-8. Its first byte never continues a sequence, so these bytes are always the character.
pub(super) const SEPARATOR: &[u8] = "\u{2029}".as_bytes();

/// The byte after the last end of a paragraph.
pub(super) fn after_last_end(text: &[u8]) -> Option<usize> {
    let line = memrchr2(b'\n', b'\r', text).map(|i| i + 1);
    let rest = &text[line.unwrap_or(0)..];
    let separator = memrchr_iter(SEPARATOR[0], rest).find(|&i| rest[i..].starts_with(SEPARATOR));
    separator
        .map(|i| text.len() - rest.len() + i + SEPARATOR.len())
        .or(line)
}

/// The paragraph that holds byte `at`, without its end.
pub fn paragraph_around(text: &[u8], at: usize) -> Range<usize> {
    let start = after_last_end(&text[..at]).unwrap_or(0);
    let rest = &text[at..];
    let line = memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
    let separator = separators(&rest[..line]).next();
    start..at + separator.unwrap_or(line)
}

/// Where the next paragraph begins in a text that begins with one; nothing if none ends in it.
pub fn paragraph_end(text: &[u8]) -> Option<usize> {
    let line = memchr2(b'\n', b'\r', text);
    if let Some(separator) = separators(&text[..line.unwrap_or(text.len())]).next() {
        return Some(separator + SEPARATOR.len());
    }
    let line = line?;
    let both = text[line..].starts_with(b"\r\n");
    Some(line + 1 + usize::from(both))
}

/// How many paragraphs end in a text that does not end within a line end.
pub fn paragraph_ends(text: &[u8]) -> u64 {
    let feeds = memchr_iter(b'\n', text).count();
    let returns = memchr_iter(b'\r', text).filter(|&i| text.get(i + 1) != Some(&b'\n'));
    (feeds + returns.count() + separators(text).count()) as u64
}

/// The paragraphs of a text in their order, without their ends; the last may be empty.
pub(super) fn lines(text: &[u8]) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = Some(0);
    std::iter::from_fn(move || {
        let start = from?;
        let line = paragraph_around(text, start);
        let rest = &text[line.end..];
        from = match rest {
            [] => None,
            [b'\r', b'\n', ..] => Some(line.end + 2),
            _ if rest.starts_with(SEPARATOR) => Some(line.end + SEPARATOR.len()),
            _ => Some(line.end + 1),
        };
        Some(start..line.end)
    })
}

fn separators(text: &[u8]) -> impl Iterator<Item = usize> + '_ {
    memchr_iter(SEPARATOR[0], text).filter(|&i| text[i..].starts_with(SEPARATOR))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn paragraphs_are_what_stands_between_their_ends(text in "(\r\n|[\n\r\u{2029}\u{2028}ab])*") {
            let plain = text.replace("\r\n", "\n").replace(['\r', '\u{2029}'], "\n");
            let paragraphs: Vec<&str> = plain.split('\n').collect();
            let found: Vec<&str> = lines(text.as_bytes()).map(|line| &text[line]).collect();
            prop_assert_eq!(&found, &paragraphs);
            prop_assert_eq!(paragraph_ends(text.as_bytes()), paragraphs.len() as u64 - 1);
            for (at, _) in text.match_indices(['a', 'b', '\u{2028}']) {
                let number = paragraph_ends(&text.as_bytes()[..at]) as usize;
                prop_assert_eq!(&text[paragraph_around(text.as_bytes(), at)], paragraphs[number]);
            }
        }
    }
}
