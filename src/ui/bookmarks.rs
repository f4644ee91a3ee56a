//! The list of bookmarks, over the whole screen: for each its note, or else its title, and below the paragraph.

use super::label::{End, beside, label, part};
use super::list::{bar, over_all};
use crate::app::geometry::Area;
use crate::app::{BOOKMARK_ROWS, BookmarkList, State};
use crate::paint::{Canvas, Theme};
use crate::words::{ALL_BOOKMARKS, BOOKMARKS_HERE, NO_BOOKMARK_FOUND};

pub(super) fn draw(
    list: &BookmarkList,
    state: &State,
    theme: &Theme,
    bottom: Area,
    canvas: &mut Canvas,
) {
    let language = state.language;
    let direction = language.direction();
    let title = if list.of_all {
        ALL_BOOKMARKS
    } else {
        BOOKMARKS_HERE
    };
    let none = list.rows.is_empty().then_some(NO_BOOKMARK_FOUND);
    let row = over_all(title, none, language, theme, bottom, canvas);
    let shown = list.shown(bottom.y + 1);
    for (at, y) in shown.zip((2..bottom.y).step_by(BOOKMARK_ROWS.into())) {
        let Some(&index) = list.rows.get(at) else {
            continue;
        };
        entry(index, list.of_all, state, theme, Area { y, ..row }, canvas);
        if at == list.chosen {
            let height = (bottom.y - y).min(2);
            let rows = Area { y, height, ..row };
            bar(bottom, rows, direction, true, theme, canvas);
        }
    }
}

/// Draws the bookmark of this index.
fn entry(
    index: usize,
    names_text: bool,
    state: &State,
    theme: &Theme,
    row: Area,
    canvas: &mut Canvas,
) {
    let Some(bookmark) = state.bookmarks().get(index) else {
        return;
    };
    let direction = state.language.direction();
    let taken = if names_text && !bookmark.note.is_empty() {
        let far = part(row, row.width / 3, direction, End::Far);
        label(
            canvas,
            far,
            &bookmark.title,
            direction,
            End::Far,
            theme.faint,
        )
    } else {
        0
    };
    let near = beside(row, taken, direction, End::Far);
    let head = if bookmark.note.is_empty() {
        &bookmark.title
    } else {
        &bookmark.note
    };
    label(canvas, near, head, direction, End::Near, theme.strong);
    let below = Area {
        y: row.y + 1,
        ..row
    };
    let said = bookmark.said.replace('\n', " ");
    label(canvas, below, &said, direction, End::Near, theme.plain);
}
