//! Reading again what has changed.

use std::sync::Arc;

use super::effect::Effect;
use super::opened::Opened;
use super::state::State;
use crate::document::Document;
use crate::library::LoadError;
use crate::words;

impl State {
    /// The reader wants to see what has changed.
    pub(super) fn reread_all(&mut self) -> Vec<Effect> {
        self.notice = Some(self.language.say(words::READING_AGAIN).into());
        vec![Effect::Reread]
    }

    /// The text on the screen from the place of the reader on, as it was read.
    pub fn text_on_show(&self) -> Option<String> {
        let place = self.reader()?.place()?;
        let view = self.shown()?;
        let mut blocks: Vec<_> = view.rows.iter().map(|row| &row.block).collect();
        blocks.dedup_by_key(|block| block.id);
        let shown = blocks.into_iter().filter(|block| block.id >= place.block);
        let texts = shown.map(|block| {
            let from = if block.id == place.block {
                place.byte
            } else {
                0
            };
            block.text.get(from..).unwrap_or_default()
        });
        Some(texts.collect::<Vec<_>>().join("\n"))
    }

    /// The text on show has changed and was read again: the reader stays at the same words, as far as they are left.
    pub(super) fn reread(
        &mut self,
        article: usize,
        read: Result<(Arc<Document>, u64), LoadError>,
    ) -> Vec<Effect> {
        if article != self.selected {
            return Vec::new();
        }
        let (document, offset) = match read {
            Ok(read) => read,
            Err(error) => {
                // What is on the screen stays there as long as it can be read.
                self.notice = Some(self.language.load_error(&error));
                return Vec::new();
            }
        };
        self.awaited = None;
        let Opened::Document(reader) = &mut self.opened else {
            return Vec::new();
        };
        if let Err(error) = reader.replace_at(document, offset) {
            self.notice = Some(self.language.read_error(&error));
            return Vec::new();
        }
        self.jumps.forget(self.selected);
        self.places.remove(&self.selected);
        self.forget_parts();
        let mut effects = self.contents_appended();
        effects.extend(self.search_more(true));
        self.notice = Some(self.language.say(words::READ_AGAIN).into());
        effects
    }
}
