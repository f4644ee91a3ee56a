//! Texts printed one after the other: as rows laid out for the eye, or as logical text for pipes and screen readers.

use std::io::{self, BufWriter, Write};
use std::ops::ControlFlow;

use super::{Outcome, RowPrinter};
use crate::document::{Document, ReadError};
use crate::library::{Library, LoadError};
use crate::page::{Row, Typography, lay_out};
use crate::paint;
use crate::terminal;
use crate::words::{self, Language};

/// How rows are laid out.
#[derive(Debug, Clone, Copy)]
pub struct PrintedPage {
    /// Columns of a row.
    pub width: u16,
    /// The language of titles that texts do not give.
    pub language: Language,
    /// How the text is set.
    pub typography: Typography,
}

/// Why a text was not printed to its end.
enum PrintError {
    /// It could not be read.
    Read(ReadError),
    /// It could not be written.
    Write(io::Error),
}

impl From<ReadError> for PrintError {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}

impl From<io::Error> for PrintError {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

/// Prints the rows of all texts: on a terminal as it must be sent them, else as the eye should see them where what is sent is
/// drawn. Paragraphs that run from right to left are padded to the width. A blank line stands between texts; one that cannot be
/// read is handed to `tell` and passed over.
///
/// # Errors
/// When `out` cannot be written to.
pub fn rows(
    library: &Library,
    page: &PrintedPage,
    printer: Option<&RowPrinter>,
    out: &mut dyn Write,
    tell: &mut dyn FnMut(&LoadError),
) -> io::Result<Outcome> {
    each(library, out, tell, |document, out| {
        let all = rows_of(document, page, |row| {
            let written = match printer {
                Some(printer) => printer.page_row(row, page.width, out),
                None => writeln!(out, "{}", row_text(row)),
            };
            written.map_or_else(ControlFlow::Break, ControlFlow::Continue)
        })?;
        match all {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(error) => Err(error.into()),
        }
    })
}

/// Whether there is one text, all of which fits on the screen above the line of the shell. Waits until that is known.
pub fn fits_screen(library: &Library, typography: Typography) -> bool {
    let [entry] = library.entries.as_slice() else {
        return false;
    };
    let Some((columns, rows)) = terminal::size() else {
        return false;
    };
    // A cell may have marks, and what is not seen besides.
    let most = u64::from(columns) * u64::from(rows) * 16;
    let mut known = 0;
    while let Some((len, all)) = entry.wait(known) {
        if len > most {
            return false;
        }
        if all {
            break;
        }
        known = len;
    }
    let Ok(document) = entry.load() else {
        return false;
    };
    document.total() <= most && has_fewer_rows(&document, typography, (columns, rows))
}

/// Whether a text has fewer rows than that; no more of them are laid out than tell.
fn has_fewer_rows(document: &Document, typography: Typography, (width, rows): (u16, u16)) -> bool {
    let page = PrintedPage {
        width,
        language: Language::English,
        typography,
    };
    let mut count = 0;
    let all = rows_of(document, &page, |_| {
        count += 1;
        if count < rows {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    });
    all.is_ok_and(|all| all.is_continue())
}

/// Prints the logical text of all texts, for the rest as [`rows`] does.
///
/// # Errors
/// When `out` cannot be written to.
pub fn logical(
    library: &Library,
    language: Language,
    out: &mut dyn Write,
    tell: &mut dyn FnMut(&LoadError),
) -> io::Result<Outcome> {
    each(library, out, tell, |document, out| {
        logical_of(document, language, out)
    })
}

fn each(
    library: &Library,
    out: &mut dyn Write,
    tell: &mut dyn FnMut(&LoadError),
    print: impl Fn(&Document, &mut dyn Write) -> Result<(), PrintError>,
) -> io::Result<Outcome> {
    let mut out = BufWriter::with_capacity(1 << 16, out);
    let mut outcome = Outcome::default();
    for entry in &library.entries {
        if outcome.found {
            writeln!(out)?;
        }
        outcome.found = true;
        let printed = entry.load().map(|document| {
            print(&document, &mut out)?;
            Ok(document.lossy())
        });
        let unread = match printed {
            Ok(Ok(false)) => continue,
            Ok(Ok(true)) => {
                tell(&entry.not_utf8());
                continue;
            }
            Ok(Err(PrintError::Write(error))) => return Err(error),
            Ok(Err(PrintError::Read(error))) => entry.unreadable(error),
            Err(error) => error,
        };
        outcome.trouble = true;
        tell(&unread);
    }
    out.flush()?;
    Ok(outcome)
}

/// Lays out the rows of a text one after the other, until one breaks.
fn rows_of<B>(
    document: &Document,
    page: &PrintedPage,
    mut print: impl FnMut(&Row) -> ControlFlow<B>,
) -> Result<ControlFlow<B>, ReadError> {
    let mut next = document.first()?;
    while let Some(id) = next {
        let title = page.language.title_of(&*document.block(id)?);
        let layout = lay_out(document, id, page.width, None, &page.typography)?;
        for row in 0..layout.rows() {
            let mut row = layout.row(row);
            if let Some(title) = title {
                row.say(title);
            }
            if let ControlFlow::Break(with) = print(&row) {
                return Ok(ControlFlow::Break(with));
            }
        }
        next = document.next(id)?;
    }
    Ok(ControlFlow::Continue(()))
}

fn row_text(row: &Row) -> String {
    let lines = row.pieces.iter().filter(|piece| piece.line.width() > 0);
    let mut parts: Vec<(u16, String, u16)> = lines
        .map(|piece| (piece.x, piece.line.to_text(), piece.line.width()))
        .collect();
    parts.extend(row.bars.iter().map(|&x| (x, paint::BAR.to_owned(), 1)));
    parts.sort_by_key(|(x, ..)| *x);
    let mut text = String::new();
    let mut column = 0;
    for (x, part, width) in parts {
        let gap = usize::from(x.saturating_sub(column));
        text.extend(std::iter::repeat_n(' ', gap));
        text.push_str(&part);
        column = x + width;
    }
    text
}

fn logical_of(
    document: &Document,
    language: Language,
    out: &mut dyn Write,
) -> Result<(), PrintError> {
    let mut written = Ok(());
    let title = |callout| Some(language.say(words::callout(callout)).to_owned());
    document.logical_with(title, &mut |text| {
        written = out.write_all(text.as_bytes());
        if written.is_ok() {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    })?;
    Ok(written?)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    /// Its rows were counted to the end in sixteen bits.
    #[test]
    fn of_a_tall_text_no_more_rows_are_counted_than_tell() {
        let document = |lines: usize| {
            let text = "x\n".repeat(lines).into_bytes();
            Document::plain(Arc::new(text)).unwrap()
        };
        for (lines, fewer) in [(70_000, false), (65_535, false), (100, false), (2, true)] {
            let has_fewer = has_fewer_rows(&document(lines), Typography::default(), (80, 24));
            assert_eq!(has_fewer, fewer, "{lines}");
        }
    }
}
