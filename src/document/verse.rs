//! Lines of verse whose halves are parted by a wide gap or a sign, as printers set them.

use std::ops::Range;

use super::block::Table;
use crate::text::Direction;
use crate::text::cluster::char_width;

/// The longest line that is looked at, in bytes, and the widest half, in columns.
const LONGEST: usize = 1 << 10;
const WIDEST: u32 = 60;

/// Words and letters that a half has at least.
const FEWEST_WORDS: usize = 2;
const FEWEST_LETTERS: usize = 6;

/// The blanks that part two halves without a sign between them.
const GAP: usize = 3;

/// The halves of a line of verse, in bytes: both in right-to-left letters, and of like width; so columns of numbers, tables and
/// logs are none. Nothing if it is no such line.
pub(super) fn halves(line: &str) -> Option<[Range<usize>; 2]> {
    if line.len() > LONGEST || line.is_ascii() {
        return None;
    }
    let mut partings = partings(line);
    let parting = partings.next().filter(|_| partings.next().is_none())?;
    let start = line.len() - line.trim_start().len();
    let halves = [start..parting.start, parting.end..line.trim_end().len()];
    let [first, second] = [&line[halves[0].clone()], &line[halves[1].clone()]].map(half_width);
    let (first, second) = (first?, second?);
    (2 * first.min(second) >= first.max(second)).then_some(halves)
}

/// The same of a line that may be broken UTF-8.
pub(super) fn is_line(line: &[u8]) -> bool {
    !line.is_ascii() && line.len() <= LONGEST && halves(&String::from_utf8_lossy(line)).is_some()
}

/// The halves of each line of a text, if all its lines are verse and there are two at least.
pub(super) fn table(text: &str) -> Option<Table> {
    let mut rows = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\u{2028}']) {
        let halves = halves(line.trim_end_matches(['\n', '\u{2028}']))?;
        let in_text = |half: &Range<usize>| at + half.start..at + half.end;
        rows.push(halves.iter().map(in_text).collect());
        at += line.len();
    }
    (rows.len() >= 2).then(|| Table {
        rows,
        is_verse: true,
        ..Table::default()
    })
}

/// What stands between words and may part halves: many blanks, a tab, or a sign among blanks.
fn partings(line: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let is_gap = |c: char| c.is_whitespace() || "*=#%~.\u{2026}".contains(c);
    let text = line.trim_end();
    let mut at = text.len() - text.trim_start().len();
    std::iter::from_fn(move || {
        loop {
            let start = at + text[at..].find(char::is_whitespace)?;
            let rest = &text[start..];
            let run = rest.len() - rest.trim_start_matches(is_gap).len();
            // A sign that touches a word belongs to it.
            let run = rest[..run].rfind(char::is_whitespace).unwrap_or(0);
            let run = rest[run..]
                .chars()
                .next()
                .map_or(run, |c| run + c.len_utf8());
            at = start + run;
            if parts(&rest[..run]) {
                return Some(start..at);
            }
        }
    })
}

fn parts(gap: &str) -> bool {
    let blanks = gap.chars().filter(|c| c.is_whitespace()).count();
    let sign = gap.trim();
    let is_full_stop = sign == ".";
    blanks >= GAP || gap.contains('\t') || !sign.is_empty() && !is_full_stop
}

/// The columns of a half, if it is one: words in right-to-left letters, and little else.
fn half_width(half: &str) -> Option<u32> {
    let (mut rtl, mut ltr, mut digits) = (0, 0, 0);
    for c in half.chars() {
        match Direction::of_strong(c) {
            Some(Direction::Rtl) => rtl += 1,
            Some(Direction::Ltr) => ltr += 1,
            None => digits += usize::from(c.is_numeric()),
        }
    }
    let words = half.split_whitespace().count();
    let is_text =
        words >= FEWEST_WORDS && rtl >= FEWEST_LETTERS && 9 * ltr <= rtl && 4 * digits <= rtl;
    let width = half.chars().map(|c| u32::from(char_width(c))).sum();
    (is_text && width <= WIDEST).then_some(width)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A half of two words of so many letters each.
    fn half(letters: usize) -> String {
        let word = "\u{628}\u{64E}".repeat(letters);
        format!("{word} {word}")
    }

    #[test]
    fn a_gap_or_a_sign_parts_two_halves() {
        let (first, second) = (half(5), half(4));
        for parting in [
            "   ",
            "\t",
            " * ",
            " *** ",
            " ... ",
            " = ",
            " # ",
            "  %~%  ",
            " \u{2026} ",
            "     ***    ",
        ] {
            let line = format!("  {first}{parting}{second} ");
            let halves = halves(&line).unwrap_or_else(|| panic!("{parting:?}"));
            assert_eq!(
                halves.map(|half| line[half].to_owned()),
                [first.clone(), second.clone()]
            );
        }
    }

    #[test]
    fn prose_tables_and_columns_are_no_verse() {
        let (half, short, long) = (half(5), half(3), half(9));
        for line in [
            format!("{half} {half}"),
            format!("{half}. {half}"),
            format!("{half}  {half}"),
            format!("{half}   {half}   {half}"),
            format!("{half}   12345"),
            format!("{half}   one two three"),
            format!("{short}   {long}"),
            format!("{half}   \u{628}\u{628}\u{628}\u{628}\u{628}\u{628}"),
            "one two   three four".to_owned(),
        ] {
            assert_eq!(halves(&line), None, "{line}");
        }
    }

    #[test]
    fn one_line_is_none() {
        let line = format!("{}   {}", half(5), half(5));
        assert_eq!(table(&line), None);
        let two = format!("{line}\n{line}");
        let table = table(&two).unwrap();
        assert_eq!(table.rows.len(), 2);
        assert_eq!(two[table.rows[1][1].clone()], half(5));
    }
}
