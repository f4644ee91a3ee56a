//! Which files of a book are encrypted (EPUB OCF 3.3, 4.2.6.3.2).

use std::collections::HashSet;

use super::names::resolve;
use super::package::LONGEST;
use crate::document::files::Files;
use crate::document::xml::{self, Node};

/// Ways to make fonts useless outside of their book, not to lock a text.
const OBFUSCATION: [&str; 2] = [
    "http://www.idpf.org/2008/embedding",
    "http://ns.adobe.com/pdf/enc#RC",
];

/// The names of the files that cannot be read without a key.
pub(super) fn encrypted(files: &dyn Files) -> HashSet<String> {
    let name = resolve(files, "", "META-INF/encryption.xml");
    let Some((bytes, _)) = name.and_then(|name| files.read(&name, LONGEST).ok()) else {
        return HashSet::new();
    };
    let mut found = HashSet::new();
    let mut is_locked = true;
    for node in xml::nodes(&xml::read(&bytes)) {
        let Node::Start(element) = node else {
            continue;
        };
        match element.name.as_str() {
            "encrypteddata" => is_locked = true,
            "encryptionmethod" => {
                let algorithm = element.get("algorithm").unwrap_or_default();
                is_locked = !OBFUSCATION.contains(&algorithm.trim());
            }
            "cipherreference" if is_locked => {
                let uri = element.get("uri").unwrap_or_default();
                found.extend(resolve(files, "", &uri));
            }
            _ => {}
        }
    }
    found
}
