//! The embedding levels of a paragraph (UAX #9, P1–I2): by `unicode-bidi`, on a shorter text that has the same ones.
//!
//! Most of a text is stretches of letters of one direction, with nothing between them but spaces, marks and
//! punctuation. Such a stretch has one level: its letters are of one class, and what stands between two of them takes
//! their direction (W1, W4–W6, N1) or an override's, as they do. What follows sees only its last letter
//! (W1, W2, W7, N0–N2), what stands before it only its first. So one letter of each stretch is enough for `unicode-bidi`, which
//! costs ten times as much as finding the stretches.

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

/// The last stretch: the class of its letters, where it starts in the original, and what was kept up to its letter.
struct Stretch {
    class: BidiClass,
    start: usize,
    kept_text: usize,
    kept_chars: usize,
}

impl Shortened {
    fn of(text: &str) -> Self {
        use BidiClass::{AL, L, R};
        let mut short = Self::default();
        let mut open: Option<Stretch> = None;
        for (at, c) in text.char_indices() {
            let class = bidi_class(c);
            if let Some(stretch) = open.as_ref().filter(|stretch| stretch.class == class) {
                short.extend(stretch, at + c.len_utf8());
                continue;
            }
            short.text.push(c);
            short.bytes.push(c.len_utf8());
            if !is_overruled(c, class) {
                open = matches!(class, L | R | AL).then_some(Stretch {
                    class,
                    start: at,
                    kept_text: short.text.len(),
                    kept_chars: short.bytes.len(),
                });
            }
        }
        short
    }

    /// Lets the letter of a stretch stand for all bytes up to `end`, also for what was kept since.
    fn extend(&mut self, stretch: &Stretch, end: usize) {
        self.text.truncate(stretch.kept_text);
        self.bytes.truncate(stretch.kept_chars);
        if let Some(bytes) = self.bytes.last_mut() {
            *bytes = end - stretch.start;
        }
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
