//! The line at the bottom: hints for this screen, a notice, or what is being typed, with the state of the search.

use ratatui::style::Style;

use super::label::{End, beside, label};
use super::{hints, links, prompt};
use crate::app::geometry::Area;
use crate::app::lines::fits;
use crate::app::{Focus, Results, State};
use crate::paint::{Canvas, Theme};
use crate::search::Level;
use crate::words::Language;

/// Draws the line; returns the cell of the cursor while something is typed.
pub(super) fn draw(
    state: &State,
    theme: &Theme,
    area: Area,
    canvas: &mut Canvas,
) -> Option<(u16, u16)> {
    let direction = state.language.direction();
    let inner = Area {
        x: area.x + 1,
        width: area.width - 2,
        ..area
    };
    if let Some(line) = prompt::Line::of(state) {
        return Some(line.draw(state, theme, inner, canvas));
    }
    if let Some(hints) = hints::of_layer(state) {
        hints::draw(&hints, state.language, theme, inner, canvas);
        return None;
    }
    if let Some(lit) = state.lit_link().filter(|_| state.notice.is_none()) {
        links::say(lit, state, theme, inner, canvas);
        return None;
    }
    let status = status(state);
    if let Some(notice) = &state.notice {
        // What has just happened matters more than what is known already.
        let taken = label(canvas, inner, notice, direction, End::Near, theme.accent);
        let rest = beside(inner, taken, direction, End::Near);
        label_if_it_fits(canvas, rest, &status, state.language, theme.plain);
        return None;
    }
    let taken = label(canvas, inner, &status, direction, End::Far, theme.plain);
    let room = beside(inner, taken, direction, End::Far);
    let hints = hints::of_screen(state);
    hints::draw(&hints, state.language, theme, room, canvas);
    None
}

fn label_if_it_fits(canvas: &mut Canvas, room: Area, text: &str, language: Language, style: Style) {
    if fits(text, language, room.width) {
        let direction = language.direction();
        label(canvas, room, text, direction, End::Far, style);
    }
}

/// The search whose matches are highlighted: the query, and `3/17`.
fn status(state: &State) -> String {
    let language = state.language;
    let unread = state.results().map_or(0, Results::unread);
    if unread > 0 && state.focus == Focus::List {
        return language.unread(unread as u64);
    }
    let Some(search) = &state.search else {
        return String::new();
    };
    let query = format!(
        "/\u{2068}{}\u{2069} {}",
        search.text(),
        prompt::numbers(search)
    );
    let rungs = prompt::rungs(search.rungs(), &search.queries, language);
    let said = match (search.queries.level(), rungs) {
        (_, Some(rungs)) => format!("{query} {rungs}"),
        (Level::Fold | Level::Auto, None) => query,
        (level, None) => format!("{query} {}", language.level(level)),
    };
    match search.more_apart() {
        Some(count) => format!("{said} {}", language.more_apart(count, None)),
        None => said,
    }
}
