//! Earlier queries, called back into the prompt.

use crate::store::History;

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
        let found = match history.queries().len().checked_sub(back)? {
            _ if back == 0 => self.typed.clone(),
            index => history.queries().get(index)?.clone(),
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
}
