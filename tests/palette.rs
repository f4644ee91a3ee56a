//! The list of all that can be done, and the language of the interface, by keys.

mod common;

use common::App;
use kzread::app::Focus;
use kzread::words::Language;

fn english() -> App {
    App::library(Language::English, (100, 24))
}

#[test]
fn all_that_can_be_done_is_listed_with_its_keys() {
    let mut app = english();
    let screen = app.play(":").screen();
    let row = screen
        .rows()
        .into_iter()
        .find(|row| row.contains("a line down"));
    assert!(row.is_some_and(|row| row.trim_end().ends_with('j')));
    assert!(screen.last().contains("1 of "), "{}", screen.last());
    assert!(screen.cursor.is_some());
}

#[test]
fn an_action_is_found_by_words_of_either_language_with_folded_letters_and_done() {
    for typed in [
        "other pane",
        "PANE other",
        "switch-pane",
        // al-lawh al-akhar, with a plain alef
        "\u{627}\u{644}\u{644}\u{648}\u{62D} \u{627}\u{644}\u{627}\u{62E}\u{631}",
    ] {
        let mut app = english();
        assert_eq!(app.focus(), Focus::List);
        app.play(":");
        app.event(kzread::input::Event::Paste(typed.into()));
        let found = app.screen().row(2);
        assert!(found.contains("to the other pane"), "{typed}: {found}");
        assert_eq!(app.play("<CR>").focus(), Focus::Text, "{typed}");
        assert!(app.state().layer.is_none());
    }
}

#[test]
fn what_is_not_there_is_told_and_escape_closes_the_list() {
    let mut app = english();
    app.play(":qqq");
    assert!(app.screen().text().contains("nothing like that"));
    app.play("<CR>");
    assert!(app.state().layer.is_none());
    app.play(":<Down><Down><Up><Esc>");
    assert!(app.state().layer.is_none());
    assert_eq!(app.focus(), Focus::List);
}

#[test]
fn a_layer_that_is_chosen_opens() {
    let mut app = english();
    app.play(":all keys<CR>");
    assert!(app.screen().text().contains("Moving"));
}

#[test]
fn a_key_changes_the_language_of_the_interface_at_once() {
    let mut app = english();
    let list = |app: &App| app.state().panes().unwrap().list.unwrap().x;
    assert_eq!(list(&app), 0);
    app.play("I");
    assert_eq!(app.state().language, Language::Arabic);
    assert!(list(&app) > 50);
    // It is the same key on the Arabic layout.
    app.play("\u{F7}");
    assert_eq!(app.state().language, Language::English);
    assert!(app.screen().last().contains("keys"));
}
