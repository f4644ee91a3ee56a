//! Places in a text that links lead to: by the name that the source gives them, or by the words of a heading.

use std::collections::HashMap;

use super::Parsed;
use crate::document::block::Kind;
use crate::document::percent::percent_decoded;
use crate::text::cluster::{is_invisible, is_mark};

impl Parsed {
    /// The document offset of a place, by a name that may be written as in a URL.
    pub(in crate::document) fn place_of(&self, name: &str) -> Option<u64> {
        let name = percent_decoded(name);
        let given = |is_it: &dyn Fn(&str) -> bool| {
            let mut names = self.blocks.names().iter();
            names.find(|(_, own)| is_it(own)).map(|(at, _)| *at as u64)
        };
        let name_seen = seen(&name);
        given(&|own| own == name)
            .or_else(|| self.heading_of(&name_seen))
            .or_else(|| given(&|own| seen(own) == name_seen))
            // Wikis have the heading's own words.
            .or_else(|| self.heading_of(&seen(&words_of(&name))))
    }

    /// The heading whose words make this name; the second of two that are alike has a number behind it.
    fn heading_of(&self, name: &str) -> Option<u64> {
        let mut counts: HashMap<String, usize> = HashMap::new();
        let mut headings = (0..self.blocks.len())
            .filter(|&index| matches!(self.blocks.kind(index), Some(Kind::Heading(_))));
        let found = headings.find(|&index| {
            let own = words_of(self.blocks.unmarked(index));
            let count = counts.entry(own.clone()).or_default();
            *count += 1;
            match *count {
                1 => seen(&own) == name,
                count => seen(&format!("{own}-{}", count - 1)) == name,
            }
        });
        found.map(|index| self.blocks.start_of(index) as u64)
    }
}

/// The name that GitHub makes of a heading.
fn words_of(heading: &str) -> String {
    let lower = heading.trim().chars().flat_map(char::to_lowercase);
    let kept = lower.filter(|&c| c.is_alphanumeric() || is_mark(c) || " -_".contains(c));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// What of a name is compared: writers copy names with and without capitals, and what nobody sees in them, the selector of an
/// emoji or a joiner.
fn seen(name: &str) -> String {
    let lower = name.chars().flat_map(char::to_lowercase);
    lower.filter(|&c| !is_invisible(c)).collect()
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
