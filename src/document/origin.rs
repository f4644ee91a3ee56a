//! What is told of a document beside its text: how it was encoded and ordered, and how much of it there is.

use super::open::{Part, Shown};
use super::{Document, LineOrder};

impl Document {
    /// The document of a text whose encoding was guessed.
    #[must_use]
    pub fn guessed(mut self, encoding: Option<&'static str>) -> Self {
        self.guess = encoding;
        self
    }

    /// The document of a text the letters of whose lines are in this order.
    #[must_use]
    pub fn in_order(mut self, order: Option<LineOrder>) -> Self {
        self.order = order;
        self
    }

    /// In which order the letters of its lines are; none of a text that was not read line by line.
    pub fn order(&self) -> Option<LineOrder> {
        self.order
    }

    /// The document of a text of which there was more, if `is_cut`.
    #[must_use]
    pub fn cut_short(mut self, is_cut: bool) -> Self {
        self.is_cut = is_cut;
        self
    }

    /// Whether there was more of it, which could not be read or kept.
    pub fn is_cut_short(&self) -> bool {
        self.is_cut
    }

    /// The name of its encoding, if that was guessed or tried by the reader.
    pub fn guess(&self) -> Option<&'static str> {
        self.guess
    }

    /// Which part of a page it is; none of what is no page, or of a page that has nothing around its article.
    pub fn part(&self) -> Option<Part> {
        match self.shown {
            Shown::Article => Some(Part::Article),
            Shown::Page => Some(Part::All),
            Shown::All | Shown::Source | Shown::Unpacked | Shown::Beginning => None,
        }
    }
}
