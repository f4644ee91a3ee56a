//! Formulas, told from sums of money: the parser takes `$5 to 10$` for one.

use std::ops::Range;

/// Whether what the parser takes for a formula between dollar signs is none.
pub(super) fn is_money(source: &str, range: &Range<usize>, formula: &str) -> bool {
    let before = source[..range.start].chars().next_back();
    let after = source[range.end..].chars().next();
    let is_sum = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c.is_numeric());
    is_sum(before) || is_sum(after) || !is_formula(formula)
}

/// Whether a text may be a formula: it has no words, or signs that words have not.
pub(super) fn is_formula(formula: &str) -> bool {
    if formula.contains('\\') {
        return true;
    }
    let is_foreign =
        |c: char| c.is_alphabetic() && matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FEFC}');
    let has_words = || {
        let words = formula.split(|c: char| !c.is_alphabetic());
        formula.contains(' ') && words.filter(|word| word.chars().count() > 1).count() > 0
    };
    let has_signs = formula.contains(['^', '_', '=', '+', '<', '>', '{', '(']);
    !formula.contains(is_foreign) && (has_signs || !has_words())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the first dollar sign of a text begins money, and the second ends it.
    fn money(text: &str) -> bool {
        let start = text.find('$').unwrap();
        let end = start + 2 + text[start + 1..].find('$').unwrap();
        is_money(text, &(start..end), &text[start + 1..end - 1])
    }

    #[test]
    fn sums_are_no_formulas() {
        for text in [
            "$5/$6",
            "$5 to 10$",
            "US$ 5, 6$",
            "5$,6$",
            "$5\u{60C} \u{648}6$",
            "$5k-$6k",
            "$HOME:$PATH",
        ] {
            assert!(money(text), "{text}");
        }
        for text in [
            "$x$",
            "\u{648}$x^2$",
            "$5$",
            "$a + b$.",
            "$\\text{\u{628}}$",
            "$f(x) = 2$",
            "$a, b$",
        ] {
            assert!(!money(text), "{text}");
        }
    }
}
