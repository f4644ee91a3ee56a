//! What was gathered of a block → the block.

use std::sync::Arc;

use super::blocks::Frame;
use super::builder::{Builder, Open};
use super::content::Content;
use super::flow::within_paragraph;
use super::nesting::{BULLET, Place};
use crate::document::block::Kind;
use crate::document::code::Comments;
use crate::document::verse;

/// Columns that code is indented by, for the rule beside it.
const CODE_INDENT: u16 = 2;

impl Builder {
    /// Writes the block that is open, if one is.
    pub(in crate::document) fn finish(&mut self) {
        self.end_image(false);
        match std::mem::take(&mut self.open) {
            Open::None => {}
            Open::Text { kind, tight } => self.finish_text(kind, tight),
            Open::Code(code, comments) => self.finish_code(&code, comments),
            Open::Table(mut table) => {
                table.end_cell(&mut self.flow);
                let content = self.flow.take();
                let table = Kind::Table(Arc::new(table.finish()));
                let place = self.nesting.place();
                self.push(table, content, &place, 0, false);
            }
        }
    }

    fn finish_text(&mut self, kind: Kind, tight: bool) {
        self.flow.trim_end(0);
        self.flow.mark_quotations();
        let content = self.flow.take();
        if content.text.is_empty() && !self.nesting.marker_waits() {
            // What links lead to stands before the next text.
            content
                .names
                .into_iter()
                .for_each(|(_, name)| self.flow.name(name));
            return;
        }
        let tight = tight && self.nesting.within_begun_list();
        let mut place = self.nesting.place();
        let mut text = std::mem::take(&mut place.marker);
        let mut length = text.text.len();
        let own = own_bullet(&content);
        if own > 0 && text.text.ends_with(BULLET) {
            text.truncate(length - BULLET.len());
            length = text.text.len() + own;
        }
        text.append(content);
        // Verse whose lines are kept, by hard breaks.
        let is_broken = length == 0
            && text.text.contains('\u{2028}')
            && matches!(kind, Kind::Paragraph | Kind::Quote);
        let verse = is_broken.then(|| verse::table(&text.text)).flatten();
        let kind = verse.map_or(kind, |table| Kind::Table(Arc::new(table)));
        self.push(kind, text, &place, length, tight);
    }

    fn finish_code(&mut self, code: &Content, comments: Comments) {
        let mut tight = self.finish_marker();
        let mut place = self.nesting.place();
        place.indent = place.indent.saturating_add(CODE_INDENT);
        let mut at = 0;
        for line in code.text.split_inclusive('\n') {
            let shown = line.strip_suffix('\n').unwrap_or(line);
            let shown = shown.strip_suffix('\r').unwrap_or(shown);
            let content = Content {
                text: shown.chars().map(within_paragraph).collect(),
                sources: code.sources.part(&(at..at + shown.len())),
                ..Content::default()
            };
            self.push(Kind::Code(comments), content, &place, 0, tight);
            tight = true;
            place.joined = place.bars;
            at += line.len();
        }
    }

    /// Writes the marker of an item that does not begin with text, and returns whether there was one.
    pub(super) fn finish_marker(&mut self) -> bool {
        let waits = self.nesting.marker_waits();
        if waits {
            self.begin_text(None, true);
            self.finish();
        }
        waits
    }

    /// Adds a block whose text begins with a marker of so many bytes; `tight`: without a gap before it.
    pub(super) fn push(
        &mut self,
        kind: Kind,
        content: Content,
        place: &Place,
        marker: usize,
        tight: bool,
    ) {
        let hang = content.text[..marker].chars().count();
        let frame = Frame {
            kind,
            declared: self.declared,
            marker: marker.try_into().unwrap_or(0),
            indent: place.indent,
            hang: hang.try_into().unwrap_or(u16::MAX),
            bars: place.bars,
        };
        let gap = (!tight && !place.follows).then_some(place.joined);
        self.blocks.push(frame, content, gap);
    }
}

/// How many bytes of a text are a bullet that it brings with it, in the place of that of its item. In code, or in a piece
/// with a direction of its own, it is none.
fn own_bullet(content: &Content) -> usize {
    let text = content.text.as_str();
    let code = content.spans.iter().find(|span| span.style.is_foreign());
    let pieces = content.isolates.iter().map(|isolate| isolate.range.start);
    let apart = pieces.chain(code.map(|span| span.range.start)).min();
    let is_sign = |c: char| {
        "\u{2022}\u{25CF}\u{25CB}\u{25E6}\u{25AA}\u{25AB}\u{25A0}\u{2023}\u{B7}".contains(c)
    };
    let rest = text.trim_start_matches(is_sign);
    let sign = text.len() - rest.len();
    let rest = if sign == 0 {
        text.strip_prefix(['-', '\u{2013}']).unwrap_or(rest)
    } else {
        rest
    };
    // A stroke without a blank is a sign of the text.
    let words = rest.trim_start_matches([' ', '\u{A0}']);
    let has_blank = words.len() < rest.len();
    if words.is_empty() || sign == 0 && !has_blank {
        return 0;
    }
    let bullet = text.len() - words.len();
    if apart.is_some_and(|start| start < bullet) {
        0
    } else {
        bullet
    }
}
