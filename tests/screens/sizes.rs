//! Which panes a screen of a given size has.

use kzread::words::Language::{Arabic, English};

use super::two_files;

#[test]
fn an_arabic_screen_has_the_list_on_the_right() {
    insta::assert_snapshot!(two_files(Arabic, (64, 14)).screen().dump());
}

#[test]
fn an_english_screen_has_it_on_the_left() {
    insta::assert_snapshot!(two_files(English, (64, 14)).screen().dump());
}

#[test]
fn the_smallest_screen_shows_one_pane_at_a_time() {
    let mut app = two_files(Arabic, (20, 5));
    insta::assert_snapshot!(app.screen().dump());
    insta::assert_snapshot!(app.play("<Left>").screen().dump());
}

#[test]
fn a_screen_of_any_width_is_drawn() {
    for language in [Arabic, English] {
        for width in [21_846, 40_000, u16::MAX] {
            let mut app = two_files(language, (width, 12));
            let screen = app.play("/abc").screen();
            assert_eq!(screen.lit().len(), 1, "{width}");
            assert!(screen.last().contains("1/1"), "{width}");
        }
    }
}

#[test]
fn a_smaller_screen_says_so() {
    let mut app = two_files(English, (80, 24));
    assert_eq!(
        app.resize(19, 24).screen().row(0),
        "window under 20\u{00D7}5"
    );
    assert_eq!(app.resize(12, 24).screen().row(0), "window unde\u{2026}");
    assert!(app.resize(30, 4).screen().row(0).contains("20\u{00D7}5"));
    assert!(app.resize(1, 1).screen().cursor.is_none());
    let back = app.resize(80, 24).screen().text();
    assert_eq!(back, two_files(English, (80, 24)).screen().text());
}
