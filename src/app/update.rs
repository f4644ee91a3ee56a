//! Keys, pastes, clicks and the wheel → the next state and its effects: to the layer on top, or else to the panes.

use std::ops::ControlFlow;

use super::card::Card;
use super::effect::Effect;
use super::filter::TitlePrompt;
use super::layer::Layer;
use super::opened::Opened;
use super::search::QueryPrompt;
use super::state::State;
use crate::input::Key;

/// Rows that a turn of the wheel scrolls.
const WHEEL: i32 = 3;

impl State {
    /// A key was pressed.
    pub fn key(&mut self, key: Key) -> Vec<Effect> {
        self.notice = None;
        self.lit = None;
        // What a key opens is not the text that the button went down on.
        self.pressed = None;
        self.forget_overlap();
        let height = self.size().1;
        let effects = match self.layer.take() {
            Some(Layer::Query(prompt)) => self.query_key(prompt, key),
            Some(Layer::Title(prompt)) => self.title_key(prompt, key),
            Some(Layer::Contents(prompt)) => self.contents_key(prompt, key),
            Some(Layer::Hits(list)) => self.hit_list_key(list, key),
            Some(Layer::Number(prompt)) => self.number_key(prompt, key),
            Some(Layer::Copy(menu)) => self.copy_key(menu, key),
            Some(Layer::Select(selection)) => self.select_key(selection, key),
            Some(Layer::Link(lit)) => self.link_key(lit, key),
            Some(Layer::Note(note)) => self.note_key(note, key),
            Some(Layer::Bookmarks(list)) => self.bookmarks_key(list, key),
            Some(Layer::Palette(palette)) => self.palette_key(palette, key),
            Some(Layer::Card(mut card)) => {
                let flow = card.key(key, self.keymap.reading(key), height);
                self.stay(Layer::Card(card), flow)
            }
            Some(Layer::Help(mut help)) => {
                let flow = help.key(self.keymap.reading(key), self.size());
                self.stay(Layer::Help(help), flow)
            }
            None if self.begin_number(key) => Vec::new(),
            None => self.panes_key(key),
        };
        self.note_reading();
        self.sync();
        self.and_reread(effects)
    }

    /// What could not be read any more is read again, if it has changed.
    fn and_reread(&mut self, mut effects: Vec<Effect>) -> Vec<Effect> {
        if let Opened::Document(reader) = &mut self.opened
            && std::mem::take(&mut reader.has_changed)
        {
            effects.push(Effect::Reread);
        }
        effects
    }

    /// Puts a layer that has taken a key back, if it stays open.
    fn stay(
        &mut self,
        layer: Layer,
        flow: ControlFlow<Option<Effect>, Option<Effect>>,
    ) -> Vec<Effect> {
        if flow.is_continue() {
            self.layer = Some(layer);
        }
        let (ControlFlow::Continue(effect) | ControlFlow::Break(effect)) = flow;
        effect.into_iter().collect()
    }

    /// Text was pasted.
    pub fn paste(&mut self, text: &str) -> Vec<Effect> {
        let effects = match self.layer.take() {
            Some(Layer::Query(prompt)) => self.query_paste(prompt, text),
            Some(Layer::Title(prompt)) => self.title_paste(prompt, text),
            Some(Layer::Contents(prompt)) => {
                self.contents_paste(prompt, text);
                Vec::new()
            }
            Some(Layer::Note(mut note)) => {
                note.prompt.insert(text);
                self.layer = Some(Layer::Note(note));
                Vec::new()
            }
            Some(Layer::Bookmarks(list)) => {
                self.paste_into_list(list, text);
                Vec::new()
            }
            Some(Layer::Palette(palette)) => {
                self.paste_into_palette(palette, text);
                Vec::new()
            }
            other => {
                self.layer = other;
                Vec::new()
            }
        };
        self.sync();
        effects
    }

    /// A cell was clicked, for the first time or again at once.
    pub fn click(&mut self, column: u16, row: u16, times: u8) -> Vec<Effect> {
        self.lit = None;
        self.pressed = None;
        let effects = match &self.layer {
            Some(Layer::Link(lit)) => {
                let lit = lit.clone();
                self.layer = None;
                self.click_link(lit, column, row, times)
            }
            Some(
                Layer::Query(_)
                | Layer::Title(_)
                | Layer::Card(_)
                | Layer::Note(_)
                | Layer::Palette(_)
                | Layer::Bookmarks(_),
            ) => Vec::new(),
            Some(Layer::Help(_)) => {
                self.layer = None;
                Vec::new()
            }
            Some(Layer::Contents(_)) => self.click_contents(column, row),
            Some(Layer::Hits(_)) => {
                self.click_hit_list(column, row);
                Vec::new()
            }
            Some(Layer::Copy(_) | Layer::Select(_)) => {
                self.layer = None;
                self.point(column, row, times)
            }
            Some(Layer::Number(_)) | None => self.point(column, row, times),
        };
        self.note_reading();
        self.sync();
        self.and_reread(effects)
    }

    /// The wheel was turned over a cell, down when `turns` is positive.
    pub fn wheel(&mut self, turns: i32, column: u16, row: u16) -> Vec<Effect> {
        let size = self.size();
        let rows = turns.saturating_mul(WHEEL);
        let is_over_list = self.is_over_list(column, row);
        let mut effects = Vec::new();
        match &mut self.layer {
            Some(Layer::Card(card)) => card.scroll(turns as isize, size.1),
            Some(Layer::Help(help)) => help.scroll(rows as isize, size),
            Some(Layer::Bookmarks(list)) => list.choose_by(turns as isize),
            Some(Layer::Palette(palette)) => palette.choose_by(turns as isize),
            // What is to be copied, and what a note is to, stays in sight.
            Some(Layer::Note(_) | Layer::Copy(_)) => {}
            _ if is_over_list => effects = self.turn_list(turns),
            _ => self.scroll(rows),
        }
        self.sync();
        self.and_reread(effects)
    }

    /// The query prompt, if it is open.
    pub fn query_prompt(&self) -> Option<&QueryPrompt> {
        match &self.layer {
            Some(Layer::Query(prompt)) => Some(prompt),
            _ => None,
        }
    }

    /// The title prompt, if it is open.
    pub fn title_prompt(&self) -> Option<&TitlePrompt> {
        match &self.layer {
            Some(Layer::Title(prompt)) => Some(prompt),
            _ => None,
        }
    }

    /// The test card, if it is open.
    pub fn card(&self) -> Option<&Card> {
        match &self.layer {
            Some(Layer::Card(card)) => Some(card),
            _ => None,
        }
    }

    /// Opens the test card; its lines are counted by whoever knows the terminal.
    pub fn open_card(&mut self) {
        self.layer = Some(Layer::Card(Card::default()));
    }

    /// Tells the test card, if it is open, how many lines it has.
    pub fn set_card_lines(&mut self, lines: usize) {
        if let Some(Layer::Card(card)) = &mut self.layer {
            card.lines = lines;
        }
    }
}
