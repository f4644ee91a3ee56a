//! A number being typed: how far into the text to go, in percent, or to which line.

use super::prompt::Prompt;
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
    pub(super) fn begin(digit: char, interface: Direction) -> Option<Self> {
        value(digit)?;
        let prompt = Prompt::new(digit.to_string(), interface);
        Some(Self { prompt })
    }

    /// Takes a further digit in; returns whether it was one.
    pub(super) fn push(&mut self, digit: char) -> bool {
        if value(digit).is_none() {
            return false;
        }
        if self.prompt.text().chars().count() < MOST_DIGITS {
            self.prompt.insert(digit.encode_utf8(&mut [0; 4]));
        }
        true
    }

    /// What the digits say.
    pub(super) fn number(&self) -> u64 {
        let digits = self.prompt.text().chars().filter_map(value);
        digits.fold(0, |number, digit| number * 10 + digit)
    }
}

/// The value of a European, Arabic or Persian digit.
fn value(c: char) -> Option<u64> {
    let zeros = ['0', '\u{660}', '\u{6F0}'];
    let mut values = zeros.into_iter().map(|zero| {
        let value = u64::from(c).checked_sub(u64::from(zero))?;
        (value < 10).then_some(value)
    });
    values.find_map(|value| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_all_kinds_are_numbers() {
        let mut prompt = NumberPrompt::begin('1', Direction::Rtl).unwrap();
        assert!(prompt.push('\u{662}') && prompt.push('\u{6F3}'));
        assert!(!prompt.push('x'));
        assert_eq!(prompt.number(), 123);
        assert_eq!(prompt.prompt.text(), "1\u{662}\u{6F3}");
        assert!(NumberPrompt::begin('\u{66A}', Direction::Rtl).is_none());
    }

    #[test]
    fn a_number_has_an_end() {
        let mut prompt = NumberPrompt::begin('9', Direction::Ltr).unwrap();
        for _ in 0..100 {
            prompt.push('9');
        }
        assert_eq!(prompt.number(), 999_999_999_999);
    }
}
