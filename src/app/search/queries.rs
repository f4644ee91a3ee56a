//! What the reader looks for, compiled: a query for each of the two kinds of documents.

use crate::document::Meta;
use crate::search::{Level, Options, Query, QueryError};

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

    /// The query for a document about which this is known.
    pub fn of(&self, meta: &Meta) -> &Query {
        if meta.keeps_persian_letters() {
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
        let found = |lang: &str| {
            let meta = Meta {
                lang: Some(lang.into()),
                ..Meta::default()
            };
            queries.of(&meta).matches("\u{643}".as_bytes()).count()
        };
        assert_eq!(["ar", "", "far"].map(found), [1, 1, 1]);
        assert_eq!(["fa", "FA-IR", "ur_PK"].map(found), [0, 0, 0]);
    }
}
