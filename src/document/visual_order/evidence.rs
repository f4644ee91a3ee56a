//! What tells that letters are stored in visual order: the sides on which their forms are joined.

use memchr::memchr;

use crate::text::bidi::is_rtl;
use crate::text::cluster::{is_bidi_control, is_mark};
use crate::text::joining::Form;
use crate::text::shape::form_of;

/// So many signs of visual order are no accident. A word of three joined letters gives more.
const LEAST: usize = 2;

/// How many signs of visual order stand beside one of logical order at least.
const SURE: usize = 4;

/// The first byte of a presentation form in UTF-8.
const FIRST_BYTE: u8 = 0xEF;

/// Whether a sample of a text in UTF-8 is made of presentation forms that are stored in visual order.
pub fn is_visual(sample: &[u8]) -> bool {
    // Nearly no text has any.
    if memchr(FIRST_BYTE, sample).is_none() {
        return false;
    }
    let signs = Signs::of(&String::from_utf8_lossy(sample));
    signs.are_forms() && signs.visual >= LEAST && signs.visual >= SURE * signs.logical
}

/// Whether a line of such a text is stored so as well. One whose forms do not tell, as isolated ones, goes with the text.
pub(super) fn is_visual_line(line: &str) -> bool {
    let signs = Signs::of(line);
    signs.are_forms() && signs.visual >= signs.logical && may_turn(line)
}

/// Whether a line may be turned: it has letters of right-to-left scripts, and no control that says how it is to be shown.
pub(super) fn may_turn(line: &str) -> bool {
    !line.is_ascii() && line.chars().any(is_rtl) && !line.chars().any(is_bidi_control)
}

/// What was counted in a text.
#[derive(Default)]
struct Signs {
    /// Presentation forms, and letters that are written plainly.
    forms: usize,
    plain: usize,
    /// Places that are impossible in the other order.
    visual: usize,
    logical: usize,
}

/// What stands beside a letter, as far as joining goes.
#[derive(Clone, Copy)]
enum Neighbour {
    /// A form.
    Joined(Form),
    /// Something that joins nothing.
    Boundary,
    /// A letter that does not show what it joins.
    Unknown,
}

impl Signs {
    fn of(text: &str) -> Self {
        let mut signs = Self::default();
        // Where a sample is cut within a word, that is one sign among many.
        let mut before = Neighbour::Boundary;
        for c in text.chars().filter(|c| !is_mark(*c)) {
            let now = if let Some(form) = form_of(c) {
                signs.forms += 1;
                Neighbour::Joined(form)
            } else if is_rtl(c) {
                signs.plain += 1;
                Neighbour::Unknown
            } else {
                Neighbour::Boundary
            };
            signs.compare(before, now);
            before = now;
        }
        signs.compare(before, Neighbour::Boundary);
        signs
    }

    /// Compares what stands beside each other. A letter that is joined on a side has a neighbour there that is joined as well.
    fn compare(&mut self, left: Neighbour, right: Neighbour) {
        use Form::{Final, Initial, Medial};
        use Neighbour::{Boundary, Joined};
        match (left, right) {
            (Boundary, Joined(Initial)) | (Joined(Final), Boundary) => self.logical += 1,
            (Boundary, Joined(Final)) | (Joined(Initial), Boundary) => self.visual += 1,
            (Joined(Initial), Joined(Medial)) | (Joined(Medial), Joined(Final)) => {
                self.logical += 1;
            }
            (Joined(Final), Joined(Medial)) | (Joined(Medial), Joined(Initial)) => {
                self.visual += 1;
            }
            _ => {}
        }
    }

    /// Whether most of the letters are presentation forms.
    fn are_forms(&self) -> bool {
        self.forms > 0 && self.forms >= self.plain
    }
}
