//! What threads beside the screen tell the session.

use std::collections::HashMap;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use super::note::Written;
use super::passage::CopyError;
use crate::app::{Answer, Article, Copied};
use crate::library::{Found, LinkError, Linked};
use crate::page::Anchor;
use crate::store::{Bookmark, History, Seen, StoreError};

/// News from beside the screen, for [`Session::take`](super::Session::take).
pub struct Report {
    /// The number of the job.
    pub(super) job: u64,
    pub(super) news: News,
}

pub(super) enum News {
    /// What a job has found.
    Answer(Answer),
    /// What a walk has found, and what the list knows of the texts.
    Walked(Vec<Article>, Box<Found>),
    /// A job has ended; all its answers came before.
    Ended,
    /// Where the text on show was left in an earlier run.
    Place(Result<Option<Anchor>, StoreError>),
    /// All bookmarks, and which articles are their texts.
    Bookmarks(Result<(Vec<Bookmark>, HashMap<String, usize>), StoreError>),
    /// Where the bookmarks of an article stand in its text, by their names; nowhere, if their words are gone.
    Marks(usize, Vec<(String, Option<Anchor>)>),
    /// The words of what is to be copied, or why there are none.
    Copied(Result<Copied, CopyError>),
    /// Where a link leads, and the name of a place there.
    Linked(Result<Linked, LinkError>, Option<String>),
    /// How far texts were read, by their index.
    Seen(HashMap<usize, Seen>),
    /// What came of reading or writing what is kept between runs.
    Stored(Stored),
}

pub(super) enum Stored {
    /// The queries that were kept.
    Queries(Result<History, StoreError>),
    /// A query was written.
    Query(Result<(), StoreError>),
    /// The mode of a terminal was written.
    Mode {
        mode: String,
        terminal: String,
        written: Result<(), StoreError>,
    },
    /// The place in a text was written, and how far that was read.
    Place(StoredPlace),
    /// What was read last was written.
    Last(Result<(), StoreError>),
    /// What keys chose of how texts look was written.
    Looks(Result<(), StoreError>),
    /// A bookmark was written; none of a text that cannot have any.
    Bookmark(Option<Box<AddedBookmark>>),
    /// A note to a bookmark, or that it is dropped, was written.
    Noted(Result<(), StoreError>),
    /// Bookmarks were written into a file for others.
    Exported(io::Result<PathBuf>),
}

/// A bookmark that was made.
pub(super) struct AddedBookmark {
    pub(super) bookmark: Bookmark,
    pub(super) article: usize,
    pub(super) place: Anchor,
    pub(super) written: Result<(), StoreError>,
}

pub(super) struct StoredPlace {
    pub(super) article: usize,
    pub(super) written: Result<Option<Written>, StoreError>,
}

/// Where reports go, from whatever thread makes them.
pub(super) type Reports = Arc<dyn Fn(Report) + Send + Sync>;
