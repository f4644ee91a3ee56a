//! How the reader wants the screen, before any key is pressed.

use super::geometry::MEASURE;
use super::keymap::Keymap;
use crate::search::Level;
use crate::words::Language;

/// How the reader wants the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preferences {
    /// The language of the interface.
    pub language: Language,
    /// Which key does what.
    pub keymap: Keymap,
    /// How much spelling a search forgives.
    pub level: Level,
    /// Columns of the text, if there is room for them.
    pub measure: u16,
    /// Whether long lines that a command has laid out are cut.
    pub cuts: bool,
}

impl Preferences {
    /// The defaults, in a language.
    pub fn new(language: Language) -> Self {
        Self {
            language,
            keymap: Keymap::default(),
            level: Level::Auto,
            measure: MEASURE,
            cuts: false,
        }
    }
}
