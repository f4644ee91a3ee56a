//! Formulas as TeX has them, between `\(` and `\)` or `\[` and `\]`: dollar signs for the parser.

use std::borrow::Cow;
use std::ops::Range;

use memchr::{memchr_iter, memmem};

use super::edit::{Claim, Edit};
use super::line::blanks;
use super::money::is_formula;

/// How long a formula may be, in bytes: where one has no end, it is sought up to there.
const LONGEST: usize = 4 << 10;

/// The edits of a source.
pub(super) fn edits(source: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut from = 0;
    for at in memchr_iter(b'\\', source.as_bytes()) {
        if at < from {
            continue;
        }
        // The sign behind a backslash begins nothing else.
        from = at + 2;
        if let Some((formula, signs)) = formula(source, at) {
            let edit = |written: Range<usize>, claim| Edit {
                written,
                read: Cow::Borrowed(signs),
                group: at,
                claim,
            };
            edits.push(edit(at..formula.start, Some(Claim::Formula)));
            let end = formula.end + blanks(&source[formula.end..]) + 2;
            edits.push(edit(formula.end..end, None));
            from = end;
        }
    }
    edits
}

/// The formula that begins with the backslash at byte `at`, without the blanks around it, and the dollar signs that stand
/// around it for the parser.
fn formula(source: &str, at: usize) -> Option<(Range<usize>, &'static str)> {
    let rest = &source.as_bytes()[at..];
    let (end, signs) = match rest.get(1)? {
        b'(' => ("\\)", "$"),
        b'[' => ("\\]", "$$"),
        _ => return None,
    };
    let rest = &rest[2..rest.len().min(LONGEST)];
    let length = memmem::find(rest, end.as_bytes())?;
    let inside = source.get(at + 2..at + 2 + length)?;
    let start = at + 2 + blanks(inside);
    let text = inside.trim_matches(' ');
    let has_signs = text.contains(['\\', '^', '_', '=', '+', '<', '>', '{', '(']);
    let is_letter = text.len() == 1 && text.starts_with(|c: char| c.is_ascii_alphabetic());
    // A bracket behind a backslash may be one of the text: `\[1\]`, `\(a word\)`.
    let meant = (has_signs && is_formula(text) || is_letter && signs == "$")
        && !text.contains('$')
        && !text.contains("\n\n");
    meant.then_some((start..start + text.len(), signs))
}
