//! What waits until a long chapter of a book is read: that is done beside the screen, and keys are taken meanwhile.

use super::state::{Awaited, State};
use crate::document::ReadError;
use crate::words;

impl State {
    /// Does something once a chapter is at hand, unless something else is done before.
    pub(super) fn wait_for(&mut self, chapter: usize, act: impl FnOnce(&mut Self) + 'static) {
        self.awaited = Some(Awaited {
            chapter,
            act: Box::new(act),
            jump: None,
            is_told: false,
        });
    }

    /// The article on show and the chapter of it that is to be read now: one that something waits for, or that is to be shown.
    pub fn missing_chapter(&self) -> Option<(usize, usize)> {
        let reader = self.reader().filter(|reader| reader.document().is_book())?;
        let shown = || match reader.view(self.column().height) {
            Err(ReadError::Unread(chapter)) => Some(chapter),
            _ => None,
        };
        let awaited = self.awaited.as_ref().map(|awaited| awaited.chapter);
        Some((self.selected, awaited.or_else(shown)?))
    }

    /// A chapter is at hand that was missing.
    pub fn chapter_read(&mut self) {
        if let Some(awaited) = self.awaited.take() {
            if awaited.is_told {
                self.notice = None;
            }
            (awaited.act)(self);
            match (&mut self.awaited, awaited.jump) {
                // It leads into another chapter as well.
                (Some(next), jump) => (next.jump, next.is_told) = (jump, awaited.is_told),
                (None, Some((kind, from))) => self.note_jump(kind, from),
                (None, None) => {}
            }
        }
        self.sync();
    }

    /// Whether something waits for a chapter, and the reader is not told yet.
    pub fn is_awaiting_quietly(&self) -> bool {
        self.awaited
            .as_ref()
            .is_some_and(|awaited| !awaited.is_told)
    }

    /// It takes long to read a chapter.
    pub fn tell_awaiting(&mut self) {
        if let Some(awaited) = &mut self.awaited {
            awaited.is_told = true;
            self.notice = Some(self.language.say(words::READING_CHAPTER).into());
        }
    }
}
