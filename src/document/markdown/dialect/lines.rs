//! The lines of a source, and what in each the parser would not know.

use super::containers::Containers;
use super::edit::Edit;
use super::formulas;
use super::jsx;
use super::line::{Line, blanks};
use super::markers::{self, Markers};

/// A fence of code that is open.
struct Fence {
    sign: char,
    length: usize,
}

/// The edits of a source, in its order.
pub(super) fn edits(source: &str) -> Vec<Edit> {
    let mut containers = Containers::default();
    let mut markers = Markers::default();
    let mut fence: Option<Fence> = None;
    let mut start = 0;
    for whole in source.split_inclusive('\n') {
        let text = whole.strip_suffix('\n').unwrap_or(whole);
        let text = text.strip_suffix('\r').unwrap_or(text);
        let line = Line {
            text,
            start,
            indent: blanks(text),
        };
        start += whole.len();
        if containers.ends_before(&line) {
            fence = None;
        }
        let in_code = fence.is_some();
        fence = match fence {
            None => opened(&line),
            Some(fence) if closes(&line, &fence) => None,
            open => open,
        };
        let fenced = in_code || fence.is_some();
        if !containers.line(&line, fenced) && !fenced {
            markers.line(&line);
        }
    }
    let mut edits = containers.into_edits();
    edits.extend(markers.into_edits());
    edits.extend(jsx::edits(source));
    edits.extend(formulas::edits(source));
    edits.sort_by_key(|edit| edit.written.start);
    edits
}

/// The fence that a line opens, also in a quote or item.
fn opened(line: &Line) -> Option<Fence> {
    let rest = line.rest();
    let rest = match rest.as_bytes().first()? {
        b'`' | b'~' => rest,
        b'>' | b'-' | b'*' | b'+' | b'0'..=b'9' => markers::inside(rest),
        _ => return None,
    };
    let sign = rest.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = rest.len() - rest.trim_start_matches(sign).len();
    let is_fence = length >= 3 && !(sign == '`' && rest[length..].contains('`'));
    is_fence.then_some(Fence { sign, length })
}

fn closes(line: &Line, fence: &Fence) -> bool {
    let rest = line.rest().trim_start_matches(['>', ' ']);
    let length = rest.len() - rest.trim_start_matches(fence.sign).len();
    length >= fence.length && rest[length..].trim_end().is_empty()
}
