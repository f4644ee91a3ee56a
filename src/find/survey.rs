//! What a query finds at each stage of a search, counted in one reading of all texts: a search that prints what it finds has to
//! know before it begins how far it must go from what was typed.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use roaring::RoaringTreemap;

use super::haystack::{Haystack, Searchable, head_is_utf8};
use super::pairs::Pairs;
use super::pool::Pool;
use super::scan::each_chunk;
use super::words::Share;
use crate::document::{Document, ReadError};
use crate::library::{Entry, LoadError};
use crate::search::{FEW, Nearest, Queries};

/// What texts have of a query.
pub struct Survey {
    stages: Vec<Stage>,
    pairs: Pairs,
    nearest: Nearest,
    /// Whether all texts could be read to their end as UTF-8.
    is_sound: bool,
    /// Where in each text, by its index, matches of the last stage start.
    starts: HashMap<usize, RoaringTreemap>,
}

/// One stage of a search, and what it finds.
struct Stage {
    queries: Queries,
    count: Count,
}

/// How many matches there are.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    all: u64,
    /// Those that are what was typed for certain.
    sure: u64,
}

/// What one thread counts.
#[derive(Clone)]
struct Part {
    /// Of each stage.
    counts: Vec<Count>,
    pairs: Pairs,
    nearest: Nearest,
    /// How much of each text is read for words that may have been meant.
    share: Share,
    is_sound: bool,
    starts: HashMap<usize, RoaringTreemap>,
}

impl Survey {
    /// Reads all texts, as far as it takes to know. What cannot be read counts for nothing: who prints it will tell.
    pub fn new(entries: &[Arc<Entry>], queries: &Queries) -> Self {
        let mut survey = Self {
            stages: stages(queries),
            pairs: Pairs::default(),
            nearest: Nearest::new(queries.folded()),
            is_sound: true,
            starts: HashMap::new(),
        };
        let empty = Part {
            counts: vec![Count::default(); survey.stages.len()],
            pairs: Pairs::default(),
            nearest: survey.nearest.clone(),
            share: Share::of(entries.len()),
            is_sound: true,
            starts: HashMap::new(),
        };
        let stages: Vec<Queries> = survey
            .stages
            .iter()
            .map(|stage| stage.queries.clone())
            .collect();
        let sure = AtomicU64::new(0);
        let pool = Pool::of_all_cores();
        let indexed: Vec<_> = entries.iter().enumerate().collect();
        let work = |buf: &mut Vec<u8>, entries: &&[(usize, &Arc<Entry>)]| {
            let mut part = empty.clone();
            for &(index, entry) in *entries {
                if is_enough(queries, sure.load(Ordering::Relaxed)) {
                    break;
                }
                let before = part.sure_of_first();
                let read = part.read(index, entry, &stages, buf);
                part.is_sound &= read.is_ok();
                sure.fetch_add(part.sure_of_first() - before, Ordering::Relaxed);
            }
            part
        };
        let taken: Result<(), ()> = pool.as_they_come(
            &pool.long_jobs(&indexed),
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
        survey
    }

    /// What to look for.
    pub fn choose(&self) -> Option<Queries> {
        let names = self.pairs.names();
        if !names.is_empty()
            && let Some(paired) = self.stages.first()?.queries.next(0, names)
        {
            return Some(paired);
        }
        let is_last = |stage: &&Stage| stage.queries.next(stage.count.telling(), &[]).is_none();
        let last = self.stages.iter().find(is_last).or(self.stages.last())?;
        let instead = self.nearest.instead();
        let found = || Some(last.queries.clone()).filter(|_| last.count.sure > 0);
        let mut others = self.stages.iter().filter(|one| !one.queries.is_of_root());
        if let Some(close) = instead.clone().close()
            && others.all(|one| one.count.all == 0)
        {
            return last.queries.rest(close);
        }
        if !last.queries.is_unmet(last.count.sure, last.count.sure) {
            return found();
        }
        let found = found().filter(|_| instead.texts.is_empty());
        found.or_else(|| last.queries.rest(instead))
    }

    /// Where in each text, by its index, matches of what was chosen can be, as far as that is known: all texts were read, and the
    /// last stage finds what those before it find.
    pub fn into_starts(self, chosen: &Queries) -> HashMap<usize, RoaringTreemap> {
        let first = self.stages.first();
        let is_whole = first.is_some_and(|first| !is_enough(&first.queries, first.count.sure));
        if is_whole && chosen.is_stage() {
            self.starts
        } else {
            HashMap::new()
        }
    }

    /// Whether another search would find nothing and tell nothing: no text has anything of it, and all could be read.
    pub fn is_in_vain(&self) -> bool {
        self.is_sound && self.stages.iter().all(|stage| stage.count.all == 0)
    }

    /// Words that may have been meant, the nearest first.
    pub fn nearest(&self, limit: usize) -> Vec<String> {
        self.nearest.best(limit)
    }

    fn add(&mut self, part: Part) {
        for (stage, count) in self.stages.iter_mut().zip(part.counts) {
            stage.count.all += count.all;
            stage.count.sure += count.sure;
        }
        self.pairs.merge(part.pairs);
        self.nearest.merge(part.nearest);
        self.is_sound &= part.is_sound;
        self.starts.extend(part.starts);
    }
}

impl Count {
    /// As many as tell whether to go on: all, unless all may be something else.
    fn telling(self) -> u64 {
        if self.sure > 0 { self.all } else { 0 }
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
            count: Count::default(),
        });
    }
    stages
}

/// Whether so many sure matches of the first stage are all that has to be known. Others do not end a survey: what was typed
/// may stand behind them.
fn is_enough(first: &Queries, sure: u64) -> bool {
    sure >= FEW && !first.folded().may_be_paired()
}

impl Part {
    fn read(
        &mut self,
        index: usize,
        entry: &Entry,
        stages: &[Queries],
        buf: &mut Vec<u8>,
    ) -> Result<(), LoadError> {
        let (Some(first), Some(last)) = (stages.first(), stages.last()) else {
            return Ok(());
        };
        let may_be = |source: &[u8]| last.may_be_in_markup(source);
        let haystack = match Haystack::open_if(entry, first, may_be, buf) {
            Ok(Searchable::Open(haystack)) => *haystack,
            Ok(Searchable::WithoutMatch(_)) => {
                self.is_sound &= head_is_utf8(buf);
                for (i, part) in buf.chunks(1 << 20).enumerate() {
                    let read = self.share.of_chunk(part.len(), (i as u64) << 20);
                    self.nearest.feed(&part[..read]);
                }
                return Ok(());
            }
            Err(LoadError::FrontMatter { .. }) => Haystack::as_it_stands(entry, first)?,
            Err(error) => return Err(error),
        };
        let starts = self.count(&haystack.document, stages, buf);
        let starts = starts.map_err(|error| entry.unreadable(error))?;
        self.starts.insert(index, starts);
        Ok(())
    }

    /// Counts all stages chunk by chunk, in one search: the last stage finds what those before it find. Once the first has
    /// enough the others do not matter. Returns where those of the last start.
    fn count(
        &mut self,
        document: &Document,
        stages: &[Queries],
        buf: &mut Vec<u8>,
    ) -> Result<RoaringTreemap, ReadError> {
        let mut starts = RoaringTreemap::new();
        let keeps_letters = document.keeps_persian_letters();
        let (Some(first), Some((last, before))) = (stages.first(), stages.split_last()) else {
            return Ok(starts);
        };
        let (typed, query) = (first.of(keeps_letters), last.of(keeps_letters));
        let mut is_head = true;
        each_chunk(document, query, 0, buf, &mut |chunk, matches| {
            for found in matches {
                starts.insert(chunk.offset + found.start as u64);
                self.pairs.learn(typed, chunk, &found);
                let reached = before.iter().map(|stage| stage.reaches(&found));
                for (count, is_of_stage) in self.counts.iter_mut().zip(reached.chain([true])) {
                    count.all += u64::from(is_of_stage);
                    count.sure += u64::from(is_of_stage && found.rung.is_sure());
                }
            }
            self.is_sound &= !std::mem::take(&mut is_head) || head_is_utf8(chunk.bytes);
            let read = self.share.of_chunk(chunk.own, chunk.offset);
            self.nearest.feed(&chunk.bytes[..read]);
            if is_enough(first, self.sure_of_first()) {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        })?;
        Ok(starts)
    }

    /// How many sure matches the first stage has so far.
    fn sure_of_first(&self) -> u64 {
        self.counts.first().map_or(0, |count| count.sure)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;

    use super::*;
    use crate::find::scan;
    use crate::search::Level;

    /// It was counted again from the cut on by whoever did not begin the next chunk behind it.
    #[test]
    fn a_match_across_the_border_of_a_chunk_counts_once_everywhere() {
        // One paragraph whose only blanks are here, so that it is cut behind the first word, or behind the second.
        let filler = ".".repeat((4 << 20) - (64 << 10));
        for before in [5, 9] {
            let text = [&filler[before..], " two two two ", &filler].concat();
            let document = Document::plain(Arc::new(text.into_bytes())).unwrap();
            let queries = Queries::new("two two", Level::Auto).unwrap();
            let mut part = Part {
                counts: vec![Count::default()],
                pairs: Pairs::default(),
                nearest: Nearest::new(queries.folded()),
                share: Share::of(1),
                is_sound: true,
                starts: HashMap::new(),
            };
            let mut buf = Vec::new();
            let stages = [queries.clone()];
            let known = part.count(&document, &stages, &mut buf).unwrap();
            let mut starts = 0;
            let never = AtomicBool::new(false);
            let mut report = |found: crate::find::Found| starts += found.starts.len();
            scan(&document, queries.folded(), 0, 1, &never, &mut report).unwrap();
            let haystack = Haystack::new(document, None, &queries).within(Some(known));
            let printed = haystack.count(&mut buf);
            let counts = (part.counts.first().map(|count| count.all), starts, printed);
            assert_eq!(counts, (Some(1), 1, Ok(1)), "{before}");
        }
    }
}
