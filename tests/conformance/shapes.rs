//! Joining types and presentation forms.

use kzread::text::joining::Form;
use kzread::text::{joining, shape};

use super::{code_points, lines, ranges, report, ucd};

const BEH: char = '\u{0628}';

/// Puts each character between two dual-joining letters and beside none, and reads the forms off its neighbours.
#[test]
fn arabic_shaping() {
    let Some(file) = ucd("ArabicShaping", &["15.0.0"]) else {
        return;
    };
    let (mut cases, mut failures) = (0, Vec::new());
    for (range, joining) in ranges(&file, 2) {
        for c in range.filter_map(char::from_u32) {
            let got = joining::forms(&format!("{BEH}{c}{BEH}"));
            let at = BEH.len_utf8();
            let (before, own, after) = (got[0], got[at], got[at + c.len_utf8()]);
            let expected = match joining {
                "D" => (Form::Initial, Form::Medial, Form::Final),
                "C" => (Form::Initial, own, Form::Final),
                "R" => (Form::Initial, Form::Final, Form::Isolated),
                "L" => (Form::Isolated, Form::Initial, Form::Final),
                "U" => (Form::Isolated, Form::Isolated, Form::Isolated),
                "T" => (Form::Initial, Form::Isolated, Form::Final),
                other => panic!("unknown joining type {other}"),
            };
            cases += 1;
            if (before, own, after) != expected {
                failures.push(format!("U+{:04X} {joining}: {got:?}", c as u32));
            }
        }
    }
    report("ArabicShaping", cases, &failures);
}

/// Every single-letter presentation form of `UnicodeData.txt` is what that letter in that form is drawn as.
#[test]
fn presentation_forms() {
    let Some(file) = ucd("UnicodeData", &["15.0.0"]) else {
        return;
    };
    let (mut cases, mut failures) = (0, Vec::new());
    for line in lines(&file) {
        let fields: Vec<&str> = line.split(';').collect();
        let code = u32::from_str_radix(fields[0], 16).unwrap();
        let form = match fields[5].split_once(' ') {
            Some(("<isolated>", rest)) => (Form::Isolated, rest),
            Some(("<final>", rest)) => (Form::Final, rest),
            Some(("<initial>", rest)) => (Form::Initial, rest),
            Some(("<medial>", rest)) => (Form::Medial, rest),
            _ => continue,
        };
        let letters: Vec<char> = code_points(form.1).chars().collect();
        let got = match letters[..] {
            ['\u{0621}'] => continue, // hamza does not join, and is sent as it is
            [letter] => shape::presentation_form(letter, form.0),
            [shape::LAM, alef] if code >= 0xFEF5 => {
                let lam = if form.0 == Form::Final {
                    Form::Medial
                } else {
                    Form::Initial
                };
                shape::lam_alef(alef, lam).unwrap()
            }
            _ => continue, // ligatures that the reader does not form
        };
        cases += 1;
        if got as u32 != code {
            failures.push(format!("U+{code:04X}: U+{:04X}", got as u32));
        }
    }
    report("presentation forms", cases, &failures);
}
