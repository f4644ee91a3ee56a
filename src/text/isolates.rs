//! Pieces of a paragraph that are laid out apart from what stands around them (UAX #9, HL3 and HL4).
//!
//! A higher protocol knows where code, a URL or a formula begins and ends. Such a piece has the levels that it would have
//! between LRI or RLI and PDI, but no control enters the text: what is searched, copied and printed stays as it is.

use std::cmp::Reverse;
use std::ops::Range;

use super::bidi::Direction;
use super::links::{links, server};
use super::names::name_edges;
use super::paths::{joints, paths};

const FIRST_STRONG_ISOLATE: char = '\u{2068}';
const POP: char = '\u{2069}';
/// A character that no rule sees (class BN), as long as a PDI in bytes.
const NOTHING: char = '\u{200B}';
pub(super) const LEFT_TO_RIGHT_MARK: char = '\u{200E}';

/// A piece of a paragraph that is isolated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Isolate {
    /// Bytes of the paragraph's text.
    pub range: Range<usize>,
    /// The direction within.
    pub direction: Direction,
    /// Whether each character within has it (LRO, RLO).
    pub forced: bool,
}

impl Isolate {
    fn initiator(&self) -> char {
        match self.direction {
            Direction::Ltr => '\u{2066}',
            Direction::Rtl => '\u{2067}',
        }
    }

    /// What overrides the direction of each character, if anything does: the PDI ends that as well (UAX #9, X6a).
    fn override_of(&self) -> Option<char> {
        match self.direction {
            _ if !self.forced => None,
            Direction::Ltr => Some('\u{202D}'),
            Direction::Rtl => Some('\u{202E}'),
        }
    }
}

/// A text with the controls that isolate its pieces, and which of its bytes are those of the text itself.
pub(super) struct Wrapped {
    pub(super) text: String,
    inserted: Vec<Range<usize>>,
}

impl Wrapped {
    /// Puts the controls of `isolates`, which nest in one another, and those of the links, paths and names of the text into it;
    /// nothing where there are none.
    pub(super) fn new(text: &str, isolates: &[Isolate]) -> Option<Self> {
        let mut all = isolates.to_vec();
        let mut pieces = links(text);
        let servers = pieces.iter().map(|link| server(text, link));
        let mut jointed: Vec<Range<usize>> = servers.collect();
        let paths = paths(text, &pieces);
        jointed.extend_from_slice(&paths);
        pieces.extend(paths);
        let mut marks = name_edges(text);
        for piece in jointed {
            marks.extend(joints(&text[piece.clone()]).map(|at| piece.start + at));
        }
        marks.sort_unstable();
        marks.dedup();
        all.extend(left_to_right(pieces, isolates));
        all.retain(|isolate| !isolate.range.is_empty());
        if all.is_empty() && marks.is_empty() {
            return None;
        }
        all.sort_by_key(|isolate| (isolate.range.start, Reverse(isolate.range.end)));
        Some(Wrapper::default().wrap(text, &all, &marks))
    }

    /// Of a value for each byte those of the text itself.
    pub(super) fn keep<T: Copy>(&self, values: &[T]) -> Vec<T> {
        let mut kept = Vec::with_capacity(values.len());
        let mut from = 0;
        for inserted in &self.inserted {
            kept.extend_from_slice(&values[from..inserted.start]);
            from = inserted.end;
        }
        kept.extend_from_slice(&values[from..]);
        kept
    }
}

/// Pieces of a text as isolates; where one of `isolates` begins or ends within one, up to there.
fn left_to_right(
    pieces: Vec<Range<usize>>,
    isolates: &[Isolate],
) -> impl Iterator<Item = Isolate> + use<'_> {
    let borders = isolates
        .iter()
        .flat_map(|isolate| [isolate.range.start, isolate.range.end]);
    let mut borders: Vec<usize> = borders.collect();
    borders.sort_unstable();
    let up_to_border = move |piece: Range<usize>| {
        let next = borders.partition_point(|&at| at <= piece.start);
        let end = borders.get(next).map_or(piece.end, |&at| at.min(piece.end));
        piece.start..end
    };
    pieces.into_iter().map(move |piece| Isolate {
        range: up_to_border(piece),
        direction: Direction::Ltr,
        forced: false,
    })
}

#[derive(Default)]
struct Wrapper {
    text: String,
    inserted: Vec<Range<usize>>,
    /// Where the isolates that are open end, and how many of the text's own are open within each.
    open: Vec<(usize, usize)>,
}

impl Wrapper {
    fn wrap(mut self, text: &str, isolates: &[Isolate], marks: &[usize]) -> Wrapped {
        let mut next = isolates.iter().peekable();
        let mut marks = marks.iter().peekable();
        for (at, c) in text.char_indices() {
            if marks.next_if_eq(&&at).is_some() {
                self.insert(LEFT_TO_RIGHT_MARK);
            }
            self.close_up_to(at);
            while let Some(isolate) = next.next_if(|isolate| isolate.range.start <= at) {
                let outer = self.open.last().map_or(usize::MAX, |&(end, _)| end);
                self.open.push((isolate.range.end.min(outer), 0));
                self.insert(isolate.initiator());
                isolate
                    .override_of()
                    .into_iter()
                    .for_each(|control| self.insert(control));
            }
            self.push(c);
        }
        if marks.next().is_some() {
            self.insert(LEFT_TO_RIGHT_MARK);
        }
        self.close_up_to(text.len());
        Wrapped {
            text: self.text,
            inserted: self.inserted,
        }
    }

    /// Adds a character of the text. Its own controls work within the isolate that they stand in, not beyond it.
    fn push(&mut self, c: char) {
        let Some((_, own)) = self.open.last_mut() else {
            return self.text.push(c);
        };
        match c {
            '\u{2066}'..=FIRST_STRONG_ISOLATE => *own += 1,
            POP if *own == 0 => return self.text.push(NOTHING),
            POP => *own -= 1,
            _ => {}
        }
        self.text.push(c);
    }

    fn close_up_to(&mut self, at: usize) {
        while let Some((_, own)) = self.open.pop_if(|(end, _)| *end <= at) {
            (0..=own).for_each(|_| self.insert(POP));
        }
    }

    fn insert(&mut self, control: char) {
        let start = self.text.len();
        self.text.push(control);
        self.inserted.push(start..self.text.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(text: &str, isolates: &[(Range<usize>, Direction)]) -> String {
        let isolates: Vec<_> = isolates
            .iter()
            .map(|(range, direction)| Isolate {
                range: range.clone(),
                direction: *direction,
                forced: false,
            })
            .collect();
        Wrapped::new(text, &isolates).map_or(text.to_owned(), |wrapped| wrapped.text)
    }

    use Direction::{Ltr, Rtl};

    #[test]
    fn isolates_stand_between_controls_and_nest() {
        assert_eq!(
            wrapped("abcd", &[(2..3, Ltr), (1..4, Rtl)]),
            "a\u{2067}b\u{2066}c\u{2069}d\u{2069}"
        );
        assert_eq!(
            wrapped("ab", &[(0..1, Ltr), (1..2, Ltr), (1..1, Rtl)]),
            "\u{2066}a\u{2069}\u{2066}b\u{2069}"
        );
        assert_eq!(wrapped("a b", &[]), "a b");
    }

    #[test]
    fn links_are_isolates_up_to_the_border_of_another() {
        assert_eq!(wrapped("a b@c.org.", &[]), "a \u{2066}b@c.org\u{2069}.");
        assert_eq!(
            wrapped("http://a.org/c", &[(13..14, Ltr)]),
            "\u{2066}http://a.org/\u{2069}\u{2066}c\u{2069}"
        );
    }

    #[test]
    fn a_mark_stands_behind_a_name_that_ends_in_a_sign() {
        assert_eq!(wrapped("C# \u{648}", &[]), "C#\u{200E} \u{648}");
        assert_eq!(
            wrapped("\u{648} C++", &[(3..6, Ltr)]),
            "\u{648} \u{2066}C++\u{200E}\u{2069}"
        );
    }

    #[test]
    fn a_mark_stands_before_a_name_that_begins_with_a_sign() {
        assert_eq!(wrapped("\u{648} (.deb)", &[]), "\u{648} (\u{200E}.deb)");
        assert_eq!(
            wrapped("\u{648} /etc", &[(3..7, Ltr)]),
            "\u{648} \u{200E}\u{2066}/etc\u{2069}"
        );
    }

    #[test]
    fn controls_of_the_text_end_with_the_isolate() {
        assert_eq!(
            wrapped("a\u{2067}b", &[(0..4, Ltr)]),
            "\u{2066}a\u{2067}\u{2069}\u{2069}b"
        );
        assert_eq!(
            wrapped("a\u{2069}b", &[(0..4, Ltr)]),
            "\u{2066}a\u{200B}\u{2069}b"
        );
    }

    #[test]
    fn a_forced_direction_ends_with_its_isolate() {
        let isolate = Isolate {
            range: 1..2,
            direction: Rtl,
            forced: true,
        };
        let wrapped = Wrapped::new("abc", &[isolate]).unwrap();
        assert_eq!(wrapped.text, "a\u{2067}\u{202E}b\u{2069}c");
        assert_eq!(wrapped.keep(wrapped.text.as_bytes()), b"abc");
    }

    #[test]
    fn the_bytes_of_the_text_are_kept() {
        let isolate = Isolate {
            range: 1..3,
            direction: Ltr,
            forced: false,
        };
        let text = "a\u{628}b";
        let wrapped = Wrapped::new(text, &[isolate]).unwrap();
        assert_eq!(wrapped.keep(wrapped.text.as_bytes()), text.as_bytes());
    }
}
