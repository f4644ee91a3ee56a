//! Front matter: what stands before a text and tells about it, in TOML between two `+++` lines or in YAML between two `---`
//! lines.
//!
//! TOML is ours: a mistake in it is told and the text is not opened. YAML is other programs': what of it is broken is passed
//! over and told beside the text.

mod toml;
mod yaml;

#[cfg(test)]
mod tests;

use memchr::{memchr, memmem};

pub use self::toml::KEYS;
use super::meta::Meta;

/// What is wrong with a front matter, and where. The name of the file is for the caller to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrontMatterError {
    /// The line of the file, from 1.
    pub line: usize,
    /// What is wrong there.
    pub problem: Problem,
}

/// What can be wrong with a front matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// No second `+++` line.
    Unclosed,
    /// Not TOML; what its parser says.
    Syntax(String),
    /// A key that means nothing here.
    UnknownKey(String),
    /// A value that its key cannot have.
    BadValue {
        /// The key.
        key: String,
        /// What it takes.
        expected: Expected,
        /// What stands there.
        found: Found,
    },
}

/// What a key of the front matter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A text in quotes.
    Text,
    /// A list of texts.
    Texts,
    /// A date without quotes.
    Date,
    /// A language tag (BCP 47).
    Language,
    /// `rtl` or `ltr`.
    Direction,
}

/// What stands where a key takes something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A text in quotes.
    Text(String),
    /// A number, a date, `true` or `false`, as it is written.
    Literal(String),
    /// A list.
    List,
    /// A table.
    Table,
}

/// Reads the front matter of a text and returns it with the rest of the text.
///
/// `head` may be the beginning of a file alone, as long as the end of the front matter is in it. A text whose first line is
/// neither `+++` nor `---` has no front matter, nor has one whose `---` is a rule of Markdown. A byte order mark before it is
/// skipped.
pub fn front_matter(head: &str) -> Result<(Meta, &str), FrontMatterError> {
    let head = head.strip_prefix('\u{FEFF}').unwrap_or(head);
    if let Some(body) = after_fence(head.as_bytes(), yaml::FENCE) {
        let front = head.len() - body.len();
        let read = yaml::end(body, yaml::LONGEST).and_then(|(end, rest)| {
            let meta = yaml::parse(&head[front..front + end])?;
            Some((meta, &head[front + rest..]))
        });
        return Ok(read.unwrap_or((Meta::default(), head)));
    }
    let Some(body) = after_fence(head.as_bytes(), toml::FENCE) else {
        return Ok((Meta::default(), head));
    };
    let Some((toml, rest)) = split_at_fence(&head[head.len() - body.len()..]) else {
        return Err(FrontMatterError {
            line: 1,
            problem: Problem::Unclosed,
        });
    };
    Ok((toml::parse(toml)?, rest))
}

/// What the front matter of a whole source says; it alone is decoded.
pub fn meta_of(source: &[u8]) -> Result<Meta, FrontMatterError> {
    let begins = |fence| after_fence(without_mark(source), fence).is_some();
    if !begins(toml::FENCE) && !begins(yaml::FENCE) {
        return Ok(Meta::default());
    }
    let short = String::from_utf8_lossy(through_front_matter(source));
    match front_matter(&short) {
        // A line of it began like its end.
        Err(FrontMatterError {
            problem: Problem::Unclosed,
            ..
        }) => front_matter(&String::from_utf8_lossy(source)).map(|(meta, _)| meta),
        found => found.map(|(meta, _)| meta),
    }
}

/// A text up to the line that ends its front matter: in TOML up to the first line, but for its own first, that begins like
/// it. All of the text if there is no such line; nothing of a text that begins like YAML and does not end.
pub fn through_front_matter(text: &[u8]) -> &[u8] {
    if let Some(body) = after_fence(without_mark(text), yaml::FENCE) {
        let end = yaml::end(body, yaml::LONGEST).map(|(_, rest)| text.len() - body.len() + rest);
        return &text[..end.unwrap_or(0)];
    }
    let Some(fence) = memmem::find(text, b"\n+++") else {
        return text;
    };
    let rest = &text[fence + 1..];
    let line = memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
    &text[..fence + 1 + line]
}

/// How many bytes of a text tell where its front matter ends, if the beginning of it in `head` does not.
pub fn front_matter_needs(head: &[u8]) -> Option<usize> {
    let is_open = after_fence(without_mark(head), yaml::FENCE)
        .is_some_and(|body| yaml::end(body, yaml::LONGEST).is_none());
    let longest = '\u{FEFF}'.len_utf8() + yaml::FENCE.len() + "\r\n".len() + yaml::LONGEST;
    (is_open && head.len() < longest).then_some(longest)
}

fn without_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(text)
}

/// What follows the first line, if that is a fence, which blanks may follow.
fn after_fence<'t>(text: &'t [u8], fence: &str) -> Option<&'t [u8]> {
    let rest = text.strip_prefix(fence.as_bytes())?;
    let end = memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
    let (line, body) = rest.split_at(end);
    line.trim_ascii().is_empty().then_some(body)
}

/// What stands before the first line that is `+++`, and what follows that.
fn split_at_fence(text: &str) -> Option<(&str, &str)> {
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_end() == toml::FENCE {
            return Some((&text[..end], &text[end + line.len()..]));
        }
        end += line.len();
    }
    None
}

/// Whether this has the outer form of a BCP 47 tag: subtags of letters and digits.
fn is_language(tag: &str) -> bool {
    let is_subtag = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    tag.split('-').all(is_subtag)
}
