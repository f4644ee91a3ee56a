//! What is checked, by name. A target takes any bytes and panics where a rule does not hold.

#[cfg(unix)]
pub(crate) mod answers;
pub(crate) mod app;
mod cells;
pub(crate) mod document;
pub(crate) mod encodings;
pub(crate) mod packed;
pub(crate) mod reference;
pub(crate) mod search;
#[path = "../../../tests/common/slow_kin.rs"]
mod slow_kin;
#[path = "../../../tests/common/slow_search.rs"]
mod slow_search;
pub(crate) mod stored;
pub(crate) mod text;

use std::path::{Path, PathBuf};

/// A set of rules, and what its inputs are grown from.
pub(crate) struct Target {
    pub(crate) name: &'static str,
    pub(crate) fragments: &'static [&'static str],
    pub(crate) check: fn(&[u8]),
}

pub(crate) const TARGETS: &[Target] = &[
    Target {
        name: "text",
        fragments: text::FRAGMENTS,
        check: text::check,
    },
    Target {
        name: "document",
        fragments: document::FRAGMENTS,
        check: document::check,
    },
    Target {
        name: "packed",
        fragments: packed::FRAGMENTS,
        check: packed::check,
    },
    Target {
        name: "search",
        fragments: search::FRAGMENTS,
        check: search::check,
    },
    Target {
        name: "reference",
        fragments: reference::FRAGMENTS,
        check: reference::check,
    },
    #[cfg(unix)]
    Target {
        name: "answers",
        fragments: answers::FRAGMENTS,
        check: answers::check,
    },
    Target {
        name: "stored",
        fragments: stored::FRAGMENTS,
        check: stored::check,
    },
    Target {
        name: "encodings",
        fragments: encodings::FRAGMENTS,
        check: encodings::check,
    },
    Target {
        name: "app",
        fragments: app::FRAGMENTS,
        check: app::check,
    },
];

/// Choices that are made by the first bytes of an input; what is left of it is the text.
pub(crate) struct Choices<'a>(&'a [u8]);

impl<'a> Choices<'a> {
    pub(crate) fn new(input: &'a [u8]) -> Self {
        Self(input)
    }

    pub(crate) fn byte(&mut self) -> u8 {
        let Some((&first, rest)) = self.0.split_first() else {
            return 0;
        };
        self.0 = rest;
        first
    }

    pub(crate) fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[usize::from(self.byte()) % all.len()]
    }

    /// Columns: mostly few, at times none, or as many as there can be.
    pub(crate) fn width(&mut self) -> u16 {
        match self.byte() {
            255 => u16::MAX,
            byte @ 200.. => u16::from(byte) * 2,
            byte => u16::from(byte % 100),
        }
    }

    pub(crate) fn rest(self) -> &'a [u8] {
        self.0
    }
}

/// Where files of this process are written; in memory, where there is a place for that, for what is kept is waited for until
/// the disk has it.
pub(crate) fn scratch() -> PathBuf {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() {
        memory.to_owned()
    } else {
        std::env::temp_dir()
    };
    folder.join(format!("kzread-fuzz-{}", std::process::id()))
}
