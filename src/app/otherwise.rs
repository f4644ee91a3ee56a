//! The text on show is shown otherwise: in another encoding, by another part of its page, or with its lines as they stand in
//! the file. The reader stays at the same letter, and so do the places that he may come back to.

use std::sync::Arc;

use super::layer::Layer;
use super::opened::Opened;
use super::reader::place_at;
use super::state::State;
use crate::document::{Document, ReadError, at_source};
use crate::page::Anchor;

/// In longer texts, in bytes, letters are not counted: the place is in about the same part of all.
const LONGEST: u64 = 1 << 20;

impl State {
    /// Puts another form of the text on show in its place.
    pub(super) fn show_otherwise(&mut self, document: &Arc<Document>) -> Result<(), ReadError> {
        let Opened::Document(reader) = &mut self.opened else {
            return Ok(());
        };
        let before = Arc::clone(reader.page.document());
        let place_now = |place: Anchor| {
            let offset = before.offset(place.block, place.byte);
            place_at(document, same_letter(&before, document, offset)?)
        };
        let top = reader.place().map(place_now).transpose()?;
        let offset = top.map_or(0, |top| document.offset(top.block, top.byte));
        reader.replace_at(Arc::clone(document), offset)?;
        let place_now = |place| place_now(place).ok();
        self.jumps.carry(self.selected, place_now);
        if let Some(place) = self.places.remove(&self.selected).and_then(place_now) {
            self.places.insert(self.selected, place);
        }
        self.forget_parts();
        Ok(())
    }

    /// No stretch of the text on show is one any more.
    pub(super) fn forget_parts(&mut self) {
        self.lit = None;
        self.pressed = None;
        self.followed = self.followed.filter(|(text, _)| *text != self.selected);
        if matches!(self.layer, Some(Layer::Select(_) | Layer::Link(_))) {
            self.layer = None;
        }
    }
}

/// The document offset in `now` of the letter that stands at an offset of `before`, another form of the same text.
fn same_letter(before: &Document, now: &Document, offset: u64) -> Result<u64, ReadError> {
    // Before the beginning of an article there is the rest of its page: who has not gone on from there sees it.
    if offset == 0 {
        return Ok(0);
    }
    if before.part() != now.part() {
        return at_source(now, before.source_range(offset..offset + 1).start);
    }
    if before.guess() == now.guess() && before.order() == now.order() {
        return Ok(offset);
    }
    // Each letter may have another length now, and there may be more of them or fewer.
    let share = |of: u64, all: u64, all_now: u64| {
        (u128::from(of) * u128::from(all_now) / u128::from(all.max(1))) as u64
    };
    if before.total().max(now.total()) > LONGEST {
        return Ok(share(offset, before.total(), now.total()));
    }
    let (text, text_now) = (
        before.bytes_at(0..before.total())?,
        now.bytes_at(0..now.total())?,
    );
    let read = letters(&text).take_while(|at| *at < offset).count() as u64;
    let (all, all_now) = (letters(&text).count(), letters(&text_now).count());
    let read_now = share(read, all as u64, all_now as u64);
    let mut rest = letters(&text_now).skip(read_now as usize);
    Ok(rest.next().unwrap_or(now.total()))
}

/// Where the letters of a text begin. What is broken in it counts as one.
fn letters(text: &[u8]) -> impl Iterator<Item = u64> {
    let mut end = 0;
    text.utf8_chunks().flat_map(move |chunk| {
        let start = end;
        end += chunk.valid().len() + chunk.invalid().len();
        let broken = (!chunk.invalid().is_empty()).then_some(start + chunk.valid().len());
        let valid = chunk.valid().char_indices();
        let starts = valid.map(move |(at, _)| start + at).chain(broken);
        starts.map(|at| at as u64)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_letter_is_found_where_letters_have_other_lengths() {
        let plain = |text: &str, encoding| {
            let bytes = Arc::new(text.as_bytes().to_vec());
            Document::plain(bytes).unwrap().guessed(Some(encoding))
        };
        // Two letters of two bytes each, and the same bytes read as Latin letters.
        let arabic = plain("ab \u{628}\u{629} cd\n", "windows-1256");
        let latin = plain("ab \u{CA}x cd\n", "windows-1252");
        for (offset, other) in [(0, 0), (3, 3), (5, 5), (8, 7)] {
            assert_eq!(same_letter(&arabic, &latin, offset).unwrap(), other);
            assert_eq!(same_letter(&latin, &arabic, other).unwrap(), offset);
        }
        assert_eq!(letters(b"a\xFF\xFEb").collect::<Vec<_>>(), [0, 1, 2, 3]);
    }
}
