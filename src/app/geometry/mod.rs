//! Where things stand on a screen of a given size. Pure, and the only place that knows: update and drawing both ask it.

mod stack;

use std::ops::Range;

pub use stack::Slot;
use stack::Stack;

use crate::text::Direction;

/// A rectangle of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    /// First column.
    pub x: u16,
    /// First row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// Whether a cell lies in it.
    pub fn contains(&self, column: u16, row: u16) -> bool {
        (self.x..self.x + self.width).contains(&column)
            && (self.y..self.y + self.height).contains(&row)
    }
}

/// The smallest screen that shows a text, in columns and rows.
pub const SMALLEST: (u16, u16) = (20, 5);
/// The widest column of text, in cells, where nobody asks for another: about what an eye follows from line to line.
pub const MEASURE: u16 = 70;
/// From this width on, list and text stand side by side.
const TWO_PANES: u16 = 60;
/// From this height on, the header has its date and its progress line.
const TALL: u16 = 12;
/// The row of an entry of the list that stands below its title: date with reading time, or what was found.
const BELOW_TITLE: u16 = 1;
/// Columns of the list beside its titles.
const BESIDE_TITLE: u16 = 4;
/// On a wide screen the text stands so far from the list.
const GUTTER: u16 = 4;

/// Which pane the keys go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// The list.
    List,
    /// The text.
    Text,
}

/// What the screen is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Panes {
    /// The list with its heading.
    pub list: Option<Area>,
    /// Column of the rule between the panes.
    pub rule: Option<u16>,
    /// The text pane with its heading.
    pub text: Option<Area>,
    /// Rows of the heading of the list.
    pub list_header: u16,
    /// Rows of the title in the heading of the text.
    pub title_rows: u16,
    /// Columns of the text, if there is room for them.
    pub measure: u16,
    /// Whether the text takes all columns of its pane.
    pub wide: bool,
    /// Whether the headings have more than a title.
    pub tall: bool,
    /// The line at the bottom.
    pub bottom: Area,
}

/// What decides where things stand.
#[derive(Debug, Clone, Copy)]
pub struct LayoutInput {
    /// Columns and rows of the screen.
    pub size: (u16, u16),
    /// Direction of the interface: the list stands where reading starts.
    pub direction: Direction,
    /// Whether the list is to be shown.
    pub list: bool,
    /// Whether the list has the focus: where there is room for one pane, it is the one shown.
    pub list_focused: bool,
    /// Columns of the longest title of the list; none where it has lines of the text, which take half of the screen.
    pub longest_title: Option<u16>,
    /// Columns of the text, if there is room for them.
    pub measure: u16,
    /// Columns of the title of the text on show.
    pub title: u16,
    /// Whether a command has laid the text out for all columns.
    pub wide: bool,
    /// Rows of the line at the bottom.
    pub bottom: u16,
}

/// Divides the screen; `None` when it is too small for any text.
pub fn panes(layout_input: LayoutInput) -> Option<Panes> {
    let (width, height) = layout_input.size;
    if width < SMALLEST.0 || height < SMALLEST.1 {
        return None;
    }
    // The text has four rows at least.
    let rows = layout_input.bottom.clamp(1, height - (SMALLEST.1 - 1));
    let body = Area {
        x: 0,
        y: 0,
        width,
        height: height - rows,
    };
    let bottom = Area {
        x: 0,
        y: height - rows,
        width,
        height: rows,
    };
    let tall = height >= TALL;
    let mut panes = Panes {
        list: None,
        rule: None,
        text: None,
        list_header: if tall { 3 } else { 1 },
        title_rows: 1,
        measure: layout_input.measure,
        wide: layout_input.wide,
        tall,
        bottom,
    };
    if width < TWO_PANES {
        if layout_input.list && layout_input.list_focused {
            panes.list = Some(body);
        } else {
            panes.text = Some(body);
        }
    } else if layout_input.list {
        let titles = layout_input.longest_title;
        let list = titles.map_or(width / 2, |longest| list_width(width, longest));
        panes.stand_side_by_side(body, list, layout_input.direction);
    } else {
        panes.text = Some(body);
    }
    if tall
        && panes
            .column_place()
            .is_some_and(|(_, width)| width < layout_input.title)
    {
        panes.title_rows = 2;
    }
    Some(panes)
}

/// Columns of the list: as many as its longest title wants, up to a third of the screen.
fn list_width(screen: u16, longest_title: u16) -> u16 {
    let least = tenths(screen, 3).clamp(22, 36);
    let most = (screen / 3).max(least);
    longest_title
        .saturating_add(BESIDE_TITLE)
        .clamp(least, most)
}

/// So many tenths of a number of columns, rounded down.
pub(crate) fn tenths(columns: u16, count: u16) -> u16 {
    (u32::from(columns) * u32::from(count) / 10) as u16
}

/// The first row shown of what fills the whole screen after scrolling it by rows, down when positive: at most `last`.
pub(super) fn scrolled(top: usize, by: isize, last: usize) -> usize {
    top.min(last).saturating_add_signed(by).min(last)
}

/// The rows of a list that has no window of its own, where so many fit: the chosen one is the last if the first ones do not
/// hold it.
pub(super) fn rows_around(chosen: usize, count: usize, room: usize) -> Range<usize> {
    let first = (chosen + 1).saturating_sub(room);
    first..count.min(first + room)
}

impl Panes {
    /// Divides an area between a list of this width, where reading starts, and the text.
    fn stand_side_by_side(&mut self, body: Area, list: u16, direction: Direction) {
        let text = body.width - list - 1;
        let (list_x, rule, text_x) = match direction {
            Direction::Ltr => (0, list, list + 1),
            Direction::Rtl => (text + 1, text, 0),
        };
        self.rule = Some(rule);
        self.list = Some(Area {
            x: list_x,
            width: list,
            ..body
        });
        self.text = Some(Area {
            x: text_x,
            width: text,
            ..body
        });
    }

    /// The column of text, below its heading.
    pub fn column(&self) -> Option<Area> {
        let pane = self.text?;
        let (x, width) = self.column_place()?;
        let header = self.text_header();
        Some(Area {
            x,
            y: pane.y + header,
            width,
            height: pane.height - header,
        })
    }

    /// Where the column of text starts, and its width: no wider than the measure, one cell free on either side, and in the
    /// middle of the screen as far as the list leaves room for that; before the eye there is text then, and not a gap.
    fn column_place(&self) -> Option<(u16, u16)> {
        let pane = self.text?;
        if self.wide {
            return Some((pane.x, pane.width));
        }
        let width = pane.width.saturating_sub(2).min(self.measure);
        let free = pane.width - width;
        let gutter = GUTTER.min(free / 2);
        let middle = self.bottom.width.saturating_sub(width) / 2;
        let x = middle.clamp(pane.x + gutter, pane.x + free - gutter);
        Some((x, width))
    }

    /// Rows of the heading of the text: its title, what is known of it, and how much of it is read.
    fn text_header(&self) -> u16 {
        if self.tall { self.title_rows + 2 } else { 1 }
    }

    /// The rows of the list below its heading.
    pub fn entries(&self) -> Option<Area> {
        let pane = self.list?;
        Some(Area {
            y: pane.y + self.list_header,
            height: pane.height - self.list_header,
            ..pane
        })
    }

    /// Columns for the titles of the list.
    pub fn title_width(&self) -> u16 {
        let pane = self.list.unwrap_or_default();
        pane.width.saturating_sub(BESIDE_TITLE)
    }

    /// The entries on the screen, of so many whose titles have so many rows, from one on.
    pub fn slots(&self, top: usize, count: usize, title_rows: impl Fn(usize) -> u16) -> Vec<Slot> {
        self.stack(count, title_rows).slots(top)
    }

    /// The first entry of a list that shows the chosen one whole, moved no further than it must be.
    pub fn list_top(
        &self,
        top: usize,
        chosen: Option<usize>,
        count: usize,
        title_rows: impl Fn(usize) -> u16,
    ) -> usize {
        let stack = self.stack(count, title_rows);
        let top = chosen.map_or(top, |chosen| stack.top_with(chosen, top));
        top.min(stack.last_top())
    }

    fn stack(
        &self,
        count: usize,
        title_rows: impl Fn(usize) -> u16,
    ) -> Stack<impl Fn(usize) -> u16> {
        Stack {
            room: self.entries().map_or(0, |entries| entries.height),
            count: if self.list.is_some() { count } else { 0 },
            height: move |entry| title_rows(entry) + BELOW_TITLE,
            breathes: true,
        }
    }

    /// The headings on the screen, in the place of the list, of so many that have so many rows, from one on.
    pub fn heading_slots(
        &self,
        top: usize,
        count: usize,
        rows: impl Fn(usize) -> u16,
    ) -> Vec<Slot> {
        self.headings(count, rows).slots(top)
    }

    /// The first heading of a window that shows the chosen one whole, moved no further than it must be.
    pub fn heading_top(
        &self,
        top: usize,
        chosen: usize,
        count: usize,
        rows: impl Fn(usize) -> u16,
    ) -> usize {
        let stack = self.headings(count, rows);
        stack.top_with(chosen, top).min(stack.last_top())
    }

    fn headings<H: Fn(usize) -> u16>(&self, count: usize, height: H) -> Stack<H> {
        Stack {
            room: self.entries().map_or(0, |entries| entries.height),
            count,
            height,
            breathes: false,
        }
    }
}

#[cfg(test)]
mod tests;
