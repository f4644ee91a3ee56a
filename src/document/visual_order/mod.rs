//! Text that is stored in visual order, as it is seen from left to right: what is extracted from PDF files often is, and old
//! systems kept texts so. It is put into logical order line by line, so that each line keeps its number.
//!
//! In presentation forms it is recognised by itself: a form says on which sides its letter is joined, and so on which side
//! its neighbours stand. In plain letters nothing is as sure: those are turned only where the reader says so.

mod evidence;
mod line;

#[cfg(test)]
mod tests;

pub use evidence::is_visual;

use super::paragraphs::lines;

/// In which order the letters of each line are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum LineOrder {
    /// As they are stored.
    #[default]
    Stored,
    /// Put right, for their forms show that they are stored in visual order.
    Restored,
    /// Turned, as the reader wants.
    Turned,
    /// As they are stored, though that is visual order, for the text is too long to be put right.
    TooLong,
}

impl LineOrder {
    /// A text in UTF-8 with its lines in this order.
    pub fn apply(self, text: &[u8]) -> Vec<u8> {
        let is_put_right = match self {
            Self::Stored | Self::TooLong => return text.to_vec(),
            Self::Restored => evidence::is_visual_line,
            Self::Turned => evidence::may_turn,
        };
        let mut logical = Vec::with_capacity(text.len());
        let mut end = 0;
        for range in lines(text) {
            logical.extend_from_slice(&text[end..range.start]);
            end = range.end;
            let line = String::from_utf8_lossy(&text[range.clone()]);
            if is_put_right(&line) {
                logical.extend_from_slice(line::logical(&line).as_bytes());
            } else {
                logical.extend_from_slice(&text[range]);
            }
        }
        logical
    }
}
