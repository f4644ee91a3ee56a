//! The query being typed: where it is looked for, and what to return to if it is given up.

use super::matches::ArticleSearch;
use super::recall::Recall;
use crate::app::jumps::Place;
use crate::app::list_view::{ListView, SavedView};
use crate::app::prompt::Prompt;
use crate::find::Scope;
use crate::page::Anchor;

/// A query being typed.
#[derive(Debug, Clone)]
pub struct QueryPrompt {
    /// The line.
    pub prompt: Prompt,
    /// Why the query finds nothing, if it cannot.
    pub problem: Option<String>,
    pub(super) target: Target,
    /// Whether what is found in the article is listed: the library was asked for, and has nothing else.
    pub(super) lists: bool,
    pub(super) recall: Recall,
    pub(super) before: Before,
}

/// Where the query is looked for.
#[derive(Debug, Clone)]
pub(super) enum Target {
    Article,
    Library {
        /// What the list showed, in whose place it shows the results.
        replaced: Box<ListView>,
    },
}

/// What there was before the prompt.
#[derive(Debug, Clone)]
pub(super) struct Before {
    pub(super) place: Option<Anchor>,
    /// The same as a document offset.
    pub(super) from: u64,
    pub(super) search: Option<ArticleSearch>,
    pub(super) list: SavedView,
}

impl QueryPrompt {
    /// Where the query is looked for.
    pub fn scope(&self) -> Scope {
        match self.target {
            Target::Article => Scope::Article,
            Target::Library { .. } => Scope::Library,
        }
    }

    /// Where the reader was before it was typed.
    pub(super) fn before_place(&self) -> Place {
        Place {
            article: self.former(),
            anchor: self.before.place,
        }
    }

    /// The article that was on show before it was typed.
    pub(super) fn former(&self) -> usize {
        self.before.list.selected
    }

    /// How the list is to look once the results of this query are left. They may have taken the place of older results: then
    /// as it looked before those.
    pub(super) fn list_before(&self) -> SavedView {
        match &self.target {
            Target::Library { replaced } => match &**replaced {
                ListView::Results(list) => list.before,
                ListView::Library | ListView::Titles(_) => self.before.list,
            },
            Target::Article => self.before.list,
        }
    }
}
