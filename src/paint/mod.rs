//! Visual cells into a buffer: the one function that writes cells, lines on top of it, and the styles of the screen.
//! The screen and what the shell prints on a terminal both draw here.

mod theme;

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::style::Style;

pub use theme::Theme;

use crate::text::VisualLine;

/// Writes one visual cell of `width` columns. What does not fit on the buffer is left out whole.
pub fn put(buffer: &mut Buffer, x: u16, y: u16, symbol: &str, width: u16, style: Style) {
    let area = buffer.area;
    if y >= area.bottom() || x.saturating_add(width) > area.right() {
        return;
    }
    let blank = symbol.chars().all(|c| c == ' ');
    for column in x..x + width {
        let cell = &mut buffer[(column, y)];
        // The second cell of a wide character stays a blank that ratatui knows to skip; a tab is blanks all along.
        cell.set_symbol(if column == x && !blank { symbol } else { " " });
        cell.set_style(style);
    }
}

/// Writes a line from column `x` on in one style.
pub fn line(buffer: &mut Buffer, x: u16, y: u16, line: &VisualLine, style: Style) {
    for (symbol, cell) in line.cells() {
        put(buffer, x + cell.column, y, symbol, cell.width, style);
    }
}

/// Highlights some columns of a row, counted from column `x`.
pub fn highlight(
    buffer: &mut Buffer,
    x: u16,
    y: u16,
    columns: impl IntoIterator<Item = Range<u16>>,
    style: Style,
) {
    for column in columns.into_iter().flatten() {
        if let Some(cell) = buffer.cell_mut((x.saturating_add(column), y)) {
            // The style of the text, dim for example, does not shine through.
            cell.set_style(Style::reset().patch(style));
        }
    }
}
