//! The fields of a line that a command has laid out from left to right: what of it is Arabic reads from right to left, and stays
//! where it stands.

use std::ops::Range;

use super::direction::paragraph_direction;
use crate::text::cluster::char_width;
use crate::text::{Direction, Isolate};

/// The parts of a line that are read from right to left by themselves: of each field, which two blanks part from the next,
/// what begins with its first letter from right to left. What stands before that is a sign of a comparison, the name of a file
/// or the number of a line, and is left where it is. Behind words from left to right a quotation is a part of its own.
pub(super) fn isolates(line: &str) -> Vec<Isolate> {
    let mut isolates = Vec::new();
    let mut at = 0;
    let parting = if is_filled(line) { "\n" } else { "  " };
    for field in line.split(parting) {
        let mut rest = field;
        while let Some(part) = first_part(rest) {
            let start = at + (field.len() - rest.len());
            let range = start + part.start..start + part.end;
            if paragraph_direction(&line[range.clone()], Direction::Ltr) == Direction::Rtl {
                isolates.push(Isolate {
                    range,
                    direction: Direction::Rtl,
                    forced: false,
                });
            }
            rest = &rest[part.end..];
        }
        at += field.len() + 2;
    }
    isolates
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

/// The first part of a field that begins with a letter from right to left, or with a sign that opens before it.
fn first_part(field: &str) -> Option<Range<usize>> {
    let first = field.find(is_right_to_left)?;
    // What opens before the first letter closes behind it.
    let start = field[..first].trim_end_matches(OPENING).len();
    let end = field.trim_end().len();
    let opening = field[start..first].chars().next();
    let closing = QUOTES.iter().find(|(open, _)| opening == Some(*open));
    let is_quoted = field[..start].contains(|c: char| c.is_ascii_alphabetic());
    let quotation = closing
        .filter(|_| is_quoted)
        .and_then(|(_, close)| Some(first + field[first..].find(*close)? + close.len_utf8()));
    Some(start..quotation.unwrap_or(end))
}

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

fn is_right_to_left(c: char) -> bool {
    use unicode_bidi::BidiClass;
    matches!(unicode_bidi::bidi_class(c), BidiClass::R | BidiClass::AL)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_arabic_of_each_field_is_apart() {
        let parts = |line: &str| {
            let isolates = isolates(line).into_iter();
            isolates
                .map(|isolate| line[isolate.range].to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            parts("+\u{628}\u{628} x \u{62A}"),
            ["\u{628}\u{628} x \u{62A}"]
        );
        assert_eq!(parts("a.txt:12:(\u{628}) 3"), ["(\u{628}) 3"]);
        assert_eq!(
            parts("  \u{628}\u{628}   x  \u{62A}  "),
            ["\u{628}\u{628}", "\u{62A}"]
        );
        assert_eq!(
            parts("a = \"\u{628}\" # 12 '\u{62A}'"),
            ["\"\u{628}\"", "'\u{62A}'"]
        );
        assert!(parts("plain  text").is_empty() && parts("").is_empty());
    }

    /// The words of a manual page were fields of their own and read from left to right, where blanks were widened to fill a line.
    #[test]
    fn a_line_that_was_filled_with_blanks_is_read_as_a_whole() {
        let count = |line: String| isolates(&line).len();
        let word = "\u{628}\u{628}\u{628}\u{628}\u{628}\u{628}\u{628}";
        assert_eq!(count(format!("       {}", [word; 6].join("  "))), 1);
        let mixed = [[word; 3].join("  "), [word; 3].join(" ")].join("  ");
        assert_eq!(count(format!("       {mixed}")), 1);
        let sentence = format!("{mixed}.   {word}");
        assert_eq!(count(sentence), 1);
        // Columns: of many widths, or of a few words.
        assert_eq!(count([word; 6].join("     ")), 6);
        assert_eq!(
            count(format!(
                "{word}  {word}  {word}       {word}   {word}  {word}  {word}"
            )),
            7
        );
        assert_eq!(count(format!("{word}  {word}")), 2);
    }
}
