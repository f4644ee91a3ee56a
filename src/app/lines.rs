//! Titles, dates and hints as lines. They are the same from frame to frame, and laying them out anew would cost as much as
//! the text, so they are kept.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::document::label_direction;
use crate::text::{Direction, VisualLine, fit, fit_two};
use crate::words::Language;

/// A text with its direction and how many columns its first and its second line may have.
type Key = (String, Direction, u16, u16);

/// A text in one line or two.
#[derive(Debug, Clone)]
pub struct Lines {
    /// The first line.
    pub first: Rc<VisualLine>,
    /// What did not fit on it.
    pub second: Option<Rc<VisualLine>>,
}

impl Lines {
    /// How many there are.
    pub fn count(&self) -> u16 {
        1 + u16::from(self.second.is_some())
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &VisualLine> {
        [&self.first]
            .into_iter()
            .chain(&self.second)
            .map(|line| &**line)
    }
}

/// Texts whose lines are kept: a screen has some eighty.
const KEPT: usize = 512;

thread_local! {
    static FITTED: RefCell<HashMap<Key, Lines>> = RefCell::default();
}

/// One line of at most `width` columns, as [`fit`] lays it out.
pub fn fitted(text: &str, direction: Direction, width: u16) -> Rc<VisualLine> {
    kept((text.to_owned(), direction, width, 0)).first
}

/// At most two lines, the first of at most `first` columns and the second of at most `second`, as [`fit_two`] lays them out.
pub fn fitted_in_two(text: &str, direction: Direction, first: u16, second: u16) -> Lines {
    kept((text.to_owned(), direction, first, second))
}

/// Columns of a label of the interface.
pub fn label_width(text: &str, language: Language) -> u16 {
    let direction = label_direction(text, language.direction());
    fitted(text, direction, u16::MAX).width()
}

fn kept(key: Key) -> Lines {
    FITTED.with_borrow_mut(|kept| {
        if let Some(lines) = kept.get(&key) {
            return lines.clone();
        }
        if kept.len() >= KEPT {
            kept.clear();
        }
        let (text, direction, first, second) = &key;
        let (above, below) = if *second == 0 {
            (fit(text, *direction, *first), None)
        } else {
            fit_two(text, *direction, *first, *second)
        };
        let lines = Lines {
            first: Rc::new(above),
            second: below.map(Rc::new),
        };
        kept.insert(key, lines.clone());
        lines
    })
}
