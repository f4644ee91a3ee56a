//! `--list`: the texts of a library by name, day and title.

use std::io::{self, BufWriter, Write};

use super::{Outcome, RowPrinter};
use crate::library::{Library, LoadError};
use crate::text::inert;

/// Prints name, day and title of each text: on the rows of a terminal as the eye should see them, else separated by tabs.
/// One that cannot be read is handed to `tell` and has its name alone.
///
/// # Errors
/// When `out` cannot be written to.
pub fn list(
    library: &Library,
    printer: Option<&RowPrinter>,
    out: &mut dyn Write,
    tell: &mut dyn FnMut(&LoadError),
) -> io::Result<Outcome> {
    let mut out = BufWriter::new(out);
    let mut outcome = Outcome::default();
    let names = library.entries.iter().map(|entry| inert(&entry.name()));
    let names: Vec<String> = names.collect();
    let columns = printer.map(|printer| (printer, printer.name_column(&names)));
    for (entry, name) in library.entries.iter().zip(&names) {
        outcome.found = true;
        entry.describe();
        if let Some(error) = entry.error() {
            outcome.trouble = true;
            // What is said of a text stands behind those before it.
            out.flush()?;
            tell(error);
        }
        let day = entry.date().map_or(String::new(), |d| {
            format!("{:04}-{:02}-{:02}", d.year, d.month, d.day)
        });
        let title = inert(&entry.title());
        match columns {
            Some((printer, column)) => printer.list(name, column, &day, &title, &mut out)?,
            None => writeln!(out, "{name}\t{day}\t{title}")?,
        }
    }
    out.flush()?;
    Ok(outcome)
}
