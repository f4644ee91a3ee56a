//! Lists that are counted in Arabic or Persian digits, or in letters of Arabic, Persian and Hebrew: `١.`, `۲)`, `٣-`, `أ)`, `א.`, `(١)`.

use std::borrow::Cow;
use std::ops::Range;

use super::edit::{Claim, Edit};
use super::line::Line;

/// The letters that lists are counted by, in their orders; alef in any of its forms.
const ORDERS: [&[&str]; 4] = [
    &["ا", "ب", "ت", "ث", "ج", "ح", "خ", "د", "ذ", "ر", "ز", "س"],
    &[
        "ا", "ب", "ج", "د", "ه", "و", "ز", "ح", "ط", "ي", "ك", "ل", "م", "ن",
    ],
    &["ا", "ب", "پ", "ت", "ث", "ج", "چ", "ح", "خ", "د", "ذ", "ر"],
    &["א", "ב", "ג", "ד", "ה", "ו", "ז", "ח", "ט", "י", "כ", "ל"],
];

/// The most digits of a number: a year is none.
const LONGEST_NUMBER: usize = 3;

/// How many markers may stand between one of a list and the next.
const NEAR: usize = 64;

/// What may be the marker of an item.
struct Marker {
    /// Its number or letter with the sign that follows, or in brackets.
    written: Range<usize>,
    /// What stands before it on its line: blanks, signs of quotes.
    before: String,
    sign: char,
    counted: Counted,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Counted {
    Number(usize),
    /// The places of a letter in the orders that have it.
    Letter([Option<usize>; 4]),
}

/// The markers of a source.
#[derive(Default)]
pub(super) struct Markers(Vec<Marker>);

/// What follows the signs of quotes and items on a line.
pub(super) fn inside(text: &str) -> &str {
    let is_sign =
        |c: char| c.is_ascii_digit() || matches!(c, '>' | '-' | '*' | '+' | '.' | ')' | ' ');
    text.trim_start_matches(is_sign)
}

impl Markers {
    pub(super) fn line(&mut self, line: &Line) {
        let text = line.text.trim_start_matches([' ', '>', '\t']);
        let before = line.text.len() - text.len();
        let length = text.find([' ', '\t']).unwrap_or(text.len());
        let word = &text[..length];
        if word.len() < 2 || word.len() > 10 || length == text.len() {
            return;
        }
        let Some((number, sign)) = number_and_sign(word) else {
            return;
        };
        let written = line.start + before..line.start + before + word.len();
        if let Some(counted) = counted(number, sign) {
            self.0.push(Marker {
                written,
                before: line.text[..before].to_owned(),
                sign,
                counted,
            });
        }
    }

    /// The edits that make items of those that are counted on from one.
    pub(super) fn into_edits(self) -> impl Iterator<Item = Edit> {
        let numbers = numbers(&self.0);
        let numbered = self.0.into_iter().zip(numbers);
        let edit = |(marker, number): (Marker, Option<usize>)| {
            let sign = if matches!(marker.sign, ')' | '(') {
                ')'
            } else {
                '.'
            };
            Some(Edit {
                group: marker.written.start,
                read: Cow::Owned(format!("{}{sign}", number?)),
                written: marker.written,
                claim: Some(Claim::Item),
            })
        };
        numbered.filter_map(edit)
    }
}

/// What a word counts that may be a marker, and the sign that follows or, of a pair of brackets, the one that stands before.
fn number_and_sign(word: &str) -> Option<(&str, char)> {
    if let Some(inside) = word.strip_prefix('(') {
        return Some((inside.strip_suffix(')')?, '('));
    }
    let sign = word.chars().next_back()?;
    matches!(sign, '.' | ')' | '-').then(|| (&word[..word.len() - 1], sign))
}

/// What a marker counts with this sign. Digits of ASCII are known to the parser, but for those in brackets and before a hyphen.
fn counted(number: &str, sign: char) -> Option<Counted> {
    let digit = |c: char| match c {
        '0'..='9' if matches!(sign, '-' | '(') => c.to_digit(10),
        '\u{660}'..='\u{669}' => Some(u32::from(c) - 0x660),
        '\u{6F0}'..='\u{6F9}' => Some(u32::from(c) - 0x6F0),
        _ => None,
    };
    let digits: Option<Vec<u32>> = number.chars().map(digit).collect();
    if let Some(digits) = digits {
        let value = digits.iter().fold(0, |value, digit| value * 10 + digit);
        return (digits.len() <= LONGEST_NUMBER).then_some(Counted::Number(value as usize));
    }
    let letter = match number {
        "أ" | "إ" | "آ" | "الف" | "ألف" => "ا",
        "هـ" => "ه",
        "ی" => "ي",
        "ک" => "ك",
        letter => letter,
    };
    let places = ORDERS.map(|order| order.iter().position(|own| *own == letter));
    places
        .iter()
        .any(Option::is_some)
        .then_some(Counted::Letter(places))
}

/// The number that each marker is read as; none if it is no item. Before a hyphen, in brackets, and of letters, the first has to
/// be followed by the second: «د. سمير» is a doctor, and «أ. سمير» no list.
fn numbers(markers: &[Marker]) -> Vec<Option<usize>> {
    let mut numbers = vec![None; markers.len()];
    for index in 0..markers.len() {
        let marker = &markers[index];
        let is_kin = |other: &&usize| {
            markers[**other].before == marker.before && markers[**other].sign == marker.sign
        };
        let place = |other: usize, order: usize| match markers[other].counted {
            Counted::Number(number) => (order == 0).then_some(number),
            Counted::Letter(places) => places[order].map(|place| place + 1),
        };
        let is_number = |other: usize| matches!(markers[other].counted, Counted::Number(_));
        let previous = (index.saturating_sub(NEAR)..index)
            .rev()
            .find(|other| is_kin(&other));
        let next = (index + 1..markers.len().min(index + NEAR)).find(|other| is_kin(&other));
        let is_free = is_number(index) && !matches!(marker.sign, '-' | '(');
        let orders = (0..ORDERS.len()).filter(|&order| place(index, order).is_some());
        numbers[index] = orders.into_iter().find_map(|order| {
            let own = place(index, order)?;
            let follows = |before: usize, after: usize| {
                is_number(before) == is_number(after)
                    && place(after, order) == place(before, order).map(|place| place + 1)
            };
            let goes_on =
                previous.is_some_and(|other| numbers[other].is_some() && follows(other, index));
            let begins = own == 1 && next.is_some_and(|other| follows(index, other));
            (is_free || goes_on || begins).then_some(own)
        });
    }
    numbers
}
