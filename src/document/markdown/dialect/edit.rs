//! A part of a source that the parser reads otherwise than it is written.

use std::borrow::Cow;
use std::ops::Range;

use crate::document::callout::Callout;

/// A part of the source that is read as another text.
pub(super) struct Edit {
    pub(super) written: Range<usize>,
    pub(super) read: Cow<'static, str>,
    /// All edits of one construct are taken, or none.
    pub(super) group: usize,
    pub(super) claim: Option<Claim>,
}

/// What the parser has to find where an edit is read, behind its blanks.
#[derive(Clone)]
pub(super) enum Claim {
    /// An item of a list.
    Item,
    /// A formula between dollar signs.
    Formula,
    /// A quote that is a callout.
    Callout(Titled),
}

/// A callout, and where its name and title stand in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::document::markdown) struct Titled {
    pub(in crate::document::markdown) callout: Callout,
    pub(in crate::document::markdown) name: Range<usize>,
    pub(in crate::document::markdown) title: Title,
}

/// The title of a callout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::document::markdown) enum Title {
    /// None of its own: it has that of its kind.
    Kind,
    /// None at all.
    Empty,
    /// The first paragraph.
    Own,
}
