//! All of a page, or its article alone.

use super::effect::Effect;
use super::opened::Opened;
use super::state::State;
use crate::document::Part;
use crate::words::NOTHING_LEFT_OUT;

impl State {
    /// Shows all of the page on show, or its article again.
    pub(super) fn show_other_part(&mut self) -> Vec<Effect> {
        let Opened::Document(reader) = &self.opened else {
            return Vec::new();
        };
        let part = match reader.page.document().part() {
            _ if self.load.is_some() => return Vec::new(),
            Some(Part::Article) => Part::All,
            Some(Part::All) => Part::Article,
            None => {
                self.notice = Some(self.language.say(NOTHING_LEFT_OUT).into());
                return Vec::new();
            }
        };
        self.load_otherwise(Effect::ShowPart(self.selected, part))
    }
}
