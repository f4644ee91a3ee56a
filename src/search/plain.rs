//! The quick way through plain text: letters of ASCII and U+0600–06FF without marks, compared as they stand in the raw
//! bytes. Decides nearly every candidate; whatever is not that plain goes to [`verify`](super::verify).

use super::folding::{Folding, Unit};
use super::query::Item;

/// A query as small numbers, and the number of each plain code point.
pub(super) struct Plain {
    /// For ASCII, then U+0600–06FF.
    numbers: [u8; 0x80 + 0x100],
    items: Vec<u8>,
    pivot: usize,
    /// The number of a space.
    space: u8,
    asks_for_harakat: bool,
}

/// What a glance at a candidate says.
#[derive(Debug, Clone, Copy)]
pub(super) enum Look {
    /// No match has its pivot here.
    No,
    /// A match, in bytes of the text.
    Yes { start: usize, end: usize },
    /// Not to be settled here.
    Unsure,
}

/// A code point that is not plain, or an item that is not.
const UNSURE: u8 = 0;
/// A plain code point that no item of the query has.
const OTHER: u8 = 1;

impl Plain {
    /// For candidates of item `pivot` of a query.
    pub(super) fn new(folding: &'static Folding, query: &[Item], pivot: usize) -> Self {
        let mut units: Vec<Unit> = query.iter().map(|item| item.unit).collect();
        units.sort_unstable();
        units.dedup();
        let number = |unit| match units.binary_search(&unit) {
            Ok(i) => u8::try_from(i + 2).unwrap_or(UNSURE),
            Err(_) => OTHER,
        };
        let mut numbers = [UNSURE; 0x180];
        for (c, entry) in ('\0'..='\u{7F}')
            .chain('\u{0600}'..='\u{06FF}')
            .zip(&mut numbers)
        {
            if let [unit @ (Unit::Letter(_) | Unit::Space | Unit::End)] = *folding.units(Some(c)) {
                *entry = number(unit);
            }
        }
        Self {
            numbers,
            items: query
                .iter()
                .map(|item| {
                    if item.optional {
                        UNSURE
                    } else {
                        number(item.unit)
                    }
                })
                .collect(),
            pivot,
            space: number(Unit::Space),
            asks_for_harakat: query.iter().any(|item| item.marks != 0),
        }
    }

    /// Looks at the code point that starts at byte `at`, and as far around it as the text is plain.
    pub(super) fn look(&self, text: &[u8], at: usize) -> Look {
        let Some((mut before, mut after)) = text.split_at_checked(at) else {
            return Look::No;
        };
        let Some((earlier, later)) = self.items.split_at_checked(self.pivot) else {
            return Look::No;
        };
        for &item in later {
            let Some((number, rest)) = self.first(after) else {
                return Look::No;
            };
            if number != item || number == UNSURE {
                return self.differ(number, item);
            }
            after = rest;
        }
        for &item in earlier.iter().rev() {
            let Some((number, rest)) = self.last(before) else {
                return Look::No;
            };
            if number != item || number == UNSURE {
                return self.differ(number, item);
            }
            before = rest;
        }
        let open_start =
            self.items.first() == Some(&self.space) && self.may_be_space(self.last(before));
        let open_end =
            self.items.last() == Some(&self.space) && self.may_be_space(self.first(after));
        if open_start || open_end || self.asks_for_harakat {
            return Look::Unsure;
        }
        Look::Yes {
            start: before.len(),
            end: text.len() - after.len(),
        }
    }

    /// Whether the code point that starts at byte `at` is a plain letter or space.
    pub(super) fn is_plain(&self, text: &[u8], at: usize) -> bool {
        text.get(at..)
            .and_then(|rest| self.first(rest))
            .is_some_and(|(number, _)| number != UNSURE)
    }

    /// What it means that the text has one number where the query has another: a space may be the second of a run.
    fn differ(&self, text: u8, item: u8) -> Look {
        let in_run = text == self.space && text != OTHER;
        if text == UNSURE || item == UNSURE || in_run {
            Look::Unsure
        } else {
            Look::No
        }
    }

    /// Whether a run of spaces may go on here.
    fn may_be_space(&self, next: Option<(u8, &[u8])>) -> bool {
        next.is_some_and(|(number, _)| number == UNSURE || number == self.space)
    }

    /// The number of the first code point of a text, and the rest.
    #[inline]
    fn first<'t>(&self, text: &'t [u8]) -> Option<(u8, &'t [u8])> {
        match *text {
            [] => None,
            [a @ ..0x80, ref rest @ ..] => Some((self.ascii(a), rest)),
            [a @ 0xD8..=0xDB, b @ 0x80..=0xBF, ref rest @ ..] => Some((self.arabic(a, b), rest)),
            _ => Some((UNSURE, text)),
        }
    }

    /// The number of the last code point of a text, and what is before it.
    #[inline]
    fn last<'t>(&self, text: &'t [u8]) -> Option<(u8, &'t [u8])> {
        match *text {
            [] => None,
            [ref rest @ .., a @ ..0x80] => Some((self.ascii(a), rest)),
            [ref rest @ .., a @ 0xD8..=0xDB, b @ 0x80..=0xBF] => Some((self.arabic(a, b), rest)),
            _ => Some((UNSURE, text)),
        }
    }

    #[inline]
    fn ascii(&self, byte: u8) -> u8 {
        self.numbers
            .get(usize::from(byte))
            .copied()
            .unwrap_or(UNSURE)
    }

    #[inline]
    fn arabic(&self, lead: u8, second: u8) -> u8 {
        let place = usize::from(lead & 0x03) << 6 | usize::from(second & 0x3F);
        self.numbers.get(0x80 + place).copied().unwrap_or(UNSURE)
    }
}
