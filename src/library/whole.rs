//! Texts that are in memory as a whole: how long they may be, and what is said when there is no room for one.

use std::collections::TryReserveError;

use encoding_rs::Encoding;

use crate::document::{Bytes, ReadError};

/// How many bytes of a text are read at most where it has to be held in memory: what does not end would take the memory of
/// all other programs.
pub(super) const LONGEST: u64 = 1 << 30;

/// How much is decoded at once, in bytes.
const PIECE: u64 = 1 << 20;

/// The first `count` bytes, fewer only where there are no more.
pub(super) fn read(bytes: &dyn Bytes, count: u64) -> Result<Vec<u8>, ReadError> {
    let mut buf = Vec::new();
    read_into(bytes, count, &mut buf)?;
    Ok(buf)
}

/// The same into a buffer, whatever it held.
pub(super) fn read_into(bytes: &dyn Bytes, count: u64, buf: &mut Vec<u8>) -> Result<(), ReadError> {
    let count = count as usize;
    buf.try_reserve_exact(count.saturating_sub(buf.len()))
        .map_err(no_room)?;
    buf.resize(count, 0);
    let read = bytes.read_at(0, buf)?;
    buf.truncate(read);
    Ok(())
}

/// All of it as UTF-8, without a byte order mark, each byte that is broken as U+FFFD. It is decoded while it is read, so that
/// it is not in memory twice.
pub(super) fn decode(encoding: &'static Encoding, bytes: &dyn Bytes) -> Result<Vec<u8>, ReadError> {
    let mut decoder = encoding.new_decoder_with_bom_removal();
    let mut piece = Vec::new();
    let mut text = String::new();
    // Most texts take no more than this as UTF-8; what grows step by step is in memory twice at some of them.
    text.try_reserve_exact(bytes.len() as usize)
        .map_err(no_room)?;
    let mut at = 0;
    loop {
        piece.resize((bytes.len() - at).min(PIECE) as usize, 0);
        let read = bytes.read_at(at, &mut piece)?;
        at += read as u64;
        // A file that became shorter ends where it ends.
        let last = at == bytes.len() || read < piece.len();
        // Never as much as a machine can address: it is a few times a piece.
        let longest = decoder.max_utf8_buffer_length(read).unwrap_or(usize::MAX);
        text.try_reserve(longest).map_err(no_room)?;
        let _ = decoder.decode_to_string(&piece[..read], &mut text, last);
        if last {
            return Ok(text.into_bytes());
        }
    }
}

/// The error that something does not fit into memory.
pub(super) fn no_room(_: TryReserveError) -> ReadError {
    ReadError::OutOfMemory
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_across_two_pieces_is_whole() {
        // beh in UTF-16, after one byte that shifts all others
        for (encoding, unit) in [
            (encoding_rs::UTF_16LE, &[0x28, 0x06][..]),
            (encoding_rs::GB18030, &[0x81, 0x30, 0x81, 0x30]),
        ] {
            let text = unit.repeat(PIECE as usize);
            for shift in 0..unit.len() {
                let bytes = text[..text.len() - shift].to_vec();
                let whole = encoding.decode_with_bom_removal(&bytes).0.into_owned();
                assert!(decode(encoding, &bytes).unwrap() == whole.into_bytes());
            }
        }
    }

    #[test]
    fn what_does_not_fit_into_the_memory_is_an_error() {
        struct Endless;
        impl Bytes for Endless {
            fn len(&self) -> u64 {
                u64::MAX
            }
            fn read_at(&self, _: u64, buf: &mut [u8]) -> Result<usize, ReadError> {
                Ok(buf.len())
            }
        }
        let error = read(&Endless, i64::MAX as u64).unwrap_err();
        assert_eq!(error, ReadError::OutOfMemory);
    }
}
