//! Opening a text: it is loaded beside the screen, and keys are taken meanwhile.

use std::mem;
use std::sync::Arc;

use super::effect::{Effect, Task};
use super::opened::{Loading, Opened, ShowError};
use super::reader::Reader;
use super::search::Offers;
use super::state::State;
use crate::document::{Document, ReadError};
use crate::library::LoadError;
use crate::words;

/// The article on show is being loaded, for the first time or because more of it has come.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Load {
    /// More has come since it was begun: it is to be loaded once more.
    again: bool,
    /// No more will come.
    all: bool,
    /// The beginning is on show.
    begun: bool,
}

impl State {
    /// Puts an article on show, which is to be loaded. Until it is there, the text of before stays.
    pub(super) fn open(&mut self, article: usize) -> Effect {
        let former = match mem::take(&mut self.opened) {
            Opened::Document(reader) => Loading {
                former: Some((self.selected, reader)),
                is_slow: false,
            },
            Opened::Loading(loading) => loading,
            Opened::Nothing | Opened::Failed(_) => Loading::default(),
        };
        self.opened = Opened::Loading(former);
        self.awaited = None;
        self.selected = article;
        self.load = Some(Load::default());
        Effect::Load(article)
    }

    /// Has `effect` load the text on show in another way. Its matches go dark: they stand elsewhere then, or are others.
    pub(super) fn load_otherwise(&mut self, effect: Effect) -> Vec<Effect> {
        self.search = None;
        self.offers = Offers::default();
        self.load = Some(Load::default());
        vec![
            Effect::Stop(Task::Search),
            Effect::Stop(Task::Nearest),
            effect,
        ]
    }

    /// The article whose text the pane shows: not yet the chosen one, while that is being loaded.
    pub fn on_show(&self) -> usize {
        match &self.opened {
            Opened::Loading(Loading {
                former: Some((article, _)),
                is_slow: false,
            }) => *article,
            _ => self.selected,
        }
    }

    /// Whether the chosen article is not there yet.
    pub fn is_loading(&self) -> bool {
        matches!(self.opened, Opened::Loading(_))
    }

    /// Whether the reader is to be told that it takes long to load the chosen article, and is not told yet.
    pub fn is_loading_quietly(&self) -> bool {
        matches!(&self.opened, Opened::Loading(loading) if !loading.is_slow)
    }

    /// It takes long to load the chosen article.
    pub fn tell_loading(&mut self) {
        if let Opened::Loading(loading) = &mut self.opened {
            loading.is_slow = true;
            loading.former = None;
        }
    }

    /// The work of loading has ended; nothing more will come of it.
    pub fn load_ended(&mut self) {
        if self.load.take().is_some() && self.is_loading() {
            // No answer came: the system had no thread to give.
            self.opened = Opened::Failed(ShowError::Read(ReadError::OutOfMemory));
        }
    }

    /// More of an article has come, or all that will come.
    pub(super) fn appended(
        &mut self,
        article: usize,
        all: bool,
        cut_short: Option<LoadError>,
    ) -> Vec<Effect> {
        if all {
            self.streaming.remove(&article);
        }
        if let Some(error) = cut_short {
            self.notice = Some(self.language.load_error(&error));
        }
        if article != self.selected {
            return Vec::new();
        }
        if let Some(load) = &mut self.load {
            load.again = true;
            load.all |= all;
            return Vec::new();
        }
        self.load = Some(Load {
            again: false,
            all,
            begun: false,
        });
        vec![Effect::Load(article)]
    }

    /// The beginning of the chosen article is there. Who is looking for something, or left it farther on, waits for all of it.
    pub(super) fn begun(&mut self, document: Arc<Document>) -> Vec<Effect> {
        let place = self.places.get(&self.selected);
        let is_there = place.is_none_or(|place| document.block(place.block).is_ok());
        if let Some(load) = self
            .load
            .as_mut()
            .filter(|_| is_there && self.search.is_none() && self.led_to.is_none())
            && matches!(self.opened, Opened::Loading(_))
        {
            load.begun = true;
            self.show_document(Ok(document));
        }
        Vec::new()
    }

    /// Whether only the beginning of the chosen article is there yet.
    pub fn is_begun(&self) -> bool {
        self.load.is_some_and(|load| load.begun)
    }

    /// The chosen article was loaded, or why it was not. One that is open already has become longer: the place stays.
    pub(super) fn loaded(&mut self, document: Result<Arc<Document>, LoadError>) -> Vec<Effect> {
        let load = self.load.take().unwrap_or_default();
        let was_loading = self.is_loading();
        let mut more = Vec::new();
        let document = document.map(|document| {
            let kept = document.with_lines_kept(true).filter(|_| self.lines_kept);
            kept.map_or(document, Arc::new)
        });
        match (&mut self.opened, document) {
            (Opened::Document(reader), Ok(document)) => {
                let before = reader.page.document();
                let is_same_encoding = before.guess() == document.guess();
                let is_same_order = before.order() == document.order();
                if !is_same_encoding && let Some(encoding) = document.guess() {
                    self.notice = Some(self.language.encoding(encoding));
                } else if !is_same_order && let Some(order) = document.order() {
                    self.notice = Some(self.language.say(words::line_order(order)).into());
                }
                let is_same = is_same_encoding && is_same_order;
                let is_same_part = reader.page.document().part() == document.part();
                let opened = if is_same && is_same_part {
                    reader.append(document)
                } else {
                    self.show_otherwise(&document)
                };
                if let Err(error) = opened {
                    self.notice = Some(self.language.read_error(&error));
                }
                more = self.contents_appended();
            }
            (_, document) => {
                self.show_document(document);
                more.extend(self.go_where_it_led());
            }
        }
        let mut effects = if was_loading {
            self.begin_search()
        } else {
            self.search_more(load.all && !load.again)
        };
        effects.extend(more);
        if load.again {
            self.load = Some(Load {
                again: false,
                all: load.all,
                begun: false,
            });
            effects.push(Effect::Load(self.selected));
        }
        effects
    }

    fn show_document(&mut self, document: Result<Arc<Document>, LoadError>) {
        let place = self.places.get(&self.selected).copied();
        let width = self.column().width;
        let opened = document
            .map_err(ShowError::Load)
            .and_then(|d| Reader::new(d, place, width).map_err(ShowError::Read));
        self.opened = match opened {
            Ok(reader) => Opened::Document(Box::new(reader)),
            Err(why) => Opened::Failed(why),
        };
        // What a command has laid out takes all columns.
        self.sync_page();
        self.note_place();
        // A result opens at its match.
        let search = self.search.as_ref().filter(|search| search.reveals);
        if let Some(current) = search.and_then(|search| search.current) {
            self.reveal(current);
        }
    }
}
