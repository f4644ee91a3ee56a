//! Going far and coming back: numbers, headings, and the way back from wherever one jumped to.

mod common;

use std::fmt::Write as _;

use common::{App, top};
use kzread::app::Focus;
use kzread::words::Language::{self, Arabic, English};

/// Lines of plain text, each with its number.
fn numbered(count: usize) -> String {
    (1..=count).fold(String::new(), |mut text, number| {
        writeln!(text, "line {number} of them").unwrap();
        text
    })
}

/// One plain text of 400 lines.
fn lines(language: Language) -> App {
    let mut app = App::files(&[("a.txt", numbered(400).as_bytes())], language, (60, 24));
    app.play("<CR>");
    app
}

/// Two texts of Markdown, each with headings far apart.
fn chapters(language: Language) -> App {
    let text = |name: &str| {
        (1..=5).fold(String::new(), |mut text, chapter| {
            let body = format!("words of {name}\n\n").repeat(30);
            write!(text, "# Chapter {chapter} of {name}\n\n{body}").unwrap();
            text
        })
    };
    App::files(
        &[
            ("a.md", text("A").as_bytes()),
            ("b.md", text("B").as_bytes()),
        ],
        language,
        (100, 24),
    )
}

#[test]
fn a_number_and_g_go_to_a_line_of_the_file() {
    let mut app = lines(English);
    assert_eq!(top(app.play("120g")), "line 120 of them");
    assert_eq!(top(app.play("7G")), "line 7 of them");
    // Arabic and Persian digits, and the letter on the key of g
    assert_eq!(
        top(app.play("\u{661}\u{6F2}\u{660}\u{644}")),
        "line 120 of them"
    );
    assert_eq!(top(app.play("30<CR>")), "line 30 of them");
    let text = app.play("401g").screen().text();
    assert!(text.contains("line 400 of them"), "{text}");
    assert!(app.screen().last().contains("the text has 400 lines"));
}

#[test]
fn a_number_and_percent_go_to_where_the_heading_says_so() {
    let mut app = lines(English);
    for (keys, percent) in [
        ("50%", "50%"),
        ("25\u{66A}", "25%"),
        ("\u{667}\u{665}%", "75%"),
        ("\u{6F9}\u{6F9}%", "99%"),
        ("100%", "100%"),
        ("999%", "100%"),
    ] {
        let heading = app.play(keys).screen().rows()[..3].join(" ");
        assert!(heading.contains(percent), "{keys}: {heading}");
    }
    assert_eq!(top(app.play("0%")), "line 1 of them");
    let said = app.play("%").screen().last();
    assert!(said.contains("type the number first"), "{said}");
}

#[test]
fn the_number_is_shown_while_it_is_typed() {
    let mut app = lines(English);
    let last = app.play("12").screen().last();
    assert!(
        last.contains("go to 12") && last.contains("percent"),
        "{last}"
    );
    assert!(app.screen().cursor.is_some());
    assert!(app.play("<BS>").screen().last().contains("go to 1"));
    app.play("<BS>");
    assert!(!app.screen().last().contains("go to"));
    app.play("12<Esc>");
    assert!(!app.screen().last().contains("go to"));
    assert_eq!(top(&app), "line 1 of them");
    // Any other key does what it does without a number.
    app.play("12/400");
    assert!(app.screen().last().contains("1/1"));
}

#[test]
fn a_number_and_j_scroll_by_lines() {
    let mut app = lines(English);
    assert_eq!(top(app.play("10j")), "line 11 of them");
    assert_eq!(top(app.play("4k")), "line 7 of them");
}

#[test]
fn in_the_list_a_number_is_that_of_an_article() {
    let files: Vec<(String, String)> = (1..=30)
        .map(|n| (format!("{n}.txt"), format!("text {n}\n")))
        .collect();
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(n, t)| (n.as_str(), t.as_bytes()))
        .collect();
    let mut app = App::files(&files, English, (100, 24));
    for (keys, selected) in [("12g", 11), ("99g", 29), ("50%", 14), ("1g", 0), ("5j", 5)] {
        assert_eq!(app.play(keys).state().selected, selected, "{keys}");
    }
}

#[test]
fn brackets_go_from_heading_to_heading() {
    let mut app = chapters(English);
    app.play("<CR>");
    assert_eq!(top(app.play("))")), "Chapter 3 of A");
    assert_eq!(top(app.play("(")), "Chapter 2 of A");
    app.play("<C-o>");
    assert_eq!(
        top(&app),
        "Chapter 1 of A",
        "headings in a row are one jump"
    );
    app.play("))jj");
    assert_eq!(top(app.play("(")), "Chapter 3 of A");
    app.play("(((");
    assert!(app.screen().last().contains("no heading before this"));
    app.play("))))");
    assert_eq!(top(&app), "Chapter 5 of A");
    app.play(")");
    assert!(app.screen().last().contains("no heading after this"));
}

#[test]
fn ctrl_o_comes_back_from_wherever_one_jumped_to() {
    let mut app = lines(English);
    app.play("20g");
    for keys in [
        "G",
        "g",
        "50%",
        "300g",
        "/line 350<CR>",
        "/line 9<CR>nnnnn",
        "Gkkg<C-o>",
    ] {
        app.play(keys).play("<C-o>");
        assert_eq!(top(&app), "line 20 of them", "{keys}");
    }
}

#[test]
fn a_query_that_is_given_up_is_no_jump() {
    let mut app = lines(English);
    app.play("20g/line 350<Esc>");
    assert_eq!(top(&app), "line 20 of them");
    app.play("<C-o>");
    assert_eq!(top(&app), "line 1 of them");
    app.play("<C-o>");
    assert!(app.screen().last().contains("nowhere to go back to"));
}

#[test]
fn alt_and_an_arrow_go_both_ways_as_the_arrow_points() {
    for (language, back, forward) in [
        (English, "<A-Left>", "<A-Right>"),
        (Arabic, "<A-Right>", "<A-Left>"),
    ] {
        let mut app = lines(language);
        app.play("100gj200gj300g");
        for (key, line) in [
            (back, 201),
            (back, 101),
            (forward, 201),
            (forward, 300),
            (back, 201),
            (back, 101),
            (back, 1),
            (forward, 101),
        ] {
            let expected = format!("line {line} of them");
            assert_eq!(top(app.play(key)), expected, "{language:?} {key}");
        }
        app.play("50g").play(forward);
        assert_eq!(top(&app), "line 50 of them");
    }
}

#[test]
fn the_way_back_leads_to_another_text_and_its_place() {
    let mut app = chapters(English);
    app.play("<CR>))]");
    assert_eq!(
        (top(&app), app.state().selected),
        ("Chapter 1 of B".into(), 1)
    );
    app.play(")))<C-o>");
    assert_eq!(
        (top(&app), app.state().selected),
        ("Chapter 1 of B".into(), 1)
    );
    app.play("<C-o>");
    assert_eq!(
        (top(&app), app.state().selected),
        ("Chapter 3 of A".into(), 0)
    );
    assert_eq!(app.focus(), Focus::Text);
    app.play("<A-Right><A-Right>");
    assert_eq!(
        (top(&app), app.state().selected),
        ("Chapter 4 of B".into(), 1)
    );
}

#[test]
fn a_result_in_another_text_is_come_back_from() {
    let mut app = chapters(English);
    app.play("<CR>)))j");
    let before = app.screen().text();
    app.play("schapter 5 of b<CR><CR>");
    assert_eq!(app.state().selected, 1);
    app.play("<C-o>");
    assert_eq!(app.state().selected, 0);
    app.play("<Esc><Esc><CR>");
    assert_eq!(top(&app), top_of(&before));
}

/// The first row of the text pane of a screen of `chapters`.
fn top_of(screen: &str) -> String {
    let row = screen.lines().nth(3).unwrap();
    row.split('\u{2502}').next_back().unwrap().trim().to_owned()
}

#[test]
fn jumps_lead_to_the_same_letter_where_a_text_is_shown_otherwise() {
    let page = (100..190).fold(String::new(), |mut text, number| {
        writeln!(text, "<p>words {number} of the article of this page</p>").unwrap();
        text
    });
    let page = format!("<nav>menu</nav><main><h1>T</h1>{page}</main>");
    // Lines in windows-1256.
    let word =
        b" \xC7\xE1\xDF\xCA\xC7\xC8 \xC7\xE1\xDE\xCF\xED\xE3 \xE3\xE4 \xC7\xE1\xDF\xCA\xC7\xC8 ";
    let lines: Vec<u8> = (100..300)
        .flat_map(|number: u32| [word, number.to_string().as_bytes(), b"\n\n"].concat())
        .collect();
    let wrapped = (100..160).fold(String::new(), |mut text, number| {
        let line = format!("{number} along the river and wrote {number} down every bird\n");
        writeln!(text, "{}", line.repeat(4)).unwrap();
        text
    });
    let number = |app: &App| {
        let rows = app.screen().rows()[3..].join(" ");
        let mut words = rows.split_whitespace();
        let number = words.find_map(|word| word.parse::<u32>().ok());
        number.unwrap_or_else(|| panic!("no number in {rows}"))
    };
    for (name, bytes, key) in [
        ("a.html", page.as_bytes(), "a"),
        ("a.txt", &lines, "e"),
        ("b.txt", wrapped.as_bytes(), "w"),
    ] {
        let mut app = App::files(&[(name, bytes)], English, (60, 24));
        let before = number(app.play("53g"));
        assert!(before > 105, "{name}");
        app.play("G").play(key);
        assert_ne!(number(&app), before, "{name}");
        assert_eq!(number(app.play("<C-o>")), before, "{name}");
    }
}
