//! What MDX has beside Markdown: imports and exports, comments in braces, attributes in braces, components whose names are
//! none for HTML. All of it vanishes; text between tags stays.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memmem;

use super::edit::Edit;

/// How long a tag may be, in bytes: where a brace stays open, each tag is sought up to there. A longer one stays as it is
/// written.
const LONGEST_TAG: usize = 16 << 10;

/// The edits of a source.
pub(super) fn edits(source: &str) -> Vec<Edit> {
    let bytes = source.as_bytes();
    let has = |sign: &str| memmem::find(bytes, sign.as_bytes()).is_some();
    let mut vanish = Vec::new();
    if has("import ")
        || has("export ")
        || has("{/*")
        || has("={")
        || has("</>")
        || has(".") && has("</")
    {
        scan(source, &mut vanish);
    }
    let edit = |written: Range<usize>| Edit {
        group: written.start,
        written,
        read: Cow::Borrowed(""),
        claim: None,
    };
    vanish.into_iter().map(edit).collect()
}

/// Finds what vanishes outside code.
fn scan(source: &str, vanish: &mut Vec<Range<usize>>) {
    let bytes = source.as_bytes();
    // Behind the last end of a comment begins none: without this, each that has no end would be sought up to the end.
    let last_end = memmem::rfind(bytes, b"*/}").unwrap_or(0);
    let (mut at, mut after_blank) = (0, true);
    while at < bytes.len() {
        let is_line_start = at == 0 || bytes[at - 1] == b'\n';
        if is_line_start {
            let line = &source[at..];
            let line = &line[..line.find('\n').unwrap_or(line.len())];
            if let Some(end) = (after_blank).then(|| module(source, at)).flatten() {
                vanish.push(at..end);
                at = end;
                continue;
            }
            after_blank = line.trim().is_empty();
        }
        let end = match bytes[at] {
            b'`' | b'~' => Some(behind_code(source, at)),
            b'{' if at < last_end && source[at..].starts_with("{/*") => {
                let end = source[at..].find("*/}").map(|length| at + length + 3);
                vanish.extend(end.map(|end| at..end));
                end
            }
            b'<' => tag(source, at, vanish),
            _ => None,
        };
        at = end.unwrap_or(at + 1).max(at + 1);
    }
}

/// Where the imports and exports end that stand here at the beginning of a paragraph.
fn module(source: &str, at: usize) -> Option<usize> {
    let rest = &source[at..];
    let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
    let import = line.strip_prefix("import ").is_some_and(|rest| {
        let rest = rest.trim_end().trim_end_matches(';');
        let quoted = rest.ends_with(['\'', '"']);
        quoted && (rest.contains(" from ") || rest.starts_with(['\'', '"'])) || rest.trim() == "{"
    });
    let export = line.strip_prefix("export ").is_some_and(|rest| {
        let word = rest.split([' ', '(', '{', '*']).next().unwrap_or_default();
        let known = [
            "const", "let", "var", "function", "default", "async", "class",
        ];
        known.contains(&word) || rest.starts_with('{') || rest.starts_with('*')
    });
    if !import && !export {
        return None;
    }
    // Up to a blank line: what they define may take many.
    let mut end = at;
    for line in rest.split_inclusive('\n') {
        if line.trim().is_empty() {
            break;
        }
        end += line.len();
    }
    Some(end)
}

/// Where code ends that begins with signs here: a fence, or a span within a paragraph.
fn behind_code(source: &str, at: usize) -> usize {
    let rest = &source[at..];
    let sign = &rest[..1];
    let length = rest.len() - rest.trim_start_matches(sign).len();
    let indent = source[..at]
        .bytes()
        .rev()
        .take_while(|&b| b == b' ')
        .count();
    let before = source[..at - indent].bytes().next_back();
    if length >= 3 && before.is_none_or(|b| b == b'\n') {
        let mut end = at + length;
        for line in rest[length..].split_inclusive('\n') {
            end += line.len();
            let closing = line.trim();
            let is_closing = closing.len() >= length && closing.trim_start_matches(sign).is_empty();
            if is_closing {
                break;
            }
        }
        return end;
    }
    if sign == "~" {
        return at + length;
    }
    let paragraph = &rest[length..];
    let paragraph = &paragraph[..paragraph.find("\n\n").unwrap_or(paragraph.len())];
    let fence = &rest[..length];
    let mut from = 0;
    while let Some(found) = paragraph[from..].find(fence) {
        let end = from + found;
        let run = paragraph[end..].len() - paragraph[end..].trim_start_matches('`').len();
        if run == length {
            return at + length + end + length;
        }
        from = end + run;
    }
    at + length
}

/// Where the tag ends that stands here, if it is one that HTML does not know; what is not for the parser vanishes.
fn tag(source: &str, at: usize, vanish: &mut Vec<Range<usize>>) -> Option<usize> {
    let rest = &source[at..];
    if rest.starts_with("<>") || rest.starts_with("</>") {
        let end = at + rest.find('>')? + 1;
        vanish.push(at..end);
        return Some(end);
    }
    let name = rest[1..].trim_start_matches('/');
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let length = name.find(|c: char| !(c.is_ascii_alphanumeric() || ".-_:".contains(c)));
    let name = &name[..length.unwrap_or(name.len())];
    let (mut braces, mut quote, mut open) = (Vec::new(), None, Vec::new());
    let mut end = None;
    for (index, b) in rest.bytes().enumerate().take(LONGEST_TAG).skip(1) {
        match (b, quote) {
            (b'\n', _) if open.is_empty() && rest[index + 1..].starts_with('\n') => return None,
            (_, Some(own)) => quote = Some(own).filter(|own| *own != b),
            (b'"' | b'\'' | b'`', None) => quote = Some(b),
            (b'{', None) => open.push(index),
            (b'}', None) => {
                let from = open.pop()?;
                if open.is_empty() {
                    braces.push(at + from..at + index + 1);
                }
            }
            (b'>', None) if open.is_empty() => {
                end = Some(at + index + 1);
                break;
            }
            (b'<', None) if open.is_empty() => return None,
            _ => {}
        }
    }
    let end = end?;
    let is_component = name.contains('.') && name.starts_with(|c: char| c.is_ascii_uppercase());
    if is_component || !braces.is_empty() && name.starts_with(|c: char| c.is_ascii_uppercase()) {
        vanish.push(at..end);
        return Some(end);
    }
    for brace in braces {
        // With the name of the attribute and its sign.
        let before = source[at..brace.start].trim_end_matches(|c: char| !c.is_ascii_whitespace());
        vanish.push(at + before.len()..brace.end);
    }
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(source: &str) -> usize {
        edits(source).len()
    }

    #[test]
    fn comments_without_an_end_are_not_each_sought_to_the_end_of_the_source() {
        // Sought for each, they would take hours.
        let open = "{/*\n".repeat(1 << 20);
        assert_eq!(count(&open), 0);
        assert_eq!(count(&format!("{{/* a */}}{open}")), 1);
    }

    #[test]
    fn a_tag_is_sought_as_far_as_it_may_be_long() {
        let tag = |length: usize| format!("<A b={{{}}}>", "1".repeat(length));
        assert_eq!(count(&tag(LONGEST_TAG / 2)), 1);
        assert_eq!(count(&tag(LONGEST_TAG)), 0);
        assert_eq!(count(&format!("<A b={{{}", "1".repeat(LONGEST_TAG))), 0);
    }
}
