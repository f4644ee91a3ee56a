//! All of a page, or its article alone.

use super::effect::{Effect, Task};
use super::loading::Load;
use super::opened::Opened;
use super::search::Offers;
use super::state::State;
use crate::document::Part;
use crate::words::NOTHING_LEFT_OUT;

impl State {
    /// Shows all of the page on show, or its article again. Its matches go dark, for there are others then.
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
        self.search = None;
        self.offers = Offers::default();
        self.load = Some(Load::default());
        vec![
            Effect::Stop(Task::Search),
            Effect::Stop(Task::Nearest),
            Effect::ShowPart(self.selected, part),
        ]
    }
}
