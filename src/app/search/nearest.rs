//! What there is instead of a query that was not found: results elsewhere, and words that are near to it.

use super::results::Results;
use crate::find::Scope;
use crate::search::{Level, Nearest, Options, Queries, Query};

/// What is offered instead of a query that was not found.
#[derive(Debug, Clone, Default)]
pub struct Offers {
    /// What the library holds of a query that the article does not.
    pub elsewhere: Option<Results>,
    /// Words to look for instead.
    pub nearest: Option<Nearby>,
}

/// Words that are near to a query.
#[derive(Debug, Clone)]
pub struct Nearby {
    pub(super) queries: Queries,
    pub(super) scope: Scope,
    pub(super) generation: u64,
    pub(super) answered: bool,
    /// Whether all words have been looked at.
    pub(super) done: bool,
    pub(super) words: Vec<String>,
}

impl Offers {
    /// The words that are near to the query, the nearest first.
    pub fn words(&self) -> &[String] {
        self.nearest.as_ref().map_or(&[], Nearby::words)
    }

    /// Takes the nearest word: the query with it in the place of the word that it is near to, and the words that are left.
    pub(super) fn take_word(&mut self) -> Option<(String, Nearby)> {
        let mut nearby = self.nearest.take_if(|nearby| !nearby.words.is_empty())?;
        let word = nearby.words.remove(0);
        Some((replaced(nearby.queries.text(), &word), nearby))
    }
}

impl Nearby {
    /// The words, the nearest first.
    pub fn words(&self) -> &[String] {
        &self.words
    }
}

/// The query with `near` in the place of the word that it is near to.
fn replaced(query: &str, near: &str) -> String {
    let is_near = |word: &str| {
        let options = Options {
            level: Level::Fold,
            ..Options::default()
        };
        Query::new(word, options).is_ok_and(|word| {
            let mut nearest = Nearest::new(&word);
            nearest.feed(near.as_bytes());
            !nearest.best(1).is_empty()
        })
    };
    let mut words = query.split_inclusive(char::is_whitespace);
    let mut replaced = String::new();
    for piece in words.by_ref() {
        let word = piece.trim_end();
        if is_near(word) {
            let space = &piece[word.len()..];
            return [&replaced, near, space, &words.collect::<String>()].concat();
        }
        replaced.push_str(piece);
    }
    near.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_several_words_the_one_that_is_near_is_replaced() {
        assert_eq!(replaced("kazakstan", "kazakhstan"), "kazakhstan");
        assert_eq!(
            replaced("oil of kazakstan now", "kazakhstan"),
            "oil of kazakhstan now"
        );
        assert_eq!(
            replaced("xkazakstanx kazakstan", "kazakhstan"),
            "xkazakstanx kazakhstan"
        );
        assert_eq!(replaced("quite other", "kazakhstan"), "kazakhstan");
    }
}
