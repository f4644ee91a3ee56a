//! A file in chunks that end where paragraphs end, if these are not too long to be held in memory, and where the paragraphs of
//! a chunk are. What ends a paragraph is what ends it for [`Query::matches`](crate::search::Query::matches) and for plain text: `\n`, `\r`, `\r\n`, U+2029.

use std::ops::{ControlFlow, Range};

use memchr::{memchr_iter, memchr2, memrchr, memrchr_iter, memrchr2};

use crate::document::{Bytes, ReadError, char_start};

const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();
const SEPARATOR: &[u8] = "\u{2029}".as_bytes();
const REPLACEMENT: usize = char::REPLACEMENT_CHARACTER.len_utf8();

/// How much is read at once, in bytes: it stays in the cache of a core from being read to being searched.
const CHUNK: usize = 1 << 20;

/// From what length on a paragraph is cut, in bytes.
const LONGEST: usize = 4 << 20;

/// How much is shown behind a cut, in bytes: longer than anything that a reader looks for.
const OVERLAP: usize = 64 << 10;

/// What looks at a chunk: it gets how many bytes of it come before a cut, and says how many it is done with, those at least.
/// The next chunk begins there.
pub(super) type Visit<'a> = &'a mut dyn FnMut(&[u8], usize) -> ControlFlow<(), usize>;

/// Shows a file without its byte order mark, in chunks of about a MiB that end where a paragraph ends; one that holds a longer
/// paragraph is longer. A paragraph of many MiB is cut, and some bytes behind the cut are shown with what is before it.
pub(super) fn chunks(bytes: &dyn Bytes, visit: Visit<'_>) -> Result<(), ReadError> {
    let mut buf = Vec::new();
    // Bytes at the front of the buffer that have been read and not shown: the beginning of a paragraph.
    let mut held = 0;
    let mut at = 0;
    let mut mark = BYTE_ORDER_MARK;
    while at < bytes.len() {
        let wanted = (bytes.len() - at).min(CHUNK.max(held) as u64) as usize;
        let read = held + wanted;
        buf.resize(read.max(buf.len()), 0);
        if bytes.read_at(at, &mut buf[held..read])? < wanted {
            return Err(ReadError::Shortened);
        }
        at += wanted as u64;
        let ends = if at == bytes.len() {
            Some((read, read))
        } else {
            ends(&buf[..read], held)
        };
        held = read;
        if let Some((end, cut)) = ends {
            let start = if buf.starts_with(mark) { mark.len() } else { 0 };
            let ControlFlow::Continue(done) = visit(&buf[start..end], cut - start) else {
                break;
            };
            mark = &[];
            buf.copy_within(start + done..read, 0);
            held -= start + done;
        }
    }
    Ok(())
}

/// Where a chunk of `text` ends, and where it is cut before that; nothing if more must be read to know. The first `old` bytes
/// have been looked at before.
fn ends(text: &[u8], old: usize) -> Option<(usize, usize)> {
    match last_paragraph(text, old) {
        0 if text.len() < LONGEST => None,
        0 => Some((text.len(), cut(text))),
        end => Some((end, end)),
    }
}

/// Where a long paragraph is cut: after a space, else at a character.
fn cut(text: &[u8]) -> usize {
    let last = text.len() - OVERLAP;
    let first = last - OVERLAP;
    memrchr(b' ', &text[first..last]).map_or_else(|| char_start(text, last), |i| first + i + 1)
}

/// Where the last paragraph of `text` begins, whose first `old` bytes have been looked at before.
fn last_paragraph(text: &[u8], old: usize) -> usize {
    // A carriage return at the very end may be half of a line end, and a separator may begin in the old bytes.
    let sure = text.strip_suffix(b"\r").unwrap_or(text);
    let from = old.saturating_sub(SEPARATOR.len()).min(sure.len());
    after_last_end(&sure[from..]).map_or(0, |start| from + start)
}

/// The byte after the last end of a paragraph.
fn after_last_end(text: &[u8]) -> Option<usize> {
    let line = memrchr2(b'\n', b'\r', text).map(|i| i + 1);
    let rest = &text[line.unwrap_or(0)..];
    let separator = memrchr_iter(SEPARATOR[0], rest).find(|&i| rest[i..].starts_with(SEPARATOR));
    separator
        .map(|i| text.len() - rest.len() + i + SEPARATOR.len())
        .or(line)
}

/// The paragraph that holds byte `at`, without its end.
pub(super) fn paragraph_around(text: &[u8], at: usize) -> Range<usize> {
    let start = after_last_end(&text[..at]).unwrap_or(0);
    let rest = &text[at..];
    let line = memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
    let separator = separators(&rest[..line]).next();
    start..at + separator.unwrap_or(line)
}

/// How many paragraphs end in a text that does not end within a line end.
pub(super) fn paragraph_ends(text: &[u8]) -> u64 {
    let feeds = memchr_iter(b'\n', text).count();
    let returns = memchr_iter(b'\r', text).filter(|&i| text.get(i + 1) != Some(&b'\n'));
    (feeds + returns.count() + separators(text).count()) as u64
}

fn separators(text: &[u8]) -> impl Iterator<Item = usize> + '_ {
    memchr_iter(SEPARATOR[0], text).filter(|&i| text[i..].starts_with(SEPARATOR))
}

/// The length in bytes of a text that may be broken UTF-8 when it is decoded, see [`String::from_utf8_lossy`].
pub(super) fn decoded_len(text: &[u8]) -> u64 {
    if str::from_utf8(text).is_ok() {
        return text.len() as u64;
    }
    let lengths = text.utf8_chunks().map(|chunk| {
        let broken = !chunk.invalid().is_empty();
        chunk.valid().len() + if broken { REPLACEMENT } else { 0 }
    });
    lengths.sum::<usize>() as u64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn all_chunks(text: &[u8]) -> Vec<Vec<u8>> {
        let mut all = Vec::new();
        chunks(&text.to_vec(), &mut |chunk, cut| {
            all.push(chunk[..cut].to_vec());
            ControlFlow::Continue(cut)
        })
        .unwrap();
        all
    }

    #[test]
    fn chunks_end_with_paragraphs_that_are_longer_than_what_is_read_at_once() {
        for end in ["\n", "\r", "\r\n", "\u{2029}"] {
            for len in [CHUNK - 3, CHUNK - 2, CHUNK - 1, CHUNK, 3 * CHUNK] {
                let text = ["\u{FEFF}", &"x".repeat(len), end, "y", end, end].concat();
                let text = text.repeat(3).into_bytes();
                let chunks = all_chunks(&text);
                assert_eq!(chunks.concat(), &text[3..]);
                assert!(chunks.len() > 1, "{end:?} {len}");
                let (_, before_last) = chunks.split_last().unwrap();
                for chunk in before_last {
                    assert!(chunk.ends_with(end.as_bytes()), "{end:?} {len}");
                }
                let ends: u64 = chunks.iter().map(|chunk| paragraph_ends(chunk)).sum();
                assert_eq!(ends, 9, "{end:?} {len}");
            }
        }
    }

    #[test]
    fn a_paragraph_of_many_megabytes_is_cut_between_words_or_characters() {
        for word in ["abc ", "\u{628}", "\u{2028}", "\u{1F600}"] {
            let text = ["x", &word.repeat(20 << 20 >> 2), "\r\n"].concat();
            let chunks = all_chunks(text.as_bytes());
            assert!(chunks.concat() == text.as_bytes(), "{word:?}");
            for chunk in &chunks {
                assert!(chunk.len() < 2 * LONGEST, "{word:?} {}", chunk.len());
                assert!(str::from_utf8(chunk).is_ok(), "{word:?}");
            }
            let (_, before_last) = chunks.split_last().unwrap();
            assert!(before_last.iter().all(|c| c.ends_with(word.as_bytes())));
        }
    }

    #[test]
    fn a_visit_can_be_the_last() {
        let mut seen = 0;
        chunks(&vec![b'\n'; 3 * CHUNK], &mut |_, _| {
            seen += 1;
            ControlFlow::Break(())
        })
        .unwrap();
        assert_eq!(seen, 1);
    }

    #[test]
    fn a_file_that_became_shorter_is_an_error() {
        struct Shorter;
        impl Bytes for Shorter {
            fn len(&self) -> u64 {
                10
            }
            fn read_at(&self, _: u64, _: &mut [u8]) -> Result<usize, ReadError> {
                Ok(9)
            }
        }
        let error = chunks(&Shorter, &mut |_, cut| ControlFlow::Continue(cut)).unwrap_err();
        assert_eq!(error, ReadError::Shortened);
    }

    proptest! {
        #[test]
        fn paragraphs_are_what_stands_between_their_ends(text in "(\r\n|[\n\r\u{2029}\u{2028}ab])*") {
            let plain = text.replace("\r\n", "\n").replace(['\r', '\u{2029}'], "\n");
            let paragraphs: Vec<&str> = plain.split('\n').collect();
            prop_assert_eq!(paragraph_ends(text.as_bytes()), paragraphs.len() as u64 - 1);
            for (at, _) in text.match_indices(['a', 'b', '\u{2028}']) {
                let number = paragraph_ends(&text.as_bytes()[..at]) as usize;
                prop_assert_eq!(&text[paragraph_around(text.as_bytes(), at)], paragraphs[number]);
            }
        }

        #[test]
        fn decoded_length_is_that_of_the_decoded_text(text in proptest::collection::vec(any::<u8>(), 0..40)) {
            prop_assert_eq!(decoded_len(&text), String::from_utf8_lossy(&text).len() as u64);
        }
    }
}
