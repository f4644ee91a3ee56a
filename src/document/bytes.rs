//! Where the bytes of a document are read from: the one door between this pure room and files.

use std::ops::Range;

/// Bytes a document is read from: in memory, or a file that is read on demand.
///
/// Positioned reads rather than a memory map: a file that shrinks while it is open is then an error value, not a SIGBUS.
pub trait Bytes: Send + Sync {
    /// How many bytes there are. Taken once, when a document is opened.
    fn len(&self) -> u64;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether there was more, which could not be read or kept.
    fn is_cut(&self) -> bool {
        false
    }

    /// All of them, if they are in memory side by side: what is read once need not be copied.
    fn in_memory(&self) -> Option<&[u8]> {
        None
    }

    /// Fills `buf` from byte `offset` on and returns how many bytes it got: fewer than asked only at the end.
    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<usize, ReadError>;
}

/// Why bytes could not be read. `words` says it in the language of the interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// There is no such file or folder.
    NotFound,
    /// The user may not read it.
    PermissionDenied,
    /// There are fewer bytes than there were when the document was opened.
    Shortened,
    /// There is more of it than is kept in memory, and the rest was not read.
    TooLong {
        /// How much is kept, in GiB.
        gib: u64,
    },
    /// It is compressed, and damaged or cut short.
    Damaged,
    /// There is no room for it in memory.
    OutOfMemory,
    /// No block has this name.
    NoSuchPlace,
    /// It is in a long chapter of a book, of this number, that is not at hand and has to be read beside the screen first.
    Unread(usize),
    /// Something else; what the operating system says of it.
    System(String),
}

impl Bytes for Vec<u8> {
    fn len(&self) -> u64 {
        self.as_slice().len() as u64
    }

    fn in_memory(&self) -> Option<&[u8]> {
        Some(self)
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<usize, ReadError> {
        Ok(copy_at(self, offset, buf))
    }
}

/// Text that is part of the program.
impl Bytes for &'static [u8] {
    fn len(&self) -> u64 {
        <[u8]>::len(self) as u64
    }

    fn in_memory(&self) -> Option<&[u8]> {
        Some(self)
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<usize, ReadError> {
        Ok(copy_at(self, offset, buf))
    }
}

fn copy_at(bytes: &[u8], offset: u64, buf: &mut [u8]) -> usize {
    let offset = usize::try_from(offset).ok();
    let rest = offset
        .and_then(|offset| bytes.get(offset..))
        .unwrap_or_default();
    let count = rest.len().min(buf.len());
    buf[..count].copy_from_slice(&rest[..count]);
    count
}

/// Fills `buf`, whatever it held, with the bytes of `range`, all of them.
pub(super) fn read_exactly(
    bytes: &dyn Bytes,
    range: Range<u64>,
    buf: &mut Vec<u8>,
) -> Result<(), ReadError> {
    buf.resize((range.end - range.start) as usize, 0);
    if bytes.read_at(range.start, buf)? < buf.len() {
        return Err(ReadError::Shortened);
    }
    Ok(())
}
