//! What the reader's keys do. Pure: keys and answers in, a state and effects out; no terminal, no drawing, no files.
//!
//! ```text
//! Key ─actions→ Action ─update→ State + [Effect] ─perform (crate::browse)→ documents and matches back into State
//! ```

pub mod actions;
pub mod card;
mod find;
pub mod geometry;
pub mod key;
mod prompt;
mod reader;
mod scan;
mod state;
mod update;
pub mod words;

pub use find::{Found, Search};
pub use prompt::Prompt;
pub use reader::{Progress, Reader};
pub use scan::scan;
pub use state::{Article, Effect, Focus, Opened, State};
