//! EPUB 2 and 3 → the chapters of a book, what it says of itself, and its contents.
//!
//! A shell of our own, for a book is to open as far as it can: with a bare `&` in its title, names in the wrong case, or
//! without a container. All that is read is capped while it is unpacked.

mod contents;
mod encryption;
pub(super) mod names;
mod package;

use super::book::{Chapter, State};
use super::files::{ContainerError, Files};
use super::meta::Meta;
pub(super) use contents::Line;
use package::Package;

/// A book as its shell tells it.
pub(super) struct Shell {
    pub(super) meta: Meta,
    pub(super) chapters: Vec<Chapter>,
    pub(super) contents: Vec<Line>,
    /// There may be more chapters than it names.
    pub(super) is_cut: bool,
}

/// Opens the shell of a book.
///
/// # Errors
/// When there is nothing in it that can be read.
pub(super) fn open(files: &dyn Files) -> Result<Shell, ContainerError> {
    let mut package = match package::find(files) {
        Some(name) => Package::read(files, &name),
        None => Package::default(),
    };
    if package.spine.is_empty() {
        package = Package {
            meta: package.meta,
            ..Package::without_document(files)
        };
    }
    let locked = encryption::encrypted(files);
    let chapters: Vec<Chapter> = package
        .spine
        .into_iter()
        .map(|name| match name {
            Ok(name) => {
                let state = if locked.contains(&name) {
                    State::Encrypted
                } else {
                    State::Readable
                };
                Chapter::new(files.said_len(&name), name, state)
            }
            Err(name) => Chapter::new(0, name, State::Missing),
        })
        .collect();
    let has = |state: State| chapters.iter().any(|chapter| chapter.state == state);
    if !has(State::Readable) {
        return Err(if has(State::Encrypted) {
            ContainerError::Encrypted
        } else {
            ContainerError::Empty
        });
    }
    let contents = [package.nav, package.ncx]
        .into_iter()
        .flatten()
        .map(|name| contents::read(files, &name))
        .find(|lines| !lines.is_empty())
        .unwrap_or_default();
    Ok(Shell {
        meta: package.meta,
        chapters,
        contents,
        is_cut: package.is_cut,
    })
}
