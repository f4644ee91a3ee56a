//! Searching as a reader does it: levels, history, the whole library, titles, and what to do when nothing is found.

#[path = "../common/mod.rs"]
mod common;
mod history;
mod ladder;
mod levels;
mod nearest;
mod results;
mod titles;
mod told;

use common::App;
use kzread::app::{Results, State};
use kzread::words::Language::{Arabic, English};

/// The name of the country with its alef, without it, and spelt with qaf.
const KAZAKHSTAN: &str = "\u{643}\u{627}\u{632}\u{627}\u{62E}\u{633}\u{62A}\u{627}\u{646}";

const WITHOUT_ALEF: &str = "\u{643}\u{627}\u{632}\u{62E}\u{633}\u{62A}\u{627}\u{646}";

const WITH_QAF: &str = "\u{642}\u{627}\u{632}\u{627}\u{642}\u{633}\u{62A}\u{627}\u{646}";

/// Saffron, of which three texts of the tests' library speak, but not the first.
const SAFFRON: &str = "\u{632}\u{639}\u{641}\u{631}\u{627}\u{646}";

const FILES: [(&str, &[u8]); 4] = [
    (
        "a.md",
        b"+++\ntitle = \"Alpha\"\ndate = 2022-01-05\n+++\nA mint, a mint, a mint.\n\nThe end.\n",
    ),
    (
        "b.md",
        b"+++\ntitle = \"Beta\"\nsummary = \"Of peppermint and more.\"\n+++\nNothing here.\n",
    ),
    (
        "c.md",
        b"+++\ntitle = \"Gamma\"\n+++\nLeaves.\n\n## Fresh mint\n\nAnd a mint.\n",
    ),
    (
        "d.md",
        b"+++\ntitle = \"The mint\"\n+++\nMoney is made there.\n",
    ),
];

fn tea(size: (u16, u16)) -> App {
    App::files(&FILES, English, size)
}

/// Searches the whole library and waits for its end.
fn wide(app: &mut App, keys: &str) {
    app.play(keys).wait(is_searched);
}

/// Whether all of the library has been searched for the results on show.
fn is_searched(state: &State) -> bool {
    state.results().is_some_and(Results::is_done)
}

/// Whether all of the library has been searched for what the article does not have.
fn is_searched_elsewhere(state: &State) -> bool {
    state
        .offers
        .elsewhere
        .as_ref()
        .is_some_and(Results::is_done)
}

/// Whether a nearest word is known.
fn has_nearest(state: &State) -> bool {
    let nearest = state.offers.nearest.as_ref();
    nearest.is_some_and(|nearest| !nearest.words().is_empty())
}

/// The titles of the list from top to bottom.
fn listed(app: &App) -> Vec<String> {
    let state = app.state();
    let rows = (0..state.rows()).filter_map(|row| state.article_at(row));
    rows.map(|index| state.articles[index].title.clone())
        .collect()
}

#[test]
fn the_prompt_says_where_it_looks() {
    let mut app = App::library(English, (100, 16));
    assert!(app.play("/").screen().last().starts_with(" /   Enter keep"));
    let last = app.play("<Tab>").screen().last();
    assert!(last.starts_with(" library /   Enter keep"), "{last}");
    assert!(last.contains("Tab article"));
    assert!(app.play("<Tab>").screen().last().contains("Tab library"));
    insta::assert_snapshot!(App::library(Arabic, (100, 6)).play("s").screen().dump());
}

/// Two texts of a hundred paragraphs; one word stands in the middle of the second alone.
fn long() -> App {
    let text = |name: &str| (0..100).map(|n| format!("{name}{n}\n")).collect::<Vec<_>>();
    let mut second = text("beta");
    second[50] = "saffron\n".into();
    let files = [text("alpha").join("\n"), second.join("\n")];
    let files = [
        ("a.txt", files[0].as_bytes()),
        ("b.txt", files[1].as_bytes()),
    ];
    App::files(&files, English, (100, 24))
}
