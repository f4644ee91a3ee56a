//! What kzread does from the shell: texts listed, printed or searched, and then it ends. Stands at the bottom of the
//! program beside the screen, which it does without.

mod chunks;
mod crew;
mod finder;
mod list;
mod print;
mod row;
mod search;

pub use list::list;
pub use print::{logical, rows};
pub use row::RowPrinter;
pub use search::{Form, Search};

use crate::text::cluster::picture;

/// What came of it; texts that could not be read were told as they were met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outcome {
    /// Whether there was a text, or for a search a match.
    pub found: bool,
    /// Whether a text could not be read.
    pub trouble: bool,
}

/// A text as one line that makes no terminal do anything: pictures in the place of control characters.
pub fn harmless(text: &str) -> String {
    let shown = |c: char| if c.is_control() { picture(c) } else { c };
    text.chars().map(shown).collect()
}
