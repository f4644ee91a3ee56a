//! Titles, dates and hints as lines. They are the same from frame to frame, and laying them out anew would cost as much as
//! the text, so they are kept.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::document::{label_direction, title_direction};
use crate::text::{Direction, VisualLine, fit, fit_two};
use crate::words::Language;

/// What the lines of a text depend on beside the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Setting {
    direction: DirectionOf,
    /// How many columns the first and the second line may have.
    first: u16,
    second: u16,
}

/// Where the direction of a text comes from. To find it in the letters costs more than to find the lines that are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum DirectionOf {
    /// See [`label_direction`]; with the direction of the interface.
    Label(Direction),
    /// See [`title_direction`]; with the direction of a text without letters.
    Title(Direction),
    /// It is known.
    Caller(Direction),
}

impl DirectionOf {
    fn find(self, text: &str) -> Direction {
        match self {
            Self::Label(interface) => label_direction(text, interface),
            Self::Title(otherwise) => title_direction(text, otherwise),
            Self::Caller(direction) => direction,
        }
    }
}

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

/// The lines of texts, by setting and text.
#[derive(Default)]
struct Kept {
    by_setting: HashMap<Setting, HashMap<Box<str>, Lines>>,
    count: usize,
}

thread_local! {
    static KEPT_LINES: RefCell<Kept> = RefCell::default();
}

/// One line of a text of this direction, however long.
pub fn whole(text: &str, direction: Direction) -> Rc<VisualLine> {
    lines(text, DirectionOf::Caller(direction), u16::MAX, 0).first
}

/// One line of at most `width` columns, as [`fit`] lays it out, of a label in an interface of this direction.
pub fn label(text: &str, interface: Direction, width: u16) -> Rc<VisualLine> {
    lines(text, DirectionOf::Label(interface), width, 0).first
}

/// Columns of a label of the interface.
pub fn label_width(text: &str, language: Language) -> u16 {
    label(text, language.direction(), u16::MAX).width()
}

/// A title in at most two lines, the first of at most `first` columns and the second of at most `second`, as [`fit_two`] lays
/// them out. `otherwise` is the direction of a title without letters.
pub fn title(text: &str, otherwise: Direction, first: u16, second: u16) -> Lines {
    lines(text, DirectionOf::Title(otherwise), first, second)
}

fn lines(text: &str, direction: DirectionOf, first: u16, second: u16) -> Lines {
    let setting = Setting {
        direction,
        first,
        second,
    };
    KEPT_LINES.with_borrow_mut(|kept| {
        let known = kept.by_setting.get(&setting);
        if let Some(lines) = known.and_then(|lines| lines.get(text)) {
            return lines.clone();
        }
        if kept.count >= KEPT {
            *kept = Kept::default();
        }
        let lines = lay_out(text, setting);
        let of_setting = kept.by_setting.entry(setting).or_default();
        of_setting.insert(text.into(), lines.clone());
        kept.count += 1;
        lines
    })
}

fn lay_out(text: &str, setting: Setting) -> Lines {
    let direction = setting.direction.find(text);
    let (above, below) = if setting.second == 0 {
        (fit(text, direction, setting.first), None)
    } else {
        fit_two(text, direction, setting.first, setting.second)
    };
    Lines {
        first: Rc::new(above),
        second: below.map(Rc::new),
    }
}
