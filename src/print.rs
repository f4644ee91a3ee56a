//! Texts beside the screen: as rows laid out for the eye, or as logical text for pipes and screen readers.

use std::io::{self, Write};

use thiserror::Error;

use crate::document::{Document, ReadError};
use crate::page::{Layout, Row};

/// Why a text was not printed to its end.
#[derive(Debug, Error)]
pub enum PrintError {
    /// It could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// It could not be written.
    #[error(transparent)]
    Write(#[from] io::Error),
}

/// Prints the rows of a document at this width in columns, as the eye should see them on a terminal that draws what it
/// is sent. Paragraphs that run from right to left are padded to the width.
pub fn rows(document: &Document, width: u16, out: &mut dyn Write) -> Result<(), PrintError> {
    let mut next = document.first()?;
    while let Some(id) = next {
        let layout = Layout::new(document.block(id)?, width);
        for row in 0..layout.rows() {
            writeln!(out, "{}", row_text(&layout.row(row)))?;
        }
        next = document.next(id)?;
    }
    Ok(())
}

fn row_text(row: &Row) -> String {
    let mut pieces: Vec<_> = row.pieces.iter().collect();
    pieces.sort_by_key(|piece| piece.x);
    let mut text = String::new();
    let mut column = 0;
    for piece in pieces.iter().filter(|piece| piece.line.width() > 0) {
        text.extend(std::iter::repeat_n(
            ' ',
            usize::from(piece.x.saturating_sub(column)),
        ));
        text.push_str(&piece.line.to_text());
        column = piece.x + piece.line.width();
    }
    text
}

/// Prints the logical text of a document.
pub fn logical(document: &Document, out: &mut dyn Write) -> Result<(), PrintError> {
    let mut written = Ok(());
    document.logical(&mut |text| {
        written = out.write_all(text.as_bytes());
        if written.is_ok() {
            std::ops::ControlFlow::Continue(())
        } else {
            std::ops::ControlFlow::Break(())
        }
    })?;
    Ok(written?)
}
