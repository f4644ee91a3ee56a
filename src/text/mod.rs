//! Unicode text → visual cells. Pure: strings in, plain values out; no screen, no files.
//!
//! ```text
//! text ─analyze→ Paragraph ─wrap(width)→ [Line] ─arrange→ VisualLine
//!      levels · clusters · joining · breaks     order · mirroring · shapes
//! ```
//!
//! What does not depend on the width is found once, in logical order ([`Paragraph::analyze`]). A width only
//! chooses where lines end ([`Paragraph::wrap`]), and only then is a line put into visual order
//! ([`Paragraph::arrange`]): reordering before wrapping would print a paragraph's last line first.

pub mod bidi;
pub mod breaks;
pub mod cluster;
mod components;
mod drawing;
mod excerpt;
mod fit;
mod isolates;
pub mod joining;
mod justify;
mod levels;
mod links;
mod names;
mod paragraph;
mod paths;
mod sanitize;
mod sentence;
pub mod shape;
mod signs;
mod versions;
mod visual;
mod word;
mod wrap;

pub use bidi::Direction;
pub use components::in_components;
pub use drawing::{Digits, Drawing};
pub use excerpt::{Excerpt, excerpt};
pub use fit::{ELLIPSIS, fit, fit_two};
pub use isolates::Isolate;
pub use justify::Justification;
pub use links::links;
pub use names::name_edges;
pub use paragraph::Paragraph;
pub use paths::{file_names, paths};
pub use sanitize::{inert, sanitize};
pub use sentence::sentence_at;
pub use versions::unicode_versions;
pub use visual::{Affinity, VisualCell, VisualLine};
pub use word::word_at;
pub use wrap::Line;
