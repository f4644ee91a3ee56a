//! One document of the library searched: whether it is a result, how it ranks, and a line of context.

use std::cmp::Reverse;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};

use super::context::Context;
use super::scan::starts_in;
use crate::document::{BlockId, Document, ReadError, paragraph_direction};
use crate::search::{Queries, Query};

/// An article in which something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Its index in the library.
    pub article: usize,
    /// The best place of a match.
    pub rank: Rank,
    /// Matches in the text, which are those that one can go on to.
    pub count: u64,
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
    /// Results are sorted by this: the rank, then the number of matches, then the order of the library.
    pub fn order(&self) -> (Rank, Reverse<u64>, usize) {
        (self.rank, Reverse(self.count), self.article)
    }
}

/// Searches a document, the `article`-th of the library, with its title and summary. `name` is its title if it has no
/// other. Nothing is found once `stop` is set.
pub fn hit(
    article: usize,
    name: &str,
    document: &Document,
    queries: &Queries,
    stop: &AtomicBool,
) -> Result<Option<Hit>, ReadError> {
    let meta = document.meta();
    let query = queries.of(meta.keeps_persian_letters());
    let text = search_text(document, query, stop)?;
    if stop.load(Ordering::Relaxed) {
        return Ok(None);
    }
    let mut summaries = [&meta.summary, &meta.summary_en].into_iter().flatten();
    let summary = summaries.find(|summary| query.is_in(summary));
    let rank = if is_in_title(name, document, query, &text)? {
        Rank::Title
    } else if text.heading.is_some() {
        Rank::Heading
    } else if text.first.is_some() {
        Rank::Text
    } else if summary.is_some() {
        Rank::Summary
    } else {
        return Ok(None);
    };
    let at = text.heading.map(|(start, _)| start).or(text.first);
    let context = match (at, summary) {
        (Some(at), _) => Some(Context::at(document, query, at)?),
        (None, Some(summary)) => {
            let direction = paragraph_direction(summary, document.direction());
            Some(Context::first(summary, query, direction))
        }
        (None, None) => None,
    };
    Ok(Some(Hit {
        article,
        rank,
        count: text.count,
        at,
        context,
    }))
}

/// Whether a title matches: that of the front matter in either language; without one, the first heading or the name.
fn is_in_title(
    name: &str,
    document: &Document,
    query: &Query,
    text: &InText,
) -> Result<bool, ReadError> {
    let meta = document.meta();
    let title = meta
        .title
        .as_deref()
        .filter(|title| !title.trim().is_empty());
    let mut titles = [Some(title.unwrap_or(name)), meta.title_en.as_deref()]
        .into_iter()
        .flatten();
    if titles.any(|title| query.is_in(title)) {
        return Ok(true);
    }
    match text.heading {
        Some((_, block)) if title.is_none() => {
            Ok(document.first_heading()?.map(|first| first.id) == Some(block))
        }
        _ => Ok(false),
    }
}

/// The matches in a text: how many, the first, and the first in a heading with its block, as document offsets.
#[derive(Default)]
struct InText {
    count: u64,
    first: Option<u64>,
    heading: Option<(u64, BlockId)>,
}

fn search_text(document: &Document, query: &Query, stop: &AtomicBool) -> Result<InText, ReadError> {
    let mut found = InText::default();
    let mut trouble = None;
    document.scan(0, &mut |chunk| {
        if stop.load(Ordering::Relaxed) {
            return ControlFlow::Break(());
        }
        for start in starts_in(&chunk, query) {
            found.count += 1;
            found.first.get_or_insert(start);
            if found.heading.is_none() && document.is_markdown() {
                match heading_at(document, start) {
                    Ok(block) => found.heading = block.map(|block| (start, block)),
                    Err(error) => {
                        trouble = Some(error);
                        return ControlFlow::Break(());
                    }
                }
            }
        }
        ControlFlow::Continue(())
    })?;
    trouble.map_or(Ok(found), Err)
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
        let document = Document::markdown(source).unwrap();
        let queries = Queries::new(query, Level::Fold).unwrap();
        hit(3, "name", &document, &queries, &AtomicBool::new(false)).unwrap()
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
        assert_eq!((leaf.text.as_str(), leaf.lit), ("A leaf of mint", 2..6));
        assert_eq!(context("cups").unwrap().lit, 3..7);
        assert_eq!(context("tea"), None);
        let c = context("c").unwrap();
        assert_eq!((c.text.as_str(), c.lit), ("c mint", 0..1));
    }

    #[test]
    fn nothing_is_found_once_it_is_stopped() {
        let document = Document::markdown(SOURCE).unwrap();
        let queries = Queries::new("leaf", Level::Fold).unwrap();
        let found = hit(0, "", &document, &queries, &AtomicBool::new(true)).unwrap();
        assert_eq!(found, None);
    }
}
