//! Everything the screen shows, as one value.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::card::Card;
use super::effect::{Answer, Effect};
use super::filter::Filter;
use super::geometry::{self, Area, LayoutInput, Panes};
use super::help::Help;
use super::reader::Reader;
use super::search::{Nearby, QueryPrompt, ResultList, Results, Search};
use crate::document::{Date, Document, ReadError};
use crate::library::LoadError;
use crate::page::Anchor;
use crate::search::Level;
use crate::store::History;
use crate::words::Language;

/// An entry of the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Article {
    /// The title, in the language of the text.
    pub title: String,
    /// The title in English.
    pub title_en: Option<String>,
    /// Its day.
    pub date: Option<Date>,
    /// Minutes that it takes to read.
    pub minutes: Option<u64>,
    /// What it draws on, the main source first, as the text names it.
    pub sources: Vec<String>,
    /// The same in English; empty where the text has no English names for them.
    pub sources_en: Vec<String>,
    /// The text was looked at: there is no more to learn.
    pub described: bool,
    /// It is called Markdown; a document that is none has too much of it.
    pub called_markdown: bool,
}

/// Which pane the keys go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// The list.
    List,
    /// The text.
    Text,
}

/// What stands in the text pane.
pub enum Opened {
    /// Nothing yet.
    Nothing,
    /// A document.
    Document(Box<Reader>),
    /// Why there is no document.
    Failed(ShowError),
}

/// Why there is no document to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShowError {
    /// It was not loaded.
    Load(LoadError),
    /// It was, and cannot be read any more.
    Read(ReadError),
}

/// The state of the reader.
pub struct State {
    /// The language of the interface.
    pub language: Language,
    /// What the library is called.
    pub name: String,
    /// The list.
    pub articles: Vec<Article>,
    /// Articles of which more is still to come.
    pub streaming: HashSet<usize>,
    /// The article that is chosen, and on show.
    pub selected: usize,
    /// The first article that the list shows.
    pub list_top: usize,
    /// Which pane the keys go to.
    pub focus: Focus,
    /// The text pane.
    pub opened: Opened,
    /// The query being typed.
    pub asking: Option<QueryPrompt>,
    /// Queries that were kept.
    pub history: History,
    /// How much spelling a search forgives.
    pub level: Level,
    /// The search whose matches are lit.
    pub search: Option<Search>,
    /// What the library holds of a query that the article does not.
    pub elsewhere: Option<Results>,
    /// Words to look for instead of a query that was not found.
    pub nearest: Option<Nearby>,
    /// The list is results.
    pub wide: Option<ResultList>,
    /// The list is narrowed by title.
    pub filter: Option<Filter>,
    /// The help, when it is open.
    pub help: Option<Help>,
    /// The test card, when it is open.
    pub card: Option<Card>,
    /// Something to tell, until the next key.
    pub notice: Option<String>,
    pub(super) size: (u16, u16),
    pub(super) list_shown: bool,
    pub(super) places: HashMap<usize, Anchor>,
    pub(super) generation: u64,
}

impl State {
    /// A reader that shows a list of articles on a screen of this size, and what to do first.
    pub fn new(
        language: Language,
        name: String,
        articles: Vec<Article>,
        size: (u16, u16),
    ) -> (Self, Vec<Effect>) {
        let alone = articles.len() <= 1;
        let first = if articles.is_empty() {
            Vec::new()
        } else {
            vec![Effect::Open(0)]
        };
        let state = Self {
            language,
            name,
            articles,
            streaming: HashSet::new(),
            selected: 0,
            list_top: 0,
            focus: if alone { Focus::Text } else { Focus::List },
            opened: Opened::Nothing,
            asking: None,
            history: History::default(),
            level: Level::default(),
            search: None,
            elsewhere: None,
            nearest: None,
            wide: None,
            filter: None,
            help: None,
            card: None,
            notice: None,
            size,
            list_shown: !alone,
            places: HashMap::new(),
            generation: 0,
        };
        (state, first)
    }

    /// Columns and rows of the screen.
    pub fn size(&self) -> (u16, u16) {
        self.size
    }

    /// Where things stand; `None` on a screen that is too small.
    pub fn panes(&self) -> Option<Panes> {
        geometry::panes(self.layout_input())
    }

    fn layout_input(&self) -> LayoutInput {
        LayoutInput {
            size: self.size,
            direction: self.language.direction(),
            list: self.list_shown,
            list_focused: self.focus == Focus::List,
        }
    }

    /// The column of text, also while a narrow screen shows the list instead.
    pub(super) fn column(&self) -> Area {
        let layout_input = LayoutInput {
            list_focused: false,
            ..self.layout_input()
        };
        let panes = geometry::panes(layout_input);
        panes.and_then(|p| p.column()).unwrap_or(Area {
            width: geometry::SMALLEST.0,
            height: 1,
            ..Area::default()
        })
    }

    /// The screen has another size. The place stays.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.size = (width, height);
        self.sync();
    }

    /// Makes the page and the list follow the panes.
    pub(super) fn sync(&mut self) {
        let width = self.column().width;
        if let Opened::Document(reader) = &mut self.opened {
            reader.page.set_width(width);
        }
        self.sync_list();
    }

    /// The open document.
    pub fn reader(&self) -> Option<&Reader> {
        match &self.opened {
            Opened::Document(reader) => Some(reader),
            _ => None,
        }
    }

    pub(super) fn next_generation(&mut self) -> u64 {
        self.generation += 1;
        self.generation
    }

    /// An answer has come; returns what it gives to do.
    pub fn answer(&mut self, answer: Answer) -> Vec<Effect> {
        let effects = match answer {
            Answer::Found(found) => self.found(&found),
            Answer::Results(batch) => self.found_in_library(batch),
            Answer::Nearest { generation, words } => self.found_nearest(generation, words),
            Answer::Titles(titles) => {
                self.titles_loaded(titles);
                Vec::new()
            }
            Answer::More {
                article,
                all,
                cut_short,
            } => self.appended(article, all, cut_short),
            Answer::Failed { generation, error } => {
                self.search_failed(generation, error);
                Vec::new()
            }
        };
        self.sync();
        effects
    }

    /// More of an article has come, or all that will come.
    fn appended(&mut self, index: usize, all: bool, cut_short: Option<LoadError>) -> Vec<Effect> {
        if all {
            self.streaming.remove(&index);
        }
        if let Some(error) = cut_short {
            self.notice = Some(self.language.load_error(&error));
        }
        if index != self.selected {
            return Vec::new();
        }
        let mut effects = vec![Effect::Reload(index)];
        effects.extend(self.search_more(all));
        effects
    }

    /// An article was loaded again, of which more has come. The place stays.
    pub fn document_appended(&mut self, index: usize, document: Result<Arc<Document>, LoadError>) {
        match (&mut self.opened, document) {
            (Opened::Document(reader), Ok(document)) if index == self.selected => {
                if let Err(error) = reader.append(document) {
                    self.notice = Some(self.language.read_error(&error));
                }
            }
            (_, document) => self.document_loaded(index, document),
        }
    }

    /// An article was loaded, or why it was not.
    pub fn document_loaded(&mut self, index: usize, document: Result<Arc<Document>, LoadError>) {
        if index != self.selected {
            return;
        }
        let place = self.places.get(&index).copied();
        let width = self.column().width;
        let opened = document
            .map_err(ShowError::Load)
            .and_then(|d| Reader::new(d, place, width).map_err(ShowError::Read));
        self.opened = match opened {
            Ok(reader) => Opened::Document(Box::new(reader)),
            Err(why) => Opened::Failed(why),
        };
        // A result opens at its match.
        if let Some(current) = self.search.as_ref().and_then(|search| search.current) {
            self.reveal(current);
        }
    }
}
