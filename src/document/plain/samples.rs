//! What samples of a text tell of all of it.

use std::ops::Range;

use super::wrapped::Margin;
use crate::document::bytes::{Bytes, ReadError, read_exactly};
use crate::document::decode::decode;
use crate::document::direction::Letters;
use crate::document::paragraphs::lines;
use crate::document::verse;
use crate::text::Direction;

/// How many places of a large file tell of it, and how many bytes of each. Few places, for a cold disk seeks to each.
const SAMPLES: u64 = 16;
const SAMPLE: u64 = 4 << 10;

/// The direction of most letters of the file, or of evenly spread samples of a large one.
pub(super) fn direction(bytes: &dyn Bytes) -> Direction {
    let mut letters = Letters::default();
    for sample in samples(bytes).flatten() {
        letters.add(&decode(&sample).0);
    }
    letters.majority()
}

/// Whether there are lines of verse in them.
pub(super) fn have_verse(bytes: &dyn Bytes) -> bool {
    samples(bytes).flatten().any(|sample| {
        let lines: Vec<bool> = lines(&sample)
            .map(|line| verse::is_line(&sample[line]))
            .collect();
        lines.windows(2).any(|pair| pair == [true, true])
    })
}

/// How its lines are wrapped, if they are.
pub(super) fn margin(bytes: &dyn Bytes) -> Option<Margin> {
    let samples: Vec<Vec<u8>> = samples(bytes).flatten().collect();
    let is_whole = samples.len() == 1;
    let parts = samples.iter().map(|sample| {
        let whole = if is_whole {
            0..sample.len()
        } else {
            whole_lines(sample)
        };
        &sample[whole]
    });
    Margin::of(parts)
}

/// A part of a sample without the lines at its ends, which may be cut.
fn whole_lines(sample: &[u8]) -> Range<usize> {
    let mut all = lines(sample).skip(1);
    let first = all.next();
    let last = all.last();
    match (first, last) {
        (Some(first), Some(last)) => first.start..last.start,
        _ => 0..0,
    }
}

fn samples(bytes: &dyn Bytes) -> impl Iterator<Item = Result<Vec<u8>, ReadError>> + '_ {
    ranges(bytes.len()).into_iter().map(|range| {
        let mut sample = Vec::new();
        read_exactly(bytes, range, &mut sample)?;
        Ok(sample)
    })
}

pub(super) fn ranges(len: u64) -> Vec<Range<u64>> {
    if len <= SAMPLES * SAMPLE {
        return std::iter::once(0..len).collect();
    }
    (0..SAMPLES)
        .map(|i| i * ((len - SAMPLE) / (SAMPLES - 1)))
        .map(|start| start..start + SAMPLE)
        .collect()
}
