//! What MDX has beside Markdown: imports and exports, comments in braces, attributes in braces, components whose names are
//! none for HTML. All of it vanishes; between the tags stands Markdown again, however far in they are. So it does between
//! those of a paragraph that says so, `<p markdown="1">` of kramdown.

use std::borrow::Cow;
use std::ops::Range;

use memchr::{memchr_iter, memchr2, memmem};

use super::edit::Edit;
use super::line::blanks;
use crate::document::html::is_element;

/// How long a tag may be, in bytes: where a brace stays open, each tag is sought up to there. A longer one stays as it is
/// written.
const LONGEST_TAG: usize = 16 << 10;

/// How deep components may nest that have what is between their tags moved out.
const DEEPEST: usize = 64;

/// The edits of a source.
pub(super) fn edits(source: &str) -> Vec<Edit> {
    let bytes = source.as_bytes();
    let has = |sign: &str| memmem::find(bytes, sign.as_bytes()).is_some();
    let mut scanner = Scanner {
        source,
        vanish: Vec::new(),
        insets: Vec::new(),
        in_markdown: false,
    };
    if has("import ")
        || has("export ")
        || has("{/*")
        || has("={")
        || has("markdown=")
        || has("</>")
        || memchr_iter(b'<', bytes).any(|at| bytes.get(at + 1).is_some_and(u8::is_ascii_uppercase))
    {
        scanner.scan();
    }
    let edit = |written: Range<usize>| Edit {
        group: written.start,
        written,
        read: Cow::Borrowed(""),
        claim: None,
    };
    scanner.vanish.into_iter().map(edit).collect()
}

/// Finds what vanishes outside code.
struct Scanner<'a> {
    source: &'a str,
    vanish: Vec<Range<usize>>,
    /// The components that are open, and how many blanks stand before what is between their tags: the parser would take that
    /// for code.
    insets: Vec<(&'a str, usize)>,
    /// Whether a paragraph of HTML is open whose text is Markdown.
    in_markdown: bool,
}

impl<'a> Scanner<'a> {
    fn scan(&mut self) {
        let (source, bytes) = (self.source, self.source.as_bytes());
        // Behind the last end of a comment begins none: without this, each that has no end would be sought up to the end.
        let last_end = memmem::rfind(bytes, b"*/}").unwrap_or(0);
        let (mut at, mut after_blank) = (0, true);
        while at < bytes.len() {
            let is_line_start = at == 0 || bytes[at - 1] == b'\n';
            if is_line_start {
                let line = line_at(source, at);
                if let Some(end) = (after_blank).then(|| module(source, at)).flatten() {
                    self.vanish.push(at..end);
                    at = end;
                    continue;
                }
                after_blank = line.trim().is_empty();
                let inset = self.inset(at);
                if inset > 0 {
                    at += inset;
                    continue;
                }
            }
            let end = match bytes[at] {
                b'`' | b'~' => {
                    let end = behind_code(source, at);
                    self.inset_lines(at..end);
                    Some(end)
                }
                b'{' if at < last_end && source[at..].starts_with("{/*") => {
                    let end = source[at..].find("*/}").map(|length| at + length + 3);
                    self.vanish.extend(end.map(|end| at..end));
                    end
                }
                b'<' => self.tag(at),
                _ => None,
            };
            at = end.unwrap_or(at + 1).max(at + 1);
        }
    }

    /// Removes the blanks before a line that stand for the components around it, and returns how many there are. The tag that
    /// ends a component may stand less far in.
    fn inset(&mut self, line: usize) -> usize {
        let blanks = self.source[line..].bytes().take(self.most());
        let inset = blanks.take_while(|&b| b == b' ').count();
        if inset > 0 {
            self.vanish.push(line..line + inset);
        }
        inset
    }

    /// How many blanks may be removed before a line.
    fn most(&self) -> usize {
        self.insets.last().map_or(0, |&(_, inset)| inset)
    }

    /// Removes these blanks before the lines of a block of code.
    fn inset_lines(&mut self, code: Range<usize>) {
        if self.most() == 0 {
            return;
        }
        let ends = memchr_iter(b'\n', &self.source.as_bytes()[code.clone()]);
        let lines: Vec<usize> = ends.map(|end| code.start + end + 1).collect();
        for line in lines.into_iter().filter(|&line| line < code.end) {
            self.inset(line);
        }
    }

    /// Where the tag ends that stands here, if it is one that HTML does not know; what is not for the parser vanishes.
    fn tag(&mut self, at: usize) -> Option<usize> {
        let tag = Tag::at(self.source, at)?;
        if tag.is_component {
            self.vanish.push(at..tag.end);
            self.component(at, &tag);
            return Some(tag.end);
        }
        if tag.name == "p" {
            let text = &self.source[at..tag.end];
            let is_end = text.starts_with("</");
            if self.in_markdown && is_end || text.contains("markdown=") {
                self.vanish.push(at..tag.end);
            }
            self.in_markdown = !is_end && text.contains("markdown=");
        }
        for brace in tag.braces {
            // With the name of the attribute and its sign.
            let before = &self.source[at..brace.start];
            let before = before.trim_end_matches(|c: char| !c.is_ascii_whitespace());
            self.vanish.push(at + before.len()..brace.end);
        }
        Some(tag.end)
    }

    /// Begins or ends what stands between the tags of a component.
    fn component(&mut self, at: usize, tag: &Tag<'a>) {
        let source = self.source;
        let text = &source[at..tag.end];
        if text.starts_with("</") {
            let begun = self.insets.iter().rposition(|&(name, _)| name == tag.name);
            self.insets.truncate(begun.unwrap_or(self.insets.len()));
        } else if !text.ends_with("/>") && self.insets.len() < DEEPEST {
            let inset = inset_below(source, at..tag.end).unwrap_or(self.most());
            self.insets.push((tag.name, inset));
        }
    }
}

/// How many blanks stand before what follows a tag, if that is alone on its line and stands less far in.
fn inset_below(source: &str, tag: Range<usize>) -> Option<usize> {
    let before = source[..tag.start].trim_end_matches(' ');
    let own = tag.start - before.len();
    let below = source[tag.end..].trim_start_matches([' ', '\t', '\r']);
    let below = below.strip_prefix('\n')?;
    let below = below.strip_prefix('\n').unwrap_or(below);
    let is_alone = before.is_empty() || before.ends_with('\n');
    (is_alone && blanks(below) > own).then(|| blanks(below))
}

/// The line from here on.
fn line_at(source: &str, at: usize) -> &str {
    let line = &source[at..];
    &line[..line.find('\n').unwrap_or(line.len())]
}

/// Where the imports and exports end that stand here at the beginning of a paragraph.
fn module(source: &str, at: usize) -> Option<usize> {
    let rest = &source[at..];
    let line = line_at(source, at);
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
    // No further than to the end of the paragraph: a text may be full of code.
    let mut from = length;
    while let Some(found) = memchr2(b'`', b'\n', &rest.as_bytes()[from..]) {
        from += found;
        let run = rest[from..].len() - rest[from..].trim_start_matches('`').len();
        if run == length {
            return at + from + length;
        }
        if rest[from..].starts_with("\n\n") {
            break;
        }
        from += run.max(1);
    }
    at + length
}

/// A tag.
struct Tag<'a> {
    name: &'a str,
    end: usize,
    /// Whether its name is none of HTML.
    is_component: bool,
    /// The attributes in braces.
    braces: Vec<Range<usize>>,
}

impl<'a> Tag<'a> {
    /// The tag that stands at byte `at`.
    fn at(source: &'a str, at: usize) -> Option<Self> {
        let rest = &source[at..];
        if rest.starts_with("<>") || rest.starts_with("</>") {
            return Some(Self {
                name: "",
                end: at + rest.find('>')? + 1,
                is_component: true,
                braces: Vec::new(),
            });
        }
        let name = rest[1..].trim_start_matches('/');
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let length = name.find(|c: char| !(c.is_ascii_alphanumeric() || ".-_".contains(c)));
        let (name, after) = name.split_at(length?);
        if !after.starts_with(|c: char| c.is_ascii_whitespace() || ">/{".contains(c)) {
            return None;
        }
        let (mut braces, mut quote, mut open) = (Vec::new(), None, Vec::new());
        let mut end = None;
        for (index, b) in rest.bytes().enumerate().take(LONGEST_TAG).skip(1) {
            match (b, quote) {
                (b'\n', _) if open.is_empty() && rest[index + 1..].starts_with('\n') => {
                    return None;
                }
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
        let has_capital = name.starts_with(|c: char| c.is_ascii_uppercase());
        let is_html = is_element(name) || !name.contains(|c: char| c.is_ascii_lowercase());
        Some(Self {
            name,
            end: end?,
            is_component: has_capital && (!is_html || name.contains('.') || !braces.is_empty()),
            braces,
        })
    }
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
