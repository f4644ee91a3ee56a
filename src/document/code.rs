//! The comments and strings of a line of code, found without knowing its language.
//!
//! Code runs from left to right, but what people have written in it is read as they wrote it: a comment or string whose letters
//! are right-to-left for the most part is an isolate of that direction (UAX #9, HL3), so that its brackets and its full stop
//! stand where they belong and the quotes around it stay where they are. Words beside an arrow are isolates as well: it points
//! where the code has it.

mod arrow;
mod comment;
mod language;

use std::ops::Range;

use super::direction::Letters;
use crate::text::bidi::is_rtl;
use crate::text::{Direction, Isolate};
use comment::ENCLOSING;
pub use language::Comments;

/// What may stand before a quote as a part of the string: `f"…"`, `u8"…"`.
const PREFIXES: [&str; 10] = ["r", "b", "f", "u", "l", "br", "rb", "fr", "rf", "u8"];

/// A longer line, in bytes, was written by no hand, and is left as it is.
const LONGEST: usize = 4 << 10;

/// The isolates of a line of code, some within others.
pub(super) fn isolates(line: &str, comments: Comments) -> Vec<Isolate> {
    let mut scanner = Scanner {
        line,
        comments,
        at: 0,
        in_markup: false,
        found: Vec::new(),
    };
    // Nearly all lines of code are ASCII.
    if line.len() <= LONGEST && line.contains(is_rtl) {
        scanner.scan();
    }
    scanner.found
}

/// The same of a line of a comparison that is code: behind its sign, all right-to-left letters are of comments and strings.
pub(super) fn of_comparison(line: &str, comments: Comments) -> Option<Vec<Isolate>> {
    let signs = ["+++ ", "--- "];
    let code = line.strip_prefix(['+', '-', ' '])?;
    if signs.iter().any(|name| line.starts_with(name)) {
        return None;
    }
    let mut found = isolates(code, comments);
    let (mut end, mut is_other) = (0, false);
    for isolate in &mut found {
        let within = isolate.range.clone();
        is_other |= code[end.min(within.start)..within.start].contains(is_rtl);
        end = end.max(within.end);
        isolate.range = within.start + 1..within.end + 1;
    }
    is_other |= code[end..].contains(is_rtl);
    (!is_other).then_some(found)
}

struct Scanner<'a> {
    line: &'a str,
    comments: Comments,
    at: usize,
    /// Whether a tag has begun on this line.
    in_markup: bool,
    found: Vec<Isolate>,
}

impl Scanner<'_> {
    fn scan(&mut self) {
        let prose = self.prose();
        if self.take(prose) {
            return;
        }
        while let Some(c) = self.rest().chars().next() {
            if self.enclosed_comment()
                || self.line_comment()
                || self.string(c)
                || self.between_tags(c)
                || self.beside_arrow(c)
            {
                continue;
            }
            self.at += c.len_utf8();
        }
    }

    fn rest(&self) -> &str {
        &self.line[self.at..]
    }

    fn before(&self) -> Option<char> {
        self.line[..self.at].chars().next_back()
    }

    /// Isolates a range but for the blanks around it, if what people have written there runs from right to left; and within it
    /// what they have not.
    fn take(&mut self, range: Range<usize>) -> bool {
        let text = &self.line[range.clone()];
        let start = range.end - text.trim_start().len();
        let text = text.trim();
        let codes = placeholders(text);
        let mut letters = Letters::default();
        let mut from = 0;
        for code in &codes {
            letters.add(&text[from..code.start]);
            from = code.end;
        }
        letters.add(&text[from..]);
        if letters.paragraph(Direction::Ltr) == Direction::Ltr {
            return false;
        }
        self.found.push(Isolate {
            range: start..start + text.len(),
            direction: Direction::Rtl,
            forced: false,
        });
        self.found.extend(codes.iter().map(|code| Isolate {
            range: start + code.start..start + code.end,
            direction: Direction::Ltr,
            forced: false,
        }));
        true
    }

    /// A line of a comment or string that began above, or the value of a key without quotes; empty if there is none.
    fn prose(&self) -> Range<usize> {
        let is_prefix = |c: char| c == ' ' || "\t*-+|>\u{2022}".contains(c);
        let is_drawn = |c: char| matches!(c, '\u{2500}'..='\u{257F}');
        let start = |text: &str| {
            text.trim_start_matches(|c| is_prefix(c) || is_drawn(c))
                .len()
        };
        let mut from = self.line.len() - start(self.line);
        let is_key = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
        let after_key = self.line[from..].trim_start_matches(is_key);
        if after_key.len() < self.line.len() - from
            && let Some(value) = after_key.trim_start().strip_prefix([':', '='])
        {
            from = self.line.len() - value.trim_start().len();
        }
        let mut text = &self.line[from..];
        for (_, end) in ENCLOSING {
            text = text.trim_end().strip_suffix(end).unwrap_or(text);
        }
        if is_prose(text) {
            from..from + text.len()
        } else {
            0..0
        }
    }

    /// A string between quotes of one kind on this line. A quote without another is a sign like any other.
    fn string(&mut self, quote: char) -> bool {
        if !matches!(quote, '"' | '\'' | '`') || !self.opens(quote) {
            return false;
        }
        let start = self.at + quote.len_utf8();
        let Some(length) = string_end(&self.line[start..], quote) else {
            return false;
        };
        let range = start..start + length;
        self.take(range.clone());
        self.at = range.end + quote.len_utf8();
        true
    }

    /// Whether the quote here is none within a word: an apostrophe, the mark of a Hebrew abbreviation.
    fn opens(&self, quote: char) -> bool {
        let before = &self.line[..self.at];
        let word = before.len() - before.trim_end_matches(char::is_alphanumeric).len();
        let word = &before[before.len() - word..];
        word.is_empty()
            || (quote != '\'' && !word.contains(is_rtl))
            || PREFIXES
                .iter()
                .any(|prefix| word.eq_ignore_ascii_case(prefix))
    }

    /// The text between two tags of one line.
    fn between_tags(&mut self, c: char) -> bool {
        let next = self.rest()[c.len_utf8()..].chars().next();
        let is_tag = |c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!');
        self.in_markup |= c == '<' && next.is_some_and(is_tag);
        if c != '>' || !self.in_markup {
            return false;
        }
        let start = self.at + 1;
        let length = self.line[start..].find('<');
        let end = length.map_or(self.line.len(), |length| start + length);
        if !(is_prose(&self.line[start..end]) && self.take(start..end)) {
            return false;
        }
        self.at = end;
        true
    }
}

/// Whether a text can be a sentence: it begins with no quote or Latin letter, is no name of a file, and has no signs of code.
fn is_prose(text: &str) -> bool {
    let text = text.trim_start();
    let first = text.find(|c: char| c.is_alphanumeric()).unwrap_or(0);
    let is_name = |text: &str| {
        !text.contains(char::is_whitespace) && text.contains(|c: char| c.is_ascii_alphabetic())
    };
    text[first..].starts_with(is_rtl)
        && !is_name(text.trim())
        && text[..first]
            .chars()
            .all(|c| c.is_whitespace() || "([\u{AB}\u{201C}".contains(c))
        && !text.contains(['=', '{', '}', ';', '<', '>', '\\', '`'])
        && !text.contains("//")
        && !text.contains("/*")
}

/// Where the string ends that `text` begins within. An apostrophe ends none within a word.
fn string_end(text: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    let mut before = quote;
    for (at, c) in text.char_indices() {
        let is_end = c == quote && !escaped;
        let after = || text[at + c.len_utf8()..].chars().next();
        let is_letter = |c: char| c.is_alphabetic() && (quote == '\'' || is_rtl(c));
        if is_end && !(is_letter(before) && after().is_some_and(is_letter)) {
            return Some(at);
        }
        escaped = c == '\\' && !escaped;
        before = c;
    }
    None
}

/// What a program puts something else for in a string: `%s`, `{name}`, `\n`, tags.
fn placeholders(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(length) = text[at..].find(['%', '{', '$', '\\', '<']) {
        at += length;
        let length = placeholder(&text[at..]);
        if length > 1 {
            found.push(at..at + length);
        }
        at += length.max(1);
    }
    found
}

/// The bytes of the placeholder that a text begins with: 0 if it is none.
fn placeholder(text: &str) -> usize {
    let up_to = |end: char| {
        let length = text.find(end).map(|at| at + end.len_utf8());
        length
            .filter(|&length| text[..length].is_ascii())
            .unwrap_or(0)
    };
    let mut rest = text.chars();
    match (rest.next(), rest.next()) {
        (Some('\\'), Some(c)) => 1 + c.len_utf8(),
        (Some('$'), Some('{')) | (Some('{'), _) => up_to('}'),
        (Some('<'), Some(c)) if c.is_ascii_alphabetic() || c == '/' => up_to('>'),
        (Some('%'), Some(_)) => {
            let name = text[1..].strip_prefix('(').map_or(0, |_| up_to(')'));
            let spec = &text[name.max(1)..];
            let conversion = spec.find(|c: char| !(c.is_ascii_digit() || "$.-+#".contains(c)));
            let is_one =
                |at: &usize| spec[*at..].starts_with(['s', 'd', 'i', 'f', 'u', 'x', 'c', '@']);
            conversion
                .filter(is_one)
                .map_or(0, |at| name.max(1) + at + 1)
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests;
