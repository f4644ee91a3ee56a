//! The contents, in the place of the list: headings, each as far in as it is deep, the one that the reader is under marked.

use super::label::{End, highlight_matches, name_style, pane_title, part, start};
use super::list::bar;
use crate::app::geometry::{Area, Panes};
use crate::app::{Contents, ContentsPrompt, HEADING_STEP, State};
use crate::paint::{self, Canvas, Theme, put};
use crate::text::Direction;
use crate::words::{CONTENTS, LOOKING};

pub(super) fn draw(
    state: &State,
    prompt: &ContentsPrompt,
    theme: &Theme,
    panes: &Panes,
    area: Area,
    canvas: &mut Canvas,
) {
    let inner = Area {
        x: area.x + 2,
        width: area.width - 4,
        height: 1,
        ..area
    };
    let Some((contents, entries)) = state.contents().zip(panes.entries()) else {
        return;
    };
    let (language, direction) = (state.language, state.language.direction());
    let name = (language.say(CONTENTS), name_style(theme, true));
    let count = if contents.is_done() {
        language.headings(contents.headings().len() as u64)
    } else {
        language.say(LOOKING).to_owned()
    };
    let count = panes.tall.then_some((count.as_str(), theme.faint));
    pane_title(canvas, inner, name, count, direction);
    let rows = Rows {
        state,
        contents,
        prompt,
        theme,
        direction,
        current: state.current_heading(),
    };
    for slot in state.heading_slots() {
        let place = Area {
            y: entries.y + slot.rows.start,
            height: slot.rows.len() as u16,
            ..inner
        };
        rows.draw(slot.entry, place, area, canvas);
    }
}

struct Rows<'a> {
    state: &'a State,
    contents: &'a Contents,
    prompt: &'a ContentsPrompt,
    theme: &'a Theme,
    direction: Direction,
    /// The heading that the reader is under.
    current: Option<usize>,
}

impl Rows<'_> {
    fn draw(&self, row: usize, place: Area, pane: Area, canvas: &mut Canvas) {
        let index = self.prompt.rows().get(row).copied();
        let heading = index.and_then(|index| self.contents.headings().get(index));
        let lines = self.state.heading_lines(row, place.width);
        let Some((heading, (lines, indent))) = heading.zip(lines) else {
            return;
        };
        let place = part(place, place.width - indent, self.direction, End::Far);
        let chosen = self.prompt.chosen() == row;
        let style = match (chosen, self.current == index) {
            (true, _) => self.theme.strong.patch(self.theme.accent),
            (false, true) => self.theme.strong,
            (false, false) => self.theme.plain,
        };
        for (line, y) in lines.iter().zip(place.y..place.y + place.height) {
            let further = if y > place.y { HEADING_STEP } else { 0 };
            let room = part(
                place,
                place.width.saturating_sub(further),
                self.direction,
                End::Far,
            );
            let x = start(room, line.width(), self.direction, End::Near);
            paint::line(canvas, x, y, line, style);
            if let Some(query) = self.prompt.query() {
                highlight_matches(canvas, (x, y), line, &heading.text, query, self.theme.lit);
            }
        }
        if self.current == index {
            self.mark(pane, place.y, canvas);
        }
        if chosen {
            bar(pane, place, self.direction, true, self.theme, canvas);
        }
    }

    /// A dot beside the heading that the reader is under, where the headings begin.
    fn mark(&self, pane: Area, y: u16, canvas: &mut Canvas) {
        let x = match self.direction {
            Direction::Rtl => pane.x + pane.width - 2,
            Direction::Ltr => pane.x + 1,
        };
        put(canvas, x, y, "\u{2022}", 1, self.theme.accent);
    }
}
