//! Everything the screen shows, as one value.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::article::Article;
use super::effect::{Answer, Effect};
use super::geometry::{self, Area, Focus, LayoutInput, Panes};
use super::layer::Layer;
use super::list_view::ListView;
use super::reader::Reader;
use super::search::{Offers, Search};
use crate::document::{Document, ReadError};
use crate::library::LoadError;
use crate::page::Anchor;
use crate::search::Level;
use crate::store::History;
use crate::words::Language;

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
    /// Queries that were kept.
    pub history: History,
    /// How much spelling a search forgives.
    pub level: Level,
    /// The search whose matches are lit.
    pub search: Option<Search>,
    /// What is offered instead of a query that was not found.
    pub offers: Offers,
    /// What the list shows.
    pub view: ListView,
    /// What lies over the panes.
    pub layer: Option<Layer>,
    /// Something to tell, until the next key.
    pub notice: Option<String>,
    size: (u16, u16),
    pub(super) list_shown: bool,
    pub(super) places: HashMap<usize, Anchor>,
    generation: u64,
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
            history: History::default(),
            level: Level::default(),
            search: None,
            offers: Offers::default(),
            view: ListView::default(),
            layer: None,
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

    /// Whether there is another article to go to.
    pub fn has_several(&self) -> bool {
        self.articles.len() > 1
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

    /// No key has been pressed since the page was turned: which row of it was read already.
    pub(super) fn forget_overlap(&mut self) {
        if let Opened::Document(reader) = &mut self.opened {
            reader.overlap = None;
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
