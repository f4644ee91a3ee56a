//! The contents of a text: its headings in the place of the list, to choose from.

mod common;

use std::fmt::Write as _;

use common::{App, top};
use kzread::app::Focus;
use kzread::input::Event;
use kzread::words::Language::{Arabic, English};

const FILLER: &str = "some words\n\n";

/// Markdown of a title and chapters with two parts each.
fn book() -> String {
    (1..=9).fold(format!("# Title\n\n{FILLER}"), |mut text, chapter| {
        let filler = FILLER.repeat(20);
        write!(
            text,
            "## Chapter {chapter}\n\n{filler}### Part A of {chapter}\n\n{filler}"
        )
        .unwrap();
        text
    })
}

#[test]
fn headings_stand_in_the_place_of_the_list_as_far_in_as_they_are_deep() {
    let mut app = App::files(&[("a.md", book().as_bytes())], English, (80, 24));
    assert!(!app.screen().text().contains('\u{2502}'), "no list");
    insta::assert_snapshot!(app.play(")))t").screen().dump());
}

#[test]
fn a_long_heading_has_two_rows_and_each_can_be_clicked() {
    let long = "one two three four five six seven";
    let text = format!("## {long}\n\n{FILLER}## next\n\n{}", FILLER.repeat(40));
    let mut app = App::files(&[("a.md", text.as_bytes())], English, (60, 14));
    let screen = app.play("t").screen();
    let row = |y| -> String { screen.row(y).chars().take(18).collect() };
    assert!(row(3).contains("one two three"), "{}", screen.text());
    // A heading that has two is told from two headings.
    let further = |y| row(y).chars().take_while(|c| !c.is_alphanumeric()).count();
    assert!(!row(4).contains("next") && further(4) == further(3) + 2);
    assert!(row(5).contains("next"), "{}", screen.text());
    app.event(Event::Click { column: 3, row: 5 });
    assert!(app.screen().text().contains("next"));
    assert!(app.state().contents_prompt().is_none());
}

#[test]
fn levels_are_indented_on_the_side_where_reading_begins() {
    // bab and, below it, fasl
    let text = "# \u{628}\u{627}\u{628}\n\n\u{628}\n\n## \u{641}\u{635}\u{644}\n\n\u{628}\n";
    let mut app = App::files(&[("a.md", text.as_bytes())], Arabic, (64, 14));
    insta::assert_snapshot!(app.play("t").screen().dump());
}

/// The contents, the title and the list went by most of the letters of a heading alone, the text by its direction as well.
#[test]
fn a_heading_runs_in_the_contents_as_in_the_text() {
    // bab React Native Guide; React dalil; and a sentence, so that the text runs from right to left.
    let text = "# \u{628}\u{627}\u{628} React Native Guide\n\n\u{628} \u{62A}\n\n## React \u{62F}\u{644}\u{64A}\u{644}\n\n\
        \u{646}\u{635} \u{637}\u{648}\u{64A}\u{644} \u{641}\u{64A} \u{647}\u{630}\u{647} \u{627}\u{644}\u{641}\u{642}\u{631}\u{629}\n";
    let mut app = App::files(&[("a.md", text.as_bytes())], Arabic, (80, 14));
    let screen = app.play("t").screen().text();
    // Each as it is seen from left to right, in the contents and in the text.
    let bab = "React Native Guide \u{FE8F}\u{FE8E}\u{FE91}";
    let dalil = "\u{FEDE}\u{FEF4}\u{FEDF}\u{FEA9} React";
    for heading in [bab, dalil] {
        assert_eq!(screen.matches(heading).count(), 2, "{heading}\n{screen}");
    }
}

#[test]
fn enter_goes_to_the_heading_and_back_again() {
    let mut app = App::files(&[("a.md", book().as_bytes())], English, (80, 24));
    app.play(")))j");
    let before = app.screen().text();
    app.play("t<Down><CR>");
    assert_eq!(top(&app), "Part A of 2");
    assert_eq!(app.focus(), Focus::Text);
    app.play("<C-o>");
    assert_eq!(app.screen().text(), before);
}

#[test]
fn esc_leaves_everything_as_it_was() {
    let mut app = App::library(Arabic, (100, 24));
    let before = app.screen().text();
    app.play("t<Down><Down>");
    assert_ne!(app.screen().text(), before);
    assert_eq!(app.play("<Esc>").screen().text(), before);
    assert_eq!(app.play("tx<BS><BS>").screen().text(), before);
}

#[test]
fn what_is_typed_narrows_the_headings_as_a_search_folds() {
    let mut app = App::files(&[("a.md", book().as_bytes())], English, (80, 24));
    let screen = app.play("tpart a of \u{667}").screen();
    assert!(screen.text().contains("Part A of 7"), "{}", screen.text());
    assert!(!screen.text().contains("Part A of 6"));
    assert_eq!(screen.lit().len(), 1);
    app.play("<CR>");
    assert_eq!(top(&app), "Part A of 7");
    app.play("tnone of these<CR>");
    assert!(app.screen().last().contains("no heading has"));
    assert_eq!(top(&app), "Part A of 7");
}

#[test]
fn a_text_without_headings_says_so() {
    let mut app = App::files(&[("a.txt", b"only\n\nwords\n")], English, (80, 24));
    assert!(app.play("t").screen().last().contains("no headings"));
    assert!(app.play(")").screen().last().contains("no heading after"));
    assert!(app.play("(").screen().last().contains("no heading before"));
}

#[test]
fn plain_text_has_the_headings_that_it_shows() {
    let filler = "some words that make a paragraph\n\n".repeat(20);
    let text = format!("A Title\n=======\n\n{filler}1. One\n\n{filler}1.1 Deeper\n\n{filler}");
    let mut app = App::files(&[("a.txt", text.as_bytes())], English, (80, 24));
    let screen = app.play("t").screen().text();
    for heading in ["A Title", "1. One", "1.1 Deeper", "3 headings"] {
        assert!(screen.contains(heading), "{screen}");
    }
    app.play("<Down><CR>");
    assert_eq!(top(&app), "1. One");
    app.play(")");
    assert_eq!(top(&app), "1.1 Deeper");
    app.play("((");
    assert_eq!(top(&app), "A Title");
}

#[test]
fn headings_of_a_long_text_come_while_keys_are_taken() {
    let filler = "some words that make a paragraph\n\n".repeat(30_000);
    let text = format!("{filler}Chapter 1\n\n{filler}Chapter 2\n\n{filler}");
    let mut app = App::files(&[("a.txt", text.as_bytes())], English, (80, 24));
    app.press(")t");
    app.press("<Esc>jj");
    app.rest();
    assert_eq!(top(&app), "Chapter 1", "the heading was waited for");
    app.play("t<Down><CR>");
    assert_eq!(top(&app), "Chapter 2");
}

#[test]
fn the_contents_are_those_of_the_text_on_show() {
    let files: [(&str, &[u8]); 2] = [("a.md", b"# One\n\ntext\n"), ("b.md", b"# Two\n\ntext\n")];
    let mut app = App::files(&files, English, (80, 24));
    app.play("t<Esc>]t");
    let screen = app.screen().text();
    let list = screen
        .lines()
        .map(|row| row.split('\u{2502}').next().unwrap_or(""));
    let list: Vec<&str> = list.collect();
    assert!(list.iter().any(|row| row.contains("Two")), "{screen}");
    assert!(!list.iter().any(|row| row.contains("One")), "{screen}");
}

#[test]
fn a_click_goes_to_a_heading() {
    let mut app = App::files(&[("a.md", book().as_bytes())], English, (80, 24));
    app.play("t");
    let panes = app.state().panes().unwrap();
    let entries = panes.entries().unwrap();
    let (column, row) = (entries.x + 5, entries.y + 3);
    app.event(kzread::input::Event::Click { column, row });
    assert_eq!(top(&app), "Chapter 2");
}

#[test]
fn a_narrow_screen_shows_the_contents_alone() {
    let mut app = App::files(&[("a.md", book().as_bytes())], English, (40, 12));
    let screen = app.play("t").screen().text();
    assert!(
        screen.contains("Contents") && !screen.contains("some words"),
        "{screen}"
    );
    app.play("<Down><CR>");
    assert_eq!(top(&app), "Chapter 1");
}
