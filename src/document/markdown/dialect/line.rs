//! A line of a source.

/// A line without its end.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    /// Where it stands in the source.
    pub(super) start: usize,
    /// How many blanks it begins with.
    pub(super) indent: usize,
}

impl Line<'_> {
    pub(super) fn is_blank(&self) -> bool {
        self.indent == self.text.len()
    }

    /// Its text behind the blanks.
    pub(super) fn rest(&self) -> &str {
        &self.text[self.indent..]
    }
}

/// How many blanks a text begins with.
pub(super) fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches(' ').len()
}
