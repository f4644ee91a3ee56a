//! Selecting a part of the text, by keys from word to word as the eye sees them, or with the mouse.

use std::ops::Range;

use super::actions::Action;
use super::copy_order::CopyOrder;
use super::effect::Effect;
use super::geometry::Focus;
use super::layer::Layer;
use super::reader::Reader;
use super::selection::{Selection, Stretch};
use super::state::State;
use crate::input::{Code, Key};
use crate::page::{Anchor, Row, View};
use crate::text::{Direction, word_at};
use crate::words::{self, Passage};

/// A word on the screen.
struct ShownWord {
    /// Its first column from the left.
    column: u16,
    word: Stretch,
}

/// Where the head of a selection stands on the screen.
struct HeadOnScreen {
    view: View,
    /// The row of the window.
    row: usize,
    /// Its first column from the left.
    column: u16,
}

impl State {
    /// What is selected, or was just copied: where it begins and ends.
    pub fn selected_part(&self) -> Option<(Anchor, Anchor)> {
        match &self.layer {
            Some(Layer::Select(selection)) => Some(selection.bounds()),
            _ => self.lit,
        }
    }

    /// Begins a selection with the word that the reader is at.
    pub(super) fn begin_selection(&mut self) {
        let Some((place, view)) = self.pointed_at().zip(self.shown()) else {
            return;
        };
        let words = view
            .rows
            .iter()
            .flat_map(|row| shown_words(row))
            .map(|shown| shown.word);
        let mut words: Vec<Stretch> = words.collect();
        words.sort();
        let at = |word: &&Stretch| (word.block, word.end) > (place.block, place.byte);
        match words.iter().find(at) {
            Some(word) => {
                self.focus = Focus::Text;
                self.layer = Some(Layer::Select(Selection::of(word.clone())));
            }
            None => self.notice = Some(self.language.say(words::NOTHING_COPIED).into()),
        }
    }

    /// A key was pressed while something is selected.
    pub(super) fn select_key(&mut self, mut selection: Selection, key: Key) -> Vec<Effect> {
        let page = i32::from(self.column().height) - 1;
        let rows = match self.keymap.reading(key) {
            Some(Action::Down) => 1,
            Some(Action::Up) => -1,
            Some(Action::PageDown) => page,
            Some(Action::PageUp) => -page,
            Some(Action::Left) => {
                self.move_sideways(&mut selection, Direction::Rtl);
                0
            }
            Some(Action::Right) => {
                self.move_sideways(&mut selection, Direction::Ltr);
                0
            }
            Some(Action::Copy | Action::CopyCited | Action::Open) => {
                let cites = self.keymap.reading(key) == Some(Action::CopyCited);
                return self.copy_selection(&selection, cites);
            }
            Some(Action::Back | Action::Select) => return Vec::new(),
            // What was selected is let go of.
            _ if key.code != Code::Esc => return self.panes_key(key),
            _ => return Vec::new(),
        };
        for _ in 0..rows.abs() {
            self.move_by_row(&mut selection, rows.signum());
        }
        self.layer = Some(Layer::Select(selection));
        Vec::new()
    }

    fn copy_selection(&mut self, selection: &Selection, cites: bool) -> Vec<Effect> {
        let Some(reader) = self.reader() else {
            return Vec::new();
        };
        let (start, end) = selection.bounds();
        vec![Effect::Copy(CopyOrder {
            part: Passage::Selection,
            place: start,
            end: Some(reader.offset(end)),
            cites,
        })]
    }

    /// The head goes to the next word on that side; at the end of a row on, as reading goes.
    fn move_sideways(&mut self, selection: &mut Selection, side: Direction) {
        let Some(head) = self.find_head(selection) else {
            return;
        };
        let Some(row) = head.view.rows.get(head.row) else {
            return;
        };
        let mut words = shown_words(row).into_iter();
        let next = match side {
            Direction::Rtl => words.rfind(|shown| shown.column < head.column),
            Direction::Ltr => words.find(|shown| shown.column > head.column),
        };
        if let Some(shown) = next {
            selection.head = shown.word;
            return;
        }
        let reads_there = row.block.row_direction() == side;
        let column = match side {
            Direction::Rtl => u16::MAX,
            Direction::Ltr => 0,
        };
        self.move_to_row(selection, if reads_there { 1 } else { -1 }, column);
    }

    /// The head goes to a word in the next row with words, below or above, that stands under it or over it.
    fn move_by_row(&mut self, selection: &mut Selection, step: i32) {
        let Some(head) = self.find_head(selection) else {
            return;
        };
        self.move_to_row(selection, step, head.column);
    }

    fn move_to_row(&mut self, selection: &mut Selection, step: i32, column: u16) {
        // Blank rows are passed over; at the edge of the window the text is scrolled.
        for _ in 0..usize::from(self.column().height).max(2) {
            let Some(HeadOnScreen { view, row, .. }) = self.find_head(selection) else {
                return;
            };
            let rows: Vec<&Row> = if step > 0 {
                view.rows.iter().skip(row + 1).map(|row| &**row).collect()
            } else {
                view.rows.iter().take(row).rev().map(|row| &**row).collect()
            };
            let words = rows
                .into_iter()
                .map(shown_words)
                .find(|words| !words.is_empty());
            if let Some(words) = words {
                let nearest = words
                    .iter()
                    .min_by_key(|shown| shown.column.abs_diff(column));
                if let Some(shown) = nearest {
                    selection.head = shown.word.clone();
                }
                return;
            }
            let before = self.reader().and_then(Reader::place);
            self.scroll(step);
            if self.reader().and_then(Reader::place) == before {
                return;
            }
        }
    }

    /// Where the head stands. It is brought into the window.
    fn find_head(&mut self, selection: &Selection) -> Option<HeadOnScreen> {
        let head = &selection.head;
        let offset = self
            .reader()?
            .page
            .document()
            .offset(head.block, head.start);
        self.reveal(offset);
        let view = self.shown()?;
        let bytes = head.start..head.end;
        let column = |row: &Row| row.columns_of(&bytes).map(|columns| columns.start).min();
        let rows = view.rows.iter().enumerate();
        let mut rows = rows.filter(|(_, row)| row.block.id == head.block);
        let (row, column) = rows.find_map(|(row, shown)| Some((row, column(shown)?)))?;
        Some(HeadOnScreen { view, row, column })
    }

    /// What stands in a cell of the screen.
    fn stretch_at(&self, column: u16, row: u16) -> Option<Stretch> {
        let area = self.panes()?.column()?;
        let view = self.shown()?;
        let shown = view.rows.get(usize::from(row.checked_sub(area.y)?))?;
        let column = column.saturating_sub(area.x);
        // Beside the text, what is nearest to it.
        let cells = shown.pieces.iter().flat_map(|piece| {
            piece.line.cells().map(move |(_, cell)| {
                let left = piece.x + cell.column;
                let right = left + cell.width.max(1) - 1;
                let away = left
                    .saturating_sub(column)
                    .max(column.saturating_sub(right));
                (
                    away,
                    piece.offset + cell.bytes.start..piece.offset + cell.bytes.end,
                )
            })
        });
        let (_, bytes) = cells.min_by_key(|(away, _)| *away)?;
        Some(Stretch {
            block: shown.block.id,
            start: bytes.start,
            end: bytes.end,
        })
    }

    /// The button went down over the text for the first, second or third time in a row: a drag begins, or a word or a
    /// paragraph is selected.
    pub(super) fn press_on_text(&mut self, column: u16, row: u16, times: u8) {
        self.pressed = None;
        let Some(stretch) = self.stretch_at(column, row) else {
            return;
        };
        let Some(block) = self
            .reader()
            .and_then(|reader| reader.page.document().block(stretch.block).ok())
        else {
            return;
        };
        let whole = |range: Range<usize>| Stretch {
            block: stretch.block,
            start: range.start,
            end: range.end,
        };
        match times {
            1 => {
                self.pressed = Some(stretch);
                if let Some((block, link)) = self.link_at(column, row) {
                    self.light(block, link);
                }
            }
            2 => {
                let word = word_at(&block.text, stretch.start);
                let selected = word.map_or(stretch.clone(), whole);
                self.layer = Some(Layer::Select(Selection::of(selected)));
            }
            _ => {
                let all = whole(0..block.text.len());
                self.layer = Some(Layer::Select(Selection::of(all)));
            }
        }
    }

    /// The mouse was moved with its button down. Past the first or the last row, the text is scrolled.
    pub fn drag(&mut self, column: u16, row: u16) {
        let Some(area) = self.panes().and_then(|panes| panes.column()) else {
            return;
        };
        let Some(from) = self.pressed.clone() else {
            return;
        };
        let last = area.y + area.height - 1;
        if row < area.y {
            self.scroll(-1);
        } else if row > last {
            self.scroll(1);
        }
        if let Some(head) = self.stretch_at(column, row.clamp(area.y, last)) {
            self.layer = Some(Layer::Select(Selection { from, head }));
        }
    }
}

/// The words of a row from left to right.
fn shown_words(row: &Row) -> Vec<ShownWord> {
    let mut pieces: Vec<_> = row.pieces.iter().collect();
    pieces.sort_by_key(|piece| piece.x);
    let mut words: Vec<ShownWord> = Vec::new();
    for piece in pieces {
        for (_, cell) in piece.line.cells() {
            let Some(word) = word_at(&row.block.text, piece.offset + cell.bytes.start) else {
                continue;
            };
            let word = Stretch {
                block: row.block.id,
                start: word.start,
                end: word.end,
            };
            if words.last().is_none_or(|last| last.word != word) {
                words.push(ShownWord {
                    column: piece.x + cell.column,
                    word,
                });
            }
        }
    }
    words
}
