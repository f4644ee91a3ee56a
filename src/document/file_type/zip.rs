//! What a zip is for: the names in it tell, those of its directory, or of its beginning where it was cut short.
//!
//! The format is that of PKWARE's APPNOTE.TXT, 4.3.

use memchr::memmem;

use super::FileType;
use super::foreign::Foreign;
use crate::document::bytes::{Bytes, ReadError};
use crate::document::format::Format;

const LOCAL: &[u8] = b"PK\x03\x04";
const CENTRAL: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";

/// The length of each record without its name and what follows.
const LOCAL_LEN: usize = 30;
const CENTRAL_LEN: usize = 46;
const END_LEN: usize = 22;

/// How much of the end is searched for the last record, behind which stands a comment of up to 64 KiB.
const TAIL: u64 = 0xFFFF + END_LEN as u64;

/// How much of the directory is read, in bytes: a book has its container among the first hundreds of files.
const DIRECTORY: u64 = 256 << 10;

pub(super) fn is_zip(head: &[u8]) -> bool {
    head.starts_with(LOCAL) || head.starts_with(END)
}

/// What a zip holds.
pub(super) fn kind(head: &[u8], bytes: &dyn Bytes) -> Result<FileType, ReadError> {
    // OCF 4.2 and ODF 2.2.4 put a file before all others whose content begins at byte 38.
    let content = head.get(LOCAL_LEN..).unwrap_or_default();
    if let Some(media_type) = content.strip_prefix(b"mimetype")
        && let Some(kind) = by_media_type(media_type)
    {
        return Ok(kind);
    }
    let directory = directory(bytes)?;
    let found = if directory.is_empty() {
        names(head, LOCAL, LOCAL_LEN, 26).find_map(by_name)
    } else {
        names(&directory, CENTRAL, CENTRAL_LEN, 28).find_map(by_name)
    };
    Ok(found.unwrap_or(FileType::Foreign(Foreign::Archive)))
}

fn by_media_type(media_type: &[u8]) -> Option<FileType> {
    const TYPES: [(&[u8], FileType); 4] = [
        (b"application/epub+zip", FileType::Packed(Format::Epub)),
        (
            b"application/vnd.oasis.opendocument.text",
            FileType::Packed(Format::Odt),
        ),
        (
            b"application/vnd.oasis.opendocument.spreadsheet",
            FileType::Foreign(Foreign::Sheet),
        ),
        (
            b"application/vnd.oasis.opendocument.presentation",
            FileType::Foreign(Foreign::Slides),
        ),
    ];
    let found = TYPES.iter().find(|(name, _)| media_type.starts_with(name));
    found.map(|(_, kind)| *kind)
}

/// What a zip with a file of this name is. Books that were packed by hand have names in other letters.
fn by_name(name: &[u8]) -> Option<FileType> {
    const NAMES: [(&[u8], FileType); 4] = [
        (b"META-INF/container.xml", FileType::Packed(Format::Epub)),
        (b"word/document.xml", FileType::Packed(Format::Docx)),
        (b"xl/workbook.xml", FileType::Foreign(Foreign::Sheet)),
        (b"ppt/presentation.xml", FileType::Foreign(Foreign::Slides)),
    ];
    let found = NAMES
        .iter()
        .find(|(known, _)| name.eq_ignore_ascii_case(known));
    found.map(|(_, kind)| *kind)
}

/// The beginning of the directory; empty where there is none.
fn directory(bytes: &dyn Bytes) -> Result<Vec<u8>, ReadError> {
    let len = bytes.len();
    let mut tail = vec![0; len.min(TAIL) as usize];
    let read = bytes.read_at(len - tail.len() as u64, &mut tail)?;
    tail.truncate(read);
    let Some(end) = memmem::rfind(&tail, END) else {
        return Ok(Vec::new());
    };
    let (Some(size), Some(start)) = (number(&tail, end + 12, 4), number(&tail, end + 16, 4)) else {
        return Ok(Vec::new());
    };
    let mut directory = vec![0; (size as u64).min(DIRECTORY) as usize];
    let read = bytes.read_at(start as u64, &mut directory)?;
    directory.truncate(read);
    Ok(directory)
}

/// The names in records that begin with `signature`, are `len` bytes long without them, and have their length at byte `at`.
fn names<'a>(
    records: &'a [u8],
    signature: &'a [u8],
    len: usize,
    at: usize,
) -> impl Iterator<Item = &'a [u8]> {
    let starts = memmem::find_iter(records, signature);
    starts.filter_map(move |start| {
        let name = number(records, start + at, 2)?;
        records.get(start + len..start + len + name)
    })
}

/// A number of some bytes, the lowest first.
fn number(bytes: &[u8], at: usize, len: usize) -> Option<usize> {
    let bytes = bytes.get(at..at + len)?;
    Some(
        bytes
            .iter()
            .rev()
            .fold(0, |n, byte| n << 8 | usize::from(*byte)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOOK: FileType = FileType::Packed(Format::Epub);

    /// A zip of stored files, with or without its directory.
    fn zip(files: &[(&str, &[u8])], is_whole: bool) -> Vec<u8> {
        let (mut all, mut directory) = (Vec::<u8>::new(), Vec::<u8>::new());
        for &(name, content) in files {
            let start = (all.len() as u32).to_le_bytes();
            let size = (content.len() as u32).to_le_bytes();
            let name_len = [name.len() as u16, 0].map(u16::to_le_bytes).concat();
            for part in [LOCAL, &[0; 14], &size, &size, &name_len] {
                all.extend_from_slice(part);
            }
            all.extend_from_slice(name.as_bytes());
            all.extend_from_slice(content);
            for part in [CENTRAL, &[0; 16], &size, &size, &name_len, &[0; 10], &start] {
                directory.extend_from_slice(part);
            }
            directory.extend_from_slice(name.as_bytes());
        }
        if is_whole {
            let start = (all.len() as u32).to_le_bytes();
            let size = (directory.len() as u32).to_le_bytes();
            all.extend(directory);
            for part in [END, &[0; 8], &size, &start, &[0; 2]] {
                all.extend_from_slice(part);
            }
        }
        all
    }

    fn of(files: &[(&str, &[u8])], is_whole: bool) -> FileType {
        let zip = zip(files, is_whole);
        kind(&zip[..zip.len().min(crate::document::TYPE_HEAD)], &zip).unwrap()
    }

    #[test]
    fn the_names_in_a_zip_tell_what_it_is() {
        let long = vec![b'x'; 9000];
        let first = ("OEBPS/1.xhtml", &long[..]);
        for (name, expected) in [
            ("META-INF/container.xml", BOOK),
            ("meta-inf/Container.xml", BOOK),
            ("word/document.xml", FileType::Packed(Format::Docx)),
            ("xl/workbook.xml", FileType::Foreign(Foreign::Sheet)),
            ("ppt/presentation.xml", FileType::Foreign(Foreign::Slides)),
            ("a.txt", FileType::Foreign(Foreign::Archive)),
        ] {
            assert_eq!(of(&[first, (name, b"")], true), expected, "{name}");
            assert_eq!(of(&[(name, b""), first], false), expected, "{name}, cut");
        }
    }

    #[test]
    fn the_first_file_tells_where_it_is_for_that() {
        let types: [(&[u8], _); 3] = [
            (b"application/epub+zip", BOOK),
            (
                b"application/vnd.oasis.opendocument.text",
                FileType::Packed(Format::Odt),
            ),
            (
                b"application/x-unknown",
                FileType::Foreign(Foreign::Archive),
            ),
        ];
        for (media_type, expected) in types {
            assert_eq!(of(&[("mimetype", media_type)], false), expected);
        }
    }

    #[test]
    fn a_zip_of_books_is_no_book() {
        let book = zip(
            &[
                ("mimetype", b"application/epub+zip"),
                ("META-INF/container.xml", b""),
            ],
            true,
        );
        assert_eq!(
            of(&[("book.epub", &book)], true),
            FileType::Foreign(Foreign::Archive)
        );
    }

    #[test]
    fn records_that_lie_break_nothing() {
        let whole = zip(&[("a", b"b")], true);
        for at in 0..whole.len() {
            for byte in [0, 0xFF] {
                let mut broken = whole.clone();
                broken[at] = byte;
                assert!(kind(&broken, &broken).is_ok());
                assert!(kind(&broken[..at], &broken[..at].to_vec()).is_ok());
            }
        }
    }
}
