//! One line of a given width: titles, status, hints.

use super::cluster::Cluster;
use super::{Direction, Paragraph, VisualLine};

/// What stands for the text that did not fit.
pub const ELLIPSIS: char = '\u{2026}';

/// Lays a text out as one line of at most `width` columns, cut at its logical end with an ellipsis: behind a word, if that
/// leaves two thirds of what fits.
pub fn fit(text: &str, direction: Direction, width: u16) -> VisualLine {
    if width == 0 {
        return VisualLine::empty(direction);
    }
    fit_analyzed(&Paragraph::analyze(text, direction), width)
}

fn fit_analyzed(paragraph: &Paragraph, width: u16) -> VisualLine {
    if width == 0 {
        VisualLine::empty(paragraph.direction())
    } else if paragraph.width() <= width {
        paragraph.arrange_whole()
    } else {
        cut(paragraph, 0, width).arrange_whole()
    }
}

/// Lays a paragraph out in at most two lines: the first of at most `first` columns, the second of at most `second`, cut like a
/// text that [`fit`]s no line.
pub fn fit_two(
    mut paragraph: Paragraph,
    first: u16,
    second: u16,
) -> (VisualLine, Option<VisualLine>) {
    let direction = paragraph.direction();
    if second == 0 || paragraph.width() <= first {
        return (fit_analyzed(&paragraph, first), None);
    }
    let mut lines = paragraph.wrap(first, second);
    if let [_, below, _, ..] = &lines[..] {
        // What is cut off stands behind the second line: the first ends where it did.
        paragraph = cut(&paragraph, below.clusters.start, second);
        lines = paragraph.wrap(first, second);
    }
    let mut lines = lines.iter().map(|line| paragraph.arrange(line));
    let above = lines.next().unwrap_or_else(|| VisualLine::empty(direction));
    (above, lines.next())
}

/// A text up to what fits behind a cluster into `width` columns with an ellipsis.
fn cut(paragraph: &Paragraph, from: usize, width: u16) -> Paragraph {
    let clusters = paragraph.clusters().get(from..).unwrap_or_default();
    let mut column = 0_u16;
    let kept = clusters.iter().take_while(|cluster| {
        column = column.saturating_add(cluster.advance(column));
        column < width // one column is left for the ellipsis
    });
    let mut kept = words_of(clusters, kept.count());
    let mut shown = ended_behind(paragraph, from + kept);
    // A number in signs that enclose it is closed by one more where it is cut.
    while from == 0 && kept > 0 && shown.width() > width {
        kept -= 1;
        shown = ended_behind(paragraph, kept);
    }
    shown
}

/// The first clusters of a text, with an ellipsis.
fn ended_behind(paragraph: &Paragraph, count: usize) -> Paragraph {
    let before = paragraph.clusters().get(..count).unwrap_or_default();
    let end = before.last().map_or(0, |last| last.end as usize);
    let text = paragraph.text().get(..end).unwrap_or_default();
    let mut text = text.trim_end_matches(leads_on).to_owned();
    text.push(ELLIPSIS);
    Paragraph::analyze(text, paragraph.direction()).drawn(paragraph.drawing())
}

/// Whether this stands between what was kept and what was cut, and says nothing before an ellipsis.
fn leads_on(c: char) -> bool {
    c.is_whitespace() || ":,;\u{60C}\u{61B}-\u{2013}\u{2014}\u{B7}/([\u{AB}\u{201C}".contains(c)
}

/// How many of the first clusters to keep so that the last word is whole, or all if that is too long.
fn words_of(clusters: &[Cluster], kept: usize) -> usize {
    let ends_word = |at: &usize| clusters.get(*at).is_none_or(Cluster::begins_a_word);
    let least = kept - kept / 3;
    (least..=kept).rev().find(ends_word).unwrap_or(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_at_the_logical_end() {
        assert_eq!(fit("abc def", Direction::Ltr, 5).to_text(), "abc\u{2026}");
        assert_eq!(
            fit("\u{0628}\u{0628}\u{0628}", Direction::Rtl, 2).to_text(),
            "\u{2026}\u{FE8F}"
        );
        assert_eq!(fit("abc", Direction::Ltr, 3).to_text(), "abc");
        assert_eq!(fit("abc", Direction::Ltr, 0).to_text(), "");
    }

    #[test]
    fn a_number_that_is_enclosed_is_no_wider_where_it_is_cut() {
        for width in 1..9 {
            let line = fit(
                "\u{6DD}\u{661}\u{662}\u{663}\u{6DD}\u{664} \u{628}\u{628}",
                Direction::Rtl,
                width,
            );
            assert!(line.width() <= width, "{width}: {}", line.to_text());
        }
    }

    #[test]
    fn a_word_is_cut_only_where_it_is_long() {
        let shown = |text, width| fit(text, Direction::Ltr, width).to_text();
        assert_eq!(shown("one two three", 12), "one two\u{2026}");
        assert_eq!(shown("one two: \u{201C}three", 11), "one two\u{2026}");
        assert_eq!(shown("one two? three", 12), "one two?\u{2026}");
        assert_eq!(shown("one two three", 8), "one two\u{2026}");
        assert_eq!(shown("one two three", 7), "one\u{2026}");
        assert_eq!(shown("a incomprehensible", 9), "a incomp\u{2026}");
    }

    #[test]
    fn a_text_that_is_too_long_for_a_line_goes_on_in_a_second() {
        let shown = |text, first, second| -> Vec<String> {
            let (above, below) = fit_two(Paragraph::analyze(text, Direction::Ltr), first, second);
            [above]
                .iter()
                .chain(&below)
                .map(VisualLine::to_text)
                .collect()
        };
        assert_eq!(shown("one two", 7, 9), ["one two"]);
        assert_eq!(shown("one two three", 7, 9), ["one two", "three"]);
        assert_eq!(
            shown("one two three four", 7, 9),
            ["one two", "three\u{2026}"]
        );
        assert_eq!(shown("one two", 4, 0), ["one\u{2026}"]);
        let (_, below) = fit_two(Paragraph::analyze("one two three", Direction::Ltr), 7, 9);
        let columns = below.unwrap().columns_of(&(8..13));
        assert!(columns.into_iter().flatten().eq(0..5));
    }
}
