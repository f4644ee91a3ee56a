//! What is done with all texts of a library: searching them, collecting their words, learning their titles.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::entries::{article, title};
use super::jobs::Job;
use crate::app::{Answer, Batch};
use crate::document::Document;
use crate::find::{OFFERED, feed, hit};
use crate::library::Entry;
use crate::search::{Nearest, Queries, Query};
use crate::words::Language;

/// Threads that search a library beside the screen.
pub(super) const THREADS: usize = 2;

/// Answers come no more often than a screen is worth drawing for.
const PAUSE: Duration = Duration::from_millis(50);

/// How long to wait for more of a text for each byte that is there: ten times what reading it takes.
const NANOSECONDS_A_BYTE: u64 = 20;

/// Searches all entries: the first result is told as soon as it is there, others now and then.
pub(super) fn search(
    entries: &[Entry],
    queries: &Queries,
    generation: u64,
    threads: usize,
    work: &Job,
) {
    let next = AtomicUsize::new(0);
    let search = || search_some(entries, &next, queries, generation, work);
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(search);
        }
        search();
    });
    if !work.is_stopped() {
        let done = Batch {
            generation,
            done: true,
            ..Batch::default()
        };
        work.answer(Answer::Results(done));
    }
}

/// Searches those entries that no other thread has taken.
fn search_some(
    entries: &[Entry],
    next: &AtomicUsize,
    queries: &Queries,
    generation: u64,
    work: &Job,
) {
    let empty = || Batch {
        generation,
        ..Batch::default()
    };
    let mut batch = empty();
    let mut told: Option<Instant> = None;
    loop {
        let index = next.fetch_add(1, Ordering::Relaxed);
        let Some(entry) = entries.get(index).filter(|_| !work.is_stopped()) else {
            break;
        };
        let loaded = entry.load().ok();
        let searched = loaded.and_then(|document| {
            hit(index, &entry.name(), &document, queries, work.stopped()).ok()
        });
        match searched {
            Some(hit) => batch.hits.extend(hit),
            None => batch.unread += 1,
        }
        if !batch.hits.is_empty() && told.is_none_or(|told| told.elapsed() >= PAUSE) {
            told = Some(Instant::now());
            work.answer(Answer::Results(std::mem::replace(&mut batch, empty())));
        }
    }
    if !work.is_stopped() {
        work.answer(Answer::Results(batch));
    }
}

/// Tells of what comes of a text that is still being read, until all of it is there.
pub(super) fn follow(entry: &Entry, article: usize, work: &Job) {
    let mut known = 0;
    while let Some((len, all)) = entry.wait(known).filter(|_| !work.is_stopped()) {
        work.answer(Answer::Appended {
            article,
            all,
            cut_short: entry.cut_short(),
        });
        if all {
            break;
        }
        known = len;
        // What is not plain UTF-8 is read anew as a whole: the more there is, the more seldom.
        thread::sleep(PAUSE.max(Duration::from_nanos(len.saturating_mul(NANOSECONDS_A_BYTE))));
    }
}

/// The documents of a library, one after another; those that cannot be read are passed over.
pub(super) fn loaded(entries: &[Entry]) -> impl Iterator<Item = Arc<Document>> {
    entries
        .iter()
        .filter_map(|entry| entry.load().ok().map(Arc::new))
}

/// The words of some documents that are nearest to a query.
pub(super) fn nearest(
    query: &Query,
    documents: impl Iterator<Item = Arc<Document>>,
    work: &Job,
) -> Vec<String> {
    let mut nearest = Nearest::new(query);
    for document in documents.take_while(|_| !work.is_stopped()) {
        // A text that cannot be read to its end offers the words of its beginning.
        let _ = feed(&document, &mut nearest, work.stopped());
    }
    nearest.best(OFFERED)
}

/// Learns what the list shows of some entries.
pub(super) fn describe(entries: &[Entry], some: Vec<usize>, language: Language, job: &Job) {
    let mut known = Vec::new();
    let mut told = Instant::now();
    for index in some {
        let Some(entry) = entries.get(index).filter(|_| !job.is_stopped()) else {
            break;
        };
        entry.describe();
        known.push((index, article(entry, language)));
        if told.elapsed() >= PAUSE {
            told = Instant::now();
            job.answer(Answer::Titles(std::mem::take(&mut known)));
        }
    }
    job.answer(Answer::Titles(known));
}

/// Learns the titles of all entries, and finds those that match. What is learnt is told of those that are not yet known.
pub(super) fn titles(
    entries: &[Entry],
    unknown: Vec<bool>,
    query: Option<&Query>,
    language: Language,
    job: &Job,
) {
    let (mut titles, mut matching) = (Vec::new(), Vec::new());
    let mut told = Instant::now();
    for ((index, entry), unknown) in entries.iter().enumerate().zip(unknown) {
        if job.is_stopped() {
            return;
        }
        if unknown {
            entry.describe();
            titles.push((index, article(entry, language)));
        }
        if query.is_some_and(|query| has_title(entry, query, language)) {
            matching.push(index);
        }
        if told.elapsed() >= PAUSE {
            told = Instant::now();
            job.answer(Answer::Matching {
                titles: std::mem::take(&mut titles),
                articles: std::mem::take(&mut matching),
                done: false,
            });
        }
    }
    job.answer(Answer::Matching {
        titles,
        articles: matching,
        done: true,
    });
}

/// Whether the title of an entry matches, in either language.
fn has_title(entry: &Entry, query: &Query, language: Language) -> bool {
    let title_en = entry.title_en();
    query.is_in(&title(entry, language)) || title_en.is_some_and(|title| query.is_in(title))
}
