//! Front matter in YAML between two `---` lines, as site generators and note keepers write it.
//!
//! It is written for other programs too, so that unknown keys and odd values are no mistakes. The parser gives events: nothing
//! is repeated for an alias, and what is nested too deeply is passed over.

use std::borrow::Cow;

use memchr::memchr;
use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, StrInput};

use super::is_language;
use crate::document::direction::declared;
use crate::document::meta::{Date, Meta};

/// What begins it.
pub(super) const FENCE: &str = "---";

/// What ends it: the same, or the end of a document of YAML.
const ENDS: [&str; 2] = ["---", "..."];

/// The longest, in bytes with the line that ends it; what is longer is text.
pub(super) const LONGEST: usize = 64 << 10;

/// How deep a value may be nested: an author in a list is a table in a list in the table of all.
const DEEPEST: usize = 4;

/// The keys that mean something here.
const KEYS: [&str; 14] = [
    "title",
    "title_en",
    "date",
    "author",
    "authors",
    "sources",
    "sources_en",
    "lang",
    "language",
    "dir",
    "tags",
    "summary",
    "summary_en",
    "description",
];

type Entries = Vec<(String, Value)>;

enum Value {
    Text(String),
    List(Vec<Value>),
    Table(Entries),
    /// Null, an alias, or what is nested too deeply.
    Nothing,
}

/// Where the line that ends it begins and ends, in the text after the first line. `more` is how long it may be.
pub(super) fn end(text: &[u8], more: usize) -> Option<(usize, usize)> {
    let mut start = 0;
    while start < text.len() {
        let length = memchr(b'\n', &text[start..]).map_or(text.len() - start, |end| end + 1);
        let line = text[start..start + length].trim_ascii_end();
        if start + length > more {
            return None;
        }
        if ENDS.iter().any(|end| line == end.as_bytes()) {
            return Some((start, start + length));
        }
        start += length;
    }
    None
}

/// What the YAML says. None if it is rather Markdown between two rules: no table, or one that neither has a key known here
/// nor begins at once with a key of one ASCII word.
pub(super) fn parse(source: &str) -> Option<Meta> {
    if source.is_empty() {
        return Some(Meta::default());
    }
    let begins = begins_with_key(source);
    match entries(source) {
        Ok(Some(entries)) => {
            let is_known = |(key, _): &(String, Value)| KEYS.contains(&key.as_str());
            (begins || entries.iter().any(is_known)).then(|| meta(&entries))
        }
        Err(error) if begins => {
            let mut meta = meta(&each_entry(source).flat_map(readable).collect());
            // The fence is the first line of the file.
            meta.broken_line = Some(error.marker().line() + 1);
            Some(meta)
        }
        Ok(None) | Err(_) => None,
    }
}

/// Whether the first line is a key of one ASCII word, or the first that is neither blank nor a comment a known one.
fn begins_with_key(source: &str) -> bool {
    let key = |line: &str| {
        let (key, rest) = line.split_once(':')?;
        let key = key.trim_matches(['"', '\'']).to_owned();
        let is_word = |b: u8| b.is_ascii_alphanumeric() || b"_-.".contains(&b);
        let is_key = !key.is_empty() && key.bytes().all(is_word);
        (is_key && (rest.is_empty() || rest.starts_with([' ', '\t']))).then_some(key)
    };
    let written = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
    let first = source.lines().find(written).and_then(key);
    first.is_some_and(|first| {
        KEYS.contains(&first.as_str()) || source.lines().next().is_some_and(|l| key(l).is_some())
    })
}

/// The lines of each entry: the first is not indented, and no item of a list.
fn each_entry(source: &str) -> impl Iterator<Item = &str> {
    let mut rest = source;
    std::iter::from_fn(move || {
        let mut lines = rest.split_inclusive('\n');
        let mut length = lines.next()?.len();
        let goes_on = |line: &&str| line.starts_with([' ', '\t', '-', '#', '\r', '\n']);
        length += lines.take_while(goes_on).map(str::len).sum::<usize>();
        let (entry, after) = rest.split_at(length);
        rest = after;
        Some(entry)
    })
}

/// What can be read of an entry alone. A line that is no YAML, most often for a colon or a quote too many, is a text as it
/// stands.
fn readable(entry: &str) -> Entries {
    if let Ok(entries) = entries(entry) {
        return entries.unwrap_or_default();
    }
    let as_it_stands = |line: &str| {
        let (key, text) = line.split_once(": ")?;
        let text = text.trim_matches([' ', '"', '\'']);
        let is_text = !text.starts_with(['[', '{']) && !text.contains('\n');
        is_text.then(|| (key.to_owned(), Value::Text(text.to_owned())))
    };
    as_it_stands(entry.trim_end()).into_iter().collect()
}

type Events<'y> = Parser<'y, StrInput<'y>>;

/// The entries of the first document, if it is a table.
fn entries(source: &str) -> Result<Option<Entries>, ScanError> {
    let mut events = Parser::new_from_str(source);
    loop {
        match next(&mut events)? {
            Event::StreamStart | Event::DocumentStart(_) | Event::Nothing => {}
            first @ Event::MappingStart(..) => {
                let value = value(&mut events, first, 0)?;
                // What follows the table is read for its mistakes.
                while next(&mut events)? != Event::StreamEnd {}
                return Ok(match value {
                    Value::Table(entries) => Some(entries),
                    _ => None,
                });
            }
            _ => return Ok(None),
        }
    }
}

fn next<'y>(events: &mut Events<'y>) -> Result<Event<'y>, ScanError> {
    let next = events.next_event();
    next.map_or(Ok(Event::StreamEnd), |event| event.map(|(event, _)| event))
}

fn value<'y>(events: &mut Events<'y>, first: Event<'y>, depth: usize) -> Result<Value, ScanError> {
    match first {
        Event::Scalar(text, style, ..) => Ok(scalar(text, style)),
        Event::SequenceStart(..) | Event::MappingStart(..) if depth == DEEPEST => {
            pass_over(events)?;
            Ok(Value::Nothing)
        }
        Event::SequenceStart(..) => list(events, depth).map(Value::List),
        Event::MappingStart(..) => table(events, depth).map(Value::Table),
        _ => Ok(Value::Nothing),
    }
}

fn scalar(text: Cow<'_, str>, style: ScalarStyle) -> Value {
    let is_null = matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
    if is_null && style == ScalarStyle::Plain {
        return Value::Nothing;
    }
    Value::Text(text.into_owned())
}

fn list(events: &mut Events<'_>, depth: usize) -> Result<Vec<Value>, ScanError> {
    let mut items = Vec::new();
    loop {
        match next(events)? {
            Event::SequenceEnd | Event::StreamEnd => return Ok(items),
            item => items.push(value(events, item, depth + 1)?),
        }
    }
}

fn table(events: &mut Events<'_>, depth: usize) -> Result<Entries, ScanError> {
    let mut entries = Vec::new();
    loop {
        let key = match next(events)? {
            Event::MappingEnd | Event::StreamEnd => return Ok(entries),
            key => value(events, key, depth + 1)?,
        };
        let first = next(events)?;
        let value = value(events, first, depth + 1)?;
        if let Value::Text(key) = key {
            entries.push((key, value));
        }
    }
}

/// Reads on to the end of the list or table that has begun.
fn pass_over(events: &mut Events<'_>) -> Result<(), ScanError> {
    let mut open = 1_usize;
    while open > 0 {
        match next(events)? {
            Event::SequenceStart(..) | Event::MappingStart(..) => open += 1,
            Event::SequenceEnd | Event::MappingEnd => open -= 1,
            Event::StreamEnd => break,
            _ => {}
        }
    }
    Ok(())
}

fn meta(entries: &Entries) -> Meta {
    let of = |key: &str| {
        let found = entries.iter().find(|(name, _)| name == key);
        found.map_or(Vec::new(), |(_, value)| texts(value))
    };
    let text = |key: &str| of(key).into_iter().next();
    let authors = [of("author"), of("authors")].concat();
    Meta {
        title: text("title"),
        title_en: text("title_en"),
        date: text("date").and_then(|text| Date::written(&text)),
        author: (!authors.is_empty()).then(|| authors.join(" \u{B7} ")),
        sources: of("sources"),
        sources_en: of("sources_en"),
        lang: text("lang")
            .or_else(|| text("language"))
            .map(|tag| tag.replace('_', "-"))
            .filter(|tag| is_language(tag)),
        dir: text("dir").and_then(|name| declared(&name)),
        tags: of("tags"),
        summary: text("summary").or_else(|| text("description")),
        summary_en: text("summary_en"),
        broken_line: None,
    }
}

/// The texts of a value, each one line: its own, those of its items, or the name in a table.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Text(text) => {
            let line: Vec<&str> = text.split_whitespace().collect();
            Some(line.join(" "))
                .filter(|line| !line.is_empty())
                .into_iter()
                .collect()
        }
        Value::List(items) => items.iter().flat_map(texts).collect(),
        Value::Table(entries) => {
            let is_name = |key: &str| ["name", "title"].contains(&key);
            let named = entries.iter().find(|(key, _)| is_name(key));
            named.map_or(Vec::new(), |(_, name)| texts(name))
        }
        Value::Nothing => Vec::new(),
    }
}
