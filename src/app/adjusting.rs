//! The keys that choose how texts look. What they say is told on the bottom line.

use super::actions::Action;
use super::comfort::{MOST_PARAGRAPH_SPACING, next_of};
use super::geometry::SMALLEST;
use super::state::State;
use crate::text::{Digits, Justification};
use crate::words::{self, Months};

/// Columns by which a key makes the text wider or narrower.
const STEP: u16 = 4;

/// Columns before the first line of a paragraph, where a key asks for some.
const INDENT: u16 = 4;

impl State {
    /// Does what changes the looks of texts; returns whether the action is one of these.
    pub(super) fn adjust(&mut self, action: Action) -> bool {
        let either = |chosen, one, other| if chosen { one } else { other };
        let comfort = &mut self.comfort;
        let phrase = match action {
            Action::ToggleFocus => {
                comfort.focuses = !comfort.focuses;
                either(comfort.focuses, words::FOCUS_ON, words::FOCUS_OFF)
            }
            Action::NextMonths => {
                comfort.months = next_of(&Months::NAMES, comfort.months);
                words::months(comfort.months)
            }
            Action::ToggleHijri => {
                comfort.hijri = !comfort.hijri;
                either(comfort.hijri, words::HIJRI_SHOWN, words::HIJRI_HIDDEN)
            }
            Action::ToggleHarakat => {
                let drawing = &mut comfort.typography.drawing;
                drawing.bare = !drawing.bare;
                either(drawing.bare, words::HARAKAT_HIDDEN, words::HARAKAT_SHOWN)
            }
            Action::NextDigits => {
                let drawing = &mut comfort.typography.drawing;
                drawing.digits = next_of(&Digits::NAMES, drawing.digits);
                words::digits(drawing.digits)
            }
            Action::NextJustification => {
                let set = &mut comfort.typography;
                set.justification = next_of(&Justification::NAMES, set.justification);
                words::justification(set.justification)
            }
            _ => return self.space_out(action),
        };
        self.notice = Some(self.language.say(phrase).to_owned());
        true
    }

    /// The same of what is counted in rows or columns.
    fn space_out(&mut self, action: Action) -> bool {
        let (language, set) = (self.language, &mut self.comfort.typography);
        let said = match action {
            Action::Wider => self.make_wider(),
            Action::Narrower => self.make_narrower(),
            Action::ToggleLineSpacing => {
                set.line_spacing = 1 - set.line_spacing.min(1);
                language.line_spacing(set.line_spacing)
            }
            Action::NextParagraphSpacing => {
                set.paragraph_spacing = (set.paragraph_spacing + 1) % (MOST_PARAGRAPH_SPACING + 1);
                language.paragraph_spacing(set.paragraph_spacing)
            }
            Action::ToggleIndent => {
                set.first_line_indent = if set.first_line_indent == 0 {
                    INDENT
                } else {
                    0
                };
                language.first_line_indent(set.first_line_indent)
            }
            _ => return false,
        };
        self.notice = Some(said);
        true
    }

    /// From what is seen on: a pane may have less room than was asked for.
    fn make_wider(&mut self) -> String {
        let room = self.panes().and_then(|panes| panes.text);
        let room = room.map_or(SMALLEST.0, |pane| pane.width.saturating_sub(2));
        let seen = self.column().width;
        if seen >= room {
            return self.language.say(words::NO_WIDER).to_owned();
        }
        self.comfort.measure = (seen + STEP).min(room);
        self.language.text_width(self.comfort.measure)
    }

    fn make_narrower(&mut self) -> String {
        let seen = self.column().width;
        if seen <= SMALLEST.0 {
            return self.language.say(words::NO_NARROWER).to_owned();
        }
        self.comfort.measure = seen.saturating_sub(STEP).max(SMALLEST.0);
        self.language.text_width(self.comfort.measure)
    }
}
