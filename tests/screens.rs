//! Whole screens, as a reader sees them: driven by keys, read by columns and code points.

mod common;

use std::fs;
use std::sync::Arc;

use common::App;
use kzread::app::Focus;
use kzread::document::Document;
use kzread::input::Event;
use kzread::library::Library;
use kzread::session::Flow;
use kzread::terminal::Mode;
use kzread::words::Language::{Arabic, English};

const BEH: &str = "\u{0628}";

const SMALL: &str = "+++\ntitle = \"\u{0628}\u{0644}\u{0627}\u{062F}\"\ndate = 2022-01-05\nlang = \"ar\"\n+++\n\
    \u{0642}\u{0627}\u{0644} (\u{0628}) 7 \u{0645}\u{0631}\u{0651}\u{064E}\u{0629}.\n\nabc (d)\n";

fn two_files(language: kzread::words::Language, size: (u16, u16)) -> App {
    App::files(
        &[
            ("a.md", SMALL.as_bytes()),
            ("b.txt", b"first\nsecond\n\n\nthird\n"),
        ],
        language,
        size,
    )
}

#[test]
fn an_arabic_screen_has_the_list_on_the_right() {
    insta::assert_snapshot!(two_files(Arabic, (64, 14)).screen().dump());
}

#[test]
fn an_english_screen_has_it_on_the_left() {
    insta::assert_snapshot!(two_files(English, (64, 14)).screen().dump());
}

#[test]
fn the_smallest_screen_shows_one_pane_at_a_time() {
    let mut app = two_files(Arabic, (20, 5));
    insta::assert_snapshot!(app.screen().dump());
    insta::assert_snapshot!(app.play("<Left>").screen().dump());
}

#[test]
fn a_screen_of_any_width_is_drawn() {
    for language in [Arabic, English] {
        for width in [21_846, 40_000, u16::MAX] {
            let mut app = two_files(language, (width, 12));
            let screen = app.play("/abc").screen();
            assert_eq!(screen.lit().len(), 1, "{width}");
            assert!(screen.last().contains("1/1"), "{width}");
        }
    }
}

#[test]
fn a_smaller_screen_says_so() {
    let mut app = two_files(English, (80, 24));
    assert_eq!(
        app.resize(19, 24).screen().row(0),
        "window under 20\u{00D7}5"
    );
    assert_eq!(app.resize(12, 24).screen().row(0), "window unde\u{2026}");
    assert!(app.resize(30, 4).screen().row(0).contains("20\u{00D7}5"));
    assert!(app.resize(1, 1).screen().cursor.is_none());
    let back = app.resize(80, 24).screen().text();
    assert_eq!(back, two_files(English, (80, 24)).screen().text());
}

#[test]
fn help_lists_every_action() {
    insta::assert_snapshot!(two_files(English, (80, 110)).play("?").screen().dump());
}

#[test]
fn help_fits_a_wide_screen_and_says_where_there_is_more_of_it() {
    let wide = two_files(English, (160, 60)).play("?").screen();
    for doc in [
        "a line down, or",
        "quit",
        "keep what was found",
        "a later query",
    ] {
        assert!(wide.text().contains(doc), "{}", wide.text());
    }
    assert!(wide.last().ends_with("close"), "{}", wide.last());
    let mut narrow = two_files(English, (80, 24));
    assert!(narrow.play("?").screen().last().ends_with('\u{2193}'));
    assert!(narrow.play("G").screen().last().ends_with('\u{2191}'));
}

#[test]
fn no_description_of_the_help_is_cut() {
    for language in [Arabic, English] {
        for width in [80, 159, 160, 250] {
            let help = two_files(language, (width, 90)).play("?").screen().text();
            assert!(!help.contains('\u{2026}'), "{width} {help}");
        }
    }
}

#[test]
fn help_turns_back_at_its_end_with_the_first_key() {
    let mut app = two_files(English, (80, 24));
    let first = app.play("?").screen().row(2);
    let last = app.play("G").screen().rows();
    assert_eq!(app.play("<PageDown><PageDown>j").screen().rows(), last);
    assert_eq!(app.play("k").screen().row(3), last[2]);
    assert_eq!(app.play("g").screen().row(2), first);
}

#[test]
fn the_wheel_turns_what_lies_on_top() {
    let wheel = |turns| Event::Wheel {
        turns,
        column: 5,
        row: 7,
    };
    let mut app = App::library(English, (100, 24));
    let before = app.play("?").screen().row(5);
    assert_eq!(app.event(wheel(1)).screen().row(2), before);
    assert_eq!(app.state().selected, 0);
    let top = app.event(wheel(-9)).screen().text();
    assert_eq!(top, app.play("g").screen().text());
    app.event(Event::Click { column: 5, row: 7 });
    assert!(!app.screen().text().contains("half a page"));
    assert_eq!(app.state().selected, 0, "the click closed the help");
}

#[test]
fn a_text_that_became_shorter_opens_at_its_start_again() {
    let long = "a\n\n".repeat(99);
    let folder = common::folder(&[("a.md", long.as_bytes()), ("b.md", b"b\n")]);
    let library = Library::open(std::slice::from_ref(&folder), None).unwrap();
    let mut app = App::new(library, English, (60, 12));
    app.play("<CR>G]");
    fs::write(folder.join("a.md"), "short\n").unwrap();
    let text = app.play("[").screen().text();
    assert!(text.contains("short"), "{text}");
}

#[test]
fn a_match_across_a_cut_in_a_long_paragraph_is_lit_on_both_sides() {
    let mut text = "aaa bbb ".repeat(10_000).into_bytes();
    let document = Document::plain(Arc::new(text.clone())).unwrap();
    let first = document.first().unwrap().unwrap();
    let cut = document.offset(document.next(first).unwrap().unwrap(), 0) as usize;
    text[cut - 4..cut].copy_from_slice(b"xxx ");
    text[cut..cut + 3].copy_from_slice(b"yyy");
    let mut app = App::files(&[("t.txt", &text)], English, (80, 24));
    let screen = app.play("/xxx yyy<CR>").screen();
    assert!(screen.last().contains("1/1"), "{}", screen.last());
    let lit = screen.lit();
    let columns: u16 = lit
        .iter()
        .map(|(_, columns, _)| columns.end - columns.start)
        .sum();
    assert!(
        columns >= 6 && lit.iter().all(|(_, _, current)| *current),
        "{lit:?}"
    );
}

#[test]
fn a_match_deep_in_a_paragraph_of_markdown_is_lit_wherever_it_stands_in_the_window() {
    let filler = "aaa bbb ".repeat(20_000);
    let text = [&filler, "xxx ", &filler].concat();
    let mut app = App::files(&[("t.md", text.as_bytes())], English, (80, 24));
    let lit = |app: &App| app.screen().lit();
    app.play("/xxx<CR>");
    let [(y, columns, true)] = &lit(&app)[..] else {
        panic!("one match: {:?}", lit(&app))
    };
    for (key, y) in [
        ("j", y - 1),
        ("j", y - 2),
        ("k", y - 1),
        ("k", *y),
        ("k", y + 1),
    ] {
        assert_eq!(lit(app.play(key)), [(y, columns.clone(), true)]);
    }
}

#[test]
fn live_search_lights_all_matches() {
    let mut app = App::library(Arabic, (90, 20));
    insta::assert_snapshot!(
        app.play("/\u{0627}\u{0644}\u{0645}\u{0627}\u{062A}\u{064A}")
            .screen()
            .dump()
    );
}

#[test]
fn arrows_go_between_the_panes_as_they_point() {
    let mut app = two_files(Arabic, (80, 24));
    assert_eq!(app.focus(), Focus::List);
    assert_eq!(app.play("<Right>").focus(), Focus::List);
    assert_eq!(app.play("<Left>").focus(), Focus::Text);
    assert_eq!(app.play("<Right>").focus(), Focus::List);
    let mut app = two_files(English, (80, 24));
    assert_eq!(app.play("<Left>").focus(), Focus::List);
    assert_eq!(app.play("<Right>").focus(), Focus::Text);
    assert_eq!(app.play("<Esc>").focus(), Focus::List);
    assert_eq!(app.play("<CR>").focus(), Focus::Text);
    assert_eq!(app.play("<Tab>").focus(), Focus::List);
    assert_eq!(app.play("<Tab>").focus(), Focus::Text);
}

#[test]
fn choosing_an_article_shows_it_and_coming_back_finds_the_place() {
    let mut app = App::library(Arabic, (80, 24));
    let first = app.screen().text();
    app.play("<Left><PageDown><PageDown>");
    let read = app.screen().unmarked();
    assert_ne!(first, read);
    app.play("]");
    assert_ne!(app.screen().text(), read);
    app.play("[");
    assert_eq!(app.screen().text(), read);
    assert_eq!(
        app.play("[").state().notice.as_deref().map(str::is_empty),
        Some(false)
    );
}

#[test]
fn a_page_turn_keeps_one_row() {
    let mut app = App::library(Arabic, (80, 24));
    app.play("<Left>");
    let before = app.screen();
    let last = before.row(22);
    let after = app.play("<Space>").screen();
    let text = |row: String| row.split('\u{2502}').next().unwrap().to_owned();
    // It has a sign in the margin.
    let kept = text(after.row(3));
    let kept = kept.strip_suffix('\u{2576}').unwrap();
    assert_eq!(kept, text(last).strip_suffix(' ').unwrap());
    assert!(!text(after.row(4)).ends_with('\u{2576}'));
    assert_eq!(app.play("b").screen().row(3), before.row(3));
}

#[test]
fn the_row_that_a_page_turn_keeps_is_never_blank() {
    let text = b"one\n\n# two\n\nthree\n\nfour\n\nfive\n";
    let mut app = App::files(&[("a.md", text)], English, (40, 6));
    let rows = |app: &App| {
        let rows = app.screen().rows();
        let text = rows.iter().map(|row| row.trim().to_owned());
        text.skip(1).take(4).collect::<Vec<_>>()
    };
    assert_eq!(rows(&app), ["one", "", "two", ""]);
    assert_eq!(rows(app.play("<Space>")), ["\u{2574}two", "", "three", ""]);
}

#[test]
fn a_page_turn_at_the_end_leaves_the_screen_as_it_is() {
    let mut app = App::library(Arabic, (80, 24));
    let end = app.play("<Left>G").screen().buffer;
    assert_eq!(app.play("<Space>").screen().buffer, end);
}

#[test]
fn a_hint_names_the_bracket_that_is_on_the_key() {
    let mut app = App::library(Arabic, (120, 20));
    // teh, lam: the end of "next" and its beginning
    let hints = app.play("<Left>").screen().last();
    assert!(
        hints.contains("\u{FEF2}\u{FEDF}\u{FE8E}\u{FE98}\u{FEDF}\u{FE8D} ]"),
        "{hints}"
    );
    assert!(!hints.contains('['), "{hints}");
}

#[test]
fn the_first_visible_word_survives_every_resize() {
    let mut app = App::library(Arabic, (100, 30));
    app.play("<Left><PageDown><PageDown><Down>");
    let text = |app: &App| app.screen().rows()[3..29].join("\n");
    let before = text(&app);
    let place = app.state().reader().unwrap().place().unwrap();
    for (width, height) in [(40, 10), (20, 5), (1, 1), (200, 60), (60, 7), (100, 30)] {
        app.resize(width, height);
        if (width, height) >= (20, 5) {
            let height = app
                .state()
                .panes()
                .unwrap()
                .column()
                .map_or(1, |c| c.height);
            let view = app.state().reader().unwrap().view(height).unwrap();
            let shows = view.rows.iter().any(|row| row.block.id == place.block);
            assert!(shows, "{width}\u{00D7}{height}");
        }
    }
    assert_eq!(text(&app), before);
}

#[test]
fn start_and_end_reach_the_first_and_the_last_row() {
    let mut app = App::library(English, (80, 24));
    app.play("<CR>");
    let start = app.screen().text();
    app.play("G");
    assert!(
        app.screen().row(1).contains("100%"),
        "{}",
        app.screen().text()
    );
    assert_eq!(app.play("g").screen().text(), start);
    app.play("G<Down>");
    let end = app.screen().text();
    assert_eq!(app.play("<PageDown><Down>").screen().text(), end);
}

#[test]
fn keys_of_the_arabic_layout_do_the_same() {
    let mut latin = App::library(Arabic, (80, 24));
    let mut arabic = App::library(Arabic, (80, 24));
    latin.play("jj<CR>jjd/\u{0642}<CR>nN]");
    // teh teh, Enter, teh teh yeh, zah …, alef maksura, alef with madda, dal
    arabic.play(
        "\u{062A}\u{062A}<CR>\u{062A}\u{062A}\u{064A}\u{0638}\u{0642}<CR>\u{0649}\u{0622}\u{062F}",
    );
    assert_eq!(latin.screen().text(), arabic.screen().text());
    assert_eq!(arabic.play("\u{0636}").flow, Flow::Quit);
}

#[test]
fn the_lam_alef_of_the_b_key_is_no_jump_to_the_start() {
    let mut app = App::library(Arabic, (80, 24));
    app.play("<CR><Space><Space>");
    let there = app.screen().text();
    app.play("<Space>\u{FEFB}");
    assert_eq!(app.screen().row(5), there.lines().nth(5).unwrap());
}

#[test]
fn search_moves_counts_and_comes_back() {
    let text = format!("{BEH}\u{062A} x\n\n").repeat(40)
        + "needle here\n\n"
        + &"more\n\n".repeat(40)
        + "needle\n";
    let mut app = App::files(&[("t.txt", text.as_bytes())], English, (40, 12));
    let before = app.screen().text();
    app.play("/nee");
    assert!(
        app.screen().last().ends_with("1/2 fold"),
        "{}",
        app.screen().last()
    );
    assert_eq!(app.screen().lit().len(), 1);
    assert!(app.screen().lit()[0].2);
    assert_eq!(app.play("<Esc>").screen().text(), before);
    app.play("/needle<CR>n");
    assert!(app.screen().last().ends_with("/needle 2/2"));
    app.play("n");
    assert!(app.screen().last().contains("on from the start"));
    assert!(app.play("x").screen().last().ends_with("/needle 1/2"));
    app.play("N");
    assert!(app.screen().last().contains("on from the end"));
    app.play("/zebra");
    assert!(app.screen().last().ends_with("0/0 fold"));
    app.play("<CR>");
    assert!(app.screen().last().contains("zebra"));
}

#[test]
fn folding_finds_what_a_reader_means() {
    let text = "\u{0642}\u{064E}\u{0627}\u{0644}\u{064E} \u{0627}\u{0644}\u{0634}\u{0651}\u{064E}\u{0627}\u{0647}\u{0650}\u{062F}\u{064F} \
        \u{0623}\u{0646}\u{0651} \u{0627}\u{0644}\u{0645}\u{062F}\u{0631}\u{0633}\u{0640}\u{0640}\u{0629} \u{0639}\u{0644}\u{0649} \u{0661}\u{0662}\n";
    for query in [
        "\u{0642}\u{0627}\u{0644} \u{0627}\u{0644}\u{0634}\u{0627}\u{0647}\u{062F}",
        "\u{0627}\u{0646}",
        "\u{0627}\u{0644}\u{0645}\u{062F}\u{0631}\u{0633}\u{0647}",
        "\u{0639}\u{0644}\u{064A}",
        "12",
    ] {
        let mut app = App::files(&[("t.txt", text.as_bytes())], English, (60, 12));
        let screen = app.play(&format!("/{query}")).screen();
        assert!(
            screen.last().ends_with("1/1 fold"),
            "{query}: {}",
            screen.last()
        );
    }
}

#[test]
fn a_match_over_two_lines_and_two_directions_lights_in_all_its_pieces() {
    // beh teh, space, a b c, space, theh: at 24 columns on one row, the match in three pieces.
    let text = "\u{0628}\u{062A} abc \u{062B}\u{062C}\n";
    let mut app = App::files(&[("t.txt", text.as_bytes())], Arabic, (24, 5));
    let screen = app.play("/\u{062A} ab").screen();
    assert_eq!(
        screen.lit().iter().map(|l| l.1.clone()).collect::<Vec<_>>(),
        [17..19, 20..22]
    );
    let mut narrow = App::files(
        &[("t.txt", b"aaaaaaaaaaaaaaa bbbb cccc\n")],
        English,
        (20, 5),
    );
    let screen = narrow.play("/aaa bb").screen();
    assert_eq!(
        screen
            .lit()
            .iter()
            .map(|l| (l.0, l.1.clone()))
            .collect::<Vec<_>>(),
        [(1, 13..16), (2, 1..3)]
    );
}

#[test]
fn a_query_without_letters_says_so() {
    let mut app = App::library(English, (80, 24));
    let screen = app.play("/\u{064E}").screen();
    assert!(screen.last().contains("no letter"), "{}", screen.last());
    assert!(app.play("<CR>").screen().last().contains("no letter"));
}

#[test]
fn pasted_text_goes_into_the_query() {
    let mut app = App::library(English, (80, 24));
    app.play("/").event(Event::Paste("Richthofen\n".into()));
    assert!(
        app.screen().last().starts_with(" / Richthofen"),
        "{}",
        app.screen().last()
    );
}

#[test]
fn hiding_the_list_gives_the_text_the_screen() {
    let mut app = App::library(English, (100, 24));
    assert!(app.screen().row(5).contains('\u{2502}'));
    app.play("z");
    assert!(!app.screen().row(5).contains('\u{2502}'));
    assert_eq!(app.focus(), Focus::Text);
    assert!(app.play("z").screen().row(5).contains('\u{2502}'));
}

#[test]
fn a_click_selects_and_the_wheel_scrolls() {
    let mut app = App::library(English, (100, 24));
    let row = 3 + app.state().slots()[2].rows.start;
    app.event(Event::Click { column: 5, row });
    assert_eq!(app.state().selected, 2);
    app.event(Event::Click { column: 60, row: 7 });
    assert_eq!(app.focus(), Focus::Text);
    let before = app.screen().row(6);
    app.event(Event::Wheel {
        turns: 1,
        column: 60,
        row: 7,
    });
    assert_eq!(
        app.screen().row(3).split('\u{2502}').nth(1),
        before.split('\u{2502}').nth(1)
    );
    app.event(Event::Wheel {
        turns: 1,
        column: 5,
        row: 7,
    });
    assert_eq!(app.state().selected, 3);
}

#[test]
fn titles_have_two_rows_before_they_are_cut_and_each_row_can_be_clicked() {
    let long = "a title of some words that no list has the room to show in one row of it";
    let files: Vec<(String, String)> = (0..9)
        .map(|number| {
            let title = if number % 3 == 0 { "short" } else { long };
            let text = format!("+++\ntitle = \"{number} {title}\"\n+++\ntext {number}\n");
            (format!("{number}.md"), text)
        })
        .collect();
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()))
        .collect();
    for size in [(100, 24), (40, 12), (200, 50)] {
        let mut app = App::files(&files, English, size);
        for keys in ["", "<PageDown>", "<PageDown>", "<End>", "<PageUp>", "k"] {
            app.play(keys);
            let slots = app.state().slots();
            assert!(slots.iter().any(|slot| slot.entry == app.state().selected));
            for slot in &slots {
                let rows = 3 + slot.rows.start..3 + slot.rows.end;
                assert!(rows.end < size.1, "whole above the last row");
                let first = app.screen().row(rows.start);
                let title = first.trim_start_matches(['\u{258C}', '\u{258F}', ' ']);
                assert!(title.starts_with(&format!("{} ", slot.entry)), "{first}");
                let tall = slot.entry % 3 != 0;
                assert_eq!(rows.len(), if tall { 3 } else { 2 }, "{size:?}");
                for row in rows {
                    app.event(Event::Click { column: 3, row });
                    assert_eq!(app.state().selected, slot.entry);
                }
            }
        }
    }
}

#[test]
fn a_month_that_all_share_is_said_once() {
    let text = |date: &str| format!("+++\ntitle = \"t\"\ndate = {date}\n+++\ntext\n");
    let screen = |dates: [&str; 2]| {
        let texts = dates.map(text);
        let files = [("a.md", texts[0].as_bytes()), ("b.md", texts[1].as_bytes())];
        App::files(&files, English, (100, 20)).screen()
    };
    let same = screen(["2022-01-05", "2022-01-22"]);
    assert!(
        same.row(1).contains("2 articles \u{B7} January 2022"),
        "{}",
        same.text()
    );
    assert!(same.row(4).contains("5th \u{B7} 1 min"), "{}", same.row(4));
    assert!(same.row(7).contains("22nd \u{B7} 1 min"), "{}", same.row(7));
    let other = screen(["2022-01-05", "2022-02-05"]);
    assert!(other.row(4).contains("5 January 2022"), "{}", other.row(4));
    assert!(other.row(7).contains("5 February 2022"), "{}", other.row(7));
}

#[test]
fn the_month_is_said_by_texts_that_are_not_on_the_screen_too() {
    let text = |month: u8| format!("+++\ntitle = \"t\"\ndate = 2022-0{month}-05\n+++\ntext\n");
    let names: Vec<String> = (10..40).map(|number| format!("{number}.md")).collect();
    let screen = |last: u8| {
        let texts = [text(1), text(last)];
        let is_last = |name: &String| usize::from(*name == names[29]);
        let bytes = |name| texts[is_last(name)].as_bytes();
        let files: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), bytes(n))).collect();
        App::files(&files, English, (100, 20)).screen()
    };
    // Nothing changes when one comes to the last of them.
    let same = screen(1);
    assert!(same.row(1).contains("January 2022"), "{}", same.row(1));
    assert!(same.row(4).contains("5th \u{B7} 1 min"), "{}", same.row(4));
    let other = screen(2);
    assert!(other.row(4).contains("5 January 2022"), "{}", other.row(4));
}

#[test]
fn of_an_empty_text_no_part_was_read() {
    let screen = App::files(&[("a.md", b"")], English, (60, 14)).screen();
    assert!(!screen.text().contains('%'), "{}", screen.text());
    assert!(!screen.text().contains('\u{2501}'), "{}", screen.text());
}

#[test]
fn the_title_of_the_text_has_rows_of_its_own() {
    let title = "one two three four five six seven eight nine ten eleven twelve thirteen";
    let text = format!("+++\ntitle = \"{title}\"\ndate = 2022-01-05\n+++\ntext\n");
    let screen = App::files(&[("a.md", text.as_bytes())], English, (60, 20)).screen();
    let rows: Vec<String> = (0..5).map(|y| screen.row(y).trim().to_owned()).collect();
    assert_eq!(format!("{} {}", rows[0], rows[1]), title);
    assert!(rows[2].starts_with("5 January 2022"), "{}", rows[2]);
    assert!(rows[2].ends_with("100%"), "{}", rows[2]);
    assert_eq!(rows[4], "text");
}

#[test]
fn a_first_heading_that_is_the_title_is_not_shown_twice() {
    let text = format!("# The title\n\nfirst\n\n{}", "more\n\n".repeat(40));
    let mut app = App::files(&[("a.md", text.as_bytes())], English, (60, 14));
    let shown = app.screen();
    assert_eq!(
        shown.text().matches("The title").count(),
        1,
        "{}",
        shown.text()
    );
    let below = shown.rows().iter().position(|row| row.contains("first"));
    // Further down the title stands above the text, which has moved by the rows that were asked for.
    let scrolled = app.play("j").screen();
    assert_eq!(scrolled.row(0).trim(), "The title");
    let above = scrolled.rows().iter().position(|row| row.contains("first"));
    assert_eq!(below.map(|y| y - 1), above);
    assert_eq!(scrolled.text().matches("The title").count(), 1);
}

#[test]
fn control_characters_of_a_text_never_reach_the_screen() {
    let text = "a\u{1b}31mb\u{7}c\u{202E}d\u{200F}\u{FEFF}\u{00AD}e\ttab\n";
    let app = App::files(&[("t.txt", text.as_bytes())], English, (60, 12));
    let shown = app.screen().text();
    assert!(shown.contains("a\u{241B}31mb\u{2407}c"), "{shown}");
    assert!(!shown.contains(
        |c: char| c.is_control() && c != '\n' || "\u{202E}\u{200F}\u{FEFF}\u{00AD}".contains(c)
    ));
}

#[test]
fn runs_of_blank_lines_are_one_gap() {
    let app = App::files(
        &[("t.txt", b"one\ntwo\n\n\n \t \n\nthree\n")],
        English,
        (30, 12),
    );
    let rows = app.screen().rows();
    assert_eq!(
        rows[3..8].iter().map(|r| r.trim()).collect::<Vec<_>>(),
        ["one", "two", "", "three", ""]
    );
}

#[test]
fn invalid_utf8_is_shown_as_such_with_a_notice() {
    let app = App::files(
        &[("t.txt", b"ab\xFF\xC3cd \xD8\xA8\xD8\xA8\xD8\xA8\xD8\xA8\n")],
        English,
        (70, 14),
    );
    let screen = app.screen();
    assert!(
        screen.row(3).contains("ab\u{FFFD}\u{FFFD}cd"),
        "{}",
        screen.text()
    );
    assert!(screen.row(1).contains("UTF-8"));
}

#[test]
fn markdown_that_is_too_large_says_that_it_is_plain_and_what_to_do() {
    let large = "*a*b".repeat(1 << 20);
    for (language, told) in [
        (
            English,
            "too large for Markdown, shown as plain text: split it",
        ),
        (Arabic, "Markdown"),
    ] {
        let files: [(&str, &[u8]); 2] = [("a.md", large.as_bytes()), ("b.md", b"b")];
        let screen = App::files(&files, language, (100, 30)).screen();
        assert!(screen.row(1).contains(told), "{}", screen.row(1));
        assert!(screen.text().contains("*a*b"));
    }
}

#[test]
fn bad_front_matter_is_told_and_the_other_articles_stay_readable() {
    let files: [(&str, &[u8]); 2] = [
        ("a.md", b"+++\ntitle = \"x\"\ntitel = \"y\"\n+++\ntext\n"),
        ("b.md", b"fine\n"),
    ];
    let mut app = App::files(&files, English, (80, 16));
    let text = app.screen().text();
    assert!(
        text.contains("a.md") && text.contains("line 3") && text.contains("titel"),
        "{text}"
    );
    assert!(app.play("j").screen().text().contains("fine"));
}

#[test]
fn broken_yaml_is_told_and_its_text_stays_readable() {
    let files: [(&str, &[u8]); 2] = [
        ("a.md", b"---\nauthor: W\nlayout: a: b\n---\ntext of a\n"),
        ("b.md", b"---\nauthor: V\nlayout: a\n---\ntext of b\n"),
    ];
    let mut app = App::files(&files, English, (80, 16));
    let text = app.screen().text();
    for shown in ["by W", "broken YAML front matter, line 3", "text of a"] {
        assert!(text.contains(shown), "{text}");
    }
    assert!(!text.contains("layout"), "{text}");
    let text = app.play("j").screen().text();
    assert!(
        text.contains("by V") && text.contains("text of b"),
        "{text}"
    );
    assert!(
        !text.contains("broken") && !text.contains("layout"),
        "{text}"
    );
}

#[test]
fn an_empty_file_says_so() {
    let app = App::files(&[("t.txt", b"\n\n \n")], English, (60, 12));
    assert!(app.screen().text().contains("no text in this file"));
}

#[test]
fn quit_suspend_and_redraw_are_asked_of_the_loop() {
    let mut app = App::library(English, (80, 24));
    assert_eq!(app.play("<C-z>").flow, Flow::Suspend);
    assert_eq!(app.play("<C-l>").flow, Flow::Redraw);
    assert_eq!(app.play("?q").flow, Flow::Continue);
    assert_eq!(app.play("q").flow, Flow::Quit);
    assert_eq!(
        App::library(English, (80, 24)).play("<C-c>").flow,
        Flow::Quit
    );
}

/// The test card as a terminal would have it that can show these modes.
fn card(language: kzread::words::Language, size: (u16, u16), modes: &[Mode]) -> App {
    let mut app = two_files(language, size);
    app.play("T").session.set_modes(modes.to_vec());
    app
}

#[test]
fn the_test_card_has_a_line_for_each_mode() {
    let modes = [Mode::Shaped, Mode::Lro, Mode::WordLrm];
    insta::assert_snapshot!(card(Arabic, (64, 14), &modes).screen().dump());
    let app = card(English, (64, 14), &modes);
    let screen = app.screen();
    let lines: Vec<String> = [4, 6, 8].map(|y| screen.row(y)).into();
    assert!(lines[0].starts_with(" 1 \u{2502} 2022 "), "{lines:?}");
    assert_eq!(lines[0].replacen('1', "3", 1), lines[2]);
    let rows = [(4, modes[0]), (6, modes[1]), (8, modes[2])];
    assert_eq!(app.session.rows_in_modes(), rows);
}

#[test]
fn the_number_of_a_line_chooses_its_mode() {
    for (key, mode) in [
        ("1", Mode::Lro),
        ("2", Mode::Inv),
        ("\u{662}", Mode::Inv),
        ("\u{6f1}", Mode::Lro),
    ] {
        let mut app = card(Arabic, (64, 14), &[Mode::Lro, Mode::Inv]);
        let before = two_files(Arabic, (64, 14)).screen().text();
        assert_eq!(app.play(key).flow, Flow::Choose(mode));
        assert_eq!(app.session.rows_in_modes(), []);
        assert_eq!(app.screen().text(), before);
    }
    let ten = Mode::NAMES.map(|(_, mode)| mode);
    assert_eq!(
        card(Arabic, (64, 40), &ten).play("0").flow,
        Flow::Choose(ten[9])
    );
    assert!(
        card(English, (64, 40), &ten)
            .screen()
            .row(22)
            .starts_with(" 0 \u{2502}")
    );
    let mut app = card(Arabic, (64, 14), &[Mode::Lro, Mode::Inv]);
    let shown = app.screen().text();
    // No line has these numbers, and other keys do nothing; nor do clicks and the wheel.
    assert_eq!(app.play("390jx/").flow, Flow::Continue);
    let (column, row) = (3, 5);
    app.event(Event::Click { column, row });
    app.event(Event::Wheel {
        turns: 1,
        column,
        row,
    });
    assert_eq!(app.screen().text(), shown);
}

#[test]
fn the_test_card_is_left_without_a_choice() {
    let before = two_files(English, (64, 14)).screen().text();
    // On the Arabic layout, T types lam and alef with hamza below.
    for key in ["<Esc>", "q", "T", "\u{fef9}"] {
        let mut app = card(English, (64, 14), &[Mode::Lro, Mode::Inv]);
        assert_eq!(app.play(key).flow, Flow::Continue);
        assert_eq!(app.screen().text(), before);
    }
    let mut app = two_files(English, (64, 14));
    assert!(app.play("\u{fef9}").state().card().is_some());
}

#[test]
fn a_small_screen_scrolls_the_test_card() {
    let modes = Mode::NAMES.map(|(_, mode)| mode);
    let mut app = card(English, (20, 5), &modes);
    let first = |app: &App| app.session.rows_in_modes()[0];
    assert_eq!(first(&app), (1, Mode::Shaped));
    assert_eq!(app.session.rows_in_modes().len(), 3);
    assert_eq!(first(app.play("jj<Up>")), (1, Mode::Lro));
    assert!(app.screen().row(1).starts_with(" 2 \u{2502}"));
    // Too small for anything: no row is sent in another mode than the message is.
    app.resize(19, 4);
    assert_eq!(app.session.rows_in_modes(), []);
    assert!(!app.screen().text().contains('\u{2502}'));
}

#[test]
fn the_heading_names_the_author_and_the_sources_in_their_order() {
    let text = "+++\ntitle = \"x\"\nauthor = \"Aigerim (Almaty)\"\nsources = [\"BBC (Arabic)\", \"AFP\"]\n+++\n\u{0628}\u{0628}\n";
    let mut app = App::files(&[("a.md", text.as_bytes())], Arabic, (90, 12));
    // Each source stands by itself, so that the list goes from right to left.
    let seen = "AFP \u{060C}BBC (Arabic)";
    let heading = app.play("").screen().row(1);
    assert!(heading.contains("Aigerim (Almaty)"), "{heading}");
    assert!(heading.contains(seen), "{heading}");
}

#[test]
fn the_heading_names_the_sources_in_the_language_of_the_interface_and_counts_what_does_not_fit() {
    let text = "+++\ntitle = \"x\"\nsources = [\"\u{0628}\u{0628}\", \"\u{062D}\u{062D}\"]\n\
        sources_en = [\"The Beirut Daily\", \"The Cairo Weekly\"]\n+++\ntext\n";
    let mut app = App::files(&[("a.md", text.as_bytes())], English, (90, 12));
    let heading = app.play("").screen().row(1);
    assert!(
        heading.contains("sources: The Beirut Daily, The Cairo Weekly"),
        "{heading}"
    );
    let mut app = App::files(&[("a.md", text.as_bytes())], English, (40, 12));
    let heading = app.play("<Tab>").screen().row(1);
    assert!(
        heading.contains("sources: The Beirut Daily and 1 more"),
        "{heading}"
    );
}

#[test]
fn numbers_of_the_interface_have_one_kind_of_digit() {
    let mut app = two_files(Arabic, (110, 40));
    for keys in [
        "",
        "/a",
        "<Esc>sa",
        "<CR>",
        "<Esc><Esc>?",
        "<Esc>T",
        "<Esc>t",
        "<Esc>12",
        "<Esc>m'",
    ] {
        let screen = app.play(keys).screen().text();
        let other = |c: char| matches!(c, '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}');
        assert!(!screen.contains(other), "{keys}: {screen}");
    }
}
