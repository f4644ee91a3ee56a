//! The walk on demand against the definition, applied to the whole text at once.

mod paragraphs;
mod promises;
mod reads;
mod wrapped;

use std::ops::Range;
use std::sync::atomic::AtomicU64;

use proptest::prelude::*;
use unicode_bidi::BidiClass;

use super::*;
use crate::document::block::Block;

const GRID: usize = 16 << 10;

/// A segment by definition: its bytes, its line end, whether it is blank.
struct Defined {
    text: Range<usize>,
    next: usize,
    blank: bool,
}

fn defined(bytes: &[u8], origin: usize) -> Vec<Defined> {
    let mut segments = Vec::new();
    let mut start = origin;
    while start < bytes.len() {
        let line_end = |at: usize| match &bytes[at..] {
            [b'\r', b'\n', ..] => 2,
            [b'\n' | b'\r', ..] => 1,
            [0xE2, 0x80, 0xA9, ..] => 3,
            _ => 0,
        };
        let end = (start..bytes.len())
            .find(|&at| line_end(at) > 0)
            .unwrap_or(bytes.len());
        let mut from = start;
        for cut in cuts(bytes, start..end) {
            segments.push((from..cut, cut));
            from = cut;
        }
        start = end + if end < bytes.len() { line_end(end) } else { 0 };
        segments.push((from..end, start));
    }
    let blank = |text: &Range<usize>| {
        String::from_utf8_lossy(&bytes[text.clone()])
            .trim()
            .is_empty()
    };
    segments
        .into_iter()
        .map(|(text, next)| Defined {
            blank: blank(&text),
            text,
            next,
        })
        .collect()
}

/// Each point of the grid at least one step from both ends of the paragraph cuts it, after a space or between characters.
fn cuts(bytes: &[u8], paragraph: Range<usize>) -> Vec<usize> {
    let points = (1..)
        .map(|k| k * GRID)
        .skip_while(|g| g - GRID < paragraph.start)
        .take_while(|g| g + GRID <= paragraph.end);
    points.map(|g| cut(bytes, &paragraph, g)).collect()
}

fn cut(bytes: &[u8], paragraph: &Range<usize>, g: usize) -> usize {
    if let Some(space) = bytes[g - 4096..g].iter().rposition(|&b| b == b' ') {
        return g - 4096 + space + 1;
    }
    // All places where the decoder starts a character, from the start of the paragraph.
    let mut places = vec![];
    let mut at = paragraph.start;
    for chunk in bytes[paragraph.clone()].utf8_chunks() {
        for c in chunk.valid().chars() {
            places.push((at, unicode_bidi::bidi_class(c) == BidiClass::NSM));
            at += c.len_utf8();
        }
        places.push((at, false));
        at += chunk.invalid().len();
    }
    places.retain(|&(at, _)| at <= g);
    let nearest = places.last().unwrap().0;
    let base = places
        .iter()
        .rev()
        .take_while(|(at, _)| at + 256 > nearest)
        .find(|(_, mark)| !mark);
    base.map_or(nearest, |&(at, _)| at)
}

fn open(bytes: &[u8]) -> Plain {
    Plain::open(Arc::new(bytes.to_vec())).unwrap()
}

fn walk(
    plain: &Plain,
    first: Option<BlockId>,
    step: impl Fn(&Plain, BlockId) -> Result<Option<BlockId>, ReadError>,
) -> Vec<u64> {
    std::iter::successors(first, |&id| step(plain, id).unwrap())
        .map(|id| id.0)
        .collect()
}

fn blocks(plain: &Plain) -> Vec<Block> {
    let ids = walk(plain, plain.first().unwrap(), Plain::next);
    ids.into_iter()
        .map(|id| plain.block(BlockId(id)).unwrap())
        .collect()
}

fn texts(bytes: &[u8]) -> Vec<(String, bool)> {
    blocks(&open(bytes))
        .into_iter()
        .map(|block| (block.text, block.gap_after))
        .collect()
}

fn logical(plain: &Plain) -> String {
    let mut text = String::new();
    plain
        .logical(&mut |piece| {
            text.push_str(piece);
            ControlFlow::Continue(())
        })
        .unwrap();
    text
}
