//! Opening the contents, choosing a heading, and going to it.

use super::known::{Contents, ContentsPrompt};
use crate::app::actions::Action;
use crate::app::effect::{Effect, Task};
use crate::app::geometry::{Focus, Slot};
use crate::app::jumps::JumpKind;
use crate::app::layer::Layer;
use crate::app::lines::{self, Lines};
use crate::app::state::State;
use crate::document::Heading;
use crate::input::{Code, Key};
use crate::words;

/// Columns that a level is further in than the one above it, and the second line of a heading than its first.
pub const STEP: u16 = 2;

impl State {
    /// Opens the contents of the text on show.
    pub(in crate::app) fn open_contents(&mut self) -> Vec<Effect> {
        if self.reader().is_none() {
            return Vec::new();
        }
        let effects = self.learn_contents();
        let prompt = ContentsPrompt::new(self.language.direction());
        self.layer = Some(Layer::Contents(Box::new(prompt)));
        self.contents_changed();
        effects
    }

    /// Has the headings of the text on show looked for, unless they are known.
    fn learn_contents(&mut self) -> Vec<Effect> {
        if self.contents.is_some() {
            return Vec::new();
        }
        let generation = self.next_generation();
        self.contents = Some(Contents::new(generation));
        vec![Effect::Contents(generation)]
    }

    /// The headings that are known are those of another text, and so is what a layer is about.
    pub(in crate::app) fn forget_contents(&mut self) -> Effect {
        self.contents = None;
        if let Some(
            Layer::Contents(_)
            | Layer::Hits(_)
            | Layer::Select(_)
            | Layer::Copy(_)
            | Layer::Note(_)
            | Layer::Link(_),
        ) = self.layer
        {
            self.layer = None;
        }
        Effect::Stop(Task::Contents)
    }

    /// More of the text on show has come: what is known of its headings may be wrong.
    pub(in crate::app) fn contents_appended(&mut self) -> Vec<Effect> {
        let Some(known) = self.contents.take() else {
            return Vec::new();
        };
        let is_open = if let Some(Layer::Contents(prompt)) = &mut self.layer {
            prompt.begin_again();
            true
        } else {
            false
        };
        if !is_open && known.wanted.is_none() {
            return vec![Effect::Stop(Task::Contents)];
        }
        let effects = self.learn_contents();
        if let Some(contents) = &mut self.contents {
            contents.wanted = known.wanted;
        }
        effects
    }

    /// Headings of the text on show were found.
    pub(in crate::app) fn headings_found(
        &mut self,
        generation: u64,
        headings: Vec<Heading>,
        searched: u64,
        done: bool,
    ) {
        let asked = |contents: &&mut Contents| contents.generation == generation;
        let Some(contents) = self.contents.as_mut().filter(asked) else {
            return;
        };
        contents.take(headings, searched, done);
        let wanted = contents.wanted.take();
        if let Some(forward) = wanted {
            self.go_to_known_heading(forward);
        }
        self.contents_changed();
    }

    /// The document offset of the first row of the window.
    fn offset_on_show(&self) -> Option<u64> {
        Some(self.reader()?.offset(self.shown()?.top?))
    }

    /// The heading that the reader is under: that of the first row of the window.
    pub fn current_heading(&self) -> Option<usize> {
        self.contents.as_ref()?.at(self.offset_on_show()?)
    }

    /// To the next heading, or the one before.
    pub(in crate::app) fn next_heading(&mut self, forward: bool) -> Vec<Effect> {
        if self.reader().is_none() {
            return Vec::new();
        }
        let effects = self.learn_contents();
        self.go_to_known_heading(forward);
        effects
    }

    /// Goes to the next heading or the one before, once it is known which that is.
    fn go_to_known_heading(&mut self, forward: bool) {
        let Some(here) = self.offset_on_show() else {
            return;
        };
        let Some(contents) = &mut self.contents else {
            return;
        };
        let next = if forward {
            contents.after(here)
        } else {
            contents.before(here)
        };
        let is_known = contents.knows(here) && (!forward || next.is_some() || contents.is_done());
        if !is_known {
            contents.wanted = Some(forward);
            return;
        }
        if let Some(heading) = next {
            return self.go_to_heading(heading, JumpKind::Heading);
        }
        let none = if forward {
            words::NO_HEADING_BELOW
        } else {
            words::NO_HEADING_ABOVE
        };
        self.notice = Some(self.language.say(none).into());
    }

    fn go_to_heading(&mut self, heading: usize, kind: JumpKind) {
        let headings = self.contents.as_ref().map(Contents::headings);
        let Some(offset) = headings.and_then(|all| Some(all.get(heading)?.offset)) else {
            return;
        };
        self.jump(kind, |state| {
            state.with_reader(move |reader, _| reader.to_offset(offset));
        });
    }

    /// Makes the rows follow what is typed and what is known. Where there is no heading at all, the reader is told.
    fn contents_changed(&mut self) {
        let current = self.current_heading();
        let (Some(Layer::Contents(prompt)), Some(contents)) = (&mut self.layer, &self.contents)
        else {
            return;
        };
        prompt.update(contents, current);
        if contents.is_done() && contents.headings().is_empty() {
            self.layer = None;
            self.notice = Some(self.language.say(words::NO_HEADINGS).into());
        }
    }

    /// Makes the window of the contents follow the chosen row.
    pub(in crate::app) fn sync_contents(&mut self) {
        let Some((panes, prompt)) = self.panes().zip(self.contents_prompt()) else {
            return;
        };
        let (width, count) = (panes.title_width(), prompt.rows().len());
        let rows = |row| self.heading_rows(row, width);
        let top = panes.heading_top(prompt.top(), prompt.chosen(), count, rows);
        let shown = panes.heading_slots(top, count, rows).len();
        if let Some(Layer::Contents(prompt)) = &mut self.layer {
            prompt.show(top, shown);
        }
    }

    /// Where the headings on the screen stand, by their row in the contents.
    pub fn heading_slots(&self) -> Vec<Slot> {
        let Some((panes, prompt)) = self.panes().zip(self.contents_prompt()) else {
            return Vec::new();
        };
        let width = panes.title_width();
        let rows = |row| self.heading_rows(row, width);
        panes.heading_slots(prompt.top(), prompt.rows().len(), rows)
    }

    /// The heading on a row of the contents in `width` columns, and how many of them it is further in; its second line stands
    /// [`STEP`] columns further in.
    pub fn heading_lines(&self, row: usize, width: u16) -> Option<(Lines, u16)> {
        let (contents, prompt) = self.contents().zip(self.contents_prompt())?;
        let heading = contents.headings().get(*prompt.rows().get(row)?)?;
        let depth = u16::from(heading.level - contents.highest().min(heading.level));
        let indent = depth.saturating_mul(STEP).min(width / 2);
        let width = width - indent;
        let second = width.saturating_sub(STEP);
        let document = self.reader()?.page.document().direction();
        let lines = lines::heading(&heading.text, document, width, second);
        Some((lines, indent))
    }

    fn heading_rows(&self, row: usize, width: u16) -> u16 {
        let lines = self.heading_lines(row, width);
        lines.map_or(1, |(lines, _)| lines.count())
    }

    /// The contents, while they are open.
    pub fn contents_prompt(&self) -> Option<&ContentsPrompt> {
        match &self.layer {
            Some(Layer::Contents(prompt)) => Some(prompt),
            _ => None,
        }
    }

    /// A key was pressed while the contents are open.
    pub(in crate::app) fn contents_key(
        &mut self,
        mut prompt: Box<ContentsPrompt>,
        key: Key,
    ) -> Vec<Effect> {
        if key.code == Code::Backspace && prompt.prompt.text().is_empty() {
            return Vec::new();
        }
        match self.keymap.typing(key) {
            Some(Action::Keep) => return self.take_heading(&prompt),
            Some(Action::GiveUp) => return Vec::new(),
            _ => {}
        }
        if let Some(rows) = self.keymap.step_of(key, prompt.page()) {
            prompt.choose_by(rows);
        } else if prompt.prompt.key(key) {
            prompt.retype();
        }
        self.layer = Some(Layer::Contents(prompt));
        self.contents_changed();
        Vec::new()
    }

    /// Text was pasted while the contents are open.
    pub(in crate::app) fn contents_paste(&mut self, mut prompt: Box<ContentsPrompt>, text: &str) {
        prompt.prompt.insert(text);
        prompt.retype();
        self.layer = Some(Layer::Contents(prompt));
        self.contents_changed();
    }

    /// Goes to the chosen heading, and closes the contents.
    fn take_heading(&mut self, prompt: &ContentsPrompt) -> Vec<Effect> {
        let Some(heading) = prompt.heading() else {
            let text = prompt.prompt.text();
            self.notice = Some(self.language.no_heading_has(text));
            return Vec::new();
        };
        self.focus = Focus::Text;
        self.go_to_heading(heading, JumpKind::Far);
        Vec::new()
    }

    /// A cell was clicked while the contents are open: a heading is gone to.
    pub(in crate::app) fn click_contents(&mut self, column: u16, row: u16) -> Vec<Effect> {
        let panes = self.panes();
        let entries = panes.and_then(|panes| panes.entries());
        let inside = entries.filter(|area| area.contains(column, row));
        let slots = self.heading_slots();
        match (self.layer.take(), inside) {
            (Some(Layer::Contents(mut prompt)), Some(area)) => {
                let mut slots = slots.into_iter();
                if let Some(slot) = slots.find(|slot| slot.rows.contains(&(row - area.y))) {
                    prompt.choose(slot.entry);
                    return self.take_heading(&prompt);
                }
                self.layer = Some(Layer::Contents(prompt));
            }
            // Beside the list, the text is clicked: they are closed.
            (Some(Layer::Contents(_)), None) => self.focus = Focus::Text,
            (other, _) => self.layer = other,
        }
        Vec::new()
    }

    /// The wheel was turned over the contents.
    pub(in crate::app) fn turn_contents(&mut self, turns: i32) {
        if let Some(Layer::Contents(prompt)) = &mut self.layer {
            prompt.choose_by(turns as isize);
        }
    }
}
