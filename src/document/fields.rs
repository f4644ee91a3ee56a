//! The fields of a line that a command has laid out from left to right: what of it is Arabic reads from right to left, and stays
//! where it stands.

use std::ops::Range;

use super::decode::floor_char_boundary;
use super::direction::paragraph_direction;
use crate::text::bidi::is_rtl;
use crate::text::cluster::char_width;
use crate::text::{Direction, Isolate, file_names, links};

/// The parts of a line that are read from right to left by themselves, and the names of files in it, which are not. A part is,
/// of each field, what begins with its first letter from right to left. What stands before that is a sign of a comparison, the
/// name of a file or the number of a line, and is left where it is. Behind words from left to right a quotation is a part of its
/// own; so are words in right-to-left letters among more of other kinds, as one blank parts them in a list of files.
pub(super) fn isolates(line: &str) -> Vec<Isolate> {
    if line.is_ascii() {
        return Vec::new();
    }
    let names = file_names(line, &links(line));
    let masked = masked(line, &names);
    let mut isolates = Vec::new();
    let mut push = |range: Range<usize>, direction| {
        isolates.push(Isolate {
            range,
            direction,
            forced: false,
        });
    };
    for field in fields(line) {
        let is_prose = is_prose(&masked[field.clone()]);
        let mut at = field.start;
        while let Some(part) = first_part(&masked[at..field.end], is_prose) {
            let range = at + part.start..at + part.end;
            at = range.end;
            let text = &line[range.clone()];
            if paragraph_direction(text, Direction::Ltr) != Direction::Rtl {
                continue;
            }
            if text.contains(' ') {
                push(range, Direction::Rtl);
                continue;
            }
            // The name of a branch has its parts from left to right.
            let mut start = range.start;
            for word in text.split('/') {
                push(start..start + word.len(), Direction::Rtl);
                start += word.len() + 1;
            }
        }
    }
    for name in names {
        push(name, Direction::Ltr);
    }
    isolates
}

/// A line with Latin letters in the place of names, byte for byte.
fn masked(line: &str, names: &[Range<usize>]) -> String {
    let mut masked = String::with_capacity(line.len());
    for name in names {
        masked.push_str(&line[masked.len()..name.start]);
        masked.extend(name.clone().map(|_| 'x'));
    }
    masked.push_str(&line[masked.len()..]);
    masked
}

/// The fields of a line: two blanks part them, or a sign that stands between what is on its left and on its right.
fn fields(line: &str) -> Vec<Range<usize>> {
    let whole = 0..line.len();
    let mut fields = vec![whole];
    let blanks = if is_filled(line) { "\n" } else { "  " };
    for parting in [blanks, " -> ", " => ", " | "] {
        let split = |field: Range<usize>| {
            let mut start = field.start;
            line[field].split(parting).map(move |text| {
                let part = start..start + text.len();
                start = part.end + parting.len();
                part
            })
        };
        fields = fields.into_iter().flat_map(split).collect();
    }
    fields
}

/// Whether a field is a sentence from right to left, for other words are no more than its own from the first of these to the
/// last. A number weighs more than a word: it is mostly a field.
fn is_prose(field: &str) -> bool {
    let (mut own, mut other, mut since) = (0, 0, 0);
    for word in field.split(' ') {
        let first = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        if word.contains(is_rtl) {
            own += 1;
            other += since;
            since = 0;
        } else if own > 0 && !first.is_empty() {
            since += if first.starts_with(char::is_numeric) {
                2
            } else {
                1
            };
        }
    }
    own >= other
}

/// Whether the blanks of a line were widened to fill it, as `man` sets its paragraphs, so that they part words and no fields.
/// They are alike then but for one blank, and for one more behind a sentence; those of columns are of many widths.
fn is_filled(line: &str) -> bool {
    if line.is_ascii()
        || line
            .chars()
            .map(|c| usize::from(char_width(c)))
            .sum::<usize>()
            < FILLED
    {
        return false;
    }
    let (mut gaps, mut least, mut most) = (0, usize::MAX, 0);
    let mut rest = line.trim();
    while let Some(at) = rest.find(' ') {
        let behind = rest[at..].trim_start_matches(' ');
        let gap = rest.len() - at - behind.len();
        let is_sentence_end = gap > 1 && rest[..at].ends_with(SENTENCE_ENDS);
        let gap = gap - usize::from(is_sentence_end);
        (gaps, least, most) = (gaps + 1, least.min(gap), most.max(gap));
        rest = behind;
    }
    gaps >= FEWEST_GAPS && most <= WIDEST_GAP && most - least <= 1
}

/// Columns that a line has at least which was filled, and between how many words blanks tell that.
const FILLED: usize = 50;
const FEWEST_GAPS: usize = 4;

/// Blanks between words that were widened.
const WIDEST_GAP: usize = 3;

/// What ends a sentence.
const SENTENCE_ENDS: [char; 6] = ['.', ':', '!', '?', '\u{61F}', '\u{6D4}'];

/// How far the end of a quotation is looked for, in bytes: a line of megabytes may be full of quotations that have none.
const LONGEST_QUOTATION: usize = 4 << 10;

/// The first part of a field that begins with a letter from right to left, or with a sign that opens before it. It goes on to
/// the end of a sentence, else as long as its words have such letters.
fn first_part(field: &str, is_prose: bool) -> Option<Range<usize>> {
    let first = field.find(is_rtl)?;
    // What opens before the first letter closes behind it.
    let start = field[..first].trim_end_matches(OPENING).len();
    let opening = field[start..first].chars().next();
    let closing = QUOTES.iter().find(|(open, _)| opening == Some(*open));
    let is_quoted = field[..start].contains(|c: char| c.is_ascii_alphabetic());
    let near = &field[first..floor_char_boundary(field, first + LONGEST_QUOTATION)];
    let quotation = closing
        .filter(|_| is_quoted)
        .and_then(|(_, close)| Some(first + near.find(*close)? + close.len_utf8()));
    let end = || {
        if is_prose {
            field.len()
        } else {
            words(field, first)
        }
    };
    let end = quotation.unwrap_or_else(|| start + own(&field[start..end()]).len());
    Some(start..end)
}

/// Where the words end, from byte `from` on, that have letters from right to left.
fn words(field: &str, from: usize) -> usize {
    let words = field[from..].split(' ');
    let own = words.take_while(|word| word.contains(is_rtl));
    own.fold(from, |end, word| end + word.len() + 1) - 1
}

/// A part without what closes behind it but opens before it, and without the stroke behind the name of a folder.
fn own(part: &str) -> &str {
    let part = part.trim_end().trim_end_matches('/');
    let count = |signs: [char; 4]| part.matches(signs).count();
    let excess = count(CLOSING).saturating_sub(count(['(', '[', '{', '<']));
    let signs = part.chars().rev().take_while(|c| CLOSING.contains(c));
    &part[..part.len() - signs.count().min(excess)]
}

/// What closes brackets.
const CLOSING: [char; 4] = [')', ']', '}', '>'];

/// What opens brackets and quotations.
const OPENING: [char; 9] = [
    '(', '[', '{', '<', '\u{AB}', '"', '\'', '\u{201C}', '\u{2018}',
];

/// What opens a quotation, and what closes it.
const QUOTES: [(char, char); 5] = [
    ('"', '"'),
    ('\'', '\''),
    ('\u{AB}', '\u{BB}'),
    ('\u{201C}', '\u{201D}'),
    ('\u{2018}', '\u{2019}'),
];

#[cfg(test)]
mod tests;
