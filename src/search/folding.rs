//! What a code point means to a search: the characters it folds to. Applies [`TABLE`]; feeds the cursor and the query.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;

use super::table::{Chars, TABLE, To};
use super::utf8;

/// One step of folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Folded {
    /// A folded character.
    Letter(char),
    /// White space; several in a row count as one.
    Space,
    /// Harakat on the letter before, one bit each.
    Haraka(u8),
    /// U+0670: an alef or nothing.
    Dagger,
    /// The end of a paragraph, or a byte that is no text: matches nothing.
    End,
}

/// The alef that a dagger alef may stand for.
pub(super) const ALEF: Folded = Folded::Letter('\u{0627}');

const FIRST_HARAKA: u32 = 0x064B;
/// U+064B, the tanwin of fath.
const FATHATAN: u8 = 1;
const PAGE: usize = 256;

/// The haraka that this letter may carry for the letter before it: some write the tanwin of شكرا on the alef, some on
/// the letter before, and so it is with ى.
pub(super) fn tanwin_on(folded: Folded) -> u8 {
    if folded == ALEF || folded == Folded::Letter('\u{064A}') {
        FATHATAN
    } else {
        0
    }
}

/// Which of the table's distinctions a query keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FoldingRule {
    /// Fold.
    Fold { keep_case: bool, keep_persian: bool },
    /// Nothing but canonical decomposition, without its marks.
    Exact,
}

/// What every code point folds to under one rule, worked out a page of 256 code points at a time when first met.
pub(super) struct Folding {
    rule: FoldingRule,
    pages: Box<[OnceLock<Box<FoldingPage>>]>,
}

/// What code point `i` of a page folds to is `folded[at[i]..at[i + 1]]`.
struct FoldingPage {
    folded: Vec<Folded>,
    at: [u16; PAGE + 1],
}

impl Folding {
    /// The folding of a rule; shared by the whole process.
    pub(super) fn of(rule: FoldingRule) -> &'static Self {
        static FOLDINGS: [OnceLock<Folding>; 5] = [const { OnceLock::new() }; 5];
        let index = match rule {
            FoldingRule::Exact => 0,
            FoldingRule::Fold {
                keep_case,
                keep_persian,
            } => 1 + 2 * usize::from(keep_case) + usize::from(keep_persian),
        };
        FOLDINGS[index].get_or_init(|| Self::new(rule))
    }

    fn new(rule: FoldingRule) -> Self {
        let pages = (0..=u32::from(char::MAX) as usize / PAGE)
            .map(|_| OnceLock::new())
            .collect();
        Self { rule, pages }
    }

    /// What a code point folds to; a byte that is no text ends the paragraph.
    pub(super) fn folded(&'static self, c: Option<char>) -> &'static [Folded] {
        let Some(c) = c else { return &[Folded::End] };
        let code = u32::from(c) as usize;
        let Some(page) = self.pages.get(code / PAGE) else {
            return &[];
        };
        let page = page.get_or_init(|| FoldingPage::new(self.rule, code / PAGE));
        let i = code % PAGE;
        page.folded
            .get(usize::from(page.at[i])..usize::from(page.at[i + 1]))
            .unwrap_or_default()
    }
}

impl Folding {
    /// The end of the marks and whatever else is dropped from byte `end` of a text on.
    pub(super) fn highlight_end(&'static self, text: &[u8], end: usize) -> usize {
        let mut at = end;
        while let Some((c, next)) = utf8::after(text, at) {
            let is_mark = |c: &Folded| matches!(c, Folded::Haraka(_) | Folded::Dagger);
            if !self.folded(c).iter().all(is_mark) {
                return at;
            }
            at = next;
        }
        text.len()
    }
}

impl FoldingPage {
    fn new(rule: FoldingRule, page: usize) -> Box<Self> {
        let mut folded = Vec::with_capacity(PAGE);
        let mut at = [0; PAGE + 1];
        for i in 0..PAGE {
            if let Some(c) = char::from_u32((page * PAGE + i) as u32) {
                rule.push_folded(c, &mut folded);
            }
            at[i + 1] = folded.len() as u16;
        }
        Box::new(Self { folded, at })
    }
}

impl FoldingRule {
    fn push_folded(self, c: char, folded: &mut Vec<Folded>) {
        match (self, row(c)) {
            (Self::Exact, Some((To::Transparent, _))) => {}
            (Self::Exact, Some((To::End, _))) => folded.push(Folded::End),
            (Self::Exact, _) => {
                folded.extend(canonical(c).filter(|&c| is_starter(c)).map(Folded::Letter));
            }
            (Self::Fold { .. }, Some((to, offset))) => self.push_row(c, to, offset, folded),
            (Self::Fold { .. }, None) => self.push_decomposed(c, folded),
        }
    }

    fn push_row(self, c: char, to: To, offset: u32, folded: &mut Vec<Folded>) {
        let keep_persian = matches!(
            self,
            Self::Fold {
                keep_persian: true,
                ..
            }
        );
        match to {
            To::Transparent | To::Nothing => {}
            To::Haraka(first) => {
                folded.push(Folded::Haraka(
                    1 << (u32::from(first) + offset - FIRST_HARAKA),
                ));
            }
            To::Dagger => folded.push(Folded::Dagger),
            To::Space => folded.push(Folded::Space),
            To::End => folded.push(Folded::End),
            To::Loan(_) if keep_persian => folded.push(Folded::Letter(c)),
            To::Letter(letter) | To::Loan(letter) => self.push_letter(letter, folded),
            To::Digit(first) => {
                folded.extend(char::from_u32(u32::from(first) + offset).map(Folded::Letter));
            }
            To::Words(words) => words.chars().for_each(|c| self.push_folded(c, folded)),
        }
    }

    fn push_decomposed(self, c: char, folded: &mut Vec<Folded>) {
        let mut parts: Vec<char> = DecomposingNormalizerBorrowed::new_nfkd()
            .normalize_iter([c].into_iter())
            .collect();
        // U+FE76 is the fatha by itself: a space for it to sit on, then the fatha. U+00B4 ´ and its like are built the
        // same way, but are no spaces to a reader and would fold to nothing else.
        if parts.first() == Some(&' ') {
            parts.remove(0);
            if !is_arabic_form(c) {
                parts = canonical(c).collect();
            }
        }
        for part in parts {
            match row(part) {
                Some((to, offset)) => self.push_row(part, to, offset, folded),
                None => self.push_letter(part, folded),
            }
        }
    }

    fn push_letter(self, c: char, folded: &mut Vec<Folded>) {
        if matches!(
            self,
            Self::Fold {
                keep_case: false,
                ..
            }
        ) {
            // Up and down again, so that ς and σ, whose lower case differs, meet.
            folded.extend(
                c.to_uppercase()
                    .flat_map(char::to_lowercase)
                    .map(Folded::Letter),
            );
        } else {
            folded.push(Folded::Letter(c));
        }
    }
}

/// The canonical decomposition (NFD).
fn canonical(c: char) -> impl Iterator<Item = char> {
    DecomposingNormalizerBorrowed::new_nfd().normalize_iter([c].into_iter())
}

/// Whether the canonical decomposition begins with combining class 0. Three Tibetan vowel signs are of class 0, but made
/// of marks, which are put in order with the marks around them.
pub(super) fn is_starter(c: char) -> bool {
    CanonicalCombiningClassMapBorrowed::new().get_u8(c) == 0
        && !matches!(c, '\u{0F73}' | '\u{0F75}' | '\u{0F81}')
}

/// Whether no level sees the character.
pub(super) fn is_transparent(c: char) -> bool {
    matches!(row(c), Some((To::Transparent, _)))
}

fn is_arabic_form(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// The row of a character, and how far into the row's span it stands.
fn row(c: char) -> Option<(To, u32)> {
    static ROWS: LazyLock<HashMap<char, (To, u32)>> = LazyLock::new(|| {
        let mut rows = HashMap::new();
        for (from, to) in TABLE {
            match *from {
                Chars::Each(chars) => chars.chars().for_each(|c| {
                    rows.entry(c).or_insert((*to, 0));
                }),
                Chars::Span(first, last) => (0..).zip(first..=last).for_each(|(offset, c)| {
                    rows.entry(c).or_insert((*to, offset));
                }),
            }
        }
        rows
    });
    ROWS.get(&c).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOSEST: FoldingRule = FoldingRule::Fold {
        keep_case: false,
        keep_persian: false,
    };

    const RULES: [FoldingRule; 5] = [
        LOOSEST,
        FoldingRule::Fold {
            keep_case: false,
            keep_persian: true,
        },
        FoldingRule::Fold {
            keep_case: true,
            keep_persian: false,
        },
        FoldingRule::Fold {
            keep_case: true,
            keep_persian: true,
        },
        FoldingRule::Exact,
    ];

    #[test]
    fn folding_is_idempotent() {
        for rule in RULES {
            let folding = Folding::of(rule);
            // Beyond U+2FFFF nothing changes.
            for c in '\0'..='\u{2FFFF}' {
                for &one in folding.folded(Some(c)) {
                    if let Folded::Letter(folded) = one {
                        assert_eq!(
                            folding.folded(Some(folded)),
                            [one],
                            "{rule:?} {c:?} \u{2192} {folded:?}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn canonically_equivalent_characters_fold_alike() {
        for rule in RULES {
            let folding = Folding::of(rule);
            for c in '\0'..='\u{2FFFF}' {
                let parts: Vec<Folded> = canonical(c)
                    .flat_map(|c| folding.folded(Some(c)))
                    .copied()
                    .collect();
                assert_eq!(folding.folded(Some(c)), parts, "{rule:?} {c:?}");
            }
        }
    }

    #[test]
    fn spaced_marks_of_arabic_are_marks_and_those_of_latin_are_themselves() {
        let folding = Folding::of(LOOSEST);
        assert_eq!(
            folding.folded(Some('\u{FE76}')),
            folding.folded(Some('\u{064E}'))
        );
        assert_eq!(
            folding.folded(Some('\u{00B4}')),
            [Folded::Letter('\u{00B4}')]
        );
    }
}
