//! What is compressed by gzip (RFC 1952), by its first bytes: it is inflated while it is read, and so much of it is kept as may
//! be in memory, whatever its header says.

use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::Path;
use std::sync::Arc;

use flate2::read::MultiGzDecoder;

use super::error::read_error;
use super::whole::LONGEST;
use crate::document::{Bytes, ReadError, TYPE_HEAD};

/// What a file begins with that is compressed.
const MAGIC: [u8; 2] = [0x1F, 0x8B];

/// Whether these are the first bytes of something that is compressed.
pub(super) fn is_gzip(head: &[u8]) -> bool {
    head.starts_with(&MAGIC)
}

/// What is read, inflated if it is compressed. Waits for its first two bytes, and takes what comes with them.
pub(super) fn inflated<R: Read>(mut input: R) -> io::Result<Inflated<R>> {
    let mut head = vec![0; TYPE_HEAD];
    let mut len = 0;
    while len < MAGIC.len() {
        match input.read(&mut head[len..]) {
            Ok(0) => break,
            Ok(read) => len += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    head.truncate(len);
    let is_compressed = is_gzip(&head);
    let input = Cursor::new(head).chain(input);
    Ok(if is_compressed {
        Inflated::Compressed(Box::new(MultiGzDecoder::new(input)))
    } else {
        Inflated::Plain(input)
    })
}

/// What is read as it stands, or inflated.
pub(super) enum Inflated<R> {
    Plain(io::Chain<Cursor<Vec<u8>>, R>),
    Compressed(Box<MultiGzDecoder<io::Chain<Cursor<Vec<u8>>, R>>>),
}

impl<R: Read> Read for Inflated<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(input) => input.read(buf),
            Self::Compressed(input) => input.read(buf),
        }
    }
}

/// What was inflated, without the rest, which is damaged or too much.
struct Cut(Vec<u8>);

impl Bytes for Cut {
    fn len(&self) -> u64 {
        self.0.len() as u64
    }

    fn is_cut(&self) -> bool {
        true
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<usize, ReadError> {
        self.0.read_at(offset, buf)
    }
}

/// All of a file that is compressed. What is damaged of it is left out, or more than may be in memory; only if nothing can be
/// read is that an error.
pub(super) fn inflate(path: &Path) -> Result<Arc<dyn Bytes>, ReadError> {
    let unreadable = |error| read_error(&error);
    let file = File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    let mut input = inflated(file).map_err(unreadable)?;
    match input.by_ref().take(LONGEST).read_to_end(&mut bytes) {
        Err(error) if bytes.is_empty() => Err(read_error(&error)),
        Ok(_) if is_at_end(&mut input) => Ok(Arc::new(bytes)),
        Ok(_) | Err(_) => Ok(Arc::new(Cut(bytes))),
    }
}

fn is_at_end(input: &mut impl Read) -> bool {
    matches!(input.read(&mut [0]), Ok(0))
}
