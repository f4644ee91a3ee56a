//! Document × width → rows on demand. Only what is shown is laid out; a place in the text survives every width.
//!
//! A place is an [`Anchor`]: a block and a byte in its text. Rows belong to one width and are derived from it.

mod layout;
mod row;
mod table;
mod typography;

use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

pub use layout::Layout;
pub use row::{Piece, Row};
pub use typography::Typography;

use crate::document::{BlockId, Document, Kind, ReadError};

/// A place in a document that does not depend on the width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Anchor {
    /// The block.
    pub block: BlockId,
    /// A byte of the block's text; one past its end stands for the blank row after the block.
    pub byte: usize,
}

/// A row of a block at the page's width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Position {
    block: BlockId,
    row: usize,
}

/// What a window of some rows shows.
#[derive(Debug, Clone, Default)]
pub struct View {
    /// The rows from top to bottom; fewer than asked for only when the whole document is shorter.
    pub rows: Vec<Rc<Row>>,
    /// Where the first row starts; `None` in an empty document.
    pub top: Option<Anchor>,
    /// Where the last row ends, exclusively.
    pub end: Option<Anchor>,
}

/// How much is kept laid out, in clusters: a screen needs some thousands.
const KEPT: usize = 192 << 10;

/// The most that one layout counts for. The largest would otherwise leave no room for what stands beside it on the screen,
/// and each would be laid out anew for each frame in the place of the other.
const LARGEST: usize = KEPT / 4;

/// What every layout costs beside its text, in clusters.
const EMPTY: usize = 64;

/// So many bytes of text cost as much as a cluster. The bytes alone say little: where a row holds thousands of marks, those of
/// a screen would not all be kept.
const BYTES_A_CLUSTER: usize = 16;

/// A document laid out for one width, as far as anyone has looked.
pub struct Page {
    document: Arc<Document>,
    width: u16,
    /// The column that lines are shown from which a command has laid out, where they are cut and not wrapped.
    cut: Option<u16>,
    typography: Typography,
    layouts: RefCell<Layouts>,
    /// The rows of the last window, from top to bottom: the next one has most of them, too.
    seen: RefCell<Vec<(Position, Rc<Row>)>>,
}

/// The layouts that were made last.
#[derive(Default)]
struct Layouts {
    by_block: HashMap<BlockId, Rc<Layout>>,
    /// Their blocks, the oldest layout first, and what each counts for.
    order: VecDeque<(BlockId, usize)>,
    /// What they count for together.
    cost: usize,
}

impl Layouts {
    /// Keeps a new layout of a block, in the place of the oldest ones.
    fn keep(&mut self, block: BlockId, layout: Rc<Layout>) {
        let text = layout.block.text.len() / BYTES_A_CLUSTER;
        let cost = (EMPTY + layout.clusters() + text).min(LARGEST);
        self.cost += cost;
        self.order.push_back((block, cost));
        self.by_block.insert(block, layout);
        while self.cost > KEPT
            && let Some((oldest, cost)) = self.order.pop_front()
        {
            self.by_block.remove(&oldest);
            self.cost -= cost;
        }
    }
}

impl Page {
    /// A page of this width in columns (at least one).
    pub fn new(document: Arc<Document>, width: u16) -> Self {
        Self {
            document,
            width: width.max(1),
            cut: None,
            typography: Typography::default(),
            layouts: RefCell::default(),
            seen: RefCell::default(),
        }
    }

    /// The document on the page.
    pub fn document(&self) -> &Arc<Document> {
        &self.document
    }

    /// The width in columns.
    pub fn width(&self) -> u16 {
        self.width
    }

    /// Lays the document out for another width. Anchors stay good.
    pub fn set_width(&mut self, width: u16) {
        if width.max(1) != self.width {
            self.width = width.max(1);
            self.layouts.take();
            self.seen.take();
        }
    }

    /// The same page of another document.
    #[must_use]
    pub fn of(&self, document: Arc<Document>) -> Self {
        Self {
            cut: self.cut,
            typography: self.typography,
            ..Self::new(document, self.width)
        }
    }

    /// Has lines that a command has laid out cut and shown from a column on, or wrapped.
    pub fn set_cut(&mut self, cut: Option<u16>) {
        if cut != self.cut {
            self.cut = cut;
            self.layouts.take();
            self.seen.take();
        }
    }

    /// Sets the text as the reader likes it. Anchors stay good.
    pub fn set_typography(&mut self, typography: Typography) {
        if typography != self.typography {
            self.typography = typography;
            self.layouts.take();
            self.seen.take();
        }
    }

    /// The start of the document; `None` when it is empty.
    pub fn start(&self) -> Result<Option<Anchor>, ReadError> {
        Ok(self
            .document
            .first()?
            .map(|block| Anchor { block, byte: 0 }))
    }

    /// The rows of a window `height` rows high whose first row holds `top`.
    ///
    /// Near the end, rows before `top` fill the window; `top` itself stays in it.
    pub fn view(&self, top: Anchor, height: u16) -> Result<View, ReadError> {
        let first = self.highest(self.position(top)?, height)?;
        let seen = self.seen.take();
        let mut rows = Vec::with_capacity(height.into());
        let (mut at, mut last) = (Some(first), first);
        while let Some(position) = at.filter(|_| rows.len() < usize::from(height)) {
            let row = match seen.binary_search_by_key(&position, |(at, _)| *at) {
                Ok(at) => seen[at].1.clone(),
                Err(_) => Rc::new(self.layout(position.block)?.row(position.row)),
            };
            rows.push((position, row));
            last = position;
            at = self.below(position)?;
        }
        let end = self.layout(last.block)?.end_of(last.row);
        let view = rows.iter().map(|(_, row)| row.clone()).collect();
        self.seen.replace(rows);
        Ok(View {
            rows: view,
            top: Some(self.anchor(first)?),
            end: Some(Anchor {
                block: last.block,
                byte: end,
            }),
        })
    }

    /// The top of the window after scrolling it by `rows` (down when positive), kept within the document.
    pub fn scroll(&self, top: Anchor, rows: i32, height: u16) -> Result<Anchor, ReadError> {
        let mut position = self.highest(self.position(top)?, height)?;
        for _ in 0..rows.unsigned_abs() {
            let next = if rows > 0 {
                self.below(position)?
            } else {
                self.above(position)?
            };
            match next {
                Some(next) => position = next,
                None => break,
            }
        }
        // The window would stay where it is at a row that has no place of its own.
        while rows < 0 && !self.layout(position.block)?.has_place(position.row) {
            let Some(above) = self.above(position)? else {
                break;
            };
            position = above;
        }
        self.anchor(self.highest(position, height)?)
    }

    /// The top of the last full window.
    pub fn bottom(&self, height: u16) -> Result<Option<Anchor>, ReadError> {
        let Some(block) = self.document.last()? else {
            return Ok(None);
        };
        let row = self.layout(block)?.rows() - 1;
        Ok(Some(
            self.anchor(self.highest(Position { block, row }, height)?)?,
        ))
    }

    /// The top of the window whose last row holds `last`.
    pub fn window_ending(&self, last: Anchor, height: u16) -> Result<Anchor, ReadError> {
        let mut first = self.position(last)?;
        for _ in 1..height {
            match self.above(first)? {
                Some(above) => first = above,
                None => break,
            }
        }
        self.anchor(first)
    }

    /// The top of a window that shows `target`: `top` itself if it does already, else one with the target a third of
    /// the way down.
    pub fn reveal(&self, target: Anchor, top: Anchor, height: u16) -> Result<Anchor, ReadError> {
        let target = self.position(target)?;
        let mut at = Some(self.highest(self.position(top)?, height)?);
        for _ in 0..height {
            match at {
                Some(position) if position == target => return Ok(top),
                Some(position) => at = self.below(position)?,
                None => break,
            }
        }
        let mut first = target;
        for _ in 0..height / 3 {
            let Some(above) = self.above(first)? else {
                break;
            };
            first = above;
        }
        self.anchor(self.highest(first, height)?)
    }

    /// `position`, or a higher one if the document ends before a window from there is full.
    fn highest(&self, position: Position, height: u16) -> Result<Position, ReadError> {
        let mut missing = height.saturating_sub(1);
        let mut at = position;
        while missing > 0 {
            let rows_left = self.layout(at.block)?.rows() - 1 - at.row;
            if rows_left >= missing.into() {
                return Ok(position);
            }
            missing -= rows_left as u16;
            match self.document.next(at.block)? {
                Some(block) => at = Position { block, row: 0 },
                None => break,
            }
            missing -= 1;
        }
        let mut first = position;
        for _ in 0..missing {
            let Some(above) = self.above(first)? else {
                break;
            };
            first = above;
        }
        Ok(first)
    }

    fn below(&self, at: Position) -> Result<Option<Position>, ReadError> {
        if at.row + 1 < self.layout(at.block)?.rows() {
            return Ok(Some(Position {
                row: at.row + 1,
                ..at
            }));
        }
        Ok(self
            .document
            .next(at.block)?
            .map(|block| Position { block, row: 0 }))
    }

    fn above(&self, at: Position) -> Result<Option<Position>, ReadError> {
        if at.row > 0 {
            return Ok(Some(Position {
                row: at.row - 1,
                ..at
            }));
        }
        let Some(block) = self.document.previous(at.block)? else {
            return Ok(None);
        };
        Ok(Some(Position {
            block,
            row: self.layout(block)?.rows() - 1,
        }))
    }

    fn position(&self, anchor: Anchor) -> Result<Position, ReadError> {
        Ok(Position {
            block: anchor.block,
            row: self.layout(anchor.block)?.row_of(anchor.byte),
        })
    }

    fn anchor(&self, at: Position) -> Result<Anchor, ReadError> {
        Ok(Anchor {
            block: at.block,
            byte: self.layout(at.block)?.start_of(at.row),
        })
    }

    fn layout(&self, id: BlockId) -> Result<Rc<Layout>, ReadError> {
        if let Some(layout) = self.layouts.borrow().by_block.get(&id) {
            return Ok(layout.clone());
        }
        let layout = lay_out(&self.document, id, self.width, self.cut, &self.typography)?;
        let layout = Rc::new(layout);
        self.layouts.borrow_mut().keep(id, layout.clone());
        Ok(layout)
    }
}

/// Lays a block of a document out for a page of this width, as the reader likes it.
///
/// # Errors
/// When it cannot be read.
pub fn lay_out(
    document: &Document,
    id: BlockId,
    width: u16,
    cut: Option<u16>,
    typography: &Typography,
) -> Result<Layout, ReadError> {
    let mut layout = Layout::set(document.block(id)?, width, cut, typography);
    if typography.paragraph_spacing == 0
        && let Some(next) = document.next(id)?
        && document.block(next)?.kind != Kind::Paragraph
    {
        layout.keep_gap();
    }
    Ok(layout)
}

#[cfg(test)]
mod tests;
