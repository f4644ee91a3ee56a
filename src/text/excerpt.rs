//! One line out of a longer text, around some bytes of it that must be seen: what a search shows of a paragraph.

use std::ops::Range;

use super::breaks::ends_line;
use super::cluster::Cluster;
use super::{Direction, ELLIPSIS, Paragraph, VisualLine};

/// How many bytes of text are looked at for a column: a letter with several marks. An excerpt out of a paragraph of
/// megabytes then costs no more than one out of a short one.
const BYTES_A_COLUMN: usize = 12;

/// Lines narrower than this have no room for an ellipsis on each side.
const NARROW: u16 = 5;

/// Part of a text as one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The line, with an ellipsis where text was left out.
    pub line: VisualLine,
    /// The bytes of the whole text that it shows.
    pub shown: Range<usize>,
    /// Bytes of the line before them.
    lead: usize,
}

impl Excerpt {
    /// The columns that show these bytes of the whole text, see [`VisualLine::columns_of`].
    pub fn columns_of(&self, bytes: &Range<usize>) -> Vec<Range<u16>> {
        let Range { start, end } = self.shown;
        let within = |at: usize| at.clamp(start, end) - start + self.lead;
        self.line
            .columns_of(&(within(bytes.start)..within(bytes.end)))
    }
}

/// Lays out as much of a paragraph as fits into `width` columns around the bytes `keep`: two thirds from their beginning
/// on, one third before it. Cut between words, if they are not too long for that; tabs and line ends are blanks.
///
/// The ends of `keep` are boundaries of characters.
pub fn excerpt(text: &str, direction: Direction, keep: &Range<usize>, width: u16) -> Excerpt {
    let near = around(text, keep.start, usize::from(width) * BYTES_A_COLUMN);
    let keep = keep.start - near.start..keep.end.min(near.end) - near.start;
    let paragraph = Paragraph::analyze(one_line(&text[near.clone()]), direction);
    let mut shown = part(&paragraph, &keep, width, near.len() == text.len());

    let mut line = String::with_capacity(shown.len() + 2 * ELLIPSIS.len_utf8());
    let cut_before = near.start + shown.start > 0;
    let cut_after = near.start + shown.end < text.len();
    let kept = &paragraph.text()[shown.clone()];
    // A blank beside an ellipsis says nothing.
    if cut_before {
        shown.start = shown.end - kept.trim_start().len();
    }
    if cut_after {
        shown.end -= kept.len() - kept.trim_end().len();
    }
    shown.end = shown.end.max(shown.start);
    if cut_before && width >= NARROW {
        line.push(ELLIPSIS);
    }
    let lead = line.len();
    line.push_str(&paragraph.text()[shown.clone()]);
    if cut_after && width >= NARROW {
        line.push(ELLIPSIS);
    }
    Excerpt {
        line: Paragraph::analyze(line, direction).arrange_whole(),
        shown: near.start + shown.start..near.start + shown.end,
        lead,
    }
}

/// The bytes of the text that are at most `reach` from byte `at`.
fn around(text: &str, at: usize, reach: usize) -> Range<usize> {
    let boundary = |at: &usize| text.is_char_boundary(*at);
    let start = (0..=at.saturating_sub(reach)).rev().find(boundary);
    let end = (at.saturating_add(reach)..text.len()).find(boundary);
    start.unwrap_or(0)..end.unwrap_or(text.len())
}

/// The text with its tabs and line ends as blanks of as many bytes, so that offsets hold.
fn one_line(text: &str) -> String {
    let blank = |c: char| match c.len_utf8() {
        1 => ' ',
        2 => '\u{A0}',
        _ => '\u{2002}',
    };
    text.chars()
        .map(|c| {
            if c == '\t' || ends_line(c) {
                blank(c)
            } else {
                c
            }
        })
        .collect()
}

/// The bytes of the paragraph to show: all of it if it is `complete` and fits.
fn part(paragraph: &Paragraph, keep: &Range<usize>, width: u16, complete: bool) -> Range<usize> {
    let clusters = paragraph.clusters();
    if complete && fitting(clusters, width) == clusters.len() {
        return 0..paragraph.text().len();
    }
    let width = if width < NARROW { width } else { width - 2 };
    let first = clusters.partition_point(|c| c.end as usize <= keep.start);
    let last = clusters.partition_point(|c| (c.start as usize) < keep.end);
    let ends_word = |at: &usize| clusters.get(*at).is_none_or(Cluster::begins_a_word);
    let until = |start: usize, width: u16| {
        let end = start + fitting(&clusters[start..], width);
        let words = (last.max(start + 1)..=end).rev().find(ends_word);
        words.unwrap_or(end)
    };

    // What either side does not need, because its next word is too long or there is none, the other may use.
    let wanted = columns(&clusters[first..last]).max(width - width / 3);
    let end = until(first, wanted.min(width));
    let left = width.saturating_sub(columns(&clusters[first..end]));
    let before = fitting(clusters[..first].iter().rev(), left);
    let start = match first - before {
        0 => 0,
        cut => (cut..=first).find(ends_word).unwrap_or(cut),
    };
    let end = until(start, width);
    let byte = |at: usize| {
        let cluster = clusters.get(at);
        cluster.map_or(paragraph.text().len(), |c| c.start as usize)
    };
    byte(start)..byte(end)
}

/// How many clusters fit into `width` columns.
fn fitting<'a>(clusters: impl IntoIterator<Item = &'a Cluster>, width: u16) -> usize {
    let mut room = width;
    let fits = |cluster: &&Cluster| match room.checked_sub(u16::from(cluster.width)) {
        Some(left) => {
            room = left;
            true
        }
        None => false,
    };
    clusters.into_iter().take_while(fits).count()
}

/// The width of clusters, in columns.
fn columns(clusters: &[Cluster]) -> u16 {
    let add = |sum: u16, cluster: &Cluster| sum.saturating_add(u16::from(cluster.width));
    clusters.iter().fold(0, add)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(text: &str, keep: Range<usize>, width: u16) -> String {
        excerpt(text, Direction::Ltr, &keep, width).line.to_text()
    }

    #[test]
    fn what_fits_is_shown_whole() {
        assert_eq!(shown("one two", 4..7, 7), "one two");
        assert_eq!(shown("", 0..0, 7), "");
        assert_eq!(shown("a\tb\u{2028}c\u{85}d", 0..1, 9), "a b c d");
    }

    #[test]
    fn words_before_and_more_after_are_kept_and_an_ellipsis_stands_for_the_rest() {
        let text = "one two three four five six seven eight";
        assert_eq!(shown(text, 19..23, 17), "\u{2026}four five six\u{2026}");
        assert_eq!(
            shown(text, 19..23, 24),
            "\u{2026}four five six seven\u{2026}"
        );
        assert_eq!(shown(text, 0..3, 17), "one two three\u{2026}");
        assert_eq!(shown(text, 34..39, 17), "\u{2026}six seven eight");
    }

    #[test]
    fn what_is_sought_is_seen_however_narrow() {
        let text = "x".repeat(50) + "needle" + &"y".repeat(50);
        assert_eq!(shown(&text, 50..56, 8), "\u{2026}needle\u{2026}");
        assert_eq!(shown(&text, 50..56, 5), "\u{2026}nee\u{2026}");
        assert_eq!(shown(&text, 50..56, 2), "ne");
        assert_eq!(shown(&text, 50..56, 0), "");
    }

    #[test]
    fn an_arabic_line_is_cut_at_its_right_and_left() {
        // beh beh, teh teh, theh theh: the second word is kept
        let text = "\u{0628}\u{0628} \u{062A}\u{062A} \u{062B}\u{062B}";
        let found = excerpt(text, Direction::Rtl, &(5..9), 5);
        assert_eq!(found.line.to_text(), "\u{2026}\u{FE96}\u{FE97}\u{2026}");
        assert_eq!(found.shown, 5..9);
        for (bytes, columns) in [(5..7, 2..3), (0..20, 1..3), (0..5, 0..0)] {
            let pieces = found.columns_of(&bytes);
            let expected = (!columns.is_empty()).then_some(columns);
            assert_eq!(pieces, Vec::from_iter(expected));
        }
    }

    #[test]
    fn out_of_megabytes_only_the_neighbourhood_is_looked_at() {
        let text = [
            "word ".repeat(400_000),
            "needle".into(),
            " word".repeat(400_000),
        ]
        .concat();
        let found = excerpt(&text, Direction::Ltr, &(2_000_000..2_000_006), 20);
        assert_eq!(found.line.to_text(), "\u{2026}word needle word\u{2026}");
    }

    proptest! {
        #[test]
        fn it_is_never_wider_than_its_width_and_shows_where_the_match_begins(
            text in "[ab \u{0628}\u{0644}\u{0627}\u{064E}\u{4E2D}\u{2067}\u{2069}\u{200D}\t\u{0915}\u{093E}\u{2028}1.]{0,60}",
            at in 0..60_usize, len in 0..20_usize, width in 0..40_u16, rtl in any::<bool>(),
        ) {
            let byte = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
            let keep = byte(at)..byte(at + len);
            let direction = if rtl { Direction::Rtl } else { Direction::Ltr };
            let found = excerpt(&text, direction, &keep, width);
            prop_assert!(found.line.width() <= width, "{:?}", found.line.to_text());
            let first = text[keep.start..].chars().next();
            if width > 8 && first.is_some_and(char::is_alphanumeric) && !keep.is_empty() {
                prop_assert!(found.shown.contains(&keep.start));
                prop_assert!(!found.columns_of(&keep).is_empty());
            }
        }
    }
}
