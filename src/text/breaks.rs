//! UAX #14: where a line may end and where it must.

use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

/// What UAX #14 says of the place before a cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Opportunity {
    /// No break here (×).
    #[default]
    None,
    /// A line may end here (÷).
    Allowed,
    /// A line ends here (!).
    Mandatory,
}

/// The segmenter with UAX #14's default rules; south-east Asian text is not broken by dictionary (LB1 makes it AL).
fn segmenter() -> LineSegmenterBorrowed<'static> {
    LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default())
}

/// Whether a line must end after this character (classes BK, CR, LF, NL).
pub fn ends_line(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\u{0085}' | '\u{2028}' | '\u{2029}')
}

/// The byte positions of `text`, other than its start, where a line may or must end; the last is the text's end.
pub fn opportunities(text: &str) -> impl Iterator<Item = (usize, Opportunity)> + '_ {
    segmenter()
        .segment_str(text)
        .filter(|&at| at > 0)
        .map(|at| {
            let mandatory = text[..at].chars().next_back().is_some_and(ends_line);
            (
                at,
                if mandatory {
                    Opportunity::Mandatory
                } else {
                    Opportunity::Allowed
                },
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_after_spaces_and_at_line_separators() {
        let found: Vec<_> = opportunities("ab cd\u{2028}e").collect();
        assert_eq!(
            found,
            [
                (3, Opportunity::Allowed),
                (8, Opportunity::Mandatory),
                (9, Opportunity::Allowed)
            ]
        );
    }

    #[test]
    fn no_break_inside_a_number_or_before_a_mark_of_punctuation() {
        assert_eq!(opportunities("\u{0662},\u{0660}\u{060C}").count(), 1);
    }
}
