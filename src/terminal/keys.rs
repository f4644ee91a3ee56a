//! The keys of a terminal one by one, without a screen: what is written stays on it, line after line.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::guard::TerminalGuard;
use super::{restore_on_panic, system};
use crate::input::Event;

/// The keys of the user's terminal, ours until this is dropped, the process panics or a signal ends it.
#[derive(Debug)]
pub struct Keys {
    guard: Arc<TerminalGuard>,
    _listener: system::Listener,
}

impl Keys {
    /// Takes the keys: those of the controlling terminal where standard input is none. Events go to the sender from now on.
    ///
    /// # Errors
    /// When there is no terminal.
    pub fn take<M: From<Event> + Send + 'static>(sender: Sender<M>) -> io::Result<Self> {
        let tty = system::Tty::open()?;
        let signals = system::Signals::take()?;
        let guard = Arc::new(TerminalGuard::take_keys(tty)?);
        restore_on_panic(&guard);
        match system::Listener::start(signals, Arc::clone(&guard), sender, false) {
            Ok(listener) => Ok(Self {
                guard,
                _listener: listener,
            }),
            Err(error) => {
                guard.end();
                Err(error)
            }
        }
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        self.guard.end();
    }
}
