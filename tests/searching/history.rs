//! Queries of before.

use kzread::store::Store;

use super::{tea, wide};
use crate::common::{App, folder};

#[test]
fn up_and_down_bring_queries_back() {
    let mut app = tea((80, 14));
    app.play("/leaf<CR>/mint<CR>/mo");
    let last = |app: &mut App, keys| app.play(keys).screen().last();
    assert!(last(&mut app, "<Up>").starts_with(" / mint "));
    assert!(last(&mut app, "<Up>").starts_with(" / leaf "));
    assert!(last(&mut app, "<Up>").starts_with(" / leaf "));
    assert!(last(&mut app, "<Down>").starts_with(" / mint "));
    assert!(last(&mut app, "<Down>").starts_with(" / mo "));
    // They are those of both scopes, and what is brought back is looked for.
    wide(&mut app, "<Tab><Up>");
    assert!(app.screen().last().contains("/ mint "));
    assert_eq!(app.state().history.queries(), ["leaf", "mint"]);
}

#[test]
fn queries_are_kept_from_one_reading_to_the_next() {
    let store = Store::in_folder(folder(&[]));
    let reading = || {
        let mut app = tea((80, 14));
        app.session.keep_in(store.clone(), None, true);
        app
    };
    let mut other = reading();
    reading().play("/leaf<CR>s\u{645}\u{64E}\u{627}<CR>q");
    // One that was open meanwhile knows them as well, and writes its own beside them.
    other.play("/   <CR>/mint<CR>");
    let mut app = reading();
    app.play("/<Up><Up><Up><Up>");
    assert!(app.screen().last().starts_with(" / leaf "));
    let queries = app.state().history.queries();
    assert_eq!(queries, ["leaf", "\u{645}\u{64E}\u{627}", "mint"]);
}

#[test]
fn a_history_that_cannot_be_read_is_told_and_set_aside() {
    let home = folder(&[("queries.toml", b"queries = 3\n")]);
    let mut app = tea((250, 14));
    app.session
        .keep_in(Store::in_folder(home.clone()), None, true);
    let last = app.play("/").screen().last();
    assert!(
        last.contains("queries.toml: set aside as queries.toml.bad; line 1: "),
        "{last}"
    );
    app.play("leaf<CR>");
    let kept = std::fs::read_to_string(home.join("queries.toml")).unwrap();
    assert_eq!(kept, "queries = [\"leaf\"]\n");
}
