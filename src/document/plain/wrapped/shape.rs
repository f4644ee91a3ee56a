//! What is looked at of a line.

use crate::document::verse;
use crate::text::cluster::{char_width, is_mark};

/// A line as far as it tells whether it goes on with the next.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shape {
    /// Columns up to the end of its last word.
    pub(super) width: u32,
    /// The letter that it ends with.
    pub(super) last: Option<char>,
    pub(super) sentences: Sentences,
    indent: u32,
    first_word: u32,
    is_prose: bool,
    begins_item: bool,
}

/// How many signs that end a sentence or a part of one a line has.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sentences {
    pub(super) within: u32,
    pub(super) at_the_end: u32,
}

/// How much farther in the lines of an item may stand than its marker, and a paragraph than its first line, in columns.
const FARTHEST: u32 = 8;

/// No margin stands so far out that a line before it has so many bytes.
const LONGEST: usize = 1 << 10;

/// How much of a line is looked at for a marker, in bytes.
const NEAR: usize = 1 << 8;

impl Shape {
    pub(super) fn of(line: &[u8]) -> Self {
        if line.len() > LONGEST {
            return Self::default();
        }
        let line = String::from_utf8_lossy(line);
        let text = line.trim_end();
        let words = text.trim_start();
        let indent = columns(&text[..text.len() - words.len()]);
        let first = words.split_whitespace().next().unwrap_or_default();
        Self {
            width: indent + columns(words),
            last: words
                .chars()
                .rev()
                .find(|c| c.is_alphabetic() && !is_mark(*c)),
            sentences: sentences(words),
            indent,
            first_word: columns(first),
            is_prose: is_prose(words),
            begins_item: marker(words).is_some(),
        }
    }

    /// Columns of the line with a blank and the first word of the next.
    pub(super) fn with_first_word_of(&self, next: &Self) -> u32 {
        self.width + 1 + next.first_word
    }

    /// Whether the next line can belong to the same paragraph, if this one is full.
    pub(super) fn may_go_on_with(&self, next: &Self) -> bool {
        let deepest = self.indent + if self.begins_item { FARTHEST } else { 0 };
        self.is_prose
            && next.is_prose
            && !next.begins_item
            && next.indent <= deepest
            && self.indent <= next.indent + FARTHEST
    }
}

/// Columns of the marker that an item's line begins with, and of the blanks behind it.
pub(super) fn marker_width(line: &[u8]) -> Option<u16> {
    // A marker and its blanks are shorter by far.
    let line = String::from_utf8_lossy(&line[..line.len().min(NEAR)]);
    let marker = marker(line.trim_start())?;
    u16::try_from(columns(marker)).ok()
}

fn columns(text: &str) -> u32 {
    text.chars().map(|c| u32::from(char_width(c))).sum()
}

fn sentences(text: &str) -> Sentences {
    let is_end = |c: char| ".!?,;:\u{60C}\u{61B}\u{61F}\u{6D4}\u{2026}".contains(c);
    let mut found = Sentences::default();
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let ends = u32::from(word.ends_with(is_end));
        if words.peek().is_some() {
            found.within += ends;
        } else {
            found.at_the_end += ends;
        }
    }
    found
}

/// Whether a line is nearly all words: no rule, table, log, code, drawing, quotation mark of an e-mail.
fn is_prose(text: &str) -> bool {
    let Some(first) = text.chars().next() else {
        return false;
    };
    let drawn = text.chars().filter(|c| !c.is_whitespace());
    let (letters, all) = drawn.fold((0, 0), |(letters, all), c| {
        (letters + u32::from(is_letter(c) || is_mark(c)), all + 1)
    });
    10 * letters >= 6 * all
        && !"><|#/$@+{}\\%;=~".contains(first)
        && !text.ends_with(['{', '}', '\\', '|'])
        && !text.contains(['\t', '\u{2502}', '|'])
        && !text.contains("   ")
        && !text.contains("-->")
        && !(first == '"' && text.ends_with('"'))
        && !begins_with_time(text)
        && verse::halves(text).is_none()
}

/// The letters of Arabic first: asking Unicode takes many times as long.
fn is_letter(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{64A}') || c.is_alphabetic()
}

/// Whether a line begins like that of a log or with a date: `12:30`, `2021-05-04`.
fn begins_with_time(text: &str) -> bool {
    let text = text.trim_start_matches(['[', '(']);
    let digits =
        |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let first = digits(text);
    let rest = text[first..].strip_prefix([':', '-', '/', '.']);
    first > 0 && rest.is_some_and(|rest| digits(rest) > 0)
}

/// What a line begins with if it is the marker of a list's item, a bullet, a number or a letter, with the blanks behind it.
fn marker(text: &str) -> Option<&str> {
    let (marker, rest) = text.split_once(' ')?;
    if rest.is_empty() || marker.chars().count() > 5 {
        return None;
    }
    let is_bullet = |c: char| {
        "-*+o".contains(c)
            || matches!(
                c,
                '\u{2022}' | '\u{B7}' | '\u{2013}' | '\u{2014}' | '\u{25A0}'..='\u{25FF}'
            )
    };
    let closes = |c: char| ".)-:]/\u{640}".contains(c);
    let name = marker
        .trim_start_matches(['(', '['])
        .trim_end_matches(closes);
    let is_enclosed = marker.len() > name.len();
    let is_number = !name.is_empty() && name.chars().all(char::is_numeric);
    let is_letter =
        name.chars().filter(|c| !is_mark(*c)).count() == 1 && name.chars().all(char::is_alphabetic);
    let is_marker = marker.chars().all(is_bullet) || is_enclosed && (is_number || is_letter);
    let length = text.len() - rest.trim_start().len();
    is_marker.then(|| &text[..length])
}
