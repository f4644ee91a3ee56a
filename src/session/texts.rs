//! What is done with all texts of a library: searching them, collecting their words, learning their titles.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use super::article::{article, title};
use super::jobs::Job;
use crate::app::{Answer, Batch};
use crate::document::{Document, Format, Meta};
use crate::find::{OFFERED, Pool, Share, feed, hit};
use crate::library::{Entry, Library, LoadError};
use crate::search::{Nearest, Queries, Query};
use crate::words::Language;

/// Answers come no more often than a screen is worth drawing for.
const PAUSE: Duration = Duration::from_millis(50);

/// So long the results of the query before stay where there are none of this one yet.
const PATIENCE: Duration = Duration::from_millis(150);

/// Nearest words change no more often than a reader can follow.
const NEAREST_PAUSE: Duration = Duration::from_millis(400);

/// So many titles are looked through at once.
const AT_ONCE: usize = 1000;

/// So many titles fill any screen: a frame waits no longer once they are found.
pub(super) const MANY: usize = 500;

/// How long to wait for more of a text for each byte that is there: ten times what reading it takes.
const NANOSECONDS_A_BYTE: u64 = 20;

/// Searches all texts that are there: the first result is told as soon as it is there, others and how far it is now and then.
pub(super) fn search(library: &Library, queries: &Queries, generation: u64, pool: Pool, job: &Job) {
    let queries = &queries.until(job.stopped());
    let empty = || Batch {
        generation,
        ..Batch::default()
    };
    let entries = library.entries.iter().enumerate();
    let indexed: Vec<_> = entries.filter(|(index, _)| library.has(*index)).collect();
    let mut batch = empty();
    let (began, mut told) = (Instant::now(), None::<Instant>);
    let ended = pool.as_they_come(
        &pool.jobs(&indexed),
        Vec::new,
        |buf, entries, put| {
            // Whether anybody still waits is known by the job.
            let _ = put(search_some(entries, queries, buf, job));
        },
        |part: Batch| {
            batch.searched += part.searched;
            batch.unread += part.unread;
            batch.hits.extend(part.hits);
            let is_due = match told {
                Some(told) => told.elapsed() >= PAUSE,
                None => !batch.hits.is_empty() || began.elapsed() >= PATIENCE,
            };
            if is_due {
                told = Some(Instant::now());
                job.answer(Answer::Results(std::mem::replace(&mut batch, empty())));
            }
            job.go_on()
        },
    );
    if ended.is_ok() {
        batch.done = true;
        job.answer(Answer::Results(batch));
    }
}

/// Searches some entries, each with its index.
fn search_some(
    entries: &[(usize, &Arc<Entry>)],
    queries: &Queries,
    buf: &mut Vec<u8>,
    job: &Job,
) -> Batch {
    let mut batch = Batch::default();
    for &(index, entry) in entries {
        if job.is_stopped() {
            break;
        }
        match hit(index, entry, queries, buf, job.stopped()) {
            Ok(hit) => batch.hits.extend(hit),
            // It is no text, and is listed only because the reader wants to see all files.
            Err(LoadError::Foreign { .. }) => {}
            Err(_) => batch.unread += 1,
        }
        batch.searched += 1;
    }
    batch
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

/// Finds the headings of a document: what was found so far is told now and then, at the end that these are all.
pub(super) fn headings(document: &Document, generation: u64, job: &Job) {
    let answer = |headings, searched, done| {
        job.answer(Answer::Headings {
            generation,
            headings,
            searched,
            done,
        });
    };
    let (mut known, mut told) = (Vec::new(), Instant::now());
    // A text that cannot be read to its end has the headings of its beginning; why is told where it is shown.
    let _ = document.headings(&mut |found, searched| {
        known.extend(found);
        if told.elapsed() >= PAUSE {
            told = Instant::now();
            answer(std::mem::take(&mut known), searched, false);
        }
        if job.is_stopped() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    answer(known, document.total(), true);
}

/// Finds the words of a document that are nearest to a query.
pub(super) fn nearest_in(document: &Document, query: &Query, generation: u64, job: &Job) {
    let mut nearest = Nearest::new(query);
    // A text that cannot be read to its end offers the words of its beginning.
    let stop = job.stopped();
    let _ = feed(document, &mut nearest, Share::ALONE, &mut Vec::new(), stop);
    job.answer(Answer::Nearest {
        generation,
        words: nearest.best(OFFERED),
        instead: Some(nearest.instead()),
    });
}

/// The words of all entries that are nearest to a query: those of the entries so far now and then, at the end those of all.
pub(super) fn nearest(
    entries: &[Arc<Entry>],
    query: &Query,
    generation: u64,
    pool: Pool,
    job: &Job,
) {
    let answer = |words, instead| {
        job.answer(Answer::Nearest {
            generation,
            words,
            instead,
        });
    };
    let share = Share::of(entries.len());
    let mut nearest = Nearest::new(query);
    let (mut told, mut best) = (Instant::now(), Vec::new());
    let ended = pool.as_they_come(
        &pool.long_jobs(entries),
        Vec::new,
        |buf, entries, put| {
            let mut nearest = Nearest::new(query);
            for entry in *entries {
                let Some(document) = entry.load().ok().filter(|_| !job.is_stopped()) else {
                    continue;
                };
                // As above.
                let _ = feed(&document, &mut nearest, share, buf, job.stopped());
            }
            // Whether anybody still waits is known by the job.
            let _ = put(nearest);
        },
        |part| {
            nearest.merge(part);
            if told.elapsed() >= NEAREST_PAUSE {
                told = Instant::now();
                let now = nearest.best(OFFERED);
                if now != best {
                    best.clone_from(&now);
                    answer(now, None);
                }
            }
            job.go_on()
        },
    );
    if ended.is_ok() {
        answer(nearest.best(OFFERED), Some(nearest.instead()));
    }
}

/// Learns what the list shows of some entries.
pub(super) fn describe(entries: &[Arc<Entry>], some: Vec<usize>, language: Language, job: &Job) {
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
    library: &Library,
    unknown: &[bool],
    query: Option<&Query>,
    language: Language,
    pool: Pool,
    job: &Job,
) {
    if let Some(query) = query {
        titles_at_hand(library, unknown, query, language, pool, job);
    }
    let common = common_folder(&library.entries);
    let matches = |entry: &Entry, query: &Query| {
        has_title(entry, query, language) || is_in_folder(entry, common, query)
    };
    let entries = library.entries.iter().zip(unknown).enumerate();
    let entries: Vec<_> = entries.filter(|(index, _)| library.has(*index)).collect();
    let (mut titles, mut matching) = (Vec::new(), Vec::new());
    let mut told = Instant::now();
    let ended = pool.in_order(
        &pool.jobs(&entries),
        || (),
        |(), entries, put| {
            let (mut titles, mut matching) = (Vec::new(), Vec::new());
            for &(index, (entry, unknown)) in entries.iter().take_while(|_| !job.is_stopped()) {
                if *unknown {
                    entry.describe();
                    titles.push((index, article(entry, language)));
                }
                if query.is_some_and(|query| matches(entry, query)) {
                    matching.push(index);
                }
            }
            // Whether anybody still waits is known by the job.
            let _ = put((titles, matching));
        },
        |(some, articles)| {
            titles.extend(some);
            matching.extend(articles);
            if told.elapsed() >= PAUSE {
                told = Instant::now();
                job.answer(Answer::Matching {
                    titles: std::mem::take(&mut titles),
                    articles: std::mem::take(&mut matching),
                    done: false,
                });
            }
            job.go_on()
        },
    );
    if ended.is_ok() {
        job.answer(Answer::Matching {
            titles,
            articles: matching,
            done: true,
        });
    }
}

/// Finds the titles that match among those that are known without reading a text: those that were read before, and those of
/// plain texts, which are called by their names.
fn titles_at_hand(
    library: &Library,
    unknown: &[bool],
    query: &Query,
    language: Language,
    pool: Pool,
    job: &Job,
) {
    let is_plain = |entry: &Entry| Format::of_name(entry.path()) == Some(Format::Plain);
    let is_at_hand = |index: usize| {
        let is_known = unknown.get(index).is_some_and(|unknown| !unknown);
        library.has(index) && (is_known || is_plain(&library.entries[index]))
    };
    let count = library.entries.len();
    let mut matching = Vec::new();
    let ended = pool.in_order(
        &(0..count).step_by(AT_ONCE).collect::<Vec<_>>(),
        || (),
        |(), &start, put| {
            let some = (start..count.min(start + AT_ONCE)).take_while(|_| !job.is_stopped());
            let some = some.filter(|&index| {
                is_at_hand(index) && has_title(&library.entries[index], query, language)
            });
            // Whether anybody still waits is known by the job.
            let _ = put(some.collect::<Vec<_>>());
        },
        |articles: Vec<usize>| {
            matching.extend(articles);
            job.go_on()
        },
    );
    if ended.is_ok() && !matching.is_empty() {
        job.answer(Answer::Matching {
            titles: Vec::new(),
            articles: matching,
            done: false,
        });
    }
}

/// Whether the title of an entry matches, in either language, its summary, one of its tags, or the name of its file.
fn has_title(entry: &Entry, query: &Query, language: Language) -> bool {
    let is_described = |meta: &Meta| {
        let described = [&meta.title_en, &meta.summary, &meta.summary_en];
        let mut described = described.into_iter().flatten().chain(&meta.tags);
        described.any(|text| query.is_in(text))
    };
    query.is_in(&title(entry, language))
        || entry.meta().is_some_and(is_described)
        || query.is_in(&entry.name())
}

/// The folder that all texts lie in: its name tells none from another.
fn common_folder(entries: &[Arc<Entry>]) -> &Path {
    let mut folders = entries.iter().filter_map(|entry| entry.path().parent());
    let first = folders.next().unwrap_or(Path::new(""));
    folders.fold(first, |common, folder| {
        let mut above = common.ancestors();
        let is_above = |above: &&Path| folder.starts_with(above);
        above.find(is_above).unwrap_or(Path::new(""))
    })
}

/// Whether the name of a folder matches that a text lies in, however far below.
fn is_in_folder(entry: &Entry, common: &Path, query: &Query) -> bool {
    let folder = entry.path().parent();
    let below = folder.and_then(|folder| folder.strip_prefix(common).ok());
    let mut names = below.into_iter().flatten();
    names.any(|name| query.is_in(&name.to_string_lossy()))
}
