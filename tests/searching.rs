//! Searching as a reader does it: levels, history, the whole library, titles, and what to do when nothing is found.

mod common;

use common::{App, folder};
use kzread::app::{ArticleSearch, Focus, Results, State};
use kzread::library::Library;
use kzread::search::Rung;
use kzread::store::Store;
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
fn one_key_cycles_the_levels_and_the_count_says_which() {
    let text = "\u{623}\u{646} \u{627}\u{646} \u{648}\u{627}\u{644}\u{643}\u{62A}\u{627}\u{628} \u{643}\u{62A}\u{627}\u{628}\n";
    let mut app = App::files(&[("t.txt", text.as_bytes())], English, (60, 12));
    // alef noon: with and without hamza at one level, without alone at the other
    let last = |app: &mut App, keys| app.play(keys).screen().last();
    assert!(last(&mut app, "/\u{627}\u{646}").ends_with("1/2 fold"));
    assert!(last(&mut app, "<C-t>").ends_with("1/1 exact"));
    assert!(last(&mut app, "<C-t>").ends_with("1/2 forms"));
    // forms: the article and what is joined before it come off
    assert!(
        last(&mut app, "<C-u>\u{627}\u{644}\u{643}\u{62A}\u{627}\u{628}").ends_with("1/2 forms")
    );
    assert!(last(&mut app, "<CR>").contains("1/2 forms"));
    // The level stays for the next query.
    assert!(last(&mut app, "/").contains("Ctrl-T forms"));
    assert!(last(&mut app, "<C-t>").contains("Ctrl-T whole words"));
    assert!(last(&mut app, "<C-t>").contains("Ctrl-T regex"));
    assert!(last(&mut app, "<C-t>").contains("Ctrl-T fold"));
    // On the Arabic layout, feh stands on the key of t.
    assert!(last(&mut app, "<C-\u{641}>").contains("Ctrl-T exact"));
}

#[test]
fn where_a_phrase_stands_often_the_status_says_that_its_words_apart_are_more() {
    let often = "The river stone is here.\n\n".repeat(10);
    let text = format!("{often}A stone of the river.\n");
    let files: [(&str, &[u8]); 1] = [("t.txt", text.as_bytes())];
    let mut app = App::files(&files, English, (80, 24));
    let last = |app: &mut App, keys| app.play(keys).screen().last();
    let status = last(&mut app, "/river stone");
    let more = "1/10 fold \u{B7} words apart 12 (forms Ctrl-T)";
    assert!(status.ends_with(more), "{status}");
    assert!(last(&mut app, "<C-t><C-t>").ends_with("1/12 forms"));
    let status = last(&mut app, "<C-t><C-t><C-t><CR>");
    let more = "1/10 \u{B7} words apart 12 (forms)";
    assert!(status.ends_with(more), "{status}");
    // Where there are no more, nothing is said; nor of one word, or of what is kept together.
    let mut app = App::files(&[("t.txt", often.as_bytes())], English, (80, 24));
    for query in ["river stone", "river", "\"river stone\""] {
        let status = app.play(&format!("<Esc>/<C-u>{query}<CR>")).screen().last();
        assert!(status.ends_with("/10"), "{query}: {status}");
    }
}

#[test]
fn the_level_has_an_arabic_name() {
    let mut app = App::library(Arabic, (90, 20));
    let names = [
        "\u{FEE5}\u{FEAE}\u{FEE3}",
        "\u{FEF2}\u{FED3}\u{FEAE}\u{FEA3}",
        "\u{FECE}\u{FEF4}\u{FEBB}",
    ];
    app.play("/\u{627}\u{644}");
    for name in names {
        let last = app.screen().last();
        assert!(last.trim_start().starts_with(name), "{last}");
        app.play("<C-t>");
    }
}

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
fn when_the_article_has_nothing_the_status_says_what_the_library_has() {
    let mut app = App::library(English, (100, 20));
    app.play(&format!("/{SAFFRON}")).wait(is_searched_elsewhere);
    let last = app.screen().last();
    assert!(
        last.ends_with("0/0 fold \u{B7} 5 hits in the library"),
        "{last}"
    );
    assert!(last.contains("Tab library"), "{last}");
    wide(&mut app, "<Tab>");
    let last = app.screen().last();
    assert!(last.ends_with("5 hits in 3 articles \u{B7} fold"), "{last}");
    app.play("<Tab>").wait(is_searched_elsewhere);
    let last = app.play("<CR>").screen().last();
    assert!(last.contains("5 hits in the library"), "{last}");
}

#[test]
fn the_nearest_word_is_offered_and_taken_with_one_key() {
    for wrong in [WITHOUT_ALEF, WITH_QAF] {
        for open in ["/", "s"] {
            let mut app = App::library(Arabic, (90, 20));
            app.play(&format!("{open}{wrong}")).wait(has_nearest);
            assert_eq!(app.state().offers.words()[0], KAZAKHSTAN);
            assert!(app.screen().last().contains("Ctrl-Y"));
            app.play("<C-y>")
                .wait(|state| open == "/" || is_searched(state));
            assert_eq!(
                app.state().query_prompt().unwrap().prompt.text(),
                KAZAKHSTAN
            );
            assert!(!app.screen().lit().is_empty());
        }
    }
    let mut app = App::library(Arabic, (90, 8));
    app.play(&format!("/{WITHOUT_ALEF}")).wait(has_nearest);
    insta::assert_snapshot!(app.screen().dump());
}

#[test]
fn the_nearest_word_can_be_taken_after_the_prompt_is_closed() {
    for open in ["/", "s"] {
        let mut app = App::library(English, (90, 20));
        // Letter for letter, no ladder leads to it.
        app.play(&format!("{open}<C-t>{WITH_QAF}<CR>"))
            .wait(has_nearest);
        let notice = app.state().notice.clone().unwrap();
        assert!(
            notice.contains(KAZAKHSTAN) && notice.contains("Ctrl-Y"),
            "{notice}"
        );
        // No results: the list is the library's.
        assert_eq!(
            (app.state().rows(), app.state().results().is_none()),
            (8, true)
        );
        app.play("<C-y>")
            .wait(|state| open == "/" || is_searched(state));
        assert!(!app.screen().lit().is_empty());
        assert!(
            app.state().query_prompt().is_none(),
            "the prompt stays closed"
        );
    }
}

#[test]
fn a_misspelt_name_is_found_by_its_sound_and_the_status_says_so() {
    for open in ["/", "s"] {
        for keep in ["", "<CR>"] {
            let mut app = App::library(English, (90, 20));
            let found = |state: &State| {
                state
                    .search
                    .as_ref()
                    .is_some_and(|s| s.rungs() == Some(Rung::Alike.into()))
                    || state
                        .results()
                        .is_some_and(|r| r.rungs() == Some(Rung::Alike.into()))
            };
            app.play(&format!("{open}{WITH_QAF}{keep}")).wait(found);
            let last = app.screen().last();
            assert!(!app.screen().lit().is_empty(), "{open}{keep}: {last}");
            if open == "/" || keep.is_empty() {
                assert!(last.contains("sounds like it"), "{open}{keep}: {last}");
            }
        }
    }
}

#[test]
fn of_several_words_the_wrong_one_is_mended() {
    let text = b"The price of gas rose in the first week of January.\n";
    let mut app = App::files(&[("t.txt", text)], English, (80, 12));
    app.play("/<C-t>first weak");
    assert!(
        app.screen().last().contains("Ctrl-Y nearest: week"),
        "{}",
        app.screen().last()
    );
    assert!(
        app.play("<C-y>")
            .screen()
            .last()
            .starts_with(" / first week ")
    );
    assert!(app.screen().last().ends_with("1/1 exact"));
}

#[test]
fn where_the_article_has_no_near_word_the_library_may() {
    let files: [(&str, &[u8]); 2] = [("a.txt", b"one two\n"), ("b.txt", b"peppermint\n")];
    let mut app = App::files(&files, English, (80, 12));
    app.play("/pepermint").wait(has_nearest);
    app.play("<C-y>").wait(is_searched_elsewhere);
    assert!(
        app.screen().last().contains("1 hit in the library"),
        "{}",
        app.screen().last()
    );
}

#[test]
fn f_narrows_the_list_by_title() {
    let mut app = App::library(Arabic, (90, 20));
    let before = app.screen().text();
    // Almaty, without the hamza of its alef
    app.play("f\u{627}\u{644}\u{645}\u{627}\u{62A}\u{64A}");
    assert_eq!(app.state().rows(), 1);
    insta::assert_snapshot!(app.screen().dump());
    assert_eq!(app.play("<Esc>").screen().text(), before);
    // Enter keeps the list narrow and shows the article, Enter opens it, Esc brings the list back.
    app.play("f\u{627}\u{644}\u{645}\u{627}\u{62A}\u{64A}<CR>");
    assert_eq!((app.state().selected, app.state().rows()), (2, 1));
    assert_eq!(app.play("<CR>").focus(), Focus::Text);
    app.play("<Esc><Esc>");
    assert_eq!((app.state().selected, app.state().rows()), (2, 8));
}

#[test]
fn a_title_in_either_language_is_found_and_none_is_told() {
    let mut app = App::library(Arabic, (90, 20));
    assert_eq!(app.play("fglossary").state().rows(), 1);
    let last = app.play("zz").screen().last();
    assert!(
        last.trim_start().starts_with("8 \u{FEE6}\u{FEE3} 0"),
        "{last}"
    );
    app.play("<CR>");
    assert!(app.state().notice.is_some());
    assert_eq!(app.state().rows(), 8);
    // Up and down choose while the title is typed.
    assert_eq!(app.play("f<Down><Down>").state().selected, 2);
    assert_eq!(app.play("<Esc>").state().selected, 0);
}

#[test]
fn titles_that_are_not_on_the_screen_are_found_too() {
    let mut files: Vec<(String, Vec<u8>)> = (0..60)
        .map(|i| (format!("{i:02}.md"), format!("# Title {i}\n").into_bytes()))
        .collect();
    files[50].1 = b"# Peppermint\n".to_vec();
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(n, c)| (n.as_str(), c.as_slice()))
        .collect();
    let mut app = App::files(&files, English, (80, 12));
    app.play("fmint").wait(|state| state.rows() == 1);
    assert!(app.screen().text().contains("Peppermint"));
}

#[test]
fn persian_and_urdu_keep_their_letters() {
    // gaf in the text, kaf in the query
    for (lang, found) in [("fa", "0/0"), ("ur", "0/0"), ("ar", "1/1")] {
        let text = format!("+++\nlang = \"{lang}\"\n+++\n\u{6AF}\u{644}\n");
        let files = [("a.md", text.as_bytes()), ("b.md", text.as_bytes())];
        let mut app = App::files(&files, English, (80, 12));
        app.play("/\u{643}\u{644}");
        assert!(app.screen().last().contains(found), "{lang}");
        wide(&mut app, "<Tab>");
        let articles = app.state().results().unwrap().hits().len();
        assert_eq!(articles, if lang == "ar" { 2 } else { 0 }, "{lang}");
    }
}

#[test]
fn a_plain_text_in_persian_is_told_by_its_letters() {
    // "father and this book": peh, keheh, farsi yeh; beh in the query
    let text = "\u{67E}\u{62F}\u{631} \u{627}\u{6CC}\u{646} \u{6A9}\u{62A}\u{627}\u{628}\n";
    let mut app = App::files(&[("t.txt", text.as_bytes())], English, (80, 12));
    app.play("/\u{628}\u{62F}\u{631}<C-t><C-t>");
    assert!(
        app.screen().last().contains("0/0 forms"),
        "{}",
        app.screen().last()
    );
    app.play("<C-u>\u{67E}\u{62F}\u{631}");
    assert!(app.screen().last().contains("1/1 forms"));
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
fn a_bad_pattern_is_told_while_it_is_typed() {
    let mut app = tea((80, 14));
    app.play("/<C-t><C-t><C-t><C-t>mi.t");
    assert!(
        app.screen().last().contains("1/3 regex"),
        "{}",
        app.screen().last()
    );
    app.play("(");
    let last = app.screen().last();
    assert!(
        last.contains("bad pattern, character 5: a bracket"),
        "{last}"
    );
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

/// Nothing stands as typed: what was meant is found, and the status says how.
#[test]
fn a_ladder_leads_to_what_was_meant_and_the_count_says_by_which_rung() {
    // "prices of gas rose", "the street"
    let text = "\u{627}\u{631}\u{62A}\u{641}\u{639}\u{62A} \u{627}\u{644}\u{623}\u{633}\u{639}\u{627}\u{631} \u{648}\u{627}\u{644}\u{63A}\u{627}\u{632}\n\u{627}\u{644}\u{634}\u{627}\u{631}\u{639}\n";
    let mut app = App::files(&[("t.txt", text.as_bytes())], English, (70, 12));
    let last = |app: &mut App, keys| app.play(keys).screen().last();
    // "price", "streets": other forms; "gas price": words apart; "street" as it stands.
    assert!(last(&mut app, "/\u{633}\u{639}\u{631}").ends_with("1/1 in other forms"));
    assert!(
        last(&mut app, "<C-u>\u{634}\u{648}\u{627}\u{631}\u{639}").ends_with("1/1 in other forms")
    );
    assert!(
        last(&mut app, "<C-u>\u{63A}\u{627}\u{632} \u{633}\u{639}\u{631}")
            .ends_with("1/2 words near each other")
    );
    assert!(last(&mut app, "<C-u>\u{634}\u{627}\u{631}\u{639}").ends_with("1/1 fold"));
    // At the next level nothing is found that does not stand there.
    assert!(last(&mut app, "<C-t><C-u>\u{634}\u{648}\u{627}\u{631}\u{639}").contains("0/0 exact"));
}

#[test]
fn a_search_leads_to_what_stands_as_typed_before_other_forms() {
    let government = "\u{62D}\u{643}\u{648}\u{645}\u{629}";
    let ruler = "\u{62D}\u{627}\u{643}\u{645}\u{627}";
    let text = format!("{ruler} a\n\n{government} b\n\n{ruler} c\n");
    for (open, keep) in [("/", ""), ("/", "<CR>"), ("s", "<CR>")] {
        let mut app = App::files(&[("a.txt", text.as_bytes())], English, (90, 20));
        app.play(&format!("{open}{government}{keep}"));
        app.rest();
        let screen = app.screen();
        let lit = screen.lit();
        let current = lit.iter().position(|(_, _, current)| *current);
        let rows = screen.rows();
        let at = usize::from(lit[current.unwrap()].0);
        assert!(rows[at].contains('b'), "{open}{keep}: {}", rows[at]);
        let last = screen.last();
        assert!(
            last.contains("2/3 some in other forms"),
            "{open}{keep}: {last}"
        );
    }
}

#[test]
fn what_sounds_the_same_is_found_before_words_of_the_same_root() {
    // Radiant; one who waits; with dad for zah, of the root of radiant.
    let (radiant, waiting) = (
        "\u{646}\u{627}\u{636}\u{631}",
        "\u{645}\u{646}\u{62A}\u{638}\u{631}",
    );
    let text = format!("{radiant} a\n\n{waiting} b\n");
    for (open, keep) in [("/", ""), ("/", "<CR>"), ("s", "<CR>")] {
        let mut app = App::files(&[("a.txt", text.as_bytes())], English, (90, 20));
        app.play(&format!("{open}\u{645}\u{646}\u{62A}\u{636}\u{631}{keep}"));
        app.rest();
        let last = app.screen().last();
        assert!(
            last.contains("1/1 by what sounds like it"),
            "{open}{keep}: {last}"
        );
    }
}

#[test]
fn a_latin_name_in_titles_is_found_in_arabic_letters_in_the_texts() {
    // Kazakhstan
    let name = "\u{643}\u{627}\u{632}\u{627}\u{62E}\u{633}\u{62A}\u{627}\u{646}";
    let text =
        |i| format!("+++\ntitle = \"{name}\"\ntitle_en = \"Kazakhstan {i}\"\n+++\n{name}.\n");
    let names: Vec<String> = (0..6).map(|i| format!("{i}.md")).collect();
    let texts: Vec<String> = (0..6).map(text).collect();
    let files = names
        .iter()
        .zip(&texts)
        .map(|(name, text)| (name.as_str(), text.as_bytes()));
    let mut app = App::files(&files.collect::<Vec<_>>(), English, (90, 20));
    app.play("sKazakhstan<CR>");
    app.rest();
    assert!(
        app.screen()
            .rows()
            .iter()
            .any(|row| row.contains("6 hits in 6")),
        "{:?}",
        app.screen().rows()
    );
}
