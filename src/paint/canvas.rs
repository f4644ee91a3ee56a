//! The canvas: cells as the eye is to see them, and beside each what the text engine knows of it.

use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text::bidi::Level;
use crate::text::{Direction, VisualCell, VisualLine};

/// The most cells of a screen that are drawn: a few hundred megabytes keep as many. A 4K screen with the smallest letters has a
/// quarter of them.
const MOST_CELLS: u32 = 1 << 20;

/// What is drawn on: visual cells, each with its symbol and style, and where its text comes from.
///
/// The terminal needs more than what is seen to send it in another order, and whoever copies from the screen wants the
/// text and not the shapes.
#[derive(Debug, Clone, Default)]
pub struct Canvas {
    buffer: Buffer,
    /// Row by row, like the cells of the buffer; none where no text stands.
    origins: Vec<Option<Origin>>,
    lines: Vec<LineOrigin>,
    links: Vec<Hyperlink>,
    /// What may have been scrolled since the last frame.
    scrolled: Option<Rect>,
}

/// What the text engine knows of a cell that shows text. Each column of a wide cell has the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Origin {
    /// Which line of text the cell belongs to, counted from 0 as they were drawn: cells side by side may be of two.
    pub(crate) line: u32,
    /// The first byte that the cell shows of the text that was laid out.
    pub(crate) start: u32,
    /// One past the last.
    pub(crate) end: u32,
    /// The resolved level of the cell (UAX #9 up to rule L1).
    pub(crate) level: Level,
    /// The lowest level between it and the cell before it in the text: see [`VisualCell::gap`].
    pub(crate) gap: Level,
    /// What was typed there, before it was shaped and mirrored: see [`VisualCell::base`].
    pub(crate) base: char,
    /// The second letter of a ligature: the alef of a lam-alef.
    pub(crate) ligated: Option<char>,
    /// The link that it is of, counted from 1 as they were drawn; 0 if it is of none.
    pub(crate) link: u16,
}

/// A link that the terminal may open itself.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Hyperlink {
    /// What its pieces have in common, and no other link.
    pub id: u64,
    /// Where it leads: ASCII that can be printed.
    pub address: String,
}

/// What is known of a line of text as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LineOrigin {
    /// The direction of its paragraph, whose level is 0 or 1 (BD4).
    pub(crate) direction: Direction,
    /// The paragraph; none for the words of the interface.
    paragraph: Option<Paragraph>,
}

/// A paragraph that lines of text are drawn of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// The number of the paragraph, for whoever draws it.
    pub number: u64,
    /// What to add to the bytes of a line to have bytes of the paragraph's text.
    pub offset: usize,
}

/// The columns and rows that are drawn of a screen with so many: it is left without its lowest rows where memory might be
/// refused for all of them. Only a program claims to have such a screen.
pub fn drawn_size(columns: u16, rows: u16) -> (u16, u16) {
    let most = MOST_CELLS / u32::from(columns.max(1));
    (columns, rows.min(u16::try_from(most).unwrap_or(u16::MAX)))
}

impl Canvas {
    /// An empty canvas of this size in columns and rows.
    pub fn new(width: u16, height: u16) -> Self {
        let mut canvas = Self::default();
        canvas.clear(width, height);
        canvas
    }

    /// Empties it and gives it this size, in columns and rows.
    pub fn clear(&mut self, width: u16, height: u16) {
        self.buffer.resize(Rect::new(0, 0, width, height));
        self.buffer.reset();
        self.origins.clear();
        self.origins.resize(self.buffer.content.len(), None);
        self.lines.clear();
        self.links.clear();
        self.scrolled = None;
    }

    /// Says that what stands in some columns and rows may have been scrolled since the last frame. They have all of it: no ink
    /// reaches out of them at the sides.
    pub(crate) fn set_scrolled(&mut self, columns: Range<u16>, rows: Range<u16>) {
        let (width, height) = (columns.len() as u16, rows.len() as u16);
        self.scrolled = Some(Rect::new(columns.start, rows.start, width, height));
    }

    /// What may have been scrolled since the last frame, in columns and rows.
    pub(crate) fn scrolled(&self) -> Option<Rect> {
        self.scrolled
    }

    /// Columns.
    pub fn width(&self) -> u16 {
        self.buffer.area.width
    }

    /// Symbols and styles of the cells, from left to right as the eye is to see them.
    pub fn buffer(&self) -> &Buffer {
        &self.buffer
    }

    /// The number of the paragraph that stands at a column and row, and the bytes of its text that the cell shows; none off
    /// the canvas, between texts, and for the words of the interface.
    pub fn text_at(&self, column: u16, row: u16) -> Option<(u64, Range<usize>)> {
        let width = usize::from(self.width());
        let row = self.origins.chunks(width.max(1)).nth(row.into())?;
        let origin = row.get(usize::from(column))?.as_ref()?;
        let paragraph = self.lines.get(origin.line as usize)?.paragraph?;
        let [start, end] = [origin.start, origin.end].map(|at| at as usize + paragraph.offset);
        Some((paragraph.number, start..end))
    }

    /// The cells of a row with what is known of them.
    pub(crate) fn row(&self, y: u16) -> Vec<(&Cell, Option<Origin>)> {
        let width = usize::from(self.width()).max(1);
        let cells = self.buffer.content.chunks(width).nth(y.into());
        let origins = self.origins.chunks(width).nth(y.into());
        let cells = cells.unwrap_or_default().iter();
        cells
            .zip(origins.unwrap_or_default().iter().copied())
            .collect()
    }

    /// For the terminal, which turns the cells into those that it sends: the cells and what is known of them, row by row,
    /// and the lines that they belong to.
    pub(crate) fn parts_mut(&mut self) -> (&mut Buffer, &mut [Option<Origin>], &[LineOrigin]) {
        (&mut self.buffer, &mut self.origins, &self.lines)
    }

    /// Writes those cells of a line that lie whole within some columns of it, the first of them at column `x` of row `y`.
    pub(super) fn put_line(
        &mut self,
        (x, y): (u16, u16),
        line: &VisualLine,
        columns: Range<u16>,
        paragraph: Option<Paragraph>,
        style: impl Fn(&VisualCell) -> Style,
    ) {
        let number = self.lines.len() as u32;
        self.lines.push(LineOrigin {
            direction: line.direction(),
            paragraph,
        });
        for (symbol, cell) in line.cells() {
            if cell.column < columns.start || cell.column + cell.width > columns.end {
                continue;
            }
            let origin = Origin {
                line: number,
                start: cell.bytes.start as u32,
                end: cell.bytes.end as u32,
                level: cell.level,
                gap: cell.gap,
                base: cell.base,
                ligated: cell.ligated,
                link: 0,
            };
            let place = (x + cell.column - columns.start, y);
            self.put(place, symbol, cell.width, style(cell), Some(origin));
        }
    }

    /// Writes one visual cell of `width` columns. What does not fit is left out whole.
    pub(super) fn put(
        &mut self,
        (x, y): (u16, u16),
        symbol: &str,
        width: u16,
        style: Style,
        origin: Option<Origin>,
    ) {
        let area = self.buffer.area;
        if y >= area.bottom() || x.saturating_add(width) > area.right() {
            return;
        }
        let blank = symbol.bytes().all(|byte| byte == b' ');
        let first = usize::from(y) * usize::from(area.width) + usize::from(x);
        for at in first..first + usize::from(width) {
            let cell = &mut self.buffer.content[at];
            // The second cell of a wide character stays a blank that ratatui knows to skip; a tab is blanks all along.
            if at == first && !blank {
                cell.set_symbol(symbol);
            } else if cell.symbol() != " " {
                cell.set_symbol(" ");
            }
            cell.set_style(style);
            self.origins[at] = origin;
        }
    }

    /// Makes the text in the cell at a column and row a part of a link.
    pub(super) fn set_link(&mut self, x: u16, y: u16, id: u64, address: &str) {
        let width = self.width();
        let at = usize::from(y) * usize::from(width) + usize::from(x);
        let Some(Some(origin)) = self.origins.get_mut(at).filter(|_| x < width) else {
            return;
        };
        if self.links.last().is_none_or(|last| last.id != id) {
            self.links.push(Hyperlink {
                id,
                address: address.to_owned(),
            });
        }
        origin.link = u16::try_from(self.links.len()).unwrap_or(0);
    }

    /// The link that the cell at a column and row is of.
    pub fn link(&self, x: u16, y: u16) -> Option<&Hyperlink> {
        let at = usize::from(y) * usize::from(self.width()) + usize::from(x);
        self.link_of(self.origins.get(at)?.as_ref())
    }

    /// The id of the link of each cell, 0 for what is of none; nothing if none is of any.
    pub(crate) fn link_ids(&self) -> Vec<u64> {
        if self.links.is_empty() {
            return Vec::new();
        }
        let origins = self.origins.iter();
        let links = origins.map(|origin| self.link_of(origin.as_ref()));
        links.map(|link| link.map_or(0, |link| link.id)).collect()
    }

    fn link_of(&self, origin: Option<&Origin>) -> Option<&Hyperlink> {
        self.links.get(usize::from(origin?.link).checked_sub(1)?)
    }

    /// Gives the cell at a column and row a style, whatever it had.
    pub(super) fn set_style(&mut self, x: u16, y: u16, style: Style) {
        if let Some(cell) = self.buffer.cell_mut((x, y)) {
            // The style of the text, dim for example, does not shine through.
            cell.set_style(Style::reset().patch(style));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Paragraph as Text;

    #[test]
    fn a_screen_of_more_cells_than_memory_has_is_left_without_its_lowest_rows() {
        assert_eq!(drawn_size(110, 34), (110, 34));
        assert_eq!(drawn_size(960, 270), (960, 270));
        assert_eq!(drawn_size(2, u16::MAX), (2, u16::MAX));
        assert_eq!(drawn_size(10_000, 10_000), (10_000, 104));
        assert_eq!(drawn_size(u16::MAX, u16::MAX), (u16::MAX, 16));
    }

    #[test]
    fn a_cell_tells_which_bytes_of_which_paragraph_it_shows() {
        // Beh, lam-alef, blank, a wide character: as seen from the left wide, blank, lam-alef, beh.
        let text = Text::analyze("\u{628}\u{644}\u{627} \u{4e2d}", Direction::Rtl);
        let line = text.arrange_whole();
        let mut canvas = Canvas::new(8, 2);
        let paragraph = Some(Paragraph {
            number: 7,
            offset: 100,
        });
        let columns = 0..line.width();
        canvas.put_line((1, 1), &line, columns, paragraph, |_| Style::new());
        let found: Vec<_> = (0..8).map(|x| canvas.text_at(x, 1)).collect();
        let bytes = |range| Some((7, range));
        assert_eq!(
            found,
            [
                None,
                bytes(107..110),
                bytes(107..110),
                bytes(106..107),
                bytes(102..106),
                bytes(100..102),
                None,
                None
            ]
        );
        assert_eq!(canvas.text_at(1, 0), None);
        assert_eq!(canvas.text_at(9, 1), None);
        assert_eq!(canvas.text_at(1, 2), None);

        let columns = 0..line.width();
        canvas.put_line((1, 0), &line, columns, None, |_| Style::new());
        assert_eq!(canvas.text_at(1, 0), None);
    }
}
