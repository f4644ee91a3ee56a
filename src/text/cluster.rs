//! What one cell holds: a base with its marks. Its width is decided here and only here.
//!
//! A cluster here is UAX #29's grapheme cluster seen by a terminal, which differs in four points:
//! - characters that draw nothing (joiners, soft hyphen, variation selectors) belong to the cluster before them;
//!   bidi controls do not, for they keep text apart that would otherwise be one run: they are clusters of no width;
//! - what UAX #29 binds but terminals give cells of their own is parted: a prepended U+06DD from its digit (see `signs`), the
//!   persons of a joined emoji. Terminals disagree about the width of the whole, not of the parts;
//! - a skin tone belongs to its hand (UAX #29 GB9) and is not drawn. Terminals that draw the two as one sign take two columns,
//!   the others four with a swatch beside the hand, which in a right-to-left row would be on the wrong side;
//! - lam and alef become one cluster when they ligate (that is found later, with the letters' forms).

use icu_properties::props::{DefaultIgnorableCodePoint, EmojiModifierBase, GeneralCategory};
use icu_properties::{CodePointMapData, CodePointSetData};
use unicode_width::UnicodeWidthChar;

use super::bidi::{L1Class, Level};
use super::breaks::{Opportunity, ends_line};
use super::joining::Form;
use super::signs;

/// What a cluster shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// A visible character, with marks if any follow.
    Text,
    /// Lam and alef in one cell, with the marks of both.
    LamAlef,
    /// A space of any kind (general category Zs).
    Space,
    /// A tab: blank up to the next tab stop.
    Tab,
    /// Marks, or letters of no width (a vowel jamo), without a base or on a space: drawn on a blank.
    Marks,
    /// A control character, drawn as its picture (U+2400 block).
    Picture,
    /// A sign that belongs to a number: drawn as this character. What closes a pair has no bytes.
    Sign(char),
    /// A character that ends the line: draws nothing.
    LineEnd,
    /// A bidi control, or another invisible character at the very start: no width, but a level.
    Invisible,
}

/// One cluster of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cluster {
    /// First byte in the paragraph's text.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// What it shows.
    pub content: Content,
    /// Width in columns; a tab's depends on where it stands, see [`Cluster::advance`].
    pub width: u8,
    /// Embedding level of its base.
    pub level: Level,
    /// What rule L1 does with it.
    pub l1: L1Class,
    /// The joined form of its base (of the lam, in a ligature).
    pub form: Form,
    /// Whether a line may or must end before it.
    pub opportunity: Opportunity,
}

/// Columns between tab stops, as terminals and pagers have them.
const TAB: u16 = 8;
/// A base takes spacing marks until its cell is this wide; Indic syllables need less.
const WIDEST: u8 = 4;

impl Cluster {
    /// Columns that the cluster takes when it starts at this column of its line (counted from the line's own start).
    pub fn advance(&self, column: u16) -> u16 {
        if self.content == Content::Tab {
            TAB - column % TAB
        } else {
            u16::from(self.width)
        }
    }

    /// Whether it closes a sign around a number: it has a column and no bytes.
    pub(super) fn closes(&self) -> bool {
        self.start == self.end
    }

    /// Whether a cut before it leaves the word before it whole.
    pub(super) fn begins_a_word(&self) -> bool {
        self.hangs() || self.opportunity != Opportunity::None
    }

    /// Whether the cluster draws nothing at a line's end: it hangs there without counting, and is not sent.
    pub fn hangs(&self) -> bool {
        matches!(
            self.content,
            Content::Space | Content::Tab | Content::LineEnd | Content::Invisible
        )
    }
}

/// Whether a character draws nothing by itself and never reaches the terminal.
///
/// Format characters (Cf) and default ignorables, but not the visible ones among them: Arabic number signs,
/// U+06DD end of ayah, U+08E2. C1 controls have no pictures and are dropped too.
pub fn is_invisible(c: char) -> bool {
    match c {
        ' '..='~' | '\u{0600}'..='\u{0605}' | '\u{0620}'..='\u{064A}' | '\u{06DD}' | '\u{08E2}' => {
            false
        }
        '\u{0080}'..='\u{009F}' => !ends_line(c),
        _ => {
            category(c) == GeneralCategory::Format
                || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
        }
    }
}

/// Whether a character is drawn on the base before it (Mn, Me, Mc).
pub fn is_mark(c: char) -> bool {
    use GeneralCategory::{EnclosingMark, NonspacingMark, SpacingMark};
    !c.is_ascii() && matches!(category(c), NonspacingMark | EnclosingMark | SpacingMark)
}

/// Whether a character is a space of some width (Zs).
pub fn is_space(c: char) -> bool {
    c == ' ' || category(c) == GeneralCategory::SpaceSeparator
}

/// The picture of a control character: U+2400 block, DEL at U+2421.
pub fn picture(c: char) -> char {
    match c {
        '\0'..='\u{1F}' => char::from_u32(0x2400 + c as u32).unwrap_or(c),
        _ => '\u{2421}',
    }
}

/// The clusters of a text, in logical order. They tile it: each byte belongs to exactly one.
///
/// Levels, forms and opportunities are still unset.
pub(super) fn split(text: &str) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::with_capacity(text.len() / 2 + 1);
    let mut previous = '\0';
    for (at, c) in text.char_indices() {
        let content = match clusters.last() {
            Some(last) if is_skin_tone(c) && takes_skin_tone(&text[last.start as usize..]) => {
                Content::Invisible
            }
            _ => content_of(c),
        };
        let end = (at + c.len_utf8()) as u32;
        match clusters
            .last_mut()
            .filter(|last| extends(last, previous, c, content))
        {
            Some(last) => {
                last.end = end;
                if content != Content::Invisible {
                    last.width = last.width.saturating_add(char_width(c));
                    if last.content == Content::Space {
                        last.content = Content::Marks;
                        last.l1 = L1Class::Other; // the mark ends the run of white space
                    }
                }
            }
            None => clusters.push(start(at, end, c, content)),
        }
        previous = c;
    }
    clusters
}

fn start(at: usize, end: u32, c: char, content: Content) -> Cluster {
    let content = match content {
        // A terminal would draw it on the cell before: a jamo after no consonant.
        Content::Text if char_width(c) == 0 => Content::Marks,
        _ => content,
    };
    let width = match content {
        Content::Marks => 1 + char_width(c),
        Content::Text | Content::LamAlef | Content::Space => char_width(c),
        Content::Picture | Content::Sign(_) => 1,
        Content::Tab | Content::LineEnd | Content::Invisible => 0,
    };
    let l1 = if content == Content::Text {
        L1Class::Other
    } else {
        L1Class::of(c)
    };
    Cluster {
        start: at as u32,
        end,
        content,
        width,
        level: Level::ltr(),
        l1,
        form: Form::Isolated,
        opportunity: Opportunity::None,
    }
}

fn content_of(c: char) -> Content {
    match c {
        ' ' => Content::Space,
        '!'..='~' | '\u{0620}'..='\u{064A}' => Content::Text,
        '\u{0600}'..='\u{08E2}' => {
            signs::drawn(c).map_or_else(|| content_of_rarer(c), Content::Sign)
        }
        _ => content_of_rarer(c),
    }
}

fn content_of_rarer(c: char) -> Content {
    match c {
        '\t' => Content::Tab,
        _ if ends_line(c) => Content::LineEnd,
        '\0'..='\u{1F}' | '\u{7F}' => Content::Picture,
        _ if is_invisible(c) => Content::Invisible,
        _ if is_mark(c) => Content::Marks,
        _ if is_space(c) => Content::Space,
        _ => Content::Text,
    }
}

/// Whether `c` belongs to the cluster before it.
fn extends(last: &Cluster, previous: char, c: char, content: Content) -> bool {
    let takes_more = !matches!(last.content, Content::LineEnd);
    match content {
        Content::Invisible => takes_more && !is_bidi_control(c),
        Content::Marks => {
            takes_more
                && !matches!(
                    last.content,
                    Content::Tab | Content::Invisible | Content::Picture
                )
                && (char_width(c) == 0 || last.width < WIDEST)
        }
        Content::Text => {
            is_vowel_or_final_jamo(c) && is_hangul(previous)
                || is_regional_indicator(c) && is_regional_indicator(previous) && last.width == 1
        }
        _ => false,
    }
}

/// Whether a character is a bidi control: it or what follows it has a level of its own, which counts in L2.
pub fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character gives the emoji before it a skin tone (UTS #51, `Emoji_Modifier`).
pub(super) fn is_skin_tone(c: char) -> bool {
    matches!(c, '\u{1F3FB}'..='\u{1F3FF}')
}

/// Whether a cluster begins with a hand, a face or another sign that has a skin tone (`Emoji_Modifier_Base`).
fn takes_skin_tone(cluster: &str) -> bool {
    let base = cluster.chars().next();
    base.is_some_and(|base| CodePointSetData::new::<EmojiModifierBase>().contains(base))
}

/// Columns of a character by itself: 0 for what is drawn on the cell before it.
pub fn char_width(c: char) -> u8 {
    match c {
        ' '..='~' | '\u{0620}'..='\u{064A}' => 1,
        '\u{064B}'..='\u{0652}' => 0,
        _ => c.width().unwrap_or(0) as u8,
    }
}

fn category(c: char) -> GeneralCategory {
    CodePointMapData::<GeneralCategory>::new().get(c)
}

fn is_vowel_or_final_jamo(c: char) -> bool {
    matches!(c, '\u{1160}'..='\u{11FF}' | '\u{D7B0}'..='\u{D7FB}')
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}' | '\u{A960}'..='\u{A97C}' | '\u{AC00}'..='\u{D7FB}')
}

fn is_regional_indicator(c: char) -> bool {
    matches!(c, '\u{1F1E6}'..='\u{1F1FF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn widths(text: &str) -> Vec<(usize, u8)> {
        split(text)
            .iter()
            .map(|c| {
                (
                    text[c.start as usize..c.end as usize].chars().count(),
                    c.width,
                )
            })
            .collect()
    }

    #[test]
    fn marks_and_invisible_characters_belong_to_their_base() {
        assert_eq!(
            widths("\u{0628}\u{0651}\u{064E}\u{200D}a\u{200B}"),
            [(4, 1), (2, 1)]
        );
        assert_eq!(widths("a\u{200F}b"), [(1, 1), (1, 0), (1, 1)]);
        assert_eq!(widths("\u{200F}\u{064E}"), [(1, 0), (1, 1)]);
        assert_eq!(widths(" \u{064E}")[0], (2, 1));
    }

    #[test]
    fn wide_characters_and_emoji_take_two_columns() {
        assert_eq!(widths("\u{4E2D}\u{1F600}"), [(1, 2), (1, 2)]);
        assert_eq!(widths("\u{1F1F0}\u{1F1FF}\u{1F1F0}"), [(2, 2), (1, 1)]);
        assert_eq!(widths("\u{1112}\u{1161}\u{11AB}"), [(3, 2)]);
    }

    #[test]
    fn joined_emoji_are_parted_and_their_joiner_is_not_drawn() {
        assert_eq!(widths("\u{1F468}\u{200D}\u{1F469}"), [(2, 2), (1, 2)]);
        assert_eq!(widths("\u{2764}\u{FE0F}"), [(2, 1)]);
    }

    #[test]
    fn a_skin_tone_stays_on_its_hand() {
        assert_eq!(widths("\u{1F44D}\u{1F3FD}"), [(2, 2)]);
        assert_eq!(widths("\u{261D}\u{FE0F}\u{1F3FD}"), [(3, 1)]);
        // A swatch by itself is shown.
        assert_eq!(widths("a\u{1F3FD}"), [(1, 1), (1, 2)]);
    }

    #[test]
    fn a_verse_end_and_its_number_take_a_cell_each() {
        assert_eq!(widths("\u{06DD}\u{0661}"), [(1, 1), (1, 1)]);
    }

    #[test]
    fn a_cell_stays_narrow_under_any_number_of_spacing_marks() {
        assert!(
            split(&format!("\u{0915}{}", "\u{093E}".repeat(600)))
                .iter()
                .all(|c| c.width <= WIDEST)
        );
    }
}
