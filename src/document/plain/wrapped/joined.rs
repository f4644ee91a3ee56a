//! The text of a paragraph that stands on several lines of a file, and the map between the two: a blank stands for each line
//! end and the white space around it.

use std::ops::Range;

use crate::document::decode::{self, decode, decoded_len};
use crate::document::paragraphs::lines;
use crate::document::plain::white;
use crate::document::verse;

use super::shape::marker_width;

/// The bytes of each line that are shown. A first line that stands farther in than the others begins with the blanks that it has
/// more.
fn pieces(raw: &[u8]) -> Vec<Range<usize>> {
    let all: Vec<Range<usize>> = lines(raw).collect();
    let [first, second, ..] = &all[..] else {
        return all;
    };
    let indent = |line: &Range<usize>| white::leading(&raw[line.clone()]);
    let kept = match (blanks(&raw[first.clone()]), blanks(&raw[second.clone()])) {
        (Some(first), Some(second)) => first.min(second),
        _ if indent(first) > indent(second) => 0,
        _ => indent(first),
    };
    let last = all.len() - 1;
    let shown = all.iter().enumerate().map(|(i, line)| {
        let start = line.start + if i == 0 { kept } else { indent(line) };
        let white = if i == last {
            0
        } else {
            white::trailing(&raw[line.clone()])
        };
        start.min(line.end)..(line.end - white).max(start)
    });
    shown.collect()
}

/// How many blanks a line begins with; nothing if other white space is among them.
fn blanks(line: &[u8]) -> Option<usize> {
    let white = &line[..white::leading(line)];
    white.iter().all(|&b| b == b' ').then_some(white.len())
}

/// The columns that a paragraph of these lines stands in by, and those that its rows after the first stand in by besides: as its
/// lines do, or behind the marker of an item.
pub(in crate::document::plain) fn indents(raw: &[u8]) -> (u16, u16) {
    let columns = |blanks: usize| u16::try_from(blanks).unwrap_or(u16::MAX);
    let mut all = lines(raw).map(|line| &raw[line]);
    let Some(first) = all.next() else {
        return (0, 0);
    };
    let marker = marker_width(first);
    let Some(second) = all.next() else {
        return (
            0,
            marker.map_or(0, |marker| columns(blanks(first).unwrap_or(0)) + marker),
        );
    };
    match (blanks(first), blanks(second)) {
        (Some(first), Some(second)) if second > first => (columns(first), columns(second - first)),
        (Some(_), Some(second)) => (columns(second), marker.unwrap_or(0)),
        _ => (0, 0),
    }
}

/// The text of lines that are one paragraph, and whether it was broken UTF-8.
pub(in crate::document::plain) fn text(raw: &[u8]) -> (String, bool) {
    let pieces = pieces(raw);
    if let [line] = &pieces[..] {
        return decode(&raw[line.clone()]);
    }
    // Lines of verse are rows, not a paragraph.
    let between = if verse::is_line(&raw[pieces[0].clone()]) {
        '\n'
    } else {
        ' '
    };
    let (mut text, mut lossy) = (String::with_capacity(raw.len()), false);
    for (i, piece) in pieces.into_iter().enumerate() {
        text.extend((i > 0).then_some(between));
        let (part, broken) = decode(&raw[piece]);
        text += &part;
        lossy |= broken;
    }
    (text, lossy)
}

/// The byte of the text at which byte `at` of `raw` is found.
pub(in crate::document::plain) fn text_offset(raw: &[u8], at: usize) -> usize {
    let mut to = 0;
    for (i, piece) in pieces(raw).into_iter().enumerate() {
        if at < piece.start {
            // Within what a blank stands for.
            return to - usize::from(i > 0);
        }
        let line = &raw[piece.clone()];
        if at < piece.end {
            return to + decode::text_offset(line, at - piece.start);
        }
        to += decoded_len(line) as usize + 1;
    }
    to.saturating_sub(1)
}

/// The byte of `raw` from which byte `at` of the text comes.
pub(in crate::document::plain) fn raw_offset(raw: &[u8], at: usize) -> usize {
    let mut to = 0;
    let mut end = 0;
    for piece in pieces(raw) {
        let line = &raw[piece.clone()];
        let length = decoded_len(line) as usize;
        if at < to + length {
            return piece.start + decode::raw_offset(line, at - to);
        }
        end = piece.end;
        if at == to + length {
            return end;
        }
        to += length + 1;
    }
    end
}
