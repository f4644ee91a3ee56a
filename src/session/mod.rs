//! The loop that joins the rooms: events in, the state updated, its effects performed, the screen drawn.
//!
//! [`Session`] is everything but the terminal, so that tests drive it with key strings and look at canvases; [`run()`]
//! gives it one.

mod jobs;
mod run;
mod texts;

use std::collections::HashSet;
use std::sync::Arc;

pub use run::{Opening, remembered, run};

use crate::app::{Answer, Article, Effect, State, Task};
use crate::document::Document;
use crate::find::{Found, Scope, scan};
use crate::input::Event;
use crate::library::{Entry, Library, LoadError};
use crate::paint::{Canvas, Theme};
use crate::search::Queries;
use crate::store::{History, Store, StoreError};
use crate::terminal::Mode;
use crate::ui;
use crate::words::{self, Language};
use jobs::{Job, Jobs};

/// Texts up to this size together are searched between two keys; larger ones beside the screen.
const SEARCHED_AT_ONCE: u64 = 4 << 20;

/// The name of the file that remembers queries.
const HISTORY: &str = "queries.toml";

/// What the loop has to do beside drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// Draw what changed.
    Continue,
    /// Draw every cell.
    Redraw,
    /// Stop until the shell says to go on, then draw every cell.
    Suspend,
    /// Use this mode on this terminal, and remember it.
    Choose(Mode),
    /// End.
    Quit,
}

/// A library being read.
pub struct Session {
    state: State,
    library: Arc<Library>,
    theme: Theme,
    /// Where queries are remembered, if anywhere.
    store: Option<Store>,
    /// The modes of the test card, line by line.
    modes: Vec<Mode>,
    jobs: Jobs,
}

impl Session {
    /// Opens a library, with what to call it, on a screen of this size in columns and rows. What is found beside the
    /// screen goes to `answers`, from whatever thread finds it, and from there to [`Session::answer`].
    pub fn new(
        library: Library,
        name: String,
        language: Language,
        theme: Theme,
        size: (u16, u16),
        answers: impl Fn(Answer) + Send + Sync + 'static,
    ) -> Self {
        let articles = library
            .entries
            .iter()
            .map(|entry| article(entry, language))
            .collect();
        let (state, effects) = State::new(language, name, articles, size);
        let mut session = Self {
            state,
            library: Arc::new(library),
            theme,
            store: None,
            modes: Vec::new(),
            jobs: Jobs::new(answers),
        };
        // Found out first: what ends from now on is told of.
        session.state.streaming = session.incomplete();
        session.describe();
        session.perform(effects);
        session.follow();
        session
    }

    /// Remembers queries there from now on.
    pub fn remember_in(&mut self, store: Store) {
        self.store = Some(store);
    }

    /// The state.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Takes an event of the terminal.
    pub fn event(&mut self, event: Event) -> Flow {
        let effects = match event {
            Event::Key(key) => self.state.key(key),
            Event::Paste(text) => self.state.paste(&text),
            Event::Click { column, row } => self.state.click(column, row),
            Event::Wheel { turns, column, row } => self.state.wheel(turns.into(), column, row),
            Event::Resize(width, height) => {
                self.state.resize(width, height);
                Vec::new()
            }
            Event::Redraw => Vec::new(), // what is lost the terminal knows itself
            Event::Quit(_) => vec![Effect::Quit],
        };
        let flow = self.perform(effects);
        self.describe();
        flow
    }

    /// Takes what was found beside the screen.
    pub fn answer(&mut self, answer: Answer) {
        let effects = self.state.answer(answer);
        self.perform(effects);
        self.describe();
    }

    /// Opens the test card.
    pub fn open_card(&mut self) {
        self.state.open_card();
    }

    /// Says which modes the terminal can show on the test card, if that is open.
    pub fn set_modes(&mut self, modes: Vec<Mode>) {
        self.state.set_card_lines(modes.len());
        self.modes = modes;
    }

    /// The rows of the screen that are to be sent in modes of their own.
    pub fn rows_in_modes(&self) -> Vec<(u16, Mode)> {
        let (_, height) = self.state.size();
        let card = self.state.card();
        let rows = card
            .filter(|_| self.state.panes().is_some())
            .into_iter()
            .flat_map(|card| card.rows(height));
        rows.filter_map(|(row, line)| Some((row, *self.modes.get(line)?)))
            .collect()
    }

    /// Tells something at the bottom of the screen until the next key.
    pub fn tell(&mut self, notice: String) {
        self.state.notice = Some(notice);
    }

    /// Says that Arabic may read wrong here, and what can be done. Whoever looks at the test card knows of it.
    fn hint_at_card(&mut self) {
        let state = &mut self.state;
        if state.card().is_none() {
            let hint = state.language.say(words::GUESSED);
            state.notice.get_or_insert_with(|| hint.to_owned());
        }
    }

    /// Draws the screen; returns the cell of the cursor.
    pub fn draw(&self, canvas: &mut Canvas) -> Option<(u16, u16)> {
        ui::draw(&self.state, &self.theme, canvas)
    }

    fn perform(&mut self, effects: Vec<Effect>) -> Flow {
        let mut flow = Flow::Continue;
        for effect in effects {
            match effect {
                Effect::Open(index) => {
                    let document = self.load(index);
                    self.state.document_loaded(index, document);
                }
                Effect::Reload(index) => {
                    let document = self.load(index);
                    self.state.document_appended(index, document);
                }
                Effect::Search {
                    queries,
                    from,
                    generation,
                } => self.search(queries, from, generation),
                Effect::SearchLibrary {
                    queries,
                    generation,
                } => self.search_library(queries, generation),
                Effect::Nearest {
                    queries,
                    scope,
                    generation,
                } => self.nearest(queries, scope, generation),
                Effect::Titles => self.titles(),
                Effect::Recall => self.recall(),
                Effect::Remember(query) => self.remember(&query),
                Effect::Stop(task) => self.jobs.stop(task),
                Effect::Redraw => flow = Flow::Redraw,
                Effect::Suspend => flow = Flow::Suspend,
                Effect::Quit => flow = Flow::Quit,
                Effect::Choose(line) => {
                    if let Some(mode) = self.modes.get(line) {
                        flow = Flow::Choose(*mode);
                    }
                }
            }
        }
        flow
    }

    fn load(&self, index: usize) -> Result<Arc<Document>, LoadError> {
        self.library.entries[index].load().map(Arc::new)
    }

    /// The texts that are still being read.
    fn incomplete(&self) -> HashSet<usize> {
        let entries = self.library.entries.iter().enumerate();
        let incomplete = entries.filter(|(_, entry)| !entry.is_complete());
        incomplete.map(|(index, _)| index).collect()
    }

    /// Learns of what comes of the texts that are still being read.
    fn follow(&mut self) {
        if self.state.streaming.is_empty() {
            return;
        }
        let job = Arc::new(self.jobs.begin(Task::Follow));
        for &index in &self.state.streaming {
            let (library, job) = (self.library.clone(), job.clone());
            std::thread::spawn(move || texts::follow(&library.entries[index], index, &job));
        }
    }

    /// Learns title and date of the entries on the screen, and of no others: a folder may have 100,000.
    fn describe(&mut self) {
        let shown = self
            .state
            .entries()
            .filter_map(|row| self.state.article_at(row));
        let shown: Vec<usize> = shown.chain([self.state.selected]).collect();
        for index in shown {
            let (entry, known) = (
                self.library.entries.get(index),
                self.state.articles.get_mut(index),
            );
            let (Some(entry), Some(known)) = (entry, known) else {
                continue;
            };
            // One that another thread has described is known to it alone.
            if !known.described {
                *known = described(entry, self.state.language);
            }
        }
    }

    fn recall(&mut self) {
        let Some(store) = &self.store else {
            return;
        };
        match store.read(HISTORY) {
            Ok(history) => self.state.history = history,
            Err(error) => self.forgo_memory(&error),
        }
    }

    fn remember(&mut self, query: &str) {
        let Some(store) = &self.store else {
            return;
        };
        let changed = store.change(HISTORY, |history: &mut History| history.remember(query));
        if let Err(error) = changed {
            self.forgo_memory(&error);
        }
    }

    /// Says once why queries are not remembered. They are still kept until the reader quits.
    fn forgo_memory(&mut self, error: &StoreError) {
        // A broken file was moved out of the way: the next query begins a new one.
        if !matches!(error, StoreError::SetAside { .. }) {
            self.store = None;
        }
        if !matches!(error, StoreError::Homeless) {
            let message = self.state.language.store_error(error);
            self.state.notice.get_or_insert(message);
        }
    }

    fn search(&mut self, queries: Queries, from: u64, generation: u64) {
        let Some(reader) = self.state.reader() else {
            // In a text that cannot be shown there is nothing to find.
            return self.answer(Answer::Found(Found::nothing(generation)));
        };
        let document = reader.page.document().clone();
        let small = document.total() <= SEARCHED_AT_ONCE;
        self.work(Task::Search, small, move |work| {
            let query = queries.of(document.meta().keeps_persian_letters());
            let mut found = |found| work.answer(Answer::Found(found));
            let ended = scan(
                &document,
                query,
                from,
                generation,
                work.stopped(),
                &mut found,
            );
            if let Err(error) = ended {
                work.answer(Answer::Failed { generation, error });
            }
        });
    }

    fn search_library(&mut self, queries: Queries, generation: u64) {
        let (library, small) = (self.library.clone(), self.is_small());
        // The built-in library is searched faster than a thread is waited for.
        let threads = if small { 1 } else { texts::THREADS };
        self.work(Task::Library, small, move |work| {
            texts::search(&library.entries, &queries, generation, threads, work);
        });
    }

    fn nearest(&mut self, queries: Queries, scope: Scope, generation: u64) {
        let document = match (scope, self.state.reader()) {
            (Scope::Library, _) => None,
            (Scope::Article, None) => {
                let words = Vec::new();
                return self.answer(Answer::Nearest { generation, words });
            }
            (Scope::Article, Some(reader)) => Some(reader.page.document().clone()),
        };
        let small = match &document {
            Some(document) => document.total() <= SEARCHED_AT_ONCE,
            None => self.is_small(),
        };
        let library = self.library.clone();
        self.work(Task::Nearest, small, move |work| {
            let words = match document {
                Some(document) => {
                    let query = queries.of(document.meta().keeps_persian_letters());
                    texts::nearest(query, std::iter::once(document.clone()), work)
                }
                None => texts::nearest(queries.folded(), texts::loaded(&library.entries), work),
            };
            work.answer(Answer::Nearest { generation, words });
        });
    }

    fn titles(&mut self) {
        if self.state.articles.iter().all(|article| article.described) {
            return;
        }
        let (library, language) = (self.library.clone(), self.state.language);
        let small = self.is_small();
        self.work(Task::Titles, small, move |work| {
            texts::describe(&library.entries, language, work);
        });
    }

    /// Whether all texts of the library are in memory, and short.
    fn is_small(&self) -> bool {
        let sizes = self.library.entries.iter().map(Entry::bytes_in_memory);
        let total: Option<usize> = sizes.sum();
        total.is_some_and(|total| total as u64 <= SEARCHED_AT_ONCE)
    }

    /// Does some work, at once or beside the screen, in the place of earlier work of its kind.
    fn work(&mut self, task: Task, at_once: bool, work: impl FnOnce(&Job) + Send + 'static) {
        if !at_once {
            let beside = self.jobs.begin(task);
            std::thread::spawn(move || work(&beside));
            return;
        }
        let (here, answers) = self.jobs.begin_here(task);
        work(&here);
        for answer in answers.try_iter() {
            self.answer(answer);
        }
    }
}

/// What there is to know of an entry, its text looked at.
fn described(entry: &Entry, language: Language) -> Article {
    entry.describe();
    Article {
        described: entry.meta().is_some(),
        ..article(entry, language)
    }
}

/// What is known of an entry by now.
fn article(entry: &Entry, language: Language) -> Article {
    let title = if entry.is_stdin() {
        language.say(words::STDIN).into()
    } else {
        entry.title().into_owned()
    };
    let meta = entry.meta();
    Article {
        title,
        title_en: entry.title_en().map(str::to_owned),
        date: entry.date(),
        minutes: entry.minutes(),
        sources: meta.map(|meta| meta.sources.clone()).unwrap_or_default(),
        sources_en: meta.map(|meta| meta.sources_en.clone()).unwrap_or_default(),
        described: false,
        called_markdown: entry.is_called_markdown(),
    }
}
