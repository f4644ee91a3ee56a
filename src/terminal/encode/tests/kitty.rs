//! The mode of kitty.

use super::*;

#[test]
fn kitty_turns_words_and_numbers_and_leaves_colours() {
    let mut buffer = line(&format!("{ARABIC_2022} {SALAM}"));
    light(&mut buffer, &[5]);
    encode(Mode::KittyRuns, HarakatPolicy::Keep, &mut buffer);
    assert_eq!(
        sent(&buffer),
        format!("\u{662}\u{662}\u{660}\u{662} {SALAM_LOGICAL}")
    );
    assert_eq!(lit(&buffer), [5]);
    assert!(bold(&buffer).is_empty());
}

#[test]
fn kitty_gives_what_touches_a_word_another_face() {
    let mut buffer = line(&format!("({SALAM}) (50%) \u{2502}{SALAM}"));
    encode(Mode::KittyRuns, HarakatPolicy::Keep, &mut buffer);
    assert_eq!(
        sent(&buffer),
        format!("({SALAM_LOGICAL}) (50%) \u{2502}{SALAM_LOGICAL}")
    );
    assert_eq!(bold(&buffer), [0, 4]);

    // In a bold heading it is the punctuation that is light.
    let mut heading = line(&format!("({SALAM})"));
    for cell in cells(&mut heading) {
        cell.modifier = Modifier::BOLD;
    }
    encode(Mode::KittyRuns, HarakatPolicy::Keep, &mut heading);
    assert_eq!(bold(&heading), [1, 2, 3]);

    // Between a bold and a light word neither will do.
    let mut mixed = line(&format!("{SALAM}/{SALAM}"));
    cells(&mut mixed)[..3]
        .iter_mut()
        .for_each(|cell| cell.modifier = Modifier::BOLD);
    encode(Mode::KittyRuns, HarakatPolicy::Keep, &mut mixed);
    assert_eq!(mixed.buffer().content[3].modifier, Modifier::ITALIC);
}

#[test]
fn kitty_parts_an_arabic_percent_sign_from_european_digits() {
    let mut buffer = line("\u{66a}100 \u{66a}\u{661}\u{660}");
    encode(Mode::KittyRuns, HarakatPolicy::Keep, &mut buffer);
    // The sign alone would have the digits laid from right to left; among Arabic-Indic ones it is turned with them.
    assert_eq!(sent(&buffer), "\u{66a}100 \u{660}\u{661}\u{66a}");
    assert_eq!(bold(&buffer), [1, 2, 3]);
}

#[test]
fn kitty_gives_a_letter_that_a_font_may_lack_a_run_of_its_own() {
    // noon, ae, ll, ae, beh: one word as it is seen, with letters of Kurdish in it
    let mut word = line("\u{FE90}\u{6D5}\u{6B5}\u{6D5}\u{FEE7}\u{FE90}");
    encode(Mode::KittyRuns, HarakatPolicy::Keep, &mut word);
    // What is drawn by one font for certain is turned, and all else stays.
    assert_eq!(sent(&word), "\u{FE90}\u{6D5}\u{6B5}\u{6D5}\u{FE90}\u{FEE7}");
    let faces: Vec<Modifier> = word.buffer().content[..6]
        .iter()
        .map(|cell| cell.modifier)
        .collect();
    assert!(
        faces[..5].windows(2).all(|pair| pair[0] != pair[1]),
        "{faces:?}"
    );
    assert_eq!(faces[4..], [Modifier::empty(); 2]);
    assert_eq!((faces[0], faces[1]), (Modifier::empty(), Modifier::ITALIC));

    // A letter alone needs no other face, and Arabic and Persian words none at all.
    let mut plain = line(&format!("\u{6D5} {SALAM} \u{FB7B}\u{FBFF}\u{FB56}"));
    encode(Mode::KittyRuns, HarakatPolicy::Keep, &mut plain);
    assert!(
        plain
            .buffer()
            .content
            .iter()
            .all(|cell| cell.modifier.is_empty())
    );
}

#[test]
fn kitty_turns_a_word_of_two_faces_in_two_runs() {
    let mut buffer = line(&format!("{SALAM}{SALAM}"));
    cells(&mut buffer)[..3]
        .iter_mut()
        .for_each(|cell| cell.modifier = Modifier::BOLD);
    encode(Mode::KittyRuns, HarakatPolicy::Keep, &mut buffer);
    assert_eq!(sent(&buffer), format!("{SALAM_LOGICAL}{SALAM_LOGICAL}"));
    assert_eq!(bold(&buffer), [0, 1, 2]);
}
