//! Searches that cannot be finished.

use kzread::library::Library;
use kzread::words::Language::English;

use super::is_searched_elsewhere;
use crate::common::{App, folder};

#[test]
fn a_search_in_a_text_that_cannot_be_shown_looks_elsewhere() {
    let files: [(&str, &[u8]); 2] = [("a.md", b"+++\ntitle = 3\n+++\nabc\n"), ("b.txt", b"abc\n")];
    let mut app = App::files(&files, English, (80, 12));
    app.play("/abc");
    app.wait(is_searched_elsewhere);
    let last = app.screen().last();
    assert!(
        last.contains("0/0 fold \u{B7} 1 hit in the library"),
        "{last}"
    );
    let last = app.play("<CR>").screen().last();
    assert!(
        last.contains("no \u{201C}abc\u{201D} in the article"),
        "{last}"
    );
    let last = app.play("n").screen().last();
    assert!(
        last.contains("no \u{201C}abc\u{201D} in the article"),
        "{last}"
    );
}

#[test]
fn a_search_that_cannot_reach_the_end_says_why() {
    let line = "word and word and word\n".repeat(400_000);
    let home = folder(&[("long.txt", line.as_bytes())]);
    let path = home.join("long.txt");
    let library = Library::open(std::slice::from_ref(&path), None).unwrap();
    let mut app = App::new(library, English, (100, 12));
    let file = std::fs::OpenOptions::new().write(true).open(&path).unwrap();
    file.set_len(2000).unwrap();
    app.play("/nowhere");
    app.wait(|state| {
        state
            .search
            .as_ref()
            .is_some_and(|search| search.failed().is_some())
    });
    for keys in ["", "<CR>", "n"] {
        let last = app.play(keys).screen().last();
        assert!(last.contains("shorter"), "{keys}: {last}");
        assert!(!last.contains("no \u{201C}nowhere"), "{keys}: {last}");
    }
}
