//! No key waits: for a text that is loaded, for a search, for titles, for what is kept between runs.

mod common;

use common::{App, folder};
use kzread::app::Focus;
use kzread::library::Library;
use kzread::session::Flow;
use kzread::words::Language::English;

const FILES: [(&str, &[u8]); 3] = [
    ("a.txt", b"the first text\n"),
    ("b.md", b"# Second\n\nthe second text\n"),
    ("c.md", b"# Third\n\nthe third text\n"),
];

fn three() -> App {
    App::files(&FILES, English, (80, 14))
}

#[test]
fn the_text_of_before_stays_until_the_next_one_is_there() {
    let mut app = three();
    app.press("j");
    assert_eq!(app.state().selected, 1);
    let text = app.screen().text();
    assert!(text.contains("the first text"), "{text}");
    assert!(!text.contains("the second text"), "{text}");
    let text = app.rest().screen().text();
    assert!(text.contains("the second text"), "{text}");
}

#[test]
fn a_text_that_takes_long_says_so_in_its_own_place() {
    let mut app = three();
    app.press("j").session.tell_loading();
    let text = app.screen().text();
    assert!(text.contains("opening\u{2026}"), "{text}");
    assert!(!text.contains("the first text"), "{text}");
    assert!(app.rest().screen().text().contains("the second text"));
    assert_eq!(app.session.slow_at(), None);
}

#[test]
fn of_many_keys_only_the_last_text_is_shown() {
    let mut app = three();
    app.press("jjkj");
    assert_eq!(app.state().selected, 2);
    let text = app.rest().screen().text();
    assert!(text.contains("the third text"), "{text}");
}

#[test]
fn a_query_typed_while_a_text_is_loaded_is_looked_for_in_that_text() {
    let mut app = three();
    app.press("j/second text<CR>");
    assert_eq!(app.focus(), Focus::Text);
    let screen = app.rest().screen();
    assert!(screen.last().ends_with("1/1"), "{}", screen.last());
    assert_eq!(screen.lit().len(), 1);
    // Given up before the text is there: the text is at its start, and nothing is highlighted.
    let mut app = three();
    app.press("j/second<Esc>");
    let screen = app.rest().screen();
    assert!(screen.text().contains("the second text"));
    assert_eq!(screen.lit(), []);
}

#[test]
fn matches_of_a_text_that_was_left_are_not_shown_in_another() {
    let mut app = three();
    app.press("/first<CR><Esc>j");
    app.rest();
    assert!(app.state().search.is_none());
    assert_eq!(app.screen().lit(), []);
}

#[test]
fn places_of_texts_that_were_passed_over_are_not_mixed_up() {
    let lines: Vec<String> = (0..200).map(|line| format!("line {line}\n\n")).collect();
    let long = lines.concat();
    let files: [(&str, &[u8]); 3] = [
        ("a.md", long.as_bytes()),
        ("b.md", long.as_bytes()),
        ("c.md", long.as_bytes()),
    ];
    let mut app = App::files(&files, English, (80, 14));
    // The sign of the row that was read last goes with the next key.
    app.play("<CR><Space><Space><Down><Up>");
    let read = app.screen().text();
    app.press("]]<Space>[[").rest();
    assert_eq!(app.screen().text(), read);
    let next = app.play("]").screen().row(3);
    assert!(next.ends_with("line 0"), "{next}");
}

#[test]
fn titles_that_are_kept_before_they_are_found_are_chosen_from_then() {
    let mut app = three();
    app.press("fthird<CR>");
    assert_eq!(app.state().selected, 0);
    app.rest();
    assert_eq!((app.state().selected, app.state().rows()), (2, 1));
    assert!(app.screen().text().contains("the third text"));
    // None matches: the list is whole again, and that is said.
    let mut app = three();
    app.press("fnone<CR>").rest();
    assert_eq!((app.state().selected, app.state().rows()), (0, 3));
    assert!(
        app.screen().last().contains("none"),
        "{}",
        app.screen().last()
    );
}

#[test]
fn results_that_are_kept_before_they_are_found_are_chosen_from_then() {
    let mut app = three();
    app.press("sthird text<CR>");
    app.rest();
    assert_eq!((app.state().selected, app.state().rows()), (2, 1));
    assert!(app.screen().last().ends_with("/third text 1/1"));
}

#[cfg(unix)]
mod silent {
    use std::fs;
    use std::path::Path;
    use std::process::Command;
    use std::time::{Duration, Instant};

    use super::*;
    use kzread::session::Remembered;
    use kzread::store::Store;

    /// A pipe that nobody writes to: opening it blocks, as reading from a disk does that has gone.
    fn make_pipe(path: &Path) {
        assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    }

    #[test]
    fn a_text_that_does_not_answer_keeps_no_key_and_another_can_be_read() {
        let folder = folder(&FILES);
        let library = Library::open(std::slice::from_ref(&folder), None).unwrap();
        let mut app = App::new(library, English, (80, 14));
        let silent = folder.join("b.md");
        fs::remove_file(&silent).unwrap();
        make_pipe(&silent);
        app.press("j<CR><Space>/text<Esc><Esc>");
        assert_eq!((app.state().selected, app.focus()), (1, Focus::List));
        app.session.tell_loading();
        assert!(app.screen().text().contains("opening\u{2026}"));
        let text = app.press("j").rest().screen().text();
        assert!(text.contains("the third text"), "{text}");
        assert_eq!(app.press("q").flow, Flow::Quit);
    }

    #[test]
    fn queries_that_cannot_be_recalled_keep_no_key() {
        let home = folder(&[]);
        make_pipe(&home.join("queries.toml"));
        let mut app = three();
        app.session.keep_in(Store::in_folder(home), None, true);
        app.press("/first");
        assert!(app.screen().last().starts_with(" / first"));
        assert_eq!(app.press("<CR><Esc>q").flow, Flow::Quit);
    }

    #[test]
    fn a_place_that_cannot_be_read_keeps_neither_the_text_nor_a_key() {
        let paths = [folder(&FILES).join("a.txt")];
        let state = folder(&[]);
        let text = "row\n".repeat(90);
        fs::write(&paths[0], text).unwrap();
        let mut app = App::keeping(&paths, &state, English, (80, 14));
        app.play("<Down>").close();
        let places = fs::read_dir(state.join("places")).unwrap();
        for kept in places.flat_map(|folder| fs::read_dir(folder.unwrap().path()).unwrap()) {
            let kept = kept.unwrap().path();
            fs::remove_file(&kept).unwrap();
            make_pipe(&kept);
        }
        let mut app = App::new(Library::open(&paths, None).unwrap(), English, (80, 14));
        app.session.keep_in(Store::in_folder(state), None, true);
        assert!(app.screen().text().contains("row"));
        app.press("<Down><Down>");
        assert!(app.screen().text().contains("row"));
        assert_eq!(app.press("q").flow, Flow::Quit);
    }

    /// One after another, they took half a second each.
    #[test]
    fn what_cannot_be_recalled_is_waited_for_once() {
        let home = folder(&[]);
        for name in ["terminals.toml", "looks.toml", "last.json"] {
            make_pipe(&home.join(name));
        }
        let begun = Instant::now();
        let remembered = Remembered::read(Store::in_folder(home), true);
        assert_eq!(remembered.last().unwrap(), None);
        assert_eq!(remembered.looks().iter().count(), 0);
        let error = remembered.modes().unwrap_err();
        assert!(begun.elapsed() < Duration::from_secs(1));
        let told = English.store_error(&error);
        assert!(told.contains("terminals.toml: timed out"), "{told}");
    }
}
