//! Which format a text is written in, by the beginning of it and the name of its file, and how much of a format is parsed.
//!
//! A new format is a variant here and a reader of its own in this room.

use std::path::Path;

use memchr::memchr2;

use super::front_matter::front_matter;
use super::meta::Meta;
use super::openiti::is_openiti;
use super::output::{is_diff, is_output};
use super::subtitles::is_subtitles;

/// The longest text that is parsed as a whole, in bytes; a longer one is read as plain text, on demand.
const LONGEST_PARSED: u64 = 16 << 20;

/// The most that is read of what a command wrote, in bytes.
const LONGEST_OUTPUT: u64 = 512 << 20;

/// The longest book in mARkdown.
const LONGEST_BOOK: u64 = 64 << 20;

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
    /// HTML or XHTML.
    Html,
    /// mARkdown of `OpenITI`.
    OpenIti,
    /// Subtitles of a film.
    Subtitles,
    /// What a command wrote for a terminal, with colours or overstrike; and comparisons of files.
    Output,
    /// A book, its chapters packed into one file.
    Epub,
    /// Office Open XML, as Word writes it.
    Docx,
    /// `OpenDocument`, as `LibreOffice` writes it.
    Odt,
}

/// The extensions of each format, in lower case.
const EXTENSIONS: [(Format, &[&str]); 7] = [
    (Format::Plain, &["txt", "text"]),
    (
        Format::Markdown,
        &[
            "md", "markdown", "mdx", "mkd", "mkdn", "mdown", "mdwn", "mdtxt", "mdtext",
        ],
    ),
    (Format::Html, &["html", "htm", "xhtml", "xht", "shtml"]),
    (Format::Subtitles, &["srt", "vtt"]),
    (Format::Epub, &["epub"]),
    (Format::Docx, &["docx", "docm", "dotx"]),
    (Format::Odt, &["odt", "ott"]),
];

/// Extensions of programs, and of data that is written as such, in lower case.
const CODE: [&str; 48] = [
    "bash",
    "c",
    "cc",
    "cfg",
    "clj",
    "conf",
    "cpp",
    "cs",
    "css",
    "dart",
    "el",
    "ex",
    "fish",
    "go",
    "h",
    "hpp",
    "hs",
    "ini",
    "java",
    "jl",
    "js",
    "json",
    "jsonl",
    "jsx",
    "kt",
    "lua",
    "m",
    "mjs",
    "ml",
    "php",
    "pl",
    "po",
    "pot",
    "properties",
    "ps1",
    "py",
    "r",
    "rb",
    "rs",
    "scala",
    "scss",
    "sh",
    "sql",
    "swift",
    "toml",
    "ts",
    "tsx",
    "yaml",
];

/// How HTML begins: what declares it, and the elements that nothing else begins with.
const HTML_STARTS: [&str; 4] = ["!doctype html", "html", "head", "body"];

/// How a part of a page may begin, as mail and the clipboard have it.
const HTML_PARTS: [&str; 16] = [
    "a",
    "article",
    "b",
    "blockquote",
    "br",
    "center",
    "div",
    "font",
    "h1",
    "h2",
    "p",
    "script",
    "span",
    "style",
    "table",
    "title",
];

impl Format {
    /// The format that the name of a file tells, by its extension in upper or lower case; nothing for any other name, which
    /// may be a text all the same.
    ///
    /// Of a file that is compressed it is the name without that.
    pub fn of_name(path: &Path) -> Option<Self> {
        let mut extension = path.extension()?;
        if extension.eq_ignore_ascii_case("gz") {
            extension = Path::new(path.file_stem()?).extension()?;
        }
        let is_known = |known: &&str| extension.eq_ignore_ascii_case(known);
        let found = EXTENSIONS.iter().find(|(_, all)| all.iter().any(is_known));
        found.map(|(format, _)| *format)
    }

    /// Whether the name of a file is that of a program, or of data that is written as such.
    pub fn is_code(path: &Path) -> bool {
        let extension = path.extension();
        extension.is_some_and(|of| CODE.iter().any(|known| of.eq_ignore_ascii_case(known)))
    }

    /// The format of a text in a file of this name, where what it begins with can tell no other: then `head`, its first bytes,
    /// need not be decoded.
    pub fn by_name_alone(head: &[u8], path: &Path) -> Option<Self> {
        let named = Self::of_name(path);
        let start = head.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(head);
        let start = start.trim_ascii_start();
        // Whatever it is called: what a command wrote, and mARkdown, whose extension is one of Markdown.
        if memchr2(0x1B, 0x08, head).is_some() || start.starts_with(b"######") {
            return None;
        }
        if let Some(named) = named.filter(|named| *named != Self::Plain && !named.is_packed()) {
            return Some(named);
        }
        match start.first() {
            // Pages and front matter begin so; before them there may be white space beyond ASCII, and more marks. So do subtitles
            // and comparisons of files.
            Some(b'<' | b'+' | b'-' | b'0'..=b'9' | b'W' | b'd' | 0xC2 | 0xE1..=0xE3 | 0xEF) => {
                None
            }
            _ => Some(Self::Plain),
        }
    }

    /// The format of a text that begins with `head`, decoded, in a file of this name.
    ///
    /// What a text begins with tells more than its name where nothing else begins so. But Markdown may begin with HTML, and
    /// a text that is called one may begin with anything.
    pub fn of_text(head: &str, path: &Path) -> Self {
        let head = head.trim_start_matches('\u{FEFF}');
        if is_openiti(head) {
            return Self::OpenIti;
        }
        if is_output(head.as_bytes()) {
            return Self::Output;
        }
        match Self::of_name(path) {
            Some(Self::Plain) | None if is_subtitles(head) => Self::Subtitles,
            Some(named) if is_page(head) && (named == Self::Plain || named.is_packed()) => {
                Self::Html
            }
            Some(named) if named.is_packed() => Self::Plain,
            Some(named) => named,
            None if is_page(head) || begins_with_tag(head, &HTML_PARTS) => Self::Html,
            None if is_diff(head) => Self::Output,
            None if has_front_matter(head) => Self::Markdown,
            None => Self::Plain,
        }
    }

    /// Whether a file in it holds others, which are read one by one.
    pub fn is_packed(self) -> bool {
        matches!(self, Self::Epub | Self::Docx | Self::Odt)
    }

    /// The format that a text of so many bytes is read in.
    #[must_use]
    pub fn for_length(self, bytes: u64) -> Self {
        let longest = match self {
            // Hardly more than its text, and the longest of its books have as much.
            Self::OpenIti => LONGEST_BOOK,
            Self::Output => LONGEST_OUTPUT,
            packed if packed.is_packed() => u64::MAX,
            _ => LONGEST_PARSED,
        };
        if bytes > longest { Self::Plain } else { self }
    }

    /// Whether a source of so many bytes is read in this format if it goes on as it begins.
    pub fn is_likely_parsed(self, head: &[u8], len: usize) -> bool {
        let signs = head.iter().filter(|byte| is_sign(**byte)).count();
        signs.saturating_mul(len) <= MOST_SIGNS.saturating_mul(head.len())
            && self.for_length(len as u64) == self
    }

    /// The format that this source is read in, all of it.
    #[must_use]
    pub fn for_source(self, source: &[u8]) -> Self {
        if !matches!(self, Self::OpenIti | Self::Output)
            && source.len() > MOST_SIGNS
            && source.iter().filter(|byte| is_sign(**byte)).count() > MOST_SIGNS
        {
            Self::Plain
        } else {
            self
        }
    }
}

/// Whether a byte may be a sign of markup.
fn is_sign(byte: u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_alphanumeric() && byte != b' '
}

/// Whether a text is a page of HTML: comments, declarations of XML and stylesheets may stand before it.
fn is_page(head: &str) -> bool {
    let mut rest = head.trim_start();
    loop {
        let (start, end) = if rest.starts_with("<!--") {
            ("<!--", "-->")
        } else if rest.starts_with("<?") {
            ("<?", "?>")
        } else {
            break;
        };
        let Some((_, behind)) = rest[start.len()..].split_once(end) else {
            return false;
        };
        rest = behind.trim_start();
    }
    begins_with_tag(rest, &HTML_STARTS)
}

/// Whether a text begins with one of these tags, written to its end or followed by attributes.
fn begins_with_tag(head: &str, names: &[&str]) -> bool {
    let Some(tag) = head.trim_start().strip_prefix('<') else {
        return false;
    };
    names.iter().any(|name| {
        tag.get(..name.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(name))
            && tag[name.len()..].starts_with(|c: char| c == '>' || c.is_ascii_whitespace())
    })
}

/// Whether a text begins with a front matter that tells something about it.
fn has_front_matter(head: &str) -> bool {
    front_matter(head).is_ok_and(|(meta, _)| meta != Meta::default() && meta.broken_line.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use Format::{Html, Markdown, Plain};

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
        assert_eq!((of("a.TXT"), of("a.htm")), (Some(Plain), Some(Html)));
        assert_eq!(
            ["a", ".md", "a.rs", "md", "a.gz", "a.tar.gz"].map(of),
            [None; 6]
        );
        assert_eq!(
            (of("a.md.gz"), of("a.TXT.GZ")),
            (Some(Markdown), Some(Plain))
        );
    }

    #[test]
    fn the_beginning_of_a_text_tells_its_format_where_the_name_does_not() {
        let of = |head: &str, name: &str| {
            let (name, format) = (Path::new(name), Format::of_text(head, Path::new(name)));
            let alone = Format::by_name_alone(head.as_bytes(), name);
            assert!(alone.is_none_or(|alone| alone == format), "{head:?}");
            format
        };
        for page in [
            "<!DOCTYPE html>\n<title>x</title>",
            "\u{FEFF}\n  <HTML dir=rtl>",
            "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0\">",
            "<!-- saved -->\n<!-- twice -->\n<html>",
        ] {
            assert_eq!(
                [of(page, "-"), of(page, "a.txt"), of(page, "a.log")],
                [Html; 3],
                "{page}"
            );
            assert_eq!(of(page, "a.md"), Markdown);
        }
        for (text, format) in [
            ("<p dir=\"rtl\">x", Html),
            ("<a@example.org> wrote", Plain),
            ("<pre>x", Plain),
            ("<?xml version=\"1.0\"?><svg>", Plain),
            ("<!-- never closed", Plain),
            ("---\ntitle: x\n---\ntext", Markdown),
            ("+++\ntitle = \"x\"\n+++\n", Markdown),
            ("---\nno front matter\n---\n", Plain),
            ("# heading", Plain),
            ("1\n00:00:01,000 --> 00:00:02,000\nx", Format::Subtitles),
            ("######OpenITI#\n", Format::OpenIti),
            ("<\u{628}", Plain),
            ("", Plain),
        ] {
            assert_eq!(of(text, "-"), format, "{text}");
            let is_sure = matches!(format, Format::Subtitles | Format::OpenIti);
            let expected = if is_sure { format } else { Plain };
            assert_eq!(of(text, "a.txt"), expected, "{text}");
        }
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
