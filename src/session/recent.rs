//! The texts that were parsed last: going up and down the list does not parse them anew.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::document::Document;
use crate::library::{Entry, LoadError, Version};

/// How many texts are kept.
const MOST: usize = 8;

/// How long they are together, in document offsets. The longest Markdown that is parsed is about as long.
const LONGEST: u64 = 16 << 20;

/// Parsed texts, the last used at the end.
#[derive(Default)]
pub(super) struct Recent {
    texts: VecDeque<ParsedText>,
    /// The text that was loaded last, as it was then.
    last: Option<(usize, Version)>,
}

struct ParsedText {
    article: usize,
    version: Version,
    document: Arc<Document>,
}

impl Recent {
    /// Takes out the text of an article as it was parsed, if it has not changed since.
    fn take(&mut self, article: usize, version: &Version) -> Option<Arc<Document>> {
        let at = self.texts.iter().position(|text| text.article == article)?;
        let text = self.texts.remove(at)?;
        (text.version == *version).then_some(text.document)
    }

    fn keep(&mut self, article: usize, version: Version, document: Arc<Document>) {
        self.texts.push_back(ParsedText {
            article,
            version,
            document,
        });
        while self.texts.len() > MOST || self.len() > LONGEST {
            self.texts.pop_front();
        }
    }

    fn len(&self) -> u64 {
        self.texts.iter().map(|text| text.document.text_len()).sum()
    }
}

/// The texts, whatever became of a thread that held them.
fn lock(recent: &Mutex<Recent>) -> MutexGuard<'_, Recent> {
    recent.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether a text was parsed lately.
pub(super) fn has(article: usize, recent: &Mutex<Recent>) -> bool {
    let recent = lock(recent);
    recent.texts.iter().any(|text| text.article == article)
}

/// The version of an article that was loaded, if it was the last.
pub(super) fn loaded(article: usize, recent: &Mutex<Recent>) -> Option<Version> {
    let recent = lock(recent);
    let last = recent.last.as_ref().filter(|(last, _)| *last == article);
    last.map(|(_, version)| version.clone())
}

/// Loads a text, unless it was parsed lately and is still the same.
pub(super) fn load(
    entry: &Entry,
    article: usize,
    recent: &Mutex<Recent>,
) -> Result<Arc<Document>, LoadError> {
    // Before it is read: what changes meanwhile has another version afterwards.
    let Some(version) = entry.version() else {
        return entry.load().map(Arc::new);
    };
    let known = {
        let mut recent = lock(recent);
        recent.last = Some((article, version.clone()));
        recent.take(article, &version)
    };
    let document = match known {
        Some(document) => document,
        None => Arc::new(entry.load()?),
    };
    // Plain text is read on demand: opening it costs nothing, and it would keep its file open.
    if document.is_parsed() {
        lock(recent).keep(article, version, document.clone());
    }
    Ok(document)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::library::Library;

    #[test]
    fn a_text_is_parsed_again_only_when_it_changed_or_others_took_its_place() {
        let folder = std::env::temp_dir().join(format!("kzread-recent-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for number in 0..=MOST {
            fs::write(folder.join(format!("{number}.md")), "text\n").unwrap();
        }
        let library = Library::open(std::slice::from_ref(&folder), None).unwrap();
        let recent = Mutex::new(Recent::default());
        let load = |at: usize| load(&library.entries[at], at, &recent).unwrap();
        let first = load(0);
        assert!(Arc::ptr_eq(&first, &load(0)));
        fs::write(folder.join("0.md"), "another text\n").unwrap();
        let changed = load(0);
        assert!(!Arc::ptr_eq(&first, &changed));
        for at in 1..MOST {
            load(at);
        }
        assert!(Arc::ptr_eq(&changed, &load(0)));
        for at in 1..=MOST {
            load(at);
        }
        assert!(!Arc::ptr_eq(&changed, &load(0)));
        fs::remove_dir_all(&folder).unwrap();
    }
}
