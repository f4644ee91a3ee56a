//! UAX #9: directions and classes, and of a line the rules L1, L2 and L4.
//!
//! `unicode-bidi` is used for the paragraph's levels only (in `levels`). Its line functions clone the levels of the whole
//! text for every line, move code points where L3 wants clusters moved, do not mirror, and panic on some input
//! (servo/unicode-bidi#145); the rules of a line are short, so they stand here.

use icu_properties::CodePointMapData;
use icu_properties::props::BidiMirroringGlyph;
use unicode_bidi::BidiClass;
pub use unicode_bidi::Level;

pub use super::levels::levels;

/// The direction of a paragraph: its paragraph level is 0 ([`Ltr`](Self::Ltr)) or 1 ([`Rtl`](Self::Rtl)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The paragraph level of this direction (BD4).
    pub fn level(self) -> Level {
        match self {
            Self::Ltr => Level::ltr(),
            Self::Rtl => Level::rtl(),
        }
    }

    /// The direction of text at this level: odd levels run right to left (BD2).
    pub fn of_level(level: Level) -> Self {
        if level.is_rtl() { Self::Rtl } else { Self::Ltr }
    }

    /// The direction of a strong character (L, R, AL); `None` of any other.
    pub fn of_strong(c: char) -> Option<Self> {
        match c {
            // Nearly all there is: counting the letters of a text takes a third of the time.
            'A'..='Z' | 'a'..='z' => Some(Self::Ltr),
            '\u{620}'..='\u{64A}' => Some(Self::Rtl),
            '\0'..='\u{7F}' => None,
            _ => match bidi_class(c) {
                BidiClass::L => Some(Self::Ltr),
                BidiClass::R | BidiClass::AL => Some(Self::Rtl),
                _ => None,
            },
        }
    }

    /// The direction of the first strong character outside isolates (P2, P3); `None` without one.
    pub fn of_first_strong(text: &str) -> Option<Self> {
        let mut isolates = 0_u32;
        for c in text.chars() {
            match c {
                '\u{2066}'..='\u{2068}' => isolates += 1, // LRI, RLI, FSI
                '\u{2069}' => isolates = isolates.saturating_sub(1), // PDI
                _ if isolates > 0 => {}
                _ => {
                    if let Some(direction) = Self::of_strong(c) {
                        return Some(direction);
                    }
                }
            }
        }
        None
    }
}

/// Whether a character is strong from right to left (R, AL).
pub fn is_rtl(c: char) -> bool {
    Direction::of_strong(c) == Some(Direction::Rtl)
}

/// The class of a character; the commonest without `unicode-bidi`'s binary search.
pub fn bidi_class(c: char) -> BidiClass {
    match c {
        '\u{0620}'..='\u{064A}' | '\u{0671}'..='\u{06D5}' => BidiClass::AL,
        ' ' => BidiClass::WS,
        'a'..='z' | 'A'..='Z' => BidiClass::L,
        '0'..='9' => BidiClass::EN,
        '\u{064B}'..='\u{065F}' => BidiClass::NSM,
        '.' | ',' | ':' | '\u{060C}' => BidiClass::CS,
        _ => unicode_bidi::bidi_class(c),
    }
}

/// What rule L1 has to know of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum L1Class {
    /// Segment or paragraph separator: takes the paragraph level.
    Separator,
    /// White space or isolate formatting character: takes it before a separator and at the line's end.
    Space,
    /// Characters that the rules up to I2 have removed (X9): they stand in the way of nothing.
    Removed,
    /// Any other character: keeps its level.
    Other,
}

impl L1Class {
    /// The class of one character.
    pub fn of(c: char) -> Self {
        use BidiClass as B;
        match bidi_class(c) {
            B::S | B::B => Self::Separator,
            B::WS | B::FSI | B::LRI | B::RLI | B::PDI => Self::Space,
            B::BN | B::LRE | B::RLE | B::LRO | B::RLO | B::PDF => Self::Removed,
            _ => Self::Other,
        }
    }
}

/// Rule L1 on one line: separators, and white space before them or at the line's end, get the paragraph level.
pub fn reset_levels(levels: &mut [Level], classes: &[L1Class], paragraph: Level) {
    let mut resets = true;
    for (level, class) in levels.iter_mut().zip(classes).rev() {
        match class {
            L1Class::Separator => resets = true,
            L1Class::Other => resets = false,
            L1Class::Space | L1Class::Removed => {}
        }
        if resets {
            *level = paragraph;
        }
    }
}

/// Rule L2: the visual order of units with these levels, as logical indices from left to right.
///
/// The units are whatever moves whole: with clusters, marks stay behind their base as L3 wants.
pub fn visual_order(levels: &[Level]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..levels.len()).collect();
    let Some(highest) = levels.iter().max().map(Level::number) else {
        return order;
    };
    let lowest_odd = levels
        .iter()
        .map(Level::number)
        .filter(|n| n % 2 == 1)
        .min()
        .unwrap_or(highest + 1);
    for level in (lowest_odd..=highest).rev() {
        // Reversals so far stayed inside runs of higher levels, so a run of this level is contiguous here too.
        let mut start = 0;
        while start < order.len() {
            let run = order[start..]
                .iter()
                .take_while(|&&i| levels[i].number() >= level)
                .count();
            order[start..start + run].reverse();
            start += run.max(1);
        }
    }
    order
}

/// Rule L4: the mirrored character of `c`, if it has one.
pub fn mirrored(c: char) -> Option<char> {
    if matches!(c, 'a'..='z' | 'A'..='Z' | '0'..='9' | '\u{0600}'..='\u{06FF}') {
        return None; // nearly all of a text, without a look-up
    }
    let glyph = CodePointMapData::<BidiMirroringGlyph>::new().get(c);
    glyph.mirroring_glyph.filter(|_| glyph.mirrored)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(levels: &[u8]) -> Vec<usize> {
        let levels: Vec<Level> = levels.iter().map(|&n| Level::new(n).unwrap()).collect();
        visual_order(&levels)
    }

    #[test]
    fn l2_reverses_from_the_highest_level_down_to_the_lowest_odd_one() {
        assert!(order(&[]).is_empty());
        assert_eq!(order(&[0, 0, 0]), [0, 1, 2]);
        assert_eq!(order(&[1, 1, 2, 2, 1]), [4, 2, 3, 1, 0]);
        assert_eq!(order(&[0, 1, 2, 2, 1, 0]), [0, 4, 2, 3, 1, 5]);
        assert_eq!(order(&[2, 2, 3, 4, 2]), [0, 1, 3, 2, 4]);
    }

    #[test]
    fn l1_resets_white_space_before_a_separator_and_at_the_end() {
        use L1Class::{Other, Separator, Space};
        let two = Level::new(2).unwrap();
        let mut levels = vec![two; 6];
        reset_levels(
            &mut levels,
            &[Other, Space, Separator, Other, Space, Space],
            Level::rtl(),
        );
        assert_eq!(
            levels.iter().map(Level::number).collect::<Vec<_>>(),
            [2, 1, 1, 2, 1, 1]
        );
    }

    #[test]
    fn first_strong_skips_isolates() {
        assert_eq!(
            Direction::of_first_strong("12 \u{2067}\u{0628}\u{2069} a"),
            Some(Direction::Ltr)
        );
        assert_eq!(
            Direction::of_first_strong("12 \u{0628} a"),
            Some(Direction::Rtl)
        );
        assert_eq!(Direction::of_first_strong("12 ()"), None);
        // An isolate that is not closed, and a PDI that closes none.
        assert_eq!(Direction::of_first_strong("\u{2067}\u{05D0}"), None);
        assert_eq!(
            Direction::of_first_strong("\u{2069}\u{05D0}a"),
            Some(Direction::Rtl)
        );
    }

    #[test]
    fn common_characters_have_their_class() {
        for c in '\0'..=char::MAX {
            assert_eq!(
                bidi_class(c),
                unicode_bidi::bidi_class(c),
                "U+{:04X}",
                c as u32
            );
        }
    }

    #[test]
    fn mirrors_brackets_but_not_letters() {
        assert_eq!(mirrored('('), Some(')'));
        assert_eq!(mirrored('\u{00AB}'), Some('\u{00BB}'));
        assert_eq!(mirrored('a'), None);
        assert_eq!(mirrored('\u{201C}'), None);
    }

    #[test]
    fn the_direction_of_common_letters_is_that_of_the_table() {
        for c in '\0'..='\u{FFFF}' {
            let by_table = match bidi_class(c) {
                BidiClass::L => Some(Direction::Ltr),
                BidiClass::R | BidiClass::AL => Some(Direction::Rtl),
                _ => None,
            };
            assert_eq!(Direction::of_strong(c), by_table, "{c:?}");
        }
    }
}
