//! The list of articles.

use ratatui::buffer::Buffer;

use super::Theme;
use super::put::{End, label, put};
use crate::app::geometry::{Area, ENTRY_ROWS, Panes};
use crate::app::words::{EMPTY_LIBRARY, Language};
use crate::app::{Article, Focus, State};
use crate::text::Direction;

pub(super) fn draw(state: &State, theme: &Theme, panes: &Panes, area: Area, buffer: &mut Buffer) {
    let direction = state.language.direction();
    let inner = Area {
        x: area.x + 2,
        width: area.width - 4,
        height: 1,
        ..area
    };
    label(
        buffer,
        inner,
        &state.name,
        direction,
        End::Near,
        theme.strong,
    );
    if panes.header > 1 {
        let count = state.language.articles(state.articles.len() as u64);
        label(
            buffer,
            Area {
                y: area.y + 1,
                ..inner
            },
            &count,
            direction,
            End::Near,
            theme.faint,
        );
    }
    let Some(entries) = panes.entries() else {
        return;
    };
    if state.articles.is_empty() {
        let row = Area {
            y: entries.y,
            ..inner
        };
        label(
            buffer,
            row,
            state.language.say(EMPTY_LIBRARY),
            direction,
            End::Near,
            theme.faint,
        );
    }
    for (i, index) in state.entries().enumerate() {
        let y = entries.y + i as u16 * ENTRY_ROWS;
        entry(state, theme, index, Area { y, ..inner }, entries, buffer);
    }
}

fn entry(state: &State, theme: &Theme, index: usize, row: Area, pane: Area, buffer: &mut Buffer) {
    let language = state.language;
    let direction = language.direction();
    let article = &state.articles[index];
    let chosen = index == state.selected;
    let style = if chosen { theme.strong } else { theme.plain };
    label(
        buffer,
        row,
        title(article, language),
        direction,
        End::Near,
        style,
    );
    let below = Area {
        y: row.y + 1,
        ..row
    };
    if below.y < pane.y + pane.height {
        label(
            buffer,
            below,
            &facts(article, language),
            direction,
            End::Near,
            theme.faint,
        );
    }
    if chosen {
        // A full bar where the keys go to the list, a thin one where they go to the text.
        let focused = state.focus == Focus::List;
        let (x, bar) = match (direction, focused) {
            (Direction::Rtl, true) => (pane.x + pane.width - 1, "\u{2590}"),
            (Direction::Rtl, false) => (pane.x + pane.width - 1, "\u{2595}"),
            (Direction::Ltr, true) => (pane.x, "\u{258C}"),
            (Direction::Ltr, false) => (pane.x, "\u{258F}"),
        };
        for y in row.y..(row.y + ENTRY_ROWS).min(pane.y + pane.height) {
            put(buffer, x, y, bar, 1, theme.accent);
        }
    }
}

/// The title in the language of the interface, if there is one.
pub(super) fn title(article: &Article, language: Language) -> &str {
    match (language, &article.title_en) {
        (Language::English, Some(title)) => title,
        _ => &article.title,
    }
}

fn facts(article: &Article, language: Language) -> String {
    let date = article.date.map(|date| language.date(date));
    let minutes = article.minutes.map(|minutes| language.minutes(minutes));
    date.into_iter()
        .chain(minutes)
        .collect::<Vec<_>>()
        .join(" \u{00B7} ")
}
