//! One document of the library searched: whether it is a result, how it ranks, and a line of context.

use std::cmp::Reverse;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};

use super::context::Context;
use super::haystack::{Haystack, Searchable};
use super::pairs::Pairs;
use super::scan::each_chunk;
use crate::document::{BlockId, Chunk, Document, Meta, ReadError, paragraph_direction};
use crate::library::{Entry, LoadError};
use crate::search::{Match, Queries, Query, Rung, Rungs};
use crate::text::inert;

/// An article in which something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Its index in the library.
    pub article: usize,
    /// The best place of a match.
    pub rank: Rank,
    /// Matches in the text, which are those that one can go on to.
    pub count: u64,
    /// What the matches have in common with what was typed.
    pub rungs: Rungs,
    /// The names that they are paired with in another script.
    pub paired: Vec<String>,
    /// The document offset of the match to open at; none if only title or summary match.
    pub at: Option<u64>,
    /// The line around that match, or around the one in the summary.
    pub context: Option<Context>,
}

/// Where a match is, the best place first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// In the title.
    Title,
    /// In a heading of the text.
    Heading,
    /// In the text.
    Text,
    /// In the summary alone.
    Summary,
}

impl Hit {
    /// Results are sorted by this: how near the words stand, the rank, then the number of matches, then the order of the
    /// library.
    pub fn order(&self) -> (Option<Rung>, Rank, Reverse<u64>, usize) {
        // Other forms of the words are as good as those that were typed.
        let apart = Some(self.rungs.best).filter(|rung| *rung > Rung::Forms);
        (apart, self.rank, Reverse(self.count), self.article)
    }
}

/// Searches a text, the `article`-th of the library, with its title and summary. `buf` is what it is read into, best the same
/// for all texts. Nothing is found once `stop` is set.
pub fn hit(
    article: usize,
    entry: &Entry,
    queries: &Queries,
    buf: &mut Vec<u8>,
    stop: &AtomicBool,
) -> Result<Option<Hit>, LoadError> {
    let name = entry.name();
    let haystack = match Haystack::open(entry, queries, buf)? {
        Searchable::Open(haystack) => *haystack,
        Searchable::WithoutMatch(format)
            if is_described(&name, &entry.meta_of(format, buf)?, queries) =>
        {
            Haystack::parse(entry, format, queries, buf)?
        }
        Searchable::WithoutMatch(_) => return Ok(None),
    };
    hit_in(article, &name, &haystack, buf, stop).map_err(|error| entry.unreadable(error))
}

/// Whether a title or summary matches, or the name of a text that has no title. Its headings are text.
fn is_described(name: &str, meta: &Meta, queries: &Queries) -> bool {
    let query = queries.of(meta.keeps_persian_letters());
    let mut summaries = [&meta.summary, &meta.summary_en].into_iter().flatten();
    titles(name, meta).any(|title| query.is_in(title))
        || summaries.any(|summary| query.is_in(summary))
}

/// The title of the front matter, or the name of a text that has none; and the title in English.
fn titles<'a>(name: &'a str, meta: &'a Meta) -> impl Iterator<Item = &'a str> {
    let title = title_of(meta).unwrap_or(name);
    [Some(title), meta.title_en.as_deref()]
        .into_iter()
        .flatten()
}

fn title_of(meta: &Meta) -> Option<&str> {
    let title = meta.title.as_deref();
    title.filter(|title| !title.trim().is_empty())
}

fn hit_in(
    article: usize,
    name: &str,
    haystack: &Haystack,
    buf: &mut Vec<u8>,
    stop: &AtomicBool,
) -> Result<Option<Hit>, ReadError> {
    let Haystack {
        document, query, ..
    } = haystack;
    let mut text = search_text(document, query, buf, stop)?;
    if stop.load(Ordering::Relaxed) {
        return Ok(None);
    }
    let meta = document.meta();
    let mut summaries = [&meta.summary, &meta.summary_en].into_iter().flatten();
    let summary = summaries.find(|summary| query.is_in(summary));
    let titles = titles(name, meta).filter_map(|title| query.rungs_in(title));
    let described = titles.chain(summary.and_then(|summary| query.rungs_in(summary)));
    let rungs = described.map(Some).fold(text.rungs, Rungs::of_both);
    let rank = if is_in_title(name, document, query, &text) {
        Rank::Title
    } else if text.heading.is_some() {
        Rank::Heading
    } else if text.best.is_some() {
        Rank::Text
    } else if summary.is_some() {
        Rank::Summary
    } else {
        return Ok(None);
    };
    let (at, context) = match (text.best.take(), summary) {
        (Some((at, context)), _) => (Some(at), Some(context)),
        (None, Some(summary)) => {
            let direction = paragraph_direction(summary, document.direction());
            (
                None,
                Some(Context::first(&inert(summary), query, direction)),
            )
        }
        (None, None) => (None, None),
    };
    Ok(Some(Hit {
        article,
        rank,
        count: text.count,
        rungs: rungs.unwrap_or(Rung::Typed.into()),
        paired: text.pairs.names().to_vec(),
        at,
        context,
    }))
}

/// Whether a title matches: that of the front matter in either language; without one, the first heading or the name.
fn is_in_title(name: &str, document: &Document, query: &Query, text: &InText) -> bool {
    let meta = document.meta();
    if titles(name, meta).any(|title| query.is_in(title)) {
        return true;
    }
    match text.heading {
        Some(block) if title_of(meta).is_none() => document.first_heading_id() == Some(block),
        _ => false,
    }
}

/// The matches in a text.
#[derive(Default)]
struct InText {
    count: u64,
    rungs: Option<Rungs>,
    pairs: Pairs,
    /// The document offset of the first in a heading, else of the first, and the line around it.
    best: Option<(u64, Context)>,
    /// The block of the first in a heading.
    heading: Option<BlockId>,
}

fn search_text(
    document: &Document,
    query: &Query,
    buf: &mut Vec<u8>,
    stop: &AtomicBool,
) -> Result<InText, ReadError> {
    let mut text = InText::default();
    let mut read = Ok(());
    each_chunk(document, query, 0, buf, &mut |chunk, found| {
        if stop.load(Ordering::Relaxed) {
            return ControlFlow::Break(());
        }
        for found in found {
            text.pairs.learn(query, chunk, &found);
            read = text.add(document, chunk, &found);
            if read.is_err() {
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    })?;
    read.map(|()| text)
}

impl InText {
    fn add(&mut self, document: &Document, chunk: &Chunk, found: &Match) -> Result<(), ReadError> {
        self.count += 1;
        let is_better = self.rungs.is_none_or(|rungs| found.rung < rungs.best);
        self.rungs = Rungs::of_both(self.rungs, Some(found.rung.into()));
        let at = chunk.offset + found.start as u64;
        let begins_heading = self.heading.is_none() && document.is_parsed();
        if begins_heading {
            self.heading = heading_at(document, at)?;
        }
        // The first of the best: as typed before other forms, then where the words stand nearest to each other.
        let is_nearer = is_better && self.heading.is_none();
        if self.best.is_none() || is_nearer || (begins_heading && self.heading.is_some()) {
            self.best = Some((at, Context::of_match(document, chunk, found)?));
        }
        Ok(())
    }
}

/// The heading at a document offset.
fn heading_at(document: &Document, offset: u64) -> Result<Option<BlockId>, ReadError> {
    let (id, _) = document.locate(offset)?;
    Ok(document.is_heading(id).then_some(id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Level;

    fn search(source: &str, query: &str) -> Option<Hit> {
        search_until(source, query, &AtomicBool::new(false))
    }

    fn search_until(source: &str, query: &str, stop: &AtomicBool) -> Option<Hit> {
        let document = Document::markdown(source).unwrap();
        let queries = Queries::new(query, Level::Fold).unwrap();
        let haystack = Haystack::new(document, None, &queries);
        hit_in(3, "name", &haystack, &mut Vec::new(), stop).unwrap()
    }

    const SOURCE: &str = "+++\ntitle = \"Tea\"\nsummary = \"On cups\"\n+++\nOne leaf.\n\n## A leaf of mint\n\n| a | b |\n|---|---|\n| c | mint |\n";

    #[test]
    fn the_best_place_ranks() {
        let rank = |query| search(SOURCE, query).map(|hit| (hit.rank, hit.count));
        assert_eq!(rank("tea"), Some((Rank::Title, 0)));
        assert_eq!(rank("leaf"), Some((Rank::Heading, 2)));
        assert_eq!(rank("one"), Some((Rank::Text, 1)));
        assert_eq!(rank("cup"), Some((Rank::Summary, 0)));
        assert_eq!(rank("coffee"), None);
    }

    #[test]
    fn a_text_without_a_title_is_called_by_its_first_heading_or_its_name() {
        let rank = |query| search("text\n\n# One\n\n# Two\n", query).map(|hit| hit.rank);
        assert_eq!(rank("one"), Some(Rank::Title));
        assert_eq!(rank("two"), Some(Rank::Heading));
        assert_eq!(rank("name"), Some(Rank::Title));
    }

    #[test]
    fn the_context_is_the_line_of_the_best_match() {
        let context = |query| search(SOURCE, query).and_then(|hit| hit.context);
        let leaf = context("leaf").unwrap();
        assert_eq!(
            (leaf.text.as_str(), leaf.highlight),
            ("A leaf of mint", 2..6)
        );
        assert_eq!(context("cups").unwrap().highlight, 3..7);
        assert_eq!(context("tea"), None);
        let c = context("c").unwrap();
        assert_eq!((c.text.as_str(), c.highlight), ("c mint", 0..1));
    }

    #[test]
    fn nothing_is_found_once_it_is_stopped() {
        assert_eq!(search_until(SOURCE, "leaf", &AtomicBool::new(true)), None);
    }
}
