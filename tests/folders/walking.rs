//! Walks beside the screen.

use std::fs;
use std::time::{Duration, Instant};

use kzread::library::{Begun, Encodings};
use kzread::words::Language::English;

use super::{TREE, begin, folder, list, open};

#[test]
fn what_a_walk_finds_comes_into_the_list() {
    let mut app = begin(&folder(TREE));
    assert_eq!(app.state().articles.len(), 0, "nothing is waited for");
    app.rest();
    let whole = open(&folder(TREE), English);
    assert_eq!(list(&app), list(&whole));
    assert!(app.screen().text().contains("text of a.txt"));
}

#[test]
fn a_text_that_is_known_first_and_lies_in_two_of_the_folders_is_one() {
    let root = folder(TREE);
    let paths = [root.clone(), root.join("books")];
    let first = root.join("books/y.txt");
    let mut begun = Begun::new(&paths, None, Encodings::default(), Some(&first));
    begun.finish(None);
    let library = &begun.library;
    let texts = library.tree.texts();
    assert!(
        texts.iter().all(|text| *text < library.entries.len()),
        "{texts:?}"
    );
    let named = |name: &str| {
        library
            .entries
            .iter()
            .filter(|entry| entry.path().ends_with(name))
            .count()
    };
    assert_eq!((named("books/y.txt"), named("z.txt")), (1, 1));
    let shown = |at: usize| library.entries[texts[at]].path();
    assert_eq!((0..texts.len()).filter(|at| shown(*at) == first).count(), 2);
}

#[test]
fn keys_are_taken_while_a_large_folder_is_walked() {
    let root = crate::common::folder(&[]);
    for n in 0..5_000 {
        fs::write(root.join(format!("{n}.txt")), "text\n").unwrap();
    }
    let mut app = begin(&root);
    app.wait(|state| state.rows() > 0);
    assert_eq!(app.state().articles.len(), 5_000);
    app.play("G");
    assert_eq!(app.state().chosen_row(), Some(4_999));
    let begun = Instant::now();
    app.press("f").press("7");
    assert!(begun.elapsed() < Duration::from_secs(1));
    app.rest();
    assert!((1..5_000).contains(&app.state().rows()));
}

#[test]
fn a_folder_1500_deep_is_walked_and_shown() {
    let root = crate::common::folder(&[]);
    let mut path = root.clone();
    for _ in 0..1500 {
        path.push("d");
    }
    fs::create_dir_all(&path).unwrap();
    fs::write(path.join("end.txt"), "the end\n").unwrap();
    let mut app = open(&root, English);
    app.play("]");
    assert!(app.screen().text().contains("the end"));
}

#[test]
fn an_empty_folder_that_takes_long_says_so_in_the_end() {
    let root = crate::common::folder(&[]);
    let mut app = begin(&root);
    app.rest();
    assert!(
        app.screen().last().contains("no texts in this folder"),
        "{}",
        app.screen().last()
    );
}

#[test]
fn a_search_says_that_folders_are_still_walked() {
    let root = crate::common::folder(&[]);
    for n in 0..20_000 {
        fs::write(root.join(format!("{n}.txt")), "text\n").unwrap();
    }
    let mut app = begin(&root);
    while app.state().articles.is_empty() {
        app.report();
    }
    if !app.state().walking {
        return; // it was fast
    }
    app.press("stext");
    while app
        .state()
        .results()
        .is_none_or(|results| !results.is_done())
    {
        app.report();
    }
    if app.state().walking {
        let last = app.screen().last();
        assert!(last.contains("still being read"), "{last}");
    }
}
