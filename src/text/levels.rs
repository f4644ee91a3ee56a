//! The embedding levels of a paragraph (UAX #9, P1–I2): by `unicode-bidi`, on a shorter text that has the same ones.
//!
//! Most of a text is stretches of letters of one direction, with nothing between them but spaces, marks and
//! punctuation. Such a stretch has one level: its letters are of one class, and what stands between two of them takes
//! their direction (W1, W4–W6, N1), or an override's as they do. What follows looks back no farther than its last
//! letter (W2, W7, N0, N1), what comes before no farther than its first, and all its letters are alike. So one letter
//! of each stretch is enough for `unicode-bidi`, whose many passes were half the cost of analysing.

use std::ops::Range;

use unicode_bidi::{BidiClass, BidiDataSource, HardcodedBidiData, Level, ParagraphBidiInfo};

use super::bidi::{Direction, bidi_class};

/// The embedding level of every byte of a paragraph (P1–I2), taken as one paragraph whatever separators it holds.
pub fn levels(text: &str, direction: Direction) -> Vec<Level> {
    let short = Shortened::of(text);
    let resolved =
        ParagraphBidiInfo::new_with_data_source(&Classes, &short.text, Some(direction.level()));
    let mut levels = Vec::with_capacity(text.len());
    for ((at, _), &bytes) in short.text.char_indices().zip(&short.bytes) {
        levels.extend(std::iter::repeat_n(resolved.levels[at], bytes));
    }
    levels
}

/// A text with one letter for each stretch.
#[derive(Default)]
struct Shortened {
    text: String,
    /// For each character of `text` how many bytes of the original it stands for.
    bytes: Vec<usize>,
}

/// A stretch that may go on: the class of its letters, and its bytes up to the end of the last of them.
struct Stretch {
    class: BidiClass,
    bytes: Range<usize>,
}

impl Shortened {
    fn of(text: &str) -> Self {
        use BidiClass::{AL, L, R};
        let mut short = Self::default();
        let mut open: Option<Stretch> = None;
        for (at, c) in text.char_indices() {
            let class = bidi_class(c);
            let bytes = at..at + c.len_utf8();
            match &mut open {
                Some(stretch) if stretch.class == class => stretch.bytes.end = bytes.end,
                Some(_) if is_overruled(c, class) => {}
                _ => {
                    short.close(text, open.take(), at);
                    if matches!(class, L | R | AL) {
                        open = Some(Stretch { class, bytes });
                    } else {
                        short.push(c, bytes.len());
                    }
                }
            }
        }
        short.close(text, open, text.len());
        short
    }

    /// Keeps the first letter of a stretch, and one by one what follows its last letter up to `end`.
    fn close(&mut self, text: &str, stretch: Option<Stretch>, end: usize) {
        let Some(Stretch { bytes, .. }) = stretch else {
            return;
        };
        let rest = &text[bytes.end..end];
        if let Some(letter) = text[bytes.clone()].chars().next() {
            self.push(letter, bytes.len());
        }
        for c in rest.chars() {
            self.push(c, c.len_utf8());
        }
    }

    fn push(&mut self, c: char, bytes: usize) {
        self.text.push(c);
        self.bytes.push(bytes);
    }
}

/// Whether a character takes the direction of two letters of one class around it. Brackets look farther (N0).
fn is_overruled(c: char, class: BidiClass) -> bool {
    use BidiClass::{BN, CS, ES, ET, NSM, ON, WS};
    match class {
        BN | CS | ES | ET | NSM | WS => true,
        ON => HardcodedBidiData.bidi_matched_opening_bracket(c).is_none(),
        _ => false,
    }
}

/// The classes as `bidi_class` finds them; brackets as `unicode-bidi` knows them.
struct Classes;

impl BidiDataSource for Classes {
    fn bidi_class(&self, c: char) -> BidiClass {
        bidi_class(c)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shortened(text: &str) -> String {
        Shortened::of(text).text
    }

    #[test]
    fn a_stretch_is_its_first_letter() {
        assert_eq!(
            shortened("\u{0628}\u{0650} \u{062A}, \u{062B}."),
            "\u{0628}."
        );
        assert_eq!(shortened("one, two 3"), "o 3");
        assert_eq!(shortened("\u{0628} ab \u{0628}"), "\u{0628} a \u{0628}");
    }

    #[test]
    fn numbers_brackets_and_controls_end_a_stretch() {
        for between in [
            "1", "\u{0661}", "(", ")", "\u{2067}", "\u{202C}", "\t", "\u{05D0}",
        ] {
            let text = format!("\u{0628}{between}\u{0628}");
            assert_eq!(shortened(&text), text);
        }
    }
}
