//! A file in chunks that end where paragraphs end, if these are not too long to be held in memory.

use std::ops::{ControlFlow, Range};

use memchr::memrchr;

use super::wrapped::Margin;
use crate::document::Chunk;
use crate::document::bytes::{Bytes, ReadError};
use crate::document::decode::char_start;
use crate::document::paragraphs::{SEPARATOR, after_last_end};

/// How much is read at once, in bytes: it stays in the cache of a core from being read to being searched.
const CHUNK: usize = 1 << 20;

/// From what length on a paragraph is cut, in bytes.
const LONGEST: usize = 4 << 20;

/// How much is shown behind a cut, in bytes: longer than anything that a reader looks for.
const OVERLAP: usize = 64 << 10;

/// How lines are joined.
#[derive(Clone, Copy)]
pub(super) struct Joining<'a> {
    /// The margin of the text, which is found out when it is needed.
    pub(super) margin: &'a dyn Fn() -> Option<Margin>,
    /// Whether the lines of a part of the file have to be joined.
    pub(super) joins: &'a dyn Fn(&[u8]) -> bool,
}

/// Shows a file from byte `from` on, where a paragraph or a piece of one begins; with lines that are one paragraph joined.
pub(super) fn scan(
    bytes: &dyn Bytes,
    from: u64,
    joining: Option<Joining>,
    buf: &mut Vec<u8>,
    visit: &mut dyn FnMut(Chunk) -> ControlFlow<(), usize>,
) -> Result<(), ReadError> {
    // Bytes at the front of the buffer that have been read and not shown: the beginning of a paragraph.
    let mut held = 0;
    let mut at = from;
    let mut joined = Vec::new();
    while at < bytes.len() {
        let wanted = (bytes.len() - at).min(CHUNK.max(held) as u64) as usize;
        let read = held + wanted;
        at += wanted as u64;
        let text = part(bytes, at - read as u64..at, held, buf)?;
        let is_last = at == bytes.len();
        let ends = if is_last {
            Some((read, read))
        } else {
            ends(text, held)
        };
        held = read;
        if let Some((mut end, mut cut)) = ends {
            if let Some(joining) = joining.filter(|_| !is_last && cut == end) {
                // What begins here may go on behind the last line that was read.
                let margin = (joining.margin)();
                end = margin
                    .and_then(|m| m.last_break(&text[..end]))
                    .unwrap_or(end);
                cut = end;
            }
            let mut shown = &text[..end];
            let joining = joining.filter(|joining| (joining.joins)(shown));
            if let Some(margin) = joining.and_then(|joining| (joining.margin)()) {
                joined.clear();
                joined.extend_from_slice(shown);
                margin.join(&mut joined);
                shown = &joined;
            }
            let chunk = Chunk {
                offset: at - read as u64,
                bytes: shown,
                source: &text[..end],
                own: cut,
            };
            let ControlFlow::Continue(done) = visit(chunk) else {
                break;
            };
            held -= done;
            if bytes.in_memory().is_none() {
                buf.copy_within(done..read, 0);
            }
        }
    }
    Ok(())
}

/// The bytes in a range: where they are in memory, or in `buf`, which has the first `held` of them already.
fn part<'a>(
    bytes: &'a dyn Bytes,
    range: Range<u64>,
    held: usize,
    buf: &'a mut Vec<u8>,
) -> Result<&'a [u8], ReadError> {
    if let Some(all) = bytes.in_memory() {
        let part = all.get(range.start as usize..range.end as usize);
        return part.ok_or(ReadError::Shortened);
    }
    let length = (range.end - range.start) as usize;
    // It only grows, for what is filled with zeros is filled again by the read.
    buf.resize(length.max(buf.len()), 0);
    let wanted = &mut buf[held..length];
    if bytes.read_at(range.start + held as u64, wanted)? < wanted.len() {
        return Err(ReadError::Shortened);
    }
    Ok(&buf[..length])
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

#[cfg(test)]
mod tests {
    use super::*;

    fn all_chunks(text: &[u8]) -> Vec<Vec<u8>> {
        let mut all = Vec::new();
        scan(&text.to_vec(), 0, None, &mut Vec::new(), &mut |chunk| {
            all.push(chunk.bytes[..chunk.own].to_vec());
            ControlFlow::Continue(chunk.own)
        })
        .unwrap();
        all
    }

    #[test]
    fn chunks_end_with_paragraphs_that_are_longer_than_what_is_read_at_once() {
        for end in ["\n", "\r", "\r\n", "\u{2029}"] {
            for len in [CHUNK - 3, CHUNK - 2, CHUNK - 1, CHUNK, 3 * CHUNK] {
                let text = [&*"x".repeat(len), end, "y", end, end].concat();
                let text = text.repeat(3).into_bytes();
                let chunks = all_chunks(&text);
                assert_eq!(chunks.concat(), text);
                assert!(chunks.len() > 1, "{end:?} {len}");
                let (_, before_last) = chunks.split_last().unwrap();
                for chunk in before_last {
                    assert!(chunk.ends_with(end.as_bytes()), "{end:?} {len}");
                }
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
        scan(
            &vec![b'\n'; 3 * CHUNK],
            0,
            None,
            &mut Vec::new(),
            &mut |_| {
                seen += 1;
                ControlFlow::Break(())
            },
        )
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
        let error = scan(&Shorter, 0, None, &mut Vec::new(), &mut |chunk| {
            ControlFlow::Continue(chunk.own)
        })
        .unwrap_err();
        assert_eq!(error, ReadError::Shortened);
    }
}
