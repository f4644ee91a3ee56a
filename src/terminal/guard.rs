//! Entering and leaving: the one place that changes the state of the user's terminal, and that puts it back.

use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::decide::Decision;
use super::hyperlinks::LINK_END;
use super::probe::Probe;
use super::system::Tty;

/// Alternate screen, no cursor, mouse buttons with movement while one is down, focus, marked pastes. Who does not know of that
/// movement (1002) knows of the buttons (1000).
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?25l\x1b[?1000h\x1b[?1002h\x1b[?1006h\x1b[?1004h\x1b[?2004h";
const CLEAR: &[u8] = b"\x1b[2J";
/// An update cut off by a signal must not freeze the screen, nor its margins or colours stay.
const LEAVE_FIRST: &[u8] = b"\x1b[?2026l\x1b[?69l\x1b[r\x1b[0m";
/// Where there is no other screen (screen, mosh, Emacs), the shell goes on below what is left of ours.
const LEAVE_LAST: &[u8] =
    b"\x1b[999;1H\x1b[K\x1b[?2004l\x1b[?1004l\x1b[?1006l\x1b[?1002l\x1b[?1000l\x1b[?25h\x1b[?1049l";

/// What is made of the terminal while it is ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    /// All of the screen, beside that of the shell.
    Screen,
    /// Its keys alone: what is written goes on below what stands there.
    Keys,
}

impl Use {
    /// How the keys come.
    fn begin(self, tty: &Tty) -> io::Result<()> {
        match self {
            Self::Screen => tty.raw(),
            Self::Keys => tty.keys(),
        }
    }

    fn enter(self) -> &'static [u8] {
        match self {
            Self::Screen => ENTER,
            Self::Keys => b"",
        }
    }
}

/// A terminal that is ours for a time. Shared by the drawing thread, the reading thread and the panic hook.
#[derive(Debug)]
pub(super) struct TerminalGuard {
    pub(super) tty: Tty,
    pub(super) probe: Probe,
    used: Use,
    /// Nothing that can panic is done under this lock, so the panic hook may take it.
    state: Mutex<GuardState>,
}

#[derive(Debug, Default)]
struct GuardState {
    entered: bool,
    /// It was left for good.
    over: bool,
    /// What the screen held is lost.
    stale: bool,
    enter: &'static [u8],
    leave: &'static [u8],
    /// What ends a link, if any are sent: one may be open when a frame is cut off.
    link_end: &'static [u8],
}

impl TerminalGuard {
    /// Makes the terminal ours and asks it the questions, whose answers are waited for so long.
    pub(super) fn enter(tty: Tty, deadline: Duration, questions: &str) -> io::Result<Self> {
        Self::begin(tty, Use::Screen, deadline, questions)
    }

    /// Takes the keys of the terminal one by one, and leaves its screen as it is.
    pub(super) fn take_keys(tty: Tty) -> io::Result<Self> {
        Self::begin(tty, Use::Keys, Duration::ZERO, "")
    }

    fn begin(tty: Tty, used: Use, deadline: Duration, questions: &str) -> io::Result<Self> {
        used.begin(&tty)?;
        let guard = Self {
            tty,
            probe: Probe::new(questions, deadline),
            used,
            state: Mutex::new(GuardState {
                entered: true,
                ..GuardState::default()
            }),
        };
        let sent = guard
            .tty
            .write(&[used.enter(), questions.as_bytes()].concat());
        match sent {
            Ok(()) => Ok(guard),
            Err(error) => {
                guard.end();
                Err(error)
            }
        }
    }

    /// Writes a frame, unless the terminal is not ours at the moment.
    pub(super) fn write(&self, frame: &[u8]) -> io::Result<()> {
        let state = self.state();
        if state.entered {
            self.tty.write(frame)
        } else {
            Ok(())
        }
    }

    /// Remembers how the terminal's reordering is switched on and off, and gives what must be sent now.
    pub(super) fn decide(&self, decision: &Decision) -> Vec<u8> {
        let mut state = self.state();
        let switch = if state.enter == decision.enter {
            Vec::new()
        } else {
            [state.leave, decision.enter].concat()
        };
        state.enter = decision.enter;
        state.leave = decision.leave;
        state.link_end = if decision.links { LINK_END } else { b"" };
        switch
    }

    /// Puts the terminal back as it was. Does nothing if that has been done.
    pub(super) fn leave(&self) {
        let mut state = self.state();
        if std::mem::take(&mut state.entered) {
            if self.used == Use::Screen {
                // Whoever wants to know of an error here has no terminal to read it on.
                let _ = self
                    .tty
                    .write(&[LEAVE_FIRST, state.link_end, state.leave, LEAVE_LAST].concat());
            }
            // Answers that are still on their way would be typed into the shell.
            self.tty.discard(|read| self.probe.is_awaited(read));
            let _ = self.tty.cooked(self.probe.is_open());
        }
    }

    /// Leaves for good.
    pub(super) fn end(&self) {
        self.leave();
        self.state().over = true;
    }

    /// Enters again after it was left, and marks the screen as lost.
    pub(super) fn resume(&self) -> io::Result<()> {
        let mut state = self.state();
        if state.over {
            return Ok(());
        }
        state.entered = true;
        state.stale = true;
        self.used.begin(&self.tty)?;
        if self.used == Use::Keys {
            return Ok(());
        }
        self.tty.write(&[ENTER, state.enter, CLEAR].concat())
    }

    /// What the screen holds is not what it should hold.
    pub(super) fn lose_screen(&self) {
        self.state().stale = true;
    }

    /// Whether the screen was lost since this was last asked.
    pub(super) fn take_stale(&self) -> bool {
        std::mem::take(&mut self.state().stale)
    }

    fn state(&self) -> MutexGuard<'_, GuardState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
