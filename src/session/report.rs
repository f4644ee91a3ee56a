//! What threads beside the screen tell the session.

use std::sync::Arc;

use crate::app::Answer;
use crate::store::{History, StoreError};

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
}

/// Where reports go, from whatever thread makes them.
pub(super) type Reports = Arc<dyn Fn(Report) + Send + Sync>;
