//! A place in a text that may change until it is looked for again: where it is, and the letters around it.

use std::ops::Range;

use memchr::memmem::Finder;

use super::{Document, ReadError};

/// How many bytes are kept before and after the place: some lines, so that a line that returns often is not mistaken for
/// another of its kind.
const BEFORE: u64 = 128;
const AFTER: u64 = 256;

/// How long the pieces are, in bytes, that are looked for: some words, of which one edit spoils one.
const PIECE: usize = 32;

/// How far from where it was the place is looked for, in bytes: near first, for what returns often is nearest where it was.
const REACHES: [u64; 3] = [4 << 10, 256 << 10, 8 << 20];

/// Pieces that do not stand so far apart, in bytes, as they did are of different places.
const SHIFT: u64 = 64;

/// Of a piece that returns more often than this, not all places are looked at.
const MOST: usize = 10_000;

/// A place and what stands around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Landmark {
    /// The place, in document offsets.
    pub offset: u64,
    /// The length of the text in document offsets.
    pub total: u64,
    /// Letters before the place.
    pub before: String,
    /// Letters from the place on.
    pub after: String,
}

/// Where a piece of the letters stands in the text as it is now.
struct Sighting {
    /// Where the place would be by this.
    place: u64,
    /// Which piece, counted from those nearest to the place.
    piece: usize,
}

impl Landmark {
    /// The place at a document offset.
    pub fn of(document: &Document, offset: u64) -> Result<Self, ReadError> {
        let before = document.bytes_at(offset.saturating_sub(BEFORE)..offset)?;
        // Zeros stand between the chapters of a book.
        let before = before.rsplit(|byte| *byte == 0).next().unwrap_or_default();
        let after = document.bytes_at(offset..offset.saturating_add(AFTER))?;
        let letters = |bytes| String::from_utf8_lossy(bytes).into_owned();
        Ok(Self {
            offset,
            total: document.total(),
            before: letters(from_a_letter_on(before)),
            after: letters(to_a_letter(&after)),
        })
    }

    /// Where the place is in a text that may have changed: the same letter, or the nearest to it that is left.
    pub fn find(&self, document: &Document) -> Result<u64, ReadError> {
        let total = document.total();
        // What was changed may stand before the place, or behind it.
        let moved = (self.offset.saturating_add(total)).saturating_sub(self.total);
        let expected = [self.offset.min(total), moved.min(total)];
        for at in expected {
            if self.is_at(document, at)? {
                return Ok(at);
            }
        }
        for reach in REACHES {
            let mut sightings = Vec::new();
            for window in windows(expected, reach, total) {
                let bytes = document.bytes_at(window.clone())?;
                self.look(&bytes, window.start, &mut sightings);
            }
            let last = reach == REACHES[REACHES.len() - 1];
            if let Some(place) = best(sightings, expected, self.pieces().len(), last) {
                return Ok(place.min(total));
            }
        }
        Ok(expected[0])
    }

    /// Whether the letters stand around an offset as they did.
    fn is_at(&self, document: &Document, offset: u64) -> Result<bool, ReadError> {
        let Some(start) = offset.checked_sub(self.before.len() as u64) else {
            return Ok(false);
        };
        let bytes = document.bytes_at(start..offset.saturating_add(self.after.len() as u64))?;
        Ok(bytes == [self.before.as_bytes(), self.after.as_bytes()].concat())
    }

    /// Looks for all pieces in bytes that begin at an offset.
    fn look(&self, bytes: &[u8], start: u64, sightings: &mut Vec<Sighting>) {
        let before = self.before.len() as u64;
        for (piece, (text, piece_at)) in self.pieces().into_iter().enumerate() {
            let finder = Finder::new(text);
            for at in finder.find_iter(bytes).take(MOST) {
                let place = (start + at as u64 + before).checked_sub(piece_at as u64);
                sightings.extend(place.map(|place| Sighting { place, piece }));
            }
        }
    }

    /// Pieces of the letters, and where in all of them each begins: those from the place on first.
    fn pieces(&self) -> Vec<(&[u8], usize)> {
        let behind = pieces(&self.after).map(|(text, at)| (text, self.before.len() + at));
        let mut before: Vec<_> = pieces(&self.before).collect();
        before.reverse();
        behind.chain(before).collect()
    }
}

/// A text in pieces that end where letters end, and where each begins.
fn pieces(text: &str) -> impl Iterator<Item = (&[u8], usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at;
        at = (start + PIECE..=text.len()).find(|at| text.is_char_boundary(*at))?;
        Some((text.as_bytes().get(start..at)?, start))
    })
}

/// The parts of a text around some offsets, those that overlap as one.
fn windows(offsets: [u64; 2], reach: u64, total: u64) -> impl Iterator<Item = Range<u64>> {
    let around = |at: u64| at.saturating_sub(reach)..at.saturating_add(reach).min(total);
    let [a, b] = offsets.map(around);
    let overlap = a.start <= b.end && b.start <= a.end;
    let both = a.start.min(b.start)..a.end.max(b.end);
    let apart = [a, b].into_iter().filter(move |_| !overlap);
    overlap.then_some(both).into_iter().chain(apart)
}

/// The place that most pieces tell of, at least half of them unless `any` will do; of two as good, the one nearest to where
/// it is expected.
fn best(mut sightings: Vec<Sighting>, expected: [u64; 2], pieces: usize, any: bool) -> Option<u64> {
    sightings.sort_by_key(|sighting| sighting.place);
    let groups = sightings.chunk_by(|a, b| b.place - a.place <= SHIFT);
    let of_group = |group: &[Sighting]| {
        let mut told: Vec<usize> = group.iter().map(|sighting| sighting.piece).collect();
        told.sort_unstable();
        told.dedup();
        let nearest = group.iter().min_by_key(|sighting| sighting.piece)?.place;
        let away = expected.map(|at| at.abs_diff(nearest));
        Some((told.len(), away[0].min(away[1]), nearest))
    };
    let found = groups.filter_map(of_group);
    let (told, _, place) = found.max_by_key(|(told, away, _)| (*told, u64::MAX - away))?;
    (any || told * 2 >= pieces).then_some(place)
}

/// The bytes without those at their beginning that are the rest of a letter.
fn from_a_letter_on(bytes: &[u8]) -> &[u8] {
    let rest = bytes
        .iter()
        .take(3)
        .take_while(|byte| **byte & 0xC0 == 0x80);
    &bytes[rest.count()..]
}

/// The bytes without those at their end that are the beginning of a letter.
fn to_a_letter(bytes: &[u8]) -> &[u8] {
    match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => &bytes[..error.valid_up_to()],
        _ => bytes,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn plain(text: &str) -> Document {
        Document::plain(Arc::new(text.as_bytes().to_vec())).unwrap()
    }

    /// Numbers that look random, the same each time (xorshift).
    struct Random(u64);

    impl Random {
        fn below(&mut self, bound: usize) -> usize {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            (self.0 % bound as u64) as usize
        }
    }

    /// Letters of a small alphabet in words, sentences and paragraphs.
    fn prose(random: &mut Random, paragraphs: usize) -> String {
        let mut text = String::new();
        for _ in 0..paragraphs {
            for _ in 0..5 + random.below(60) {
                for _ in 0..2 + random.below(5) {
                    text.push(
                        [
                            '\u{627}', '\u{644}', '\u{645}', '\u{648}', '\u{646}', '\u{631}',
                            '\u{628}',
                        ][random.below(7)],
                    );
                }
                text.push(' ');
            }
            text.push('\n');
        }
        text
    }

    fn floor(text: &str, mut at: usize) -> usize {
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    #[test]
    fn an_unchanged_text_has_its_place_where_it_was() {
        let text = "\u{628}\n".repeat(1000);
        let document = plain(&text);
        for offset in [0, 3, 1500, 2997, 3000] {
            let landmark = Landmark::of(&document, offset).unwrap();
            assert_eq!(landmark.find(&document).unwrap(), offset);
        }
    }

    #[test]
    fn what_is_written_before_the_place_moves_it() {
        let text = prose(&mut Random(7), 100);
        let offset = floor(&text, text.len() / 2) as u64;
        let landmark = Landmark::of(&plain(&text), offset).unwrap();
        for added in ["\u{645} ", &"new paragraph\n".repeat(30_000)] {
            let changed = plain(&[added, &text].concat());
            assert_eq!(
                landmark.find(&changed).unwrap(),
                offset + added.len() as u64
            );
        }
        let shorter = &text[floor(&text, 3000)..];
        let lost = (text.len() - shorter.len()) as u64;
        assert_eq!(landmark.find(&plain(shorter)).unwrap(), offset - lost);
    }

    /// A text is edited in a hundred ways, of up to thirty edits each, anywhere; the letter at the place is found again.
    #[test]
    fn the_letter_is_found_after_random_edits() {
        let mut random = Random(42);
        let text = prose(&mut random, 120);
        let mut found = 0;
        for _ in 0..100 {
            let mark = floor(&text, random.below(text.len()));
            let landmark = Landmark::of(&plain(&text), mark as u64).unwrap();
            let (mut changed, mut expected) = (text.clone(), mark);
            for _ in 0..=random.below(30) {
                let at = floor(&changed, random.below(changed.len()));
                let added = prose(&mut random, 1);
                let added = &added[..floor(&added, random.below(added.len()))];
                let end = floor(&changed, (at + random.below(200)).min(changed.len()));
                let removed = if random.below(2) == 0 { end - at } else { 0 };
                changed.replace_range(at..at + removed, added);
                if at + removed <= expected {
                    expected = expected - removed + added.len();
                } else if at <= expected {
                    // The letter itself is gone: what stands in its place counts.
                    expected = at + added.len();
                }
            }
            let place = landmark.find(&plain(&changed)).unwrap();
            found += usize::from(place.abs_diff(expected as u64) <= SHIFT * 4);
        }
        assert!(found >= 95, "{found} of 100");
    }

    #[test]
    fn a_line_that_returns_often_is_found_where_it_was() {
        let line = "\u{648}\u{627}\u{644}\u{644}\u{647} \u{623}\u{639}\u{644}\u{645} \u{628}\u{630}\u{644}\u{643}\n";
        let text = line.repeat(2000);
        let offset = (line.len() * 700) as u64;
        let landmark = Landmark::of(&plain(&text), offset).unwrap();
        let place = landmark.find(&plain(&[&text, "end\n"].concat())).unwrap();
        assert_eq!(place, offset);
    }

    #[test]
    fn any_bytes_and_a_text_that_is_gone_have_a_place() {
        let document = Document::plain(Arc::new(b"\xd8\xff\xa8abc\xd8".to_vec())).unwrap();
        for offset in 0..=document.total() {
            let landmark = Landmark::of(&document, offset).unwrap();
            assert!(landmark.find(&document).unwrap() <= document.total());
            assert_eq!(landmark.find(&plain("")).unwrap(), 0);
            assert!(landmark.find(&plain("x")).unwrap() <= 1);
        }
    }
}
