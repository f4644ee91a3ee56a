//! Where a line of the file stands in the document that was read from it. Lines are counted as `--search` and editors do.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{BlockId, Document, ReadError, paragraph_end, paragraph_ends};

/// A line of the file, found in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberedLine {
    /// The document offset of its beginning; of what follows where nothing is shown of it.
    At(u64),
    /// There are only so many lines.
    Only(u64),
}

/// Finds a line, counted from 1; nothing if `stop` was set. `source` is what a document was parsed from; what is read on
/// demand is its own source.
///
/// # Errors
/// When the document cannot be read up to there.
pub fn numbered_line(
    document: &Document,
    source: Option<&str>,
    number: u64,
    stop: &AtomicBool,
) -> Result<Option<NumberedLine>, ReadError> {
    let before = number.saturating_sub(1);
    let Some(source) = source else {
        return in_plain(document, before, stop);
    };
    Ok(Some(match nth_line(source.as_bytes(), before) {
        Ok(start) => NumberedLine::At(at_source(document, start as u64)?),
        Err(lines) => NumberedLine::Only(lines),
    }))
}

/// The first byte of the line before which so many end, or how many lines there are.
fn nth_line(text: &[u8], before: u64) -> Result<usize, u64> {
    let mut at = 0;
    for ended in 0..before {
        match paragraph_end(&text[at..]) {
            Some(end) if at + end < text.len() => at += end,
            _ => return Err(ended + u64::from(at < text.len())),
        }
    }
    Ok(at)
}

fn in_plain(
    document: &Document,
    before: u64,
    stop: &AtomicBool,
) -> Result<Option<NumberedLine>, ReadError> {
    let mut left = before;
    let mut found = (before == 0).then_some(NumberedLine::At(0));
    let mut stopped = false;
    document.scan(0, &mut Vec::new(), None, &mut |chunk| {
        stopped = stop.load(Ordering::Relaxed);
        if stopped || found.is_some() {
            return ControlFlow::Break(());
        }
        let own = &chunk.source[..chunk.own];
        let ends = paragraph_ends(own);
        if ends < left {
            left -= ends;
            return ControlFlow::Continue(chunk.own);
        }
        if let Ok(start) = nth_line(own, left) {
            found = Some(NumberedLine::At(chunk.offset + start as u64));
        } else if chunk.offset + (chunk.own as u64) < document.total() {
            // It begins with the next chunk.
            found = Some(NumberedLine::At(chunk.offset + chunk.own as u64));
        } else {
            left -= ends;
        }
        ControlFlow::Continue(chunk.own)
    })?;
    if stopped {
        return Ok(None);
    }
    Ok(Some(match found {
        Some(line) => line,
        None => NumberedLine::Only(lines_before_end(document, before - left)?),
    }))
}

/// How many lines there are if so many end: what stands behind the last end is one too.
fn lines_before_end(document: &Document, ends: u64) -> Result<u64, ReadError> {
    let mut ends_line = true;
    let last = document.total().saturating_sub(1);
    document.scan(last, &mut Vec::new(), None, &mut |chunk| {
        let is_end = |end: &str| chunk.source.ends_with(end.as_bytes());
        ends_line = chunk.source.is_empty() || ["\n", "\r", "\u{2029}"].into_iter().any(is_end);
        ControlFlow::Continue(chunk.own)
    })?;
    Ok(ends + u64::from(!ends_line))
}

/// The document offset of what a byte of the source became, or what follows it: blocks do not all stand in the order of the
/// source, for footnotes stand at the end.
pub fn at_source(document: &Document, at: u64) -> Result<u64, ReadError> {
    let mut nearest: Option<(u64, BlockId, u64)> = None;
    let mut next = document.first()?;
    while let Some(id) = next {
        next = document.next(id)?;
        let start = document.offset(id, 0);
        let end = match next {
            Some(next) => document.offset(next, 0) - 1,
            None => document.total().saturating_sub(1),
        };
        let source = document.source_range(start..end);
        if source.contains(&at) {
            return Ok(first_from(document, start, end, at));
        }
        if source.start >= at && nearest.is_none_or(|(known, ..)| source.start < known) {
            nearest = Some((source.start, id, start));
        }
    }
    Ok(nearest.map_or(document.total(), |(_, _, start)| start))
}

/// The first offset of a block whose source begins at a byte or after it.
fn first_from(document: &Document, start: u64, end: u64, at: u64) -> u64 {
    let (mut low, mut high) = (start, end);
    while low < high {
        let middle = low.midpoint(high);
        if document.source_range(middle..middle + 1).start < at {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn plain(text: &str, number: u64) -> NumberedLine {
        let document = Document::plain(Arc::new(text.as_bytes().to_vec())).unwrap();
        let never = AtomicBool::new(false);
        numbered_line(&document, None, number, &never)
            .unwrap()
            .unwrap()
    }

    fn markdown(text: &str, number: u64) -> NumberedLine {
        let document = Document::markdown(text).unwrap();
        let never = AtomicBool::new(false);
        numbered_line(&document, Some(text), number, &never)
            .unwrap()
            .unwrap()
    }

    #[test]
    fn lines_of_plain_text_are_those_of_the_file() {
        let text = "one\r\n\r\nthree\rfour\u{2029}five";
        let starts = [0, 5, 7, 13, 20];
        for (number, start) in (1..).zip(starts) {
            assert_eq!(plain(text, number), NumberedLine::At(start), "{number}");
        }
        assert_eq!(plain(text, 6), NumberedLine::Only(5));
        assert_eq!(plain("one\ntwo\n", 3), NumberedLine::Only(2));
        assert_eq!(plain("", 2), NumberedLine::Only(0));
    }

    #[test]
    fn a_line_far_into_a_long_text_is_found() {
        let text = "line\n".repeat(1_000_000);
        assert_eq!(plain(&text, 900_001), NumberedLine::At(4_500_000));
        assert_eq!(plain(&text, 1_000_001), NumberedLine::Only(1_000_000));
    }

    #[test]
    fn lines_of_markdown_are_those_of_its_source() {
        let text = "# Title\n\nsome *words* and\nmore of them\n\n- item\n\nlast\n";
        let document = Document::markdown(text).unwrap();
        let shown = |number| match markdown(text, number) {
            NumberedLine::At(offset) => {
                let (block, byte) = document.locate(offset).unwrap();
                document.block(block).unwrap().text[byte..].to_owned()
            }
            NumberedLine::Only(lines) => lines.to_string(),
        };
        assert_eq!(shown(1), "Title");
        assert_eq!(shown(2), "some words and more of them");
        assert_eq!(shown(4), "more of them");
        assert!(shown(6).ends_with("item"));
        assert_eq!(shown(8), "last");
        assert_eq!(shown(9), "8");
    }
}
