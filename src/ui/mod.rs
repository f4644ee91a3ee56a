//! &State → canvas. Pure: what it draws depends on the state alone, and it changes nothing.
//!
//! All text, titles, status, prompt and help included, goes through the text engine to `put`, the one function that
//! writes cells; ratatui's own text widgets measure unshaped Arabic wrongly, and `clippy.toml` keeps them out.

mod article;
mod bookmarks;
mod bottom;
mod card;
mod contents;
mod heading;
mod help;
mod hints;
mod hits;
mod label;
mod links;
mod list;
mod palette;
mod prompt;

use crate::app::geometry::{Area, Panes, SMALLEST};
use crate::app::{Layer, State, lines};
use crate::paint::{self, Canvas, Theme};
use article::Shown;
use label::End;

/// Draws the whole screen. Returns the cell of the cursor, if there is one.
pub fn draw(state: &State, theme: &Theme, canvas: &mut Canvas) -> Option<(u16, u16)> {
    lines::draw_like(state.comfort.typography.drawing);
    let Some(panes) = state.panes() else {
        let row = Area {
            width: canvas.width(),
            ..Area::default()
        };
        let language = state.language;
        let (text, direction) = (language.too_small(SMALLEST), language.direction());
        label::label(canvas, row, &text, direction, End::Near, theme.plain);
        return None;
    };
    match &state.layer {
        Some(Layer::Help(help)) => {
            help::draw(help, state, theme, panes.bottom, canvas);
            None
        }
        Some(Layer::Card(card)) => {
            card::draw(card, state, theme, panes.bottom, canvas);
            None
        }
        Some(Layer::Palette(palette)) => {
            palette::draw(palette, state, theme, panes.bottom, canvas);
            bottom::draw(state, theme, panes.bottom, canvas)
        }
        Some(Layer::Bookmarks(list)) => {
            bookmarks::draw(list, state, theme, panes.bottom, canvas);
            bottom::draw(state, theme, panes.bottom, canvas)
        }
        _ => draw_panes(state, theme, &panes, canvas),
    }
}

/// Draws the panes and the bottom line, where a query or a title may be typed.
fn draw_panes(
    state: &State,
    theme: &Theme,
    panes: &Panes,
    canvas: &mut Canvas,
) -> Option<(u16, u16)> {
    let column = panes.column();
    let shown = column.map(|column| Shown::of(state, column.height));
    if let Some(area) = panes.list {
        match state.contents_prompt() {
            Some(prompt) => contents::draw(state, prompt, theme, panes, area, canvas),
            None if state.hit_list().is_some() => hits::draw(state, theme, panes, area, canvas),
            None => {
                let progress = shown.as_ref().and_then(|shown| shown.progress(state));
                list::draw(state, theme, progress, panes, area, canvas);
            }
        }
    }
    if let Some(x) = panes.rule {
        for y in 0..panes.bottom.y {
            paint::put(canvas, x, y, "\u{2502}", 1, theme.faint);
        }
    }
    if let (Some(shown), Some(column)) = (shown, column) {
        article::draw(state, theme, &shown, panes, column, canvas);
    }
    bottom::draw(state, theme, panes.bottom, canvas)
}
