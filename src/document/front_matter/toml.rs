//! Front matter in TOML between two `+++` lines.
//!
//! The keys are read one by one from toml's table with spans, not through serde: a mistake is then told by its line and key in
//! words for the person who writes articles.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Expected, Found, FrontMatterError, Problem, is_language};
use crate::document::direction::declared;
use crate::document::meta::{Date, Meta};
use crate::text::Direction;

/// What begins and ends it.
pub(super) const FENCE: &str = "+++";

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

pub(super) fn parse(source: &str) -> Result<Meta, FrontMatterError> {
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
            // Looked for in the list, and shown nowhere.
            "tags" => self.tags = texts()?,
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
    value.as_str().and_then(declared)
}

fn language(value: &DeValue<'_>) -> Option<String> {
    let tag = value.as_str()?;
    is_language(tag).then(|| tag.to_owned())
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
