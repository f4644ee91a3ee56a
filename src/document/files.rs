//! The files that one file holds, as a book holds its chapters: the door between this pure room and archives.

use std::collections::{HashMap, HashSet};

/// Files in a container, by their names.
pub trait Files: Send + Sync {
    /// The names of all.
    fn names(&self) -> &Names;

    /// How long a file says it is, in bytes. What an attacker wrote may say anything.
    fn said_len(&self, name: &str) -> u64;

    /// The beginning of a file, `most` bytes of it at most, and whether that is all.
    ///
    /// # Errors
    /// When there is none of that name, or nothing of it can be read.
    fn read(&self, name: &str, most: u64) -> Result<(Vec<u8>, bool), FileError>;
}

/// The names of the files in a container. A book may refer to as many files as it has, so that each is found at once.
#[derive(Debug, Default)]
pub struct Names {
    all: Vec<String>,
    known: HashSet<String>,
    /// Where each stands by its name in lower case; the first, where several differ in the case of their letters alone.
    in_lower_case: HashMap<String, usize>,
}

impl Names {
    /// The names of these files, as the container writes them, in its order.
    pub fn new(all: Vec<String>) -> Self {
        let mut in_lower_case = HashMap::new();
        for (place, name) in all.iter().enumerate() {
            in_lower_case.entry(name.to_lowercase()).or_insert(place);
        }
        Self {
            known: all.iter().cloned().collect(),
            in_lower_case,
            all,
        }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &String> {
        self.all.iter()
    }

    /// Whether a file is called so.
    pub fn contains(&self, name: &str) -> bool {
        self.known.contains(name)
    }

    /// The file that is called so, whatever the case of its letters.
    pub fn whatever_case(&self, name: &str) -> Option<&String> {
        let place = self.in_lower_case.get(&name.to_lowercase())?;
        self.all.get(*place)
    }
}

/// Why a file of a container cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileError {
    /// There is none of that name.
    Missing,
    /// It is damaged.
    Broken,
    /// It is encrypted, or packed in a way that is not known.
    Locked,
}

/// Why nothing of a container can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContainerError {
    /// It is damaged, so that no file is found in it.
    Broken,
    /// Its text is encrypted.
    Encrypted,
    /// There is no text in it.
    Empty,
}
