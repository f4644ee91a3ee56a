//! Names and messages as one line that makes no terminal do anything, nor a reader take it for another.

use super::cluster::{is_bidi_control, picture};

/// What stands for a bidi control or a separator of lines, which have no picture of their own: that of SUBSTITUTE, in the form
/// that no other needs.
const BIDI_PICTURE: char = '\u{2426}';

/// A message with pictures in the place of control characters (U+2400 block) and bidi controls: an escape sequence in a file
/// name is shown, not obeyed. The isolates that a message puts around names (FSI, PDI) stay.
pub fn sanitize(text: &str) -> String {
    let is_isolate = |c: char| matches!(c, '\u{2068}' | '\u{2069}');
    let shown = |c: char| if is_isolate(c) { c } else { inert_char(c) };
    text.chars().map(shown).collect()
}

/// A name, a title or what else a text says of itself, with pictures in the place of all control characters: an override in it
/// would show `exe.txt` where `txt.exe` stands.
pub fn inert(name: &str) -> String {
    name.chars().map(inert_char).collect()
}

fn inert_char(c: char) -> char {
    match c {
        _ if c.is_control() => picture(c),
        // Separators end a line for some.
        '\u{2028}' | '\u{2029}' => BIDI_PICTURE,
        _ if is_bidi_control(c) => BIDI_PICTURE,
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_of_a_name_are_pictures() {
        assert_eq!(
            inert("\u{1b}a\u{202E}txt\u{2069}\u{200F}"),
            "\u{241B}a\u{2426}txt\u{2426}\u{2426}"
        );
        // Joiners belong to the spelling.
        assert_eq!(inert("\u{645}\u{200C}\u{628}"), "\u{645}\u{200C}\u{628}");
    }

    #[test]
    fn a_message_keeps_the_isolates_around_its_names() {
        assert_eq!(
            sanitize("\u{2068}a\u{202E}\u{2069}\n"),
            "\u{2068}a\u{2426}\u{2069}\u{240A}"
        );
    }
}
