//! Bidi controls in what a text says of itself: shown wherever it is named, obeyed nowhere. In a text they are its own.

mod common;

use std::path::PathBuf;

use common::{App, folder};
use kzread::library::Library;
use kzread::text::cluster::is_bidi_control;
use kzread::words::Language::{Arabic, English};

/// `invoice`, an override, `fdp.exe`: obeyed, it reads `invoiceexe.pdf`.
const NAME: &str = "invoice\u{202E}fdp.txt";

/// What stands for a control.
const PICTURE: &str = "\u{2426}";

fn shows_the_name(text: &str) {
    assert!(text.contains(&format!("invoice{PICTURE}fdp")), "{text}");
    assert!(
        !text.contains("txt.pdf") && !text.contains(is_bidi_control),
        "{text}"
    );
}

#[test]
fn in_names_of_files_and_folders() {
    let files: [(&str, &[u8]); 2] = [(NAME, b"A mint.\n"), ("b.txt", b"Nothing.\n")];
    for language in [English, Arabic] {
        let mut app = App::files(&files, language, (100, 20));
        shows_the_name(&app.screen().text());
        // The heading alone, a list of results, the line that tells of a query.
        shows_the_name(&app.play("z").screen().text());
        app.play("zsmint<CR>")
            .wait(|state| state.results().is_some_and(kzread::app::Results::is_done));
        shows_the_name(&app.screen().text());
    }
    let inner = folder(&[]).join(NAME);
    std::fs::create_dir_all(&inner).unwrap();
    std::fs::write(inner.join("a.txt"), "x").unwrap();
    std::fs::write(inner.join("b.txt"), "x").unwrap();
    let library = Library::open(&[inner], None);
    assert!(library.is_ok());
}

#[test]
fn in_titles_sources_and_summaries() {
    let source = "+++\ntitle = \"invoice\u{202E}fdp\"\nauthor = \"x\u{2067}y\"\nsummary = \"mint \u{202E}fdp\"\n+++\nText.\n";
    let files: [(&str, &[u8]); 2] = [("a.md", source.as_bytes()), ("b.txt", b"Nothing.\n")];
    let mut app = App::files(&files, English, (100, 20));
    shows_the_name(&app.screen().text());
    shows_the_name(&app.play("z").screen().text());
    app.play("zsmint<CR>")
        .wait(|state| state.results().is_some_and(kzread::app::Results::is_done));
    let screen = app.screen().text();
    shows_the_name(&screen);
    assert!(screen.contains(&format!("mint {PICTURE}fdp")), "{screen}");
}

#[test]
fn in_messages() {
    let missing = Library::open(&[PathBuf::from(NAME)], None);
    let error = missing.err().expect("no such file");
    for language in [English, Arabic] {
        let said = language.open_error(&error);
        assert!(said.contains(&format!("invoice{PICTURE}fdp")), "{said}");
        assert!(!said.contains('\u{202E}'), "{said}");
    }
}

#[test]
fn in_lists_of_the_shell() {
    let folder = folder(&[(NAME, b"A mint.\n")]);
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_kzread"));
    let output = command
        .arg("--list")
        .arg(folder.join(NAME))
        .output()
        .unwrap();
    shows_the_name(&String::from_utf8_lossy(&output.stdout));
}

#[test]
fn in_queries_they_are_dropped() {
    let mut app = App::files(&[("a.txt", b"A mint.\n")], English, (60, 12));
    app.session.event(kzread::input::Event::Paste("x".into()));
    app.play("/");
    app.event(kzread::input::Event::Paste("m\u{202E}int".into()));
    let screen = app.screen();
    assert!(screen.last().contains("/ mint"), "{}", screen.last());
    assert_eq!(screen.lit().len(), 1);
}

#[test]
fn in_a_text_they_are_obeyed_within_their_paragraph() {
    let app = App::files(
        &[("a.txt", "ab\u{202E}cd\nef\n".as_bytes())],
        English,
        (60, 12),
    );
    let text = app.screen().text();
    assert!(text.contains("abdc") && text.contains("ef"), "{text}");
}
