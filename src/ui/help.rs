//! All keys, in groups, from the table of actions.

use super::label::{End, beside, label, part};
use crate::app::actions::{Action, binding};
use crate::app::geometry::{Area, MEASURE};
use crate::app::lines::label_width;
use crate::app::{Help, HelpRow, State};
use crate::input::{Code, arabic};
use crate::paint::{Canvas, Theme};
use crate::words::{KEYS, Language};

/// Columns between two columns of groups.
const BETWEEN: u16 = 4;

/// Draws the help over the whole screen.
pub(super) fn draw(help: &Help, state: &State, theme: &Theme, bottom: Area, canvas: &mut Canvas) {
    let language = state.language;
    let direction = language.direction();
    let size = (bottom.width, bottom.y + 1);
    let columns = Help::columns(size.0);
    let many = columns.len() as u16;
    let width = (bottom.width - 2).min(many * (MEASURE + 20));
    let whole = Area {
        x: (bottom.width - width) / 2,
        y: 0,
        width,
        height: 1,
    };
    let title = language.say(KEYS);
    label(canvas, whole, title, direction, End::Near, theme.heading);
    last_row(
        help,
        size,
        state,
        theme,
        Area {
            y: bottom.y,
            ..whole
        },
        canvas,
    );

    let rows = help.shown(size);
    let first = Help::first_row(size.1);
    let mut rest = whole;
    for column in &columns {
        let place = part(
            rest,
            (width - (many - 1) * BETWEEN) / many,
            direction,
            End::Near,
        );
        let keys = longest(column, state).min(place.width / 2);
        for (row, y) in column.iter().take(rows.end).skip(rows.start).zip(first..) {
            draw_row(*row, keys, state, theme, Area { y, ..place }, canvas);
        }
        let left = rest.width.saturating_sub(place.width + BETWEEN);
        rest = part(rest, left, direction, End::Far);
    }
}

/// How to go on, and on which side there is more.
fn last_row(
    help: &Help,
    size: (u16, u16),
    state: &State,
    theme: &Theme,
    row: Area,
    canvas: &mut Canvas,
) {
    let language = state.language;
    let direction = language.direction();
    let shown = help.shown(size);
    let above = if shown.start > 0 { "\u{2191}" } else { "" };
    let below = if shown.end < Help::count(size.0) {
        "\u{2193}"
    } else {
        ""
    };
    let more = [above, below].concat();
    let taken = label(canvas, row, &more, direction, End::Far, theme.accent);
    let [up, down, close] =
        [Action::Up, Action::Down, Action::Back].map(|action| state.keymap.label(action));
    let hint = language.scroll_or_close(&up, &down, &close);
    let rest = beside(row, taken, direction, End::Far);
    label(canvas, rest, &hint, direction, End::Near, theme.faint);
}

/// Columns of the longest keys.
fn longest(rows: &[HelpRow], state: &State) -> u16 {
    let widths = rows.iter().map(|row| match row {
        HelpRow::Keys(action) => label_width(&labels(*action, state), state.language),
        HelpRow::Title(_) | HelpRow::Blank => 0,
    });
    widths.max().unwrap_or(0)
}

fn draw_row(
    row: HelpRow,
    keys: u16,
    state: &State,
    theme: &Theme,
    area: Area,
    canvas: &mut Canvas,
) {
    let language = state.language;
    let direction = language.direction();
    match row {
        HelpRow::Blank => {}
        HelpRow::Title(title) => {
            let title = language.say(title);
            label(canvas, area, title, direction, End::Near, theme.strong);
        }
        HelpRow::Keys(action) => {
            let key_area = part(area, keys, direction, End::Near);
            let doc_area = part(area, area.width - keys - 2, direction, End::Far);
            let (keys, doc) = (labels(action, state), language.say(binding(action).doc));
            label(canvas, key_area, &keys, direction, End::Near, theme.key);
            label(canvas, doc_area, doc, direction, End::Near, theme.plain);
        }
    }
}

/// The keys of an action; in Arabic with the letters that they type on the Arabic layout.
pub(super) fn labels(action: Action, state: &State) -> String {
    let keys = state.keymap.keys(action);
    let twins = keys.iter().filter_map(|key| match key.code {
        Code::Char(c) if !key.ctrl && state.language == Language::Arabic => {
            arabic(c).map(String::from)
        }
        _ => None,
    });
    let labels: Vec<String> = keys.iter().map(|key| key.label()).chain(twins).collect();
    // Each key is isolated: Esc and an Arabic letter beside it are not one run.
    labels
        .iter()
        .map(|l| format!("\u{2068}{l}\u{2069}"))
        .collect::<Vec<_>>()
        .join("  ")
}
