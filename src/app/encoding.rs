//! Trying another encoding for the text on show.

use super::effect::{Effect, Task};
use super::loading::Load;
use super::opened::Opened;
use super::search::Offers;
use super::state::State;

impl State {
    /// Reads the text on show in the next encoding that it may have. Its matches go dark, for they stand elsewhere then.
    pub(super) fn try_encoding(&mut self) -> Vec<Effect> {
        if self.load.is_some() || !matches!(self.opened, Opened::Document(_)) {
            return Vec::new();
        }
        self.search = None;
        self.offers = Offers::default();
        self.load = Some(Load::default());
        vec![
            Effect::Stop(Task::Search),
            Effect::Stop(Task::Nearest),
            Effect::TryEncoding(self.selected),
        ]
    }
}
