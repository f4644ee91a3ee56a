//! The contents of the text on show: its headings, found beside the loop, to choose from and to go along.

mod choosing;
mod known;

pub use choosing::STEP;
pub use known::{Contents, ContentsPrompt};
