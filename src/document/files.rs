//! The files that one file holds, as a book holds its chapters: the door between this pure room and archives.

/// Files in a container, by their names.
pub trait Files: Send + Sync {
    /// The names of all, as the container writes them, in its order.
    fn names(&self) -> &[String];

    /// How long a file says it is, in bytes. What an attacker wrote may say anything.
    fn said_len(&self, name: &str) -> u64;

    /// The beginning of a file, `most` bytes of it at most, and whether that is all.
    ///
    /// # Errors
    /// When there is none of that name, or nothing of it can be read.
    fn read(&self, name: &str, most: u64) -> Result<(Vec<u8>, bool), FileError>;
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
