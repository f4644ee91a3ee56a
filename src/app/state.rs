//! Everything the screen shows, as one value.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::card::Card;
use super::find::Search;
use super::geometry::{self, Area, Panes, Wishes};
use super::prompt::Prompt;
use super::reader::Reader;
use super::words::Language;
use crate::document::{Date, Document};
use crate::page::Anchor;
use crate::search::Query;

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
    /// What it draws on.
    pub sources: Vec<String>,
    /// It is Markdown, but so long that it is shown as plain text.
    pub plain_for_its_length: bool,
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
    Failed(String),
}

/// What the state asks of the world.
#[derive(Debug, Clone)]
pub enum Effect {
    /// Load an article of the list and give it to [`State::opened`].
    Open(usize),
    /// Search the open document from an offset on and give the answers to [`State::found`].
    Search {
        /// What to look for.
        query: Query,
        /// Where to begin.
        from: u64,
        /// To be given back with the answers.
        generation: u64,
    },
    /// Nobody waits for the answers any more.
    StopSearch,
    /// Use the mode of this line of the test card from now on, and remember it for this terminal.
    Choose(usize),
    /// Draw every cell again.
    Redraw,
    /// Stop until the shell says to go on.
    Suspend,
    /// End.
    Quit,
}

/// The state of the reader.
pub struct State {
    /// The language of the interface.
    pub language: Language,
    /// What the library is called.
    pub name: String,
    /// The list.
    pub articles: Vec<Article>,
    /// The article that is chosen, and on show.
    pub selected: usize,
    /// The first article that the list shows.
    pub list_top: usize,
    /// Which pane the keys go to.
    pub focus: Focus,
    /// The text pane.
    pub opened: Opened,
    /// The query being typed.
    pub asking: Option<Asking>,
    /// The search whose matches are lit.
    pub search: Option<Search>,
    /// First row shown of the help, when it is open.
    pub help: Option<usize>,
    /// The test card, when it is open.
    pub card: Option<Card>,
    /// Something to tell, until the next key.
    pub notice: Option<String>,
    pub(super) size: (u16, u16),
    pub(super) list_shown: bool,
    pub(super) places: HashMap<usize, Anchor>,
    pub(super) generation: u64,
}

/// A query being typed, and what to return to if it is given up.
#[derive(Debug, Clone)]
pub struct Asking {
    /// The line.
    pub prompt: Prompt,
    /// Why the query finds nothing, if it cannot.
    pub problem: Option<String>,
    pub(super) place: Option<Anchor>,
    pub(super) earlier: Option<Search>,
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
            selected: 0,
            list_top: 0,
            focus: if alone { Focus::Text } else { Focus::List },
            opened: Opened::Nothing,
            asking: None,
            search: None,
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
        geometry::panes(self.wishes())
    }

    fn wishes(&self) -> Wishes {
        Wishes {
            size: self.size,
            direction: self.language.direction(),
            list: self.list_shown,
            list_focused: self.focus == Focus::List,
        }
    }

    /// The column of text, also while a narrow screen shows the list instead.
    pub(super) fn column(&self) -> Area {
        let wishes = Wishes {
            list_focused: false,
            ..self.wishes()
        };
        let panes = geometry::panes(wishes);
        panes.and_then(|p| p.column()).unwrap_or(Area {
            width: geometry::SMALLEST.0,
            height: 1,
            ..Area::default()
        })
    }

    /// The screen has another size. The place stays.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.size = (width, height);
        self.settle();
    }

    /// Makes the page and the list follow the panes.
    pub(super) fn settle(&mut self) {
        let width = self.column().width;
        if let Opened::Document(reader) = &mut self.opened {
            reader.page.set_width(width);
        }
        let shown = self.panes().map_or(1, |p| p.entries_shown()).max(1);
        let last_top = self.articles.len().saturating_sub(shown);
        self.list_top = self
            .list_top
            .clamp((self.selected + 1).saturating_sub(shown), self.selected)
            .min(last_top);
    }

    /// The entries that the list shows.
    pub fn entries(&self) -> Range<usize> {
        let shown = self.panes().map_or(0, |p| p.entries_shown());
        self.list_top..(self.list_top + shown).min(self.articles.len())
    }

    /// The open document.
    pub fn reader(&self) -> Option<&Reader> {
        match &self.opened {
            Opened::Document(reader) => Some(reader),
            _ => None,
        }
    }

    /// An article was loaded, or why it was not.
    pub fn opened(&mut self, index: usize, document: Result<Arc<Document>, String>) {
        if index != self.selected {
            return;
        }
        let place = self.places.get(&index).copied();
        let width = self.column().width;
        let opened = document.and_then(|d| Reader::new(d, place, width).map_err(|e| e.to_string()));
        self.opened = match opened {
            Ok(reader) => Opened::Document(Box::new(reader)),
            Err(why) => Opened::Failed(why),
        };
    }
}
