//! What tells a text from all others, from one run to the next.

use std::fs;

use super::entry::{Entry, Source};

impl Entry {
    /// The name of the text that no other text has, whatever path it is opened by: the canonical path of a file, the name of a
    /// built-in article. None for what is read from a pipe, which is never the same again. It looks at the file system.
    pub fn identity(&self) -> Option<String> {
        match &self.source {
            Source::Builtin { name, .. } => Some(format!("kzread:{name}")),
            Source::File(path) => {
                let path = fs::canonicalize(path).ok()?;
                Some(match path.to_str() {
                    Some(path) => path.to_owned(),
                    None => path
                        .as_os_str()
                        .as_encoded_bytes()
                        .escape_ascii()
                        .to_string(),
                })
            }
            Source::Stream { .. } => None,
        }
    }
}
