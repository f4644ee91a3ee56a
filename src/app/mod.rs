//! What the reader's keys do. Pure: keys and answers in, a state and effects out; no terminal, no drawing, no files.
//!
//! ```text
//! Key ─actions→ Action ─update→ State + [Effect] ─perform (crate::session)→ Answer ─→ State + [Effect] …
//! ```

pub mod actions;
pub mod card;
mod effect;
mod filter;
pub mod geometry;
mod help;
mod listing;
mod prompt;
mod reader;
mod search;
mod state;
mod update;

pub use effect::{Answer, Effect, Task};
pub use filter::Filter;
pub use help::Help;
pub use prompt::Prompt;
pub use reader::{Progress, Reader};
pub use search::{Batch, Nearby, QueryPrompt, ResultList, Results, Search};
pub use state::{Article, Focus, Opened, ShowError, State};
pub use update::Layer;
