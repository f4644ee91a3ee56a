//! Folders: a tree in the list, walked beside the screen.

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use common::App;
use kzread::app::{Focus, SortBy};
use kzread::library::{Begun, Encodings, Library};
use kzread::words::Language::{self, Arabic, English};

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

/// A reader of a folder that is walked beside the screen.
fn begin(root: &Path) -> App {
    let begun = Begun::new(&[root.to_owned()], None, Encodings::default(), None);
    App::begun(begun, English, (100, 30))
}

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
    let root = common::folder(&[]);
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
    let root = common::folder(&[]);
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
    let root = common::folder(&[]);
    let mut app = begin(&root);
    app.rest();
    assert!(
        app.screen().last().contains("no texts in this folder"),
        "{}",
        app.screen().last()
    );
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

#[test]
fn what_has_come_and_gone_is_seen_by_r_and_by_coming_back() {
    let root = folder(TREE);
    let mut app = open(&root, English);
    fs::write(root.join("b.txt"), "new\n").unwrap();
    fs::remove_dir_all(root.join("books/one")).unwrap();
    app.play("r");
    let shown: Vec<String> = list(&app)
        .into_iter()
        .map(|row| row.replace(' ', ""))
        .collect();
    assert_eq!(
        shown,
        ["a", "b", "\u{25BE}books2", "\u{25BE}two1", "x", "y", "z"]
    );
    fs::create_dir_all(root.join("c")).unwrap();
    fs::write(root.join("c/new.txt"), "new\n").unwrap();
    app.event(kzread::input::Event::Focus);
    assert!(list(&app).contains(&"new".to_owned()), "{:?}", list(&app));
    assert_eq!(app.state().chosen_row(), Some(0));
}

/// Lines, each with its number.
fn numbered(lines: std::ops::Range<usize>) -> String {
    lines.fold(String::new(), |text, number| {
        format!("{text}line {number} of the text\n")
    })
}

#[test]
fn a_text_that_was_saved_anew_is_read_again_where_it_stands() {
    for name in ["a.txt", "a.md"] {
        let gap = if name == "a.md" { "\n\n" } else { "\n" };
        let text = |lines| numbered(lines).replace('\n', gap);
        let root = common::folder(&[(name, text(0..400).as_bytes())]);
        let path = root.join(name);
        let library = Library::open(std::slice::from_ref(&path), None).unwrap();
        let mut app = App::new(library, English, (60, 20));
        app.play("201g");
        let shown = app.screen().row(5);
        fs::write(&path, format!("something before{gap}{}", text(0..400))).unwrap();
        app.event(kzread::input::Event::Focus);
        assert_eq!(app.screen().row(5), shown, "{name}");
        assert!(
            app.screen().last().contains("read again"),
            "{}",
            app.screen().last()
        );
        assert!(app.play("g").screen().text().contains("something before"));
    }
}

#[test]
fn a_text_that_was_cut_short_is_read_again_by_itself() {
    let root = common::folder(&[("a.txt", numbered(0..40_000).as_bytes())]);
    let path = root.join("a.txt");
    let library = Library::open(std::slice::from_ref(&path), None).unwrap();
    let mut app = App::new(library, English, (60, 20));
    app.play("50%");
    fs::write(&path, numbered(0..300)).unwrap();
    app.play("90%");
    let screen = app.screen().text();
    assert!(screen.contains("line 299 of the text"), "{screen}");
}

#[test]
fn the_wheel_also_has_a_text_that_was_cut_short_read_again() {
    let root = common::folder(&[("a.txt", numbered(0..40_000).as_bytes())]);
    let path = root.join("a.txt");
    let library = Library::open(std::slice::from_ref(&path), None).unwrap();
    let mut app = App::new(library, English, (60, 20));
    app.play("50%");
    fs::write(&path, numbered(0..300)).unwrap();
    // Far enough from what is in memory.
    for _ in 0..60 {
        app.event(kzread::input::Event::Wheel {
            turns: 127,
            column: 9,
            row: 9,
        });
    }
    let screen = app.screen().text();
    assert!(screen.contains("line 299 of the text"), "{screen}");
}

#[test]
fn what_is_gone_is_not_found_any_more() {
    let root = folder(TREE);
    let mut app = open(&root, English);
    fs::remove_file(root.join("books/y.txt")).unwrap();
    app.play("rsbooks/y<CR>");
    assert!(
        app.screen().last().contains("in the library"),
        "{}",
        app.screen().last()
    );
    app.play("fy<CR>");
    assert!(
        app.screen().last().contains("no title"),
        "{}",
        app.screen().last()
    );
}

#[test]
fn a_search_says_that_folders_are_still_walked() {
    let root = common::folder(&[]);
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
