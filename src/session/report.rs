//! What threads beside the screen tell the session.

use std::collections::HashMap;
use std::sync::Arc;

use super::note::Written;
use crate::app::Answer;
use crate::page::Anchor;
use crate::store::{History, Seen, StoreError};

/// News from beside the screen, for [`Session::take`](super::Session::take).
pub struct Report {
    /// The number of the job.
    pub(super) job: u64,
    pub(super) news: News,
}

pub(super) enum News {
    /// What a job has found.
    Answer(Answer),
    /// A job has ended; all its answers came before.
    Ended,
    /// Where the text on show was left in an earlier run.
    Place(Result<Option<Anchor>, StoreError>),
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
}

pub(super) struct StoredPlace {
    pub(super) article: usize,
    pub(super) written: Result<Option<Written>, StoreError>,
}

/// Where reports go, from whatever thread makes them.
pub(super) type Reports = Arc<dyn Fn(Report) + Send + Sync>;
