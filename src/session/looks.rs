//! Keeping what keys chose of how texts look, for the next time.

use super::Session;
use super::report::Stored;
use crate::store::{Look, Looks, StoreError};

impl Session {
    /// Keeps what a key has changed of how texts look.
    pub(super) fn keep_looks(&mut self) {
        let now = self.state.comfort;
        if now == self.comfort {
            return;
        }
        let last = std::mem::replace(&mut self.comfort, now).values();
        let chosen = now.values().into_iter().zip(last);
        let chosen = chosen.zip(self.settings.values());
        let changed = chosen.filter(|(((_, now), (_, last)), _)| now != last);
        let changed: Vec<_> = changed
            .map(|(((name, value), _), (_, before))| (name.to_owned(), Look { value, before }))
            .collect();
        self.order_quietly(|store| Stored::Looks(Looks::remember(store, changed)));
    }

    /// Says that what was chosen holds for now alone, and why.
    pub(super) fn tell_looks_not_kept(&mut self, error: &StoreError) {
        if !matches!(error, StoreError::Homeless) {
            let language = self.state.language;
            let said = language.not_remembered(&language.store_error(error));
            self.state.notice.get_or_insert(said);
        }
    }
}
