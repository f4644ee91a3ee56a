//! What in a folder is a text.

use std::ffi::OsStr;
use std::fs::{self, DirEntry, File, FileType as EntryType};
use std::io::{self, Read};
use std::path::Path;

use super::gzip::inflated;
use crate::document::{FileType, Foreign, Format, TYPE_HEAD};

/// Whether a name is of those that are not listed.
pub(super) fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// Whether a file is a text: by its name, or by its beginning where the name tells nothing. One that cannot be read is one by
/// its name alone.
pub(super) fn is_text(path: &Path) -> bool {
    if Format::of_name(path).is_some() {
        return true;
    }
    Foreign::of_name(path).is_none() && begins_as_text(path).unwrap_or(false)
}

fn begins_as_text(path: &Path) -> io::Result<bool> {
    let mut head = Vec::with_capacity(TYPE_HEAD);
    inflated(File::open(path)?)?
        .take(TYPE_HEAD as u64)
        .read_to_end(&mut head)?;
    Ok(FileType::is_text(&head))
}

/// Whether it is a file, or a link to one below `root`. Only links cost a further look.
pub(super) fn is_file_within(root: &Path, entry: &DirEntry, kind: EntryType) -> bool {
    if !kind.is_symlink() {
        return kind.is_file();
    }
    let target = fs::canonicalize(entry.path());
    target.is_ok_and(|target| target.starts_with(root) && target.is_file())
}
