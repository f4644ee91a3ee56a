//! Trying another encoding for the text on show.

use super::effect::Effect;
use super::opened::Opened;
use super::state::State;

impl State {
    /// Reads the text on show in the next encoding that it may have.
    pub(super) fn try_encoding(&mut self) -> Vec<Effect> {
        if self.load.is_some() || !matches!(self.opened, Opened::Document(_)) {
            return Vec::new();
        }
        self.load_otherwise(Effect::TryEncoding(self.selected))
    }
}
