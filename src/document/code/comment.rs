//! Where comments begin in a line of code.
//!
//! What only looks like a comment (`#fff`, `--print`, the `//` of a URL) has no letters from right to left, or has signs around
//! it that no comment has. A sign that is an operator in many languages (`n % 2`, `i-- ;`, `7 // 2`) begins a comment of an
//! unknown language only where no clearer sign follows.

use super::{Comments, Scanner, is_rtl};

/// The signs around comments, and around strings of several lines, that can end before their line does.
pub(super) const ENCLOSING: [(&str, &str); 7] = [
    ("/*", "*/"),
    ("<!--", "-->"),
    ("(*", "*)"),
    ("{-", "-}"),
    ("{#", "#}"),
    ("\"\"\"", "\"\"\""),
    ("'''", "'''"),
];

/// What a comment begins with that goes on to the end of its line, and what stands in code for something else within a word.
const TO_THE_END: [&str; 5] = ["//", "#", "--", ";", "%"];

impl Scanner<'_> {
    /// A comment between signs, up to the end of the line if it does not end before.
    pub(super) fn enclosed_comment(&mut self) -> bool {
        let opens =
            |(open, _): &&(&str, &str)| self.rest().starts_with(open) && self.comments.know(open);
        let Some((open, close)) = ENCLOSING.iter().find(opens) else {
            return false;
        };
        let start = self.at + open.len();
        let content = &self.line[start..];
        let end = content.find(close);
        // A pointer, a block of a template: `(*name)`, `{#if name}`.
        let is_apart = content.is_empty() || content.starts_with([' ', '\t', '*']);
        if end.is_none() && open.starts_with(['(', '{']) && !is_apart {
            return false;
        }
        let length = end.unwrap_or(content.len());
        let ornament =
            content[..length].len() - content[..length].trim_start_matches(['*', '!']).len();
        if !self.take(start + ornament..start + length) {
            return false;
        }
        self.at = (start + length + close.len()).min(self.line.len());
        true
    }

    /// A comment up to the end of the line.
    pub(super) fn line_comment(&mut self) -> bool {
        let begins = |sign: &&&str| self.rest().starts_with(**sign) && self.comments.know(sign);
        let Some(sign) = TO_THE_END.iter().find(begins) else {
            return false;
        };
        let signs = self.rest().trim_start_matches(sign);
        let text = signs.trim_start_matches(['!', '*', '/', '<', '-']);
        let is_outside_word = match (*sign, self.before()) {
            ("//", before) => before != Some(':'),
            ("#", Some(before)) => before.is_whitespace() || ";)}]".contains(before),
            (_, before) => before.is_none_or(char::is_whitespace),
        };
        // A colour and an option go on with a letter of their own, the end of a tag and an arrow with a sign.
        let goes_on = |c: char| c.is_ascii_alphanumeric() || matches!(c, '}' | '>' | '=');
        let is_apart = *sign == "//" || !signs.starts_with(goes_on);
        let start = self.line.len() - text.len();
        if !(is_outside_word && is_apart)
            || self.is_operator(sign)
            || !self.take(start..self.line.len())
        {
            return false;
        }
        self.at = self.line.len();
        true
    }

    /// Whether a sign of an unknown language is none of a comment here, for something clearer follows.
    fn is_operator(&self, sign: &str) -> bool {
        let before = self.line[..self.at].trim_end();
        if self.comments != Comments::Unknown || before.is_empty() {
            return false;
        }
        let behind = &self.rest()[sign.len()..];
        match sign {
            "#" => false,
            // Of a division: 7 // 2  # …
            "//" => {
                let is_number = |c: char| c.is_alphanumeric() || "_)]".contains(c);
                before.ends_with(is_number)
                    && begins_behind("#", behind).is_some_and(|at| !behind[..at].contains(is_rtl))
            }
            // The words on a line of a diagram: A -- … --> B
            "--" if behind.contains("--") => true,
            _ => ["#", "//"]
                .iter()
                .any(|clear| begins_behind(clear, behind).is_some()),
        }
    }
}

/// Where the first comment begins in a text that goes by a sign which nothing else follows.
fn begins_behind(sign: &str, text: &str) -> Option<usize> {
    let mut signs = text.match_indices(sign);
    let begins = |at: usize| {
        let is_apart = text[..at].ends_with(|c: char| c.is_whitespace() || ";)}".contains(c));
        let comment = text[at..].trim_start_matches(['#', '/', '!', '*', '<']);
        is_apart && comment.starts_with(|c: char| c.is_whitespace() || is_rtl(c))
    };
    signs.find_map(|(at, _)| begins(at).then_some(at))
}
