//! Labels: a text on one row, cut to its width, at one end of an area; and areas beside it.

use ratatui::style::Style;

use crate::app::geometry::Area;
use crate::app::lines::{self, Lines};
use crate::paint::{self, Canvas, Theme};
use crate::search::Query;
use crate::text::{Direction, VisualLine};

/// Which end of an area a label stands at, as reading goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// Where reading starts.
    Near,
    /// Where it ends.
    Far,
}

impl End {
    fn other(self) -> Self {
        match self {
            Self::Near => Self::Far,
            Self::Far => Self::Near,
        }
    }
}

/// Writes a label on the first row of an area, cut to its width, and returns how many columns it took.
///
/// The label is a paragraph of its own: its direction is that of its letters, its place that of the interface.
pub(super) fn label(
    canvas: &mut Canvas,
    area: Area,
    text: &str,
    interface: Direction,
    end: End,
    style: Style,
) -> u16 {
    let fitted = lines::label(text, interface, area.width);
    let x = start(area, fitted.width(), interface, end);
    paint::line(canvas, x, area.y, &fitted, style);
    fitted.width()
}

/// Writes as many of some facts as fit into an area, in one label: the last are left out first. Returns how many columns
/// they took.
pub(super) fn facts(
    canvas: &mut Canvas,
    area: Area,
    all: &[String],
    interface: Direction,
    end: End,
    style: Style,
) -> u16 {
    for count in (1..=all.len()).rev() {
        let text = joined(&all[..count]);
        let fitted = lines::label(&text, interface, u16::MAX);
        if fitted.width() <= area.width {
            let x = start(area, fitted.width(), interface, end);
            paint::line(canvas, x, area.y, &fitted, style);
            return fitted.width();
        }
    }
    let first = all.first().map_or("", String::as_str);
    label(canvas, area, first, interface, end, style)
}

/// Writes the lines of a title where reading starts, as many as the area has rows; returns what is left below.
pub(super) fn draw_lines(
    canvas: &mut Canvas,
    area: Area,
    lines: &Lines,
    interface: Direction,
    style: Style,
) -> Option<Area> {
    for (line, y) in lines.iter().zip(area.y..area.y + area.height) {
        let x = start(area, line.width(), interface, End::Near);
        paint::line(canvas, x, y, line, style);
    }
    let taken = lines.count().min(area.height);
    let below = Area {
        y: area.y + taken,
        height: area.height - taken,
        ..area
    };
    Some(below).filter(|below| below.height > 0)
}

/// Highlights what a query finds in a text of which this line, which starts in this cell, is a part.
pub(super) fn highlight_matches(
    canvas: &mut Canvas,
    (x, y): (u16, u16),
    line: &VisualLine,
    text: &str,
    query: &Query,
    style: Style,
) {
    for found in query.matches(text.as_bytes()) {
        let columns = line.columns_of(&(found.start..found.highlight_end));
        paint::highlight(canvas, x, y, columns, style);
    }
}

/// Facts as one text, a middle dot between them.
pub(super) fn joined(facts: &[String]) -> String {
    facts.join(" \u{00B7} ")
}

/// Where something of this width starts, counted from the left, to stand at an end of an area.
pub(super) fn start(area: Area, width: u16, interface: Direction, end: End) -> u16 {
    let right = (interface == Direction::Rtl) == (end == End::Near);
    if right {
        area.x + area.width.saturating_sub(width)
    } else {
        area.x
    }
}

/// What is left of an area beside something of this width at one end of it, with two columns between them.
pub(super) fn beside(area: Area, taken: u16, interface: Direction, end: End) -> Area {
    let taken = if taken > 0 { taken + 2 } else { 0 };
    let left = area.width.saturating_sub(taken);
    part(area, left, interface, end.other())
}

/// So many columns of an area, or all it has, at one end of it.
pub(super) fn part(area: Area, width: u16, interface: Direction, end: End) -> Area {
    let width = width.min(area.width);
    Area {
        x: start(area, width, interface, end),
        width,
        ..area
    }
}

/// Writes what a pane is called, and in the row below, where there is one for it, what it holds.
pub(super) fn pane_title(
    canvas: &mut Canvas,
    row: Area,
    (name, style): (&str, Style),
    holds: Option<(&str, Style)>,
    interface: Direction,
) {
    label(canvas, row, name, interface, End::Near, style);
    if let Some((holds, style)) = holds {
        let below = Area {
            y: row.y + 1,
            ..row
        };
        label(canvas, below, holds, interface, End::Near, style);
    }
}

/// What a pane is called, in the accent if the keys go to it.
pub(super) fn name_style(theme: &Theme, focused: bool) -> Style {
    if focused { theme.heading } else { theme.strong }
}
