//! Keys and clicks → the next state and its effects.

use super::actions::{Action, action_of};
use super::effect::{Effect, Task};
use super::geometry::ENTRY_ROWS;
use super::help::Help;
use super::state::{Focus, Opened, State};
use crate::document::ReadError;
use crate::find::Scope;
use crate::input::Key;
use crate::text::Direction;
use crate::words;

/// Rows that a turn of the wheel scrolls.
const WHEEL: i32 = 3;

/// What lies on top of the screen: keys and pastes go to it, clicks and the wheel too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// The prompt of a query, over the bottom line.
    Query,
    /// The prompt of a title, over the bottom line.
    Title,
    /// The test card, over the whole screen.
    Card,
    /// The list of all keys, over the whole screen.
    Help,
    /// Nothing: the pane that has the focus.
    Panes,
}

impl State {
    /// A key was pressed.
    pub fn key(&mut self, key: Key) -> Vec<Effect> {
        self.notice = None;
        if let Opened::Document(reader) = &mut self.opened {
            reader.overlap = None;
        }
        let effects = match self.layer() {
            Layer::Query => self.typing_key(key),
            Layer::Title => self.title_key(key),
            Layer::Card => self.card_key(key),
            Layer::Help => self.help_key(key),
            Layer::Panes => action_of(key).map_or_else(Vec::new, |action| self.act(action)),
        };
        if let Some(wide) = &mut self.wide {
            wide.entered |= self.focus == Focus::Text;
        }
        self.sync();
        effects
    }

    /// Text was pasted.
    pub fn paste(&mut self, text: &str) -> Vec<Effect> {
        let effects = if let Some(asking) = &mut self.asking {
            let fits = asking.prompt.insert(text);
            let effects = self.query_changed();
            if let Some(asking) = self.asking.as_mut().filter(|_| !fits) {
                asking.problem = Some(self.language.say(words::TOO_LONG_TO_FIND).into());
            }
            effects
        } else if let Some(filter) = self.filter.as_mut().filter(|filter| filter.typing) {
            filter.prompt.insert(text);
            self.title_changed();
            Vec::new()
        } else {
            Vec::new()
        };
        self.sync();
        effects
    }

    /// What takes the keys now.
    pub fn layer(&self) -> Layer {
        if self.asking.is_some() {
            Layer::Query
        } else if self.filter.as_ref().is_some_and(|filter| filter.typing) {
            Layer::Title
        } else if self.card.is_some() {
            Layer::Card
        } else if self.help.is_some() {
            Layer::Help
        } else {
            Layer::Panes
        }
    }

    /// A cell was clicked.
    pub fn click(&mut self, column: u16, row: u16) -> Vec<Effect> {
        let effects = match self.layer() {
            Layer::Query | Layer::Title | Layer::Card => Vec::new(),
            Layer::Help => {
                self.help = None;
                Vec::new()
            }
            Layer::Panes => self.point(column, row),
        };
        self.sync();
        effects
    }

    fn point(&mut self, column: u16, row: u16) -> Vec<Effect> {
        let Some(panes) = self.panes() else {
            return Vec::new();
        };
        if let Some(entries) = panes.entries().filter(|a| a.contains(column, row)) {
            let entry = self.list_top + usize::from((row - entries.y) / ENTRY_ROWS);
            if entry < self.rows() {
                self.focus = Focus::List;
                return self.select(entry);
            }
        } else if panes.text.is_some_and(|a| a.contains(column, row)) {
            self.focus = Focus::Text;
        }
        Vec::new()
    }

    /// The wheel was turned over a cell, down when `turns` is positive.
    pub fn wheel(&mut self, turns: i32, column: u16, row: u16) -> Vec<Effect> {
        let (height, layer) = (self.size.1, self.layer());
        let rows = turns.saturating_mul(WHEEL);
        if let (Layer::Card, Some(card)) = (layer, &mut self.card) {
            card.scroll(turns as isize, height);
            return Vec::new();
        }
        if let (Layer::Help, Some(help)) = (layer, &mut self.help) {
            help.scroll(rows as isize, height);
            return Vec::new();
        }
        let list = self.panes().and_then(|panes| panes.list);
        let effects = match list.filter(|list| list.contains(column, row)) {
            // What is chosen while a query is typed would be lost with the first result.
            Some(_) if layer == Layer::Query => Vec::new(),
            Some(_) => self.select_by(turns),
            None => {
                self.scroll(rows);
                Vec::new()
            }
        };
        self.sync();
        effects
    }

    fn act(&mut self, action: Action) -> Vec<Effect> {
        let list = self.focus == Focus::List;
        let page = i32::from(self.column().height) - 1;
        let entries = i32::try_from(self.entries().len()).unwrap_or(i32::MAX);
        match action {
            Action::Down | Action::Up if list => {
                return self.select_by(if action == Action::Down { 1 } else { -1 });
            }
            Action::PageDown | Action::HalfDown if list => {
                return self.select_by(entries);
            }
            Action::PageUp | Action::HalfUp if list => {
                return self.select_by(-entries);
            }
            Action::Start if list => return self.select(0),
            Action::End if list => return self.select(self.rows().saturating_sub(1)),
            Action::Down => self.scroll(1),
            Action::Up => self.scroll(-1),
            Action::PageDown => self.with_reader(super::Reader::page_down),
            Action::PageUp => self.scroll(-page),
            Action::HalfDown => self.scroll(page / 2 + 1),
            Action::HalfUp => self.scroll(-(page / 2 + 1)),
            Action::Start => self.with_reader(|reader, _| reader.to_start()),
            Action::End => self.with_reader(super::Reader::to_end),
            Action::Open => return self.open(),
            Action::Back => return self.back(),
            Action::Left => self.point_at(Direction::Rtl),
            Action::Right => self.point_at(Direction::Ltr),
            Action::SwitchPane => {
                self.focus = if list || !self.list_shown {
                    Focus::Text
                } else {
                    Focus::List
                };
            }
            Action::NextArticle => return self.neighbour(1),
            Action::PreviousArticle => return self.neighbour(-1),
            Action::ToggleList => self.toggle_list(),
            Action::Search => return self.ask(Scope::Article),
            Action::SearchLibrary => return self.ask(Scope::Library),
            Action::TakeNearest => return self.take_nearest(),
            Action::FilterTitles => return self.ask_for_title(),
            Action::NextMatch => return self.next_match(true),
            Action::PreviousMatch => return self.next_match(false),
            Action::Help => self.help = Some(Help::default()),
            Action::TestCard => self.open_card(),
            Action::Redraw => return vec![Effect::Redraw],
            Action::Suspend => return vec![Effect::Suspend],
            Action::Quit => return vec![Effect::Quit],
            // Only while a line is typed.
            Action::Keep
            | Action::GiveUp
            | Action::Widen
            | Action::NextLevel
            | Action::Older
            | Action::Newer => {}
        }
        Vec::new()
    }

    /// Into the text; of results of which none is chosen yet, into the first.
    fn open(&mut self) -> Vec<Effect> {
        let effects = if self.chosen_row().is_none() {
            self.select(0)
        } else {
            Vec::new()
        };
        self.focus = Focus::Text;
        effects
    }

    /// One step back: from the text to the list, from results or from some titles to the whole list.
    fn back(&mut self) -> Vec<Effect> {
        let to_list = self.focus == Focus::Text && self.list_shown;
        if to_list {
            self.focus = Focus::List;
        }
        if self.wide.is_some() {
            return if to_list {
                Vec::new()
            } else {
                self.close_results()
            };
        }
        if self.filter.is_some() && !to_list {
            return self.drop_filter();
        }
        self.search = None;
        self.nearest = None;
        self.elsewhere = None;
        vec![
            Effect::Stop(Task::Search),
            Effect::Stop(Task::Library),
            Effect::Stop(Task::Nearest),
        ]
    }

    /// Goes to the pane on the side where text of this direction ends: the list stands where reading starts.
    fn point_at(&mut self, direction: Direction) {
        self.focus = match (self.language.direction() == direction, self.list_shown) {
            (false, true) => Focus::List,
            _ => Focus::Text,
        };
    }

    fn toggle_list(&mut self) {
        self.list_shown = !self.list_shown && self.articles.len() > 1;
        if !self.list_shown {
            self.focus = Focus::Text;
        }
    }

    fn scroll(&mut self, rows: i32) {
        self.with_reader(|reader, height| reader.scroll(rows, height));
    }

    /// Does something with the open document; a file that cannot be read any more is told, and its place kept.
    pub(super) fn with_reader(
        &mut self,
        act: impl FnOnce(&mut super::Reader, u16) -> Result<(), ReadError>,
    ) {
        let height = self.column().height;
        if let Opened::Document(reader) = &mut self.opened
            && let Err(error) = act(reader, height)
        {
            self.notice = Some(self.language.read_error(&error));
        }
    }

    pub(super) fn reveal(&mut self, offset: u64) {
        self.with_reader(|reader, height| reader.reveal(offset, height));
    }
}
