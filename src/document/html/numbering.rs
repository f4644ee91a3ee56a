//! How the items of a list are counted (HTML, 4.4.5 and 4.4.8).

use std::collections::HashMap;

use html5gum::Token;

use super::attributes::{attribute, number};
use super::tokens::{Tag, Tokens};

/// The signs of Roman numbers, and what each stands for.
const ROMAN: [(i64, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

/// The largest number that Roman signs are used for.
const MOST_ROMAN: i64 = 3999;

/// The number of the next item of a list.
pub(super) struct Numbering {
    next: i64,
    step: i64,
    /// `1`, `a`, `A`, `i` or `I`.
    kind: u8,
}

impl Numbering {
    /// That of a list with this tag. `items`: how many it has, if it is counted backwards.
    pub(super) fn of(tag: &Tag, items: Option<i64>) -> Self {
        Self {
            next: number(tag, b"start").or(items).unwrap_or(1),
            step: if items.is_some() { -1 } else { 1 },
            kind: kind(tag).unwrap_or(b'1'),
        }
    }

    /// The marker of the next item, which has this tag.
    pub(super) fn marker(&mut self, item: &Tag) -> String {
        let number = number(item, b"value").unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        let written = match kind(item).unwrap_or(self.kind) {
            b'a' => letters(number),
            b'A' => letters(number).to_ascii_uppercase(),
            b'i' => roman(number),
            b'I' => roman(number).to_ascii_uppercase(),
            _ => number.to_string(),
        };
        written + "."
    }
}

fn kind(tag: &Tag) -> Option<u8> {
    let kind = attribute(tag, b"type")?;
    match kind.trim().as_bytes() {
        &[kind @ (b'1' | b'a' | b'A' | b'i' | b'I')] => Some(kind),
        _ => None,
    }
}

/// A number in letters: a to z, aa, ab and so on.
fn letters(number: i64) -> String {
    if number < 1 {
        return number.to_string();
    }
    let (mut rest, mut letters) = (number, Vec::new());
    while rest > 0 {
        letters.push(b'a' + u8::try_from((rest - 1) % 26).unwrap_or(0));
        rest = (rest - 1) / 26;
    }
    letters.into_iter().rev().map(char::from).collect()
}

fn roman(number: i64) -> String {
    if !(1..=MOST_ROMAN).contains(&number) {
        return number.to_string();
    }
    let (mut rest, mut signs) = (number, String::new());
    for (value, sign) in ROMAN {
        while rest >= value {
            signs.push_str(sign);
            rest -= value;
        }
    }
    signs
}

/// How many items the lists have that are counted backwards, by where their tags begin.
pub(super) fn reversed(html: &str) -> HashMap<usize, i64> {
    let (mut open, mut found) = (Vec::new(), HashMap::new());
    if memchr::memmem::find(html.as_bytes(), b"reversed").is_none() {
        return found;
    }
    let is_list = |name: &[u8]| matches!(name, b"ol" | b"ul" | b"menu");
    for token in Tokens::new(html) {
        match token {
            Token::StartTag(tag) if is_list(&tag.name) => {
                let is_reversed = tag.attributes.contains_key(&b"reversed"[..]);
                open.push((is_reversed.then_some(tag.span.start), 0));
            }
            Token::StartTag(tag) if tag.name.as_slice() == b"li" => {
                if let Some((_, items)) = open.last_mut() {
                    *items += 1;
                }
            }
            Token::EndTag(tag) if is_list(&tag.name) => {
                if let Some((Some(start), items)) = open.pop() {
                    found.insert(start, items);
                }
            }
            _ => {}
        }
    }
    let unclosed = open.into_iter();
    found.extend(unclosed.filter_map(|(start, items)| Some((start?, items))));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_letters_and_roman_signs() {
        let all = [1, 26, 27, 703].map(letters);
        assert_eq!(all, ["a", "z", "aa", "aaa"]);
        let all = [4, 1994, 3999, 4000, 0].map(roman);
        assert_eq!(all, ["iv", "mcmxciv", "mmmcmxcix", "4000", "0"]);
        assert_eq!(letters(i64::MIN), i64::MIN.to_string());
    }
}
