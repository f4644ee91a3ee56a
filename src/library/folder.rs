//! The texts in a folder and below it.

use std::collections::HashSet;
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};

use super::error::OpenError;
use super::natural;
use crate::document::Format;

/// Texts of a folder in natural order, and folders in it that cannot be read.
#[derive(Default)]
pub(super) struct Texts {
    pub(super) files: Vec<PathBuf>,
    pub(super) unreadable: Vec<OpenError>,
}

enum Item {
    Text(PathBuf),
    Folder(PathBuf),
}

/// Walks a folder; hidden names and files that are no texts by their names are passed over.
pub(super) fn texts(folder: &Path) -> Result<Texts, OpenError> {
    let mut texts = Texts::default();
    // Where links lead round in a circle, or twice to a folder, it is walked once.
    let mut seen = HashSet::new();
    let mut todo =
        items(folder, &mut seen).map_err(|error| OpenError::unreadable(folder, &error))?;
    while let Some(item) = todo.pop() {
        match item {
            Item::Text(path) => texts.files.push(path),
            Item::Folder(path) => match items(&path, &mut seen) {
                Ok(items) => todo.extend(items),
                Err(error) => texts.unreadable.push(OpenError::unreadable(&path, &error)),
            },
        }
    }
    Ok(texts)
}

/// What is in a folder, the last in order first.
fn items(folder: &Path, seen: &mut HashSet<PathBuf>) -> io::Result<Vec<Item>> {
    if !seen.insert(fs::canonicalize(folder)?) {
        return Ok(Vec::new());
    }
    let mut named = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') {
            named.extend(item(&entry).map(|item| (name, item)));
        }
    }
    named.sort_by(|(a, _), (b, _)| natural::compare(b, a));
    Ok(named.into_iter().map(|(_, item)| item).collect())
}

fn item(entry: &DirEntry) -> Option<Item> {
    let path = entry.path();
    let kind = entry.file_type().ok()?;
    // Only links cost a further look at the file.
    let (file, folder) = if kind.is_symlink() {
        let target = fs::metadata(&path).ok()?;
        (target.is_file(), target.is_dir())
    } else {
        (kind.is_file(), kind.is_dir())
    };
    if folder {
        Some(Item::Folder(path))
    } else {
        (file && Format::of_name(&path).is_some()).then_some(Item::Text(path))
    }
}
