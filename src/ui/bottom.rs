//! The line at the bottom: hints for this screen, a notice, or the query being typed, with the state of the search.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::Theme;
use super::put::{self, End, label, put};
use crate::app::actions::{Action, entry};
use crate::app::geometry::Area;
use crate::app::key::{Code, Key};
use crate::app::words::{Language, PROMPT_HINT};
use crate::app::{Focus, Search, State};
use crate::text::Direction;

/// Draws the line; returns the cell of the cursor while a query is typed.
pub(super) fn draw(
    state: &State,
    theme: &Theme,
    area: Area,
    buffer: &mut Buffer,
) -> Option<(u16, u16)> {
    let direction = state.language.direction();
    let inner = Area {
        x: area.x + 1,
        width: area.width - 2,
        ..area
    };
    if let (None, Some(notice)) = (&state.asking, &state.notice) {
        // What has just happened matters more than what is known already.
        let taken = label(buffer, inner, notice, direction, End::Near, theme.accent);
        label_if_it_fits(
            buffer,
            beside(inner, taken, direction),
            &status(state),
            direction,
            theme.plain,
        );
        return None;
    }
    let taken = label(
        buffer,
        inner,
        &status(state),
        direction,
        End::Far,
        theme.plain,
    );
    let flipped = if direction == Direction::Rtl {
        Direction::Ltr
    } else {
        Direction::Rtl
    };
    let room = beside(inner, taken, flipped);
    if state.asking.is_some() {
        return prompt(state, theme, room, buffer);
    }
    hints(state, theme, room, buffer);
    None
}

/// What is left of a row after a label that took some columns where text of this direction starts.
fn beside(row: Area, taken: u16, direction: Direction) -> Area {
    let taken = if taken > 0 {
        (taken + 2).min(row.width)
    } else {
        0
    };
    let x = if direction == Direction::Rtl {
        row.x
    } else {
        row.x + taken
    };
    Area {
        x,
        width: row.width - taken,
        ..row
    }
}

fn label_if_it_fits(
    buffer: &mut Buffer,
    room: Area,
    text: &str,
    direction: Direction,
    style: Style,
) {
    let width = put::fitted(text, direction, u16::MAX).width();
    if width <= room.width {
        label(buffer, room, text, direction, End::Far, style);
    }
}

/// The state of the search: `3/17`, with the query when nobody types it any more.
fn status(state: &State) -> String {
    match (&state.asking, &state.search) {
        (Some(asking), None) => asking.problem.clone().unwrap_or_default(),
        (Some(_), Some(search)) => count(search),
        (None, Some(search)) => format!("/\u{2068}{}\u{2069} {}", search.text, count(search)),
        (None, None) => String::new(),
    }
}

fn count(search: &Search) -> String {
    let more = if search.is_done() { "" } else { "\u{2026}" };
    format!(
        "\u{2066}{}/{}{more}\u{2069}",
        search.number().unwrap_or(0),
        search.count()
    )
}

/// The query with its caret; a long one is cut so that the caret stays in sight.
fn prompt(state: &State, theme: &Theme, area: Area, buffer: &mut Buffer) -> Option<(u16, u16)> {
    let asking = state.asking.as_ref()?;
    let interface = state.language.direction();
    let (line, caret, grows) = asking.prompt.line(interface);
    let rtl = interface == Direction::Rtl;
    let sign = if rtl { area.x + area.width - 1 } else { area.x };
    put(buffer, sign, area.y, "/", 1, theme.accent);

    // One cell is free on either side of the query: the caret may stand before or behind it.
    let room = area.width.saturating_sub(3);
    let shown = line.width().min(room);
    let skipped = caret.saturating_sub(room / 2).min(line.width() - shown);
    let x = if rtl {
        area.x + area.width - 2 - shown
    } else {
        area.x + 2
    };
    for (symbol, cell) in line.cells() {
        if cell.column >= skipped && cell.column + cell.width <= skipped + shown {
            put(
                buffer,
                x + cell.column - skipped,
                area.y,
                symbol,
                cell.width,
                theme.plain,
            );
        }
    }
    if line.width() == 0 {
        let rest = Area {
            x: if rtl { area.x } else { area.x + 4 },
            width: area.width.saturating_sub(4),
            ..area
        };
        label(
            buffer,
            rest,
            state.language.say(PROMPT_HINT),
            interface,
            End::Near,
            theme.faint,
        );
    }
    let column = x + caret.clamp(skipped, skipped + shown) - skipped;
    let cursor = if grows == Direction::Rtl {
        column.saturating_sub(1)
    } else {
        column
    };
    Some((cursor, area.y))
}

/// The hints of this screen, the most wanted first; those that do not fit are left out from the end.
fn hints(state: &State, theme: &Theme, area: Area, buffer: &mut Buffer) {
    let language = state.language;
    let mut text = String::new();
    let mut keys = Vec::new();
    let mut kept = None;
    for action in actions(state) {
        let mut longer = text.clone();
        if !text.is_empty() {
            longer.push_str(" \u{00B7} ");
        }
        let start = longer.len();
        longer.push_str(&key_label(shown_key(action, language)));
        let key = start..longer.len();
        longer.push(' ');
        longer.push_str(language.say(entry(action).hint));
        let line = put::fitted(&longer, language.direction(), u16::MAX);
        if line.width() > area.width {
            break;
        }
        keys.push(key);
        text = longer;
        kept = Some(line);
    }
    let Some(line) = kept else { return };
    let x = if language.direction() == Direction::Rtl {
        area.x + area.width - line.width()
    } else {
        area.x
    };
    put::line(buffer, x, area.y, &line, theme.faint);
    for columns in keys.iter().flat_map(|key| line.columns_of(key)) {
        for column in columns {
            buffer[(x + column, area.y)].set_style(Style::reset().patch(theme.plain));
        }
    }
}

/// At most seven, for what has the focus.
fn actions(state: &State) -> Vec<Action> {
    use Action::{
        Back, Help, NextArticle, NextMatch, Open, PageDown, PreviousMatch, Quit, Search, ToggleList,
    };
    match state.focus {
        Focus::List => vec![Help, Search, Open, ToggleList, Quit],
        Focus::Text if state.search.is_some() => {
            vec![Help, NextMatch, PreviousMatch, Back, Search, Quit]
        }
        Focus::Text if state.articles.len() > 1 => {
            vec![Help, Search, Back, PageDown, NextArticle, ToggleList, Quit]
        }
        Focus::Text => vec![Help, Search, PageDown, Quit],
    }
}

/// The key of an action that a hint names: the arrow for going between the panes, else the shortest.
fn shown_key(action: Action, language: Language) -> Key {
    let (into, out) = match language.direction() {
        Direction::Rtl => (Code::Left, Code::Right),
        Direction::Ltr => (Code::Right, Code::Left),
    };
    match action {
        Action::Open => return Key::new(into),
        Action::Back => return Key::new(out),
        _ => {}
    }
    let keys = entry(action).keys.iter().filter_map(|k| k.parse().ok());
    keys.min_by_key(|&k| key_label(k).chars().count())
        .unwrap_or(Key::new(Code::Enter))
}

/// What is written on a key.
pub(super) fn key_label(key: Key) -> String {
    let name = match key.code {
        Code::Up => "\u{2191}",
        Code::Down => "\u{2193}",
        Code::Left => "\u{2190}",
        Code::Right => "\u{2192}",
        Code::Enter => "Enter",
        Code::Esc => "Esc",
        Code::PageUp => "PgUp",
        Code::PageDown => "PgDn",
        Code::Backspace => "Backspace",
        Code::BackTab => "Shift-Tab",
        Code::Char(' ') => "Space",
        Code::Char(c) if !key.ctrl => return c.to_string(),
        Code::Char(c) => return format!("Ctrl-{}", c.to_ascii_uppercase()),
        _ => {
            return key
                .to_string()
                .trim_matches(['<', '>'])
                .replace("S-", "Shift-")
                .replace("C-", "Ctrl-");
        }
    };
    let prefix = if key.ctrl { "Ctrl-" } else { "" };
    format!("{prefix}{name}")
}
