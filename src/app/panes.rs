//! Keys, clicks and the wheel in the panes, where no layer lies over them → the next state and its effects.

use std::sync::Arc;

use super::actions::Action;
use super::effect::{Effect, Task};
use super::geometry::Focus;
use super::help::Help;
use super::jumps::JumpKind;
use super::layer::Layer;
use super::list_view::ListView;
use super::opened::Opened;
use super::search::Offers;
use super::state::State;
use crate::document::ReadError;
use crate::find::Scope;
use crate::input::Key;
use crate::text::Direction;
use crate::words;

impl State {
    pub(super) fn panes_key(&mut self, key: Key) -> Vec<Effect> {
        let action = self.keymap.reading(key);
        action.map_or_else(Vec::new, |action| self.act(action))
    }

    /// A cell of the panes was clicked.
    pub(super) fn point(&mut self, column: u16, row: u16, times: u8) -> Vec<Effect> {
        let Some(panes) = self.panes() else {
            return Vec::new();
        };
        if let Some(entries) = panes.entries().filter(|a| a.contains(column, row)) {
            let mut slots = self.slots().into_iter();
            if let Some(slot) = slots.find(|slot| slot.rows.contains(&(row - entries.y))) {
                self.focus = Focus::List;
                let effects = self.select(slot.entry);
                self.toggle_folder();
                return effects;
            }
        } else if panes.text.is_some_and(|a| a.contains(column, row)) {
            self.focus = Focus::Text;
            self.press_on_text(column, row, times);
        }
        Vec::new()
    }

    /// Whether a cell lies in the list.
    pub(super) fn is_over_list(&self, column: u16, row: u16) -> bool {
        let list = self.panes().and_then(|panes| panes.list);
        list.is_some_and(|list| list.contains(column, row))
    }

    /// The wheel was turned over the list.
    pub(super) fn turn_list(&mut self, turns: i32) -> Vec<Effect> {
        match &self.layer {
            Some(Layer::Contents(_)) => {
                self.turn_contents(turns);
                Vec::new()
            }
            Some(Layer::Hits(_)) => {
                self.choose_hit_by(turns as isize);
                Vec::new()
            }
            // What is chosen while a query is typed would be lost with the first result; what is selected is of the text on show.
            Some(Layer::Query(_) | Layer::Select(_)) => Vec::new(),
            _ => self.select_by(turns),
        }
    }

    pub(super) fn act(&mut self, action: Action) -> Vec<Effect> {
        if self.focus == Focus::List
            && let Some(row) = self.row_towards(action)
        {
            return self.select(row);
        }
        if let Some(effects) = self.move_in_text(action) {
            return effects;
        }
        if self.adjust(action) {
            return Vec::new();
        }
        match action {
            Action::Open => return self.enter_text(),
            Action::Back => return self.back(),
            Action::Left | Action::Right if self.shift(action) => {}
            Action::ToggleCut => self.toggle_cut(),
            Action::Left => return self.point_at(Direction::Rtl),
            Action::Right => return self.point_at(Direction::Ltr),
            Action::SwitchPane => self.switch_pane(),
            Action::NextArticle => return self.neighbour(1),
            Action::PreviousArticle => return self.neighbour(-1),
            Action::ToggleList => self.toggle_list(),
            Action::ToggleLines => return self.toggle_lines(),
            Action::Search => return self.open_query_prompt(Scope::Article),
            Action::SearchLibrary => return self.open_query_prompt(Scope::Library),
            Action::TakeNearest => return self.take_nearest(),
            Action::Encoding => return self.try_encoding(),
            Action::TurnLines => return self.turn_lines(),
            Action::WholePage => return self.show_other_part(),
            Action::FilterTitles => return self.open_title_prompt(),
            Action::Reread => return self.reread_all(),
            Action::OtherFiles => return self.toggle_others(),
            Action::Sort => return self.sort_next(),
            Action::Palette => self.open_palette(),
            Action::SwitchLanguage => self.switch_language(),
            Action::Help => self.layer = Some(Layer::Help(Help::default())),
            Action::TestCard => self.open_card(),
            Action::Copy => self.open_copy_menu(false),
            Action::CopyCited => self.open_copy_menu(true),
            Action::Select => self.begin_selection(),
            Action::Mark => return self.toggle_mark(),
            Action::Note => self.open_note(),
            Action::Bookmarks => self.open_bookmarks(),
            Action::Redraw => return vec![Effect::Redraw],
            Action::Suspend => return vec![Effect::Suspend],
            Action::Quit => return vec![Effect::Quit],
            // Those of a layer, and what moves in the text.
            _ => {}
        }
        Vec::new()
    }

    /// The row of the list that an action leads to, if it moves there.
    fn row_towards(&self, action: Action) -> Option<usize> {
        let entries = i32::try_from(self.entries().len()).unwrap_or(i32::MAX);
        Some(match action {
            Action::Down => self.row_by(1),
            Action::Up => self.row_by(-1),
            Action::PageDown | Action::HalfDown => self.row_by(entries),
            Action::PageUp | Action::HalfUp => self.row_by(-entries),
            Action::Start => 0,
            Action::End => self.rows().saturating_sub(1),
            _ => return None,
        })
    }

    /// Does what moves in the text; nothing else.
    fn move_in_text(&mut self, action: Action) -> Option<Vec<Effect>> {
        let page = i32::from(self.column().height) - 1;
        match action {
            Action::Down => self.scroll(1),
            Action::Up => self.scroll(-1),
            Action::PageDown => {
                self.jumps.read_on();
                self.with_reader(super::Reader::page_down);
            }
            Action::PageUp => self.scroll(-page),
            Action::HalfDown => self.scroll(page / 2 + 1),
            Action::HalfUp => self.scroll(-(page / 2 + 1)),
            Action::Start => self.jump(JumpKind::Far, |state| {
                state.with_reader(|reader, _| reader.to_start());
            }),
            Action::End => self.jump(JumpKind::Far, |state| {
                state.with_reader(super::Reader::to_end);
            }),
            Action::Percent => {
                self.notice = Some(self.language.say(words::NUMBER_FIRST).into());
            }
            Action::NextHeading => return Some(self.next_heading(true)),
            Action::PreviousHeading => return Some(self.next_heading(false)),
            Action::Contents => return Some(self.open_contents()),
            Action::NextLink => return Some(self.walk_links(true)),
            Action::PreviousLink => return Some(self.walk_links(false)),
            Action::JumpBack => return Some(self.travel(true)),
            Action::JumpLeft => return Some(self.travel_towards(Direction::Rtl)),
            Action::JumpRight => return Some(self.travel_towards(Direction::Ltr)),
            Action::NextMatch | Action::PreviousMatch => {
                let forward = action == Action::NextMatch;
                return Some(self.jump(JumpKind::Match, |state| state.next_match(forward)));
            }
            _ => return None,
        }
        Some(Vec::new())
    }

    fn switch_pane(&mut self) {
        self.focus = match self.focus {
            Focus::Text if self.list_shown => Focus::List,
            Focus::Text | Focus::List => Focus::Text,
        };
    }

    /// Into the text; of results of which none is chosen yet, into the first.
    fn enter_text(&mut self) -> Vec<Effect> {
        if self.focus == Focus::List && self.toggle_folder() {
            return Vec::new();
        }
        let effects = if self.chosen_row().is_none() {
            self.select(0)
        } else {
            Vec::new()
        };
        if self.focus == Focus::List && self.results().is_some() && self.open_hit_list() {
            return effects;
        }
        self.focus = Focus::Text;
        effects
    }

    /// One step back: from the text to the list, from results or from some titles to the whole list.
    fn back(&mut self) -> Vec<Effect> {
        let to_list = self.focus == Focus::Text && self.list_shown;
        if to_list {
            self.focus = Focus::List;
        }
        match self.view {
            ListView::Results(_) if to_list => return Vec::new(),
            ListView::Results(_) => return self.close_results(),
            ListView::Titles(_) if !to_list => return self.show_all_titles(),
            ListView::Titles(_) | ListView::Library => {}
        }
        self.search = None;
        self.awaited = None;
        self.offers = Offers::default();
        vec![
            Effect::Stop(Task::Search),
            Effect::Stop(Task::Library),
            Effect::Stop(Task::Nearest),
        ]
    }

    /// Goes to the pane on the side where text of this direction ends: the list stands where reading starts.
    fn point_at(&mut self, direction: Direction) -> Vec<Effect> {
        if self.focus == Focus::List
            && let Some(effects) = self.step_in_folders(direction)
        {
            return effects;
        }
        self.focus = match (self.language.direction() == direction, self.list_shown) {
            (false, true) => Focus::List,
            _ => Focus::Text,
        };
        Vec::new()
    }

    fn toggle_list(&mut self) {
        self.list_shown = !self.list_shown && self.has_several();
        if !self.list_shown {
            self.focus = Focus::Text;
        }
    }

    /// Shows the lines of a hard-wrapped text as they stand, or joined. Matches over line ends come and go with that.
    fn toggle_lines(&mut self) -> Vec<Effect> {
        let Some(reader) = self.reader() else {
            return Vec::new();
        };
        let kept = !self.lines_kept;
        let Some(document) = reader.page.document().with_lines_kept(kept) else {
            self.notice = Some(self.language.say(words::LINES_ALIKE).into());
            return Vec::new();
        };
        if let Err(error) = self.show_otherwise(&Arc::new(document)) {
            self.notice = Some(self.language.read_error(&error));
            return Vec::new();
        }
        self.lines_kept = kept;
        let shown = if kept {
            words::LINES_KEPT
        } else {
            words::LINES_JOINED
        };
        self.notice = Some(self.language.say(shown).into());
        self.search_more(true)
    }

    pub(super) fn scroll(&mut self, rows: i32) {
        self.jumps.read_on();
        self.with_reader(move |reader, height| reader.scroll(rows, height));
    }

    /// Moves in the open document, once the chapter is at hand into which that leads; a file that cannot be read any more is
    /// told, and its place kept.
    pub(super) fn with_reader(
        &mut self,
        act: impl Fn(&mut super::Reader, u16) -> Result<(), ReadError> + Clone + 'static,
    ) {
        self.awaited = None;
        let height = self.column().height;
        let Opened::Document(reader) = &mut self.opened else {
            return;
        };
        match act(reader, height) {
            Ok(()) => {}
            Err(ReadError::Unread(chapter)) => {
                self.wait_for(chapter, move |state| state.with_reader(act.clone()));
            }
            Err(error) => {
                reader.has_changed = true;
                self.notice = Some(self.language.read_error(&error));
            }
        }
    }

    pub(super) fn reveal(&mut self, offset: u64) {
        self.with_reader(move |reader, height| reader.reveal(offset, height));
    }
}
