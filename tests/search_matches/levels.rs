//! What each level asks for.

use kzread::search::Level;

use super::{lit, lit_at};

#[test]
fn dagger_alef_is_alef_or_nothing() {
    let modern = "\u{0643}\u{062A}\u{0627}\u{0628}"; // kaf teh alef beh
    let dagger = "\u{0643}\u{062A}\u{0670}\u{0628}";
    let without = "\u{0643}\u{062A}\u{0628}";
    let spellings = format!("{modern} {dagger} {without}");
    assert_eq!(lit(modern, &spellings), [modern, dagger]);
    assert_eq!(lit(without, &spellings), [dagger, without]);
    assert_eq!(lit(dagger, &spellings), [modern, dagger, without]);
    assert_eq!(lit_at(Level::Exact, dagger, &spellings), [dagger]);
    // The last is a plural: books.
    assert_eq!(
        lit_at(Level::Forms, modern, &spellings),
        [modern, dagger, without]
    );
    // Each is chosen by itself: heh, dagger, thal, alef, space, then as above.
    assert_eq!(
        lit(
            "\u{0647}\u{0630}\u{0627} \u{0643}\u{062A}\u{0627}\u{0628}",
            &format!("\u{0647}\u{0670}\u{0630}\u{0627} {dagger}")
        )
        .len(),
        1
    );
    // As alef alone, once for a run of them.
    assert_eq!(
        lit("\u{0627}", "\u{0643}\u{0670}\u{0670}\u{0628}\u{0670}"),
        ["\u{0670}\u{0670}", "\u{0670}"]
    );
    // The longest: an alef right after it is taken too.
    assert_eq!(
        lit("\u{0647}\u{0627}", "\u{0647}\u{0670}\u{0627}"),
        ["\u{0647}\u{0670}\u{0627}"]
    );
    // The ligature of thal and dagger alef.
    assert_eq!(
        lit("\u{0630}\u{0627}\u{0643}", "\u{FC5B}\u{0643}"),
        ["\u{FC5B}\u{0643}"]
    );
}

#[test]
fn a_long_run_of_marks_is_no_trap() {
    let marks = "\u{0670}\u{0640}\u{0651}".repeat(50_000);
    let text = format!("\u{0627}{marks}\u{0627}{marks}");
    assert_eq!(lit("\u{0627}\u{0627}\u{0627}", &text).len(), 1);
    assert_eq!(lit("\u{0627}\u{0628}", &text).len(), 0);
    assert_eq!(
        lit_at(Level::Exact, "\u{0640}\u{0651}", &text).len(),
        100_000
    );
    let marked = format!("\u{0627}{}\u{0628}", "\u{0651}\u{064E}".repeat(50_000));
    assert_eq!(lit_at(Level::Exact, "\u{0627}\u{064E}", &marked).len(), 1);
    assert_eq!(lit_at(Level::Exact, "\u{0628}", &marked), ["\u{0628}"]);
    assert_eq!(lit("\u{0627} ", &" ".repeat(200_000)).len(), 0);
    assert_eq!(
        lit_at(Level::Exact, " ", &" ".repeat(200_000)).len(),
        200_000
    );
}

#[test]
fn harakat_typed_must_stand_in_the_text() {
    let bare = "\u{0643}\u{062A}\u{0628}";
    let kasra = "\u{0643}\u{0650}\u{062A}\u{0628}";
    let fatha_shadda = "\u{0643}\u{0651}\u{064E}\u{062A}\u{0628}";
    let text = format!("{bare} {kasra} {fatha_shadda}");
    assert_eq!(lit(bare, &text), [bare, kasra, fatha_shadda]);
    assert_eq!(lit(kasra, &text), [kasra]);
    assert_eq!(
        lit("\u{0643}\u{064E}\u{062A}\u{0628}", &text),
        [fatha_shadda],
        "one of two marks"
    );
    assert_eq!(
        lit("\u{0643}\u{064E}\u{0651}\u{062A}\u{0628}", &text),
        [fatha_shadda],
        "in the other order"
    );
    assert_eq!(
        lit("\u{0643}\u{062A}\u{0628}\u{0650}", &text),
        [""; 0],
        "on the last letter"
    );
    assert_eq!(
        lit(
            "\u{0643}\u{062A}\u{0628}\u{0650}",
            &format!("{bare}\u{0640}\u{0650}")
        ),
        [format!("{bare}\u{0640}\u{0650}")]
    );
    assert_eq!(
        lit_at(Level::Forms, kasra, &text),
        [bare, kasra, fatha_shadda],
        "not at the level of forms"
    );
    // Marks over tatweel, or after an invisible character, are on the letter before.
    assert_eq!(
        lit(kasra, "\u{0643}\u{0640}\u{200D}\u{0650}\u{062A}\u{0628}").len(),
        1
    );
    // Hamza is never asked for.
    assert_eq!(
        lit("\u{0623}\u{064E}\u{0646}", "\u{0627}\u{064E}\u{0646}").len(),
        1
    );
    // What the Quran prints for sukun and for tanwin.
    assert_eq!(lit("\u{0645}\u{0652}", "\u{0645}\u{06E1}").len(), 1);
    assert_eq!(lit("\u{0645}\u{064B}", "\u{0645}\u{08F0}").len(), 1);
    assert_eq!(lit("\u{0645}\u{064C}", "\u{0645}\u{08F0}").len(), 0);
}

/// شكراً and شكرًا, ىً and ًى: both spellings are taught.
#[test]
fn tanwin_is_found_before_its_alef_and_on_it() {
    let on_alef = "\u{0634}\u{0643}\u{0631}\u{0627}\u{064B}";
    let before_alef = "\u{0634}\u{0643}\u{0631}\u{064B}\u{0627}";
    let none = "\u{0634}\u{0643}\u{0631}\u{0627}";
    let on_yeh = "\u{0641}\u{062A}\u{0649}\u{064B}";
    let before_yeh = "\u{0641}\u{062A}\u{064B}\u{0649}";
    for (query, text) in [
        (on_alef, on_alef),
        (on_alef, before_alef),
        (before_alef, on_alef),
        (before_alef, before_alef),
        (none, on_alef),
        (none, before_alef),
        (on_yeh, before_yeh),
        (before_yeh, on_yeh),
        ("\u{0644}\u{0627}\u{064B}", "\u{0644}\u{064B}\u{0627}"),
        ("\u{0644}\u{064B}\u{0627}", "\u{0644}\u{0627}\u{064B}"),
    ] {
        assert_eq!(lit(query, text), [text], "{query:?}");
    }
    // While the alef is still to be typed.
    let unfinished = "\u{0634}\u{0643}\u{0631}\u{064B}";
    assert_eq!(lit(unfinished, on_alef), [&on_alef[..6]]);
    assert_eq!(lit(unfinished, before_alef), [unfinished]);
    assert_eq!(lit(on_alef, none), [""; 0]);
    assert_eq!(lit(before_alef, none), [""; 0]);
    // Only this tanwin, only on this alef.
    assert_eq!(
        lit(on_alef, "\u{0634}\u{0643}\u{064B}\u{0631}\u{0627}"),
        [""; 0]
    );
    assert_eq!(
        lit("\u{0631}\u{0627}\u{064D}", "\u{0631}\u{064D}\u{0627}"),
        [""; 0]
    );
}

#[test]
fn forms_of_a_word_are_found_without_what_is_joined_to_them() {
    let text = "\u{0648}\u{0643}\u{062A}\u{0627}\u{0628}\u{0627}\u{062A} \u{0627}\u{0644}\u{0643}\u{062A}\u{0627}\u{0628}";
    let stem = "\u{0643}\u{062A}\u{0627}\u{0628}";
    assert_eq!(
        lit_at(
            Level::Forms,
            "\u{0628}\u{0627}\u{0644}\u{0643}\u{062A}\u{0627}\u{0628}\u{064A}",
            text
        ),
        [stem, stem]
    );
    assert_eq!(
        lit(
            "\u{0628}\u{0627}\u{0644}\u{0643}\u{062A}\u{0627}\u{0628}\u{064A}",
            text
        ),
        [""; 0]
    );
}

#[test]
fn exact_level_is_canonical_equivalence() {
    let exact = |query, text| lit_at(Level::Exact, query, text);
    assert_eq!(
        exact("\u{0622}", "\u{0622}\u{0627}\u{0653}\u{0627}"),
        ["\u{0622}", "\u{0627}\u{0653}"]
    );
    assert_eq!(
        exact("\u{0627}", "\u{0622}\u{0627}\u{0653}\u{0627}"),
        ["\u{0627}"]
    );
    assert_eq!(exact("\u{0627}\u{0653}", "\u{0622}"), ["\u{0622}"]);
    // Shadda and fatha in either order; a fatha does not come between alef and its madda.
    assert_eq!(
        exact("\u{0631}\u{0651}\u{064E}", "\u{0631}\u{064E}\u{0651}"),
        ["\u{0631}\u{064E}\u{0651}"]
    );
    assert_eq!(
        exact("\u{0622}\u{064E}", "\u{0627}\u{064E}\u{0653}"),
        ["\u{0627}\u{064E}\u{0653}"]
    );
    // In NFC the fatha comes before the shadda.
    assert_eq!(
        exact("\u{0631}\u{064E}", "\u{0631}\u{0651}\u{064E}"),
        ["\u{0631}\u{0651}\u{064E}"]
    );
    assert_eq!(
        exact("\u{0631}\u{0651}", "\u{0631}\u{0651}\u{064E}"),
        [""; 0]
    );
    assert_eq!(
        exact("\u{064E}\u{0628}", "\u{0628}\u{0631}\u{064E}\u{0628}"),
        ["\u{064E}\u{0628}"]
    );
    // A Tibetan vowel sign of class 0 is put in order with the marks around it, for it is made of marks.
    let made_of_marks = "\u{0654}\u{0F73}\u{0627}";
    assert_eq!(exact(made_of_marks, made_of_marks), [made_of_marks]);
    // Looked through: a joiner between letters, an isolate around them.
    assert_eq!(
        exact("\u{0644}\u{0627}", "\u{0644}\u{200D}\u{0627}"),
        ["\u{0644}\u{200D}\u{0627}"]
    );
    assert_eq!(exact("\u{2067}x\u{2069}", "x"), ["x"]);
    // Case, spaces, tatweel, digits and look-alikes are what they are.
    for (query, text) in [
        ("Ali", "ali"),
        ("a b", "a  b"),
        ("a b", "a\u{A0}b"),
        ("1", "\u{0661}"),
        ("\u{0643}", "\u{06A9}"),
        ("\u{0628}\u{0631}", "\u{0628}\u{0640}\u{0631}"),
    ] {
        assert_eq!(exact(query, text), [""; 0], "{query:?} in {text:?}");
    }
    // Hangul syllables compose from letters that are no marks.
    assert_eq!(
        exact(
            "\u{AC00}",
            "\u{1100}\u{1161} \u{1100}\u{1161}\u{11A8} \u{AC01} \u{AC00}"
        ),
        ["\u{1100}\u{1161}", "\u{AC00}"]
    );
}
