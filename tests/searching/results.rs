//! The list of results, and going through it.

use kzread::app::{ArticleSearch, Focus, Results};
use kzread::words::Language::{Arabic, English};

use super::{SAFFRON, is_searched, listed, long, tea, wide};
use crate::common::App;

#[test]
fn the_list_becomes_results_and_comes_back_as_it_was() {
    let mut app = App::library(Arabic, (90, 20));
    app.play("jj<CR><PageDown><Tab>");
    let before = app.screen().text();
    wide(&mut app, &format!("s{SAFFRON}"));
    insta::assert_snapshot!("results_while_typing", app.screen().dump());
    insta::assert_snapshot!(
        "a_result_opens_at_its_match",
        app.play("<CR>").screen().dump()
    );
    // To the list of its matches, into the text, to the next match, back to the results, back to the list.
    app.play("<CR><CR>n");
    assert_eq!(app.focus(), Focus::Text);
    assert!(app.screen().lit().iter().any(|(_, _, current)| *current));
    app.play("<Esc>");
    assert_eq!(app.focus(), Focus::List);
    assert!(app.state().results().is_some());
    assert_eq!(app.play("<Esc>").screen().text(), before);
}

#[test]
fn the_first_result_is_shown_while_the_query_is_typed() {
    let mut app = long();
    app.play("<CR>jjjj");
    let before = app.screen().text();
    wide(&mut app, "ssaf");
    let shown = app.screen();
    assert!(shown.text().contains("beta52"), "{}", shown.text());
    assert!(!shown.lit().is_empty());
    // Where there is nothing, and where nothing is typed, stands what stood there.
    wide(&mut app, "xyzw");
    assert!(app.screen().text().contains("alpha4"));
    wide(&mut app, "<BS><BS><BS><BS>");
    assert!(app.screen().text().contains("beta52"));
    app.play("<C-u>");
    assert!(app.screen().text().contains("alpha4"));
    wide(&mut app, "saf");
    app.play("<Esc>");
    assert_eq!(app.screen().text(), before);
    app.play("<C-o>");
    assert!(app.screen().last().contains("nowhere to go back to"));
}

#[test]
fn from_a_preview_that_is_kept_one_comes_back_to_where_one_was() {
    let mut app = long();
    app.play("<CR>jjjj");
    let text = |app: &App| {
        let rows = app.screen().rows();
        let rows = rows[3..23]
            .iter()
            .filter_map(|row| row.split('\u{2502}').nth(1));
        rows.map(str::to_owned).collect::<Vec<_>>()
    };
    let before = text(&app);
    wide(&mut app, "ssaffron");
    app.play("<CR>");
    assert_eq!(app.state().selected, 1);
    assert_eq!(app.state().chosen_row(), Some(0));
    app.play("<C-o>");
    assert_eq!(text(&app), before);
    // The same by leaving the results.
    let mut app = long();
    app.play("<CR>jjjj");
    wide(&mut app, "ssaffron");
    app.play("<CR><Esc><Esc>");
    assert_eq!(text(&app), before);
}

#[test]
fn the_article_is_searched_from_where_one_was_after_a_preview() {
    let mut app = long();
    app.play("<CR>50%");
    wide(&mut app, "ssaffron");
    app.play("<C-u>alpha").wait(is_searched);
    app.play("<Tab>");
    assert_eq!(app.state().selected, 0);
    let found = app.state().search.as_ref().and_then(ArticleSearch::number);
    assert!(found > Some(20), "{found:?}");
}

#[test]
fn giving_a_query_up_brings_everything_back() {
    let mut app = App::library(Arabic, (90, 20));
    app.play("j<CR><PageDown>");
    let before = app.screen().unmarked();
    for keys in [
        "s<Esc>".to_owned(),
        format!("s{SAFFRON}<Esc>"),
        format!("/{SAFFRON}<Tab><Esc>"),
        format!("/{SAFFRON}<Tab><Tab><Esc>"),
        "s<BS>".to_owned(),
    ] {
        assert_eq!(app.play(&keys).screen().text(), before, "{keys}");
    }
    // Results that were there before are there again.
    wide(&mut app, &format!("s{SAFFRON}<CR>"));
    let results = app.screen().text();
    assert_eq!(app.play("sxyz<Esc>").screen().text(), results);
    assert_eq!(app.play("<Esc>").screen().text(), before);
}

#[test]
fn titles_come_before_headings_before_texts_before_summaries() {
    let mut app = tea((80, 16));
    wide(&mut app, "smint");
    assert_eq!(listed(&app), ["The mint", "Gamma", "Alpha", "Beta"]);
    insta::assert_snapshot!(app.play("<CR>").screen().dump());
}

#[test]
fn a_result_opens_where_it_ranks_and_a_title_at_the_start() {
    let mut app = tea((80, 16));
    wide(&mut app, "smint<CR>");
    // The mint: only the title.
    assert!(app.screen().text().contains("Money is made there"));
    assert!(app.state().search.is_none());
    // Gamma: its heading, the first of two matches.
    app.play("<Down>");
    assert!(
        app.screen().last().ends_with("/mint 1/2"),
        "{}",
        app.screen().last()
    );
    // Alpha: three in the text.
    assert!(app.play("]").screen().last().ends_with("/mint 1/3"));
    assert!(app.play("<CR>nn").screen().last().ends_with("/mint 3/3"));
}

#[test]
fn going_on_past_the_end_of_a_result_leads_into_the_next() {
    let mut app = tea((80, 14));
    wide(&mut app, "smint<CR><CR>");
    let on_show = |app: &App| app.state().selected;
    let at = |app: &App| app.state().search.as_ref().and_then(ArticleSearch::number);
    // In the order of the results: "The mint" has none in its text, "Gamma" two, "Alpha" three.
    let mut seen = vec![on_show(&app)];
    for _ in 0..8 {
        app.play("n");
        if seen.last() != Some(&on_show(&app)) {
            seen.push(on_show(&app));
            assert_eq!(at(&app), Some(1), "{seen:?}");
            let last = app.screen().last();
            assert!(last.contains("on in the next article"), "{last}");
        }
    }
    assert!(seen.len() > 2, "{seen:?}");
    app.play("N");
    while at(&app) != Some(1) {
        app.play("N");
    }
    let before = on_show(&app);
    app.play("N");
    assert_ne!(on_show(&app), before);
    let search = app.state().search.as_ref().unwrap();
    assert_eq!(search.number(), Some(search.count()));
}

#[test]
fn a_large_library_is_searched_beside_the_screen_and_the_last_query_counts() {
    let mut files: Vec<(String, Vec<u8>)> = (0..300)
        .map(|i| {
            (
                format!("{i:03}.txt"),
                format!("leaf {i}\n").repeat(i + 1).into_bytes(),
            )
        })
        .collect();
    files.push(("unread.md".into(), b"+++\nno front matter\n".to_vec()));
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(n, c)| (n.as_str(), c.as_slice()))
        .collect();
    let mut app = App::files(&files, English, (80, 12));
    wide(&mut app, "sleaf 29");
    // 29, and 290 to 299
    assert_eq!(app.state().rows(), 11);
    assert_eq!(listed(&app)[0], "299");
    assert_eq!(
        app.state().results().unwrap().total(),
        30 + (291..=300).sum::<u64>()
    );
    app.play("<CR>");
    assert!(app.screen().text().contains("1 text could not be read"));
    // Enter before the first answer: the best result is shown once it is known.
    app.play("sleaf 150<CR>")
        .wait(|state| state.results().is_some_and(Results::is_done) && state.search.is_some());
    assert_eq!(app.state().selected, 150);
}

#[test]
fn results_that_are_only_looked_at_keep_no_place() {
    let mut app = App::library(Arabic, (90, 20));
    app.play("jjjjj");
    let start = app.screen().text();
    wide(&mut app, &format!("kkkkks{SAFFRON}<CR>"));
    assert_eq!(app.state().selected, 5);
    app.play("j<Esc>jjjjj");
    assert_eq!(app.screen().text(), start);
}

#[test]
fn in_results_slash_searches_the_article_on_show() {
    let mut app = tea((80, 16));
    wide(&mut app, "smint");
    app.play("<CR>j/leaves");
    assert!(app.screen().last().ends_with("1/1 fold"));
    app.play("<CR>");
    assert_eq!(listed(&app)[1], "Gamma");
    assert_eq!(app.play("<Esc><Esc>").state().rows(), 4);
}

#[test]
fn one_text_alone_has_no_library_to_search() {
    let mut app = App::files(&[("t.txt", b"one two\n")], English, (60, 12));
    let last = app.play("stwo").screen().last();
    assert!(
        last.starts_with(" / two") && last.ends_with("1/1 fold"),
        "{last}"
    );
    app.play("<Tab>");
    assert!(app.screen().last().starts_with(" / two"));
    assert!(!app.play("<Esc>f").screen().last().contains("title"));
}

#[test]
fn a_hidden_list_shows_results_and_hides_again() {
    let mut app = tea((80, 16));
    app.play("z");
    let before = app.screen().text();
    wide(&mut app, "smint<CR>");
    assert!(app.screen().text().contains("hits in"));
    assert_eq!(app.play("<Esc>").screen().text(), before);
}

#[test]
fn a_narrow_screen_shows_results_alone() {
    let mut app = tea((30, 12));
    app.play("<CR>");
    wide(&mut app, "smint");
    insta::assert_snapshot!(app.screen().dump());
    app.play("<CR>j<CR>");
    assert!(app.screen().text().contains("Fresh mint"));
}
