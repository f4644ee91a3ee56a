//! A search as the screen does it: from rung to rung until enough is found.

use kzread::search::{Level, Options, Queries, Query, Rung};

/// A query at a level.
pub(crate) fn query(level: Level, text: &str) -> Query {
    let options = Options {
        level,
        ..Options::default()
    };
    Query::new(text, options).unwrap()
}

/// By which rung a query is found in a text at last, and what it lights.
pub(crate) fn climbed<'t>(query: &str, text: &'t str) -> Option<(Rung, Vec<&'t str>)> {
    let mut queries = Queries::new(query, Level::Auto).unwrap();
    loop {
        let found: Vec<_> = queries.folded().matches(text.as_bytes()).collect();
        let is_sure = found.iter().any(|found| found.rung.is_sure());
        let sure = if is_sure { found.len() as u64 } else { 0 };
        if let Some(next) = queries.next(sure, &[]) {
            queries = next;
            continue;
        }
        let lit = found
            .iter()
            .map(|found| &text[found.start..found.highlight_end]);
        return Some((found.iter().map(|found| found.rung).min()?, lit.collect()));
    }
}
