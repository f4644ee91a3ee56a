//! Queries of before, called back into the prompt.

/// How many queries are kept.
const KEPT: usize = 200;

/// Puts a query at the end, the newest; it is in the list once.
pub(super) fn remember(history: &mut Vec<String>, text: &str) {
    if text.is_empty() {
        return;
    }
    history.retain(|earlier| earlier != text);
    history.push(text.to_owned());
    let excess = history.len().saturating_sub(KEPT);
    history.drain(..excess);
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
    pub(super) fn step(&mut self, history: &[String], older: bool, text: &str) -> Option<String> {
        if self.back == 0 {
            text.clone_into(&mut self.typed);
        }
        let back = if older {
            self.back + 1
        } else {
            self.back.checked_sub(1)?
        };
        let found = match history.len().checked_sub(back)? {
            _ if back == 0 => self.typed.clone(),
            index => history.get(index)?.clone(),
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
        let mut history = Vec::new();
        for text in ["one", "two", "one", "three"] {
            remember(&mut history, text);
        }
        assert_eq!(history, ["two", "one", "three"]);
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
        let mut history = Vec::new();
        for i in 0..=KEPT {
            remember(&mut history, &i.to_string());
        }
        assert_eq!((history.len(), history[0].as_str()), (KEPT, "1"));
    }
}
