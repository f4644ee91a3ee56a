//! Folders: a tree in the list, walked beside the screen.

mod changes;
#[path = "../common/mod.rs"]
mod common;
mod walking;

use std::fs;
use std::path::{Path, PathBuf};

use kzread::app::{Focus, SortBy};
use kzread::library::{Begun, Encodings, Library};
use kzread::words::Language::{self, Arabic, English};

use common::App;

/// A folder with files of these names below it, each of one line that says its name.
fn folder(names: &[&str]) -> PathBuf {
    let root = common::folder(&[]);
    for name in names {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, format!("text of {name}\n")).unwrap();
    }
    root
}

fn open(root: &Path, language: Language) -> App {
    let library = Library::open(&[root.to_owned()], None).unwrap();
    App::new(library, language, (100, 30))
}

const TREE: &[&str] = &[
    "a.txt",
    "books/one/x.txt",
    "books/two/x.txt",
    "books/y.txt",
    "z.txt",
];

/// The rows of the list, without blanks around them.
fn list(app: &App) -> Vec<String> {
    let list = app.state().panes().unwrap().entries().unwrap();
    let rows = app
        .screen()
        .rows()
        .into_iter()
        .skip(list.y.into())
        .take(list.height.into());
    let columns = rows.map(|row| {
        let row: Vec<char> = row.chars().collect();
        let end = usize::from(list.x + list.width).min(row.len());
        let cells = row.get(usize::from(list.x)..end).unwrap_or_default();
        cells
            .iter()
            .collect::<String>()
            .trim_matches([' ', '\u{258C}', '\u{258F}'])
            .to_owned()
    });
    let shown: Vec<String> = columns
        .filter(|row| !row.is_empty() && !row.contains("min"))
        .collect();
    shown
        .into_iter()
        .take_while(|row| !row.contains('\u{B7}'))
        .collect()
}

/// A reader of a folder that is walked beside the screen.
fn begin(root: &Path) -> App {
    let begun = Begun::new(&[root.to_owned()], None, Encodings::default(), None);
    App::begun(begun, English, (100, 30))
}

#[test]
fn a_folder_is_a_tree_of_rows() {
    let mut app = open(&folder(TREE), English);
    insta::assert_snapshot!(app.screen().dump());
    let mut arabic = open(&folder(TREE), Arabic);
    insta::assert_snapshot!(arabic.play("j").screen().dump());
    app.play("j");
    assert!(
        app.screen().text().contains("text of a.txt"),
        "the text stays"
    );
}

#[test]
fn folders_open_and_close_by_enter_and_by_arrows_as_they_point() {
    for (language, into, out) in [
        (English, "<Right>", "<Left>"),
        (Arabic, "<Left>", "<Right>"),
    ] {
        let mut app = open(&folder(TREE), language);
        let rows = |app: &App| app.state().rows();
        assert_eq!(rows(&app), 8);
        app.play("j<CR>");
        assert_eq!(rows(&app), 3, "closed");
        app.play("<CR>");
        assert_eq!(rows(&app), 8, "open");
        app.play(out);
        assert_eq!(rows(&app), 3);
        app.play(into);
        assert_eq!(rows(&app), 8);
        // On an open folder, to what is in it: a folder; and from there back.
        app.play(into);
        assert_eq!(app.state().chosen_row(), Some(2));
        app.play(out).play(out);
        assert_eq!(app.state().chosen_row(), Some(1));
        assert_eq!(app.focus(), Focus::List);
        // From a text back to its folder, and into the text.
        app.play("jjj");
        app.play(out);
        assert_eq!(app.state().chosen_row(), Some(3));
        app.play("g").play(into);
        assert_eq!(app.focus(), Focus::Text);
    }
}

#[test]
fn the_next_text_is_found_over_folders() {
    let mut app = open(&folder(TREE), English);
    let mut seen = Vec::new();
    for _ in 0..5 {
        seen.push(app.screen().text().lines().find_map(|row| {
            let at = row.find("text of ")?;
            Some(row[at + 8..].trim().to_owned())
        }));
        app.play("]");
    }
    let seen: Vec<String> = seen.into_iter().flatten().collect();
    assert_eq!(
        seen,
        [
            "a.txt",
            "books/one/x.txt",
            "books/two/x.txt",
            "books/y.txt",
            "z.txt"
        ]
    );
    assert!(app.screen().last().contains("last article"));
}

#[test]
fn equal_names_are_told_apart_by_where_they_lie() {
    let mut app = open(&folder(TREE), English);
    let screen = app.play("fx").screen().text();
    assert!(
        screen.contains("books/one") && screen.contains("books/two"),
        "{screen}"
    );
}

#[test]
fn a_large_folder_is_closed_at_first() {
    let many: Vec<String> = (0..100).map(|n| format!("many/{n}.txt")).collect();
    let names: Vec<&str> = many
        .iter()
        .map(String::as_str)
        .chain(["few/a.txt"])
        .collect();
    let mut app = open(&folder(&names), English);
    assert_eq!(app.state().rows(), 3);
    app.play("G<CR>");
    assert_eq!(app.state().rows(), 103);
}

#[test]
fn a_text_in_a_closed_folder_is_searched_and_shown() {
    let mut app = open(&folder(TREE), English);
    app.play("j<CR>stwo/x<CR>");
    assert!(app.screen().text().contains("text of books/two/x.txt"));
    app.play("<Esc><Esc>");
    assert!(app.screen().text().contains("text of a.txt"));
}

#[test]
fn f_finds_the_names_of_folders_and_tags() {
    let root = folder(TREE);
    let tagged = "+++\ntitle = \"T\"\ntags = [\"poetry\"]\n+++\n\ntext\n";
    fs::write(root.join("tagged.md"), tagged).unwrap();
    let mut app = open(&root, English);
    let rows = |app: &App| app.state().rows();
    let is_listed = |app: &App, name: &str| list(app).iter().any(|row| row.contains(name));
    app.play("fpoet");
    assert!(rows(&app) == 1 && is_listed(&app, "T"), "{:?}", list(&app));
    // What lies below a folder of this name, however deep, and nothing else.
    app.play("<C-u>book");
    assert_eq!(rows(&app), 3);
    assert!(
        !is_listed(&app, "a.txt") && is_listed(&app, "y"),
        "{:?}",
        list(&app)
    );
}

#[test]
fn files_that_are_no_texts_are_counted() {
    let root = folder(TREE);
    fs::write(root.join("picture.png"), [0_u8, 1, 2]).unwrap();
    fs::write(root.join("books/b.zip"), [0_u8, 1, 2]).unwrap();
    let mut app = open(&root, English);
    app.resize(160, 30);
    let screen = app.screen().text();
    assert!(screen.contains("2 other files"), "{screen}");
}

#[test]
fn the_list_is_sorted_by_name_date_size_and_title() {
    let root = common::folder(&[]);
    let files = [
        (
            "sub/a.md",
            "+++\ntitle = \"Zebra\"\ndate = 2020-01-05\n+++\ntext\n".to_owned(),
        ),
        (
            "b.md",
            format!(
                "+++\ntitle = \"Ant\"\ndate = 2022-01-05\n+++\n{}",
                "text\n".repeat(99)
            ),
        ),
        (
            "c.md",
            "+++\ntitle = \"Mouse\"\ndate = 2021-01-05\n+++\ntext\n".to_owned(),
        ),
    ];
    for (name, text) in &files {
        fs::create_dir_all(root.join(name).parent().unwrap()).unwrap();
        fs::write(root.join(name), text).unwrap();
    }
    let mut app = open(&root, English);
    let titles = |app: &App| {
        let rows = (0..app.state().rows()).filter_map(|row| app.state().article_at(row));
        let titles = rows.map(|article| app.state().articles[article].title.clone());
        titles.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(titles(&app), "Ant Mouse Zebra");
    assert_eq!(titles(app.play("c")), "Ant Mouse Zebra", "by date");
    assert!(app.screen().last().contains("by date"));
    assert!(app.screen().text().contains("sub"), "where it lies");
    assert!(titles(app.play("c")).starts_with("Ant"), "by size");
    assert_eq!(titles(app.play("c")), "Ant Mouse Zebra", "by title");
    app.play("c");
    assert_eq!(app.state().rows(), 4, "in folders again");
}

#[test]
fn the_number_in_the_heading_is_that_of_the_list() {
    let mut app = begin(&folder(TREE));
    app.rest();
    for number in 1..=TREE.len() {
        let heading = format!("{number} of {}", TREE.len());
        assert!(app.screen().text().contains(&heading), "{heading}");
        app.play("]");
    }
    app.play("cccg");
    assert_eq!(app.state().outline().sorted_by(), SortBy::Title);
    assert!(app.screen().text().contains("1 of 5"), "sorted by title");
}

#[test]
fn texts_that_come_while_the_list_is_sorted_are_not_hidden() {
    let mut app = begin(&folder(TREE));
    app.press("c");
    while app.session.is_busy() {
        app.report();
        let state = app.state();
        if state.outline().sorted_by() == SortBy::Date {
            assert_eq!(state.rows(), state.articles.len());
        }
    }
    assert_eq!(app.state().outline().sorted_by(), SortBy::Date);
}
