//! The quick way through plain text: letters of ASCII and U+0600–06FF without marks, compared as they stand in the raw
//! bytes. Decides nearly every candidate; whatever is not that plain goes to [`verify`](super::verify).

use super::effort::{Effort, STEPS_PER_BYTE};
use super::element::Element;
use super::folding::{Folded, Folding};

/// A query as small numbers, and the number of each plain code point.
pub(super) struct Prefilter {
    /// For ASCII, then U+0600–06FF.
    numbers: [u8; 0x80 + 0x100],
    elements: Vec<u8>,
    rare: usize,
    /// The number of a space.
    space: u8,
    asks_for_harakat: bool,
    /// What stands beside the rare letter: after it, or before it where it is the last.
    beside: Option<Beside>,
}

/// An element beside the rare one.
#[derive(Debug, Clone, Copy)]
struct Beside {
    number: u8,
    is_after: bool,
    is_blank: bool,
}

/// What a glance at a candidate says.
#[derive(Debug, Clone, Copy)]
pub(super) enum Verdict {
    /// No match has its rare letter here.
    No,
    /// A match, in bytes of the text.
    Yes { start: usize, end: usize },
    /// Not to be settled here.
    Unsure,
}

/// A code point that is not plain, or an element that is not.
const UNSURE: u8 = 0;
/// A plain code point that no element of the query has.
const OTHER: u8 = 1;

impl Prefilter {
    /// For candidates of element `rare` of a query.
    pub(super) fn new(folding: &'static Folding, query: &[Element], rare: usize) -> Self {
        let mut letters: Vec<Folded> = query.iter().map(|element| element.folded).collect();
        letters.sort_unstable();
        letters.dedup();
        let number = |c| match letters.binary_search(&c) {
            Ok(i) => u8::try_from(i + 2).unwrap_or(UNSURE),
            Err(_) => OTHER,
        };
        let mut numbers = [UNSURE; 0x180];
        for (c, entry) in ('\0'..='\u{7F}')
            .chain('\u{0600}'..='\u{06FF}')
            .zip(&mut numbers)
        {
            if let [folded @ (Folded::Letter(_) | Folded::Space | Folded::End)] =
                *folding.folded(Some(c))
            {
                *entry = number(folded);
            }
        }
        let elements = query.iter().map(|element| {
            if element.optional {
                UNSURE
            } else {
                number(element.folded)
            }
        });
        let elements: Vec<u8> = elements.collect();
        let beside = |at: Option<usize>, is_after| {
            let (number, element) = (*elements.get(at?)?, query.get(at?)?);
            (number != UNSURE).then_some(Beside {
                number,
                is_after,
                is_blank: element.is_blank(),
            })
        };
        let beside = match beside(rare.checked_add(1), true) {
            None if rare + 1 == elements.len() => beside(rare.checked_sub(1), false),
            after => after,
        };
        Self {
            numbers,
            elements,
            rare,
            space: number(Folded::Space),
            asks_for_harakat: query.iter().any(|element| element.marks != 0),
            beside,
        }
    }

    /// Whether the code point that byte `found` belongs to has no rare letter of a match, as far as it and one beside it tell.
    /// If so, [`look`](Self::look) says it, too.
    #[inline]
    pub(super) fn is_ruled_out(&self, text: &[u8], found: usize) -> bool {
        self.is_ruled_out_by(text, found, |_| true)
    }

    /// The same in markup, where signs may vanish, line ends may become blanks, and blanks may be missing.
    #[inline]
    pub(super) fn is_ruled_out_in_markup(&self, text: &[u8], found: usize) -> bool {
        let is_blank = self.beside.is_some_and(|beside| beside.is_blank);
        let stays = |byte: u8| !byte.is_ascii() || byte.is_ascii_alphanumeric() || byte == b' ';
        self.is_ruled_out_by(text, found, |byte| !is_blank && stays(byte))
    }

    /// The same, where `tells` says of a byte beside the letter whether it tells anything.
    #[inline]
    fn is_ruled_out_by(&self, text: &[u8], found: usize, tells: impl Fn(u8) -> bool) -> bool {
        let Some((before, [last, after @ ..])) = text.split_at_checked(found) else {
            return false;
        };
        let (number, before) = match (*last, before) {
            (..0x80, _) => (self.ascii(*last), before),
            (0x80..=0xBF, [before @ .., lead @ 0xD8..=0xDB]) => (self.arabic(*lead, *last), before),
            _ => return false,
        };
        match self.elements.get(self.rare) {
            None | Some(&UNSURE) => return false,
            Some(rare) if *rare != number => return self.is_other(number),
            Some(_) => {}
        }
        let Some(beside) = self.beside else {
            return false;
        };
        let (byte, next) = if beside.is_after {
            (after.first(), self.first(after))
        } else {
            (before.last(), self.last(before))
        };
        // Where the text ends is looked at by others.
        byte.is_some_and(|byte| tells(*byte))
            && next.is_some_and(|(number, _)| number != beside.number && self.is_other(number))
    }

    /// Whether a number of the text is none that an element might still stand for.
    #[inline]
    fn is_other(&self, number: u8) -> bool {
        number != UNSURE && (number != self.space || number == OTHER)
    }

    /// Looks at the code point that starts at byte `at`, and as far around it as the text is plain.
    #[inline]
    pub(super) fn look(&self, text: &[u8], at: usize, effort: &mut Effort) -> Verdict {
        let Some((before, after)) = text.split_at_checked(at) else {
            return Verdict::No;
        };
        let (verdict, start, after) = self.compare(before, after);
        let end = text.len() - after.len();
        // A short query cannot cost too much.
        if self.elements.len() > STEPS_PER_BYTE {
            effort.add(end - start);
        }
        verdict.unwrap_or(Verdict::Yes { start, end })
    }

    /// Takes what agrees with the query off the two sides; says why it is no match, if it is none. Returns where the rest
    /// of what is before ends, and the rest of what is after.
    #[inline]
    fn compare<'t>(
        &self,
        mut before: &'t [u8],
        mut after: &'t [u8],
    ) -> (Option<Verdict>, usize, &'t [u8]) {
        let Some((earlier, later)) = self.elements.split_at_checked(self.rare) else {
            return (Some(Verdict::No), before.len(), after);
        };
        for &element in later {
            let Some((number, rest)) = self.first(after) else {
                return (Some(Verdict::No), before.len(), after);
            };
            if number != element || number == UNSURE {
                return (Some(self.differ(number, element)), before.len(), after);
            }
            after = rest;
        }
        for &element in earlier.iter().rev() {
            let Some((number, rest)) = self.last(before) else {
                return (Some(Verdict::No), before.len(), after);
            };
            if number != element || number == UNSURE {
                return (Some(self.differ(number, element)), before.len(), after);
            }
            before = rest;
        }
        let open_start =
            self.elements.first() == Some(&self.space) && self.may_be_space(self.last(before));
        let open_end =
            self.elements.last() == Some(&self.space) && self.may_be_space(self.first(after));
        let is_unsure = open_start || open_end || self.asks_for_harakat;
        (is_unsure.then_some(Verdict::Unsure), before.len(), after)
    }

    /// Whether the code point that starts at byte `at` is a plain letter or space.
    pub(super) fn is_plain(&self, text: &[u8], at: usize) -> bool {
        text.get(at..)
            .and_then(|rest| self.first(rest))
            .is_some_and(|(number, _)| number != UNSURE)
    }

    /// What it means that the text has one number where the query has another: a space may be the second of a run.
    fn differ(&self, text: u8, element: u8) -> Verdict {
        let in_run = text == self.space && text != OTHER;
        if text == UNSURE || element == UNSURE || in_run {
            Verdict::Unsure
        } else {
            Verdict::No
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
