//! What kzread does from the shell: texts listed, printed or searched, and then it ends. Stands at the bottom of the
//! program beside the screen, which it does without.

use crate::search::Rungs;

mod linear;
mod list;
mod print;
mod row;
mod search;

pub use linear::{LinearInput, linear};
pub use list::list;
pub use print::{PrintedPage, fits_screen, logical, rows};
pub use row::RowPrinter;
pub use search::{OutputForm, ShellSearch};

/// What came of it; texts that could not be read were told as they were met.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outcome {
    /// Whether there was a text, or for a search a match.
    pub found: bool,
    /// Whether a text could not be read.
    pub trouble: bool,
    /// The best of what was found has this in common with what was typed; nothing unless the search went as far as it must.
    pub rungs: Option<Rungs>,
    /// What was looked for in its place.
    pub instead: Vec<String>,
    /// Words that may have been meant.
    pub nearest: Vec<String>,
}
