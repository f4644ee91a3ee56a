//! All matches of a text in a list of their own: from a result, and from a query where there is but one text.

mod common;

use common::App;
use kzread::app::Focus;
use kzread::input::Event;
use kzread::words::Language::{Arabic, English};

/// كتاب, a book.
const BOOK: &str = "\u{643}\u{62A}\u{627}\u{628}";

/// Two texts with the word mint: three times each, far from each other in the first.
fn two(size: (u16, u16)) -> App {
    let filler = "Nothing of it stands here.\n\n".repeat(30);
    let first = format!(
        "# One\n\nFirst mint leaf.\n\n{filler}Second mint leaf.\n\n{filler}Third mint leaf.\n"
    );
    let second = "# Two\n\nmint and mint\n\nmint\n";
    let files: [(&str, &[u8]); 2] = [("1.md", first.as_bytes()), ("2.md", second.as_bytes())];
    App::files(&files, English, size)
}

fn number(app: &App) -> Option<u64> {
    app.state().search.as_ref()?.number()
}

#[test]
fn a_result_opens_the_list_of_its_matches_with_their_lines() {
    let mut app = two((100, 20));
    app.play("smint<CR>");
    assert!(!app.screen().text().contains("Third mint leaf."));
    app.play("<CR>");
    let text = app.screen().text();
    for line in ["First mint leaf.", "Second mint leaf.", "Third mint leaf."] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(
        app.screen().last().ends_with("/mint 1/3"),
        "{}",
        app.screen().last()
    );
}

#[test]
fn the_text_follows_the_chosen_match_and_enter_leads_into_it() {
    let mut app = two((100, 20));
    app.play("smint<CR><CR>jj");
    assert_eq!(number(&app), Some(3));
    // Once in the list and once in the text beside it.
    assert_eq!(app.screen().text().matches("Third mint leaf.").count(), 2);
    app.play("<CR>");
    assert_eq!((app.focus(), number(&app)), (Focus::Text, Some(3)));
    assert!(app.state().hit_list().is_none());
}

#[test]
fn back_leads_from_the_list_to_the_results() {
    let mut app = two((100, 20));
    app.play("smint<CR>");
    let results = app.screen().text();
    app.play("<CR>G");
    assert_eq!(number(&app), Some(3));
    assert_eq!(app.play("gg<Esc>").screen().text(), results);
}

#[test]
fn from_the_last_match_of_a_text_the_next_leads_into_the_text_that_follows() {
    let mut app = two((100, 20));
    app.play("smint<CR><CR>G<CR>");
    let before = app.state().selected;
    app.play("n");
    assert_ne!(app.state().selected, before);
    assert_eq!(number(&app), Some(1));
}

#[test]
fn in_the_list_the_next_match_after_the_last_is_the_first_of_the_text_that_follows() {
    let mut app = two((100, 20));
    app.play("smint<CR><CR>G");
    let first = app.state().selected;
    app.play("n");
    assert_ne!(app.state().selected, first);
    assert_eq!(number(&app), Some(1));
    let text = app.screen().text();
    assert!(app.state().hit_list().is_some(), "{text}");
    assert!(text.contains("next article"), "{text}");
    app.play("N");
    assert_eq!((app.state().selected, number(&app)), (first, Some(3)));
    assert!(app.state().hit_list().is_some());
}

#[test]
fn keys_of_the_arabic_layout_move_in_the_list() {
    let mut app = two((100, 20));
    // teh and noon, on the keys of j and k
    app.play("smint<CR><CR>\u{62A}\u{62A}\u{646}");
    assert_eq!(number(&app), Some(2));
}

#[test]
fn where_there_is_one_text_a_query_for_the_library_lists_its_matches() {
    let source = format!("{BOOK} one\n\ntwo {BOOK} two\n\nthree {BOOK}\n");
    let mut app = App::files(&[("1.md", source.as_bytes())], Arabic, (100, 20));
    app.play(&format!("s{BOOK}<CR>"));
    let list = app.state().hit_list().is_some();
    assert!(list, "{}", app.screen().text());
    let rows = app.state().hit_rows();
    let lines: Vec<&str> = rows.iter().map(|row| row.context.text.as_str()).collect();
    let book = BOOK;
    assert_eq!(
        lines,
        [
            format!("{book} one"),
            format!("two {book} two"),
            format!("three {book}")
        ]
    );
    assert_eq!(rows.iter().position(|row| row.is_chosen), Some(0));
    // In the article alone, it does not.
    app.play(&format!("<Esc>/{BOOK}<CR>"));
    assert!(app.state().hit_list().is_none());
}

#[test]
fn a_click_chooses_a_match_and_one_beside_the_list_closes_it() {
    let mut app = two((100, 20));
    app.play("smint<CR><CR>");
    app.event(Event::Click { column: 3, row: 4 });
    assert_eq!(number(&app), Some(2));
    app.event(Event::Click { column: 80, row: 4 });
    assert!(app.state().hit_list().is_none());
}

/// The list takes columns from the text, and the match was pushed below the screen.
#[test]
fn the_match_is_still_on_the_screen_when_the_list_opens() {
    let before =
        "Words that fill a line of the pane, and more of it once that is narrow. ".repeat(9);
    let first = format!("{before}\n\n{before}\n\nThe mint leaf.\n\n{before}\n\nmint\n");
    let files: [(&str, &[u8]); 2] = [("1.md", first.as_bytes()), ("2.md", b"none\n")];
    let mut app = App::files(&files, English, (110, 30));
    app.play("smint<CR><CR>");
    assert!(app.state().hit_list().is_some());
    // Once in the list and once in the text beside it.
    assert_eq!(app.screen().text().matches("The mint leaf.").count(), 2);
}
