//! Natural order of names: numbers by their value, letters without regard to case.

use std::cmp::Ordering;

/// Compares two names. Digits of Arabic and Persian count like European ones.
pub(super) fn compare(a: &str, b: &str) -> Ordering {
    let (mut rest_a, mut rest_b) = (a, b);
    loop {
        let order = match (rest_a.chars().next(), rest_b.chars().next()) {
            (None, None) => return a.cmp(b),
            (Some(c), Some(d)) if digit(c).is_some() && digit(d).is_some() => {
                compare_numbers(take_number(&mut rest_a), take_number(&mut rest_b))
            }
            (Some(c), Some(d)) => {
                rest_a = &rest_a[c.len_utf8()..];
                rest_b = &rest_b[d.len_utf8()..];
                letter(c).to_lowercase().cmp(letter(d).to_lowercase())
            }
            (one, other) => one.cmp(&other),
        };
        if order.is_ne() {
            return order;
        }
    }
}

/// All digits stand in one place among the letters, or the order would run in a circle.
fn letter(c: char) -> char {
    if digit(c).is_some() { '0' } else { c }
}

fn digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6F0}'..='\u{6F9}' => '\u{6F0}',
        _ => return None,
    };
    Some(u32::from(c) - u32::from(zero))
}

/// Takes the digits that `text` begins with.
fn take_number<'a>(text: &mut &'a str) -> &'a str {
    let end = text.find(|c| digit(c).is_none()).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    *text = rest;
    number.trim_start_matches(|c| digit(c) == Some(0))
}

/// By value: numbers of any length, without their leading zeros.
fn compare_numbers(a: &str, b: &str) -> Ordering {
    let digits = |number: &str| number.chars().count();
    digits(a)
        .cmp(&digits(b))
        .then_with(|| a.chars().map(digit).cmp(b.chars().map(digit)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sorted(mut names: Vec<&str>) -> Vec<&str> {
        names.sort_by(|a, b| compare(a, b));
        names
    }

    #[test]
    fn numbers_are_ordered_by_value() {
        let names = vec![
            "a10",
            "a2",
            "a",
            "a02",
            "a1b",
            "b1",
            "A3",
            "99999999999999999999999",
            "100000000000000000000000",
        ];
        let expected = [
            "99999999999999999999999",
            "100000000000000000000000",
            "a",
            "a1b",
            "a02",
            "a2",
            "A3",
            "a10",
            "b1",
        ];
        assert_eq!(sorted(names), expected);
    }

    #[test]
    fn arabic_digits_are_numbers_too() {
        // FASL 2, 10, 11, in Arabic-Indic, European and Persian digits
        let names = vec!["\u{641} \u{6F1}\u{6F1}", "\u{641} 10", "\u{641} \u{662}"];
        assert_eq!(
            sorted(names),
            ["\u{641} \u{662}", "\u{641} 10", "\u{641} \u{6F1}\u{6F1}"]
        );
    }

    proptest! {
        #[test]
        fn it_is_an_order(a in "[aA0-2\u{660}-\u{662}.]{0,6}", b in "[aA0-2\u{660}-\u{662}.]{0,6}", c in "[aA0-2\u{660}-\u{662}.]{0,6}") {
            prop_assert_eq!(compare(&a, &b), compare(&b, &a).reverse());
            prop_assert_eq!(compare(&a, &b).is_eq(), a == b);
            if compare(&a, &b).is_le() && compare(&b, &c).is_le() {
                prop_assert!(compare(&a, &c).is_le());
            }
        }
    }
}
