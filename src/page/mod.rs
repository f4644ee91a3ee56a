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

/// What a layout costs without any text, in clusters that cost as much.
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
mod tests {
    use super::*;

    fn page(markdown: &str, width: u16) -> Page {
        Page::new(Arc::new(Document::markdown(markdown).unwrap()), width)
    }

    fn text(row: &Row) -> String {
        let mut pieces: Vec<_> = row.pieces.iter().collect();
        pieces.sort_by_key(|p| p.x);
        let texts = pieces
            .iter()
            .map(|p| format!("{}@{}", p.line.to_text(), p.x));
        texts.collect::<Vec<_>>().join(" ")
    }

    fn rows(page: &Page, top: Anchor, height: u16) -> Vec<String> {
        page.view(top, height)
            .unwrap()
            .rows
            .iter()
            .map(|row| text(row))
            .collect()
    }

    #[test]
    fn paragraphs_stand_on_their_own_side_with_a_blank_row_between() {
        let page = page("\u{0628}\u{0628}\n\nabc\n", 10);
        let top = page.start().unwrap().unwrap();
        assert_eq!(rows(&page, top, 9), ["\u{FE90}\u{FE91}@8", "", "abc@0"]);
    }

    #[test]
    fn list_items_hang_from_their_marker() {
        let page = page("- ab cd\n  - ef\n", 8);
        let top = page.start().unwrap().unwrap();
        assert_eq!(
            rows(&page, top, 9),
            ["\u{2022} ab@2", "cd@4", "\u{2022} ef@2"]
        );
    }

    #[test]
    fn scrolling_down_and_up_again_comes_back_and_stops_at_both_ends() {
        let page = page("a b c\n\nd e f\n\ng h i\n", 1);
        let start = page.start().unwrap().unwrap();
        let down = page.scroll(start, 4, 3).unwrap();
        assert_eq!(rows(&page, down, 3), ["d@0", "e@0", "f@0"]);
        assert_eq!(page.scroll(down, -4, 3).unwrap(), start);
        assert_eq!(page.scroll(start, -1, 3).unwrap(), start);
        let end = page.scroll(start, 99, 3).unwrap();
        assert_eq!(rows(&page, end, 3), ["g@0", "h@0", "i@0"]);
        assert_eq!(page.bottom(3).unwrap(), Some(end));
    }

    #[test]
    fn a_place_survives_any_width_and_stays_in_sight_near_the_end() {
        let mut page = page(&"word and word\n\n".repeat(20), 8);
        let top = page.scroll(page.start().unwrap().unwrap(), 31, 5).unwrap();
        let before = rows(&page, top, 1);
        page.set_width(80);
        page.set_width(8);
        assert_eq!(rows(&page, top, 1), before);
        page.set_width(80);
        let view = page.view(top, 40).unwrap();
        let has_top = |row: &Rc<Row>| row.block.id == top.block && row.block.text.len() >= top.byte;
        assert!(view.rows.iter().any(has_top));
        assert_eq!(view.rows.len(), 39);
    }

    const TABLE: &str = "| \u{0628} | cd |\n|---|--:|\n| \u{062A}\u{062A}\u{062A} | e |\n";

    #[test]
    fn columns_of_an_rtl_table_go_from_right_to_left() {
        let page = page(TABLE, 12);
        let top = page.start().unwrap().unwrap();
        // The first is aligned where it begins, on the right, and so is the second, which says so.
        assert_eq!(
            rows(&page, top, 2),
            ["cd@5 \u{FE8F}@11", "e@6 \u{FE96}\u{FE98}\u{FE97}@9"]
        );
        let view = page.view(top, 2).unwrap();
        assert_eq!((view.rows[0].header, view.rows[1].header), (true, false));
    }

    #[test]
    fn a_table_that_does_not_fit_wraps_its_cells_or_stacks_them() {
        let wide = "| a | b |\n|---|---|\n| one two three four | five six seven eight |\n";
        let grid = page(wide, 31);
        let top = grid.start().unwrap().unwrap();
        assert_eq!(
            rows(&grid, top, 9),
            [
                "a@0 b@16",
                "one two three@0 five six seven@16",
                "four@0 eight@16"
            ]
        );
        let stack = page(wide, 29);
        assert_eq!(
            rows(&stack, top, 9),
            [
                "a@0",
                "b@2",
                "one two three four@0",
                "five six seven eight@2"
            ]
        );
    }

    #[test]
    fn a_table_without_any_text_is_a_blank_row() {
        let page = page("| | |\n|--|--|\n", 10);
        let top = page.start().unwrap().unwrap();
        assert_eq!(rows(&page, top, 5), [""]);
        assert_eq!(page.bottom(5).unwrap(), Some(top));
    }

    #[test]
    fn every_row_is_found_again_by_the_byte_that_stands_for_it() {
        for source in [
            TABLE,
            "- a b c d e f\n\n> g h i\n",
            "```\n\n```\n\n# h\n\na b\\\nc\n\n---\n\n| a | b |\n|--|--|\n| one two three four | five six seven |\n",
        ] {
            let document = Arc::new(Document::markdown(source).unwrap());
            for width in 1..40 {
                let page = Page::new(document.clone(), width);
                let mut id = document.first().unwrap();
                while let Some(block) = id {
                    let layout = page.layout(block).unwrap();
                    for row in 0..layout.rows() {
                        assert_eq!(
                            layout.row_of(layout.start_of(row)),
                            row,
                            "{source:?} at {width}"
                        );
                    }
                    id = document.next(block).unwrap();
                }
            }
        }
    }

    #[test]
    fn a_large_block_is_laid_out_once_while_its_edges_are_in_sight() {
        let beside = "a line\n\n".repeat(20);
        let table = "| a | b |\n|---|---|\n".to_owned() + &"| one | two |\n".repeat(30_000);
        let page = page(&[&beside, &table, "\n", &beside].concat(), 80);
        let large = BlockId(20);
        let laid_out = page.layout(large).unwrap();
        let below = i32::try_from(laid_out.rows()).unwrap();
        let mut top = page.start().unwrap().unwrap();
        for rows in [20, 1, 1, 1, -1, below, 1, 1, 1, -1] {
            top = page.scroll(top, rows, 30).unwrap();
            page.view(top, 30).unwrap();
        }
        assert!(Rc::ptr_eq(&laid_out, &page.layout(large).unwrap()));
    }

    /// Each row stands for thousands of marks. Each key laid all rows of the screen out anew.
    #[test]
    fn rows_of_marks_alone_are_laid_out_once_while_they_are_in_sight() {
        // A beh with fathas that no cell has room for.
        let marks = "\u{628}".to_owned() + &"\u{64E}".repeat(500_000);
        let document = Document::plain(Arc::new(marks.into_bytes())).unwrap();
        let page = Page::new(Arc::new(document), 80);
        let top = page.scroll(page.start().unwrap().unwrap(), 5, 24).unwrap();
        let seen = page.layout(top.block).unwrap();
        for rows in [1, 1, -1, -1] {
            page.view(page.scroll(top, rows, 24).unwrap(), 24).unwrap();
        }
        assert!(Rc::ptr_eq(&seen, &page.layout(top.block).unwrap()));
    }

    #[test]
    fn of_a_long_way_through_empty_lines_few_layouts_are_kept() {
        let page = page(&["```\n", &"\n".repeat(20_000)].concat(), 80);
        let end = page.scroll(page.start().unwrap().unwrap(), 20_000, 30);
        assert_eq!(end, page.bottom(30).map(Option::unwrap));
        assert!(page.layouts.borrow().by_block.len() <= KEPT / EMPTY);
    }

    #[test]
    fn an_empty_document_has_no_rows() {
        let page = page("", 10);
        assert_eq!(page.start().unwrap(), None);
        assert_eq!(page.bottom(5).unwrap(), None);
    }
}
