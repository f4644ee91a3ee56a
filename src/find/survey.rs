//! What a query finds at each stage of a search, counted in one reading of all texts: a search that prints what it finds has to
//! know before it begins how far it must go from what was typed.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::haystack::{Haystack, Searchable};
use super::pairs::Pairs;
use super::pool::Pool;
use crate::document::{Document, ReadError};
use crate::library::{Entry, LoadError};
use crate::search::{FEW, Nearest, Queries, Query, Rung};

/// Words that may have been meant are taken from so much of each text as a whole, and from so much of each MiB of it that
/// follows: what a long text speaks of it names more than once.
const ALL: usize = 512 << 10;
const SOME: usize = 128 << 10;

/// What texts have of a query.
pub struct Survey {
    stages: Vec<Stage>,
    pairs: Pairs,
    nearest: Nearest,
}

/// One stage of a search, how many matches it has, and whether any of them is what was typed for certain.
struct Stage {
    queries: Queries,
    found: u64,
    is_sure: bool,
}

/// What one thread counts.
#[derive(Clone)]
struct Part {
    found: Vec<u64>,
    are_sure: Vec<bool>,
    pairs: Pairs,
    nearest: Nearest,
}

impl Survey {
    /// Reads all texts, as far as it takes to know. What cannot be read counts for nothing: who prints it will tell.
    pub fn new(entries: &[Arc<Entry>], queries: &Queries) -> Self {
        let mut survey = Self {
            stages: stages(queries),
            pairs: Pairs::default(),
            nearest: Nearest::new(queries.folded()),
        };
        let empty = Part {
            found: vec![0; survey.stages.len()],
            are_sure: vec![false; survey.stages.len()],
            pairs: Pairs::default(),
            nearest: survey.nearest.clone(),
        };
        let stages: Vec<Queries> = survey
            .stages
            .iter()
            .map(|stage| stage.queries.clone())
            .collect();
        let known = AtomicU64::new(0);
        let pool = Pool::of_all_cores();
        let work = |buf: &mut Vec<u8>, entries: &&[Arc<Entry>]| {
            let mut part = empty.clone();
            for entry in *entries {
                if is_enough(&stages, known.load(Ordering::Relaxed)) {
                    break;
                }
                // As said above.
                let _ = part.read(entry, &stages, buf);
                known.fetch_add(part.take_first(), Ordering::Relaxed);
            }
            part
        };
        let taken: Result<(), ()> = pool.as_they_come(
            &pool.jobs(entries),
            Vec::new,
            |buf, entries, put| {
                // All are taken.
                let _ = put(work(buf, entries));
            },
            |part| {
                survey.add(part);
                Ok(())
            },
        );
        debug_assert!(taken.is_ok(), "none is turned away");
        let first = known.load(Ordering::Relaxed);
        survey
            .stages
            .iter_mut()
            .take(1)
            .for_each(|stage| stage.found = first);
        survey
    }

    /// What to look for.
    pub fn choose(&self) -> Option<Queries> {
        let names = self.pairs.clone().into_names();
        let stage = self
            .stages
            .iter()
            .find(|stage| stage.queries.next(stage.sure(), &[]).is_none());
        let last = stage.or(self.stages.last())?;
        let pairs = self
            .stages
            .first()?
            .queries
            .instead(names.clone(), Rung::Paired);
        match pairs.filter(|_| !names.is_empty()) {
            Some(paired) => Some(paired),
            None if last.is_sure => Some(last.queries.clone()),
            None => last.queries.rest(self.nearest.instead()),
        }
    }

    /// Words that may have been meant, the nearest first.
    pub fn nearest(&self, limit: usize) -> Vec<String> {
        self.nearest.best(limit)
    }

    fn add(&mut self, part: Part) {
        let counts = part.found.into_iter().zip(part.are_sure);
        for (stage, (found, is_sure)) in self.stages.iter_mut().zip(counts) {
            stage.found += found;
            stage.is_sure |= is_sure;
        }
        self.pairs.merge(part.pairs);
        self.nearest.merge(part.nearest);
    }
}

impl Stage {
    /// As many as count: all, unless all may be something else.
    fn sure(&self) -> u64 {
        if self.is_sure { self.found } else { 0 }
    }
}

/// The stages that a search may go through.
fn stages(queries: &Queries) -> Vec<Stage> {
    let mut stages = Vec::new();
    let mut next = Some(queries.clone());
    while let Some(queries) = next {
        next = queries.next(0, &[]);
        stages.push(Stage {
            queries,
            found: 0,
            is_sure: false,
        });
    }
    stages
}

/// Whether so many matches of the first stage are all that has to be known.
fn is_enough(stages: &[Queries], found: u64) -> bool {
    let first = stages.first();
    found >= FEW && first.is_some_and(|first| !first.folded().may_be_paired())
}

impl Part {
    fn read(
        &mut self,
        entry: &Entry,
        stages: &[Queries],
        buf: &mut Vec<u8>,
    ) -> Result<(), LoadError> {
        let Some(first) = stages.first() else {
            return Ok(());
        };
        let may_be = |source: &[u8]| stages.iter().any(|stage| stage.may_be_in_markup(source));
        let haystack = match Haystack::open_if(entry, first, may_be, buf) {
            Ok(Searchable::Open(haystack)) => *haystack,
            Ok(Searchable::WithoutMatch(_)) => {
                self.nearest.feed(buf);
                return Ok(());
            }
            Err(LoadError::FrontMatter { .. }) => Haystack::as_it_stands(entry, first)?,
            Err(error) => return Err(error),
        };
        let read = self.count(&haystack.document, stages, buf);
        read.map_err(|error| entry.unreadable(error))
    }

    /// Counts all stages chunk by chunk. Once the first has enough the others do not matter.
    fn count(
        &mut self,
        document: &Document,
        stages: &[Queries],
        buf: &mut Vec<u8>,
    ) -> Result<(), ReadError> {
        let keeps_letters = document.keeps_persian_letters();
        let queries: Vec<&Query> = stages.iter().map(|stage| stage.of(keeps_letters)).collect();
        let joins = |part: &[u8]| queries.iter().any(|query| query.needs_joined(part));
        document.scan(0, buf, Some(&joins), &mut |chunk| {
            let counts = self.found.iter_mut().zip(&mut self.are_sure);
            for (query, (count, is_sure)) in queries.iter().zip(counts) {
                let found = query.matches(chunk.bytes);
                for found in found.take_while(|found| found.start < chunk.own) {
                    self.pairs.learn(query, &chunk, &found);
                    *count += 1;
                    *is_sure |= found.rung.is_sure();
                }
            }
            let told = chunk.own.min(if chunk.offset == 0 { ALL } else { SOME });
            self.nearest.feed(&chunk.bytes[..told]);
            match self.found.first() {
                Some(first) if is_enough(stages, *first) => ControlFlow::Break(()),
                _ => ControlFlow::Continue(chunk.own),
            }
        })
    }

    /// What was found at the first stage, which all threads count together.
    fn take_first(&mut self) -> u64 {
        self.found.first_mut().map_or(0, std::mem::take)
    }
}
