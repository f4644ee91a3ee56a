//! Trying another encoding, or another order of letters, for the text on show.

use super::effect::Effect;
use super::opened::Opened;
use super::state::State;
use crate::words;

impl State {
    /// Reads the text on show in the next encoding that it may have.
    pub(super) fn try_encoding(&mut self) -> Vec<Effect> {
        if self.load.is_some() || !matches!(self.opened, Opened::Document(_)) {
            return Vec::new();
        }
        self.load_otherwise(Effect::TryEncoding(self.selected))
    }

    /// Reads the text on show with the letters of each line in the other order.
    pub(super) fn turn_lines(&mut self) -> Vec<Effect> {
        let Opened::Document(reader) = &self.opened else {
            return Vec::new();
        };
        if self.load.is_some() {
            return Vec::new();
        }
        if reader.page.document().order().is_none() {
            self.notice = Some(self.language.say(words::NO_LINES_TO_TURN).into());
            return Vec::new();
        }
        self.load_otherwise(Effect::TurnLines(self.selected))
    }
}
