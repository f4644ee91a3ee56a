//! All that can be done, over the whole screen: what each action does, and its keys.

use super::help::labels;
use super::label::{End, beside, label, part};
use super::list::{bar, over_all};
use crate::app::actions::binding;
use crate::app::geometry::Area;
use crate::app::{Palette, State};
use crate::paint::{Canvas, Theme};
use crate::words::{ALL_ACTIONS, NO_SUCH_ACTION};

pub(super) fn draw(
    palette: &Palette,
    state: &State,
    theme: &Theme,
    bottom: Area,
    canvas: &mut Canvas,
) {
    let language = state.language;
    let direction = language.direction();
    let none = palette.rows.is_empty().then_some(NO_SUCH_ACTION);
    let row = over_all(ALL_ACTIONS, none, language, theme, bottom, canvas);
    for (at, y) in palette.shown(bottom.y + 1).zip(2..) {
        let (Some(&action), row) = (palette.rows.get(at), Area { y, ..row }) else {
            continue;
        };
        let keys = part(row, row.width / 3, direction, End::Far);
        let named = labels(action, state);
        let taken = label(canvas, keys, &named, direction, End::Far, theme.key);
        let rest = beside(row, taken, direction, End::Far);
        let doc = language.say(binding(action).doc);
        label(canvas, rest, doc, direction, End::Near, theme.plain);
        if at == palette.chosen {
            bar(bottom, row, direction, true, theme, canvas);
        }
    }
}
