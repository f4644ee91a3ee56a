//! Small facts of Markdown's syntax that the parser's events leave to their reader.

use std::collections::HashSet;
use std::ops::Range;

use memchr::memmem;

/// What follows the number of a list item, `.` or `)`, and where its marker stands with the blank after it.
pub(super) fn item_marker(source: &str, item: Range<usize>) -> (char, Range<usize>) {
    let text = source.get(item.clone()).unwrap_or_default();
    let marker = text.trim_start();
    let after = marker.trim_start_matches(|c: char| c.is_ascii_digit());
    let delimiter = if after.starts_with(')') { ')' } else { '.' };
    let start = item.start + text.len() - marker.len();
    let sign = usize::from(!after.is_empty());
    let blank = usize::from(after[sign.min(after.len())..].starts_with(' '));
    let end = start + marker.len() - after.len() + sign + blank;
    (delimiter, start..end)
}

/// Where the name of an alert stands, in `[!NOTE]`.
pub(super) fn alert_name(source: &str, quote: Range<usize>) -> Range<usize> {
    let text = source.get(quote.clone()).unwrap_or_default();
    let start = text.find("[!").map_or(0, |start| start + 2);
    let length = text[start..].find(']').unwrap_or(0);
    quote.start + start..quote.start + start + length
}

/// Where the label of a footnote stands before its definition.
pub(super) fn footnote_marker(source: &str, definition: Range<usize>) -> Range<usize> {
    let text = source.get(definition.clone()).unwrap_or_default();
    let length = text.find("]:").map_or(0, |end| end + 2);
    definition.start..definition.start + length
}

/// What a fence calls its code, behind the language: `js title="src/app.js"` or `js src/app.js`.
pub(super) fn fence_title(info: &str) -> Option<&str> {
    let (_, behind) = info.split_once([' ', '\t'])?;
    for name in ["title=", "filename=", "file="] {
        let Some((_, value)) = behind.split_once(name) else {
            continue;
        };
        let title = match value.chars().next()? {
            quote @ ('"' | '\'') => value[1..].split(quote).next()?,
            _ => value.split([' ', '}']).next()?,
        };
        return Some(title).filter(|title| !title.trim().is_empty());
    }
    let word = behind.trim();
    let is_path = word.contains(['/', '.']) && !word.contains([' ', '=', '{', '"']);
    is_path.then_some(word)
}

/// Where inline code stands between its backticks, without the blanks at its ends that are not shown.
pub(super) fn inside_backticks(source: &str, span: Range<usize>, shown: &str) -> Range<usize> {
    let text = source.get(span.clone()).unwrap_or_default();
    let ticks = text.len() - text.trim_start_matches('`').len();
    let inside = span.start + ticks..span.end.saturating_sub(ticks).max(span.start + ticks);
    let blank = source
        .get(inside.clone())
        .is_some_and(|code| code.starts_with([' ', '\n', '\r']) && !shown.starts_with(' '));
    inside.start + usize::from(blank)..inside.end
}

/// The longest name of a page that double brackets hold, in bytes.
const LONGEST_NAME: usize = 512;

/// Whether double brackets of a text are links, as in a wiki, `[[page]]`. Elsewhere they are a link of Markdown whose words
/// stand in brackets, `[[1]](#note)`, which a parser of wikis would break.
pub(super) fn has_wiki_links(source: &str) -> bool {
    let mut names = memmem::find_iter(source.as_bytes(), "[[")
        .filter_map(|at| {
            let within = &source.as_bytes()[at + 2..];
            let within = &within[..within.len().min(LONGEST_NAME)];
            let end = memmem::find(within, b"]]")?;
            Some((&within[..end], within.get(end + 2)))
        })
        .peekable();
    if names.peek().is_none() {
        return false;
    }
    let labels = source.lines().filter_map(|line| {
        let (label, _) = line.trim_start().strip_prefix('[')?.split_once("]:")?;
        Some(label.as_bytes())
    });
    let defined: HashSet<&[u8]> = labels.collect();
    names.all(|(name, behind)| {
        !name.starts_with(b"^") && !matches!(behind, Some(b'(' | b'[')) && !defined.contains(name)
    })
}
