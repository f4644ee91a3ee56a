//! Bookmarks and notes: marking, listing, going, and what is left on disk.

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{App, Screen, folder};
use kzread::input::Event;
use kzread::store::Store;
use kzread::words::Language::{Arabic, English};

const SIZE: (u16, u16) = (80, 20);

/// Two texts of many paragraphs; the word in the 30th of the first is written with hamza and a mark.
fn two() -> (Vec<PathBuf>, PathBuf) {
    let paragraph = |n: u32| match n {
        30 => "\u{623}\u{64E}\u{628} thirty\n\n".to_owned(),
        n => format!("paragraph {n}\n\n"),
    };
    let first: String = (1..=60).map(paragraph).collect::<Vec<_>>().concat();
    let first = format!("+++\ntitle = \"One\"\nauthor = \"A\"\ndate = 2022-01-05\n+++\n\n{first}");
    let folder = folder(&[
        ("a.md", first.as_bytes()),
        ("b.md", b"# Two\n\nanother text\n"),
    ]);
    let paths = ["a.md", "b.md"].map(|name| folder.join(name));
    (paths.into(), folder.join("state"))
}

fn start(paths: &[PathBuf], state: &Path) -> App {
    App::keeping(paths, state, English, SIZE)
}

/// The rows of the text that have a sign in their margin.
fn marks(screen: &Screen) -> Vec<String> {
    let text = |row: String| {
        row.rsplit('\u{2502}')
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    let rows = screen.rows().into_iter().map(text);
    rows.filter(|row| row.starts_with(['*', '+'])).collect()
}

#[test]
fn a_paragraph_is_marked_and_its_mark_taken_away() {
    let (paths, state) = two();
    let mut app = start(&paths, &state);
    app.play("<CR><Down><Down>m");
    assert_eq!(marks(&app.screen()), ["*paragraph 2"]);
    assert!(app.screen().last().contains("marked; M adds a note"));
    app.close();
    let mut app = start(&paths, &state);
    assert_eq!(marks(&app.screen()), ["*paragraph 2"]);
    app.play("<CR>m");
    assert_eq!(marks(&app.screen()), [] as [String; 0]);
    app.close();
    assert_eq!(marks(&start(&paths, &state).screen()), [] as [String; 0]);
}

#[test]
fn a_note_is_on_the_disk_before_the_next_key() {
    let (paths, state) = two();
    let mut app = start(&paths, &state);
    app.play("<CR>M\u{628}\u{62A}<CR>");
    assert_eq!(marks(&app.screen()), ["+paragraph 1"]);
    // Killed: nothing is closed.
    let kept = Store::in_folder(state.clone()).bookmarks().unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].note, "\u{628}\u{62A}");
    assert_eq!(
        (kept[0].title.as_str(), kept[0].by.as_deref()),
        ("One", Some("A"))
    );
    let mut app = start(&paths, &state);
    // Changed, by the key that types it on both layouts; given up.
    app.play("<CR>\"<BS>\u{62B}<CR>");
    app.play("Mxyz<Esc>");
    let kept = Store::in_folder(state).bookmarks().unwrap();
    assert_eq!(kept[0].note, "\u{628}\u{62B}");
}

#[test]
fn the_list_is_of_this_text_and_of_all_and_is_narrowed_by_folded_letters() {
    let (paths, state) = two();
    let mut app = start(&paths, &state);
    app.play("<CR>m/thirty<CR>m]Msecond<CR>");
    app.play("'");
    let screen = app.screen();
    assert!(
        screen.row(0).contains("Bookmarks in this text"),
        "{}",
        screen.text()
    );
    assert!(screen.text().contains("second") && !screen.text().contains("thirty"));
    let screen = app.play("<Tab>").screen();
    assert!(screen.row(0).contains("Bookmarks in all texts"));
    assert!(
        screen.text().contains("thirty") && screen.last().contains("1 of 3"),
        "{}",
        screen.text()
    );
    // Alef without hamza or mark.
    let screen = app.play("\u{627}\u{628}").screen();
    assert!(screen.text().contains("thirty") && !screen.text().contains("paragraph 1"));
    // Into the other text, at its place.
    app.play("<CR>");
    assert_eq!(app.state().selected, 0);
    assert!(app.screen().text().contains("thirty"));
    // And back to where that began.
    app.play("<C-o>");
    assert_eq!(app.state().selected, 1);
}

#[test]
fn a_bookmark_of_an_earlier_run_leads_into_a_text_that_was_edited() {
    let (paths, state) = two();
    let mut app = start(&paths, &state);
    app.play("<CR>/thirty<CR>Mhere<CR>").close();
    let text = fs::read_to_string(&paths[0]).unwrap();
    fs::write(
        &paths[0],
        text.replace("paragraph 1\n", &"new\n\n".repeat(40)),
    )
    .unwrap();
    let mut app = start(&paths, &state);
    app.play("<Down>'<CR>");
    assert_eq!(app.state().selected, 0);
    assert_eq!(marks(&app.screen()).len(), 1, "{}", app.screen().text());
    assert!(marks(&app.screen())[0].ends_with("thirty"));
    // Without that text in the list, its bookmark says where it is.
    let mut app = App::keeping(&paths[1..], &state, English, (200, 20));
    let last = app.play("'<CR>").screen().last();
    assert!(
        last.contains("this text is not in the list") && last.contains("a.md"),
        "{last}"
    );
}

#[test]
fn exported_bookmarks_are_markdown_with_note_and_citation() {
    let (paths, state) = two();
    let mut app = start(&paths, &state);
    app.play("<CR>/thirty<CR>Mhere<CR>");
    let kept = Store::in_folder(state).bookmarks().unwrap();
    let text = English.exported_bookmarks(&kept);
    assert!(
        text.starts_with("# Bookmarks and notes\n\n> \u{623}\u{64E}\u{628} thirty\n\nhere\n\n"),
        "{text}"
    );
    assert!(
        text.contains("\u{2014} \u{201C}One\u{201D}, A, 5 January 2022, paragraph 30 ("),
        "{text}"
    );
    assert!(text.contains("a.md"), "{text}");
}

#[test]
fn without_bookmarks_the_list_says_how_one_is_made() {
    let (paths, state) = two();
    let mut app = App::keeping(&paths, &state, Arabic, SIZE);
    // tah stands on the key of the apostrophe.
    app.play("\u{637}");
    assert!(app.state().layer.is_none());
    assert!(app.state().notice.is_some());
}

#[test]
fn two_readers_add_to_the_same_journal() {
    let (paths, state) = two();
    let (mut one, mut two) = (start(&paths, &state), start(&paths, &state));
    one.play("<CR>m");
    two.play("<CR><Down><Down>m");
    one.play("<Down><Down><Down><Down>m");
    assert_eq!(Store::in_folder(state).bookmarks().unwrap().len(), 3);
}

/// A turn of the wheel over the list of texts.
fn turn(turns: i8) -> Event {
    Event::Wheel {
        turns,
        column: 3,
        row: 6,
    }
}

#[test]
fn the_wheel_over_the_list_of_bookmarks_chooses_in_it() {
    let (paths, state) = two();
    let mut app = start(&paths, &state);
    app.play("<CR>m<Down><Down>m").play("'");
    for (turns, last) in [(1, "2 of 2"), (1, "2 of 2"), (-1, "1 of 2")] {
        let screen = app.event(turn(turns)).screen();
        assert!(screen.last().contains(last), "{}", screen.text());
    }
    assert_eq!(app.state().selected, 0);
}

#[test]
fn the_wheel_over_the_list_of_texts_leaves_what_a_layer_is_about() {
    let (paths, state) = two();
    let mut app = start(&paths, &state);
    for keys in ["<CR>Mx", "v", "y", "/x"] {
        app.play(keys).event(turn(1));
        assert_eq!(app.state().selected, 0, "{keys}");
        assert!(app.state().layer.is_some(), "{keys}");
        app.play("<Esc>");
    }
    app.event(turn(1));
    assert_eq!(app.state().selected, 1, "it is over that list");
}

#[test]
fn the_wheel_over_the_text_leaves_what_is_copied_or_noted_in_sight() {
    let text = "word\n\nother\n\n\nlast\n\n".repeat(30);
    let mut app = App::files(&[("a.txt", text.as_bytes())], English, (60, 24));
    for keys in ["Mx", "y"] {
        let shown = app.play(keys).screen().row(6);
        assert_eq!(app.event(turn(1)).screen().row(6), shown, "{keys}");
        app.play("<Esc>");
    }
    let shown = app.screen().row(6);
    assert_ne!(app.event(turn(1)).screen().row(6), shown);
}
