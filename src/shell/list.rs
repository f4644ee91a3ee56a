//! `--list`: the texts of a library by name, day and title.

use std::io::{self, BufWriter, Write};

use super::{Outcome, harmless};
use crate::library::{Library, LoadError};

/// Prints name, day and title of each text, separated by tabs. One that cannot be read is handed to `tell` and has its
/// name alone.
///
/// # Errors
/// When `out` cannot be written to.
pub fn list(
    library: &Library,
    out: &mut dyn Write,
    tell: &mut dyn FnMut(&LoadError),
) -> io::Result<Outcome> {
    let mut out = BufWriter::new(out);
    let mut outcome = Outcome::default();
    for entry in &library.entries {
        outcome.found = true;
        entry.describe();
        if let Some(error) = entry.error() {
            outcome.trouble = true;
            tell(error);
        }
        let date = entry.date().map_or(String::new(), |d| {
            format!("{:04}-{:02}-{:02}", d.year, d.month, d.day)
        });
        let (name, title) = (harmless(&entry.name()), harmless(&entry.title()));
        writeln!(out, "{name}\t{date}\t{title}")?;
    }
    out.flush()?;
    Ok(outcome)
}
