//! A text that can be read once, from a pipe or a device: it is read beside the reader, and what has come is a text already.

use std::io::{self, ErrorKind, Read};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::error::read_error;
use super::gzip::inflated;
use super::whole::{LONGEST, no_room};
use crate::document::{Bytes, ReadError};

/// How much is read at once, and kept together, in bytes.
const PIECE: usize = 1 << 20;

/// How long the first bytes are waited for, and how many are enough: a short text is seen whole at first sight, and of a long
/// one, as the log of a repository, the first screens come as soon as they are there.
const PATIENCE: Duration = Duration::from_millis(50);
const ENOUGH: u64 = 16 << 10;

/// What is read, as far as it has come.
pub(super) struct Stream {
    arrived: Mutex<Arrived>,
    more: Condvar,
}

#[derive(Default)]
struct Arrived {
    /// All but the last are full.
    pieces: Vec<Vec<u8>>,
    len: u64,
    /// It was waited for.
    seen: bool,
    /// Set at the end: whether that was the end of the text.
    ended: Option<Result<(), ReadError>>,
}

/// What had arrived of a stream when it was looked at.
struct SoFar {
    stream: Arc<Stream>,
    len: u64,
}

impl Stream {
    /// Reads what `open` opens, which may take its time as well, on a thread of its own.
    pub(super) fn read<R: Read>(
        open: impl FnOnce() -> io::Result<R> + Send + 'static,
    ) -> Arc<Self> {
        let stream = Arc::new(Self {
            arrived: Mutex::default(),
            more: Condvar::new(),
        });
        let filled = Arc::clone(&stream);
        let fill = move || {
            let opened = open().map_err(|error| read_error(&error));
            let opened =
                opened.and_then(|input| inflated(input).map_err(|error| read_error(&error)));
            let ended = opened.and_then(|mut input| filled.fill(&mut input));
            filled.arrived().ended = Some(ended);
            filled.more.notify_all();
        };
        if let Err(error) = thread::Builder::new().spawn(fill) {
            stream.arrived().ended = Some(Err(read_error(&error)));
        }
        stream
    }

    fn fill(&self, input: &mut dyn Read) -> Result<(), ReadError> {
        let mut buf = vec![0; PIECE];
        loop {
            match input.read(&mut buf) {
                Ok(0) => return Ok(()),
                Ok(read) => self.arrived().push(&buf[..read])?,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(read_error(&error)),
            }
            self.more.notify_all();
        }
    }

    /// What has come so far, after a moment's patience at first.
    pub(super) fn so_far(self: &Arc<Self>) -> Arc<dyn Bytes> {
        let waiting = |arrived: &mut Arrived| {
            !arrived.seen && arrived.ended.is_none() && arrived.len < ENOUGH
        };
        let waited = self
            .more
            .wait_timeout_while(self.arrived(), PATIENCE, waiting);
        let (mut arrived, _) = waited.unwrap_or_else(PoisonError::into_inner);
        arrived.seen = true;
        Arc::new(SoFar {
            stream: Arc::clone(self),
            len: arrived.len,
        })
    }

    /// Waits until there are more than `known` bytes, or no more will come. How many there are then, and whether that is
    /// all.
    pub(super) fn wait(&self, known: u64) -> (u64, bool) {
        let waiting = |arrived: &mut Arrived| arrived.ended.is_none() && arrived.len <= known;
        let arrived = self.more.wait_while(self.arrived(), waiting);
        let arrived = arrived.unwrap_or_else(PoisonError::into_inner);
        (arrived.len, arrived.ended.is_some())
    }

    /// Whether no more will come, and why it ended before its end, if it did.
    pub(super) fn ended(&self) -> Option<Result<(), ReadError>> {
        self.arrived().ended.clone()
    }

    pub(super) fn len(&self) -> u64 {
        self.arrived().len
    }

    fn arrived(&self) -> MutexGuard<'_, Arrived> {
        self.arrived.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Arrived {
    /// Keeps what has come, as far as it may be kept.
    fn push(&mut self, bytes: &[u8]) -> Result<(), ReadError> {
        let room = bytes.len().min((LONGEST - self.len) as usize);
        self.keep(&bytes[..room])?;
        if room < bytes.len() {
            return Err(ReadError::TooLong { gib: LONGEST >> 30 });
        }
        Ok(())
    }

    fn keep(&mut self, mut bytes: &[u8]) -> Result<(), ReadError> {
        while !bytes.is_empty() {
            if self.pieces.last().is_none_or(|last| last.len() == PIECE) {
                self.pieces.push(Vec::new());
            }
            if let Some(last) = self.pieces.last_mut() {
                let (now, later) = bytes.split_at(bytes.len().min(PIECE - last.len()));
                last.try_reserve(now.len()).map_err(no_room)?;
                last.extend_from_slice(now);
                self.len += now.len() as u64;
                bytes = later;
            }
        }
        Ok(())
    }
}

impl Bytes for SoFar {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<usize, ReadError> {
        let arrived = self.stream.arrived();
        let wanted = buf.len().min(self.len.saturating_sub(offset) as usize);
        let mut read = 0;
        while read < wanted {
            let at = offset as usize + read;
            let from = arrived
                .pieces
                .get(at / PIECE)
                .and_then(|p| p.get(at % PIECE..));
            let from = from.unwrap_or_default();
            let count = from.len().min(wanted - read);
            if count == 0 {
                break;
            }
            buf[read..read + count].copy_from_slice(&from[..count]);
            read += count;
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_come_is_read_across_its_pieces() {
        let text: Vec<u8> = (0..=255).cycle().take(2 * PIECE + 100).collect();
        let input = text.clone();
        let stream = Stream::read(move || Ok(io::Cursor::new(input)));
        let mut known = 0;
        while stream.ended().is_none() {
            (known, _) = stream.wait(known);
        }
        let bytes = stream.so_far();
        assert_eq!(bytes.len(), text.len() as u64);
        for (at, len) in [
            (0, 10),
            (PIECE - 5, 10),
            (PIECE - 5, PIECE + 10),
            (2 * PIECE + 95, 10),
        ] {
            let mut buf = vec![0; len];
            let read = bytes.read_at(at as u64, &mut buf).unwrap();
            assert_eq!(buf[..read], text[at..(at + len).min(text.len())]);
        }
        assert_eq!(bytes.read_at(u64::MAX, &mut [0]), Ok(0));
    }

    #[test]
    fn what_cannot_be_opened_has_ended() {
        let stream = Stream::read(|| Err::<io::Empty, _>(io::Error::from(ErrorKind::NotFound)));
        assert_eq!(stream.wait(0), (0, true));
        assert!(stream.ended().is_some_and(|ended| ended.is_err()));
    }
}
