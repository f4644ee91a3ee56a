//! The texts in a folder and below it.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::error::OpenError;
use super::gzip::inflated;
use super::order::NameOrder;
use crate::document::{FileType, Foreign, Format, TYPE_HEAD};

/// Texts of a folder, and folders in it that cannot be read; both in order, what is in a folder at the place of its name.
pub(super) struct Texts {
    pub(super) files: Vec<PathBuf>,
    /// How many files are there that are no texts.
    pub(super) others: u64,
    pub(super) unreadable: Vec<OpenError>,
}

/// Walks a folder; hidden names are passed over, files that are no texts counted.
///
/// Links never lead out of the folder. One to a folder is not followed: if that lies within, it is walked under its own
/// name, and so no walk goes round in a circle. One to a file is a text of its own if the file lies within. One that leads
/// nowhere is passed over.
pub(super) fn texts(folder: &Path) -> Result<Texts, OpenError> {
    let unreadable = |error| OpenError::unreadable(folder, &error);
    let root = fs::canonicalize(folder).map_err(unreadable)?;
    fs::read_dir(folder).map_err(unreadable)?;
    let mut keys = Keys::new();
    let mut files = Vec::new();
    let mut errors = Vec::new();
    let mut others = 0;
    let walk = WalkDir::new(folder).min_depth(1).into_iter();
    for entry in walk.filter_entry(|entry| !is_hidden(entry.file_name())) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => keys.enter(&entry),
            Ok(entry) if !is_file_within(&root, &entry) => {}
            Ok(entry) if is_text(entry.path()) => {
                files.push((keys.of(&entry), entry.into_path()));
            }
            Ok(_) => others += 1,
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_owned();
                // The other kind of error is a circle of links, and none is followed.
                errors.extend(error.into_io_error().map(|error| (path, error)));
            }
        }
    }
    files.sort_unstable();
    errors.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
    let errors = errors.iter();
    Ok(Texts {
        files: files.into_iter().map(|(_, path)| path).collect(),
        others,
        unreadable: errors
            .map(|(path, error)| OpenError::unreadable(path, error))
            .collect(),
    })
}

/// Keys of paths, which put them in order.
struct Keys {
    order: NameOrder,
    /// Those of the folders that lead to where the walk is, the first below the root first.
    folders: Vec<Vec<u8>>,
}

impl Keys {
    fn new() -> Self {
        Self {
            order: NameOrder::new(),
            folders: Vec::new(),
        }
    }

    /// The walk goes on into this folder.
    fn enter(&mut self, folder: &DirEntry) {
        let key = self.of(folder);
        self.folders.truncate(folder.depth() - 1);
        self.folders.push(key);
    }

    fn of(&self, entry: &DirEntry) -> Vec<u8> {
        // What lies right below the root has depth 1.
        let parent = entry.depth().checked_sub(2);
        let parent = parent.and_then(|depth| self.folders.get(depth));
        let mut key = parent.cloned().unwrap_or_default();
        self.order.append_key(entry.file_name(), &mut key);
        key
    }
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// Whether a file is a text: by its name, or by its beginning where the name tells nothing. One that cannot be read is one by
/// its name alone.
fn is_text(path: &Path) -> bool {
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
fn is_file_within(root: &Path, entry: &DirEntry) -> bool {
    if !entry.path_is_symlink() {
        return entry.file_type().is_file();
    }
    let target = fs::canonicalize(entry.path());
    target.is_ok_and(|target| target.starts_with(root) && target.is_file())
}
