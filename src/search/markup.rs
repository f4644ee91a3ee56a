//! Whether Markdown may hold a match once it is parsed, told from its source: most files of a folder need no parsing to
//! know that they hold nothing.
//!
//! What the parser leaves of a paragraph are its letters in their order. It drops signs of ASCII (and what stands between
//! some of them, such as the target of a link), joins lines by blanks, and writes markers of lists. So the letters of the
//! query must stand around the rarest of them in the source too, as far as no such sign comes between, and no line end where
//! the query has a blank.

use memchr::memchr_iter;

use super::element::Element;
use super::folding::{Folded, Folding};
use super::literal::Literal;
use super::utf8;
use super::word::Word;

/// The longest entity, in bytes: `&CounterClockwiseContourIntegral;`.
const LONGEST_ENTITY: usize = 33;

impl Literal {
    /// Whether it may stand in the text that is made of some Markdown without entities.
    pub(super) fn may_be_in_markup(&self, source: &[u8]) -> bool {
        // What is no letter may stand in a marker that the parser writes.
        !self.rare.is_alphabetic()
            || self
                .rare
                .any_in_markup(source, |at| self.may_be_around(source, at))
    }

    /// Whether a match may have its rare letter in the code point at byte `at`.
    fn may_be_around(&self, source: &[u8], at: usize) -> bool {
        let Some((c, end)) = utf8::after(source, at) else {
            return false;
        };
        let rare = self.rare.element;
        match self.folding.folded(c) {
            [Folded::Letter(_)] => {
                let later = self.elements.iter().skip(rare + 1);
                let earlier = self.elements.iter().take(rare).rev();
                may_go_on(self.folding, later, end, |at| utf8::after(source, at))
                    && may_go_on(self.folding, earlier, at, |at| utf8::before(source, at))
            }
            // A ligature, or a dagger alef.
            _ => true,
        }
    }
}

/// Whether a word of the source may be part of a longer one once it is parsed.
pub(super) fn may_be_joined(source: &[u8], word: &Word) -> bool {
    let Some(first) = word.places.first() else {
        return true;
    };
    let before = utf8::before(source, first.start).and_then(|(c, _)| c);
    let after = utf8::after(source, word.end).and_then(|(c, _)| c);
    before.is_some_and(vanishes) || after.is_some_and(vanishes)
}

/// Whether the source goes on with these elements from byte `at` on, or comes to markup before it differs. `step` gives
/// the next code point and where it ends.
fn may_go_on<'q>(
    folding: &'static Folding,
    items: impl Iterator<Item = &'q Element>,
    mut at: usize,
    step: impl Fn(usize) -> Option<(Option<char>, usize)>,
) -> bool {
    let mut items = items.peekable();
    let mut after_blank = false;
    while items.peek().is_some() {
        let Some((c, next)) = step(at) else {
            return false;
        };
        at = next;
        match c {
            None => return true,
            Some('\n' | '\r') => return items.peek().is_some_and(|item| item.is_blank()),
            Some(c) if vanishes(c) => return true,
            Some(_) => {}
        }
        match folding.folded(c) {
            // A blank between letters stays one, whatever stands behind it.
            folded if c.is_some_and(is_blank) || *folded == [Folded::Space] => {
                if !items.peek().is_some_and(|item| item.is_blank()) {
                    return false;
                }
                after_blank = true;
            }
            [Folded::Letter(letter)] => {
                // One blank or several: the parser may have joined them.
                if std::mem::take(&mut after_blank)
                    && items.next_if(|item| item.is_blank()).is_none()
                {
                    return false;
                }
                while items.next_if(|item| item.is_blank()).is_some() {}
                match items.next() {
                    Some(item) if item.optional => return true,
                    Some(item) if item.folded != Folded::Letter(*letter) => return false,
                    _ => {}
                }
            }
            all if all.iter().all(|folded| matches!(folded, Folded::Haraka(_))) => {}
            // A ligature, a dagger alef, or the end of a paragraph, which may become the end of a line.
            _ => return true,
        }
    }
    true
}

/// Signs that can vanish between letters, or become what parts the cells of a table; others stay, as a full stop does.
fn vanishes(c: char) -> bool {
    "*_~`[]()<>\\!|".contains(c)
}

impl Literal {
    /// Whether it has a blank.
    pub(super) fn has_blank(&self) -> bool {
        self.elements.iter().any(Element::is_blank)
    }
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t')
}

/// Whether a character may be written as an entity, `&lt;` or `&#1576;`.
pub(super) fn has_entity(source: &[u8]) -> bool {
    memchr_iter(b'&', source).any(|at| {
        let rest = &source[at + 1..];
        let mut name = rest.iter().take(LONGEST_ENTITY);
        name.find(|b| !b.is_ascii_alphanumeric() && **b != b'#') == Some(&b';')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::folding::FoldingRule;

    #[test]
    fn signs_that_stay_and_line_ends_tell_a_word_from_the_query() {
        let may_be = |query: &str, source: &str| {
            let rule = FoldingRule::Fold {
                keep_case: false,
                keep_persian: false,
            };
            let literal = Literal::new(query, rule).unwrap();
            literal.may_be_in_markup(source.as_bytes())
        };
        // Zay, beh, reh.
        for (source, expected) in [
            ("\u{632}. \u{628}\u{631}", false),
            ("\u{632} | \u{628}\u{631}", false),
            ("\u{632}| \u{628}\u{631}", true),
            ("(\u{632}: \u{628}", false),
            ("\u{632}\n\u{628}\u{631}", false),
            ("\u{632}**\u{628}**\u{631}", true),
            ("\u{632}<wbr>\u{628}\u{631}", true),
            ("\u{632}\u{64E}\u{628}\u{631}.", true),
        ] {
            assert_eq!(
                may_be("\u{632}\u{628}\u{631}", source),
                expected,
                "{source:?}"
            );
        }
        for (source, expected) in [
            ("\u{632}\n\u{628}", true),
            ("\u{632} \r\n> \u{628}", true),
            ("\u{632}, \u{628}", false),
        ] {
            assert_eq!(may_be("\u{632} \u{628}", source), expected, "{source:?}");
        }
    }
}
