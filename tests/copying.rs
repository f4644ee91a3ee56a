//! Copying: by key strings, what arrives in the clipboard.

mod common;

use common::{App, Screen};
use kzread::input::Event;
use kzread::paint::Theme;
use kzread::terminal::Way;
use kzread::words::Language::{self, Arabic, English};

const SIZE: (u16, u16) = (80, 24);

/// Beh with fatha, tatweel and teh; lam-alef; a question mark; a Latin word and a number among Arabic ones; a table.
const TEXT: &str = "+++\ntitle = \"T\"\nauthor = \"A\"\ndate = 2022-01-05\n+++\n\n# \u{62C}\u{62C}\n\n\
    \u{628}\u{64E}\u{640}\u{62A} \u{644}\u{627}\u{61F} \u{62A}\u{62A} **kzread 2.5** \u{62B}\u{62B}.\n\n\
    ## \u{62D}\u{62D}\n\n\u{62E}\u{62E} \u{62F}\u{62F}\n\n\
    | \u{628}\u{628} | \u{62A} |\n|---|---|\n| \u{62B} | c d |\n";

const FIRST: &str = "\u{628}\u{64E}\u{640}\u{62A} \u{644}\u{627}\u{61F}";
const SECOND: &str = "\u{62A}\u{62A} kzread 2.5 \u{62B}\u{62B}.";

fn open(text: &str, language: Language) -> App {
    let mut app = App::files(&[("a.md", text.as_bytes())], language, SIZE);
    app.rest();
    app
}

/// What is in the clipboard after some keys; the notice.
fn copied(app: &mut App, keys: &str) -> Option<String> {
    app.play(keys);
    app.session.take_copy()
}

/// The stretches of cells that are selected: row and columns.
fn selected(screen: &Screen) -> Vec<(u16, std::ops::Range<u16>)> {
    let ground = Theme::new().selected.bg;
    let mut found: Vec<(u16, std::ops::Range<u16>)> = Vec::new();
    for y in 0..screen.height() {
        for x in 0..SIZE.0 {
            if screen.buffer[(x, y)].style().bg != ground {
                continue;
            }
            match found
                .last_mut()
                .filter(|(row, columns)| (*row, columns.end) == (y, x))
            {
                Some((_, columns)) => columns.end += 1,
                None => found.push((y, x..x + 1)),
            }
        }
    }
    found
}

#[test]
fn parts_are_copied_as_they_are_written_without_signs_of_the_format() {
    let mut app = open(TEXT, Arabic);
    // The heading stands at the top of the window.
    assert_eq!(copied(&mut app, "yp").as_deref(), Some("\u{62C}\u{62C}"));
    app.resize(80, 9).play("<Down><Down>");
    let all = format!("{FIRST} {SECOND}");
    assert_eq!(copied(&mut app, "ys").as_deref(), Some(FIRST));
    assert_eq!(copied(&mut app, "yp"), Some(all.clone()));
    let below =
        "\u{62D}\u{62D}\n\n\u{62E}\u{62E} \u{62F}\u{62F}\n\n\u{628}\u{628}\t\u{62A}\n\u{62B}\tc d";
    let whole = format!("\u{62C}\u{62C}\n\n{all}\n\n{below}");
    assert_eq!(copied(&mut app, "ya"), Some(whole.clone()));
    assert_eq!(copied(&mut app, "yh"), Some(whole));
    // On the Arabic layout: ghain for y, hah for p.
    assert_eq!(copied(&mut app, "\u{63A}\u{62D}"), Some(all));
    assert_eq!(app.session.take_copy(), None, "once");
    assert_eq!(copied(&mut app, "yz"), None);
    assert_eq!(copied(&mut app, "y<Esc>"), None);
}

#[test]
fn the_current_match_is_copied_with_the_marks_on_it() {
    let mut app = open(TEXT, English);
    assert_eq!(copied(&mut app, "ym"), None);
    assert!(app.screen().last().contains("no current match"));
    app.play("/\u{628}\u{62A}<CR>");
    let word = "\u{628}\u{64E}\u{640}\u{62A}";
    assert_eq!(copied(&mut app, "ym").as_deref(), Some(word));
    assert_eq!(copied(&mut app, "y<CR>").as_deref(), Some(word));
    // Sentence and paragraph are those of the match.
    assert_eq!(copied(&mut app, "ys").as_deref(), Some(FIRST));
}

#[test]
fn a_capital_letter_cites() {
    let mut app = open(TEXT, English);
    app.resize(80, 9).play("<Down><Down>");
    let cited = copied(&mut app, "Ys").unwrap();
    assert_eq!(
        cited,
        format!("{FIRST}\n\n\u{2014} \u{201C}T\u{201D}, A, 5 January 2022, paragraph 1")
    );
}

#[test]
fn what_was_copied_is_lit_and_told_until_the_next_key() {
    let mut app = open(TEXT, English);
    app.resize(80, 9).play("<Down><Down>");
    assert!(copied(&mut app, "ys").is_some());
    assert_eq!(selected(&app.screen()).len(), 1);
    app.session.copied_by(Way::Program("xclip"));
    let last = app.screen().last();
    assert!(
        last.contains("sentence copied (2 words) by xclip"),
        "{last}"
    );
    app.session.copied_by(Way::Osc52Perhaps);
    assert!(app.screen().last().contains("press yy"));
    app.play("<Down>");
    assert_eq!(selected(&app.screen()), []);
}

#[test]
fn what_follows_the_key_is_said_at_the_bottom() {
    let mut app = open(TEXT, English);
    let last = app.play("y").screen().last();
    assert!(
        last.contains("s sentence") && last.contains("a all"),
        "{last}"
    );
    assert!(!last.contains("match"), "{last}");
    let last = app.play("<Esc>/\u{628}<CR>y").screen().last();
    assert!(last.contains("m match"), "{last}");
}

#[test]
fn a_selection_goes_from_word_to_word_as_the_eye_sees_and_is_logical() {
    let mut app = open(TEXT, Arabic);
    app.resize(80, 9).play("<Down><Down>");
    app.play("v");
    let screen = app.screen();
    // The first word, at the right end of its row: three cells, for the fatha has none of its own.
    assert_eq!(selected(&screen).len(), 1, "{}", screen.text());
    assert_eq!(selected(&screen)[0].1.len(), 3);
    // To the left: lam-alef, teh teh, then the number, which stands to the right of the Latin word and follows it in the text.
    app.play("<Left><Left>");
    let said = |app: &mut App| copied(app, "y").unwrap();
    assert_eq!(said(&mut app), format!("{FIRST} \u{62A}\u{62A}"));
    app.play("v<Left><Left><Left>");
    assert_eq!(selected(&app.screen()).len(), 1);
    assert_eq!(said(&mut app), format!("{FIRST} \u{62A}\u{62A} kzread 2.5"));
    app.play("v<Left><Left><Left><Left>");
    let pieces = selected(&app.screen());
    assert_eq!(pieces.len(), 2, "{pieces:?}");
    assert_eq!(said(&mut app), format!("{FIRST} \u{62A}\u{62A} kzread"));
    // Back to the right, and over the end of the row into the next ones.
    app.play("v<Left><Right>");
    assert_eq!(said(&mut app), "\u{628}\u{64E}\u{640}\u{62A}");
    app.play("v<Down><Down>");
    assert_eq!(
        said(&mut app),
        format!("{FIRST} {SECOND}\n\n\u{62D}\u{62D}\n\n\u{62E}\u{62E}")
    );
    app.play("v<Left><Esc>");
    assert_eq!(selected(&app.screen()), []);
    assert_eq!(app.session.take_copy(), None);
}

#[test]
fn cells_of_a_table_are_selected_with_tabs_between_them() {
    let text = "| \u{628}\u{628} | \u{62A} |\n|---|---|\n| \u{62B} | c d |\n";
    let mut app = open(text, Arabic);
    let all = copied(&mut app, "v<Left><Down>y").unwrap();
    assert_eq!(all, "\u{628}\u{628}\t\u{62A}\n\u{62B}\tc d");
}

#[test]
fn the_mouse_selects_by_dragging_and_words_and_paragraphs_by_clicks() {
    let mut app = open("\u{628}\u{628} abc \u{62A}\u{62A}\n\nother\n", Arabic);
    let y = 3;
    let row = app.screen().row(y);
    let column = |sign: char| row.chars().position(|c| c == sign).unwrap() as u16;
    let (a, c) = (column('a'), column('c'));
    app.event(Event::Click { column: c, row: y });
    app.event(Event::Drag { column: a, row: y });
    assert_eq!(selected(&app.screen()), [(y, a..c + 1)]);
    assert_eq!(copied(&mut app, "y").as_deref(), Some("abc"));
    // From the first Arabic letter to b: on the screen in two pieces.
    let right = row.chars().count() as u16 - 1;
    app.event(Event::Click {
        column: right,
        row: y,
    });
    app.event(Event::Drag {
        column: a + 1,
        row: y,
    });
    assert_eq!(selected(&app.screen()).len(), 2);
    assert_eq!(copied(&mut app, "y").as_deref(), Some("\u{628}\u{628} ab"));
    std::thread::sleep(std::time::Duration::from_millis(450));
    for expected in [None, Some("abc"), Some("\u{628}\u{628} abc \u{62A}\u{62A}")] {
        app.event(Event::Click { column: a, row: y });
        let part = app.state().selected_part();
        assert_eq!(part.is_some(), expected.is_some());
        if let Some(expected) = expected {
            assert_eq!(copied(&mut app, "y").as_deref(), Some(expected));
        }
    }
    // A click lets go of it.
    app.play("v").event(Event::Click { column: 0, row: 9 });
    assert_eq!(selected(&app.screen()), []);
}

#[test]
fn arrows_go_on_from_a_sign_that_the_mouse_has_selected() {
    let mut app = open("one two -- three\n", English);
    let column = app.state().panes().unwrap().column().unwrap();
    let (x, y) = (column.x + 8, column.y);
    app.event(Event::Click { column: x, row: y });
    app.event(Event::Drag {
        column: x + 1,
        row: y,
    });
    assert_eq!(selected(&app.screen()), [(y, x..x + 2)]);
    assert_eq!(copied(&mut app, "<Right>y").as_deref(), Some("-- three"));
}

#[test]
fn a_selection_reaches_beyond_the_screen() {
    let lines: Vec<String> = (0..200).map(|n| format!("word{n}\n")).collect();
    let mut app = App::files(&[("a.txt", lines.concat().as_bytes())], English, SIZE);
    let all = copied(&mut app, "v<PageDown><PageDown><PageDown>y").unwrap();
    let rows = all.lines().count();
    assert!(rows > 50, "{rows}");
    assert_eq!(all, lines[..rows].concat().trim_end());
}

#[test]
fn a_drag_that_no_press_on_the_text_began_leaves_a_query_alone() {
    let mut app = open("abc def\n\nother\n", English);
    let row = app.screen().row(3);
    let column = row.chars().position(|c| c == 'a').unwrap() as u16;
    app.event(Event::Click { column, row: 3 });
    app.play("/oth").event(Event::Drag {
        column: column + 2,
        row: 3,
    });
    let prompt = app.state().query_prompt().expect("the query");
    assert_eq!(prompt.prompt.text(), "oth");
}
