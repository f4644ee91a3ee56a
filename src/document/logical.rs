//! A document as logical text, for pipes.

use std::ops::ControlFlow;

use super::bytes::ReadError;
use super::callout::Callout;
use super::{Body, Document};

impl Document {
    /// The logical text for pipes, piece by piece: a line for each block (and each line of it) or row of a table, whose cells
    /// are separated by tabs, and a blank line for each gap.
    pub fn logical(&self, out: &mut dyn FnMut(&str) -> ControlFlow<()>) -> Result<(), ReadError> {
        self.logical_with(|_| None, out)
    }

    /// The same with what callouts are called that have no title of their own; else it is their name in the source.
    pub fn logical_with(
        &self,
        title: impl Fn(Callout) -> Option<String>,
        out: &mut dyn FnMut(&str) -> ControlFlow<()>,
    ) -> Result<(), ReadError> {
        match &self.body {
            Body::Plain(plain) => plain.logical(out),
            Body::Parsed(parsed) => {
                parsed.logical(title, out);
                Ok(())
            }
            Body::Book(book) => book.logical(out),
        }
    }
}
