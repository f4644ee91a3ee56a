//! Small facts of Markdown's syntax that the parser's events leave to their reader.

use std::ops::Range;

use crate::document::front_matter::{after_fence, split_at_fence};

/// The front matter of other programs, YAML between two lines of `---` at the beginning, and the rest. To us it is no text,
/// but nothing is kept from the reader.
pub(super) fn foreign_front_matter(source: &str) -> (&str, &str) {
    let is_key = |line: &str| {
        line.split_once(':')
            .is_some_and(|(key, _)| !key.contains(' '))
    };
    after_fence(source, "---")
        .filter(|body| body.lines().next().is_some_and(is_key))
        .and_then(|body| split_at_fence(body, &["---", "..."]))
        .unwrap_or(("", source))
}

/// What follows the number of a list item: `.` or `)`.
pub(super) fn number_delimiter(source: &str, item: Range<usize>) -> char {
    let item = source.get(item).unwrap_or_default();
    let after = item
        .trim_start()
        .trim_start_matches(|c: char| c.is_ascii_digit());
    if after.starts_with(')') { ')' } else { '.' }
}

/// `<br>` is the one HTML tag that tables and poems of Markdown cannot do without.
pub(super) fn is_line_break(html: &str) -> bool {
    let name = html
        .trim_start_matches('<')
        .trim_end_matches(['>', '/', ' ']);
    name.eq_ignore_ascii_case("br")
}

pub(super) fn is_comment(html: &str) -> bool {
    html.starts_with("<!--") && html.ends_with("-->")
}

/// Lines of HTML without what is commented out. A comment that has no end is shown: nothing is lost by mistake.
pub(super) fn without_comments(html: &str) -> String {
    let mut shown = String::new();
    let mut rest = html;
    while let Some((before, (_, after))) = (rest.split_once("<!--"))
        .and_then(|(before, comment)| Some((before, comment.split_once("-->")?)))
    {
        shown.push_str(before);
        rest = after;
    }
    shown + rest
}
