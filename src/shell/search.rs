//! `--search`: what is found in the texts, printed for the eye, for a pipe or for a program.
//!
//! What is searched is the decoded text of a file as it stands there, Markdown's signs and front matter included: titles,
//! summaries and tags are found, a mistake in a front matter hinders nobody, and offsets and numbers lead other programs
//! to the place. A paragraph is a line of the file, so its number is the line number of an editor.
//!
//! ```text
//! entries ─pool→ chunks that end with a paragraph ─Query::matches→ rows, objects or a count ─in the entries' order→ out
//! ```

use std::io::{self, Write};

use super::row::RowPrinter;
use super::{Outcome, finder};
use crate::find::each_in_order;
use crate::library::{Entry, Library, LoadError};
use crate::search::{Level, Queries, QueryError};

/// A search through the texts of a library.
pub struct Search {
    pub(super) queries: Queries,
    pub(super) form: Form,
}

/// How what is found is printed.
pub enum Form {
    /// `file:paragraph: text`, the whole paragraph as it stands in the file; of one of many MiB those parts that have matches.
    Logical,
    /// The same on one row of a terminal, the matches marked.
    Rows(RowPrinter),
    /// One JSON object a match: `{"file":…,"start":…,"end":…,"text":…}`. Start and end are bytes of the decoded text without
    /// a byte order mark, the end is after the last base letter.
    Json,
    /// The number of matches of each file: `file:count`, or the number alone.
    Count {
        /// Whether the file is named.
        named: bool,
        /// The terminal that it is printed on, if it is one.
        printer: Option<RowPrinter>,
    },
}

/// What a file has to say, a piece at a time.
pub(super) enum Piece {
    /// What is printed.
    Print(Vec<u8>),
    /// How many matches it has; the last piece.
    Matches(u64),
    /// Why what was looked for may not have been found.
    Doubt(LoadError),
    /// Why it could not be read to its end.
    Trouble(LoadError),
}

impl Search {
    /// A search for what a reader typed.
    pub fn new(query: &str, level: Level, form: Form) -> Result<Self, QueryError> {
        let queries = Queries::new(query, level)?;
        Ok(Self { queries, form })
    }

    /// Searches all texts, several at once, and prints what is found in their order. A text that cannot be read is handed
    /// to `tell`, and the others are still searched.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn run(
        &self,
        library: &Library,
        out: &mut dyn Write,
        tell: &mut dyn FnMut(&LoadError),
    ) -> io::Result<Outcome> {
        let mut outcome = Outcome::default();
        each_in_order(
            &library.entries,
            |entry, put| finder::search(self, entry, put),
            |entry, piece| {
                match piece {
                    Piece::Print(text) => out.write_all(&text)?,
                    Piece::Matches(count) => {
                        outcome.found |= count > 0;
                        self.print_count(entry, count, out)?;
                    }
                    Piece::Doubt(error) => tell(&error),
                    Piece::Trouble(error) => {
                        outcome.trouble = true;
                        tell(&error);
                    }
                }
                Ok(())
            },
        )?;
        out.flush()?;
        Ok(outcome)
    }

    fn print_count(&self, entry: &Entry, count: u64, out: &mut dyn Write) -> io::Result<()> {
        let Form::Count { named, printer } = &self.form else {
            return Ok(());
        };
        match printer {
            _ if !named => writeln!(out, "{count}"),
            Some(printer) => printer.count(&entry.path().to_string_lossy(), count, out),
            None => {
                out.write_all(entry.path().as_os_str().as_encoded_bytes())?;
                writeln!(out, ":{count}")
            }
        }
    }
}
