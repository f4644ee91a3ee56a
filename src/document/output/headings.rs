//! Headings of what a command has laid out: lines that are bold as a whole, as `man` and `git` write them.

use std::ops::Range;

use super::Output;
use crate::document::block::Inline;
use crate::document::heading::Heading;

/// Blanks before a heading at most: `man` sets those of sections at the edge, and of their parts three blanks farther in. What is
/// bold farther in is an option.
const FARTHEST: usize = 3;

/// The longest heading, in bytes.
const LONGEST: usize = 400;

/// What a comparison begins with for each file, in whatever colours.
const FILE: &str = "diff --git ";

impl Output {
    /// The headings, in order.
    pub(in crate::document) fn headings(&self) -> Vec<Heading> {
        let mut headings = Vec::new();
        let (mut next, mut is_below_bold) = (0, false);
        for line in self.text.split_inclusive('\n') {
            let start = next;
            next += line.len();
            let text = line.trim();
            let indent = line.len() - line.trim_start().len();
            let is_bold = self.is_bold(start + indent..start + indent + text.len());
            let is_first = !std::mem::replace(&mut is_below_bold, is_bold) && is_bold;
            let is_short = indent <= FARTHEST && text.len() <= LONGEST;
            let file = line.strip_prefix(FILE).map(|names| {
                let name = names.rsplit_once(" b/");
                name.map_or(names, |(_, name)| name).trim()
            });
            if is_short && (is_first || file.is_some()) {
                headings.push(Heading {
                    level: if indent == 0 { 1 } else { 2 },
                    text: file.unwrap_or(text).to_owned(),
                    offset: (start + indent) as u64,
                });
            }
        }
        headings
    }

    /// Whether all words of a part of the text are bold and nothing else: a match of `grep` has a colour too.
    fn is_bold(&self, part: Range<usize>) -> bool {
        let text = &self.text[part.clone()];
        let bold = Inline {
            strong: true,
            ..Inline::default()
        };
        let mut end = 0;
        for look in self.looks_in(part) {
            if look.style != bold || !text[end..look.range.start].trim().is_empty() {
                return false;
            }
            end = look.range.end;
        }
        end > 0 && text[end..].trim().is_empty()
    }
}
