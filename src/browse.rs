//! The loop that joins the rooms: events in, the state updated, its effects performed, the screen drawn.
//!
//! [`Session`] is everything but the terminal, so that tests drive it with key strings and look at buffers; [`run`]
//! gives it one.

use std::collections::HashMap;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;

use ratatui::buffer::Buffer;

use crate::app::words::{self, Language};
use crate::app::{Article, Effect, Found, State, scan};
use crate::document::ReadError;
use crate::library::{Entry, Library, Memory, MemoryError, Terminals};
use crate::search::Query;
use crate::terminal::{Event, Mode, Options, Terminal};
use crate::ui::{self, Theme};

/// A document up to this size is searched between two keys; a larger one beside the screen.
const SEARCHED_AT_ONCE: u64 = 4 << 20;

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
    library: Library,
    theme: Theme,
    /// The modes of the test card, line by line.
    modes: Vec<Mode>,
    /// Where answers of searches beside the screen go.
    answers: Arc<dyn Fn(Result<Found, ReadError>) + Send + Sync>,
    /// Stops the search that runs beside the screen.
    stop: Arc<AtomicBool>,
}

impl Session {
    /// Opens a library, with what to call it, on a screen of this size in columns and rows.
    pub fn new(
        library: Library,
        name: String,
        language: Language,
        theme: Theme,
        size: (u16, u16),
        answers: impl Fn(Result<Found, ReadError>) + Send + Sync + 'static,
    ) -> Self {
        let articles = library
            .entries
            .iter()
            .map(|entry| article(entry, language))
            .collect();
        let (state, effects) = State::new(language, name, articles, size);
        let mut session = Self {
            state,
            library,
            theme,
            modes: Vec::new(),
            answers: Arc::new(answers),
            stop: Arc::default(),
        };
        session.describe();
        session.perform(effects);
        session
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

    /// Takes an answer of a search beside the screen.
    pub fn answer(&mut self, answer: Result<Found, ReadError>) {
        match answer {
            Ok(found) => self.state.found(&found),
            Err(error) => self.state.notice = Some(error.to_string()),
        }
    }

    /// Opens the test card.
    pub fn open_card(&mut self) {
        self.state.open_card();
    }

    /// Says which modes the terminal can show on the test card, if that is open.
    pub fn set_modes(&mut self, modes: Vec<Mode>) {
        if let Some(card) = &mut self.state.card {
            card.lines = modes.len();
            self.modes = modes;
        }
    }

    /// The rows of the screen that are to be sent in modes of their own.
    pub fn rows_in_modes(&self) -> Vec<(u16, Mode)> {
        let (_, height) = self.state.size();
        let card = self.state.card.as_ref();
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

    /// Draws the screen; returns the cell of the cursor.
    pub fn draw(&self, buffer: &mut Buffer) -> Option<(u16, u16)> {
        ui::draw(&self.state, &self.theme, buffer)
    }

    fn perform(&mut self, effects: Vec<Effect>) -> Flow {
        let mut flow = Flow::Continue;
        for effect in effects {
            match effect {
                Effect::Open(index) => self.open(index),
                Effect::Search {
                    query,
                    from,
                    generation,
                } => self.search(query, from, generation),
                Effect::StopSearch => self.stop.store(true, Ordering::Relaxed),
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

    fn open(&mut self, index: usize) {
        let Some(entry) = self.library.entries.get(index) else {
            return;
        };
        let document = entry
            .load()
            .map(Arc::new)
            .map_err(|error| error.to_string());
        self.state.opened(index, document);
    }

    /// Learns title and date of the entries on the screen, and of no others: a folder may have 100,000.
    fn describe(&mut self) {
        for index in self.state.entries().chain([self.state.selected]) {
            let Some(entry) = self.library.entries.get_mut(index) else {
                continue;
            };
            if entry.meta().is_none() {
                entry.describe();
                self.state.articles[index] = article(entry, self.state.language);
            }
        }
    }

    fn search(&mut self, query: Query, from: u64, generation: u64) {
        self.stop.store(true, Ordering::Relaxed);
        self.stop = Arc::new(AtomicBool::new(false));
        let Some(reader) = self.state.reader() else {
            return;
        };
        let document = reader.page.document().clone();
        if document.total() <= SEARCHED_AT_ONCE {
            let mut answers = Vec::new();
            let ended = scan(
                &document,
                &query,
                from,
                generation,
                &self.stop,
                &mut |found| answers.push(Ok(found)),
            );
            answers.extend(ended.err().map(Err));
            for answer in answers {
                self.answer(answer);
            }
            return;
        }
        let (stop, answers) = (self.stop.clone(), self.answers.clone());
        std::thread::spawn(move || {
            if let Err(error) = scan(&document, &query, from, generation, &stop, &mut |found| {
                answers(Ok(found));
            }) {
                answers(Err(error));
            }
        });
    }
}

fn article(entry: &Entry, language: Language) -> Article {
    let title = if entry.is_stdin() {
        language.say(words::STDIN).into()
    } else {
        entry.title().into_owned()
    };
    Article {
        title,
        title_en: entry.title_en().map(str::to_owned),
        date: entry.date(),
        minutes: entry.minutes(),
        sources: entry
            .meta()
            .map(|meta| meta.sources.clone())
            .unwrap_or_default(),
        plain_for_its_length: entry.is_too_long_for_markdown(),
    }
}

/// What wakes the loop.
enum Message {
    Event(Event),
    Answer(Result<Found, ReadError>),
}

impl From<Event> for Message {
    fn from(event: Event) -> Self {
        Self::Event(event)
    }
}

/// The modes that were chosen for terminals earlier. Those that this kzread does not know are passed over.
///
/// # Errors
/// When they cannot be read.
pub fn remembered(memory: &Memory) -> Result<HashMap<String, Mode>, MemoryError> {
    let terminals = Terminals::recall(memory)?;
    let known = terminals
        .modes()
        .filter_map(|(terminal, mode)| Some((terminal.to_owned(), mode.parse().ok()?)));
    Ok(known.collect())
}

/// What is read, how it is shown, and what for.
pub struct Opening {
    /// The texts.
    pub library: Library,
    /// What they are called together.
    pub name: String,
    /// The language of the interface.
    pub language: Language,
    /// What the screen looks like.
    pub theme: Theme,
    /// What the user wants of the terminal.
    pub options: Options,
    /// Where a choice on the test card is remembered.
    pub memory: Memory,
    /// Whether the test card is opened first.
    pub test_card: bool,
    /// Something to tell at first.
    pub notice: Option<String>,
}

/// Reads a library on the terminal until the reader quits. Returns the signal that ended it, if one did.
///
/// # Errors
/// When there is no terminal, or it cannot be written to.
pub fn run(opening: Opening) -> io::Result<Option<i32>> {
    let (sender, messages) = mpsc::channel();
    let terminal = Terminal::enter(opening.options, sender.clone())?;
    let answers = move |answer| {
        // The loop has ended: nobody waits for the answer.
        let _ = sender.send(Message::Answer(answer));
    };
    let Opening {
        library,
        name,
        language,
        theme,
        ..
    } = opening;
    let mut session = Session::new(library, name, language, theme, terminal.size(), answers);
    if opening.test_card {
        session.open_card();
    }
    if let Some(notice) = opening.notice {
        session.tell(notice);
    }
    let mut screen = Screen {
        terminal,
        session,
        memory: opening.memory,
        hinted: false,
    };
    screen.draw()?;
    while let Ok(first) = messages.recv() {
        let mut next = Some(first);
        // What has come meanwhile is taken in before drawing: of forty keys held down, a few frames are drawn.
        while let Some(message) = next {
            let flow = match message {
                Message::Answer(answer) => {
                    screen.session.answer(answer);
                    Flow::Continue
                }
                Message::Event(Event::Quit(signal)) => return Ok(Some(signal)),
                Message::Event(event) => screen.session.event(event),
            };
            match flow {
                Flow::Continue => {}
                Flow::Redraw => screen.terminal.redraw(),
                Flow::Suspend => screen.terminal.suspend()?,
                Flow::Choose(mode) => screen.choose(mode),
                Flow::Quit => return Ok(None),
            }
            next = messages.try_recv().ok();
        }
        screen.draw()?;
    }
    Ok(None)
}

/// A session on a terminal.
struct Screen {
    terminal: Terminal,
    session: Session,
    memory: Memory,
    /// The reader was told of the test card.
    hinted: bool,
}

impl Screen {
    fn draw(&mut self) -> io::Result<()> {
        if self.session.state.card.is_some() {
            self.session.set_modes(self.terminal.modes()?);
        }
        self.draw_once()?;
        if !self.hinted && self.terminal.is_guess() {
            self.hinted = true;
            let state = &mut self.session.state;
            // Whoever looks at the card knows of it.
            if state.card.is_some() {
                return Ok(());
            }
            state
                .notice
                .get_or_insert_with(|| state.language.say(words::GUESSED).to_owned());
            self.draw_once()?;
        }
        Ok(())
    }

    fn draw_once(&mut self) -> io::Result<()> {
        let session = &self.session;
        self.terminal
            .draw_in_modes(&session.rows_in_modes(), |buffer| session.draw(buffer))
    }

    /// Uses a mode and remembers it.
    fn choose(&mut self, mode: Mode) {
        let (mode_name, terminal) = (mode.to_string(), self.terminal.evidence().terminal());
        self.terminal.choose(mode);
        let language = self.session.state.language;
        self.session.tell(
            match Terminals::remember(&self.memory, &terminal, &mode_name) {
                Ok(()) => language.remembered(&mode_name, &terminal),
                Err(error) => language.not_remembered(&error.to_string()),
            },
        );
    }
}
