//! Which format a text is written in, by the name of its file, and how much of a format is parsed.
//!
//! A new format is a variant here and a reader of its own in this room.

use std::path::Path;

/// The longest text that is parsed as a whole, in bytes; a longer one is read as plain text, on demand.
const LONGEST_PARSED: u64 = 16 << 20;

/// The most ASCII signs and line ends in a text that is parsed, for each may make a piece of it, which takes some 150
/// bytes. Prose has one in more than twenty bytes, so that no book of the longest is cut off.
const MOST_SIGNS: usize = 1 << 20;

/// A format of texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A line is a paragraph.
    Plain,
    /// `CommonMark` with the extensions of GitHub and of what writes documentation.
    Markdown,
}

/// The extensions of each format, in lower case.
const EXTENSIONS: [(Format, &[&str]); 2] = [
    (Format::Plain, &["txt"]),
    (
        Format::Markdown,
        &[
            "md", "markdown", "mdx", "mkd", "mkdn", "mdown", "mdwn", "mdtxt", "mdtext",
        ],
    ),
];

impl Format {
    /// The format that the name of a file tells, by its extension in upper or lower case; nothing for any other name, which
    /// may be a text all the same.
    pub fn of_name(path: &Path) -> Option<Self> {
        let extension = path.extension()?;
        let is_known = |known: &&str| extension.eq_ignore_ascii_case(known);
        let found = EXTENSIONS.iter().find(|(_, all)| all.iter().any(is_known));
        found.map(|(format, _)| *format)
    }

    /// The format that a text of so many bytes is read in.
    #[must_use]
    pub fn for_length(self, bytes: u64) -> Self {
        if bytes > LONGEST_PARSED {
            Self::Plain
        } else {
            self
        }
    }

    /// The format that this source is read in, all of it.
    #[must_use]
    pub fn for_source(self, source: &[u8]) -> Self {
        let is_sign = |b: &&u8| b.is_ascii() && !b.is_ascii_alphanumeric() && **b != b' ';
        if source.len() > MOST_SIGNS && source.iter().filter(is_sign).count() > MOST_SIGNS {
            Self::Plain
        } else {
            self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Format::{Markdown, Plain};

    #[test]
    fn the_extension_tells_the_format_in_any_case() {
        let of = |name: &str| Format::of_name(Path::new(name));
        for name in [
            "a.md",
            "a.MD",
            "a.b.Markdown",
            "x/a.mdx",
            "a.mkd",
            "a.mdown",
        ] {
            assert_eq!(of(name), Some(Markdown), "{name}");
        }
        assert_eq!(of("a.TXT"), Some(Plain));
        assert_eq!(["a", ".md", "a.rs", "md"].map(of), [None; 4]);
    }

    #[test]
    fn what_is_too_large_is_plain_text() {
        assert_eq!(Markdown.for_length(LONGEST_PARSED), Markdown);
        assert_eq!(Markdown.for_length(LONGEST_PARSED + 1), Plain);
        assert_eq!(Markdown.for_source(&b"*".repeat(MOST_SIGNS)), Markdown);
        assert_eq!(Markdown.for_source(&b"*".repeat(MOST_SIGNS + 1)), Plain);
        assert_eq!(Markdown.for_source(&b"a".repeat(MOST_SIGNS + 1)), Markdown);
    }
}
