//! Names and messages as one line that makes no terminal do anything.

use super::cluster::picture;

/// The text with pictures (U+2400 block) in the place of control characters: an escape sequence in a file name is shown,
/// not obeyed.
pub fn sanitize(text: &str) -> String {
    let shown = |c: char| if c.is_control() { picture(c) } else { c };
    text.chars().map(shown).collect()
}
