//! What is to be copied, and what of the text that is.

use std::ops::Range;

use crate::page::Anchor;
use crate::words::Passage;

/// What is to be copied is being said by a second key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CopyMenu {
    /// With a line that says where it is from.
    pub cites: bool,
}

/// What is to be copied of the text on show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyOrder {
    /// Which part.
    pub part: Passage,
    /// The place that the part is at; the beginning of a match or a selection.
    pub place: Anchor,
    /// The end of a selection, in document offsets.
    pub end: Option<u64>,
    /// With a line that says where it is from.
    pub cites: bool,
}

/// A part of the text on show that was copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// Which part.
    pub part: Passage,
    /// Where it stands, in document offsets.
    pub offsets: Range<u64>,
    /// Its words as they are written.
    pub text: String,
    /// Which paragraph it begins in, if it is to be cited and that can be told.
    pub paragraph: Option<u64>,
    /// With a line that says where it is from.
    pub cites: bool,
}
