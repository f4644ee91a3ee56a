//! The test card: what to do, and the sentence once for each mode. The modes are the terminal's; all lines are drawn alike.

use super::label::{End, label};
use crate::app::actions::Action;
use crate::app::geometry::Area;
use crate::app::{Card, State};
use crate::paint::{self, Canvas, Theme, put};
use crate::text::{Direction, fit};
use crate::words::{CARD_RIGHT, CARD_SENTENCE, CARD_TITLE, Language};

/// Draws the card over the whole screen.
pub(super) fn draw(card: &Card, state: &State, theme: &Theme, bottom: Area, canvas: &mut Canvas) {
    let language = state.language;
    let direction = language.direction();
    let height = bottom.y + 1;
    let row = |y| Area {
        x: 1,
        y,
        width: bottom.width - 2,
        height: 1,
    };
    let mut near = |y, text, style| {
        label(canvas, row(y), text, direction, End::Near, style);
    };
    let hint = language.choose_or_close(&state.keymap.label(Action::Back));
    near(bottom.y, &hint, theme.faint);
    near(0, language.say(CARD_TITLE), theme.strong);
    if Card::instructions(height) > 1 {
        near(1, language.say(CARD_RIGHT), theme.faint);
        if language == Language::Arabic {
            // What is said in Arabic may be what cannot be read.
            near(2, Language::English.say(CARD_TITLE), theme.faint);
        }
    }
    for (y, line) in card.rows(height) {
        // A line is chosen by one digit, the tenth by 0.
        draw_line(row(y), (line + 1) % 10, direction, theme, canvas);
    }
}

/// Number, rule and sentence, from where reading starts. The rule is that between panes, which nothing may cross.
fn draw_line(row: Area, number: usize, direction: Direction, theme: &Theme, canvas: &mut Canvas) {
    let at = |column: u16| match direction {
        Direction::Rtl => row.x + row.width - 1 - column,
        Direction::Ltr => row.x + column,
    };
    let number = fit(&number.to_string(), Direction::Ltr, 1);
    paint::line(canvas, at(0), row.y, &number, theme.accent);
    put(canvas, at(2), row.y, "\u{2502}", 1, theme.faint);
    // Not a label: the Latin word would make it an English sentence.
    let sentence = fit(CARD_SENTENCE, Direction::Rtl, row.width.saturating_sub(4));
    let x = match direction {
        Direction::Rtl => row.x + row.width - 4 - sentence.width(),
        Direction::Ltr => row.x + 4,
    };
    paint::line(canvas, x, row.y, &sentence, theme.plain);
}
