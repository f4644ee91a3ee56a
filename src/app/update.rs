//! Keys, clicks and answers → the next state and its effects.

use super::actions::{Action, action_of};
use super::find::{Found, Search};
use super::geometry::ENTRY_ROWS;
use super::key::{Code, Key};
use super::prompt::{Edited, Prompt};
use super::state::{Asking, Effect, Focus, Opened, State};
use super::words;
use crate::document::ReadError;
use crate::search::{Options, Query};
use crate::text::Direction;

/// Rows that a turn of the wheel scrolls.
const WHEEL: i32 = 3;

impl State {
    /// A key was pressed.
    pub fn key(&mut self, key: Key) -> Vec<Effect> {
        self.notice = None;
        if let Opened::Document(reader) = &mut self.opened {
            reader.kept = None;
        }
        let effects = if self.asking.is_some() {
            self.prompt_key(key)
        } else if self.card.is_some() {
            self.card_key(key)
        } else if let Some(action) = action_of(key) {
            if self.help.is_some() {
                self.help_action(action)
            } else {
                self.act(action)
            }
        } else {
            Vec::new()
        };
        self.settle();
        effects
    }

    /// Text was pasted.
    pub fn paste(&mut self, text: &str) -> Vec<Effect> {
        let Some(asking) = &mut self.asking else {
            return Vec::new();
        };
        asking.prompt.insert(text);
        self.query_changed()
    }

    /// A cell was clicked.
    pub fn click(&mut self, column: u16, row: u16) -> Vec<Effect> {
        let Some(panes) = self.panes() else {
            return Vec::new();
        };
        if self.help.take().is_some() || self.asking.is_some() || self.card.is_some() {
            return Vec::new();
        }
        let mut effects = Vec::new();
        if let Some(entries) = panes.entries().filter(|a| a.contains(column, row)) {
            let index = self.list_top + usize::from((row - entries.y) / ENTRY_ROWS);
            if index < self.articles.len() {
                self.focus = Focus::List;
                effects = self.select(index);
            }
        } else if panes.text.is_some_and(|a| a.contains(column, row)) {
            self.focus = Focus::Text;
        }
        self.settle();
        effects
    }

    /// The wheel was turned over a cell, down when `turns` is positive.
    pub fn wheel(&mut self, turns: i32, column: u16, row: u16) -> Vec<Effect> {
        if self.card.is_some() {
            return Vec::new();
        }
        let over_list = self
            .panes()
            .and_then(|p| p.list)
            .is_some_and(|a| a.contains(column, row));
        let mut effects = Vec::new();
        if over_list {
            effects = self.select_by(turns as isize);
        } else {
            self.scroll(turns * WHEEL);
        }
        self.settle();
        effects
    }

    /// Matches were found.
    pub fn found(&mut self, found: &Found) {
        let Some(search) = self
            .search
            .as_mut()
            .filter(|s| s.generation == found.generation)
        else {
            return;
        };
        let waiting = search.current.is_none();
        search.take(found);
        if let Some(current) = search.current.filter(|_| waiting) {
            self.reveal(current);
        } else if search.is_done() && search.count() == 0 && self.asking.is_none() {
            self.notice = Some(self.language.nothing_found(&search.text));
        }
    }

    fn act(&mut self, action: Action) -> Vec<Effect> {
        let list = self.focus == Focus::List;
        let page = i32::from(self.column().height) - 1;
        match action {
            Action::Down | Action::Up if list => {
                return self.select_by(if action == Action::Down { 1 } else { -1 });
            }
            Action::PageDown | Action::HalfDown if list => {
                return self.select_by(self.entries().len().cast_signed());
            }
            Action::PageUp | Action::HalfUp if list => {
                return self.select_by(-self.entries().len().cast_signed());
            }
            Action::Start if list => return self.select(0),
            Action::End if list => return self.select(self.articles.len().saturating_sub(1)),
            Action::Down => self.scroll(1),
            Action::Up => self.scroll(-1),
            Action::PageDown => self.with_reader(super::Reader::page_down),
            Action::PageUp => self.scroll(-page),
            Action::HalfDown => self.scroll(page / 2 + 1),
            Action::HalfUp => self.scroll(-(page / 2 + 1)),
            Action::Start => self.with_reader(|reader, _| reader.to_start()),
            Action::End => self.with_reader(super::Reader::to_end),
            Action::Open => self.focus = Focus::Text,
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
            Action::Search => self.ask(),
            Action::NextMatch => return self.next_match(true),
            Action::PreviousMatch => return self.next_match(false),
            Action::Help => self.help = Some(0),
            Action::TestCard => self.open_card(),
            Action::Redraw => return vec![Effect::Redraw],
            Action::Suspend => return vec![Effect::Suspend],
            Action::Quit => return vec![Effect::Quit],
        }
        Vec::new()
    }

    fn help_action(&mut self, action: Action) -> Vec<Effect> {
        let Some(top) = &mut self.help else {
            return Vec::new();
        };
        let page = usize::from(self.size.1 / 2);
        // The drawing stops at the last row; a help of a few dozen rows never gets near this.
        let last = super::actions::ACTIONS.len().saturating_sub(1);
        match action {
            Action::Down => *top = (*top + 1).min(last),
            Action::Up => *top = top.saturating_sub(1),
            Action::PageDown | Action::HalfDown => *top = (*top + page).min(last),
            Action::PageUp | Action::HalfUp => *top = top.saturating_sub(page),
            Action::Start => *top = 0,
            Action::End => *top = last,
            Action::Redraw => return vec![Effect::Redraw],
            Action::Suspend => return vec![Effect::Suspend],
            _ => self.help = None,
        }
        Vec::new()
    }

    fn back(&mut self) -> Vec<Effect> {
        if self.list_shown {
            self.focus = Focus::List;
        }
        if self.search.take().is_some() {
            vec![Effect::StopSearch]
        } else {
            Vec::new()
        }
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

    fn select_by(&mut self, steps: isize) -> Vec<Effect> {
        let last = self.articles.len().saturating_sub(1);
        self.select(self.selected.saturating_add_signed(steps).min(last))
    }

    fn neighbour(&mut self, step: isize) -> Vec<Effect> {
        let effects = self.select_by(step);
        if effects.is_empty() {
            let end = if step > 0 {
                words::LAST_ARTICLE
            } else {
                words::FIRST_ARTICLE
            };
            self.notice = Some(self.language.say(end).into());
        }
        effects
    }

    /// Chooses an article; nothing happens if it is the chosen one.
    fn select(&mut self, index: usize) -> Vec<Effect> {
        if index == self.selected || index >= self.articles.len() {
            return Vec::new();
        }
        if let Some(place) = self.reader().and_then(super::Reader::place) {
            self.places.insert(self.selected, place);
        }
        self.selected = index;
        self.search = None;
        vec![Effect::StopSearch, Effect::Open(index)]
    }

    fn scroll(&mut self, rows: i32) {
        self.with_reader(|reader, height| reader.scroll(rows, height));
    }

    /// Does something with the open document; a file that cannot be read any more is told, and its place kept.
    fn with_reader(&mut self, act: impl FnOnce(&mut super::Reader, u16) -> Result<(), ReadError>) {
        let height = self.column().height;
        if let Opened::Document(reader) = &mut self.opened
            && let Err(error) = act(reader, height)
        {
            self.notice = Some(error.to_string());
        }
    }

    fn reveal(&mut self, offset: u64) {
        self.with_reader(|reader, height| reader.reveal(offset, height));
    }

    fn ask(&mut self) {
        let Some(reader) = self.reader() else { return };
        self.asking = Some(Asking {
            prompt: Prompt::default(),
            problem: None,
            place: reader.place(),
            earlier: self.search.clone(),
        });
    }

    fn prompt_key(&mut self, key: Key) -> Vec<Effect> {
        let Some(asking) = &mut self.asking else {
            return Vec::new();
        };
        if key.code == Code::Backspace && asking.prompt.text().is_empty() {
            return self.give_up();
        }
        match asking.prompt.key(key) {
            Edited::Text => self.query_changed(),
            Edited::Nothing => Vec::new(),
            Edited::Kept => self.keep(),
            Edited::Left => self.give_up(),
        }
    }

    /// Closes the prompt and goes back to where it was opened.
    fn give_up(&mut self) -> Vec<Effect> {
        let Some(asking) = self.asking.take() else {
            return Vec::new();
        };
        self.search = asking.earlier;
        self.with_reader(|reader, _| {
            reader.go_to(asking.place);
            Ok(())
        });
        vec![Effect::StopSearch]
    }

    /// Closes the prompt and stays at the match. An empty query goes on with the one before.
    fn keep(&mut self) -> Vec<Effect> {
        let Some(asking) = self.asking.take() else {
            return Vec::new();
        };
        self.focus = Focus::Text;
        if asking.prompt.text().is_empty() {
            self.search = asking.earlier;
            return self.next_match(true);
        }
        self.notice = match &self.search {
            Some(search) if search.is_done() && search.count() == 0 => {
                Some(self.language.nothing_found(&search.text))
            }
            Some(_) => None,
            None => asking.problem,
        };
        Vec::new()
    }

    fn query_changed(&mut self) -> Vec<Effect> {
        let language = self.language;
        let Some(asking) = &mut self.asking else {
            return Vec::new();
        };
        let (text, place) = (asking.prompt.text().to_owned(), asking.place);
        let query = Query::new(&text, Options::default());
        let problem = query.is_err() && !text.is_empty();
        asking.problem = problem.then(|| language.say(words::NOTHING_TO_FIND).to_owned());
        self.with_reader(|reader, _| {
            reader.go_to(place);
            Ok(())
        });
        let from = self
            .reader()
            .zip(place)
            .map_or(0, |(reader, place)| reader.offset(place));
        self.generation += 1;
        let generation = self.generation;
        let Ok(query) = query else {
            self.search = None;
            return vec![Effect::StopSearch];
        };
        self.search = Some(Search::new(query.clone(), text, generation, from));
        vec![Effect::Search {
            query,
            from,
            generation,
        }]
    }

    /// Goes on to the next match after the current one, or from the window's top if that is out of sight.
    fn next_match(&mut self, forward: bool) -> Vec<Effect> {
        let height = self.column().height;
        let (Some(search), Some(reader)) = (&self.search, self.reader()) else {
            self.notice = Some(self.language.say(words::NO_SEARCH).into());
            return Vec::new();
        };
        let Ok(view) = reader.view(height) else {
            return Vec::new();
        };
        let (Some(top), Some(end)) = (view.top, view.end) else {
            return Vec::new();
        };
        let shown = reader.offset(top)..reader.offset(end);
        let (place, after) = match search.current {
            Some(current) if shown.contains(&current) => (current, current + 1),
            _ => (shown.start, shown.start),
        };
        let next = if forward {
            search.next_from(after)
        } else {
            search.last_before(place)
        };
        let Some((start, wrapped)) = next else {
            self.notice = Some(self.language.nothing_found(&search.text));
            return Vec::new();
        };
        if wrapped {
            let around = if forward {
                words::WRAPPED_TO_START
            } else {
                words::WRAPPED_TO_END
            };
            self.notice = Some(self.language.say(around).into());
        }
        if let Some(search) = &mut self.search {
            search.current = Some(start);
        }
        self.reveal(start);
        Vec::new()
    }
}
