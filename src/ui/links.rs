//! Links on the screen: the one that is lit, and what is said of it at the bottom; and the addresses that the terminal may open
//! itself.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::hints::{self, Hint};
use super::label::{End, beside, start};
use crate::app::actions::Action;
use crate::app::geometry::Area;
use crate::app::{LitLink, State};
use crate::document::{Address, BlockId, Document, Link};
use crate::page::Row;
use crate::paint::{self, Canvas, Theme};
use crate::text::VisualLine;
use crate::words::FOLLOW;

/// The links of the blocks on a screen.
pub(super) struct Links<'a> {
    document: &'a Document,
    lit: Option<&'a LitLink>,
    /// The block that was asked for last, whose rows follow one another.
    block: Option<BlockId>,
    found: Vec<Link>,
}

impl<'a> Links<'a> {
    pub(super) fn new(document: &'a Document, lit: Option<&'a LitLink>) -> Self {
        Self {
            document,
            lit,
            block: None,
            found: Vec::new(),
        }
    }

    /// Draws what is to be seen of the links of a row, whose text is drawn.
    pub(super) fn draw(
        &mut self,
        theme: &Theme,
        row: &Row,
        (x, y): (u16, u16),
        canvas: &mut Canvas,
    ) {
        if row.pieces.is_empty() {
            return;
        }
        if self.block != Some(row.block.id) {
            self.block = Some(row.block.id);
            self.found = self.document.links(&row.block);
        }
        for piece in &row.pieces {
            for link in self.found.iter().filter(|link| piece.reaches(&link.range)) {
                if let Some(address) = Address::parse(&link.target) {
                    let id = id(row.block.id, link);
                    let columns = piece.columns_of(&link.range);
                    paint::link(canvas, x, y, columns, id, address.as_str());
                }
            }
            if let Some(lit) = self.lit.filter(|lit| lit.block == row.block.id) {
                paint::highlight(canvas, x, y, piece.columns_of(&lit.range), theme.current);
            }
        }
    }
}

/// What all pieces of a link have and no other link of the text: the terminal lights them together.
fn id(block: BlockId, link: &Link) -> u64 {
    let mut hasher = DefaultHasher::new();
    (block.0, link.range.start, &link.target).hash(&mut hasher);
    // 0 stands for no link.
    hasher.finish().max(1)
}

/// Says at the bottom where the lit link leads, and what can be done if that leaves room.
pub(super) fn say(lit: &LitLink, state: &State, theme: &Theme, area: Area, canvas: &mut Canvas) {
    let (language, lines) = (state.language, lit.lines());
    let direction = language.direction();
    for (line, y) in lines.iter().zip(area.y..area.y + area.height) {
        let x = start(area, line.width(), direction, End::Near);
        paint::line(canvas, x, y, line, theme.accent);
    }
    let last = Area {
        y: area.y + area.height - 1,
        height: 1,
        ..area
    };
    let taken = lines.last().map_or(0, VisualLine::width);
    let room = beside(last, taken, direction, End::Near);
    let follow = Hint {
        word: language.say(FOLLOW).to_owned(),
        key: state.keymap.label(Action::Open),
    };
    let next = Hint::of(Action::NextLink, state);
    let follow = Some(follow).filter(|_| lit.leads_somewhere());
    let all: Vec<Hint> = follow.into_iter().chain([next]).collect();
    let width = hints::width(&all, language);
    if width <= room.width {
        let x = start(room, width, direction, End::Far);
        hints::draw(&all, language, theme, Area { x, width, ..room }, canvas);
    }
}
