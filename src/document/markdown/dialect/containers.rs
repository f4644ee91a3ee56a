//! Callouts as quotes: `:::tip Title` up to `:::`, `!!! note "Title"` and `??? note` with what is indented below,
//! `> [!info] Title`.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use super::edit::{Claim, Edit, Title, Titled};
use super::line::Line;
use crate::document::callout::Callout;

/// How far `!!!` has its text indented.
const INDENT: usize = 4;

/// How many containers may hold one another. Each changes every line within it, and no hand writes more: what is nested deeper
/// stays as it is written.
const DEEPEST: usize = 16;

/// The containers of a source, as far as its lines were read.
#[derive(Default)]
pub(super) struct Containers {
    open: Vec<Container>,
    edits: Vec<Edit>,
    groups: usize,
    /// The blank lines at the end of a container by indentation, which may be within it or after it.
    blank: Vec<usize>,
    /// Groups whose container has no end.
    failed: HashSet<usize>,
}

struct Container {
    group: usize,
    indent: usize,
    end: End,
    /// Whether its text is set off, or stands as if there were no container.
    quotes: bool,
    /// Whether it is one even if nothing follows.
    is_sure: bool,
}

impl Container {
    /// Whether it is one, though no line of its own ends it.
    fn is_whole(&self) -> bool {
        self.end == End::Dedent && self.is_sure
    }
}

/// What ends a container.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// So many colons.
    Colons(usize),
    /// A line that is indented no further.
    Dedent,
}

/// What a line opens.
struct Opening<'a> {
    callout: Option<Callout>,
    name: Range<usize>,
    end: End,
    /// Its title, of a line that begins there.
    title: Option<(&'a str, usize)>,
    is_empty: bool,
}

impl Containers {
    /// Ends the containers that this line is no part of; whether there was one.
    pub(super) fn ends_before(&mut self, line: &Line) -> bool {
        let ended = self.open.iter().position(|container| {
            container.end == End::Dedent
                && !line.is_blank()
                && line.indent < container.indent + INDENT
        });
        let Some(first) = ended else {
            return false;
        };
        let group = self.open[first].group;
        self.close_from(first);
        if self.blank.is_empty() {
            let signs = self.signs(line.indent);
            self.edit(group, line.start..line.start, signs + "\n");
        }
        true
    }

    /// Reads a line; whether it is one of a container's own.
    pub(super) fn line(&mut self, line: &Line, is_code: bool) -> bool {
        if line.is_blank() && self.open.iter().any(|open| open.end == End::Dedent) {
            self.blank.push(line.start);
            return false;
        }
        for start in std::mem::take(&mut self.blank) {
            self.prefix(start, 0);
        }
        let rest = line.rest();
        let own_line = |sign| !is_code && rest.starts_with(sign);
        if own_line(":::") {
            return self.colons(line);
        }
        if self.open.len() < DEEPEST
            && (own_line("!!!") || own_line("???"))
            && let Some(opening) = marks(line)
        {
            self.open(line, &opening);
            return true;
        }
        if own_line(">") && rest.contains("[!") {
            self.obsidian(line);
        }
        self.prefix(line.start, line.indent);
        false
    }

    /// The edits, at the end of a source.
    pub(super) fn into_edits(mut self) -> Vec<Edit> {
        self.close_from(0);
        let failed = self.failed;
        self.edits.retain(|edit| !failed.contains(&edit.group));
        self.edits
    }

    fn edit(&mut self, group: usize, written: Range<usize>, read: impl Into<Cow<'static, str>>) {
        self.edits.push(Edit {
            written,
            read: read.into(),
            group,
            claim: None,
        });
    }

    /// Makes a line that begins with so many blanks one of the quotes that are open.
    fn prefix(&mut self, start: usize, indent: usize) {
        for index in 0..self.open.len() {
            let open = &mut self.open[index];
            open.is_sure |= open.end == End::Dedent && indent > open.indent;
            let (group, own, end, quotes) = (open.group, open.indent, open.end, open.quotes);
            let at = start + own.min(indent);
            let removed = match end {
                End::Dedent => (start + indent).min(at + INDENT),
                End::Colons(_) => at,
            };
            let sign = if quotes { "> " } else { "" };
            self.edit(group, at..removed, sign);
        }
    }

    /// A line that begins with colons: the end of a container, or the beginning of one.
    fn colons(&mut self, line: &Line) -> bool {
        let rest = line.rest().trim_end();
        let count = rest.len() - rest.trim_start_matches(':').len();
        if count < rest.len() {
            let opening = colons(line, count).filter(|_| self.open.len() < DEEPEST);
            let Some(opening) = opening else {
                self.prefix(line.start, line.indent);
                return false;
            };
            self.open(line, &opening);
            return true;
        }
        let closes = |open: &Container| matches!(open.end, End::Colons(own) if own <= count);
        let Some(found) = self.open.iter().rposition(closes) else {
            self.prefix(line.start, line.indent);
            return false;
        };
        let group = self.open[found].group;
        self.close_from(found + 1);
        self.open.truncate(found);
        self.prefix(line.start, line.indent);
        self.edit(
            group,
            line.start + line.indent..line.start + line.indent + rest.len(),
            "",
        );
        true
    }

    fn close_from(&mut self, first: usize) {
        let closed = self.open.drain(first..);
        let failed = closed.filter(|open| !open.is_whole());
        self.failed.extend(failed.map(|open| open.group));
    }

    fn open(&mut self, line: &Line, opening: &Opening) {
        self.prefix(line.start, line.indent);
        self.groups += 1;
        let group = self.groups;
        let start = line.start + line.indent;
        let end = line.start + line.text.len();
        if let Some(callout) = opening.callout {
            let title = match opening.title {
                Some(_) => Title::Own,
                None if opening.is_empty => Title::Empty,
                None => Title::Kind,
            };
            let claim = Claim::Callout(Titled {
                callout,
                name: opening.name.clone(),
                title,
            });
            let (from, to) = match opening.title {
                Some((title, at)) => (at, at + title.len()),
                None => (end, end),
            };
            self.edits.push(Edit {
                written: start..from,
                read: Cow::Borrowed("> "),
                group,
                claim: Some(claim),
            });
            self.edit(group, to..end, "");
            if opening.title.is_some() {
                self.edit(group, end..end, format!("\n{}>", self.signs(line.indent)));
            }
        } else {
            self.edit(group, start..end, "");
        }
        self.open.push(Container {
            group,
            indent: line.indent,
            end: opening.end,
            quotes: opening.callout.is_some(),
            is_sure: opening.title.is_some(),
        });
    }

    /// What a further line begins with that is read before the one that was.
    fn signs(&self, indent: usize) -> String {
        let mut signs = " ".repeat(
            self.open
                .first()
                .map_or(indent, |open| open.indent.min(indent)),
        );
        signs.extend(self.open.iter().filter(|open| open.quotes).map(|_| "> "));
        signs
    }

    /// `> [!info] Title`, with further names and titles than the parser knows.
    fn obsidian(&mut self, line: &Line) {
        let signs = line.text.len() - line.text.trim_start_matches([' ', '>']).len();
        let (prefix, rest) = line.text.split_at(signs);
        let Some((name, after)) = rest
            .strip_prefix("[!")
            .and_then(|rest| rest.split_once(']'))
        else {
            return;
        };
        let Some(callout) = Callout::named(name.trim()) else {
            return;
        };
        let title = after.trim_start_matches(['-', '+']).trim();
        let is_github = ["note", "tip", "important", "warning", "caution"];
        if title.is_empty()
            && after.trim().is_empty()
            && is_github
                .iter()
                .any(|known| known.eq_ignore_ascii_case(name))
        {
            return;
        }
        let Some(quote) = prefix.rfind('>') else {
            return;
        };
        self.prefix(line.start, line.indent);
        self.groups += 1;
        let group = self.groups;
        let start = line.start + signs;
        let end = line.start + line.text.len();
        let from = line.text.len() - after.trim_start_matches(['-', '+', ' ']).len();
        self.edits.push(Edit {
            written: line.start + quote..line.start + quote + 1,
            read: Cow::Borrowed(">"),
            group,
            claim: Some(Claim::Callout(Titled {
                callout,
                name: start + 2..start + 2 + name.len(),
                title: if title.is_empty() {
                    Title::Kind
                } else {
                    Title::Own
                },
            })),
        });
        self.edit(group, start..line.start + from, "");
        if !title.is_empty() {
            self.edit(group, end..end, format!("\n{prefix}"));
        }
    }
}

/// What a line opens that begins with so many colons.
fn colons<'a>(line: &Line<'a>, count: usize) -> Option<Opening<'a>> {
    let text = line.text.trim_end();
    let after = &text[line.indent + count..];
    let word = after.trim_start();
    // Quarto has its names in braces, MyST as well.
    let (name, rest) = match word.strip_prefix('{') {
        Some(inside) => inside.split_once('}')?,
        None => word.split_at(word.find(|c: char| !is_name(c)).unwrap_or(word.len())),
    };
    let name = name.trim_start_matches('.');
    let name = name.split(' ').next().unwrap_or_default();
    if name.is_empty() || !name.chars().all(is_name) {
        return None;
    }
    let title = title_of(rest);
    let found = title.map(|title| (title, name_at(line, title).start));
    Some(Opening {
        callout: Callout::named(name),
        name: name_at(line, name),
        end: End::Colons(count),
        title: found,
        is_empty: false,
    })
}

/// Where a name stands that is a part of a line.
fn name_at(line: &Line, name: &str) -> Range<usize> {
    let at = name.as_ptr() as usize - line.text.as_ptr() as usize;
    line.start + at..line.start + at + name.len()
}

/// The title behind a name: what stands in brackets, else the rest but for attributes.
fn title_of(rest: &str) -> Option<&str> {
    let title = match rest.strip_prefix('[') {
        Some(inside) => &inside[..inside.rfind(']')?],
        None => match rest.rfind('{') {
            Some(attributes) if rest.ends_with('}') => &rest[..attributes],
            _ => rest,
        },
    };
    let title = title.trim();
    (!title.is_empty()).then_some(title)
}

/// What a line opens that begins with `!!!` or `???`.
fn marks<'a>(line: &Line<'a>) -> Option<Opening<'a>> {
    let text = line.text.trim_end();
    let rest = text[line.indent + 3..].trim_start_matches('+');
    let word = rest.strip_prefix(' ')?.trim_start();
    let names = &word[..word.find('"').unwrap_or(word.len())];
    let name = names.split(' ').next().filter(|name| !name.is_empty())?;
    if !names.chars().all(|c| is_name(c) || c == ' ') {
        return None;
    }
    let quoted = &word[names.len()..];
    let title = match quoted.strip_prefix('"') {
        Some(inside) => Some(inside.strip_suffix('"')?),
        None => None,
    };
    let title_at = line.start + text.len() - quoted.len() + 1;
    Some(Opening {
        callout: Some(Callout::named(name).unwrap_or(Callout::Note)),
        name: name_at(line, name),
        end: End::Dedent,
        title: title
            .filter(|title| !title.trim().is_empty())
            .map(|title| (title, title_at)),
        is_empty: title.is_some_and(|title| title.trim().is_empty()),
    })
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn containers_without_an_end_make_no_edit_for_each_other() {
        const LINES: usize = 5000;
        let mut containers = Containers::default();
        for number in 0..LINES {
            let text = ":::note";
            let start = number * (text.len() + 1);
            let indent = 0;
            containers.line(
                &Line {
                    text,
                    start,
                    indent,
                },
                false,
            );
        }
        // Each changes the lines within it; the line that opens it may take three.
        assert!(containers.edits.len() <= LINES * DEEPEST + 3 * DEEPEST);
        assert!(containers.into_edits().is_empty());
    }
}
