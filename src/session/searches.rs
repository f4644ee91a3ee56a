//! Searching beside the screen: the open text, the library, and for words that are near to what was not found.

use super::{Session, texts};
use crate::app::{Answer, Task};
use crate::find::{Found, Pool, Scope, scan};
use crate::search::{Instead, Queries};

/// Texts up to this size together are likely to be searched before the next frame.
const SEARCHED_SOON: u64 = 4 << 20;

impl Session {
    pub(super) fn search(&mut self, queries: Queries, from: u64, generation: u64) {
        let Some(reader) = self.state.reader() else {
            // In a text that cannot be shown there is nothing to find.
            return self.answer(Answer::Found(Found::nothing(generation)));
        };
        let document = reader.document().clone();
        let small = document.text_len() <= SEARCHED_SOON;
        self.jobs.begin(Task::Search, small, move |work| {
            let queries = queries.until(work.stopped());
            let query = queries.of(document.keeps_persian_letters());
            let mut found = |found| work.answer(Answer::Found(found));
            let ended = scan(
                &document,
                query,
                from,
                generation,
                work.stopped(),
                &mut found,
            );
            if let Err(error) = ended {
                work.answer(Answer::Failed { generation, error });
            }
        });
    }

    pub(super) fn search_library(&mut self, queries: Queries, generation: u64) {
        let (library, small) = (self.library.clone(), self.is_small());
        let pool = pool(small);
        self.jobs.begin(Task::Library, small, move |job| {
            texts::search(&library, &queries, generation, pool, job);
        });
    }

    pub(super) fn nearest(&mut self, queries: Queries, scope: Scope, generation: u64) {
        let document = match (scope, self.state.reader()) {
            (Scope::Library, _) => None,
            (Scope::Article, None) => {
                return self.answer(Answer::Nearest {
                    generation,
                    words: Vec::new(),
                    instead: Some(Instead::default()),
                });
            }
            (Scope::Article, Some(reader)) => Some(reader.document().clone()),
        };
        let small = match &document {
            Some(document) => document.text_len() <= SEARCHED_SOON,
            None => self.is_small(),
        };
        let library = self.library.clone();
        self.jobs.begin(Task::Nearest, small, move |job| {
            if let Some(document) = document {
                let query = queries.of(document.keeps_persian_letters());
                texts::nearest_in(&document, query, generation, job);
            } else {
                let query = queries.folded();
                texts::nearest(&library.entries, query, generation, pool(small), job);
            }
        });
    }

    /// Whether all texts of the library are in memory, and short.
    pub(super) fn is_small(&self) -> bool {
        let sizes = self
            .library
            .entries
            .iter()
            .map(|entry| entry.bytes_in_memory());
        let total: Option<usize> = sizes.sum();
        total.is_some_and(|total| total as u64 <= SEARCHED_SOON)
    }
}

/// The built-in library is searched faster than a thread is waited for.
pub(super) fn pool(small: bool) -> Pool {
    if small {
        Pool::of_caller()
    } else {
        Pool::of_all_cores()
    }
}
