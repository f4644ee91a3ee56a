//! The one thread that waits for the terminal and for signals, and tells the application what came. It blocks: nothing runs
//! while nothing happens.

use std::io;
use std::ops::RangeInclusive;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Signal, getpgrp, getpid, getsid, kill_current_process_group, kill_process};
use signal_hook::consts::{
    SIGABRT, SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGIO, SIGPROF, SIGQUIT, SIGSYS, SIGTERM, SIGTRAP,
    SIGTSTP, SIGUSR1, SIGUSR2, SIGVTALRM, SIGWINCH, SIGXCPU, SIGXFSZ,
};
use signal_hook::iterator::backend::{Handle, SignalDelivery};
use signal_hook::iterator::exfiltrator::SignalOnly;
use signal_hook::low_level::{emulate_default_handler, exit};

use super::input::Input;
use super::parser::{Parser, Pending};
use super::tty::came_to_nothing;
use crate::input::Event;
use crate::terminal::guard::TerminalGuard;

/// How long after an escape its sequence may go on. More than a slow line needs, less than a reader feels.
const ESCAPE: Duration = Duration::from_millis(40);
/// The same while answers are on their way, which may be cut anywhere.
const ESCAPE_OR_ANSWER: Duration = Duration::from_millis(500);
/// How long a sequence may stand still before it is taken for noise.
const SEQUENCE: Duration = Duration::from_secs(1);
/// The same for a paste, which would go on as keys.
const PASTE: Duration = Duration::from_secs(10);
/// How long the application may take to end when a signal asks it to.
const GRACE: Duration = Duration::from_secs(3);

/// Signals that ask the program to end, or would end it. Those of a fault of the program itself (SIGSEGV, SIGILL, SIGFPE)
/// cannot be taken: where they came from, the program cannot go on.
const FATAL: [i32; 14] = [
    SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU,
    SIGABRT, SIGIO, SIGTRAP, SIGSYS,
];
/// Others that would end it, where there are such: SIGPWR, and the signals of real time, by which programs call each other.
#[cfg(target_os = "linux")]
const FATAL_ON_LINUX: [RangeInclusive<i32>; 2] = [POWER..=POWER, 34..=64];
#[cfg(not(target_os = "linux"))]
const FATAL_ON_LINUX: [RangeInclusive<i32>; 0] = [];
#[cfg(target_os = "linux")]
const POWER: i32 = Signal::POWER.as_raw();
/// The others that are ours to take. A file that would become larger than the user allows (`ulimit -f`) is an error of
/// writing it, and no reason to end.
const OTHERS: [i32; 4] = [SIGTSTP, SIGCONT, SIGWINCH, SIGXFSZ];

/// The signals, kept for the [`Listener`].
#[derive(Debug)]
pub(in crate::terminal) struct Signals(SignalDelivery<UnixStream, SignalOnly>);

impl Signals {
    /// Takes the signals over. To be done before the terminal is changed: one that ended the process would leave it so.
    pub(in crate::terminal) fn take() -> io::Result<Self> {
        let (read, write) = UnixStream::pair()?;
        let taken = FATAL.into_iter().chain(OTHERS);
        let signals = SignalDelivery::with_pipe(read, write, SignalOnly, taken)?;
        for signal in FATAL_ON_LINUX.into_iter().flatten() {
            // A C library, or a tool that watches the program, keeps some of them for itself.
            let _ = signals.handle().add_signal(signal);
        }
        Ok(Self(signals))
    }
}

/// The reading thread; it ends when this is dropped.
#[derive(Debug)]
pub(in crate::terminal) struct Listener(Handle);

impl Listener {
    /// Starts the thread. `positions`: `CSI … R` answers a question.
    pub(in crate::terminal) fn start<M: From<Event> + Send + 'static>(
        Signals(signals): Signals,
        guard: Arc<TerminalGuard>,
        sender: Sender<M>,
        positions: bool,
    ) -> io::Result<Self> {
        let handle = signals.handle();
        let mut parser = Parser::new();
        parser.expect_positions(positions);
        let reader = InputReader {
            guard,
            sender,
            signals,
            parser,
            quitting: false,
            gone: false,
        };
        thread::Builder::new()
            .name("terminal".to_owned())
            .spawn(move || reader.run())?;
        Ok(Self(handle))
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// Leaves the terminal and stops the whole job, as the shell's Ctrl-Z would. Where no shell could continue it, nothing happens.
pub(in crate::terminal) fn suspend(guard: &TerminalGuard) -> io::Result<()> {
    if can_stop() {
        // Before the others stop: the shell takes the terminal back as soon as one of them has.
        guard.leave();
        kill_current_process_group(Signal::TSTP)?;
    }
    Ok(())
}

/// Whether there is a shell with job control around us. It leads the session and puts its jobs into groups of their own; a
/// job in the leader's own group (`xterm -e kzread`) would stop for ever.
fn can_stop() -> bool {
    getsid(None).is_ok_and(|session| session != getpgrp())
}

/// Ends the process some time later, if it has not ended by itself: whoever writes to a terminal that takes nothing, as one
/// does whose line is frozen, is stuck in that.
fn insist(guard: Arc<TerminalGuard>, signal: i32) {
    let end = move || {
        thread::sleep(GRACE);
        // At once: what discards input waits for the output to be taken.
        let _ = guard.tty.cooked(false);
        die(signal);
    };
    // Where the system has no thread to give, the application ends when it comes to it.
    let _ = thread::Builder::new().spawn(end);
}

/// Ends the process at once, by the signal itself where that is one which the crate knows to end processes everywhere.
fn die(signal: i32) {
    let _ = emulate_default_handler(signal);
    exit(128 + signal);
}

struct InputReader<M> {
    guard: Arc<TerminalGuard>,
    sender: Sender<M>,
    signals: SignalDelivery<UnixStream, SignalOnly>,
    parser: Parser,
    /// The application was asked to end.
    quitting: bool,
    /// The terminal hung up; only signals are left.
    gone: bool,
}

impl<M: From<Event>> InputReader<M> {
    fn run(mut self) {
        let mut bytes = [0; 4096];
        loop {
            let timeout = self.timeout();
            let (keys, signals) = self.wait(timeout);
            if self.signals.handle().is_closed() {
                return;
            }
            if signals {
                self.take_signals();
            }
            if keys {
                match self.guard.tty.read(&mut bytes) {
                    Ok(read @ 1..) => {
                        self.parser.await_answers(self.guard.probe.is_open());
                        let found = self.parser.feed(bytes.get(..read).unwrap_or_default());
                        self.dispatch(found);
                    }
                    Err(error) if came_to_nothing(&error) => {}
                    // The terminal is gone, with or without SIGHUP.
                    Ok(_) | Err(_) => {
                        self.gone = true;
                        self.quit(SIGHUP);
                    }
                }
            } else if !signals && timeout.is_some() {
                let found = self.parser.time_out();
                self.dispatch(found);
            }
        }
    }

    fn timeout(&self) -> Option<Duration> {
        match self.parser.pending() {
            Pending::Nothing => None,
            Pending::Escape if self.guard.probe.is_open() => Some(ESCAPE_OR_ANSWER),
            Pending::Escape => Some(ESCAPE),
            Pending::Rest => Some(SEQUENCE),
            Pending::Paste => Some(PASTE),
        }
    }

    /// Waits for input and signals; neither after the time-out.
    fn wait(&self, timeout: Option<Duration>) -> (bool, bool) {
        let timeout = timeout.and_then(|timeout| Timespec::try_from(timeout).ok());
        let signals = PollFd::new(self.signals.get_read(), PollFlags::IN);
        let mut ready = [signals, PollFd::new(&self.guard.tty, PollFlags::IN)];
        let watched = if self.gone {
            ready.split_at_mut(1).0
        } else {
            &mut ready
        };
        if poll(watched, timeout.as_ref()).is_err() {
            // A signal came.
            return (false, true);
        }
        let [signals, keys] = ready.map(|fd| !fd.revents().is_empty());
        (keys, signals)
    }

    /// Sends events to the application and gives answers to the probe.
    fn dispatch(&mut self, found: Vec<Input>) {
        for input in found {
            match input {
                Input::Event(event) => self.send(event),
                Input::Reply(answer) => {
                    if self.guard.probe.record(answer) {
                        self.send(Event::Redraw);
                    }
                }
            }
        }
    }

    fn take_signals(&mut self) {
        let pending: Vec<i32> = self.signals.pending().collect();
        if let Some(signal) = pending.iter().find(|signal| !OTHERS.contains(signal)) {
            self.quit(*signal);
        }
        if pending.contains(&SIGCONT) {
            self.resume();
        } else if pending.contains(&SIGTSTP) && can_stop() {
            self.stop();
        }
        if pending.contains(&SIGWINCH) {
            // It may have had another size meanwhile, which has cut or moved what it shows, and have this one again.
            self.guard.lose_screen();
            self.send_size();
        }
    }

    /// Restores the terminal at once, for the application may be busy, and asks it to end. The second time it is made to,
    /// but not by SIGHUP: a terminal that closes hangs up twice, by the signal and by the end of its input.
    fn quit(&mut self, signal: i32) {
        let again = std::mem::replace(&mut self.quitting, true);
        if !again {
            insist(Arc::clone(&self.guard), signal);
        }
        self.guard.end();
        if again && signal == SIGHUP {
            return;
        }
        if again || self.sender.send(Event::Quit(signal).into()).is_err() {
            die(signal);
        }
    }

    fn stop(&mut self) {
        self.guard.leave();
        // Not by SIGTSTP, which is ours now.
        let _ = kill_process(getpid(), Signal::STOP);
        // Other threads may stop a little later than this call returns; no key of the shell's may be read meanwhile.
        let mut ready = [PollFd::new(self.signals.get_read(), PollFlags::IN)];
        let _ = poll(&mut ready, None);
    }

    fn resume(&mut self) {
        if self.guard.resume().is_err() {
            return self.quit(SIGHUP);
        }
        self.send_size();
        self.send(Event::Redraw);
    }

    fn send_size(&mut self) {
        let (columns, rows) = self.guard.tty.size();
        self.send(Event::Resize(columns, rows));
    }

    fn send(&self, event: Event) {
        // Nobody listens any more when the application ends.
        let _ = self.sender.send(event.into());
    }
}
