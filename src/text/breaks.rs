//! UAX #14: where a line may end and where it must.

use icu_properties::CodePointMapData;
use icu_properties::props::LineBreak;
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
///
/// The rules are those of Unicode 15.1, which the segmenter has, and `LB20a` of Unicode 16.
pub fn opportunities(text: &str) -> impl Iterator<Item = (usize, Opportunity)> + '_ {
    segmenter()
        .segment_str(text)
        .filter(|&at| at > 0 && !parts_initial_hyphen(&text[..at], &text[at..]))
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

/// Whether a break between the two would part a word from the hyphen that it begins with (UAX #14 `LB20a`, Unicode 16:
/// `(sot | BK | CR | LF | NL | SP | ZW | CB | GL) (HY | U+2010) × AL`).
///
/// Tailored in two points: several hyphens count as one, for `--force` is an option like `-f`, and HL stands where AL does,
/// as in Unicode 17.
fn parts_initial_hyphen(before: &str, after: &str) -> bool {
    let unmarked = without_marks(before); // LB9: marks change nothing about the hyphen that they stand on
    let context = unmarked.trim_end_matches(is_hyphen);
    context.len() < unmarked.len()
        && after.chars().next().is_some_and(is_alphabetic)
        && begins_a_word_after(context)
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}')
}

/// The text without the marks at its end (CM, ZWJ).
fn without_marks(text: &str) -> &str {
    text.trim_end_matches(|c: char| {
        !c.is_ascii() && matches!(class(c), LineBreak::CombiningMark | LineBreak::ZWJ)
    })
}

/// AL or HL; by LB1 also what has no class of its own, and south-east Asian letters.
fn is_alphabetic(c: char) -> bool {
    matches!(
        class(c),
        LineBreak::Alphabetic
            | LineBreak::HebrewLetter
            | LineBreak::Ambiguous
            | LineBreak::Unknown
            | LineBreak::ComplexContext
    )
}

/// Whether a hyphen after this text begins a word.
fn begins_a_word_after(context: &str) -> bool {
    let base = without_marks(context);
    let is_marked = base.len() < context.len();
    match base.chars().next_back().map(class) {
        Some(LineBreak::ContingentBreak | LineBreak::Glue) => true,
        // LB10: a mark on one of these, or on nothing, is a letter by itself.
        None
        | Some(
            LineBreak::Space
            | LineBreak::ZWSpace
            | LineBreak::MandatoryBreak
            | LineBreak::CarriageReturn
            | LineBreak::LineFeed
            | LineBreak::NextLine,
        ) => !is_marked,
        Some(_) => false,
    }
}

fn class(c: char) -> LineBreak {
    CodePointMapData::<LineBreak>::new().get(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn breaks_within(text: &str) -> Vec<usize> {
        let inner = opportunities(text).map(|(at, _)| at);
        inner.filter(|&at| at < text.len()).collect()
    }

    #[test]
    fn an_option_is_not_cut_after_its_hyphen() {
        for (text, breaks) in [
            ("rm -rf x", &[3, 7][..]),
            ("rm --force", &[3]),
            ("-rf", &[]),
            ("\u{2010}rf", &[]),
            ("a\u{A0}-\u{0301}rf", &[]),
            ("a\u{200B}-\u{05D0}", &[4]),
            ("a\n-\u{0628}", &[2]),
            // A hyphen within a word, and one between a word and what is no word.
            ("well-known", &[5]),
            ("x --- \u{4E2D}", &[2, 6]),
            ("a -\u{4E2D}", &[2, 3]),
            ("a \u{0301}-b", &[2, 5]),
        ] {
            assert_eq!(breaks_within(text), breaks, "{text:?}");
        }
    }

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
