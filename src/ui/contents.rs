//! The contents, in the place of the list: headings, each as far in as it is deep, the one that the reader is under marked.

use super::label::{End, highlight_matches, name_style, pane_title, part, start};
use super::list::bar;
use crate::app::geometry::{Area, Panes};
use crate::app::lines;
use crate::app::{Contents, ContentsPrompt, State};
use crate::paint::{self, Canvas, Theme, put};
use crate::text::Direction;
use crate::words::{CONTENTS, LOOKING};

/// Columns that a level is further in than the one above it.
const STEP: u16 = 2;

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
        contents,
        prompt,
        theme,
        direction,
        current: state.current_heading(),
    };
    let shown = prompt.rows().iter().enumerate().skip(prompt.top());
    for ((row, &heading), y) in shown.zip(entries.y..entries.y + entries.height) {
        let place = Area { y, ..inner };
        rows.draw(row, heading, place, area, canvas);
    }
}

struct Rows<'a> {
    contents: &'a Contents,
    prompt: &'a ContentsPrompt,
    theme: &'a Theme,
    direction: Direction,
    /// The heading that the reader is under.
    current: Option<usize>,
}

impl Rows<'_> {
    fn draw(&self, row: usize, index: usize, place: Area, pane: Area, canvas: &mut Canvas) {
        let Some(heading) = self.contents.headings().get(index) else {
            return;
        };
        let depth = u16::from(heading.level - self.contents.highest().min(heading.level));
        let indent = (depth * STEP).min(place.width / 2);
        let place = part(place, place.width - indent, self.direction, End::Far);
        let chosen = self.prompt.chosen() == row;
        let style = match (chosen, self.current == Some(index)) {
            (true, _) => self.theme.strong.patch(self.theme.accent),
            (false, true) => self.theme.strong,
            (false, false) => self.theme.plain,
        };
        let line = lines::title(&heading.text, self.direction, place.width, 0).first;
        let x = start(place, line.width(), self.direction, End::Near);
        paint::line(canvas, x, place.y, &line, style);
        if let Some(query) = self.prompt.query() {
            let (at, text) = ((x, place.y), heading.text.as_str());
            highlight_matches(canvas, at, &line, text, query, self.theme.lit);
        }
        if self.current == Some(index) {
            self.mark(pane, place.y, canvas);
        }
        if chosen {
            let rows = Area { height: 1, ..place };
            bar(pane, rows, self.direction, true, self.theme, canvas);
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
