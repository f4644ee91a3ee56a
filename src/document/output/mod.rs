//! What a command writes for a terminal or a printer → its text, and how each part of it looks.
//!
//! Known are overstrike (`X⌫X` bold, `_⌫X` underlined), SGR (ECMA-48 8.3.117, with 256 and true colours) and the links of OSC 8;
//! every other sequence is dropped. A line stands as the command laid it out: tabs are blanks, and it is never joined with another.

mod headings;
mod sgr;

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::block::{Inline, Link, LinkKind, Span};
use super::bytes::{Bytes, ReadError};
use super::decode::decode;
use crate::text::cluster::char_width;

/// Columns from one tab stop to the next.
const TAB: usize = 8;

/// What a command has written.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Output {
    /// The text, in UTF-8.
    pub(super) text: String,
    /// How parts of it look, in bytes of the text, in order, none empty.
    pub(super) looks: Vec<Span>,
    /// Parts that lead somewhere, in bytes of the text, in order, each within a line.
    pub(super) links: Vec<Link>,
}

/// Whether a text was written for a terminal.
pub(super) fn is_output(head: &[u8]) -> bool {
    let is_sequence = |pair: &[u8]| matches!(pair, [0x1B, b'[' | b']' | b'(']);
    let is_overstrike = |three: &[u8]| matches!(three, [before, 0x08, after] if !before.is_ascii_control() && !after.is_ascii_control());
    head.windows(2).any(is_sequence) || head.windows(3).any(is_overstrike)
}

/// Whether a text is a comparison of files, whose lines begin with a sign.
pub(super) fn is_diff(head: &str) -> bool {
    let mut lines = head.lines();
    let first = lines.next().unwrap_or_default();
    first.starts_with("diff --git ")
        || first.starts_with("--- ") && lines.next().is_some_and(|line| line.starts_with("+++ "))
}

impl Bytes for Output {
    fn len(&self) -> u64 {
        self.text.len() as u64
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<usize, ReadError> {
        let text = usize::try_from(offset).ok();
        let text = text
            .and_then(|at| self.text.as_bytes().get(at..))
            .unwrap_or_default();
        let count = text.len().min(buf.len());
        buf[..count].copy_from_slice(&text[..count]);
        Ok(count)
    }
}

impl Output {
    /// Reads what was written.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let (source, _) = decode(bytes);
        let mut reader = Reader {
            output: Self::default(),
            look: Inline::default(),
            target: String::new(),
            column: 0,
            struck: None,
        };
        let mut rest = source.as_str();
        while let Some(at) = rest.find(|c: char| c.is_control()) {
            reader.text(&rest[..at]);
            rest = reader.control(&rest[at..]);
        }
        reader.text(rest);
        reader.output
    }

    /// The looks within a part of the text, in bytes of the part.
    pub(super) fn looks_in(&self, part: Range<usize>) -> Vec<Span> {
        let own = |(span, range): (&Span, Range<usize>)| Span {
            range,
            style: span.style,
        };
        within(&self.looks, |span| &span.range, part)
            .map(own)
            .collect()
    }

    /// The links within a part of the text, in bytes of the part.
    pub(super) fn links_in(&self, part: Range<usize>) -> Vec<Link> {
        let own = |(link, range): (&Link, Range<usize>)| Link {
            range,
            ..link.clone()
        };
        within(&self.links, |link| &link.range, part)
            .map(own)
            .collect()
    }
}

/// Of pieces in their order those that reach into a part of the text, each with its bytes of the part.
fn within<T>(
    pieces: &[T],
    range: impl Fn(&T) -> &Range<usize>,
    part: Range<usize>,
) -> impl Iterator<Item = (&T, Range<usize>)> {
    let first = pieces.partition_point(|piece| range(piece).end <= part.start);
    let ranges = pieces[first..]
        .iter()
        .map(move |piece| (piece, range(piece).clone()));
    let (start, end) = (part.start, part.end);
    ranges
        .take_while(move |(_, range)| range.start < end)
        .map(move |(piece, range)| {
            (
                piece,
                range.start.max(start) - start..range.end.min(end) - start,
            )
        })
}

struct Reader {
    output: Output,
    look: Inline,
    /// Where the link leads that is open; nowhere if none is.
    target: String,
    /// The column that the next character comes to.
    column: usize,
    /// The character that is struck over by the next.
    struck: Option<char>,
}

impl Reader {
    fn text(&mut self, text: &str) {
        let mut rest = text;
        if let Some(struck) = self.struck.take_if(|_| !text.is_empty()) {
            let first = text.chars().next().unwrap_or_default();
            rest = &text[first.len_utf8()..];
            self.strike(struck, first);
        }
        self.column += rest
            .chars()
            .map(|c| usize::from(char_width(c)))
            .sum::<usize>();
        self.push(rest, self.look);
    }

    /// Two characters on one place.
    fn strike(&mut self, below: char, above: char) {
        let mut look = self.look;
        let shown = match (below, above) {
            ('_', _) if above != '_' => {
                look.underline = true;
                above
            }
            (_, '_') if below != '_' => {
                look.underline = true;
                below
            }
            _ => {
                look.strong |= below == above;
                above
            }
        };
        self.column += usize::from(char_width(shown));
        self.push(shown.encode_utf8(&mut [0; 4]), look);
    }

    fn push(&mut self, text: &str, look: Inline) {
        let start = self.output.text.len();
        self.output.text.push_str(text);
        let range = start..start + text.len();
        if range.is_empty() || look == Inline::default() {
            return;
        }
        if look.link {
            match self.output.links.last_mut() {
                Some(last) if last.range.end == start && last.target == self.target => {
                    last.range.end = range.end;
                }
                _ => self.output.links.push(Link {
                    range: range.clone(),
                    target: self.target.clone(),
                    kind: LinkKind::Words,
                }),
            }
        }
        match self.output.looks.last_mut() {
            Some(last) if last.range.end == start && last.style == look => {
                last.range.end = range.end;
            }
            _ => self.output.looks.push(Span { range, style: look }),
        }
    }

    /// Obeys the control character or sequence that a text begins with, and returns what follows it.
    fn control<'a>(&mut self, text: &'a str) -> &'a str {
        let c = text.chars().next().unwrap_or_default();
        let rest = &text[c.len_utf8()..];
        match c {
            '\n' => {
                self.struck = None;
                self.column = 0;
                self.push("\n", Inline::default());
            }
            '\t' => {
                let blanks = TAB - self.column % TAB;
                self.column += blanks;
                self.push(&" ".repeat(blanks), self.look);
            }
            '\u{8}' => self.back(),
            '\u{1B}' => return self.sequence(rest),
            '\u{9B}' => return self.control_sequence(rest),
            _ => {}
        }
        rest
    }

    /// Goes back by a character of the line.
    fn back(&mut self) {
        let last = self.output.text.chars().next_back().filter(|c| *c != '\n');
        let Some(last) = last else {
            return;
        };
        let len = self.output.text.len() - last.len_utf8();
        self.output.text.truncate(len);
        if let Some(link) = self.output.links.last_mut() {
            link.range.end = link.range.end.min(len);
            if link.range.is_empty() {
                self.output.links.pop();
            }
        }
        if let Some(look) = self.output.looks.last_mut() {
            look.range.end = look.range.end.min(len);
            // Struck over twice, it was bold already.
            if look.range.is_empty() {
                self.output.looks.pop();
            }
        }
        self.column = self.column.saturating_sub(char_width(last).into());
        self.struck = Some(last);
    }

    /// What follows an escape.
    fn sequence<'a>(&mut self, text: &'a str) -> &'a str {
        let Some(kind) = text.chars().next() else {
            return text;
        };
        let rest = &text[kind.len_utf8()..];
        match kind {
            '[' => self.control_sequence(rest),
            // A string, up to its end or that of the line.
            ']' | 'P' | 'X' | '^' | '_' => {
                let end = rest.find(['\u{7}', '\u{1B}', '\u{9C}', '\n']);
                let (string, behind) = rest.split_at(end.unwrap_or(rest.len()));
                if kind == ']'
                    && let Some(link) = string.strip_prefix("8;")
                {
                    let (_, target) = link.split_once(';').unwrap_or_default();
                    self.look.link = !target.is_empty();
                    target.clone_into(&mut self.target);
                }
                let behind = behind.strip_prefix("\u{1B}\\").unwrap_or(behind);
                behind.strip_prefix(['\u{7}', '\u{9C}']).unwrap_or(behind)
            }
            // A character set: one more character, if that can name one.
            '(' | ')' | '*' | '+' | '#' | '%' => rest
                .strip_prefix(|c: char| c.is_ascii_graphic())
                .unwrap_or(rest),
            // The end of the line is none of a sequence.
            '\n' => text,
            _ => rest,
        }
    }

    /// What follows `ESC [`.
    fn control_sequence<'a>(&mut self, text: &'a str) -> &'a str {
        let Some(end) = text.find(|c: char| !(' '..='?').contains(&c)) else {
            return "";
        };
        let (parameters, rest) = text.split_at(end);
        let Some(rest) = rest.strip_prefix(|c: char| ('@'..='~').contains(&c)) else {
            return rest;
        };
        if text[end..].starts_with('m') {
            sgr::apply(&mut self.look, parameters);
        }
        rest
    }
}
