//! Questions to the terminal and the wait for their answers, which come on another thread.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use memchr::memmem;

use super::evidence::{Answers, Environment};

/// XTVERSION, DA2, DECRQM of BDSM and of left and right margins (DECLRMM), OSC 11 of the ground.
///
/// `CSI ? u` is not among them: st takes it for restore-cursor. `QTermWidget` prints a `p` for DECRQM, so the questions are
/// asked on the alternate screen, which is cleared afterwards.
///
/// On Windows nothing is asked: crossterm reads there, and would take the answers for keys.
pub(super) const QUESTIONS: &str = if cfg!(unix) {
    "\x1b[>q\x1b[>c\x1b[8$p\x1b[?69$p\x1b]11;?\x1b\\"
} else {
    ""
};
/// DA1. Every terminal answers it, and answers come in order: what was not answered before it never will be.
pub(super) const FENCE: &str = if cfg!(unix) { "\x1b[c" } else { "" };

/// XTVERSION, DA2 and DA1 for the terminal outside GNU screen, which passes on what stands between DCS and ST. The answers come
/// after those of screen itself, so there is a fence among these too. tmux takes such a string for nothing.
const OUTSIDE_SCREEN: &str = "\x1bP\x1b[>q\x1b[>c\x1b[c\x1b\\";

/// All that is asked in this environment, `more` among it before the fence.
pub(super) fn questions(environment: &Environment, more: &str) -> String {
    let is_asked = !FENCE.is_empty() && may_be_screen(environment);
    let outside = if is_asked { OUTSIDE_SCREEN } else { "" };
    [QUESTIONS, more, FENCE, outside].concat()
}

/// Whether GNU screen may be between us and the terminal. Through SSH only `TERM` says so.
fn may_be_screen(environment: &Environment) -> bool {
    let term = environment.get("TERM").unwrap_or_default();
    !environment.has("TMUX") && (environment.has("STY") || term.starts_with("screen"))
}

/// How long the first frame waits where only answers count: inside tmux, where the environment is that of some other
/// terminal, and where the user chose something for this one. tmux takes 5 ms, a terminal at most 31.
const ANSWER_DEADLINE: Duration = Duration::from_millis(80);
/// The same over SSH, which does not pass the environment on: a round trip between continents.
const REMOTE_DEADLINE: Duration = Duration::from_millis(300);
/// How long a report waits, for which nobody is in a hurry.
pub(super) const REPORT_DEADLINE: Duration = Duration::from_secs(1);
/// How long after the questions answers may still come: until then a lone escape is held for the start of one.
const LATEST: Duration = Duration::from_secs(2);

/// How long the first frame may wait for answers.
///
/// On this machine it does not: what the environment says is right but for terminals started from other terminals, and if
/// it was not, the answers are there a few milliseconds later and the screen is drawn again. So a mute terminal costs
/// nothing. Elsewhere it says little or nothing, and a wait is better than a screen that turns around.
///
/// `remembering`: choices were made for some terminals, and which one this is only its answers say.
pub(super) fn patience(environment: &Environment, remembering: bool) -> Duration {
    if FENCE.is_empty() {
        Duration::ZERO
    } else if environment.is_remote() {
        REMOTE_DEADLINE
    } else if remembering || environment.has("TMUX") {
        ANSWER_DEADLINE
    } else {
        Duration::ZERO
    }
}

/// What the terminal says of itself when it is asked.
#[cfg(unix)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// DA1, the parameters between `CSI ?` and `c`.
    Primary(String),
    /// DA2, the parameters between `CSI >` and `c`.
    Secondary(String),
    /// XTVERSION, the text between `DCS > |` and `ST`.
    Version(String),
    /// DECRPM of an ANSI mode: `CSI mode ; setting $ y`.
    Mode {
        /// The number of the mode.
        mode: u16,
        /// 0 unknown, 1 set, 2 reset, 3 always set, 4 always reset.
        setting: u8,
    },
    /// DECRPM of a private mode: `CSI ? mode ; setting $ y`.
    PrivateMode {
        /// The number of the mode.
        mode: u16,
        /// As of [`Reply::Mode`].
        setting: u8,
    },
    /// OSC 11, red, green and blue of the ground.
    Background([u8; 3]),
    /// CPR, both counted from 1.
    Position {
        /// The row.
        row: u16,
        /// The column.
        column: u16,
    },
}

/// Questions that are on their way.
#[derive(Debug)]
pub(super) struct Probe {
    sent: Instant,
    deadline: Duration,
    /// The terminal outside GNU screen is asked as well, if that is screen.
    #[cfg_attr(not(unix), expect(dead_code, reason = "nothing answers there"))]
    asks_outside: bool,
    slot: Mutex<Slot>,
    complete: Condvar,
}

#[derive(Debug, Default)]
struct Slot {
    answers: Answers,
    /// What GNU screen said, once it has; what comes then is said by the terminal outside.
    of_screen: Option<Answers>,
    /// Columns of the cursor positions that came, counted from 1.
    columns: Vec<u16>,
    /// When the fence was answered, after the questions.
    answered: Option<Duration>,
    /// Nobody waits any more.
    given_up: bool,
}

impl Slot {
    /// What was said so far.
    fn told(&self) -> Answers {
        match &self.of_screen {
            Some(of_screen) => Answers {
                outside: Some(Box::new(self.answers.clone())),
                ..of_screen.clone()
            },
            None => self.answers.clone(),
        }
    }
}

impl Probe {
    /// These questions are sent now, and their answers are waited for so long.
    pub(super) fn new(questions: &str, deadline: Duration) -> Self {
        Self {
            sent: Instant::now(),
            deadline,
            asks_outside: questions.contains(OUTSIDE_SCREEN),
            slot: Mutex::new(Slot {
                // Where nothing is asked, nothing is waited for.
                answered: questions.is_empty().then_some(Duration::ZERO),
                ..Slot::default()
            }),
            complete: Condvar::new(),
        }
    }

    /// Whether all answers have come.
    pub(super) fn is_answered(&self) -> bool {
        self.slot().answered.is_some()
    }

    /// Whether answers may still come.
    pub(super) fn is_open(&self) -> bool {
        !self.is_answered() && self.sent.elapsed() < LATEST
    }

    /// Whether answers are still worth waiting for when the terminal is given back, having read this of them where nobody else
    /// reads.
    pub(super) fn is_awaited(&self, read: &[u8]) -> bool {
        let is_fence = |answer: &[u8]| {
            let end = answer.iter().position(u8::is_ascii_alphabetic);
            end.is_some_and(|end| answer[end] == b'c')
        };
        let has_fence = memmem::find_iter(read, b"\x1b[?").any(|at| is_fence(&read[at..]));
        !has_fence && !self.is_answered() && self.sent.elapsed() < REPORT_DEADLINE
    }

    /// When the deadline is.
    pub(super) fn deadline(&self) -> Instant {
        self.sent + self.deadline
    }

    /// How long the terminal took.
    pub(super) fn answered_after(&self) -> Option<Duration> {
        self.slot().answered
    }

    /// Takes an answer. True if it completes them after the wait was given up, so that the decision must be taken again.
    #[cfg(unix)]
    pub(super) fn record(&self, answer: Reply) -> bool {
        let mut slot = self.slot();
        match answer {
            Reply::Secondary(numbers) => slot.answers.secondary = Some(numbers),
            Reply::Version(version) => slot.answers.version = Some(version),
            Reply::Mode { mode: 8, setting } => slot.answers.bidi = Some(setting),
            Reply::PrivateMode { mode: 69, setting } => slot.answers.margins = Some(setting),
            Reply::Background(colour) => slot.answers.background = Some(colour),
            Reply::Position { column, .. } => slot.columns.push(column),
            Reply::Primary(numbers) if slot.answered.is_none() => {
                slot.answers.primary = Some(numbers);
                if self.asks_outside && slot.of_screen.is_none() && slot.answers.is_screen() {
                    slot.of_screen = Some(std::mem::take(&mut slot.answers));
                    return false;
                }
                slot.answered = Some(self.sent.elapsed());
                self.complete.notify_all();
                return slot.given_up;
            }
            // No mode that was asked for, or no first answer.
            Reply::Mode { .. } | Reply::PrivateMode { .. } | Reply::Primary(_) => {}
        }
        false
    }

    /// Waits for the fence or the deadline, whichever is first, and gives what came.
    pub(super) fn wait(&self) -> Answers {
        let mut slot = self.slot();
        while slot.answered.is_none() {
            let Some(left) = self.deadline().checked_duration_since(Instant::now()) else {
                break;
            };
            slot = match self.complete.wait_timeout(slot, left) {
                Ok((slot, _)) => slot,
                Err(poisoned) => poisoned.into_inner().0,
            };
        }
        slot.given_up = slot.answered.is_none();
        slot.told()
    }

    /// The answers, if they were completed after the wait was given up. Gives them once.
    pub(super) fn late(&self) -> Option<Answers> {
        let mut slot = self.slot();
        (slot.given_up && slot.answered.is_some()).then(|| {
            slot.given_up = false;
            slot.told()
        })
    }

    /// Columns of the cursor positions that came, counted from 1.
    pub(super) fn columns(&self) -> Vec<u16> {
        self.slot().columns.clone()
    }

    fn slot(&self) -> MutexGuard<'_, Slot> {
        self.slot.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
