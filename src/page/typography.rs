//! How text is set on a page, as the reader likes it. What is found, copied and kept of a text is the same in all settings.

use crate::text::{Drawing, Justification};

/// How text is set on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Typography {
    /// Whether harakat are shown, and which digits.
    pub drawing: Drawing,
    /// Whether the lines of running text reach both edges.
    pub justification: Justification,
    /// Blank rows between two lines of running text.
    pub line_spacing: u16,
    /// Blank rows between two paragraphs.
    pub paragraph_spacing: u16,
    /// Columns left free before the first line of a paragraph.
    pub first_line_indent: u16,
}

impl Default for Typography {
    fn default() -> Self {
        Self {
            drawing: Drawing::default(),
            justification: Justification::None,
            line_spacing: 0,
            paragraph_spacing: 1,
            first_line_indent: 0,
        }
    }
}
