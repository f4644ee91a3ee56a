//! The files in a zip. It stands here and not with the formats, for unpacking is reading: the formats see files and know
//! nothing of how they are packed.
//!
//! What is unpacked is capped while it is, whatever a header says. Of a zip that was cut short the files are found by their
//! own headers (APPNOTE.TXT 4.3.7), for its directory stood at the end.

use std::collections::HashMap;
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::{Arc, Mutex, PoisonError};

use flate2::read::DeflateDecoder;
use memchr::memmem;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::document::{Bytes, ContainerError, FileError, Files, Names};

/// The most bytes of a zip without a directory that are searched for files.
const LONGEST_SEARCHED: u64 = 256 << 20;
/// The longest name, in bytes, and the most files that are taken from a zip without a directory. Each of its headers may say
/// that 64 KiB of what follows are its name, so that a small file would have gigabytes of names.
const LONGEST_NAME: usize = 1 << 10;
const MOST_FILES: usize = 1 << 16;

/// The signature of a file's own header, and how long that is without the name.
const LOCAL: &[u8] = b"PK\x03\x04";
const LOCAL_LEN: usize = 30;

/// Ways to pack a file: as it is, and by deflate.
const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// A zip that is open.
pub(super) struct Archive {
    bytes: Arc<dyn Bytes>,
    names: Names,
    directory: Directory,
}

enum Directory {
    Whole(Mutex<ZipArchive<Cursor>>),
    /// Found by the files' own headers, by name.
    Found(HashMap<String, Local>),
}

/// A file as its own header tells it.
struct Local {
    method: u16,
    start: u64,
    /// How long it is where it is packed as it is; up to the next file if the header does not say.
    len: u64,
}

impl Archive {
    /// Opens a zip.
    pub(super) fn open(bytes: Arc<dyn Bytes>) -> Result<Self, ContainerError> {
        let cursor = Cursor {
            bytes: bytes.clone(),
            at: 0,
        };
        if let Ok(zip) = ZipArchive::new(cursor) {
            let names = Names::new(zip.file_names().map(str::to_owned).collect());
            let directory = Directory::Whole(Mutex::new(zip));
            return Ok(Self {
                bytes,
                names,
                directory,
            });
        }
        let (names, found) = find(&*bytes).ok_or(ContainerError::Broken)?;
        if names.is_empty() {
            return Err(ContainerError::Broken);
        }
        let directory = Directory::Found(found);
        Ok(Self {
            bytes,
            names: Names::new(names),
            directory,
        })
    }
}

impl Files for Archive {
    fn names(&self) -> &Names {
        &self.names
    }

    fn said_len(&self, name: &str) -> u64 {
        match &self.directory {
            Directory::Whole(zip) => {
                let mut zip = zip.lock().unwrap_or_else(PoisonError::into_inner);
                let index = zip.index_for_name(name);
                index
                    .and_then(|index| Some(zip.by_index_raw(index).ok()?.size()))
                    .unwrap_or(0)
            }
            Directory::Found(files) => files.get(name).map_or(0, |file| file.len),
        }
    }

    fn read(&self, name: &str, most: u64) -> Result<(Vec<u8>, bool), FileError> {
        match &self.directory {
            Directory::Whole(zip) => {
                let mut zip = zip.lock().unwrap_or_else(PoisonError::into_inner);
                let file = zip.by_name(name).map_err(|error| match error {
                    ZipError::FileNotFound => FileError::Missing,
                    ZipError::UnsupportedArchive(_) => FileError::Locked,
                    _ => FileError::Broken,
                })?;
                read(file, most)
            }
            Directory::Found(files) => {
                let file = files.get(name).ok_or(FileError::Missing)?;
                let cursor = Cursor {
                    bytes: self.bytes.clone(),
                    at: file.start,
                };
                match file.method {
                    STORED => read(cursor.take(file.len), most),
                    DEFLATED => read(DeflateDecoder::new(cursor), most),
                    _ => Err(FileError::Locked),
                }
            }
        }
    }
}

/// Reads a file up to so many bytes, and whether that is all. What can be read of a damaged one counts.
fn read(file: impl Read, most: u64) -> Result<(Vec<u8>, bool), FileError> {
    let mut text = Vec::new();
    let ended = file.take(most + 1).read_to_end(&mut text);
    let is_whole = ended.is_ok() && text.len() as u64 <= most;
    text.truncate(most as usize);
    if text.is_empty() && ended.is_err() {
        return Err(FileError::Broken);
    }
    Ok((text, is_whole))
}

/// The files of a zip by their own headers.
fn find(bytes: &dyn Bytes) -> Option<(Vec<String>, HashMap<String, Local>)> {
    let mut all = vec![0; bytes.len().min(LONGEST_SEARCHED) as usize];
    let count = bytes.read_at(0, &mut all).ok()?;
    all.truncate(count);
    let (mut names, mut found) = (Vec::new(), HashMap::new());
    let starts: Vec<usize> = memmem::find_iter(&all, LOCAL).collect();
    let mut behind = 0;
    for (index, &start) in starts.iter().enumerate() {
        // What stands in the name of a file is no header.
        if start < behind || names.len() == MOST_FILES {
            continue;
        }
        let next = starts.get(index + 1).copied().unwrap_or(all.len());
        let number = |at: usize| {
            let bytes = all.get(start + at..start + at + 2)?;
            Some(u16::from_le_bytes([bytes[0], bytes[1]]))
        };
        let (Some(method), Some(name_len), Some(extra)) = (number(8), number(26), number(28))
        else {
            continue;
        };
        let name_start = start + LOCAL_LEN;
        let name_end = name_start + usize::from(name_len);
        let name = all.get(name_start..name_end);
        let Some(name) = name.filter(|_| usize::from(name_len) <= LONGEST_NAME) else {
            continue;
        };
        behind = name_end;
        let name = String::from_utf8_lossy(name).into_owned();
        let start = name_end + usize::from(extra);
        let file = Local {
            method,
            start: start as u64,
            len: next.saturating_sub(start) as u64,
        };
        if !name.ends_with('/') && found.insert(name.clone(), file).is_none() {
            names.push(name);
        }
    }
    Some((names, found))
}

/// Bytes as a file that is read from a place on.
struct Cursor {
    bytes: Arc<dyn Bytes>,
    at: u64,
}

impl Read for Cursor {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read_at(self.at, buf);
        let read = read.map_err(|error| io::Error::other(format!("{error:?}")))?;
        self.at += read as u64;
        Ok(read)
    }
}

impl Seek for Cursor {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.bytes.len().checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}
