//! Front matter: TOML between two `+++` lines at the head of a text.
//!
//! The keys are read one by one from toml's table with spans, not through serde: a mistake is then told by its line and key in
//! words for the person who writes articles.

use memchr::{memchr, memmem};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::meta::{Date, Meta};
use crate::text::Direction;

const FENCE: &str = "+++";

/// Every key of the front matter, in the order in which articles write them.
pub const KEYS: [&str; 11] = [
    "title",
    "title_en",
    "date",
    "author",
    "sources",
    "sources_en",
    "lang",
    "dir",
    "tags",
    "summary",
    "summary_en",
];

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
/// `head` may be the beginning of a file alone, as long as the closing `+++` is in it. A text that does not begin with a
/// `+++` line has no front matter. A byte order mark before it is skipped.
pub fn front_matter(head: &str) -> Result<(Meta, &str), FrontMatterError> {
    let head = head.strip_prefix('\u{FEFF}').unwrap_or(head);
    let Some(body) = after_fence(head, FENCE) else {
        return Ok((Meta::default(), head));
    };
    let Some((toml, rest)) = split_at_fence(body, &[FENCE]) else {
        return Err(FrontMatterError {
            line: 1,
            problem: Problem::Unclosed,
        });
    };
    Ok((parse(toml)?, rest))
}

/// What the front matter of a whole source says; it alone is decoded.
pub fn meta_of(source: &[u8]) -> Result<Meta, FrontMatterError> {
    if !source
        .strip_prefix("\u{FEFF}".as_bytes())
        .unwrap_or(source)
        .starts_with(FENCE.as_bytes())
    {
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

/// A text up to the first line, but for its own first, that begins like the end of a front matter.
pub fn through_front_matter(text: &[u8]) -> &[u8] {
    let Some(fence) = memmem::find(text, b"\n+++") else {
        return text;
    };
    let rest = &text[fence + 1..];
    let line = memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
    &text[..fence + 1 + line]
}

/// What follows the first line, if that is a fence.
pub(super) fn after_fence<'t>(text: &'t str, fence: &str) -> Option<&'t str> {
    let line = text.split_inclusive('\n').next()?;
    (line.trim_end() == fence).then(|| &text[line.len()..])
}

/// What stands before the first line that is one of the fences, and what follows that.
pub(super) fn split_at_fence<'t>(text: &'t str, fences: &[&str]) -> Option<(&'t str, &'t str)> {
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        if fences.contains(&line.trim_end()) {
            return Some((&text[..end], &text[end + line.len()..]));
        }
        end += line.len();
    }
    None
}

fn parse(source: &str) -> Result<Meta, FrontMatterError> {
    let error = |at: usize, problem| FrontMatterError {
        line: line_of(source, at),
        problem,
    };
    let (table, mistakes) = DeTable::parse_recoverable(source);
    let start = |mistake: &toml::de::Error| mistake.span().map_or(source.len(), |span| span.start);
    if let Some(first) = mistakes.iter().min_by_key(|mistake| start(mistake)) {
        return Err(error(
            start(first),
            Problem::Syntax(first.message().to_owned()),
        ));
    }
    // The table is sorted by key; whoever repairs a file goes down it from its first line.
    let mut entries: Vec<_> = table.get_ref().iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    let mut meta = Meta::default();
    for (key, value) in entries {
        meta.set(key.get_ref(), value.get_ref())
            .map_err(|problem| {
                let at = if matches!(problem, Problem::BadValue { .. }) {
                    value.span()
                } else {
                    key.span()
                };
                error(at.start, problem)
            })?;
    }
    Ok(meta)
}

/// The line of the file: the fence is the first.
fn line_of(source: &str, at: usize) -> usize {
    2 + source.bytes().take(at).filter(|&b| b == b'\n').count()
}

impl Meta {
    fn set(&mut self, key: &str, value: &DeValue<'_>) -> Result<(), Problem> {
        let bad = |expected| Problem::BadValue {
            key: key.to_owned(),
            expected,
            found: found(value),
        };
        let text = || {
            value
                .as_str()
                .map(str::to_owned)
                .ok_or_else(|| bad(Expected::Text))
        };
        let texts = || texts(value).ok_or_else(|| bad(Expected::Texts));
        match key {
            "title" => self.title = Some(text()?),
            "title_en" => self.title_en = Some(text()?),
            "date" => {
                self.date = Some(date(value).ok_or_else(|| bad(Expected::Date))?);
            }
            "author" => self.author = Some(text()?),
            "sources" => self.sources = texts()?,
            "sources_en" => self.sources_en = texts()?,
            "lang" => {
                self.lang = Some(language(value).ok_or_else(|| bad(Expected::Language))?);
            }
            "dir" => self.dir = Some(dir(value).ok_or_else(|| bad(Expected::Direction))?),
            "summary" => self.summary = Some(text()?),
            "summary_en" => self.summary_en = Some(text()?),
            // For other programs, and for searching from the shell: shown nowhere.
            "tags" => drop(texts()?),
            unknown => return Err(Problem::UnknownKey(unknown.to_owned())),
        }
        Ok(())
    }
}

fn texts(value: &DeValue<'_>) -> Option<Vec<String>> {
    value
        .as_array()?
        .iter()
        .map(|item: &Spanned<DeValue<'_>>| item.get_ref().as_str().map(str::to_owned))
        .collect()
}

/// A date with a time of day keeps its day.
fn date(value: &DeValue<'_>) -> Option<Date> {
    let date = value.as_datetime()?.date?;
    Some(Date {
        year: date.year,
        month: date.month,
        day: date.day,
    })
}

fn dir(value: &DeValue<'_>) -> Option<Direction> {
    match value.as_str()? {
        "rtl" => Some(Direction::Rtl),
        "ltr" => Some(Direction::Ltr),
        _ => None,
    }
}

/// The outer form of a BCP 47 tag: subtags of letters and digits.
fn language(value: &DeValue<'_>) -> Option<String> {
    let tag = value.as_str()?;
    let subtag = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    tag.split('-').all(subtag).then(|| tag.to_owned())
}

/// A value as an error names it.
fn found(value: &DeValue<'_>) -> Found {
    match value {
        DeValue::String(text) => Found::Text(text.to_string()),
        DeValue::Integer(number) => Found::Literal(number.to_string()),
        DeValue::Float(number) => Found::Literal(number.to_string()),
        DeValue::Boolean(value) => Found::Literal(value.to_string()),
        DeValue::Datetime(value) => Found::Literal(value.to_string()),
        DeValue::Array(_) => Found::List,
        DeValue::Table(_) => Found::Table,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn all_keys_are_read_and_the_rest_is_the_text() {
        let head = "+++\ntitle = \"\u{623}\"\ntitle_en = \"A\"\ndate = 2022-01-05\nauthor = \"W\"\nsources = [\"002\", \"000\"]\n\
                    sources_en = [\"B\", \"A\"]\nlang = \"ar\"\ndir = \"rtl\"\ntags = [\"\u{628}\"]\nsummary = \"s\"\nsummary_en = \"e\"\n+++\n\nbody\n";
        let (meta, rest) = front_matter(head).unwrap();
        let expected = Meta {
            title: Some("\u{623}".into()),
            title_en: Some("A".into()),
            date: Some(Date {
                year: 2022,
                month: 1,
                day: 5,
            }),
            author: Some("W".into()),
            sources: vec!["002".into(), "000".into()],
            sources_en: vec!["B".into(), "A".into()],
            lang: Some("ar".into()),
            dir: Some(Direction::Rtl),
            summary: Some("s".into()),
            summary_en: Some("e".into()),
        };
        assert_eq!(meta, expected);
        assert_eq!(rest, "\nbody\n");
    }

    #[test]
    fn a_text_without_front_matter_is_all_text() {
        for text in [
            "",
            "text",
            "++++\na\n+++\n",
            "a\n+++\nb = 1\n+++\n",
            " +++\n",
        ] {
            assert_eq!(front_matter(text), Ok((Meta::default(), text)), "{text:?}");
        }
    }

    #[test]
    fn windows_line_ends_a_byte_order_mark_and_an_empty_front_matter_are_fine() {
        let (meta, rest) = front_matter("\u{FEFF}+++\r\ntitle = \"t\"\r\n+++\r\nbody\r\n").unwrap();
        assert_eq!((meta.title.as_deref(), rest), (Some("t"), "body\r\n"));
        assert_eq!(front_matter("+++\n+++"), Ok((Meta::default(), "")));
    }

    #[test]
    fn what_is_not_toml_is_told_with_its_line() {
        for (toml, line) in [
            ("title = \"a\"\ntitle = \"b\"", 3),
            ("title =", 2),
            ("\n\ndate = 2022-13-41", 4),
            ("x = \"\ny", 2),
        ] {
            let error = front_matter(&format!("+++\n{toml}\n+++\ntext")).unwrap_err();
            assert_eq!(error.line, line, "{toml:?}");
            assert!(matches!(error.problem, Problem::Syntax(_)), "{toml:?}");
        }
        assert_eq!(
            front_matter("+++\ntitle = \"a\"\n").unwrap_err().problem,
            Problem::Unclosed
        );
    }

    #[test]
    fn the_direction_is_that_of_dir_else_of_lang() {
        let direction = |toml: &str| {
            front_matter(&format!("+++\n{toml}\n+++\n"))
                .unwrap()
                .0
                .direction()
        };
        assert_eq!(direction("lang = \"ar\""), Some(Direction::Rtl));
        assert_eq!(
            direction("lang = \"ar\"\ndir = \"ltr\""),
            Some(Direction::Ltr)
        );
        assert_eq!(direction("title = \"\""), None);
    }

    proptest! {
        #[test]
        fn no_front_matter_makes_it_panic(toml in "(?s)[a-z=\"\\[\\]{}0-9:. \n+\u{627}\r-]{0,80}") {
            let _ = front_matter(&format!("+++\n{toml}\n+++\n"));
            let _ = front_matter(&toml);
        }
    }
}
