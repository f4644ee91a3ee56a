//! The terminal: the only room with escape sequences and the tty. Everything above draws visual cells on a canvas and
//! gets events. Here it is found out which terminal this is (`identify`) and what it must be sent (`table`, `decide`); a
//! frame is turned into that (`encode`) and written (`screen`, or `print` where it stays), and the terminal is put back as
//! it was whatever happens (`guard`).

mod clipboard;
mod decide;
mod encode;
mod evidence;
mod guard;
mod hyperlinks;
mod identify;
mod keys;
mod mode;
mod nudge;
mod print;
mod probe;
mod report;
mod screen;
mod shown;
mod table;
mod tmux;
#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

use std::collections::HashMap;
use std::io::{self, IsTerminal};
use std::panic;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Instant;

use crate::input::Event;
use crate::paint::Canvas;
use crate::text::sanitize;

pub use clipboard::Way;
pub use decide::{Decision, Reason, decide};
pub use evidence::{Answers, Environment, Evidence, Outer};
use guard::TerminalGuard;
pub use keys::Keys;
pub use mode::{Harakat, HarakatPolicy, Mode, UnknownName};
pub use print::print_row;
#[cfg(unix)]
pub use probe::Reply;
use probe::{patience, questions};
pub use report::{Report, examine};
use screen::{Moving, Screen};
pub use table::{Emulator, Identity, Multiplexer};
#[cfg(unix)]
use unix as system;
#[cfg(unix)]
pub use unix::{Input, Parser, Pending};
#[cfg(windows)]
use windows as system;

/// What the user wants of the terminal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// The output mode, or whatever the terminal needs.
    pub mode: Option<Mode>,
    /// Whether harakat are shown.
    pub harakat: Harakat,
    /// Modes that were chosen for terminals earlier, by [`Evidence::terminal`].
    pub remembered: HashMap<String, Mode>,
    /// Whether no other program is started, and no link is sent that would start one.
    pub secure: bool,
}

/// What is known of a terminal that a frame depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// It may be sent the wrong thing, because settings that decide cannot be asked for: the test card can tell.
    pub is_guess: bool,
    /// Red, green and blue of its ground, if it says so.
    pub background: Option<[u8; 3]>,
}

/// The user's terminal, ours until this is dropped, the process panics or a signal ends it.
#[derive(Debug)]
pub struct Terminal {
    screen: Screen,
    /// What is drawn next.
    canvas: Canvas,
    guard: Arc<TerminalGuard>,
    evidence: Evidence,
    remembered: HashMap<String, Mode>,
    tmux: Option<tmux::Question>,
    /// What is sent, once it is known.
    decision: Option<Decision>,
    /// The terminal can be told to move rows; known with the decision.
    moves_rows: bool,
    _listener: system::Listener,
}

impl Terminal {
    /// Makes the terminal ours and asks it what it is. If the answers are waited for at all, then when the first frame is
    /// drawn, so that the time is there for opening and laying out. Answers that come later can change the output mode, and
    /// bring [`Event::Redraw`]. Events go to the sender from now on.
    ///
    /// # Errors
    /// When there is no terminal, or it cannot be written to.
    pub fn enter<M: From<Event> + Send + 'static>(
        options: Options,
        sender: Sender<M>,
    ) -> io::Result<Self> {
        let evidence = gather(&options);
        let tty = system::Tty::open()?;
        let waker = sender.clone();
        let tmux = ask_tmux(&evidence, move || {
            // The application may have ended meanwhile.
            let _ = waker.send(Event::Redraw.into());
        });
        let deadline = patience(&evidence.environment, !options.remembered.is_empty());
        let signals = system::Signals::take()?;
        let questions = questions(&evidence.environment, "");
        let guard = Arc::new(TerminalGuard::enter(tty, deadline, &questions)?);
        restore_on_panic(&guard);
        let begin = || {
            let listener = system::Listener::start(signals, Arc::clone(&guard), sender, false)?;
            Ok((listener, Screen::new(Arc::clone(&guard))))
        };
        match begin() {
            Ok((listener, screen)) => Ok(Self {
                screen,
                canvas: Canvas::default(),
                guard,
                evidence,
                remembered: options.remembered,
                tmux,
                decision: None,
                moves_rows: false,
                _listener: listener,
            }),
            Err(error) => {
                guard.end();
                Err(error)
            }
        }
    }

    /// Draws a frame: `paint` fills the canvas with visual cells and says at which column and row the cursor is to be seen,
    /// if at all. It is told what is known of the terminal by then. `rows`, counted from 0, are encoded by modes of their own,
    /// out of [`modes`](Self::modes).
    ///
    /// Only what differs from the last frame is written, by one write(2). Nothing is while the terminal is not ours.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn draw(
        &mut self,
        rows: &[(u16, Mode)],
        mut paint: impl FnMut(&mut Canvas, Known) -> Option<(u16, u16)>,
    ) -> io::Result<()> {
        if self.guard.take_stale() {
            self.screen.lose();
        }
        let (width, height) = self.size();
        self.canvas.clear(width, height);
        // What has been answered by now need not be painted again.
        if self.decision.is_none() && self.tmux.is_none() && self.guard.probe.is_answered() {
            self.sync();
        }
        let before = self.known();
        let mut cursor = paint(&mut self.canvas, before);
        // Else the answers of the terminal come while the first frame is painted.
        let (mode, harakat) = self.sync();
        let known = self.known();
        if known != before {
            self.canvas.clear(width, height);
            cursor = paint(&mut self.canvas, known);
        }
        let own = |y| {
            rows.iter()
                .find(|(row, _)| *row == y)
                .map(|(_, mode)| *mode)
        };
        encode::encode_rows(|y| own(y).unwrap_or(mode), harakat, &mut self.canvas);
        let cursor = cursor.map(|place| encode::place_cursor(mode, &self.canvas, place));
        let area = self.canvas.scrolled();
        // A row of the test card is the same in no other place.
        let area = area.filter(|_| rows.is_empty() && self.moves_rows);
        let margins = self.evidence.has_margins();
        let moving = area.map(|area| Moving { area, margins });
        let links = self
            .decision
            .as_ref()
            .is_some_and(|decision| decision.links);
        self.screen.draw(&self.canvas, links, moving, cursor)
    }

    /// Columns and rows of the screen.
    pub fn size(&self) -> (u16, u16) {
        self.guard.tty.size()
    }

    /// What the terminal is sent, and why; known after the first frame.
    pub fn decision(&self) -> Option<&Decision> {
        self.decision.as_ref()
    }

    fn known(&self) -> Known {
        let decision = self.decision.as_ref();
        let guessed = decision.is_some_and(|decision| decision.is_guess);
        Known {
            is_guess: guessed && self.evidence.answers.primary.is_some(),
            background: self.evidence.answers.background,
        }
    }

    /// What is known of the terminal; its answers after the first frame.
    pub fn evidence(&self) -> &Evidence {
        &self.evidence
    }

    /// The modes that can be judged side by side on one screen of this terminal.
    pub fn modes(&mut self) -> Vec<Mode> {
        self.sync();
        let decision = self.decision.as_ref();
        decision.map_or(Vec::new(), |decision| {
            decide::side_by_side(&self.evidence, decision)
        })
    }

    /// Uses this mode from the next frame on, whatever was asked for: the user saw that it is right here.
    pub fn choose(&mut self, mode: Mode) {
        self.evidence.mode = None;
        self.remembered.insert(self.evidence.terminal(), mode);
        self.decision = None;
    }

    /// Puts a text into the clipboard, beside the caller. `done` is told by which way, or that there was none.
    pub fn copy(&self, text: String, done: impl FnOnce(Option<Way>) + Send + 'static) {
        clipboard::copy(&self.evidence, &self.guard, text, done);
    }

    /// Leaves the screen and prints a text, to be selected with the terminal's own means, until [`Terminal::leave_page`].
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn show_page(&self, text: &str) -> io::Result<()> {
        self.guard.leave();
        let lines = text.lines().map(|line| format!("{}\r\n", sanitize(line)));
        self.guard.tty.write(lines.collect::<String>().as_bytes())
    }

    /// Comes back from the page.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn leave_page(&self) -> io::Result<()> {
        self.guard.resume()
    }

    /// Has every cell written again with the next frame.
    pub fn redraw(&self) {
        self.guard.lose_screen();
    }

    /// Leaves the terminal and stops the process, as Ctrl-Z does. After it was continued, [`Event::Redraw`] comes.
    ///
    /// # Errors
    /// When the process cannot be stopped.
    pub fn suspend(&mut self) -> io::Result<()> {
        system::suspend(&self.guard)
    }

    /// Takes in what was answered, waiting for it before the first decision. Whether there is news.
    fn learn(&mut self) -> bool {
        let probe = &self.guard.probe;
        let first = self.decision.is_none();
        let answers = probe.late().or_else(|| first.then(|| probe.wait()));
        let mut news = answers.is_some();
        if let Some(answers) = answers {
            self.evidence.answers = answers;
        }
        let deadline = if first {
            probe.deadline()
        } else {
            Instant::now()
        };
        if let Some(outer) = self.tmux.as_ref().and_then(|tmux| tmux.wait(deadline)) {
            self.evidence.outer = Some(outer);
            self.tmux = None;
            news = true;
        }
        news
    }

    /// Decides, once the answers are there or have not come in time, and again when they come late.
    fn sync(&mut self) -> (Mode, HarakatPolicy) {
        let news = self.learn();
        if let Some(decision) = self.decision.as_ref().filter(|_| !news) {
            return (decision.mode, decision.harakat);
        }
        self.evidence.remembered = self.remembered.get(&self.evidence.terminal()).copied();
        let decision = decide(&self.evidence);
        let identity = identify::identify(&self.evidence);
        self.moves_rows = identity.moves_rows();
        self.screen.set_painted(identity.painted());
        let chosen = (decision.mode, decision.harakat);
        let first = self.decision.is_none();
        let switch = self.guard.decide(&decision);
        // Switching the terminal's reordering only holds for what is written afterwards.
        self.screen.push(&switch);
        if first || !switch.is_empty() {
            self.screen.lose();
        }
        self.decision = Some(decision);
        chosen
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.guard.end();
    }
}

/// Columns of the terminal on standard output, if it is one.
pub fn columns() -> Option<u16> {
    if !io::stdout().is_terminal() {
        return None;
    }
    let (columns, _) = crossterm::terminal::size().ok()?;
    (columns > 0).then_some(columns)
}

/// Columns and rows of the terminal on standard output, if it is one.
pub fn size() -> Option<(u16, u16)> {
    let columns = columns()?;
    let (_, rows) = crossterm::terminal::size().ok()?;
    Some((columns, rows))
}

/// What can be known without asking the terminal.
pub(crate) fn gather(options: &Options) -> Evidence {
    Evidence {
        mode: options.mode,
        harakat: options.harakat,
        secure: options.secure,
        environment: Environment::read(),
        ..Evidence::default()
    }
}

/// Asks tmux for the terminal outside, if we are in it. `answered` is called when the answer is there.
fn ask_tmux(
    evidence: &Evidence,
    answered: impl FnOnce() + Send + 'static,
) -> Option<tmux::Question> {
    let inside = evidence.environment.has("TMUX") && !evidence.secure;
    inside.then(|| tmux::Question::ask(answered))
}

/// Has the terminal restored before the message of a panic is printed. Where a panic aborts, nothing else would.
fn restore_on_panic(guard: &Arc<TerminalGuard>) {
    let guard = Arc::clone(guard);
    let previous = panic::take_hook();
    panic::set_hook(Box::new(move |message| {
        guard.end();
        previous(message);
    }));
}
