//! The Arabic keyboard layout, and the Latin keys under its letters.

/// Keys of the Arabic layout that type two letters, lam and an alef: the ligature that stands for the one key, and the
/// alef. A terminal sends the letters.
pub const LAM_ALEFS: [(char, char); 4] = [
    ('\u{fefb}', '\u{627}'),
    ('\u{fef7}', '\u{623}'),
    ('\u{fef9}', '\u{625}'),
    ('\u{fef5}', '\u{622}'),
];
/// The first letter of these keys.
pub const LAM: char = '\u{644}';

/// Keys of the Arabic keyboard (xkb `ara`) and the Latin ones under them. The `b` key types lam and alef, and with
/// Shift `g`, `t` and `b` type lam and another alef: they arrive here as one ligature.
const ARABIC_LAYOUT: &[(char, char)] = &[
    ('ض', 'q'),
    ('ص', 'w'),
    ('ث', 'e'),
    ('ق', 'r'),
    ('ف', 't'),
    ('غ', 'y'),
    ('ع', 'u'),
    ('ه', 'i'),
    ('خ', 'o'),
    ('\u{D7}', 'O'),
    ('ح', 'p'),
    ('ج', '['),
    ('د', ']'),
    ('ش', 'a'),
    ('س', 's'),
    ('ي', 'd'),
    ('ب', 'f'),
    ('ل', 'g'),
    ('ا', 'h'),
    ('ت', 'j'),
    ('ن', 'k'),
    ('م', 'l'),
    ('ئ', 'z'),
    ('ء', 'x'),
    ('ؤ', 'c'),
    ('ر', 'v'),
    ('\u{FEFB}', 'b'),
    ('ى', 'n'),
    ('ة', 'm'),
    ('ظ', '/'),
    ('؟', '?'),
    ('٪', '%'),
    ('\u{64D}', 'S'),
    ('\u{64F}', 'E'),
    ('\u{650}', 'A'),
    ('ط', '\''),
    ('إ', 'Y'),
    ('آ', 'N'),
    ('أ', 'H'),
    ('\u{FEF7}', 'G'),
    ('\u{FEF9}', 'T'),
    ('\u{FEF5}', 'B'),
    ('\u{640}', 'J'),
    ('~', 'Z'),
    ('\u{60C}', 'K'),
    ('\u{F7}', 'I'),
];

/// The Latin character on the key that typed `c`; `c` itself if the Arabic layout has none.
pub fn latin(c: char) -> char {
    ARABIC_LAYOUT
        .iter()
        .find(|(arabic, _)| *arabic == c)
        .map_or(c, |&(_, latin)| latin)
}

/// What the key of a Latin character types on the Arabic layout.
pub fn arabic(c: char) -> Option<char> {
    ARABIC_LAYOUT
        .iter()
        .find(|(_, latin)| *latin == c)
        .map(|&(arabic, _)| arabic)
}
