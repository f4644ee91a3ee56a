//! Places in a text that links lead to: by the name that the source gives them, or by the words of a heading.

use std::collections::HashMap;

use super::Parsed;
use crate::document::block::Kind;
use crate::document::percent::percent_decoded;

impl Parsed {
    /// The document offset of a place, by a name that may be written as in a URL.
    pub(in crate::document) fn place_of(&self, name: &str) -> Option<u64> {
        let name = percent_decoded(name);
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
    }
}
