//! The fold table: every character that folding changes, and what it becomes. Data only; [`folding`](super::folding) applies it.
//!
//! The first row that holds a character decides. A character in no row is decomposed (NFKD) and its parts are looked up
//! again, so presentation forms, ligatures, full-width digits and accented Latin need no rows of their own.

/// The characters of a row.
pub(super) enum Chars {
    /// Each character of the string.
    Each(&'static str),
    /// All code points from the first to the last.
    Span(char, char),
}

/// What the characters of a row become.
#[derive(Debug, Clone, Copy)]
pub(super) enum To {
    /// Nothing at any level, exact included: seen by no reader.
    Transparent,
    /// Nothing when folding.
    Nothing,
    /// Nothing when folding, unless typed in the query: counted from the given haraka for the span's first character.
    Haraka(char),
    /// Nothing or alef, whichever lets the query match (هٰذا is هذا, but الكتٰب is الكتاب).
    Dagger,
    /// A space; a run of them is one.
    Space,
    /// The end of a paragraph, which no match crosses.
    End,
    /// This character.
    Letter(char),
    /// This character, except where [`keep_persian_letters`](super::Options::keep_persian_letters) holds.
    Loan(char),
    /// Counted from the given digit for the span's first character.
    Digit(char),
    /// These characters, each folded in turn.
    Words(&'static str),
}

use Chars::{Each, Span};
use To::{Dagger, Digit, End, Haraka, Letter, Loan, Nothing, Space, Transparent, Words};

#[rustfmt::skip]
pub(super) static TABLE: &[(Chars, To)] = &[
    // Paragraph ends. U+2028 breaks a line inside a paragraph: a space.
    (Each("\n\r\u{2029}"),                 End),

    // Spaces: Zs, tab and the other White_Space.
    (Span('\u{0009}', '\u{000C}'),         Space),
    (Each("\u{0020}\u{0085}\u{00A0}"),     Space),
    (Each("\u{1680}\u{202F}\u{205F}\u{3000}"), Space),
    (Span('\u{2000}', '\u{200A}'),         Space),
    (Each("\u{2028}"),                     Space),

    // What draws nothing and never reaches the terminal: bidi controls, zero-width characters, soft hyphen, variation
    // selectors, tags and the other default ignorables and format characters (Cf), C1 controls.
    (Span('\u{0080}', '\u{009F}'),         Transparent),
    (Each("\u{00AD}\u{034F}\u{061C}\u{FEFF}"), Transparent),
    (Each("\u{070F}\u{0890}\u{0891}\u{110BD}\u{110CD}"), Transparent),
    (Each("\u{115F}\u{1160}\u{3164}\u{FFA0}\u{17B4}\u{17B5}"), Transparent),
    (Span('\u{180B}', '\u{180F}'),         Transparent),
    (Span('\u{200B}', '\u{200F}'),         Transparent),
    (Span('\u{202A}', '\u{202E}'),         Transparent),
    (Span('\u{2060}', '\u{206F}'),         Transparent),
    (Span('\u{FE00}', '\u{FE0F}'),         Transparent),
    (Span('\u{FFF0}', '\u{FFFB}'),         Transparent),
    (Span('\u{13430}', '\u{1343F}'),       Transparent),
    (Span('\u{1BCA0}', '\u{1BCA3}'),       Transparent),
    (Span('\u{1D173}', '\u{1D17A}'),       Transparent),
    (Span('\u{E0000}', '\u{E0FFF}'),       Transparent),

    // Arabic marks.
    (Span('\u{064B}', '\u{0652}'),         Haraka('\u{064B}')), // tanwin, harakat, shadda, sukun
    (Each("\u{06E1}"),                     Haraka('\u{0652}')), // the sukun of Quran prints
    (Span('\u{08F0}', '\u{08F2}'),         Haraka('\u{064B}')), // the open tanwin of Quran prints
    (Each("\u{0670}"),                     Dagger),
    (Span('\u{0653}', '\u{065F}'),         Nothing), // madda, hamza above and below, …
    (Each("\u{0674}"),                     Nothing), // high hamza, as in the decomposition of U+0675–0678
    (Span('\u{0610}', '\u{061A}'),         Nothing), // honorifics, small tah, small harakat
    (Span('\u{06D6}', '\u{06ED}'),         Nothing), // Quranic annotation, with U+06DD ۝, U+06DE ۞, U+06E9 ۩, U+06E5 ۥ, U+06E6 ۦ
    (Span('\u{0897}', '\u{089F}'),         Nothing),
    (Span('\u{08CA}', '\u{08FF}'),         Nothing),
    (Each("\u{0640}"),                     Nothing), // tatweel

    // Arabic letters. Hamza on the line, ء, stays what it is.
    (Each("آأإٱٲٳٵ"),                      Letter('ا')),
    (Each("ؤۄۅۆۇۈۉۊۋۏٶٷ"),                 Letter('و')),
    (Each("ئىیېۍےێۑۓٸ"),                   Letter('ي')),
    (Each("ةۃہۀۂھەۿ"),                     Letter('ه')),
    (Each("کڪګڭ"),                         Letter('ك')),
    (Each("گ"),                            Loan('ك')),
    (Each("پ"),                            Loan('ب')),
    (Each("چ"),                            Loan('ج')),
    (Each("ژ"),                            Loan('ز')),
    (Each("ڤ"),                            Loan('ف')),
    (Each("ڥ"),                            Letter('ف')),
    (Each("ڨ"),                            Letter('ق')),
    (Each("ٹټ"),                           Letter('ت')),
    (Each("ڈډ"),                           Letter('د')),
    (Each("ڑړڕ"),                          Letter('ر')),
    (Each("ںڻڼ"),                          Letter('ن')),
    (Each("ڵ"),                            Letter('ل')),

    // Digits. Grouping is not folded: ٣,٠٠٠ is not 3000.
    (Span('\u{0660}', '\u{0669}'),         Digit('0')),
    (Span('\u{06F0}', '\u{06F9}'),         Digit('0')),

    // Punctuation, as a query typed on a Latin layout has it.
    (Each("\u{060C}\u{066C}"),             Letter(',')), // ، ٬
    (Each("\u{061B}"),                     Letter(';')), // ؛
    (Each("\u{061F}"),                     Letter('?')), // ؟
    (Each("\u{066A}"),                     Letter('%')), // ٪
    (Each("\u{066B}\u{06D4}"),             Letter('.')), // ٫ ۔
    (Each("“”„«»″"),                       Letter('"')),
    (Each("‘’‹›ʼ′`"),                      Letter('\'')),
    (Span('\u{2010}', '\u{2015}'),         Letter('-')), // hyphens and dashes
    (Each("\u{2212}\u{05BE}"),             Letter('-')), // − ־

    // Ligatures of words without a decomposition in Unicode (U+FDFA ﷺ, U+FDFB ﷻ, U+FDF2 ﷲ have one).
    (Each("\u{FDFD}"),                     Words("بسم الله الرحمن الرحيم")),
    (Each("\u{FDCF}"),                     Words("سلامه علينا")),
    (Each("\u{FDFE}"),                     Words("سبحانه وتعالى")),
    (Each("\u{FDFF}"),                     Words("عز وجل")),
    (Each("\u{FD40}"),                     Words("رحمه الله")),
    (Each("\u{FD41}"),                     Words("رضي الله عنه")),
    (Each("\u{FD42}"),                     Words("رضي الله عنها")),
    (Each("\u{FD43}"),                     Words("رضي الله عنهم")),
    (Each("\u{FD44}"),                     Words("رضي الله عنهما")),
    (Each("\u{FD45}"),                     Words("رضي الله عنهن")),
    (Each("\u{FD46}"),                     Words("صلى الله عليه وآله")),
    (Each("\u{FD47}"),                     Words("عليه السلام")),
    (Each("\u{FD48}"),                     Words("عليهم السلام")),
    (Each("\u{FD49}"),                     Words("عليهما السلام")),
    (Each("\u{FD4A}"),                     Words("عليه الصلاة والسلام")),
    (Each("\u{FD4B}"),                     Words("قدس سره")),
    (Each("\u{FD4C}"),                     Words("صلى الله عليه وآله وسلم")),
    (Each("\u{FD4D}"),                     Words("عليها السلام")),
    (Each("\u{FD4E}"),                     Words("تبارك وتعالى")),
    (Each("\u{FD4F}"),                     Words("رحمهم الله")),

    // Latin letters that NFKD leaves alone, and the marks of Latin, Greek and Cyrillic.
    (Each("ß"),                            Words("ss")),
    (Each("ẞ"),                            Words("SS")),
    (Each("ø"),                            Letter('o')),
    (Each("Ø"),                            Letter('O')),
    (Each("ł"),                            Letter('l')),
    (Each("Ł"),                            Letter('L')),
    (Each("đ"),                            Letter('d')),
    (Each("Đ"),                            Letter('D')),
    (Each("ı"),                            Letter('i')),
    (Span('\u{0300}', '\u{036F}'),         Nothing),
    (Span('\u{0483}', '\u{0489}'),         Nothing),
    (Span('\u{1AB0}', '\u{1AFF}'),         Nothing),
    (Span('\u{1DC0}', '\u{1DFF}'),         Nothing),
    (Span('\u{20D0}', '\u{20FF}'),         Nothing),
    (Span('\u{FE20}', '\u{FE2F}'),         Nothing),

    // Hebrew points and cantillation.
    (Span('\u{0591}', '\u{05BD}'),         Nothing),
    (Each("\u{05BF}\u{05C1}\u{05C2}\u{05C4}\u{05C5}\u{05C7}"), Nothing),
];
