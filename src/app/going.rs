//! Going far: to a line or so many percent, to a heading, and back to where one jumped from.

use super::actions::Action;
use super::effect::Effect;
use super::geometry::Focus;
use super::jumps::{JumpKind, Place};
use super::layer::Layer;
use super::number::NumberPrompt;
use super::reader::Reader;
use super::state::State;
use crate::input::{Code, Key};
use crate::page::Anchor;
use crate::text::Direction;
use crate::words;

impl State {
    /// The text on show and the place in it.
    pub(super) fn here(&self) -> Place {
        Place {
            article: self.selected,
            anchor: self.reader().and_then(Reader::place),
        }
    }

    /// Moves the window of the open document, if there was one when the place was noted.
    pub(super) fn go_to(&mut self, place: Option<Anchor>) {
        if let Some(place) = place {
            self.with_reader(move |reader, _| reader.go_to(place));
        }
    }

    /// Does something that may go far: the place of before is one to come back to.
    pub(super) fn jump<T>(&mut self, kind: JumpKind, go: impl FnOnce(&mut Self) -> T) -> T {
        let from = self.here();
        self.awaited = None;
        let gone = go(self);
        match &mut self.awaited {
            Some(awaited) => awaited.jump = Some((kind, from)),
            None => self.note_jump(kind, from),
        }
        gone
    }

    /// Something has gone far from this place.
    pub(super) fn note_jump(&mut self, kind: JumpKind, from: Place) {
        let to = self.here();
        self.jumps.note(kind, from, to);
    }

    /// One jump back, or forward again.
    pub(super) fn travel(&mut self, back: bool) -> Vec<Effect> {
        let here = self.here();
        let to = if back {
            self.jumps.back(here)
        } else {
            self.jumps.forward(here)
        };
        let Some(to) = to else {
            let nowhere = if back {
                words::NO_JUMP_BACK
            } else {
                words::NO_JUMP_FORWARD
            };
            self.notice = Some(self.language.say(nowhere).into());
            return Vec::new();
        };
        self.focus = Focus::Text;
        if to.article == self.selected {
            self.go_to(to.anchor);
            return Vec::new();
        }
        let effects = self.show(to.article);
        if let Some(anchor) = to.anchor {
            self.places.insert(to.article, anchor);
        }
        effects
    }

    /// One jump back or forward, as an arrow points: texts begin where reading does.
    pub(super) fn travel_towards(&mut self, side: Direction) -> Vec<Effect> {
        // What lies behind is on the side from which reading comes.
        self.travel(self.language.direction() != side)
    }

    /// A key was pressed that may begin a number. Returns whether it does.
    pub(super) fn begin_number(&mut self, key: Key) -> bool {
        let prompt = NumberPrompt::begin(key, self.language.direction());
        self.layer = prompt.map(Layer::Number);
        self.layer.is_some()
    }

    /// A key was pressed while a number is typed. One that does not go to it is pressed in the panes.
    pub(super) fn number_key(&mut self, mut typed: NumberPrompt, key: Key) -> Vec<Effect> {
        let number = typed.number();
        match (key.code, self.keymap.reading(key)) {
            (Code::Esc, _) => return Vec::new(),
            (Code::Backspace, _) => {
                typed.prompt.key(key);
                if typed.prompt.text().is_empty() {
                    return Vec::new();
                }
            }
            (_, Some(Action::Percent)) => return self.go_to_percent(number),
            (Code::Enter, _) | (_, Some(Action::Start | Action::End)) => {
                return self.go_to_line(number);
            }
            (_, Some(Action::Down)) => return self.go_down(number, 1),
            (_, Some(Action::Up)) => return self.go_down(number, -1),
            (_, None) if typed.push(key) => {}
            _ => return self.panes_key(key),
        }
        self.layer = Some(Layer::Number(typed));
        Vec::new()
    }

    /// So many lines down or up, or entries of the list.
    fn go_down(&mut self, number: u64, sign: i32) -> Vec<Effect> {
        let rows = i32::try_from(number).unwrap_or(i32::MAX);
        if self.focus == Focus::List {
            return self.select_by(rows * sign);
        }
        // More rows than these are not gone through one by one.
        self.scroll(rows.min(MOST_ROWS) * sign);
        Vec::new()
    }

    fn go_to_percent(&mut self, percent: u64) -> Vec<Effect> {
        let percent = percent.min(100);
        if self.focus == Focus::List {
            let last = self.rows().saturating_sub(1);
            return self.select(last * percent as usize / 100);
        }
        self.jump(JumpKind::Far, |state| {
            state.with_reader(move |reader, height| reader.to_percent(percent, height));
        });
        Vec::new()
    }

    fn go_to_line(&mut self, line: u64) -> Vec<Effect> {
        if self.focus == Focus::List {
            let row = usize::try_from(line).unwrap_or(usize::MAX);
            return self.select(row.clamp(1, self.rows().max(1)) - 1);
        }
        if self.reader().is_none() {
            return Vec::new();
        }
        vec![Effect::FindLine { line, led: false }]
    }

    /// It is known where a line of the file stands; `lines` is how many there are, if it has not got so many. Where a link led
    /// there, that was the jump.
    pub(super) fn line_found(&mut self, offset: u64, lines: Option<u64>, led: bool) {
        let go = |state: &mut Self| {
            state.with_reader(move |reader, height| match lines {
                None => reader.to_offset(offset),
                Some(_) => reader.to_end(height),
            });
        };
        if led {
            go(self);
        } else {
            self.jump(JumpKind::Far, go);
        }
        if let Some(lines) = lines {
            self.notice = Some(self.language.has_lines(lines));
        }
    }
}

/// The most rows that are scrolled at once.
const MOST_ROWS: i32 = 1000;
