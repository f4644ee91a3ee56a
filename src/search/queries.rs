//! What the reader looks for, compiled: a query for each of the two kinds of documents.

use super::{Level, Options, Query, QueryError};

/// One text compiled twice: in Persian and Urdu گ چ پ ژ are letters of their own, elsewhere they are spellings of others.
#[derive(Debug, Clone)]
pub struct Queries {
    folded: Query,
    persian: Query,
}

impl Queries {
    /// Compiles a text at a level.
    pub fn new(text: &str, level: Level) -> Result<Self, QueryError> {
        let compile = |keep_persian_letters| {
            let options = Options {
                level,
                keep_persian_letters,
            };
            Query::new(text, options)
        };
        Ok(Self {
            folded: compile(false)?,
            persian: compile(true)?,
        })
    }

    /// The query for a document that keeps Persian letters apart, or for one that does not.
    pub fn of(&self, keeps_persian_letters: bool) -> &Query {
        if keeps_persian_letters {
            &self.persian
        } else {
            &self.folded
        }
    }

    /// The query for what has no language: titles of the whole list.
    pub fn folded(&self) -> &Query {
        &self.folded
    }

    /// The text as typed.
    pub fn text(&self) -> &str {
        self.folded.text()
    }

    /// The level.
    pub fn level(&self) -> Level {
        self.folded.options().level
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persian_and_urdu_keep_their_letters() {
        // gaf for kaf
        let queries = Queries::new("\u{6AF}", Level::Fold).unwrap();
        let found = |keeps| queries.of(keeps).is_in("\u{643}");
        assert_eq!([false, true].map(found), [true, false]);
    }
}
