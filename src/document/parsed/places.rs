//! Places in a text that links lead to: by the name that the source gives them, or by the words of a heading.

use std::collections::HashMap;

use super::Parsed;
use crate::document::block::Kind;

impl Parsed {
    /// The document offset of a place, by a name that may be written as in a URL.
    pub(in crate::document) fn place_of(&self, name: &str) -> Option<u64> {
        let name = decoded(name);
        let mut given = self.blocks.names().iter();
        if let Some((at, _)) = given.find(|(_, own)| *own == name) {
            return Some(*at as u64);
        }
        let mut seen: HashMap<String, usize> = HashMap::new();
        let headings = (0..self.blocks.len())
            .filter(|&index| matches!(self.blocks.kind(index), Some(Kind::Heading(_))));
        for index in headings {
            let own = words_of(self.blocks.text_of(index));
            let count = seen.entry(own.clone()).or_default();
            let own = match *count {
                0 => own,
                count => format!("{own}-{count}"),
            };
            *count += 1;
            if own == name {
                return Some(self.blocks.start_of(index) as u64);
            }
        }
        None
    }
}

/// The name that GitHub makes of a heading.
fn words_of(heading: &str) -> String {
    let lower = heading.trim().chars().flat_map(char::to_lowercase);
    let kept = lower.filter(|&c| c.is_alphanumeric() || " -_".contains(c));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// What a name is that is written with `%D8` and the like.
fn decoded(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = after.get(..2).filter(|_| first == b'%');
        let byte = hex
            .and_then(|hex| str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(byte.unwrap_or(first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_has_the_name_that_github_makes_of_it() {
        assert_eq!(words_of("What\u{2019}s new? (v1.2)"), "whats-new-v12");
        assert_eq!(
            words_of("\u{628}\u{64E} \u{62A}\u{60C} a_b-c"),
            "\u{628}\u{64E}-\u{62A}-a_b-c"
        );
        assert_eq!(decoded("%D8%A8-a%2"), "\u{628}-a%2");
    }
}
