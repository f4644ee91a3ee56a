//! What is offered when little or nothing is found.

use kzread::app::State;
use kzread::search::Rung;
use kzread::words::Language::{Arabic, English};

use super::{
    KAZAKHSTAN, SAFFRON, WITH_QAF, WITHOUT_ALEF, has_nearest, is_searched, is_searched_elsewhere,
    wide,
};
use crate::common::App;

#[test]
fn when_the_article_has_nothing_the_status_says_what_the_library_has() {
    let mut app = App::library(English, (100, 20));
    app.play(&format!("/{SAFFRON}")).wait(is_searched_elsewhere);
    let last = app.screen().last();
    assert!(
        last.ends_with("0/0 fold \u{B7} 5 hits in the library"),
        "{last}"
    );
    assert!(last.contains("Tab library"), "{last}");
    wide(&mut app, "<Tab>");
    let last = app.screen().last();
    assert!(last.ends_with("5 hits in 3 articles \u{B7} fold"), "{last}");
    app.play("<Tab>").wait(is_searched_elsewhere);
    let last = app.play("<CR>").screen().last();
    assert!(last.contains("5 hits in the library"), "{last}");
}

#[test]
fn the_nearest_word_is_offered_and_taken_with_one_key() {
    for wrong in [WITHOUT_ALEF, WITH_QAF] {
        for open in ["/", "s"] {
            let mut app = App::library(Arabic, (90, 20));
            app.play(&format!("{open}{wrong}")).wait(has_nearest);
            assert_eq!(app.state().offers.words()[0], KAZAKHSTAN);
            assert!(app.screen().last().contains("Ctrl-Y"));
            app.play("<C-y>")
                .wait(|state| open == "/" || is_searched(state));
            assert_eq!(
                app.state().query_prompt().unwrap().prompt.text(),
                KAZAKHSTAN
            );
            assert!(!app.screen().lit().is_empty());
        }
    }
    let mut app = App::library(Arabic, (90, 8));
    app.play(&format!("/{WITHOUT_ALEF}")).wait(has_nearest);
    insta::assert_snapshot!(app.screen().dump());
}

#[test]
fn the_nearest_word_can_be_taken_after_the_prompt_is_closed() {
    for open in ["/", "s"] {
        let mut app = App::library(English, (90, 20));
        // Letter for letter, no ladder leads to it.
        app.play(&format!("{open}<C-t>{WITH_QAF}<CR>"))
            .wait(has_nearest);
        let notice = app.state().notice.clone().unwrap();
        assert!(
            notice.contains(KAZAKHSTAN) && notice.contains("Ctrl-Y"),
            "{notice}"
        );
        // No results: the list is the library's.
        assert_eq!(
            (app.state().rows(), app.state().results().is_none()),
            (8, true)
        );
        app.play("<C-y>")
            .wait(|state| open == "/" || is_searched(state));
        assert!(!app.screen().lit().is_empty());
        assert!(
            app.state().query_prompt().is_none(),
            "the prompt stays closed"
        );
    }
}

#[test]
fn a_misspelt_name_is_found_by_its_sound_and_the_status_says_so() {
    for open in ["/", "s"] {
        for keep in ["", "<CR>"] {
            let mut app = App::library(English, (90, 20));
            let found = |state: &State| {
                state
                    .search
                    .as_ref()
                    .is_some_and(|s| s.rungs() == Some(Rung::Alike.into()))
                    || state
                        .results()
                        .is_some_and(|r| r.rungs() == Some(Rung::Alike.into()))
            };
            app.play(&format!("{open}{WITH_QAF}{keep}")).wait(found);
            let last = app.screen().last();
            assert!(!app.screen().lit().is_empty(), "{open}{keep}: {last}");
            if open == "/" || keep.is_empty() {
                assert!(last.contains("sounds like it"), "{open}{keep}: {last}");
            }
        }
    }
}

#[test]
fn of_several_words_the_wrong_one_is_mended() {
    let text = b"The price of gas rose in the first week of January.\n";
    let mut app = App::files(&[("t.txt", text)], English, (80, 12));
    app.play("/<C-t>first weak");
    assert!(
        app.screen().last().contains("Ctrl-Y nearest: week"),
        "{}",
        app.screen().last()
    );
    assert!(
        app.play("<C-y>")
            .screen()
            .last()
            .starts_with(" / first week ")
    );
    assert!(app.screen().last().ends_with("1/1 exact"));
}

#[test]
fn where_the_article_has_no_near_word_the_library_may() {
    let files: [(&str, &[u8]); 2] = [("a.txt", b"one two\n"), ("b.txt", b"peppermint\n")];
    let mut app = App::files(&files, English, (80, 12));
    app.play("/pepermint").wait(has_nearest);
    app.play("<C-y>").wait(is_searched_elsewhere);
    assert!(
        app.screen().last().contains("1 hit in the library"),
        "{}",
        app.screen().last()
    );
}
