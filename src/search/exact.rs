//! The exact level: a find of the plain letters is looked at again under canonical equivalence (NFC).

use std::collections::HashMap;
use std::ops::Range;

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_normalizer::properties::CanonicalCompositionBorrowed;

use memchr::memmem;

use super::folding::{Folding, FoldingRule, is_starter, is_transparent};
use super::utf8;
use super::verify::Verified;

/// The query in NFC, without what the exact level looks through.
pub(super) struct Exact {
    needle: String,
    chars: Vec<Option<char>>,
    starts_plain: bool,
}

/// A code point of the text, or of its NFC with the bytes it came from; none for an ill-formed byte.
type SourceChar = (Option<char>, Range<usize>);

impl Exact {
    pub(super) fn new(query: &str) -> Self {
        let seen: String = query.chars().filter(|&c| !is_transparent(c)).collect();
        let needle = ComposingNormalizerBorrowed::new_nfc()
            .normalize(&seen)
            .into_owned();
        let chars: Vec<_> = needle.chars().map(Some).collect();
        let starts_plain = chars.first().is_some_and(|&c| is_plain(c));
        Self {
            needle,
            chars,
            starts_plain,
        }
    }

    /// The first match that starts at or after `floor` in the surroundings of a find of its plain letters.
    pub(super) fn find(
        &self,
        text: &[u8],
        start: usize,
        end: usize,
        floor: usize,
    ) -> Option<Verified> {
        if self.starts_plain && is_composed(text, start, end) {
            let same = text.get(start..end)? == self.needle.as_bytes();
            let next = end;
            return same.then_some(Verified { start, end, next });
        }
        let composed = compose(text, around(text, start, end));
        let here = composed.windows(self.chars.len()).find(|window| {
            let chars = window.iter().map(|(c, _)| *c);
            window.iter().all(|(_, source)| source.start >= floor)
                && chars.eq(self.chars.iter().copied())
        })?;
        verified(here)
    }

    /// All matches in a range of the text that begins and ends with a paragraph or a match.
    pub(super) fn find_all(&self, text: &[u8], range: Range<usize>) -> Vec<Verified> {
        let composed = compose(text, range);
        let mut encoded = Vec::new();
        let mut places = Vec::new();
        for (c, _) in &composed {
            places.push(encoded.len());
            // 0xFF is no byte of UTF-8.
            match c {
                Some(c) => encoded.extend(c.encode_utf8(&mut [0; 4]).bytes()),
                None => encoded.push(0xFF),
            }
        }
        let places = memmem::find_iter(&encoded, &self.needle).filter_map(|at| {
            let i = places.binary_search(&at).ok()?;
            verified(composed.get(i..i + self.chars.len())?)
        });
        let mut found: Vec<Verified> = Vec::new();
        for place in places {
            if found.last().is_none_or(|last| place.start >= last.next) {
                found.push(place);
            }
        }
        found
    }
}

/// The bytes that the code points of a match came from.
fn verified(here: &[SourceChar]) -> Option<Verified> {
    let start = here.first()?.1.start;
    let end = here
        .iter()
        .filter(|(c, _)| c.is_some_and(is_starter))
        .map(|(_, source)| source.end)
        .max()?;
    let next = here.iter().map(|(_, source)| source.end).max()?;
    Some(Verified { start, end, next })
}

/// Whether the character is neither a mark nor looked through.
fn is_plain(c: Option<char>) -> bool {
    !Folding::of(FoldingRule::Exact).folded(c).is_empty()
}

/// Whether the range and the character after it are plain letters of Latin or Arabic blocks whose characters are all
/// their own NFC: then the bytes can be compared as they are.
fn is_composed(text: &[u8], start: usize, end: usize) -> bool {
    let mut at = start;
    while at <= end {
        let Some((c, next)) = utf8::after(text, at) else {
            break;
        };
        let is_simple = matches!(c, None | Some(..'\u{0300}' | '\u{0600}'..='\u{06FF}'));
        if !is_simple || !is_plain(c) {
            return false;
        }
        at = next;
    }
    true
}

/// The range, widened on both sides over marks and what is looked through to one plain letter more, with which a mark
/// or a letter at the edge might compose.
fn around(text: &[u8], mut start: usize, mut end: usize) -> Range<usize> {
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
fn compose(text: &[u8], range: Range<usize>) -> Vec<SourceChar> {
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
fn flush(segment: &mut Vec<(char, Range<usize>)>, composed: &mut Vec<SourceChar>) {
    let nfc = ComposingNormalizerBorrowed::new_nfc();
    let nfc = nfc.normalize_iter(segment.iter().map(|(c, _)| *c));
    let mut sources: HashMap<char, Vec<&Range<usize>>> = HashMap::new();
    for (c, source) in segment.iter().rev() {
        sources.entry(*c).or_default().push(source);
    }
    let own = nfc.map(|c| (c, sources.get_mut(&c).and_then(Vec::pop)));
    let own: Vec<_> = own.collect();
    let start = segment.first().map_or(0, |(_, source)| source.start);
    let end = sources.values().flatten().map(|source| source.end).max();
    let whole = start..end.unwrap_or(start);
    let sources = own
        .into_iter()
        .map(|(c, source)| (Some(c), source.unwrap_or(&whole).clone()));
    composed.extend(sources);
    segment.clear();
}
