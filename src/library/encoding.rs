//! Texts that are not UTF-8: what tells so, and how they become it.

use encoding_rs::{Encoding, UTF_8};

/// The encoding of that name, as the Encoding Standard knows it (encoding.spec.whatwg.org); none for an unknown name.
pub fn encoding(name: &str) -> Option<&'static Encoding> {
    Encoding::for_label_no_replacement(name.as_bytes())
}

/// How a text with this head is encoded: as its byte order mark says, else as the user does.
pub(super) fn of(head: &[u8], named: &'static Encoding) -> &'static Encoding {
    Encoding::for_bom(head).map_or(named, |(encoding, _)| encoding)
}

/// The head of a text as UTF-8, without a mark, each byte that is broken as U+FFFD. What is UTF-8 stays as it is.
pub(super) fn to_utf8(encoding: &'static Encoding, bytes: Vec<u8>) -> Vec<u8> {
    if encoding == UTF_8 {
        return bytes;
    }
    let (text, _) = encoding.decode_with_bom_removal(&bytes);
    text.into_owned().into_bytes()
}
