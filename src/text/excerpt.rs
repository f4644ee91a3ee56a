//! One line around a stretch of a longer text, cut on either side so that the stretch stays in sight: a match in its context.

use std::ops::Range;

use super::breaks::Opportunity;
use super::cluster::Cluster;
use super::fit::{ELLIPSIS, fit};
use super::{Direction, Paragraph, VisualLine};

/// A line, and where the stretch stands on it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Excerpt {
    /// The line.
    pub line: VisualLine,
    /// The columns of the stretch: several pieces when the direction changes within it.
    pub columns: Vec<Range<u16>>,
}

/// Of what is left beside the stretch, one part goes to the text before it: what follows tells more.
const LEAD: usize = 3;
/// Columns of the ellipses on both sides.
const ELLIPSES: u16 = 2;

/// Lays a text out as one line of at most `width` columns that shows `stretch`, bytes of the text, or at least its
/// beginning. What is left out has an ellipsis in its place; where there is a choice, words stay whole.
pub fn excerpt(text: &str, stretch: &Range<usize>, direction: Direction, width: u16) -> Excerpt {
    let paragraph = Paragraph::analyze(text, direction);
    let whole = paragraph.arrange_whole();
    if whole.width() <= width {
        return Excerpt {
            columns: whole.columns_of(stretch),
            line: whole,
        };
    }
    if width <= ELLIPSES {
        return Excerpt {
            line: fit(text, direction, width),
            columns: Vec::new(),
        };
    }
    let shown = window(paragraph.clusters(), stretch, width);
    let bytes = bytes_of(paragraph.clusters(), &shown);
    let Some(kept) = text.get(bytes.clone()) else {
        return Excerpt::default();
    };
    let mut cut = String::new();
    if shown.start > 0 {
        cut.push(ELLIPSIS);
    }
    let shift = |byte: usize| byte.clamp(bytes.start, bytes.end) - bytes.start;
    let stretch = cut.len() + shift(stretch.start)..cut.len() + shift(stretch.end);
    cut.push_str(kept);
    if shown.end < paragraph.clusters().len() {
        cut.push(ELLIPSIS);
    }
    let line = Paragraph::analyze(cut, direction).arrange_whole();
    Excerpt {
        columns: line.columns_of(&stretch),
        line,
    }
}

fn bytes_of(clusters: &[Cluster], shown: &Range<usize>) -> Range<usize> {
    match clusters.get(shown.clone()) {
        Some([first, .., last]) => first.start as usize..last.end as usize,
        Some([only]) => only.start as usize..only.end as usize,
        _ => 0..0,
    }
}

/// Which clusters to show in less columns than all of them need.
fn window(clusters: &[Cluster], stretch: &Range<usize>, width: u16) -> Range<usize> {
    let first = clusters.partition_point(|c| c.end as usize <= stretch.start);
    let last = clusters.partition_point(|c| (c.start as usize) < stretch.end);
    let columns = |range: Range<usize>| -> usize {
        let shown = clusters.get(range).unwrap_or_default();
        shown.iter().map(|c| usize::from(c.advance(0))).sum()
    };
    let room = usize::from(width.saturating_sub(ELLIPSES));
    let beside = room.saturating_sub(columns(first..last));
    // The word in which the stretch begins is to be seen from its beginning.
    let word = (0..=first).rev().find(|&i| begins_word(clusters, i));
    let own = columns(word.unwrap_or(0)..first);
    let lead = (beside / LEAD).min(columns(0..first)).max(own).min(beside);

    let mut end = first;
    while end < clusters.len() {
        let lead = if end < last { 0 } else { lead };
        if columns(first..end + 1) + lead > room {
            break;
        }
        end += 1;
    }
    end = whole_words_before(clusters, last, end);
    // What the text after the stretch does not need goes to the text before it.
    let mut start = first;
    while start > 0 && columns(start - 1..end) <= room {
        start -= 1;
    }
    whole_words_from(clusters, start, first)..end
}

/// `start`, or the beginning of the next word if it is in the midst of one; at most `limit`.
fn whole_words_from(clusters: &[Cluster], start: usize, limit: usize) -> usize {
    let mut words = (start..=limit).filter(|&i| begins_word(clusters, i));
    if start > 0 {
        words.next().unwrap_or(start)
    } else {
        start
    }
}

/// `end` without the piece of a word before it, and without blanks; at least `limit`.
fn whole_words_before(clusters: &[Cluster], limit: usize, end: usize) -> usize {
    if end >= clusters.len() {
        return end;
    }
    let blank = |i: usize| clusters.get(i).is_some_and(Cluster::hangs);
    let ends_word = |&i: &usize| blank(i) || begins_word(clusters, i);
    let mut end = (limit..=end).rev().find(ends_word).unwrap_or(end);
    while end > limit && blank(end - 1) {
        end -= 1;
    }
    end
}

fn begins_word(clusters: &[Cluster], i: usize) -> bool {
    let cluster = clusters.get(i);
    cluster.is_some_and(|c| c.opportunity == Opportunity::Allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, found: &str, width: u16) -> (String, u16, u16) {
        let start = text.find(found).unwrap();
        let e = excerpt(text, &(start..start + found.len()), Direction::Ltr, width);
        assert!(e.line.width() <= width, "{}", e.line.to_text());
        let [lit] = e.columns.as_slice() else {
            panic!("{:?}", e.columns)
        };
        (e.line.to_text(), lit.start, lit.end)
    }

    #[test]
    fn what_fits_is_shown_whole() {
        assert_eq!(shown("one two", "two", 7), ("one two".into(), 4, 7));
    }

    #[test]
    fn the_match_stays_in_sight_between_whole_words() {
        let text = "alpha beta gamma delta epsilon zeta eta theta";
        let (line, start, end) = shown(text, "epsilon", 24);
        assert_eq!(line, "\u{2026}delta epsilon zeta eta\u{2026}");
        assert_eq!((start, end), (7, 14));
        // the word of the match before the words after it
        assert_eq!(shown(text, "silon", 12).0, "\u{2026}epsilon\u{2026}");
        assert_eq!(shown(text, "alpha", 12).0, "alpha beta\u{2026}");
        assert_eq!(shown(text, "theta", 12).0, "\u{2026}eta theta");
    }

    #[test]
    fn a_match_longer_than_the_line_shows_its_beginning() {
        assert_eq!(
            shown("ab cdefghijk lm", "cdefghijk", 6),
            ("\u{2026}cdef\u{2026}".into(), 1, 5)
        );
    }

    #[test]
    fn right_to_left_the_text_before_is_on_the_right() {
        // ten words of beh, one of teh in their midst
        let text = "\u{628} ".repeat(5) + "\u{62A}" + &" \u{628}".repeat(5);
        let start = text.find('\u{62A}').unwrap();
        let e = excerpt(&text, &(start..start + 2), Direction::Rtl, 10);
        let line = e.line.to_text();
        assert!(
            line.starts_with('\u{2026}') && line.ends_with('\u{2026}'),
            "{line}"
        );
        let [lit] = e.columns.as_slice() else {
            panic!()
        };
        assert_eq!(line.chars().nth(lit.start.into()), Some('\u{FE95}'));
    }

    #[test]
    fn no_width_and_no_stretch_are_no_trouble() {
        for width in 0..9 {
            for range in [0..0, 3..3, 14..14, 0..14] {
                let e = excerpt("one two three.", &range, Direction::Ltr, width);
                assert!(e.line.width() <= width);
            }
        }
    }
}
