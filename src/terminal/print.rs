//! A row sent to a terminal that is not a screen of one's own: what is printed, and stays.

use std::io::Write;

use ratatui::backend::IntoCrossterm;
use ratatui::buffer::Cell;
use ratatui::style::{Color, Style};

use super::decide::Decision;
use super::encode::encode;
use crate::paint::Canvas;
use crate::text::cluster::char_width;

/// Encodes a row of visual cells and writes it with a line end, up to the last cell that is seen.
pub fn print_row(decision: &Decision, row: &mut Canvas, out: &mut Vec<u8>) {
    encode(decision.mode, decision.harakat, row);
    out.extend_from_slice(decision.enter);
    write_cells(&row.buffer().content, out);
    out.push(b'\n');
    out.extend_from_slice(decision.leave);
}

/// Writes each style once for all neighbours that have it.
fn write_cells(row: &[Cell], out: &mut Vec<u8>) {
    let seen = |cell: &Cell| cell.symbol() != " " || style(cell) != Style::new();
    let end = row.iter().rposition(seen).map_or(0, |last| last + 1);
    for cells in row[..end].chunk_by(|a, b| style(a) == style(b)) {
        let mut text = String::with_capacity(2 * cells.len());
        let mut covered = 0;
        for cell in cells {
            if covered > 0 {
                covered -= 1;
                continue;
            }
            text.push_str(cell.symbol());
            let width: u8 = cell.symbol().chars().map(char_width).sum();
            covered = width.saturating_sub(1);
        }
        let style = cells.first().map(style).unwrap_or_default();
        if style == Style::new() {
            out.extend_from_slice(text.as_bytes());
        } else {
            write!(out, "{}", style.into_crossterm().apply(text)).expect("a vector takes it");
        }
    }
}

/// The style of a cell, the terminal's own colours left out.
fn style(cell: &Cell) -> Style {
    let set = |color| Some(color).filter(|&color| color != Color::Reset);
    Style {
        fg: set(cell.fg),
        bg: set(cell.bg),
        add_modifier: cell.modifier,
        ..Style::new()
    }
}
