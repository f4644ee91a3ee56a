//! The place in a text, from one run to the next.

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{App, folder};
use kzread::input::Event;
use kzread::words::Language::{Arabic, English};

const SIZE: (u16, u16) = (80, 20);

/// Numbered paragraphs of a row each.
fn numbered(count: usize) -> String {
    let lines: Vec<String> = (1..=count).map(|n| format!("paragraph {n}\n")).collect();
    lines.concat()
}

/// The first row of the text, below the heading.
fn first(app: &App) -> String {
    let row = app.screen().row(3);
    let text = row.rsplit('\u{2502}').next().unwrap_or_default();
    text.trim()
        .trim_start_matches(['\u{2574}', '\u{2576}'])
        .to_owned()
}

/// A text that fills several screens, a short one, and a folder for what is kept.
fn two() -> (Vec<PathBuf>, PathBuf) {
    let folder = folder(&[("a.txt", numbered(200).as_bytes()), ("b.txt", b"one row\n")]);
    let paths = ["a.txt", "b.txt"].map(|name| folder.join(name));
    (paths.into(), folder.join("state"))
}

fn start(paths: &[PathBuf], state: &Path) -> App {
    App::keeping(paths, state, English, SIZE)
}

#[test]
fn a_text_opens_where_it_was_left() {
    let (paths, state) = two();
    let mut app = start(&paths, &state);
    assert_eq!(first(&app), "paragraph 1");
    app.play("<CR><Down><Down><Down>");
    assert_eq!(first(&app), "paragraph 4");
    app.close();
    let mut app = start(&paths, &state);
    assert_eq!(first(&app), "paragraph 4");
    app.close();
    // Another size shows the same place.
    let app = App::keeping(&paths, &state, Arabic, (60, 30));
    assert!(app.screen().text().contains("paragraph 4"));
    assert!(!app.screen().text().contains("paragraph 3\n"));
}

#[test]
fn the_place_is_written_with_the_first_key_and_then_once_a_second() {
    let (paths, state) = two();
    let mut app = start(&paths, &state);
    assert_eq!(app.session.place_due(), None, "nothing to write at first");
    app.play("<CR>");
    assert_eq!(app.session.place_due(), None, "nothing has moved");
    app.play("<Down>").session.keep_place();
    app.rest();
    assert_eq!(app.session.place_due(), None, "it is written");
    // A reader who is killed now loses the next key alone.
    assert_eq!(first(&start(&paths, &state)), "paragraph 2");
    app.play("<Down>").session.keep_place();
    app.rest();
    let due = app.session.place_due().expect("the second key waits");
    assert!(due > std::time::Instant::now());
    std::thread::sleep(due - std::time::Instant::now());
    app.session.keep_place();
    app.rest();
    assert_eq!(app.session.place_due(), None);
    assert_eq!(first(&start(&paths, &state)), "paragraph 3");
}

#[test]
fn leaving_a_text_keeps_its_place_at_once() {
    let (paths, state) = two();
    let mut app = start(&paths, &state);
    app.play("<CR><Down>").session.keep_place();
    app.play("<Down><Down>]");
    assert!(app.screen().text().contains("one row"));
    // Killed: nothing is closed.
    let app = start(&paths, &state);
    assert_eq!(first(&app), "paragraph 4");
}

#[test]
fn an_edited_file_opens_at_the_same_letters() {
    let (paths, state) = two();
    let mut app = start(&paths, &state);
    app.play("<CR><PageDown><PageDown><PageDown>").close();
    let app = start(&paths, &state);
    let before = first(&app);
    let edited = "written before\n".repeat(40) + &numbered(200).replace("paragraph 20\n", "");
    fs::write(&paths[0], edited).unwrap();
    assert_eq!(first(&start(&paths, &state)), before);
    fs::write(&paths[0], "all gone\n").unwrap();
    assert_eq!(first(&start(&paths, &state)), "all gone");
}

#[test]
fn markdown_opens_where_it_was_left_after_an_edit() {
    let items = (1..=90).map(|n| format!("*Item* number **{n}**\n\n"));
    let text = items.collect::<Vec<_>>().concat();
    let folder = folder(&[("a.md", text.as_bytes())]);
    let (paths, state) = (vec![folder.join("a.md")], folder.join("state"));
    let mut app = start(&paths, &state);
    app.play("<PageDown><PageDown>");
    let before = first(&app);
    app.close();
    fs::write(
        &paths[0],
        format!("+++\ntitle = \"T\"\n+++\n\n# New\n\n{text}"),
    )
    .unwrap();
    assert_eq!(first(&start(&paths, &state)), before);
}

#[test]
fn a_search_wins_over_the_place() {
    let (paths, state) = two();
    let mut app = start(&paths, &state);
    app.play("<CR>G").close();
    let mut app = App::new(
        kzread::library::Library::open(&paths, None).unwrap(),
        English,
        SIZE,
    );
    app.press("/paragraph 50<CR>");
    let store = kzread::store::Store::in_folder(state);
    app.session.keep_in(store, None, true);
    app.rest();
    assert!(app.screen().text().contains("paragraph 50"));
}

#[test]
fn who_has_gone_on_before_the_place_was_found_stays_there() {
    let (paths, state) = two();
    let mut app = start(&paths, &state);
    app.play("<CR>G").close();
    let mut app = App::new(
        kzread::library::Library::open(&paths, None).unwrap(),
        English,
        SIZE,
    );
    let store = kzread::store::Store::in_folder(state.clone());
    app.session.keep_in(store, None, true);
    app.press("<CR><Down>").rest();
    assert_eq!(first(&app), "paragraph 2");
    app.close();
    assert_eq!(first(&start(&paths, &state)), "paragraph 2");
}

#[test]
fn a_query_that_is_given_up_leaves_no_place() {
    let (paths, state) = two();
    let mut app = start(&paths, &state);
    app.play("<CR><Down>").session.keep_place();
    app.play("/paragraph 150");
    assert_eq!(app.session.place_due(), None);
    app.play("<Esc>").close();
    assert_eq!(first(&start(&paths, &state)), "paragraph 2");
}

#[test]
fn the_list_says_what_was_read_and_what_was_begun() {
    let (paths, state) = two();
    let mut app = start(&paths, &state);
    app.play("<CR><PageDown>]<CR>").close();
    let app = start(&paths, &state);
    let rows = app.screen().rows();
    let list = |y: usize| {
        rows[y]
            .split('\u{2502}')
            .next()
            .unwrap()
            .trim_end()
            .to_owned()
    };
    assert!(list(1).contains("2 articles \u{B7} 1 read"), "{rows:#?}");
    assert!((3..8).any(|y| list(y).ends_with("14%")), "{rows:#?}");
    assert!((3..8).any(|y| list(y).ends_with('\u{2713}')), "{rows:#?}");
}

#[test]
fn a_text_that_was_only_passed_in_the_list_is_not_begun() {
    let (paths, state) = two();
    let mut app = start(&paths, &state);
    app.play("<Down><Up><Down>").close();
    let app = start(&paths, &state);
    let rows = app.screen().rows();
    assert!(
        rows[1].contains("2 articles ") && !rows[1].contains("read"),
        "{rows:#?}"
    );
    assert!(!state.join("places").exists() && !state.join("seen.jsonl").exists());
}

#[test]
fn what_cannot_be_written_is_told_once_and_tried_again() {
    let (paths, state) = two();
    // A folder cannot stand below a file, whoever asks.
    fs::write(&state, "").unwrap();
    let mut app = start(&paths, &state);
    let last = app.screen().last();
    assert!(
        last.contains("the place in the text is not kept: "),
        "{last}"
    );
    app.play("<CR><Down>").session.keep_place();
    app.rest();
    assert!(!app.screen().last().contains("not kept"), "told once");
    assert_eq!(
        app.session.place_due(),
        None,
        "nothing is tried without a key"
    );
    app.play("<Down>");
    assert!(!app.screen().last().contains("not kept"));
    std::thread::sleep(std::time::Duration::from_millis(1001));
    app.session.keep_place();
    app.rest();
    assert!(!app.screen().last().contains("not kept"), "told once");
    fs::remove_file(&state).unwrap();
    app.play("<Down>").close();
    assert_eq!(first(&start(&paths, &state)), "paragraph 4");
}

#[test]
fn a_damaged_place_is_told_and_costs_that_place_alone() {
    let (paths, state) = two();
    let mut app = start(&paths, &state);
    app.play("<CR><Down>").close();
    let places = fs::read_dir(state.join("places")).unwrap();
    for folder in places {
        for file in fs::read_dir(folder.unwrap().path()).unwrap() {
            fs::write(file.unwrap().path(), "{").unwrap();
        }
    }
    let mut app = App::keeping(&paths, &state, English, (300, 20));
    assert_eq!(first(&app), "paragraph 1");
    let last = app.screen().last();
    assert!(last.contains(".json.bad"), "{last}");
    app.play("<CR><Down><Down>").close();
    assert_eq!(first(&start(&paths, &state)), "paragraph 3");
}

#[test]
fn of_two_readers_of_one_text_the_later_wins_and_others_do_not_meet() {
    let (paths, state) = two();
    let (mut one, mut two) = (start(&paths, &state), start(&paths[..1], &state));
    one.play("<CR><Down>");
    two.play("<Down><Down><Down>");
    one.close();
    two.close();
    assert_eq!(first(&start(&paths, &state)), "paragraph 4");
    let mut other = start(&paths[1..], &state);
    other.event(Event::Resize(80, 5)).play("<Down>").close();
    assert_eq!(first(&start(&paths, &state)), "paragraph 4");
}
