//! Letter + form → presentation form (Arabic Presentation Forms-A and -B), and the lam-alef ligatures.
//!
//! A terminal that does not shape draws what it is sent, so the joined shapes are sent as characters. Letters
//! without presentation forms (U+0763, …) stay nominal; they still join their neighbours. So does hamza, which never joins:
//! its isolated form says nothing that the letter does not.
//!
//! U+06D5, the ae of Kurdish and Uyghur, has none either, but it is written like a heh that joins nothing after it: where
//! it is joined it borrows heh's final form. Its shape by itself is its own.

use std::ops::Range;

use super::joining::Form;

/// Letters with presentation forms: the letter, its isolated form, and how many forms follow one another there
/// (isolated, final, initial, medial), as `UnicodeData.txt` decomposes them.
const FORMS: &[(char, u32, u8)] = &[
    ('\u{0622}', 0xFE81, 2), // alef with madda
    ('\u{0623}', 0xFE83, 2), // alef with hamza above
    ('\u{0624}', 0xFE85, 2), // waw with hamza
    ('\u{0625}', 0xFE87, 2), // alef with hamza below
    ('\u{0626}', 0xFE89, 4), // yeh with hamza
    ('\u{0627}', 0xFE8D, 2), // alef
    ('\u{0628}', 0xFE8F, 4), // beh
    ('\u{0629}', 0xFE93, 2), // teh marbuta
    ('\u{062A}', 0xFE95, 4), // teh
    ('\u{062B}', 0xFE99, 4), // theh
    ('\u{062C}', 0xFE9D, 4), // jeem
    ('\u{062D}', 0xFEA1, 4), // hah
    ('\u{062E}', 0xFEA5, 4), // khah
    ('\u{062F}', 0xFEA9, 2), // dal
    ('\u{0630}', 0xFEAB, 2), // thal
    ('\u{0631}', 0xFEAD, 2), // reh
    ('\u{0632}', 0xFEAF, 2), // zain
    ('\u{0633}', 0xFEB1, 4), // seen
    ('\u{0634}', 0xFEB5, 4), // sheen
    ('\u{0635}', 0xFEB9, 4), // sad
    ('\u{0636}', 0xFEBD, 4), // dad
    ('\u{0637}', 0xFEC1, 4), // tah
    ('\u{0638}', 0xFEC5, 4), // zah
    ('\u{0639}', 0xFEC9, 4), // ain
    ('\u{063A}', 0xFECD, 4), // ghain
    ('\u{0641}', 0xFED1, 4), // feh
    ('\u{0642}', 0xFED5, 4), // qaf
    ('\u{0643}', 0xFED9, 4), // kaf
    ('\u{0644}', 0xFEDD, 4), // lam
    ('\u{0645}', 0xFEE1, 4), // meem
    ('\u{0646}', 0xFEE5, 4), // noon
    ('\u{0647}', 0xFEE9, 4), // heh
    ('\u{0648}', 0xFEED, 2), // waw
    ('\u{0649}', 0xFEEF, 2), // alef maksura; its initial and medial forms stand apart, at U+FBE8
    ('\u{064A}', 0xFEF1, 4), // yeh
    ('\u{0671}', 0xFB50, 2), // alef wasla
    ('\u{0677}', 0xFBDD, 1), // u with hamza
    ('\u{0679}', 0xFB66, 4), // tteh
    ('\u{067A}', 0xFB5E, 4), // tteheh
    ('\u{067B}', 0xFB52, 4), // beeh
    ('\u{067E}', 0xFB56, 4), // peh
    ('\u{067F}', 0xFB62, 4), // teheh
    ('\u{0680}', 0xFB5A, 4), // beheh
    ('\u{0683}', 0xFB76, 4), // nyeh
    ('\u{0684}', 0xFB72, 4), // dyeh
    ('\u{0686}', 0xFB7A, 4), // tcheh
    ('\u{0687}', 0xFB7E, 4), // tcheheh
    ('\u{0688}', 0xFB88, 2), // ddal
    ('\u{068C}', 0xFB84, 2), // dahal
    ('\u{068D}', 0xFB82, 2), // ddahal
    ('\u{068E}', 0xFB86, 2), // dul
    ('\u{0691}', 0xFB8C, 2), // rreh
    ('\u{0698}', 0xFB8A, 2), // jeh
    ('\u{06A4}', 0xFB6A, 4), // veh
    ('\u{06A6}', 0xFB6E, 4), // peheh
    ('\u{06A9}', 0xFB8E, 4), // keheh
    ('\u{06AD}', 0xFBD3, 4), // ng
    ('\u{06AF}', 0xFB92, 4), // gaf
    ('\u{06B1}', 0xFB9A, 4), // ngoeh
    ('\u{06B3}', 0xFB96, 4), // gueh
    ('\u{06BA}', 0xFB9E, 2), // noon ghunna
    ('\u{06BB}', 0xFBA0, 4), // rnoon
    ('\u{06BE}', 0xFBAA, 4), // heh doachashmee
    ('\u{06C0}', 0xFBA4, 2), // heh with yeh above
    ('\u{06C1}', 0xFBA6, 4), // heh goal
    ('\u{06C5}', 0xFBE0, 2), // kirghiz oe
    ('\u{06C6}', 0xFBD9, 2), // oe
    ('\u{06C7}', 0xFBD7, 2), // u
    ('\u{06C8}', 0xFBDB, 2), // yu
    ('\u{06C9}', 0xFBE2, 2), // kirghiz yu
    ('\u{06CB}', 0xFBDE, 2), // ve
    ('\u{06CC}', 0xFBFC, 4), // farsi yeh
    ('\u{06D0}', 0xFBE4, 4), // e
    ('\u{06D2}', 0xFBAE, 2), // yeh barree
    ('\u{06D3}', 0xFBB0, 2), // yeh barree with hamza
];

/// The first letter in [`FORMS`] and one past the last: the letters that [`ROWS`] covers.
const LETTERS: Range<usize> = 0x0622..0x06D4;

/// For each letter of [`LETTERS`] one more than its row in [`FORMS`], or 0: every letter on the screen asks.
const ROWS: [u8; LETTERS.end - LETTERS.start] = {
    let mut rows = [0; LETTERS.end - LETTERS.start];
    let mut row = 0;
    while row < FORMS.len() {
        rows[FORMS[row].0 as usize - LETTERS.start] = row as u8 + 1;
        row += 1;
    }
    rows
};

fn row(letter: char) -> Option<&'static (char, u32, u8)> {
    let at = (letter as usize).checked_sub(LETTERS.start)?;
    let row = usize::from(*ROWS.get(at)?).checked_sub(1)?;
    FORMS.get(row)
}

/// The ae of Kurdish and Uyghur, and the shape that it has after a letter that joins it: the final form of heh.
const AE: char = '\u{06D5}';
const JOINED_AE: char = '\u{FEEA}';

/// The presentation form of `letter`, or `letter` itself where Unicode has none.
///
/// A letter that lacks just the form asked for (U+06BA has no medial one) takes the form that joins on the same
/// side before it.
pub fn presentation_form(letter: char, form: Form) -> char {
    if letter == AE && matches!(form, Form::Final | Form::Medial) {
        return JOINED_AE;
    }
    let Some(&(_, isolated, count)) = row(letter) else {
        return letter;
    };
    let offset = match form {
        Form::Initial if letter == '\u{0649}' => return '\u{FBE8}',
        Form::Medial if letter == '\u{0649}' => return '\u{FBE9}',
        Form::Initial if count == 4 => 2,
        Form::Medial if count == 4 => 3,
        Form::Final | Form::Medial if count > 1 => 1,
        Form::Final | Form::Medial => return letter,
        Form::Isolated | Form::Initial => 0,
    };
    char::from_u32(isolated + offset).unwrap_or(letter)
}

/// The form of a letter or a lam-alef that is written as a presentation form; nothing of any other character.
pub fn form_of(c: char) -> Option<Form> {
    const FOUR: [Form; 4] = [Form::Isolated, Form::Final, Form::Initial, Form::Medial];
    match c {
        '\u{FBE8}' => return Some(Form::Initial), // alef maksura
        '\u{FBE9}' => return Some(Form::Medial),
        // Isolated and final in turns.
        '\u{FEF5}'..='\u{FEFC}' => return FOUR.get((c as usize - 0xFEF5) % 2).copied(),
        '\u{FB50}'..='\u{FBFF}' | '\u{FE80}'..='\u{FEF4}' => {}
        _ => return None,
    }
    let mut offsets = FORMS
        .iter()
        .filter_map(|(_, isolated, count)| Some(((c as u32).checked_sub(*isolated)?, *count)));
    let (offset, _) = offsets.find(|(offset, count)| *offset < u32::from(*count))?;
    FOUR.get(offset as usize).copied()
}

/// The lam of the lam-alef ligatures.
pub const LAM: char = '\u{0644}';

/// The ligature of a lam in `lam_form` (initial or medial) with the alef that follows it; `None` for other letters.
pub fn lam_alef(alef: char, lam_form: Form) -> Option<char> {
    let (isolated, joined) = match alef {
        '\u{0622}' => ('\u{FEF5}', '\u{FEF6}'),
        '\u{0623}' => ('\u{FEF7}', '\u{FEF8}'),
        '\u{0625}' => ('\u{FEF9}', '\u{FEFA}'),
        '\u{0627}' => ('\u{FEFB}', '\u{FEFC}'),
        _ => return None,
    };
    match lam_form {
        Form::Initial => Some(isolated),
        Form::Medial => Some(joined),
        Form::Isolated | Form::Final => None,
    }
}

#[cfg(test)]
mod tests {
    use icu_normalizer::DecomposingNormalizer;

    use super::*;

    #[test]
    fn table_is_sorted_and_every_form_decomposes_to_its_letter() {
        let compatibility = DecomposingNormalizer::new_nfkd();
        let canonical = DecomposingNormalizer::new_nfd();
        assert!(FORMS.is_sorted_by_key(|&(letter, ..)| letter));
        for &(letter, ..) in FORMS {
            for form in [Form::Isolated, Form::Final, Form::Initial, Form::Medial] {
                if letter == '\u{0677}' && form != Form::Isolated {
                    continue; // has no other form
                }
                let shaped = presentation_form(letter, form);
                assert_ne!(shaped, letter);
                let expected = if letter == '\u{0677}' {
                    compatibility.normalize("\u{0677}") // itself a compatibility character
                } else {
                    canonical.normalize(&letter.to_string()).into_owned().into()
                };
                assert_eq!(
                    compatibility.normalize(&shaped.to_string()),
                    expected,
                    "U+{:04X}",
                    shaped as u32
                );
            }
        }
    }

    #[test]
    fn the_form_of_each_presentation_form_is_known() {
        for &(letter, isolated, count) in FORMS {
            for offset in 0..u32::from(count) {
                let shaped = char::from_u32(isolated + offset).unwrap();
                let form = form_of(shaped).unwrap();
                assert_eq!(presentation_form(letter, form), shaped);
            }
        }
        assert_eq!(form_of('\u{FEFB}'), Some(Form::Isolated));
        assert_eq!(form_of('\u{FEFC}'), Some(Form::Final));
        for c in ['\u{628}', 'a', '\u{FDF2}', '\u{FE70}', '\u{FBB2}'] {
            assert_eq!(form_of(c), None, "{c:?}");
        }
    }

    #[test]
    fn letters_without_forms_stay_nominal() {
        assert_eq!(presentation_form('\u{0763}', Form::Final), '\u{0763}');
        assert_eq!(presentation_form('a', Form::Isolated), 'a');
        assert_eq!(presentation_form('\u{06BA}', Form::Medial), '\u{FB9F}');
    }
}
