//! What the reader's keys do. Pure: keys and answers in, a state and effects out; no terminal, no drawing, no files.
//!
//! ```text
//! Key ─actions→ Action ─update→ State + [Effect] ─perform (crate::browse)→ Answer ─→ State + [Effect] …
//! ```

pub mod actions;
mod asking;
pub mod card;
mod context;
mod effect;
mod filter;
mod find;
pub mod geometry;
mod help;
mod history;
mod hit;
pub mod key;
mod listing;
mod nearest;
mod prompt;
mod queries;
mod reader;
mod results;
mod scan;
mod state;
mod update;
mod wide;
pub mod words;

pub use asking::{Asking, Scope};
pub use context::Context;
pub use effect::{Answer, Effect, Task};
pub use filter::Filter;
pub use find::{Found, Search};
pub use help::Help;
pub use history::History;
pub use hit::{Hit, Rank, hit};
pub use nearest::{Nearby, OFFERED, feed};
pub use prompt::Prompt;
pub use queries::Queries;
pub use reader::{Progress, Reader};
pub use results::{Batch, Results};
pub use scan::scan;
pub use state::{Article, Focus, Opened, State};
pub use update::Layer;
pub use wide::Wide;
