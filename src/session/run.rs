//! The loop: what has happened is taken in, then the screen is drawn once.

use std::io;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::{Flow, OpenError, Report, Session, opener};
use crate::app::{Preferences, Start};
use crate::document::Address;
use crate::input::{Event, Key};
use crate::library::Begun;
use crate::paint::Colours;
use crate::store::Store;
use crate::terminal::{Mode, Options, Terminal, Way};

/// What wakes the loop.
enum Message {
    Event(Event),
    Report(Report),
    /// What came of copying.
    Copied(Option<Way>),
    /// What came of opening an address.
    Opened(Address, Result<&'static str, OpenError>),
}

impl From<Event> for Message {
    fn from(event: Event) -> Self {
        Self::Event(event)
    }
}

/// How long is waited at the end until all is written that is kept between runs.
const LAST_PATIENCE: Duration = Duration::from_millis(500);

/// What is read, how it is shown, and what for.
pub struct Opening {
    /// The texts.
    pub library: Begun,
    /// What they are called together.
    pub name: String,
    /// How the reader wants the screen.
    pub preferences: Preferences,
    /// The colours of the screen.
    pub colours: Colours,
    /// What the user wants of the terminal.
    pub options: Options,
    /// Where queries, choices on the test card and places are kept; none if nothing is written.
    pub store: Option<Store>,
    /// What was opened, if it can be opened again.
    pub opened: Option<Vec<PathBuf>>,
    /// What is on show first.
    pub start: Start,
    /// The keys that are pressed once the text is there.
    pub keys: Vec<Key>,
    /// Whether texts open where they were left.
    pub goes_on: bool,
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
    let mut flow = running.take_all(&messages)?;
    while flow.is_continue() {
        flow = running.press_first()?;
        if flow.is_break() {
            break;
        }
        running.draw()?;
        flow = running.wait(&messages)?;
    }
    running.finish(&messages);
    Ok(flow.break_value().flatten())
}

/// A session on a terminal.
struct Running {
    terminal: Terminal,
    session: Session,
    /// For what is copied beside the loop.
    sender: Sender<Message>,
    /// No other program is started.
    secure: bool,
    /// A page to select from is in the place of the screen.
    on_page: bool,
    colours: Colours,
    /// The reader was told of the test card.
    hinted: bool,
    /// The keys that are pressed first.
    first: Vec<Key>,
}

impl Running {
    fn open(opening: Opening, sender: Sender<Message>) -> io::Result<Self> {
        let secure = opening.options.secure;
        let terminal = Terminal::enter(opening.options, sender.clone())?;
        let reporter = sender.clone();
        let reports = move |report| {
            // The loop has ended: nobody waits for the report.
            let _ = reporter.send(Message::Report(report));
        };
        let mut session = Session::new(
            opening.start,
            opening.library,
            opening.name,
            opening.preferences,
            opening.colours.theme(None),
            terminal.size(),
            reports,
        );
        if let Some(store) = opening.store {
            session.keep_in(store, opening.opened, opening.goes_on);
        }
        if opening.test_card {
            session.open_card();
        }
        if let Some(notice) = opening.notice {
            session.tell(notice);
        }
        Ok(Self {
            terminal,
            session,
            sender,
            secure,
            on_page: false,
            colours: opening.colours,
            hinted: false,
            first: opening.keys,
        })
    }

    /// Presses the keys that are pressed first, once the text is there: all of it, unless something is looked for in it.
    fn press_first(&mut self) -> io::Result<ControlFlow<Option<i32>>> {
        let state = &self.session.state;
        let searches = self.first.first().is_some_and(|key| *key == Key::char('/'));
        if state.reader().is_some() && !state.is_begun() && (searches || state.streaming.is_empty())
        {
            for key in std::mem::take(&mut self.first) {
                if let end @ ControlFlow::Break(_) = self.take(Event::Key(key).into())? {
                    return Ok(end);
                }
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Waits until something happens, and takes it in.
    fn wait(&mut self, messages: &Receiver<Message>) -> io::Result<ControlFlow<Option<i32>>> {
        self.session.keep_place();
        let slow_at = self.session.slow_at();
        // Nothing wakes a reader who only reads.
        let message = match slow_at.into_iter().chain(self.session.place_due()).min() {
            None => messages.recv().ok(),
            Some(at) => match messages.recv_timeout(at.saturating_duration_since(Instant::now())) {
                Err(RecvTimeoutError::Timeout) => {
                    if slow_at == Some(at) {
                        self.session.tell_loading();
                    }
                    return Ok(ControlFlow::Continue(()));
                }
                message => message.ok(),
            },
        };
        // The terminal sends as long as the session lives.
        let Some(message) = message else {
            return Ok(ControlFlow::Break(None));
        };
        match self.take(message)? {
            ControlFlow::Continue(()) => self.take_all(messages),
            end @ ControlFlow::Break(_) => Ok(end),
        }
    }

    /// Takes in what has come meanwhile, before a frame is drawn: of forty keys held down, a few frames are drawn. What is
    /// likely to come soon is waited for, until `PATIENCE` has passed since the first of it was asked for.
    fn take_all(&mut self, messages: &Receiver<Message>) -> io::Result<ControlFlow<Option<i32>>> {
        let latest = self.session.patience();
        loop {
            let now = Instant::now();
            let until = self.session.patience().min(latest).filter(|at| *at > now);
            let message = match until {
                Some(at) => messages.recv_timeout(at - now).ok(),
                None => messages.try_recv().ok(),
            };
            let Some(message) = message else {
                return Ok(ControlFlow::Continue(()));
            };
            if let end @ ControlFlow::Break(_) = self.take(message)? {
                return Ok(end);
            }
        }
    }

    /// Waits a moment until what is kept between runs is written.
    fn finish(&mut self, messages: &Receiver<Message>) {
        self.session.close();
        let end = Instant::now() + LAST_PATIENCE;
        while self.session.is_storing() {
            match messages.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(Message::Report(report)) => self.session.take(report),
                Ok(Message::Event(_) | Message::Copied(_) | Message::Opened(..)) => {}
                Err(_) => return,
            }
        }
    }

    /// Takes in what has happened; breaks at the end, with the signal if that was one.
    fn take(&mut self, message: Message) -> io::Result<ControlFlow<Option<i32>>> {
        let flow = match message {
            Message::Report(report) => {
                self.session.take(report);
                self.copy();
                Flow::Continue
            }
            Message::Copied(Some(way)) => {
                self.session.copied_by(way);
                Flow::Continue
            }
            Message::Copied(None) => Flow::ShowCopied,
            Message::Opened(address, by) => {
                self.session.opened(&address, by);
                self.copy();
                Flow::Continue
            }
            Message::Event(Event::Key(_)) if std::mem::take(&mut self.on_page) => {
                self.terminal.leave_page()?;
                Flow::Continue
            }
            Message::Event(Event::Quit(signal)) => return Ok(ControlFlow::Break(Some(signal))),
            Message::Event(event) => {
                let flow = self.session.event(event);
                self.open_address();
                flow
            }
        };
        match flow {
            Flow::Continue => {}
            Flow::Redraw => self.terminal.redraw(),
            Flow::Suspend => self.terminal.suspend()?,
            Flow::Choose(mode) => self.choose(mode),
            Flow::ShowCopied => self.show_copied()?,
            Flow::Quit => return Ok(ControlFlow::Break(None)),
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Gives what was copied to the clipboard.
    fn copy(&mut self) {
        if let Some(text) = self.session.take_copy() {
            let sender = self.sender.clone();
            self.terminal.copy(text, move |way| {
                // As above.
                let _ = sender.send(Message::Copied(way));
            });
        }
    }

    /// Hands an address to whoever opens such, if any program may be started.
    fn open_address(&mut self) {
        let Some(address) = self.session.take_address() else {
            return;
        };
        if self.secure {
            self.session.opened(&address, Err(OpenError::NoProgram));
            return self.copy();
        }
        let sender = self.sender.clone();
        opener::open(&address.clone(), move |by| {
            // As above.
            let _ = sender.send(Message::Opened(address.clone(), by));
        });
    }

    /// Shows what was copied on a page to select from.
    fn show_copied(&mut self) -> io::Result<()> {
        if let Some(text) = self.session.last_copy() {
            let leave = self.session.state.language.leave_page();
            self.terminal.show_page(&format!("{text}\n\n[{leave}]"))?;
            self.on_page = true;
        }
        Ok(())
    }

    fn draw(&mut self) -> io::Result<()> {
        if self.session.state.card().is_some() {
            self.session.set_modes(self.terminal.modes());
        }
        let Self {
            terminal,
            session,
            colours,
            hinted,
            ..
        } = self;
        terminal.draw(&session.rows_in_modes(), |canvas, known| {
            session.theme = colours.theme(known.background);
            if known.is_guess && !std::mem::replace(hinted, true) {
                session.hint_at_card();
            }
            session.draw(canvas)
        })
    }

    /// Uses a mode and remembers it.
    fn choose(&mut self, mode: Mode) {
        let (mode_name, terminal) = (mode.to_string(), self.terminal.evidence().terminal());
        self.terminal.choose(mode);
        self.session.remember_mode(terminal, mode_name);
    }
}
