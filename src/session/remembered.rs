//! What the first frame needs of what is kept between runs. The folder may lie on a disk that does not answer.

use std::collections::HashMap;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::store::{Last, Looks, Store, StoreError, Terminals};
use crate::terminal::Mode;

/// How long is waited for all of it together.
const DEADLINE: Duration = Duration::from_millis(500);

/// What earlier runs have kept. All of it is read at once, beside the start of this one, and none is waited for longer than
/// half a second after that began.
pub struct Remembered {
    store: Store,
    deadline: Instant,
    modes: Receiver<Result<Terminals, StoreError>>,
    looks: Receiver<Result<Looks, StoreError>>,
    last: Option<Receiver<Result<Option<Last>, StoreError>>>,
}

impl Remembered {
    /// Begins to read. `goes_on`: what was read last is wanted too.
    pub fn read(store: Store, goes_on: bool) -> Self {
        Self {
            deadline: Instant::now() + DEADLINE,
            modes: beside(&store, Terminals::recall),
            looks: beside(&store, Looks::recall),
            last: goes_on.then(|| beside(&store, Store::last)),
            store,
        }
    }

    /// The modes that were chosen for terminals. Those that this kzread does not know are passed over.
    ///
    /// # Errors
    /// When they cannot be read, or not in time.
    pub fn modes(&self) -> Result<HashMap<String, Mode>, StoreError> {
        let read = self.in_time(&self.modes);
        let terminals = read.unwrap_or_else(|| Err(Terminals::silent(&self.store)))?;
        let known = terminals
            .modes()
            .filter_map(|(terminal, mode)| Some((terminal.to_owned(), mode.parse().ok()?)));
        Ok(known.collect())
    }

    /// What was read last; none if that is not known or wanted, or not read in time.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn last(&self) -> Result<Option<Last>, StoreError> {
        let read = self.last.as_ref().and_then(|last| self.in_time(last));
        read.unwrap_or(Ok(None))
    }

    /// What keys chose of how texts look; nothing if that cannot be read, or not in time.
    pub fn looks(&self) -> Looks {
        let read = self.in_time(&self.looks);
        read.and_then(Result::ok).unwrap_or_default()
    }

    fn in_time<T>(&self, read: &Receiver<T>) -> Option<T> {
        let left = self.deadline.saturating_duration_since(Instant::now());
        read.recv_timeout(left).ok()
    }
}

/// Reads something of a store on a thread of its own.
fn beside<T: Send + 'static>(
    store: &Store,
    read: impl FnOnce(&Store) -> T + Send + 'static,
) -> Receiver<T> {
    let (sender, receiver) = channel();
    let store = store.clone();
    let read = move || {
        // Nobody waits for it after the deadline.
        let _ = sender.send(read(&store));
    };
    // Without a thread the sender is dropped, and nothing is waited for.
    let _ = thread::Builder::new().spawn(read);
    receiver
}
