//! All matches of the text on show, in the place of the list: each the line that it stands in, cut around it.

use super::label::{End, label, name_style};
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
    label(
        canvas,
        inner,
        &name,
        direction,
        End::Near,
        name_style(theme, true),
    );
    if panes.tall {
        let below = Area {
            y: inner.y + 1,
            ..inner
        };
        let numbers = prompt::numbers(search);
        label(canvas, below, &numbers, direction, End::Near, theme.faint);
    }
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
