//! Titles, dates and hints as lines. They are the same from frame to frame, and laying them out anew would cost as much as
//! the text, so they are kept.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::document::{label_direction, paragraph_direction, title_direction};
use crate::text::{Direction, Drawing, Paragraph, VisualLine, fit_two};
use crate::words::Language;

/// What the lines of a text depend on beside the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Setting {
    direction: DirectionOf,
    /// How many columns the first and the second line may have.
    first: u16,
    second: u16,
    drawing: Drawing,
}

/// Where the direction of a text comes from. To find it in the letters costs more than to find the lines that are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum DirectionOf {
    /// See [`label_direction`]; with the direction of the interface.
    Label(Direction),
    /// See [`title_direction`]; with the direction of a text without letters.
    Title(Direction),
    /// See [`paragraph_direction`]; with the direction of the document.
    Paragraph(Direction),
    /// It is known.
    Caller(Direction),
}

impl DirectionOf {
    fn find(self, text: &str) -> Direction {
        match self {
            Self::Label(interface) => label_direction(text, interface),
            Self::Title(otherwise) => title_direction(text, otherwise),
            Self::Paragraph(document) => paragraph_direction(text, document),
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
    /// How all lines are drawn.
    drawing: Drawing,
}

impl Kept {
    /// A text in a setting, if it was laid out as a whole and fits into the first line.
    fn whole_in(&self, setting: Setting, text: &str) -> Option<Lines> {
        let whole = Setting {
            first: u16::MAX,
            second: 0,
            ..setting
        };
        let lines = self.by_setting.get(&whole)?.get(text)?;
        (lines.first.width() <= setting.first).then(|| lines.clone())
    }
}

thread_local! {
    static KEPT_LINES: RefCell<Kept> = RefCell::default();
}

/// Has lines drawn like the texts from now on: without harakat, or with other digits. Their widths are the same.
pub fn draw_like(drawing: Drawing) {
    KEPT_LINES.with_borrow_mut(|kept| kept.drawing = drawing);
}

/// One line of a text of this direction, however long.
pub fn whole(text: &str, direction: Direction) -> Rc<VisualLine> {
    lines(text, DirectionOf::Caller(direction), u16::MAX, 0).first
}

/// One line of at most `width` columns, as [`fit`](crate::text::fit) lays it out, of a label in an interface of this
/// direction.
pub fn label(text: &str, interface: Direction, width: u16) -> Rc<VisualLine> {
    lines(text, DirectionOf::Label(interface), width, 0).first
}

/// Columns of a label of the interface.
pub fn label_width(text: &str, language: Language) -> u16 {
    label(text, language.direction(), u16::MAX).width()
}

/// Whether a label of the interface fits into so many columns. What is much too long is not laid out to know it.
pub fn fits(label: &str, language: Language, width: u16) -> bool {
    // A lam may share the column of an alef, and other characters may have none.
    let has_column = |c: &char| matches!(c, ' '..='~' | '\u{620}'..='\u{64A}') && *c != '\u{644}';
    label.chars().filter(has_column).count() <= width.into()
        && label_width(label, language) <= width
}

/// A title in at most two lines, the first of at most `first` columns and the second of at most `second`, as [`fit_two`] lays
/// them out. `otherwise` is the direction of a title without letters.
pub fn title(text: &str, otherwise: Direction, first: u16, second: u16) -> Lines {
    lines(text, DirectionOf::Title(otherwise), first, second)
}

/// A heading of a document of this direction as [`title`] lays one out, in the direction that it has in its place.
pub fn heading(text: &str, document: Direction, first: u16, second: u16) -> Lines {
    lines(text, DirectionOf::Paragraph(document), first, second)
}

fn lines(text: &str, direction: DirectionOf, first: u16, second: u16) -> Lines {
    KEPT_LINES.with_borrow_mut(|kept| {
        let setting = Setting {
            direction,
            first,
            second,
            drawing: kept.drawing,
        };
        let known = kept.by_setting.get(&setting);
        if let Some(lines) = known.and_then(|lines| lines.get(text)) {
            return lines.clone();
        }
        if kept.count >= KEPT {
            *kept = Kept {
                drawing: kept.drawing,
                ..Kept::default()
            };
        }
        let lines = kept
            .whole_in(setting, text)
            .unwrap_or_else(|| lay_out(text, setting));
        let of_setting = kept.by_setting.entry(setting).or_default();
        of_setting.insert(text.into(), lines.clone());
        kept.count += 1;
        lines
    })
}

fn lay_out(text: &str, setting: Setting) -> Lines {
    let direction = setting.direction.find(text);
    let paragraph = Paragraph::analyze(text, direction).drawn(setting.drawing);
    let (above, below) = fit_two(paragraph, setting.first, setting.second);
    Lines {
        first: Rc::new(above),
        second: below.map(Rc::new),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_is_what_is_no_wider() {
        // Lam and alef in one column, marks and controls in none, a wide character in two.
        for text in [
            "",
            "abc 12",
            "\u{644}\u{627}\u{644}\u{627}",
            "\u{628}\u{64E}\u{2068}a\u{2069}",
            "\u{4E2D}",
        ] {
            let width = label_width(text, Language::Arabic);
            for columns in 0..9 {
                assert_eq!(
                    fits(text, Language::Arabic, columns),
                    width <= columns,
                    "{text:?}"
                );
            }
        }
    }

    #[test]
    fn a_text_is_laid_out_alike_whether_it_was_laid_out_as_a_whole_before_or_not() {
        let text = "\u{628}\u{628} \u{628}\u{628} ab";
        for (first, second) in [(5, 0), (8, 0), (9, 0), (5, 5), (8, 8), (9, 9)] {
            KEPT_LINES.take();
            let anew = title(text, Direction::Rtl, first, second);
            KEPT_LINES.take();
            title(text, Direction::Rtl, u16::MAX, 0);
            let then = title(text, Direction::Rtl, first, second);
            assert!(anew.iter().eq(then.iter()), "{first} {second}");
        }
    }
}
