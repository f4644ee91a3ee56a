//! Visual cells onto a canvas: the one function that writes cells, lines on top of it, and the styles of the screen.
//! The screen and what the shell prints on a terminal both draw here.

mod canvas;
mod theme;

use std::ops::Range;

use ratatui::style::Style;

pub use canvas::{Canvas, Hyperlink, Paragraph, drawn_size};
pub(crate) use canvas::{LineOrigin, Origin};
pub use theme::{Colours, Ground, OwnColours, Palette, Taste, Theme, colour};

use crate::text::{VisualCell, VisualLine};

/// A bar beside a quote or callout. It is no bracket: no terminal mirrors it.
pub const BAR: &str = "\u{2502}";

/// A rule beside code.
pub const RULE: &str = "\u{258F}";

/// Writes a rule, a bar or another sign that is no text, of `width` columns. What does not fit on the canvas is left out
/// whole.
pub fn put(canvas: &mut Canvas, x: u16, y: u16, symbol: &str, width: u16, style: Style) {
    canvas.put((x, y), symbol, width, style, None);
}

/// Writes a line of the interface from column `x` on in one style.
pub fn line(canvas: &mut Canvas, x: u16, y: u16, line: &VisualLine, style: Style) {
    part(canvas, x, y, line, 0..line.width(), style);
}

/// Writes those cells of a line of the interface that lie whole within some columns of it, the first of them at column `x`.
pub fn part(
    canvas: &mut Canvas,
    x: u16,
    y: u16,
    line: &VisualLine,
    columns: Range<u16>,
    style: Style,
) {
    canvas.put_line((x, y), line, columns, None, |_| style);
}

/// Writes a line of a paragraph from column `x` on, each cell in its style.
pub fn text(
    canvas: &mut Canvas,
    x: u16,
    y: u16,
    line: &VisualLine,
    of: Paragraph,
    style: impl Fn(&VisualCell) -> Style,
) {
    canvas.put_line((x, y), line, 0..line.width(), Some(of), style);
}

/// Says that some columns of a row, counted from column `x`, are of a link that leads to an address. `id` tells it from the other
/// links on the canvas.
pub fn link(
    canvas: &mut Canvas,
    x: u16,
    y: u16,
    columns: impl IntoIterator<Item = Range<u16>>,
    id: u64,
    address: &str,
) {
    for column in columns.into_iter().flatten() {
        canvas.set_link(x.saturating_add(column), y, id, address);
    }
}

/// Highlights some columns of a row, counted from column `x`.
pub fn highlight(
    canvas: &mut Canvas,
    x: u16,
    y: u16,
    columns: impl IntoIterator<Item = Range<u16>>,
    style: Style,
) {
    for column in columns.into_iter().flatten() {
        canvas.set_style(x.saturating_add(column), y, style);
    }
}
