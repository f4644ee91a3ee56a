//! A file as bytes that are read on demand.

use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::Arc;

use super::error::read_error;
use super::{gzip, whole};
use crate::document::{Bytes, ReadError};

struct FileBytes {
    file: File,
    len: u64,
    /// The first bytes, or all: they tell what the file holds and how it is encoded, and are asked for again and again.
    head: Vec<u8>,
}

/// Opens a file, and reads so many bytes of its beginning; one that is compressed is inflated as a whole. Some file systems, as
/// /sys, say of each file that it is as long as a page of memory: one that has less is read as a whole, too.
pub(super) fn open(path: &Path, head: u64) -> Result<Arc<dyn Bytes>, ReadError> {
    let mut bytes = try_open(path).map_err(|error| read_error(&error))?;
    let said = bytes.len.min(head);
    bytes.head = whole::read(&bytes, said)?;
    if gzip::is_gzip(&bytes.head) {
        return gzip::inflate(path);
    }
    if (bytes.head.len() as u64) < said {
        return Ok(Arc::new(bytes.head));
    }
    Ok(Arc::new(bytes))
}

fn try_open(path: &Path) -> io::Result<FileBytes> {
    let file = File::open(path)?;
    let len = file.metadata()?.len();
    Ok(FileBytes {
        file,
        len,
        head: Vec::new(),
    })
}

impl Bytes for FileBytes {
    fn len(&self) -> u64 {
        self.len
    }

    fn in_memory(&self) -> Option<&[u8]> {
        (self.head.len() as u64 == self.len).then_some(&self.head)
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<usize, ReadError> {
        let known = usize::try_from(offset).ok();
        let known = known.and_then(|at| self.head.get(at..)?.get(..buf.len()));
        if let Some(known) = known {
            buf.copy_from_slice(known);
            return Ok(buf.len());
        }
        self.read(offset, buf)
    }
}

impl FileBytes {
    fn read(&self, offset: u64, buf: &mut [u8]) -> Result<usize, ReadError> {
        let mut count = 0;
        while count < buf.len() {
            match read_at(&self.file, offset + count as u64, &mut buf[count..]) {
                Ok(0) => break,
                Ok(read) => count += read,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(read_error(&error)),
            }
        }
        Ok(count)
    }
}

#[cfg(unix)]
fn read_at(file: &File, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, buf, offset)
}

#[cfg(windows)]
fn read_at(file: &File, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, buf, offset)
}
