//! The library on a real file system: what is found, what is said when something is not.

#[path = "../common/mod.rs"]
mod common;
mod compressed;
mod encodings;
mod files;
mod folders;
#[path = "../common/require.rs"]
#[allow(dead_code)]
mod require;
mod titles;

use std::fs;
use std::path::{Path, PathBuf};

use kzread::document::minutes;
use kzread::library::{Library, OpenError};

use common::logical;

/// A fresh folder for one test.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("library")
        .join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

fn write(path: impl AsRef<Path>, text: impl AsRef<[u8]>) -> PathBuf {
    fs::create_dir_all(path.as_ref().parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    path.as_ref().to_owned()
}

fn open(paths: &[&Path]) -> Result<Library, OpenError> {
    let paths: Vec<PathBuf> = paths.iter().map(|path| path.to_path_buf()).collect();
    Library::open(&paths, None)
}

fn describe(library: &Library) -> Vec<String> {
    library.entries.iter().for_each(|entry| entry.describe());
    library
        .entries
        .iter()
        .map(|entry| entry.title().into_owned())
        .collect()
}

fn load(library: &Library) -> String {
    logical(&library.entries[0].load().unwrap())
}

#[test]
fn the_articles_that_come_with_kzread_are_all_readable() {
    let library = Library::builtin();
    assert!(!library.entries.is_empty());
    describe(&library);
    for entry in &library.entries {
        assert_eq!(entry.error(), None);
        assert!(
            entry.title_en().is_some() && entry.date().is_some(),
            "{}",
            entry.name()
        );
        let document = entry.load().unwrap_or_else(|error| panic!("{error:?}"));
        let estimate = entry.minutes().unwrap();
        let whole = minutes(document.total(), document.direction());
        assert!(
            estimate > 1 && estimate.abs_diff(whole) <= 1,
            "{}: {estimate}, {whole}",
            entry.name()
        );
    }
}
