//! All matches of the text on show, in the place of the list: each the line that it stands in, cut around it.

use super::label::{name_style, pane_title};
use super::{list, prompt};
use crate::app::State;
use crate::app::geometry::{Area, Panes};
use crate::paint::{Canvas, Theme};

pub(super) fn draw(state: &State, theme: &Theme, panes: &Panes, area: Area, canvas: &mut Canvas) {
    let (Some(search), Some(entries)) = (&state.search, panes.entries()) else {
        return;
    };
    let inner = Area {
        x: area.x + 2,
        width: area.width - 4,
        height: 1,
        ..area
    };
    let direction = state.language.direction();
    let name = state.language.quoted(search.text());
    let name = (name.as_str(), name_style(theme, true));
    let numbers = prompt::numbers(search);
    let numbers = panes.tall.then_some((numbers.as_str(), theme.faint));
    pane_title(canvas, inner, name, numbers, direction);
    for (row, y) in state.hit_rows().iter().zip(entries.y..) {
        let place = Area { y, ..inner };
        let style = if row.is_chosen {
            theme.strong
        } else {
            theme.plain
        };
        list::context(&row.context, direction, place, (style, theme.lit), canvas);
        if row.is_chosen {
            list::bar(area, place, direction, true, theme, canvas);
        }
    }
}
