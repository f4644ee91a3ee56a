//! An old text as UTF-8 without all of it in memory: what is read of it is decoded then.
//!
//! That goes for encodings in which a character can be found from any place: those of one byte a character, and UTF-16. It is
//! decoded once when it is opened, to learn how long each piece of it is as UTF-8.

use std::sync::Arc;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use crate::document::{Bytes, ReadError};

/// How much is decoded at once, in bytes of the file.
const PIECE: usize = 16 << 10;

/// A text that is decoded where it is read.
pub(super) struct Decoded {
    bytes: Arc<dyn Bytes>,
    encoding: &'static Encoding,
    /// Where each piece begins; at last, where the text ends.
    places: Vec<Place>,
}

/// The same place in the file and in the text.
#[derive(Debug, Clone, Copy)]
struct Place {
    source: u64,
    text: u64,
}

/// Whether texts in an encoding are decoded where they are read.
pub(super) fn is_decoded_in_place(encoding: &'static Encoding) -> bool {
    encoding.is_single_byte() || is_utf16(encoding)
}

fn is_utf16(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

impl Decoded {
    /// Goes through a text once.
    pub(super) fn open(
        bytes: Arc<dyn Bytes>,
        encoding: &'static Encoding,
    ) -> Result<Self, ReadError> {
        let mut mark = [0; 2];
        let read = bytes.read_at(0, &mut mark)?;
        let has_mark = is_utf16(encoding) && Encoding::for_bom(&mark[..read]).is_some();
        let mut place = Place {
            source: if has_mark { 2 } else { 0 },
            text: 0,
        };
        let mut decoded = Self {
            bytes,
            encoding,
            places: vec![place],
        };
        let mut piece = Vec::new();
        while place.source < decoded.bytes.len() {
            decoded.read(place.source, PIECE, &mut piece)?;
            if piece.is_empty() {
                break;
            }
            let (text, _) = encoding.decode_without_bom_handling(&piece);
            place.source += piece.len() as u64;
            place.text += text.len() as u64;
            decoded.places.push(place);
        }
        Ok(decoded)
    }

    /// Reads bytes of the file that end where a character does.
    fn read(&self, at: u64, count: usize, piece: &mut Vec<u8>) -> Result<(), ReadError> {
        piece.resize((self.bytes.len() - at).min(count as u64) as usize, 0);
        let read = self.bytes.read_at(at, piece)?;
        let is_full = read == piece.len() && read == PIECE;
        piece.truncate(read);
        if is_full && is_utf16(self.encoding) && ends_within_pair(self.encoding, piece) {
            piece.truncate(PIECE - 2);
        }
        Ok(())
    }
}

/// Whether the last unit of UTF-16 is the first of a surrogate pair.
fn ends_within_pair(encoding: &'static Encoding, piece: &[u8]) -> bool {
    let high = if encoding == UTF_16LE { 1 } else { 2 };
    let high = piece.len().checked_sub(high).and_then(|at| piece.get(at));
    high.is_some_and(|high| (0xD8..0xDC).contains(high))
}

impl Bytes for Decoded {
    fn len(&self) -> u64 {
        self.places.last().map_or(0, |end| end.text)
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<usize, ReadError> {
        let mut count = 0;
        let mut piece = Vec::new();
        let first = self.places.partition_point(|place| place.text <= offset);
        for places in self.places.windows(2).skip(first.saturating_sub(1)) {
            let &[start, end] = places else { break };
            if count == buf.len() {
                break;
            }
            self.read(
                start.source,
                (end.source - start.source) as usize,
                &mut piece,
            )?;
            let (text, _) = self.encoding.decode_without_bom_handling(&piece);
            let from = (offset + count as u64).saturating_sub(start.text) as usize;
            let wanted = text.as_bytes().get(from..).unwrap_or_default();
            let wanted = &wanted[..wanted.len().min(buf.len() - count)];
            buf[count..count + wanted.len()].copy_from_slice(wanted);
            count += wanted.len();
            if text.len() as u64 != end.text - start.text {
                // The file was changed: what follows stands elsewhere.
                break;
            }
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn any_part_reads_as_the_whole_does() {
        // beh, a character of two units, and such as have one byte or three.
        let text = "\u{628}\u{10330}a\u{20AC} ".repeat(9000);
        let shifted = "x".to_owned() + &text;
        let windows: Vec<u8> = (0x80..=0xFF).cycle().take(50_000).collect();
        let cases = [
            (UTF_16LE, utf16(&text, u16::to_le_bytes)),
            (UTF_16BE, utf16(&shifted, u16::to_be_bytes)),
            (
                UTF_16LE,
                [vec![0xFF, 0xFE], utf16(&text, u16::to_le_bytes), vec![0]].concat(),
            ),
            (UTF_16LE, vec![0xD8; 100_001]),
            (encoding_rs::WINDOWS_1256, windows.clone()),
            (encoding_rs::ISO_8859_6, windows),
            (encoding_rs::ISO_8859_6, Vec::new()),
        ];
        for (encoding, bytes) in cases {
            let (whole, _) = encoding.decode_with_bom_removal(&bytes);
            let whole = whole.as_bytes();
            let decoded = Decoded::open(Arc::new(bytes.clone()), encoding).unwrap();
            assert_eq!(decoded.len(), whole.len() as u64);
            for at in (0..whole.len() + 10).step_by(997) {
                for len in [1, 100, 40_000] {
                    let mut buf = vec![0; len];
                    let read = decoded.read_at(at as u64, &mut buf).unwrap();
                    let expected = whole.get(at..).unwrap_or_default();
                    assert!(
                        buf[..read] == expected[..expected.len().min(len)],
                        "{at} {len}"
                    );
                }
            }
        }
    }
}
