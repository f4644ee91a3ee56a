//! The test card.

use kzread::input::Event;
use kzread::session::Flow;
use kzread::terminal::Mode;
use kzread::words::Language::{Arabic, English};

use super::two_files;
use crate::common::App;

/// The test card as a terminal would have it that can show these modes.
fn card(language: kzread::words::Language, size: (u16, u16), modes: &[Mode]) -> App {
    let mut app = two_files(language, size);
    app.play("T").session.set_modes(modes.to_vec());
    app
}

#[test]
fn the_test_card_has_a_line_for_each_mode() {
    let modes = [Mode::Shaped, Mode::Lro, Mode::WordLrm];
    insta::assert_snapshot!(card(Arabic, (64, 14), &modes).screen().dump());
    let app = card(English, (64, 14), &modes);
    let screen = app.screen();
    let lines: Vec<String> = [4, 6, 8].map(|y| screen.row(y)).into();
    assert!(lines[0].starts_with(" 1 \u{2502} 2022 "), "{lines:?}");
    assert_eq!(lines[0].replacen('1', "3", 1), lines[2]);
    let rows = [(4, modes[0]), (6, modes[1]), (8, modes[2])];
    assert_eq!(app.session.rows_in_modes(), rows);
}

#[test]
fn the_number_of_a_line_chooses_its_mode() {
    for (key, mode) in [
        ("1", Mode::Lro),
        ("2", Mode::Inv),
        ("\u{662}", Mode::Inv),
        ("\u{6f1}", Mode::Lro),
    ] {
        let mut app = card(Arabic, (64, 14), &[Mode::Lro, Mode::Inv]);
        let before = two_files(Arabic, (64, 14)).screen().text();
        assert_eq!(app.play(key).flow, Flow::Choose(mode));
        assert_eq!(app.session.rows_in_modes(), []);
        assert_eq!(app.screen().text(), before);
    }
    let ten = Mode::NAMES.map(|(_, mode)| mode);
    assert_eq!(
        card(Arabic, (64, 40), &ten).play("0").flow,
        Flow::Choose(ten[9])
    );
    assert!(
        card(English, (64, 40), &ten)
            .screen()
            .row(22)
            .starts_with(" 0 \u{2502}")
    );
    let mut app = card(Arabic, (64, 14), &[Mode::Lro, Mode::Inv]);
    let shown = app.screen().text();
    // No line has these numbers, and other keys do nothing; nor do clicks and the wheel.
    assert_eq!(app.play("390jx/").flow, Flow::Continue);
    let (column, row) = (3, 5);
    app.event(Event::Click { column, row });
    app.event(Event::Wheel {
        turns: 1,
        column,
        row,
    });
    assert_eq!(app.screen().text(), shown);
}

#[test]
fn the_test_card_is_left_without_a_choice() {
    let before = two_files(English, (64, 14)).screen().text();
    // On the Arabic layout, T types lam and alef with hamza below.
    for key in ["<Esc>", "q", "T", "\u{fef9}"] {
        let mut app = card(English, (64, 14), &[Mode::Lro, Mode::Inv]);
        assert_eq!(app.play(key).flow, Flow::Continue);
        assert_eq!(app.screen().text(), before);
    }
    let mut app = two_files(English, (64, 14));
    assert!(app.play("\u{fef9}").state().card().is_some());
}

#[test]
fn a_small_screen_scrolls_the_test_card() {
    let modes = Mode::NAMES.map(|(_, mode)| mode);
    let mut app = card(English, (20, 5), &modes);
    let first = |app: &App| app.session.rows_in_modes()[0];
    assert_eq!(first(&app), (1, Mode::Shaped));
    assert_eq!(app.session.rows_in_modes().len(), 3);
    assert_eq!(first(app.play("jj<Up>")), (1, Mode::Lro));
    assert!(app.screen().row(1).starts_with(" 2 \u{2502}"));
    // Too small for anything: no row is sent in another mode than the message is.
    app.resize(19, 4);
    assert_eq!(app.session.rows_in_modes(), []);
    assert!(!app.screen().text().contains('\u{2502}'));
}
