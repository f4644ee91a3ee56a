//! Pages of the web: the article, all of the page by a key, and how a page says what encodes it.

mod common;

use kzread::library::{Entry, Library};
use kzread::words::Language;

use common::{App, folder, logical};

/// A page with a menu, an article of so many paragraphs, and a footer.
fn page(paragraphs: usize) -> String {
    let article: Vec<String> = (1..=paragraphs)
        .map(|n| format!("<p>paragraph {n} of the article, with some words in it</p>"))
        .collect();
    format!(
        "<!DOCTYPE html><html><head><title>The title</title></head><body><nav><a href='x'>The menu</a></nav><main><h1>The title</h1>{}</main><footer>The footer</footer></body></html>",
        article.concat()
    )
}

fn text(entry: &Entry) -> String {
    logical(&entry.load().unwrap())
}

#[test]
fn a_key_shows_all_of_a_page_and_its_article_again_at_the_same_place() {
    let page = page(90);
    let files: [(&str, &[u8]); 2] = [("a.html", page.as_bytes()), ("b.txt", b"text")];
    let mut app = App::files(&files, Language::English, (80, 24));
    let article = app.play("<CR>").screen().text();
    assert!(
        article.contains("paragraph 1 ") && article.contains("the article (a"),
        "{article}"
    );
    assert!(!article.contains("The menu"));
    let all = app.play("a").screen().text();
    assert!(
        all.contains("The menu") && all.contains("all of the page (a"),
        "{all}"
    );
    assert!(app.play("G").screen().text().contains("The footer"));
    assert!(!app.play("a").screen().text().contains("The footer"));
    let middle = app.play("g<Space><Space>").screen().text();
    // The first row has a sign beside it, for the page was turned.
    let mut rows = middle.lines();
    let row = rows.find_map(|row| row.find("paragraph").map(|at| &row[at..]));
    let row = row.unwrap();
    assert!(app.play("a").screen().text().contains(row));
    assert!(app.play("aa").screen().text().contains(row));
    // A text that is no page has no other part.
    app.play("]<CR>a");
    assert!(
        app.screen().last().contains("nothing is left out"),
        "{}",
        app.screen().last()
    );
}

#[test]
fn all_of_a_long_page_is_there_in_the_end() {
    let page = page(40_000);
    assert!(page.len() > 2 << 20);
    let mut app = App::files(&[("a.html", page.as_bytes())], Language::English, (80, 24));
    assert!(app.play("<CR>").screen().text().contains("paragraph 1 "));
    assert!(app.play("G").screen().text().contains("paragraph 40000 "));
    assert!(!app.screen().text().contains("The footer"));
}

#[test]
fn a_page_says_what_encodes_it() {
    // KITAB in windows-1256, too short to be guessed
    let kitab = b"\xDF\xCA\xC7\xC8";
    for head in [
        "<meta charset=windows-1256>",
        "<meta http-equiv='Content-Type' content='text/html; charset=windows-1256'>",
    ] {
        let page = [b"<!doctype html>", head.as_bytes(), b"<p>", kitab].concat();
        let folder = folder(&[("a.html", &page)]);
        let library = Library::open(&[folder.join("a.html")], None).unwrap();
        assert_eq!(text(&library.entries[0]), "\u{643}\u{62A}\u{627}\u{628}\n");
    }
    // What is UTF-8 is, whatever a template says.
    let page = "<meta charset=windows-1256><p>\u{643}\u{62A}\u{627}\u{628}";
    let folder = folder(&[("a.html", page.as_bytes())]);
    let library = Library::open(&[folder.join("a.html")], None).unwrap();
    assert_eq!(text(&library.entries[0]), "\u{643}\u{62A}\u{627}\u{628}\n");
}
