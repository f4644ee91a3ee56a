//! The names that stand beside a match in another script.

use crate::document::{Chunk, paragraph_around};
use crate::search::{Match, Query, counterpart};

/// Bytes on either side of a match in which its other name may stand.
const NEAR: usize = 512;

/// More names than this are not collected.
const MOST: usize = 4;

/// The names that the matches of a query are paired with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Pairs(Vec<String>);

impl Pairs {
    /// Learns what stands beside a match, if the query is such a name.
    pub(super) fn learn(&mut self, query: &Query, chunk: &Chunk, found: &Match) {
        if self.0.len() < MOST && query.may_be_paired() {
            let paragraph = paragraph_around(chunk.bytes, found.start);
            let start = paragraph.start.max(found.start.saturating_sub(NEAR));
            let end = paragraph.end.min(found.end + NEAR).max(found.end);
            let text = |range: std::ops::Range<usize>| String::from_utf8_lossy(&chunk.bytes[range]);
            let before = text(start..found.start);
            let name = text(found.start..found.end);
            let paragraph = format!("{before}{name}{}", text(found.end..end));
            self.add(counterpart(
                &paragraph,
                before.len()..before.len() + name.len(),
            ));
        }
    }

    fn add(&mut self, name: Option<String>) {
        if let Some(name) = name.filter(|name| !self.0.contains(name)) {
            self.0.push(name);
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        other.0.into_iter().for_each(|name| self.add(Some(name)));
    }

    pub(super) fn names(&self) -> &[String] {
        &self.0
    }
}
