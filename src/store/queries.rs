//! The queries that were kept, from one reading to the next.

use serde::{Deserialize, Serialize};

use super::{Store, StoreError};

/// The name of the file.
const FILE: &str = "queries.toml";

/// How many queries are kept.
const KEPT: usize = 200;

/// The queries that were kept, as they are remembered from one reading to the next.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct History {
    /// The newest last; none is in the list twice.
    #[serde(default)]
    queries: Vec<String>,
}

impl History {
    /// Reads them.
    pub fn recall(store: &Store) -> Result<Self, StoreError> {
        store.read(FILE)
    }

    /// Puts a query at the end of those in the file.
    pub fn keep(store: &Store, query: &str) -> Result<(), StoreError> {
        store.change(FILE, |history: &mut Self| history.remember(query))
    }

    /// Puts a query at the end.
    pub fn remember(&mut self, query: &str) {
        self.queries.retain(|earlier| earlier != query);
        self.queries.push(query.to_owned());
        let excess = self.queries.len().saturating_sub(KEPT);
        self.queries.drain(..excess);
    }

    /// The queries, the newest last.
    pub fn queries(&self) -> &[String] {
        &self.queries
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_is_forgotten() {
        let mut history = History::default();
        for i in 0..=KEPT {
            history.remember(&i.to_string());
        }
        let queries = history.queries();
        assert_eq!((queries.len(), queries[0].as_str()), (KEPT, "1"));
    }
}
