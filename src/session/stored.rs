//! What is kept between runs: queries, and the modes that were chosen for terminals. `remembered` has what is read of it for the
//! first frame, `places` the places in texts.

use super::Session;
use super::keeper::Keeper;
use super::report::Stored;
use crate::store::{History, Store, StoreError, Terminals};
use crate::words;

impl Session {
    pub(super) fn recall(&mut self) {
        if self.keeps_queries {
            self.order(|store| Stored::Queries(History::recall(store)));
        }
    }

    pub(super) fn remember(&mut self, query: String) {
        if self.keeps_queries {
            self.order(move |store| Stored::Query(History::keep(store, &query)));
        }
    }

    /// Remembers the mode of a terminal.
    pub(super) fn remember_mode(&mut self, terminal: String, mode: String) {
        self.order_asked(move |store| Stored::Mode {
            written: Terminals::remember(store, &terminal, &mode),
            mode,
            terminal,
        });
    }

    pub(super) fn order_quietly(&mut self, order: impl FnOnce(&Store) -> Stored + Send + 'static) {
        if let Some(keeper) = &mut self.keeper {
            keeper.order_quietly(order);
        }
    }

    pub(super) fn order(&mut self, order: impl FnOnce(&Store) -> Stored + Send + 'static) {
        if let Some(keeper) = &mut self.keeper {
            keeper.order(order);
        }
    }

    /// The same for what the reader asked for: where nothing may be written, that is told.
    pub(super) fn order_asked(&mut self, order: impl FnOnce(&Store) -> Stored + Send + 'static) {
        if self.keeper.is_none() {
            self.tell(self.state.language.say(words::NOTHING_IS_WRITTEN).into());
        }
        self.order(order);
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
            Stored::Queries(Ok(_))
            | Stored::Query(Ok(()))
            | Stored::Last(Ok(()))
            | Stored::Looks(Ok(()))
            | Stored::Noted(Ok(())) => {}
            Stored::Queries(Err(error)) | Stored::Query(Err(error)) => self.forgo_queries(&error),
            Stored::Looks(Err(error)) => self.tell_looks_not_kept(&error),
            Stored::Bookmark(added) => self.bookmark_stored(added),
            Stored::Noted(Err(error)) => self.tell_no_bookmark(&error),
            Stored::Exported(written) => self.exported(&written),
            Stored::Place(stored) => self.place_stored(stored),
            Stored::Last(Err(error)) => self.tell_not_kept(&error),
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
