//! How the reader wants the screen, before any key is pressed.

use super::comfort::Comfort;
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
    /// How texts look.
    pub comfort: Comfort,
    /// How they would look if no key had chosen otherwise in an earlier run.
    pub settings: Comfort,
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
            comfort: Comfort::default(),
            settings: Comfort::default(),
            cuts: false,
        }
    }
}
