//! Queries of before, called back into the prompt.

use serde::{Deserialize, Serialize};

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

/// Whether a query is worth remembering.
pub(super) fn is_memorable(query: &str) -> bool {
    !query.trim().is_empty()
}

/// Where one is while walking through the history.
#[derive(Debug, Clone, Default)]
pub(super) struct Recall {
    /// How many queries back; 0 is what was typed.
    back: usize,
    typed: String,
}

impl Recall {
    /// The next older query, or newer; `text` is what the prompt holds. None where there is no other.
    pub(super) fn step(&mut self, history: &History, older: bool, text: &str) -> Option<String> {
        if self.back == 0 {
            text.clone_into(&mut self.typed);
        }
        let back = if older {
            self.back + 1
        } else {
            self.back.checked_sub(1)?
        };
        let found = match history.queries.len().checked_sub(back)? {
            _ if back == 0 => self.typed.clone(),
            index => history.queries.get(index)?.clone(),
        };
        self.back = back;
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn up_and_down_walk_through_the_queries_and_come_back_to_what_was_typed() {
        let mut history = History::default();
        for text in ["one", "two", "one", "three"] {
            history.remember(text);
        }
        assert_eq!(history.queries(), ["two", "one", "three"]);
        let mut recall = Recall::default();
        let mut step = |older, text: &str| recall.step(&history, older, text);
        assert_eq!(step(false, "ty").as_deref(), None);
        assert_eq!(step(true, "ty").as_deref(), Some("three"));
        assert_eq!(step(true, "three").as_deref(), Some("one"));
        assert_eq!(step(true, "one").as_deref(), Some("two"));
        assert_eq!(step(true, "two"), None);
        assert_eq!(step(false, "two").as_deref(), Some("one"));
        assert_eq!(step(false, "one").as_deref(), Some("three"));
        assert_eq!(step(false, "three").as_deref(), Some("ty"));
    }

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
