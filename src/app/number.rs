//! A number being typed: how far into the text to go, in percent, or to which line.

use super::prompt::Prompt;
use crate::input::{Key, digit};
use crate::text::Direction;

/// More digits count no line and no percent.
const MOST_DIGITS: usize = 12;

/// A number being typed.
#[derive(Debug, Clone)]
pub struct NumberPrompt {
    /// The digits, as they were typed.
    pub prompt: Prompt,
}

impl NumberPrompt {
    /// The number that begins with this key, if it is a digit.
    pub(super) fn begin(key: Key, interface: Direction) -> Option<Self> {
        let prompt = Prompt::new(String::new(), interface);
        let mut number = Self { prompt };
        number.push(key).then_some(number)
    }

    /// Takes a further digit in; returns whether it was one.
    pub(super) fn push(&mut self, key: Key) -> bool {
        if key.digit().is_none() {
            return false;
        }
        if self.prompt.text().chars().count() < MOST_DIGITS {
            self.prompt.key(key);
        }
        true
    }

    /// What the digits say.
    pub(super) fn number(&self) -> u64 {
        let digits = self.prompt.text().chars().filter_map(digit);
        digits.fold(0, |number, digit| number * 10 + u64::from(digit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_all_kinds_are_numbers() {
        let mut prompt = NumberPrompt::begin(Key::char('1'), Direction::Rtl).unwrap();
        assert!(prompt.push(Key::char('\u{662}')) && prompt.push(Key::char('\u{6F3}')));
        assert!(!prompt.push(Key::char('x')));
        assert_eq!(prompt.number(), 123);
        assert_eq!(prompt.prompt.text(), "1\u{662}\u{6F3}");
        assert!(NumberPrompt::begin(Key::char('\u{66A}'), Direction::Rtl).is_none());
    }

    #[test]
    fn a_number_has_an_end() {
        let mut prompt = NumberPrompt::begin(Key::char('9'), Direction::Ltr).unwrap();
        for _ in 0..100 {
            prompt.push(Key::char('9'));
        }
        assert_eq!(prompt.number(), 999_999_999_999);
    }
}
