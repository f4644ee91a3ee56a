//! Copying: what follows the key that copies, and what was copied.

use super::actions::Action;
use super::copy_order::{Copied, CopyMenu, CopyOrder};
use super::effect::Effect;
use super::layer::Layer;
use super::state::State;
use crate::document::Meta;
use crate::input::{Code, Key};
use crate::page::Anchor;
use crate::words::{self, Citation, Passage};

impl State {
    /// Asks what is to be copied.
    pub(super) fn open_copy_menu(&mut self, cites: bool) {
        if self.reader().is_some() {
            self.layer = Some(Layer::Copy(CopyMenu { cites }));
        }
    }

    /// The key that says what is to be copied; any other gives it up.
    pub(super) fn copy_key(&mut self, menu: CopyMenu, key: Key) -> Vec<Effect> {
        let part = match self.keymap.copying(key) {
            Some(Action::CopySentence) => Passage::Sentence,
            Some(Action::CopyParagraph) => Passage::Paragraph,
            Some(Action::CopySection) => Passage::Section,
            Some(Action::CopyAll) => Passage::All,
            Some(Action::CopyMatch) => Passage::Match,
            Some(Action::CopyAsPage) => return vec![Effect::ShowCopied],
            _ => {
                if key.code != Code::Esc {
                    self.notice = Some(self.language.say(words::NOTHING_COPIED).into());
                }
                return Vec::new();
            }
        };
        let place = match part {
            Passage::Match => self.current_match(),
            _ => self.pointed_at(),
        };
        let Some(place) = place else {
            let none = match part {
                Passage::Match => words::NO_MATCH_TO_COPY,
                _ => words::NOTHING_COPIED,
            };
            self.notice = Some(self.language.say(none).into());
            return Vec::new();
        };
        vec![Effect::Copy(CopyOrder {
            part,
            place,
            end: None,
            cites: menu.cites,
        })]
    }

    /// Where the current match begins.
    fn current_match(&self) -> Option<Anchor> {
        let (current, reader) = (self.search.as_ref()?.current?, self.reader()?);
        reader.place_at(current).ok()
    }

    /// The place that the reader means: the current match if it is on the screen, else the first row with words.
    pub fn pointed_at(&self) -> Option<Anchor> {
        let view = self.shown()?;
        let is_shown = |place: &Anchor| {
            let (top, end) = (view.top.as_ref(), view.end.as_ref());
            top.is_some_and(|top| top <= place) && end.is_some_and(|end| place < end)
        };
        let first = view.rows.iter().find(|row| !row.is_blank());
        self.current_match()
            .filter(is_shown)
            .or_else(|| first.map(|row| row.place()))
    }

    /// What is to be put into the clipboard. It is shown on the screen until the next key.
    pub fn copied(&mut self, copied: &Copied) -> String {
        let place = |offset| self.reader()?.place_at(offset).ok();
        self.lit = place(copied.offsets.start).zip(place(copied.offsets.end));
        if !copied.cites {
            return copied.text.clone();
        }
        let meta = self.reader().map(|reader| reader.page.document().meta());
        let article = self.articles.get(self.on_show());
        let author = meta.and_then(|meta: &Meta| meta.author.as_deref());
        let source = article.and_then(|article| article.sources.first());
        let citation = self.language.citation(&Citation {
            title: article.map_or("", |article| article.title.as_str()),
            by: author.or(source.map(String::as_str)),
            date: article.and_then(|article| article.date),
            paragraph: copied.paragraph,
        });
        format!("{}\n\n{citation}", copied.text)
    }
}
