//! What the reader looks for: a query for each of the two kinds of documents, and where a search goes on from what it found.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::markup::has_entity;
use super::matches::Match;
use super::meant::Instead;
use super::query::{Query, QueryError};
use super::stage::Stage;
use super::{FEW, Level, Options, Rung};

/// One text compiled twice: in Persian and Urdu گ چ پ ژ are letters of their own, elsewhere they are spellings of others.
#[derive(Debug, Clone)]
pub struct Queries {
    folded: Query,
    persian: Query,
}

impl Queries {
    /// Compiles a text at a level; at [`Level::Auto`], as the first stage of a search.
    pub fn new(text: &str, level: Level) -> Result<Self, QueryError> {
        Self::at(text, level, &Stage::Typed)
    }

    fn at(text: &str, level: Level, stage: &Stage) -> Result<Self, QueryError> {
        let compile = |keep_persian_letters| {
            let options = Options {
                level,
                keep_persian_letters,
            };
            Query::at(text, options, stage.clone())
        };
        Ok(Self {
            folded: compile(false)?,
            persian: compile(true)?,
        })
    }

    /// The same at another stage; nothing if that has nothing to add to those before it.
    fn at_stage(&self, stage: &Stage) -> Option<Self> {
        Self::at(self.text(), self.level(), stage).ok()
    }

    /// What to look for where so many matches are all there is, and these are the names that they are paired with: something
    /// that may have been meant as well, and finds all of these again. None if they are enough or nothing else may have been
    /// meant, and at a level other than [`Level::Auto`].
    #[must_use]
    pub fn next(&self, found: u64, paired: &[String]) -> Option<Self> {
        if !paired.is_empty() {
            return self.instead(paired.to_vec(), Rung::Paired);
        }
        // Of words apart each counts by itself.
        let words = self.folded.words_apart();
        if self.level() != Level::Auto || found >= FEW * words as u64 {
            return None;
        }
        let mut stage = self.folded.stage().clone();
        loop {
            stage = stage.next(found, words)?;
            if let Some(queries) = self.at_stage(&stage) {
                return Some(queries);
            }
        }
    }

    /// Its words apart, where side by side they are enough; nothing for one word, and where signs say how they stand.
    #[must_use]
    pub fn apart(&self) -> Option<Self> {
        let is_before = matches!(
            self.folded.stage(),
            Stage::Typed | Stage::Unmarked | Stage::Forms
        );
        (self.level() == Level::Auto && is_before).then(|| self.at_stage(&Stage::Apart))?
    }

    /// Whether a match that a later stage found is one of this stage.
    pub fn reaches(&self, found: &Match) -> bool {
        let reach = self.folded.stage().reach(self.folded.reach());
        reach.is_some_and(|reach| found.rung <= reach)
    }

    /// The same with other texts in its place: what sounds like it or is paired with it in another script.
    #[must_use]
    pub fn instead(&self, texts: Vec<String>, rung: Rung) -> Option<Self> {
        self.or_alone(texts, rung, None)
    }

    fn or_alone(&self, texts: Vec<String>, rung: Rung, alone: Option<String>) -> Option<Self> {
        let stage = Stage::Instead { texts, rung, alone };
        (self.level() == Level::Auto).then(|| self.at_stage(&stage))?
    }

    /// What to look for where nothing at all was found, or not for certain, and the query may have been meant for this.
    #[must_use]
    pub fn rest(&self, instead: Instead) -> Option<Self> {
        let most = || self.at_stage(&Stage::Most);
        let alone = |word| self.instead(vec![word], Rung::Most);
        match self.folded.stage() {
            _ if self.level() != Level::Auto => None,
            Stage::Most => None,
            Stage::Instead { alone: word, .. } => most().or_else(|| alone(word.clone()?)),
            _ if instead.texts.is_empty() => most().or_else(|| alone(instead.alone?)),
            _ => self.or_alone(instead.texts, Rung::Alike, instead.alone),
        }
    }

    /// Whether so many matches that are what was typed for certain, so many of them in texts and not in titles, leave open what
    /// was meant: none do, and few of a Latin name, which the same texts may give in Arabic letters.
    pub fn is_unmet(&self, sure: u64, in_texts: u64) -> bool {
        sure == 0 || in_texts < FEW && self.folded.may_be_paired()
    }

    /// Whether it has gone as far as words of the same root, which may as well not have been meant.
    pub fn is_of_root(&self) -> bool {
        *self.folded.stage() == Stage::Related
    }

    /// Whether words that are near to it may still be looked for in its place.
    pub fn may_be_replaced(&self) -> bool {
        self.level() == Level::Auto && self.is_stage()
    }

    /// Whether it is what was typed at some stage, and nothing in its place.
    pub fn is_stage(&self) -> bool {
        !matches!(self.folded.stage(), Stage::Most | Stage::Instead { .. })
    }

    /// What is looked for in its place.
    pub fn replacements(&self) -> &[String] {
        match self.folded.stage() {
            Stage::Instead { texts, .. } => texts,
            _ => &[],
        }
    }

    /// The same for a search that ends once `stop` is set, even within a chunk.
    #[must_use]
    pub fn until(&self, stop: &Arc<AtomicBool>) -> Self {
        Self {
            folded: self.folded.until(stop),
            persian: self.persian.until(stop),
        }
    }

    /// Its first stage.
    #[must_use]
    pub fn first(&self) -> Self {
        Self::new(self.text(), self.level()).unwrap_or_else(|_| self.clone())
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

    /// Whether the text that is made of some Markdown may have a match, in whatever language it is, told from its source
    /// alone. Never false if it has one; true for few that have none.
    pub fn may_be_in_markup(&self, source: &[u8]) -> bool {
        let keeps_letters = || self.text().contains(['گ', 'چ', 'پ', 'ژ', 'ڤ']);
        self.folded.may_be_in_markup(source)
            || (keeps_letters() && self.persian.may_be_in_markup(source))
            || has_entity(source)
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
