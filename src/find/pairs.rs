//! The names that stand beside a match in another script.

use std::ops::Range;

use super::context::paragraph_near;
use crate::document::Chunk;
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
            let near = paragraph_near(chunk.bytes, found.start..found.end, NEAR);
            let text = |range: Range<usize>| String::from_utf8_lossy(&chunk.bytes[range]);
            let before = text(near.start..found.start);
            let name = text(found.start..found.end);
            let paragraph = format!("{before}{name}{}", text(found.end..near.end));
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
