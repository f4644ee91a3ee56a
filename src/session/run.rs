//! The loop: what has happened is taken in, then the screen is drawn once.

use std::collections::HashMap;
use std::io;
use std::iter;
use std::ops::ControlFlow;
use std::sync::mpsc::{self, Sender};

use super::{Flow, Session};
use crate::app::Answer;
use crate::input::Event;
use crate::library::Library;
use crate::paint::Theme;
use crate::store::{Store, StoreError, Terminals};
use crate::terminal::{Mode, Options, Terminal};
use crate::words::Language;

/// What wakes the loop.
enum Message {
    Event(Event),
    Answer(Answer),
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
pub fn remembered(store: &Store) -> Result<HashMap<String, Mode>, StoreError> {
    let terminals = Terminals::recall(store)?;
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
    /// Where queries and choices on the test card are remembered.
    pub store: Store,
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
    let mut running = Running::open(opening, sender)?;
    running.draw()?;
    while let Ok(first) = messages.recv() {
        // What has come meanwhile is taken in before drawing: of forty keys held down, a few frames are drawn.
        for message in iter::once(first).chain(messages.try_iter()) {
            if let ControlFlow::Break(signal) = running.take(message)? {
                return Ok(signal);
            }
        }
        running.draw()?;
    }
    Ok(None)
}

/// A session on a terminal.
struct Running {
    terminal: Terminal,
    session: Session,
    store: Store,
    /// The reader was told of the test card.
    hinted: bool,
}

impl Running {
    fn open(opening: Opening, sender: Sender<Message>) -> io::Result<Self> {
        let terminal = Terminal::enter(opening.options, sender.clone())?;
        let answers = move |answer| {
            // The loop has ended: nobody waits for the answer.
            let _ = sender.send(Message::Answer(answer));
        };
        let mut session = Session::new(
            opening.library,
            opening.name,
            opening.language,
            opening.theme,
            terminal.size(),
            answers,
        );
        session.remember_in(opening.store.clone());
        if opening.test_card {
            session.open_card();
        }
        if let Some(notice) = opening.notice {
            session.tell(notice);
        }
        Ok(Self {
            terminal,
            session,
            store: opening.store,
            hinted: false,
        })
    }

    /// Takes in what has happened; breaks at the end, with the signal if that was one.
    fn take(&mut self, message: Message) -> io::Result<ControlFlow<Option<i32>>> {
        let flow = match message {
            Message::Answer(answer) => {
                self.session.answer(answer);
                Flow::Continue
            }
            Message::Event(Event::Quit(signal)) => return Ok(ControlFlow::Break(Some(signal))),
            Message::Event(event) => self.session.event(event),
        };
        match flow {
            Flow::Continue => {}
            Flow::Redraw => self.terminal.redraw(),
            Flow::Suspend => self.terminal.suspend()?,
            Flow::Choose(mode) => self.choose(mode),
            Flow::Quit => return Ok(ControlFlow::Break(None)),
        }
        Ok(ControlFlow::Continue(()))
    }

    fn draw(&mut self) -> io::Result<()> {
        if self.session.state.card().is_some() {
            self.session.set_modes(self.terminal.modes());
        }
        let Self {
            terminal,
            session,
            hinted,
            ..
        } = self;
        terminal.draw(&session.rows_in_modes(), |canvas, is_guess| {
            if is_guess && !std::mem::replace(hinted, true) {
                session.hint_at_card();
            }
            session.draw(canvas)
        })
    }

    /// Uses a mode and remembers it.
    fn choose(&mut self, mode: Mode) {
        let (mode_name, terminal) = (mode.to_string(), self.terminal.evidence().terminal());
        self.terminal.choose(mode);
        let language = self.session.state.language;
        self.session.tell(
            match Terminals::remember(&self.store, &terminal, &mode_name) {
                Ok(()) => language.remembered(&mode_name, &terminal),
                Err(error) => language.not_remembered(&language.store_error(&error)),
            },
        );
    }
}
