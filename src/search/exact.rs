//! The exact level: a find of the plain letters is looked at again under canonical equivalence (NFC).

use std::ops::Range;

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_normalizer::properties::CanonicalCompositionBorrowed;

use super::folding::{is_starter, is_transparent};
use super::utf8;

/// The query in NFC, without what the exact level looks through.
pub(super) struct Exact {
    needle: Vec<char>,
}

/// A code point of the text, or of its NFC with the bytes it came from; none for an ill-formed byte.
type Source = (Option<char>, Range<usize>);

impl Exact {
    pub(super) fn new(query: &str) -> Self {
        let seen: String = query.chars().filter(|&c| !is_transparent(c)).collect();
        Self {
            needle: ComposingNormalizerBorrowed::new_nfc()
                .normalize(&seen)
                .chars()
                .collect(),
        }
    }

    /// The first match that starts at or after `floor` in the surroundings of a find of its plain letters: start, end
    /// after the last plain letter, and where the next match may start.
    pub(super) fn find(
        &self,
        text: &[u8],
        start: usize,
        end: usize,
        floor: usize,
    ) -> Option<(usize, usize, usize)> {
        let composed = compose(text, around(text, start, end));
        let here = composed.windows(self.needle.len()).find(|window| {
            let chars = window.iter().map(|(c, _)| *c);
            window.iter().all(|(_, source)| source.start >= floor)
                && chars.eq(self.needle.iter().map(|&c| Some(c)))
        })?;
        let start = here.first()?.1.start;
        let end = here
            .iter()
            .filter(|(c, _)| c.is_some_and(is_starter))
            .map(|(_, source)| source.end)
            .max()?;
        let next = here.iter().map(|(_, source)| source.end).max()?;
        Some((start, end, next))
    }
}

/// The range, widened on both sides over marks and what is looked through to one plain letter more, with which a mark
/// or a letter at the edge might compose.
fn around(text: &[u8], mut start: usize, mut end: usize) -> Range<usize> {
    let is_plain = |c: Option<char>| c.is_none_or(|c| is_starter(c) && !is_transparent(c));
    while let Some((c, before)) = utf8::before(text, start) {
        start = before;
        if is_plain(c) {
            break;
        }
    }
    let mut plain = 0;
    while let Some((c, after)) = utf8::after(text, end) {
        plain += usize::from(is_plain(c));
        if plain > 1 {
            break;
        }
        end = after;
    }
    start..end
}

/// The NFC of a range of the text, each code point with the bytes it came from.
fn compose(text: &[u8], range: Range<usize>) -> Vec<Source> {
    let mut composed = Vec::new();
    let mut segment: Vec<(char, Range<usize>)> = Vec::new();
    let mut head = None;
    let mut at = range.start;
    while at < range.end {
        let Some((c, end)) = utf8::after(text, at) else {
            break;
        };
        let source = at..end;
        at = end;
        let Some(c) = c else {
            flush(&mut segment, &mut composed);
            composed.push((None, source));
            continue;
        };
        if is_transparent(c) {
            continue;
        }
        if is_starter(c) {
            let joined = head
                .filter(|_| !segment.is_empty())
                .and_then(|head| CanonicalCompositionBorrowed::new().compose(head, c));
            if joined.is_none() {
                flush(&mut segment, &mut composed);
            }
            head = joined.or(Some(c));
        }
        segment.push((c, source));
    }
    flush(&mut segment, &mut composed);
    composed
}

/// Composes a plain letter and its marks. What comes out as it went in keeps its own bytes; what was composed has those
/// from the segment's start to the last mark that went into it.
fn flush(segment: &mut Vec<(char, Range<usize>)>, composed: &mut Vec<Source>) {
    let nfc =
        ComposingNormalizerBorrowed::new_nfc().normalize_iter(segment.iter().map(|(c, _)| *c));
    let mut rest = segment.clone();
    let own: Vec<_> = nfc
        .map(|c| {
            (
                c,
                rest.iter()
                    .position(|(from, _)| *from == c)
                    .map(|i| rest.remove(i).1),
            )
        })
        .collect();
    let start = segment.first().map_or(0, |(_, source)| source.start);
    let end = rest
        .iter()
        .map(|(_, source)| source.end)
        .max()
        .unwrap_or(start);
    composed.extend(
        own.into_iter()
            .map(|(c, source)| (Some(c), source.unwrap_or(start..end))),
    );
    segment.clear();
}
