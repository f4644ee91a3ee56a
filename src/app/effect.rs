//! What the state asks of the world, and what it is told of it: all that this room knows of files and threads.
//!
//! These are three lists and not one, for they do not pair off. Many an [`Effect`] is answered by nothing, some by several
//! [`Answer`]s; what comes of a stream is asked for by none. And a [`Task`] is what replaces the one of its kind that still
//! runs: loading in another encoding ends loading.

use std::path::PathBuf;
use std::sync::Arc;

use super::article::Article;
use super::copy_order::CopyOrder;
use super::outline::SortBy;
use super::search::Batch;
use crate::document::{Address, BlockId, Document, FileLink, Heading, Link, Part, ReadError};
use crate::find::{Found, Scope};
use crate::library::LoadError;
use crate::page::Anchor;
use crate::search::{Instead, Queries, Query};

/// What the state asks of the world.
#[derive(Debug, Clone)]
pub enum Effect {
    /// Load an article of the list, as far as it has come.
    Load(usize),
    /// Read an article in the next encoding that it may have from now on, and load it.
    TryEncoding(usize),
    /// Load a text of the list with the letters of each line in the other order from now on.
    TurnLines(usize),
    /// Load a page of the list anew, this part of it.
    ShowPart(usize, Part),
    /// Read again what has changed of the open document and of the folders.
    Reread,
    /// Walk the folders again.
    Walk,
    /// Find out in which order the texts come.
    Sort(SortBy),
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
    /// Look for the headings of the open document; the number is to be given back with the answers.
    Contents(u64),
    /// Find where a line of the file of the open document stands.
    FindLine {
        /// Counted from 1.
        line: u64,
        /// Whether a link led there; to be given back with the answer.
        led: bool,
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
    /// Learn the titles of all articles, and which of them match.
    Titles(Option<Query>),
    /// Mark the paragraph at a place of the open document, with a note or without.
    AddBookmark {
        /// The place.
        place: Anchor,
        /// The note, if it is not empty.
        note: String,
    },
    /// Put a note to a bookmark.
    NoteBookmark {
        /// The name of the bookmark.
        id: String,
        /// The note.
        note: String,
    },
    /// Take the bookmark of this name away.
    DropBookmark(String),
    /// Write these bookmarks, by their index, into a file for others.
    ExportBookmarks(Vec<usize>),
    /// Find the first link of the open document from a place on, or the last before it.
    FindLink {
        /// The place.
        from: Anchor,
        /// Whether those behind it are meant.
        forward: bool,
    },
    /// Find out where a link to a file leads, and follow it; one that leads out of the folder only to the file that was shown.
    FollowLink {
        /// The link.
        link: FileLink,
        /// Where it was shown to lead.
        shown: Option<PathBuf>,
    },
    /// Have an address opened by whoever opens such.
    OpenAddress(Address),
    /// Copy a part of the open document.
    Copy(CopyOrder),
    /// Show what was copied last on a page of its own.
    ShowCopied,
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

/// Kinds of work beside the screen; of each, one is awaited at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Task {
    /// [`Effect::Load`], [`Effect::TryEncoding`], [`Effect::TurnLines`] and [`Effect::ShowPart`].
    Load,
    /// Reading a long chapter of the open document.
    Chapter,
    /// Walking the folders of the library.
    Walk,
    /// Reading the open document again, if it has changed.
    Reread,
    /// [`Effect::Sort`].
    Sort,
    /// Learning what the list shows of the articles on the screen.
    Describe,
    /// Finding the place where a text was left in an earlier run.
    Place,
    /// Finding out how far the texts of the list were read.
    Seen,
    /// Reading the bookmarks.
    Bookmarks,
    /// Finding the bookmarks of a text in it.
    Marks,
    /// [`Effect::FindLink`] and [`Effect::FollowLink`].
    Link,
    /// [`Effect::Copy`].
    Copy,
    /// [`Effect::Search`].
    Search,
    /// [`Effect::SearchLibrary`].
    Library,
    /// [`Effect::Nearest`].
    Nearest,
    /// [`Effect::Contents`].
    Contents,
    /// [`Effect::FindLine`].
    Line,
    /// [`Effect::Titles`].
    Titles,
    /// Waiting for more of the texts that are still being read.
    Follow,
}

/// What comes of an effect, for [`State::answer`](super::State::answer).
pub enum Answer {
    /// Of [`Effect::Load`], [`Effect::TryEncoding`], [`Effect::TurnLines`] and [`Effect::ShowPart`].
    Loaded(Result<Arc<Document>, LoadError>),
    /// Of [`Effect::Search`].
    Found(Found),
    /// Of [`Effect::Load`], before that: the beginning of a text that takes long to be parsed.
    Begun(Arc<Document>),
    /// Of [`Effect::SearchLibrary`].
    Results(Batch),
    /// Of [`Effect::Nearest`].
    Nearest {
        /// That of the effect.
        generation: u64,
        /// The words, the nearest first.
        words: Vec<String>,
        /// Texts that the query must have been meant for, once all words are known.
        instead: Option<Instead>,
    },
    /// Of [`Effect::Contents`].
    Headings {
        /// That of the effect.
        generation: u64,
        /// More headings, in order.
        headings: Vec<Heading>,
        /// All headings before this document offset are known.
        searched: u64,
        /// Whether these are all.
        done: bool,
    },
    /// Of [`Effect::FindLine`].
    Line {
        /// The document offset where the line begins.
        offset: u64,
        /// How many lines there are, if not so many.
        lines: Option<u64>,
        /// That of the effect.
        led: bool,
    },
    /// Of [`Effect::FindLink`].
    Link {
        /// That of the effect.
        forward: bool,
        /// The link and the block that it stands in; none if there are no more.
        found: Option<(BlockId, Link)>,
    },
    /// The open document has changed, and was read again.
    Reread {
        /// Which article it is.
        article: usize,
        /// What it is now, and the document offset of the place that the reader was at; or why it cannot be read any more.
        read: Result<(Arc<Document>, u64), LoadError>,
    },
    /// Of [`Effect::Sort`].
    Sorted {
        /// That of the effect.
        by: SortBy,
        /// All articles in their order.
        articles: Vec<usize>,
    },
    /// What became known of articles, by their index.
    Titles(Vec<(usize, Article)>),
    /// Of [`Effect::Titles`]: more articles whose titles match, each time in the order of the library.
    Matching {
        /// What became known of articles, by their index.
        titles: Vec<(usize, Article)>,
        /// Those that match; none if there is no query.
        articles: Vec<usize>,
        /// Whether all have been looked at.
        done: bool,
    },
    /// More of an article has come.
    Appended {
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
