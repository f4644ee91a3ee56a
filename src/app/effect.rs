//! What the state asks of the world, and what it is told of it: all that this room knows of files and threads.

use super::article::Article;
use super::search::Batch;
use crate::document::ReadError;
use crate::find::{Found, Scope};
use crate::library::LoadError;
use crate::search::Queries;

/// What the state asks of the world.
#[derive(Debug, Clone)]
pub enum Effect {
    /// Load an article of the list and give it to [`State::document_loaded`](super::State::document_loaded).
    Open(usize),
    /// Load an article of which more has come, for [`State::document_appended`](super::State::document_appended).
    Reload(usize),
    /// Search the open document from an offset on.
    Search {
        /// What to look for.
        queries: Queries,
        /// Where to begin.
        from: u64,
        /// To be given back with the answers.
        generation: u64,
    },
    /// Search all texts of the library.
    SearchLibrary {
        /// What to look for.
        queries: Queries,
        /// To be given back with the answers.
        generation: u64,
    },
    /// Find the words nearest to a query, in the open document or in all of the library.
    Nearest {
        /// The query that was not found.
        queries: Queries,
        /// Where it was looked for.
        scope: Scope,
        /// To be given back with the answer.
        generation: u64,
    },
    /// Learn the titles of all articles.
    Titles,
    /// Learn the queries of before, which another reading may have added to.
    Recall,
    /// Remember a query for later readings.
    Remember(String),
    /// Nobody waits for the answers any more.
    Stop(Task),
    /// Use the mode of this line of the test card from now on, and remember it for this terminal.
    Choose(usize),
    /// Draw every cell again.
    Redraw,
    /// Stop until the shell says to go on.
    Suspend,
    /// End.
    Quit,
}

/// Work that may run beside the screen; of each kind one at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Task {
    /// [`Effect::Search`].
    Search,
    /// [`Effect::SearchLibrary`].
    Library,
    /// [`Effect::Nearest`].
    Nearest,
    /// [`Effect::Titles`].
    Titles,
    /// Waiting for more of the texts that are still being read.
    Follow,
}

/// What comes of an effect, for [`State::answer`](super::State::answer).
#[derive(Debug, Clone)]
pub enum Answer {
    /// Of [`Effect::Search`].
    Found(Found),
    /// Of [`Effect::SearchLibrary`].
    Results(Batch),
    /// Of [`Effect::Nearest`].
    Nearest {
        /// That of the effect.
        generation: u64,
        /// The words, the nearest first.
        words: Vec<String>,
    },
    /// Of [`Effect::Titles`]: articles by their index.
    Titles(Vec<(usize, Article)>),
    /// More of an article has come.
    More {
        /// Its index.
        article: usize,
        /// Whether that is all of it.
        all: bool,
        /// Why it is not, though no more will come.
        cut_short: Option<LoadError>,
    },
    /// [`Effect::Search`] came to an end before that of the text.
    Failed {
        /// That of the effect.
        generation: u64,
        /// What went wrong.
        error: ReadError,
    },
}
