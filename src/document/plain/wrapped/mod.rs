//! Hard-wrapped text: whether a text is, and which line ends are none of the author's.
//!
//! A program or a typist that fills lines up to a margin ends a line where the next word does not fit any more. So a text is
//! hard-wrapped if nearly all its lines that are followed by another would reach over a margin with the first word of that;
//! and two lines are one paragraph's if the first would. Verse, lists, tables and logs end their lines anywhere. All that has to be
//! known of a text as a whole is its margin, which a few samples tell; the rest is between two lines.

mod joined;
mod shape;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::document::paragraphs::lines;
pub(super) use joined::{indents, raw_offset, text, text_offset};
use shape::Shape;

/// The longest paragraph that is joined, in bytes: lines that fill a whole book without an end are left as they are.
pub(super) const LONGEST: u64 = 32 << 10;

/// The columns that a margin can stand at. Narrower are columns of verse, wider are lines that nobody has filled.
const MARGINS: std::ops::RangeInclusive<u32> = 40..=132;

/// Pairs of lines that it takes to tell.
const FEWEST: usize = 3;

/// How a text is wrapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Margin {
    /// Columns that no line takes, or few.
    width: u32,
    /// Columns before it at which a line ends already: who fills lines by hand, or evenly, leaves some.
    slack: u32,
}

/// A line of prose and the one after it.
struct Pair {
    width: u32,
    needed: u32,
    last: Option<char>,
    sentences: shape::Sentences,
}

impl Margin {
    /// The margin of a text of which these are parts, each of whole lines; nothing if it is not hard-wrapped.
    pub(super) fn of<'a>(parts: impl Iterator<Item = &'a [u8]> + Clone) -> Option<Self> {
        // A line up to a margin has at least as many bytes: most texts without one are known by that.
        let all = parts
            .clone()
            .flat_map(lines)
            .filter(|line| !line.is_empty());
        let long = |line: &Range<usize>| line.len() >= *MARGINS.start() as usize;
        let (long, short): (Vec<_>, Vec<_>) = all.partition(long);
        if long.len() < FEWEST || long.len() < short.len() / 8 {
            return None;
        }
        let mut pairs = Vec::new();
        for part in parts {
            let shapes = shapes(part);
            let of_prose = shapes
                .windows(2)
                .filter(|pair| pair[0].may_go_on_with(&pair[1]));
            pairs.extend(of_prose.map(|pair| Pair {
                width: pair[0].width,
                needed: pair[0].with_first_word_of(&pair[1]),
                last: pair[0].last,
                sentences: pair[0].sentences,
            }));
        }
        if pairs.len() < FEWEST || is_rhymed(&pairs) {
            return None;
        }
        pairs.sort_by_key(|pair| pair.width);
        let width = pairs[(pairs.len() * 95 / 100).min(pairs.len() - 1)].width;
        if !MARGINS.contains(&width) {
            return None;
        }
        let full = |slack: u32| {
            let is_full = |pair: &&Pair| pair.needed > width - slack;
            100 * pairs.iter().filter(is_full).count() / pairs.len()
        };
        let loose = width / 8;
        if full(0) >= 85 {
            Some(Self { width, slack: 0 })
        } else if full(loose) >= 65 && sentences_end_anywhere(&pairs) {
            Some(Self {
                width,
                slack: loose,
            })
        } else {
            None
        }
    }

    /// Whether a line goes on with the next.
    pub(super) fn joins(self, line: &[u8], next: &[u8]) -> bool {
        let (line, next) = (Shape::of(line), Shape::of(next));
        self.joins_shapes(&line, &next)
    }

    fn joins_shapes(self, line: &Shape, next: &Shape) -> bool {
        line.width <= self.width + self.width / 8
            && line.with_first_word_of(next) > self.width - self.slack
            && line.may_go_on_with(next)
    }

    /// Where the last paragraph of a text begins that ends with a line end, in bytes: what follows may belong to it.
    pub(super) fn last_break(self, text: &[u8]) -> Option<usize> {
        let from = text.len().saturating_sub(2 * LONGEST as usize);
        let mut all: Vec<Range<usize>> = lines(&text[from..]).collect();
        all.pop();
        let breaks = all.windows(2).rev().find(|pair| {
            let [line, next] = [&pair[0], &pair[1]].map(|range| &text[from..][range.clone()]);
            !self.joins(line, next)
        });
        breaks.map(|pair| from + pair[1].start)
    }

    /// Puts a blank in the place of each line end within a paragraph.
    pub(super) fn join(self, text: &mut [u8]) {
        let ends: Vec<Range<usize>> = lines(text).collect();
        let mut paragraph = 0..0;
        let mut before: Option<Shape> = None;
        for line in ends {
            let shape = Shape::of(&text[line.clone()]);
            let joins = before.is_some_and(|before| self.joins_shapes(&before, &shape));
            if !joins {
                fill(text, &paragraph);
                paragraph = line.clone();
            }
            paragraph.end = line.end;
            before = Some(shape);
        }
        fill(text, &paragraph);
    }
}

/// The shapes of lines that have another before or after them; of the others nothing is asked, and they may be all.
fn shapes(text: &[u8]) -> Vec<Shape> {
    let all: Vec<Range<usize>> = lines(text).collect();
    let is_line = |i: Option<usize>| i.and_then(|i| all.get(i)).is_some_and(|l| !l.is_empty());
    let has_neighbour = |i: usize| is_line(i.checked_sub(1)) || is_line(Some(i + 1));
    let shape = |(i, line): (usize, &Range<usize>)| {
        if has_neighbour(i) {
            Shape::of(&text[line.clone()])
        } else {
            Shape::default()
        }
    };
    all.iter().enumerate().map(shape).collect()
}

fn fill(text: &mut [u8], paragraph: &Range<usize>) {
    if paragraph.len() as u64 > LONGEST {
        return;
    }
    let text = &mut text[paragraph.clone()];
    let all: Vec<Range<usize>> = lines(text).collect();
    for pair in all.windows(2) {
        text[pair[0].end..pair[1].start].fill(b' ');
    }
}

/// Whether most lines end in one letter, all or every second one: so does verse.
fn is_rhymed(pairs: &[Pair]) -> bool {
    let share = |pairs: &mut dyn Iterator<Item = &Pair>| {
        let mut letters: Vec<char> = pairs.filter_map(|pair| pair.last).collect();
        letters.sort_unstable();
        let longest = letters.chunk_by(PartialEq::eq).map(<[char]>::len).max();
        100 * longest.unwrap_or(0) / letters.len().max(1)
    };
    let odd = share(&mut pairs.iter().step_by(2));
    let even = share(&mut pairs.iter().skip(1).step_by(2));
    let enough = pairs.len() >= 2 * FEWEST;
    share(&mut pairs.iter()) >= 60 || enough && odd.max(even) >= 75
}

/// Whether as many sentences end within lines as with them: in verse they do not.
fn sentences_end_anywhere(pairs: &[Pair]) -> bool {
    let within: u32 = pairs.iter().map(|pair| pair.sentences.within).sum();
    let with: u32 = pairs.iter().map(|pair| pair.sentences.at_the_end).sum();
    within >= with && within > 0
}
