//! Document × query: what is found in a text, how it ranks, and a line around it. The screen and the shell both search here.

mod context;
mod hit;
mod pool;
mod scan;
mod words;

pub use context::Context;
pub use hit::{Hit, Rank, hit};
pub use pool::{Put, each_in_order};
pub use scan::{Found, scan};
pub use words::{OFFERED, feed};

/// Where a query is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The article on show.
    Article,
    /// All texts of the library, with their titles and summaries.
    Library,
}
