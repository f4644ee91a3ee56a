//! Where things stand on a screen of a given size. Pure, and the only place that knows: update and drawing both ask it.

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
/// The widest column of text, in cells: about what an eye follows from line to line.
pub const MEASURE: u16 = 70;
/// From this width on, list and text stand side by side.
const TWO_PANES: u16 = 60;
/// From this height on, the header has its date and its progress line.
const TALL: u16 = 12;
/// Rows of one entry of the list: title, and date with reading time.
pub const ENTRY_ROWS: u16 = 2;

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
    /// Rows of the headings.
    pub header: u16,
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
}

/// Divides the screen; `None` when it is too small for any text.
pub fn panes(layout_input: LayoutInput) -> Option<Panes> {
    let (width, height) = layout_input.size;
    if width < SMALLEST.0 || height < SMALLEST.1 {
        return None;
    }
    let body = Area {
        x: 0,
        y: 0,
        width,
        height: height - 1,
    };
    let bottom = Area {
        x: 0,
        y: height - 1,
        width,
        height: 1,
    };
    let header = if height < TALL { 1 } else { 3 };
    let mut panes = Panes {
        list: None,
        rule: None,
        text: None,
        header,
        bottom,
    };
    if width < TWO_PANES {
        if layout_input.list && layout_input.list_focused {
            panes.list = Some(body);
        } else {
            panes.text = Some(body);
        }
        return Some(panes);
    }
    if !layout_input.list {
        panes.text = Some(body);
        return Some(panes);
    }
    let list = tenths(width, 3).clamp(22, 36);
    let text = width - list - 1;
    match layout_input.direction {
        Direction::Ltr => {
            panes.list = Some(Area {
                width: list,
                ..body
            });
            panes.rule = Some(list);
            panes.text = Some(Area {
                x: list + 1,
                width: text,
                ..body
            });
        }
        Direction::Rtl => {
            panes.text = Some(Area {
                width: text,
                ..body
            });
            panes.rule = Some(text);
            panes.list = Some(Area {
                x: text + 1,
                width: list,
                ..body
            });
        }
    }
    Some(panes)
}

/// So many tenths of a number of columns, rounded down.
pub(crate) fn tenths(columns: u16, count: u16) -> u16 {
    (u32::from(columns) * u32::from(count) / 10) as u16
}

/// The first row shown of what fills the whole screen after scrolling it by rows, down when positive: at most `last`.
pub(super) fn scrolled(top: usize, by: isize, last: usize) -> usize {
    top.min(last).saturating_add_signed(by).min(last)
}

impl Panes {
    /// The column of text: centred in its pane, no wider than the measure, one cell free on either side.
    pub fn column(&self) -> Option<Area> {
        let pane = self.text?;
        let width = pane.width.saturating_sub(2).min(MEASURE);
        Some(Area {
            x: pane.x + (pane.width - width) / 2,
            y: pane.y + self.header,
            width,
            height: pane.height - self.header,
        })
    }

    /// The rows of the list below its heading, one cell free on either side.
    pub fn entries(&self) -> Option<Area> {
        let pane = self.list?;
        Some(Area {
            y: pane.y + self.header,
            height: pane.height - self.header,
            ..pane
        })
    }

    /// How many entries the list shows at once.
    pub fn entries_shown(&self) -> usize {
        self.entries()
            .map_or(0, |a| usize::from((a.height / ENTRY_ROWS).max(1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout_input(width: u16, height: u16, direction: Direction) -> LayoutInput {
        LayoutInput {
            size: (width, height),
            direction,
            list: true,
            list_focused: true,
        }
    }

    #[test]
    fn the_list_stands_where_reading_starts() {
        let rtl = panes(layout_input(100, 30, Direction::Rtl)).unwrap();
        assert_eq!((rtl.text.unwrap().x, rtl.list.unwrap().x), (0, 70));
        let ltr = panes(layout_input(100, 30, Direction::Ltr)).unwrap();
        assert_eq!((ltr.list.unwrap().x, ltr.text.unwrap().x), (0, 31));
    }

    #[test]
    fn a_narrow_screen_shows_one_pane_and_a_tiny_one_none() {
        let one = panes(layout_input(20, 5, Direction::Rtl)).unwrap();
        assert!(one.list.is_some() && one.text.is_none());
        assert!(
            panes(LayoutInput {
                list_focused: false,
                ..layout_input(20, 5, Direction::Rtl)
            })
            .unwrap()
            .text
            .is_some()
        );
        assert_eq!(panes(layout_input(19, 30, Direction::Rtl)), None);
        assert_eq!(panes(layout_input(80, 4, Direction::Rtl)), None);
    }

    #[test]
    fn panes_tile_every_size() {
        for width in 20..200 {
            for height in 5..60 {
                let p = panes(layout_input(width, height, Direction::Rtl)).unwrap();
                let wide = p.list.map_or(0, |a| a.width)
                    + p.text.map_or(0, |a| a.width)
                    + u16::from(p.rule.is_some());
                assert_eq!(wide, width);
                if let Some(column) = p.column() {
                    assert!(column.width <= MEASURE && column.height >= 3);
                }
            }
        }
    }
}
