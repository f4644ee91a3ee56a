//! Paragraph × width → lines, in logical order.

use std::ops::Range;

use super::Paragraph;
use super::breaks::Opportunity;
use super::cluster::Cluster;

/// One line: a run of the paragraph's clusters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Indices into [`Paragraph::clusters`], spaces at the end included.
    pub clusters: Range<usize>,
}

impl Paragraph {
    /// Breaks the paragraph into lines: the first of at most `first` columns, the others of at most `rest`.
    ///
    /// Spaces at a line's end hang: they do not count. A single cluster wider than the line stands alone on it. There
    /// is always one line at least.
    pub fn wrap(&self, first: u16, rest: u16) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut start = 0;
        loop {
            let width = if lines.is_empty() { first } else { rest };
            let end = line_end(self.clusters(), start, width);
            lines.push(Line {
                clusters: start..end,
            });
            if end == self.clusters().len() {
                return lines;
            }
            start = end;
        }
    }

    /// The bytes of the paragraph's text that a line covers.
    pub fn bytes_of(&self, line: &Line) -> Range<usize> {
        let at = |i: usize| {
            self.clusters()
                .get(i)
                .map_or(self.text().len(), |c| c.start as usize)
        };
        at(line.clusters.start)..at(line.clusters.end)
    }
}

/// Where the line that starts at a cluster ends: at a character that ends it; else, where what follows does not fit, at the
/// last opportunity of UAX #14, or inside a word that is longer than the line.
fn line_end(clusters: &[Cluster], start: usize, width: u16) -> usize {
    let mut soft = start;
    let mut column = 0_u16;
    for (i, cluster) in clusters.iter().enumerate().skip(start) {
        if i > start {
            match cluster.opportunity {
                Opportunity::Mandatory => return i,
                Opportunity::Allowed => soft = i,
                Opportunity::None => {}
            }
        }
        let next = column.checked_add(cluster.advance(column));
        // What closes a number stays with its last digit.
        let end = if cluster.closes() {
            i.saturating_sub(1)
        } else {
            i
        };
        if next.is_none_or(|next| next > width) && !cluster.hangs() && end > start {
            return if soft > start { soft } else { end };
        }
        column = next.unwrap_or(u16::MAX);
    }
    clusters.len()
}

#[cfg(test)]
mod tests {
    use super::super::Direction;
    use super::*;

    fn lines(text: &str, width: u16) -> Vec<String> {
        let p = Paragraph::analyze(text, Direction::Ltr);
        p.wrap(width, width)
            .iter()
            .map(|l| text[p.bytes_of(l)].to_owned())
            .collect()
    }

    #[test]
    fn spaces_hang_at_the_end() {
        assert_eq!(lines("ab   cd", 2), ["ab   ", "cd"]);
        assert_eq!(lines("ab cd", 5), ["ab cd"]);
        assert_eq!(lines("", 5), [""]);
    }

    #[test]
    fn a_long_word_is_cut_between_clusters_and_the_next_goes_on() {
        assert_eq!(lines("abcdef gh", 4), ["abcd", "ef ", "gh"]);
        assert_eq!(lines("a\u{301}b\u{301}c", 2), ["a\u{301}b\u{301}", "c"]);
        assert_eq!(lines("\u{4E2D}\u{4E2D}", 1), ["\u{4E2D}", "\u{4E2D}"]);
    }

    #[test]
    fn a_line_separator_ends_the_line() {
        assert_eq!(lines("a\u{2028}b", 9), ["a\u{2028}", "b"]);
    }
}
