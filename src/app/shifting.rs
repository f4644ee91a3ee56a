//! Keys that cut the lines of a command, wrap them, and scroll them sideways.

use super::actions::Action;
use super::opened::Opened;
use super::state::State;

impl State {
    /// Whether a command has laid out the text on show.
    pub(super) fn is_laid_out(&self) -> bool {
        self.reader()
            .is_some_and(|reader| reader.page.document().is_laid_out())
    }

    /// Cuts long lines, or wraps them.
    pub(super) fn toggle_cut(&mut self) {
        self.long_lines = self.long_lines.toggled();
    }

    /// Scrolls sideways by half a screen, where there is no other pane on that side to go to and lines stand as they are.
    /// Returns whether the action does that here.
    pub(super) fn shift(&mut self, action: Action) -> bool {
        let is_free = !self.list_shown && matches!(self.opened, Opened::Document(_));
        if !is_free || !self.is_laid_out() {
            return false;
        }
        let half = (self.column().width / 2).max(1);
        self.long_lines = self.long_lines.shifted(half, action == Action::Right);
        true
    }
}
