//! Document × query: what is found in a text, what is highlighted of it, how it ranks, a line around it, and where it stands
//! in its file. The screen and the shell both search here.
//!
//! ```text
//! Entry ─Haystack::open→ bytes that may match ─parse→ Document ─each_chunk→ matches ─→ count · Hit · lines · offsets
//! Document on the screen ─scan→ offsets of all matches          ─Highlights→ ranges of the blocks on show
//! ```

mod context;
mod haystack;
mod highlight;
mod hit;
mod lines;
mod pairs;
mod pool;
mod scan;
mod survey;
mod words;

pub use context::Context;
pub use haystack::{Haystack, Searchable, head_is_utf8};
pub use highlight::{Highlight, Highlights};
pub use hit::{Hit, Rank, hit};
pub use lines::{FoundParagraph, SourceLines, SourceMatch};
pub use pool::{Pool, Put};
pub use scan::{Found, scan};
pub use survey::Survey;
pub use words::{OFFERED, Share, feed};

/// Where a query is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The article on show.
    Article,
    /// All texts of the library, with their titles and summaries.
    Library,
}
