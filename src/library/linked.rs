//! Which text a link between files leads to.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::Library;
use super::entry::{Entry, Source};
use super::folder::is_text;
use super::walk::Found;
use crate::document::{FileLink, FoundBy};

/// What a link leads to that names a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Linked {
    /// A text of the library, by its index.
    Text(usize),
    /// Another text in the folder that was named, or in that of the text.
    Beside(PathBuf),
    /// A text elsewhere: where it really lies.
    Outside(PathBuf),
}

/// Why a link to a file leads to no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkError {
    /// The text that has the link comes from a pipe.
    NoFolder,
    /// There is no such file.
    Missing(PathBuf),
    /// There is one, and kzread cannot read it.
    NoText(PathBuf),
    /// There is one outside of what was opened, where such links do not lead.
    Outside(PathBuf),
}

/// What a folder shows of itself where it is linked to.
const INDEXES: [&str; 4] = ["README.md", "index.md", "index.html", "index.htm"];

impl Library {
    /// Where a link in a text leads to. `named`: the folders that were named. It looks at the file system.
    ///
    /// The path is the one that is written or, if there is no such file, the one that its escapes stand for. One that begins
    /// with a slash is looked for from the folder that was named on, as a site has it, then from the root. The name of a page
    /// is looked for beside the text, then in the folder that was named, then among all texts. A URL leads to nothing outside
    /// of that folder.
    pub fn linked(
        &self,
        from: usize,
        link: &FileLink,
        named: &[PathBuf],
    ) -> Result<Linked, LinkError> {
        let entry = self.entries.get(from).filter(|entry| !entry.is_stdin());
        let entry = entry.ok_or(LinkError::NoFolder)?;
        let own = entry.path().parent().unwrap_or(Path::new(""));
        let home = named.iter().find(|folder| entry.path().starts_with(folder));
        let home = home.map_or(own, |home| home.as_path());
        let here = std::env::current_dir().unwrap_or_default();
        let mut other = None;
        for path in candidates(own, home, link) {
            let path = straight(&here.join(path));
            if let Some(text) = self.text_at(&path, &here) {
                return Ok(Linked::Text(text));
            }
            if !matches!(entry.source, Source::Builtin { .. }) && path.is_file() {
                if is_text(&path) {
                    return match place(path, &here.join(home)) {
                        Linked::Outside(path) if link.by != FoundBy::Path => {
                            Err(LinkError::Outside(path))
                        }
                        linked => Ok(linked),
                    };
                }
                other.get_or_insert(path);
            }
        }
        if let Some(page) = self.page(link) {
            return Ok(Linked::Text(page));
        }
        Err(match other {
            Some(path) => LinkError::NoText(path),
            None => LinkError::Missing(PathBuf::from(&link.path)),
        })
    }

    /// The text of this name, wherever in the library it is; capitals and the extension do not count.
    fn page(&self, link: &FileLink) -> Option<usize> {
        let name = Path::new(&link.path).file_name()?.to_str()?.to_lowercase();
        let is_page = |entry: &Entry| {
            let path = entry.path();
            [path.file_stem(), path.file_name()]
                .into_iter()
                .flatten()
                .any(|own| own.to_string_lossy().to_lowercase() == name)
        };
        let mut entries = self.entries.iter().filter(|_| link.by == FoundBy::Name);
        entries.position(|entry| is_page(entry))
    }

    fn text_at(&self, path: &Path, here: &Path) -> Option<usize> {
        let is_there = |entry: &Entry| {
            // Most have another name, and are passed over at once.
            entry.path().file_name() == path.file_name()
                && straight(&here.join(entry.path())) == path
        };
        let mut entries = self.entries.iter();
        entries.position(|entry| is_there(entry))
    }

    /// A text of a file, to be taken in as what a walk has found.
    pub fn file(&self, path: PathBuf) -> Found {
        let mut entry = Entry::file(path);
        entry.encodings = self.encodings;
        Found {
            entries: vec![entry.into()],
            ..Found::default()
        }
    }
}

/// The files that a link may mean, the likeliest first.
fn candidates(own: &Path, home: &Path, link: &FileLink) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    for written in [&link.written, &link.path] {
        match written.strip_prefix('/') {
            Some(_) if link.by == FoundBy::Url => paths.push(PathBuf::from(written)),
            Some(rest) => paths.extend([home.join(rest), PathBuf::from(written)]),
            None if link.by == FoundBy::Name => {
                paths.extend([own.join(written), home.join(written)]);
            }
            None => paths.push(own.join(written)),
        }
    }
    paths.dedup();
    let with_names = |path: PathBuf| {
        let indexes = INDEXES.map(|name| path.join(name));
        // Wikis leave the extension out.
        let page = path.file_name().map(|name| {
            let mut name = name.to_owned();
            name.push(".md");
            path.with_file_name(name)
        });
        [path].into_iter().chain(page).chain(indexes)
    };
    paths.into_iter().flat_map(with_names).collect()
}

/// A path without `.` and `..`, as a link means it whatever links of the file system are on the way.
fn straight(path: &Path) -> PathBuf {
    let mut straight = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                straight.pop();
            }
            part => straight.push(part),
        }
    }
    straight
}

/// A file that is none of the library: whether it lies in a folder, wherever links of the file system lead.
fn place(path: PathBuf, home: &Path) -> Linked {
    let is_within =
        |real: &PathBuf| fs::canonicalize(home).is_ok_and(|home| real.starts_with(home));
    match fs::canonicalize(&path) {
        Ok(real) if is_within(&real) => Linked::Beside(path),
        Ok(real) => Linked::Outside(real),
        // It is told when it is opened that it is gone.
        Err(_) => Linked::Beside(path),
    }
}
