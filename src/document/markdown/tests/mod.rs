mod blocks;
mod callouts;
mod html;
mod links;
mod lists;
mod origins;
mod promises;

use std::ops::ControlFlow;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::document::block::{Align, Block, BlockId, Inline, Kind, Link, LinkKind, Span, Table};
use crate::document::parsed::Parsed;
use crate::document::{Callout, Chunk};
use crate::text::Direction;
use Direction::{Ltr, Rtl};

fn markdown(source: &str, direction: Option<Direction>) -> Parsed {
    Parsed::new(blocks(source), direction, false)
}

fn parse(source: &str) -> Vec<Block> {
    all(&markdown(source, Some(Rtl)))
}

fn all(document: &Parsed) -> Vec<Block> {
    let blocks = (0..).map(|index| document.block(BlockId(index)));
    blocks.map_while(Result::ok).collect()
}

fn texts(source: &str) -> Vec<String> {
    parse(source)
        .iter()
        .map(|block| block.text.clone())
        .collect()
}

/// (indent, hang, gap after, text) of each block.
fn places(source: &str) -> Vec<(u16, u16, bool, String)> {
    parse(source)
        .iter()
        .map(|b| (b.indent, b.hang, b.gap_after, b.text.clone()))
        .collect()
}

fn place(indent: u16, hang: u16, gap: bool, text: &str) -> (u16, u16, bool, String) {
    (indent, hang, gap, text.to_owned())
}

fn styled(source: &str) -> Vec<(String, Inline)> {
    let blocks = parse(source);
    let span = |b: &Block, span: &Span| (b.text[span.range.clone()].to_owned(), span.style);
    blocks
        .iter()
        .flat_map(|b| b.spans.iter().map(|s| span(b, s)).collect::<Vec<_>>())
        .collect()
}

fn plain() -> Inline {
    Inline::default()
}

/// For each character of the texts but blanks: where it comes from.
fn sources(source: &str) -> Vec<(char, std::ops::Range<usize>)> {
    let document = crate::document::Document::markdown(source).unwrap();
    let mut found = Vec::new();
    let mut next = document.first().unwrap();
    while let Some(id) = next {
        let block = document.block(id).unwrap();
        for (at, c) in block.text.char_indices().filter(|(_, c)| *c != ' ') {
            let start = document.offset(id, at);
            let from = document.source_range(start..start + c.len_utf8() as u64);
            found.push((c, from.start as usize..from.end as usize));
        }
        next = document.next(id).unwrap();
    }
    found
}

/// What the source has for each character of the texts.
fn written(source: &str) -> Vec<String> {
    let body = source.strip_prefix('\u{FEFF}').unwrap_or(source);
    let from = sources(source).into_iter();
    from.map(|(_, from)| body[from].to_owned()).collect()
}
