//! One line of a given width: titles, status, hints.

use super::{Direction, Paragraph, VisualLine};

/// What stands for the text that did not fit.
pub const ELLIPSIS: char = '\u{2026}';

/// Lays a text out as one line of at most `width` columns, cut at its logical end with an ellipsis.
pub fn fit(text: &str, direction: Direction, width: u16) -> VisualLine {
    let paragraph = Paragraph::analyze(text, direction);
    let whole = paragraph.arrange_whole();
    if whole.width() <= width {
        return whole;
    }
    let mut column = 0_u16;
    let kept = paragraph.clusters().iter().take_while(|cluster| {
        column = column.saturating_add(cluster.advance(column));
        column < width // one column is left for the ellipsis
    });
    let end = kept.last().map_or(0, |cluster| cluster.end as usize);
    if width == 0 {
        return VisualLine::default();
    }
    let mut cut = text[..end].trim_end().to_owned();
    cut.push(ELLIPSIS);
    Paragraph::analyze(cut, direction).arrange_whole()
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
}
