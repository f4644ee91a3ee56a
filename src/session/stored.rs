//! What is kept between runs: queries, and the modes that were chosen for terminals.

use std::collections::HashMap;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use super::Session;
use super::keeper::Keeper;
use super::report::Stored;
use crate::store::{History, Store, StoreError, Terminals};
use crate::terminal::Mode;

/// The name of the file that remembers queries.
const HISTORY: &str = "queries.toml";

/// How long the modes of terminals are waited for before the first frame.
const DEADLINE: Duration = Duration::from_millis(500);

/// The modes that were chosen for terminals earlier. Those that this kzread does not know are passed over.
///
/// # Errors
/// When they cannot be read, or not within half a second.
pub fn remembered(store: &Store) -> Result<HashMap<String, Mode>, StoreError> {
    let (sender, receiver) = channel();
    let reading = store.clone();
    let read = move || {
        // Nobody waits for it after the deadline.
        let _ = sender.send(Terminals::recall(&reading));
    };
    // Without a thread the sender is dropped, and nothing is waited for.
    let _ = thread::Builder::new().spawn(read);
    let terminals = receiver
        .recv_timeout(DEADLINE)
        .unwrap_or_else(|_| Err(Terminals::silent(store)))?;
    let known = terminals
        .modes()
        .filter_map(|(terminal, mode)| Some((terminal.to_owned(), mode.parse().ok()?)));
    Ok(known.collect())
}

impl Session {
    pub(super) fn recall(&mut self) {
        if self.keeps_queries {
            self.order(|store| Stored::Queries(store.read(HISTORY)));
        }
    }

    pub(super) fn remember(&mut self, query: String) {
        if self.keeps_queries {
            self.order(move |store| {
                let remember = |history: &mut History| history.remember(&query);
                Stored::Query(store.change(HISTORY, remember))
            });
        }
    }

    /// Remembers the mode of a terminal.
    pub(super) fn remember_mode(&mut self, terminal: String, mode: String) {
        self.order(move |store| Stored::Mode {
            written: Terminals::remember(store, &terminal, &mode),
            mode,
            terminal,
        });
    }

    fn order(&mut self, order: impl FnOnce(&Store) -> Stored + Send + 'static) {
        if let Some(keeper) = &mut self.keeper {
            keeper.order(order);
        }
    }

    /// Something was read or written.
    pub(super) fn stored(&mut self, stored: Stored) {
        self.keeper.as_mut().map(Keeper::done);
        let language = self.state.language;
        match stored {
            // What comes after the prompt was closed does not know the query that was kept there.
            Stored::Queries(Ok(history)) if self.state.query_prompt().is_some() => {
                self.state.history = history;
            }
            Stored::Queries(Ok(_)) | Stored::Query(Ok(())) => {}
            Stored::Queries(Err(error)) | Stored::Query(Err(error)) => self.forgo_queries(&error),
            Stored::Mode {
                mode,
                terminal,
                written,
            } => self.tell(match written {
                Ok(()) => language.remembered(&mode, &terminal),
                Err(error) => language.not_remembered(&language.store_error(&error)),
            }),
        }
    }

    /// Says once why queries are not remembered. They are still kept until the reader quits.
    fn forgo_queries(&mut self, error: &StoreError) {
        // A broken file was moved out of the way: the next query begins a new one.
        if !matches!(error, StoreError::SetAside { .. }) {
            self.keeps_queries = false;
        }
        if !matches!(error, StoreError::Homeless) {
            let message = self.state.language.store_error(error);
            self.state.notice.get_or_insert(message);
        }
    }
}
