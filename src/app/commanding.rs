//! Choosing what to do from the list of all that can be done, and the language that all of it is said in.

use super::actions::Action;
use super::effect::Effect;
use super::layer::Layer;
use super::palette::Palette;
use super::state::State;
use crate::input::Key;
use crate::words::{BUILT_IN, Language, STDIN};

impl State {
    /// Shows all that can be done.
    pub(super) fn open_palette(&mut self) {
        let palette = Palette::new(self.language.direction());
        self.layer = Some(Layer::Palette(Box::new(palette)));
    }

    /// A key was pressed in the list of actions.
    pub(super) fn palette_key(&mut self, mut palette: Box<Palette>, key: Key) -> Vec<Effect> {
        let page = Palette::room(self.size().1).cast_signed();
        match self.keymap.typing(key) {
            Some(Action::Keep) => {
                let chosen = palette.rows.get(palette.chosen).copied();
                return chosen.map_or_else(Vec::new, |action| self.act(action));
            }
            Some(Action::GiveUp) => return Vec::new(),
            _ => {
                if let Some(rows) = self.keymap.step_of(key, page) {
                    palette.choose_by(rows);
                } else if palette.prompt.key(key) {
                    palette.narrow();
                }
            }
        }
        self.layer = Some(Layer::Palette(palette));
        Vec::new()
    }

    /// Text was pasted into the list of actions.
    pub(super) fn paste_into_palette(&mut self, mut palette: Box<Palette>, text: &str) {
        palette.prompt.insert(text);
        palette.narrow();
        self.layer = Some(Layer::Palette(palette));
    }

    /// Speaks the other language from now on. What the interface has named, it names again.
    pub(super) fn switch_language(&mut self) {
        let before = self.language;
        self.language = match before {
            Language::Arabic => Language::English,
            Language::English => Language::Arabic,
        };
        if self.name == before.say(BUILT_IN) {
            self.language.say(BUILT_IN).clone_into(&mut self.name);
        }
        for article in &mut self.articles {
            if article.title == before.say(STDIN) {
                self.language.say(STDIN).clone_into(&mut article.title);
            }
        }
    }
}
