//! How the reader likes texts to look: all that keys and settings choose of it, as one value.

use super::geometry::{MEASURE, SMALLEST};
use crate::page::Typography;
use crate::text::{Digits, Justification};
use crate::words::Months;

/// The most blank rows between two lines.
pub const MOST_LINE_SPACING: u16 = 1;
/// The most blank rows between two paragraphs.
pub const MOST_PARAGRAPH_SPACING: u16 = 3;
/// The most columns left free before the first line of a paragraph.
pub const MOST_INDENT: u16 = 12;

/// How the reader likes texts to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comfort {
    /// Columns of the text, if there is room for them.
    pub measure: u16,
    /// How the text is set.
    pub typography: Typography,
    /// Whether all but one paragraph is faint.
    pub focuses: bool,
    /// What months are called.
    pub months: Months,
    /// Whether a day has its Hijri date beside it.
    pub hijri: bool,
}

impl Default for Comfort {
    fn default() -> Self {
        Self {
            measure: MEASURE,
            typography: Typography::default(),
            focuses: false,
            months: Months::default(),
            hijri: false,
        }
    }
}

impl Comfort {
    /// Its parts by their names in the settings.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        let set = &self.typography;
        let harakat = if set.drawing.bare { "strip" } else { "auto" };
        vec![
            ("width", self.measure.to_string()),
            ("harakat", harakat.to_owned()),
            ("digits", name_of(&Digits::NAMES, set.drawing.digits)),
            ("justify", name_of(&Justification::NAMES, set.justification)),
            ("line-spacing", set.line_spacing.to_string()),
            ("paragraph-spacing", set.paragraph_spacing.to_string()),
            ("first-line-indent", set.first_line_indent.to_string()),
            ("focus", self.focuses.to_string()),
            ("months", name_of(&Months::NAMES, self.months)),
            ("hijri", self.hijri.to_string()),
        ]
    }

    /// Takes the value of a setting of this name; what is none, or of no such setting, changes nothing.
    pub fn set(&mut self, name: &str, value: &str) {
        let set = &mut self.typography;
        let number = |old: u16| value.parse().unwrap_or(old);
        match name {
            "width" => self.measure = number(self.measure).max(SMALLEST.0),
            "harakat" => set.drawing.bare = value == "strip",
            "digits" => choose(&mut set.drawing.digits, &Digits::NAMES, value),
            "justify" => choose(&mut set.justification, &Justification::NAMES, value),
            "line-spacing" => set.line_spacing = number(set.line_spacing).min(MOST_LINE_SPACING),
            "paragraph-spacing" => {
                set.paragraph_spacing = number(set.paragraph_spacing).min(MOST_PARAGRAPH_SPACING);
            }
            "first-line-indent" => {
                set.first_line_indent = number(set.first_line_indent).min(MOST_INDENT);
            }
            "focus" => self.focuses = value == "true",
            "months" => choose(&mut self.months, &Months::NAMES, value),
            "hijri" => self.hijri = value == "true",
            _ => {}
        }
    }
}

/// The value that comes after one in the order of their names, round and round.
pub(super) fn next_of<T: Copy + PartialEq>(names: &[(&str, T)], value: T) -> T {
    let mut values = names.iter().map(|(_, value)| *value).cycle();
    values.find(|other| *other == value);
    values.next().unwrap_or(value)
}

fn name_of<T: PartialEq + Copy>(names: &[(&'static str, T)], value: T) -> String {
    let name = names.iter().find(|(_, known)| *known == value);
    name.map_or_else(String::new, |(name, _)| (*name).to_owned())
}

fn choose<T: Copy>(part: &mut T, names: &[(&str, T)], name: &str) {
    if let Some((_, value)) = names.iter().find(|(known, _)| *known == name) {
        *part = *value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_values_of_a_choice_make_that_choice() {
        let mut chosen = Comfort::default();
        for (name, value) in [
            ("width", "90"),
            ("harakat", "strip"),
            ("digits", "persian"),
            ("justify", "kashida"),
            ("line-spacing", "1"),
            ("paragraph-spacing", "2"),
            ("first-line-indent", "4"),
            ("focus", "true"),
            ("months", "levant"),
            ("hijri", "true"),
        ] {
            let before = chosen;
            chosen.set(name, value);
            assert_ne!(chosen, before, "{name}");
        }
        let mut again = Comfort::default();
        for (name, value) in chosen.values() {
            again.set(name, &value);
        }
        assert_eq!(again, chosen);
    }
}
