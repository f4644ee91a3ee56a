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
    let paragraph = Paragraph::analyze(text, direction);
    let whole = paragraph.arrange_whole();
    if whole.width() <= width {
        return whole;
    }
    let clusters = paragraph.clusters();
    let mut column = 0_u16;
    let kept = clusters.iter().take_while(|cluster| {
        column = column.saturating_add(cluster.advance(column));
        column < width // one column is left for the ellipsis
    });
    let kept = words_of(clusters, kept.count());
    let end = clusters[..kept].last().map_or(0, |last| last.end as usize);
    let mut cut = text[..end].trim_end_matches(leads_on).to_owned();
    cut.push(ELLIPSIS);
    Paragraph::analyze(cut, direction).arrange_whole()
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
    fn a_word_is_cut_only_where_it_is_long() {
        let shown = |text, width| fit(text, Direction::Ltr, width).to_text();
        assert_eq!(shown("one two three", 12), "one two\u{2026}");
        assert_eq!(shown("one two: \u{201C}three", 11), "one two\u{2026}");
        assert_eq!(shown("one two? three", 12), "one two?\u{2026}");
        assert_eq!(shown("one two three", 8), "one two\u{2026}");
        assert_eq!(shown("one two three", 7), "one\u{2026}");
        assert_eq!(shown("a incomprehensible", 9), "a incomp\u{2026}");
    }
}
