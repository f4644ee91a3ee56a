//! A file as bytes that are read on demand.

use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::{Arc, OnceLock};

use super::error::read_error;
use super::{gzip, whole};
use crate::document::{Bytes, ReadError, TYPE_HEAD};

/// The longest byte order mark, in bytes: for it the beginning is read again and again.
const MARK: usize = 4;

struct FileBytes {
    file: File,
    len: u64,
    /// The first bytes, once they were read with others.
    mark: OnceLock<[u8; MARK]>,
}

/// Opens a file; one that is compressed is inflated as a whole. Some file systems, as /sys, say of each file that it is as long
/// as a page of memory: one that has less is read as a whole, too.
pub(super) fn open(path: &Path) -> Result<Arc<dyn Bytes>, ReadError> {
    let bytes = try_open(path).map_err(|error| read_error(&error))?;
    let said = bytes.len().min(TYPE_HEAD as u64);
    let head = whole::read(&*bytes, said)?;
    if gzip::is_gzip(&head) {
        return gzip::inflate(path);
    }
    if (head.len() as u64) < said {
        return Ok(Arc::new(head));
    }
    Ok(bytes)
}

fn try_open(path: &Path) -> io::Result<Arc<dyn Bytes>> {
    let file = File::open(path)?;
    let len = file.metadata()?.len();
    Ok(Arc::new(FileBytes {
        file,
        len,
        mark: OnceLock::new(),
    }))
}

impl Bytes for FileBytes {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<usize, ReadError> {
        if let Some(mark) = self.mark.get()
            && offset == 0
            && buf.len() <= MARK
        {
            buf.copy_from_slice(&mark[..buf.len()]);
            return Ok(buf.len());
        }
        let count = self.read(offset, buf)?;
        if let Some(mark) = buf[..count].first_chunk().filter(|_| offset == 0) {
            self.mark.get_or_init(|| *mark);
        }
        Ok(count)
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
