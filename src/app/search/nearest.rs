//! The words of the texts that are nearest to a query which was not found, and taking one of them.

use super::results::Results;
use crate::app::effect::Effect;
use crate::app::state::State;
use crate::find::Scope;
use crate::search::{Level, Nearest, Options, Queries, Query};
use crate::words::Missing;

/// Words that are offered for a query.
#[derive(Debug, Clone)]
pub struct Nearby {
    queries: Queries,
    scope: Scope,
    generation: u64,
    answered: bool,
    words: Vec<String>,
}

impl Nearby {
    /// The words, the nearest first.
    pub fn words(&self) -> &[String] {
        &self.words
    }
}

impl State {
    /// Asks for the words nearest to a query that was not found there.
    pub(super) fn look_for_nearest(&mut self, queries: Queries, scope: Scope) -> Vec<Effect> {
        let generation = self.next_generation();
        self.nearest = Some(Nearby {
            queries: queries.clone(),
            scope,
            generation,
            answered: false,
            words: Vec::new(),
        });
        vec![Effect::Nearest {
            queries,
            scope,
            generation,
        }]
    }

    /// Where neither article nor library has the query, and the article no word that is near to it, the library may.
    pub(super) fn look_further_for_nearest(&mut self) -> Vec<Effect> {
        let nothing = self.elsewhere.as_ref().is_some_and(Results::is_nothing);
        match &self.nearest {
            Some(nearby)
                if nothing
                    && nearby.answered
                    && nearby.words.is_empty()
                    && nearby.scope == Scope::Article =>
            {
                self.look_for_nearest(nearby.queries.clone(), Scope::Library)
            }
            _ => Vec::new(),
        }
    }

    /// The nearest words were found.
    pub(in crate::app) fn found_nearest(
        &mut self,
        generation: u64,
        words: Vec<String>,
    ) -> Vec<Effect> {
        let Some(nearby) = self.nearest.as_mut().filter(|n| n.generation == generation) else {
            return Vec::new();
        };
        nearby.answered = true;
        nearby.words = words;
        let (text, scope) = (nearby.queries.text().to_owned(), nearby.scope);
        if self.asking.is_none() && self.notice.is_some() {
            self.tell_missing(&text, scope);
        }
        self.look_further_for_nearest()
    }

    /// Says that nothing was found, and what there is instead.
    pub(super) fn tell_missing(&mut self, query: &str, scope: Scope) {
        let nearest = self
            .nearest
            .as_ref()
            .and_then(|nearby| nearby.words.first());
        let missing = Missing {
            query,
            scope,
            so_far: scope == Scope::Article && self.streaming.contains(&self.selected),
            elsewhere: self.elsewhere.as_ref().map_or(0, Results::total),
            nearest: nearest.map(String::as_str),
        };
        self.notice = Some(self.language.missing(&missing));
    }

    /// Looks for the nearest word instead; asked again, for the next nearest. A prompt that was closed stays so.
    pub(in crate::app) fn take_nearest(&mut self) -> Vec<Effect> {
        let Some(nearby) = self.nearest.as_mut().filter(|n| !n.words.is_empty()) else {
            return Vec::new();
        };
        let word = nearby.words.remove(0);
        let text = replaced(nearby.queries.text(), &word);
        let rest = nearby.clone();
        let closed = self.asking.is_none();
        let mut effects = Vec::new();
        if closed {
            effects.extend(self.ask(rest.scope));
        }
        effects.extend(self.type_anew(text));
        if !rest.words.is_empty() {
            self.nearest = Some(rest);
        }
        if closed {
            effects.extend(self.keep());
        }
        effects
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
