//! Arrows between words of a line of code, as diagrams have them.

use super::{Scanner, is_rtl};

impl Scanner<'_> {
    /// Right-to-left words before an arrow or behind it: together they would change sides, and the arrow with them.
    pub(super) fn beside_arrow(&mut self, c: char) -> bool {
        if !(is_rtl(c) && is_of_word(c)) {
            return false;
        }
        let rest = self.rest();
        let is_between = |c: char| !is_of_word(c) && c != ' ';
        let words = rest[..rest.find(is_between).unwrap_or(rest.len())].trim_end();
        let behind = rest[words.len()..].trim_start();
        let before = self.line[..self.at].trim_end();
        let to = &behind[..behind.find(is_no_part).unwrap_or(behind.len())];
        let from = &before[before.trim_end_matches(|c| !is_no_part(c)).len()..];
        let range = self.at..self.at + words.len();
        let is_beside = is_arrow(to) || is_arrow(from);
        self.at = range.end;
        if is_beside {
            self.take(range);
        }
        // No sign of anything else is among them.
        true
    }
}

/// Whether a character is one of a word: a letter, a digit, a mark on a letter.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || matches!(c, '\u{200C}' | '\u{64B}'..='\u{65F}')
}

fn is_no_part(c: char) -> bool {
    !matches!(c, '-' | '=' | '<' | '>' | '.')
}

/// Whether signs are an arrow or a line that joins: `-->`, `<-`, `=>`, `-.->`, `---`.
fn is_arrow(signs: &str) -> bool {
    signs.contains("->")
        || signs.contains("=>")
        || signs.starts_with("<-")
        || signs.len() > 2 && signs.bytes().all(|b| b == b'-')
}
