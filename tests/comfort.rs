//! How texts look, chosen by keys: what is seen, that nothing of the text changes, and that the choice is kept.

mod common;

use std::fs;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

use common::App;
use kzread::app::Comfort;
use kzread::document::Document;
use kzread::page::{Page, Row, Typography};
use kzread::paint::Theme;
use kzread::store::Store;
use kzread::text::{Digits, Direction, Drawing, Justification};
use kzread::words::Language;

/// A paragraph of words, numbers and harakat: kataba, then fi 12 mosques of 2022, UTF-8.
const SENTENCE: &str = "\u{643}\u{64E}\u{62A}\u{64E}\u{628}\u{64E} \u{641}\u{64A} 12 \u{645}\u{633}\u{62C}\u{62F} \u{643}\u{62A}\u{627}\u{628} 2022 UTF-8 \u{645}\u{643}\u{62A}\u{628}\u{629}";

/// So many paragraphs of such sentences.
fn text(paragraphs: usize) -> String {
    let paragraph = [SENTENCE; 6].join("\u{60C} ");
    let heading = "# \u{639}\u{646}\u{648}\u{627}\u{646}\n\n";
    heading.to_owned() + &format!("{paragraph}\n\n").repeat(paragraphs)
}

fn app(language: Language, size: (u16, u16)) -> App {
    let text = text(3);
    App::files(&[("a.md", text.as_bytes())], language, size)
}

/// The rows of the text, its heading left out.
fn rows(app: &App) -> Vec<String> {
    app.screen().rows()[5..].to_vec()
}

fn column(app: &App) -> u16 {
    app.state().panes().unwrap().column().unwrap().width
}

#[test]
fn plus_and_minus_make_the_text_wider_and_narrower_within_the_pane() {
    let mut app = app(Language::English, (120, 24));
    assert_eq!(column(&app), 70);
    assert_eq!(column(app.play("+")), 74);
    assert!(
        app.screen().last().contains("74"),
        "{}",
        app.screen().last()
    );
    assert_eq!(column(app.play("-----")), 54);
    app.play(&"+".repeat(40));
    assert_eq!(column(&app), 118);
    assert!(app.screen().last().contains("no room"));
    app.play(&"-".repeat(40));
    assert_eq!(column(&app), 20);
}

#[test]
fn the_place_stays_where_the_text_becomes_wider() {
    let mut app = app(Language::English, (120, 12));
    app.play("jjjjjjjj");
    let place = app.state().reader().unwrap().place();
    assert_eq!(app.play("++").state().reader().unwrap().place(), place);
}

#[test]
fn harakat_are_hidden_and_shown_by_a_key_on_either_layout() {
    let mut app = app(Language::Arabic, (100, 24));
    let has_fatha = |app: &App| rows(app).iter().any(|row| row.contains('\u{64E}'));
    assert!(has_fatha(&app));
    assert!(!has_fatha(app.play("h")));
    // alef stands on the key of h
    assert!(has_fatha(app.play("\u{627}")));
}

#[test]
fn digits_are_chosen_for_the_text_and_the_interface() {
    let mut app = app(Language::Arabic, (100, 24));
    let said = app.play("#").screen();
    let all = said.text();
    assert!(all.contains("\u{662}\u{660}\u{662}\u{662}"), "{all}");
    // Latin words keep theirs.
    assert!(all.contains("UTF-8") && !all.contains("2022"));
    // So does the heading: how much of it is read.
    assert!(
        !said.row(2).contains(|c: char| c.is_ascii_digit()),
        "{}",
        said.row(2)
    );
    let all = app.play("#").screen().text();
    assert!(all.contains("\u{6F2}\u{6F0}\u{6F2}\u{6F2}"), "{all}");
    assert!(app.play("##").screen().text().contains("2022"));
}

/// How many pieces of rows a search lights.
fn lit(app: &App) -> usize {
    app.screen().lit().len()
}

#[test]
fn what_is_found_is_found_however_the_text_looks() {
    for keys in ["", "h", "#", "##", "J", "JJ", "l", "h#JJlp"] {
        let mut app = app(Language::Arabic, (60, 60));
        app.play(keys).play("/2022<CR>");
        let count = app
            .screen()
            .last()
            .replace('\u{661}', "1")
            .replace('\u{668}', "8");
        let count = count.replace('\u{6F1}', "1").replace('\u{6F8}', "8");
        assert!(count.contains("1/18"), "{keys}: {count}");
        assert!(lit(&app) > 0, "{keys}");
        // kataba, typed without harakat
        app.play("/\u{643}\u{62A}\u{628}<CR>");
        assert!(lit(&app) > 0, "{keys}");
    }
}

#[test]
fn what_is_copied_is_the_text_however_it_looks() {
    let copied = |keys: &str| {
        let mut app = app(Language::Arabic, (60, 30));
        app.play("/2022<CR>").play(keys).play("yp");
        app.session.take_copy()
    };
    let plain = copied("");
    assert!(
        plain.as_ref().is_some_and(|text| text.contains("2022")),
        "{plain:?}"
    );
    for keys in ["h", "#", "JJ", "l", "i", "h##JlpiZ"] {
        assert_eq!(copied(keys), plain, "{keys}");
    }
}

#[test]
fn a_blank_row_stands_between_lines_and_scrolling_reaches_every_line() {
    let mut app = app(Language::Arabic, (60, 16));
    let plain: Vec<String> = all_rows(&mut app);
    let mut spaced = self::app(Language::Arabic, (60, 16));
    spaced.play("l");
    assert!(rows(&spaced)[1].trim().is_empty());
    let words = |rows: &[String]| -> Vec<String> {
        let rows = rows.iter().map(|row| row.trim().to_owned());
        rows.filter(|row| !row.is_empty()).collect()
    };
    assert_eq!(words(&all_rows(&mut spaced)), words(&plain));
    // Up again, line by line, to the start.
    spaced.play(&"k".repeat(60));
    let first = spaced.state().reader().unwrap().page.start().unwrap();
    assert_eq!(spaced.state().reader().unwrap().place(), first);
}

/// The rows of the text from its start to its end, by the down key: the first of each window.
fn all_rows(app: &mut App) -> Vec<String> {
    let mut all = Vec::new();
    app.play("g");
    loop {
        let place = app.state().reader().unwrap().place();
        all.push(app.screen().row(3));
        app.play("j");
        if app.state().reader().unwrap().place() == place {
            let rest = app.screen().rows();
            all.extend_from_slice(&rest[4..rest.len() - 1]);
            return all;
        }
    }
}

#[test]
fn paragraphs_stand_as_far_apart_as_is_chosen_and_may_be_indented() {
    let mut app = app(Language::Arabic, (60, 60));
    // Between paragraphs; the last blank rows are those below the text.
    let gaps = |app: &App| -> Vec<usize> {
        let rows = rows(app);
        let blank = rows
            .split(|row| !row.trim().is_empty())
            .map(<[String]>::len);
        let mut gaps: Vec<usize> = blank.filter(|rows| *rows > 0).collect();
        gaps.pop();
        gaps
    };
    assert_eq!(gaps(&app), [1, 1]);
    assert_eq!(gaps(app.play("p")), [2, 2]);
    app.play("ppp");
    assert_eq!(gaps(&app), [1, 1]);
    // The first line of a paragraph begins four columns further in: on the right.
    let before = rows(&app);
    let after = rows(app.play("i"));
    let edge = |rows: &[String]| {
        rows[0]
            .chars()
            .filter(|c| kzread::text::cluster::char_width(*c) > 0)
            .count()
    };
    assert_eq!(edge(&after), edge(&before) - 4);
}

#[test]
fn paragraphs_are_never_nearer_to_each_other_than_their_lines() {
    let mut app = app(Language::Arabic, (60, 60));
    // A blank row between lines, none between paragraphs.
    app.play("lppp");
    let shown = rows(&app);
    let last = shown.iter().rposition(|row| !row.trim().is_empty());
    let between = shown[..=last.unwrap()].iter().skip(1).step_by(2);
    assert!(between.clone().count() > 5);
    assert!(
        between.clone().all(|row| row.trim().is_empty()),
        "{shown:#?}"
    );
}

#[test]
fn one_paragraph_stands_out_and_the_rest_is_faint() {
    let mut app = app(Language::Arabic, (60, 60));
    let faint = |app: &App| {
        let (screen, theme) = (app.screen(), Theme::new());
        let is_faint = |y: u16| {
            (0..60).any(|x| {
                screen.buffer[(x, y)].style().add_modifier == theme.faint.add_modifier
                    && screen.buffer[(x, y)].symbol() != " "
            })
        };
        (3..58).filter(|y| is_faint(*y)).count()
    };
    assert_eq!(faint(&app), 0);
    let most = faint(app.play("Z"));
    assert!(most > 8, "{most}");
    assert_eq!(faint(app.play("Z")), 0);
}

#[test]
fn months_have_other_names_and_the_heading_a_hijri_date() {
    let text = format!("+++\ntitle = \"t\"\ndate = 2022-01-05\n+++\n\n{SENTENCE}\n");
    let mut app = App::files(&[("a.md", text.as_bytes())], Language::English, (100, 20));
    assert!(app.screen().row(1).contains("5 January 2022"));
    let heading = app.play("H").screen().row(1);
    assert!(heading.contains("2 Jumada II 1443 AH"), "{heading}");
    // The Levant has January as kanun al-thani, which begins with kaf.
    let heading = app.play("IK").screen().row(1);
    assert!(
        heading.contains('\u{FEDB}') || heading.contains('\u{FED9}'),
        "{heading}"
    );
    assert!(app.play("H").state().comfort.months == kzread::words::Months::Levant);
}

#[test]
fn a_hijri_date_that_has_no_room_in_the_heading_is_left_out_whole() {
    let text = format!("+++\ntitle = \"t\"\ndate = 2022-01-05\n+++\n\n{SENTENCE}\n");
    let mut app = App::files(&[("a.md", text.as_bytes())], Language::English, (34, 20));
    let heading = app.play("H").screen().row(1);
    assert!(heading.contains("5 January 2022"), "{heading}");
    assert!(
        !heading.contains("2 J") && !heading.contains('\u{2026}'),
        "{heading}"
    );
}

fn typographies() -> Vec<Typography> {
    let mut all = Vec::new();
    for justification in [
        Justification::None,
        Justification::Spaces,
        Justification::Kashida,
    ] {
        for (line_spacing, paragraph_spacing, first_line_indent) in
            [(0, 1, 0), (1, 0, 4), (0, 3, 2)]
        {
            for (bare, digits) in [(false, Digits::AsWritten), (true, Digits::Persian)] {
                all.push(Typography {
                    drawing: Drawing { bare, digits },
                    justification,
                    line_spacing,
                    paragraph_spacing,
                    first_line_indent,
                });
            }
        }
    }
    all
}

/// Every row of a document.
fn every_row(document: &Arc<Document>, width: u16, typography: Typography) -> Vec<Rc<Row>> {
    let mut page = Page::new(document.clone(), width);
    page.set_typography(typography);
    let start = page.start().unwrap().unwrap();
    page.view(start, 5000).unwrap().rows
}

#[test]
fn no_row_is_wider_than_its_width_and_all_of_the_text_is_shown_once() {
    let texts = [
        text(2),
        fs::read_to_string("tests/texts/mixed.txt").unwrap(),
    ];
    for text in texts {
        let document = Arc::new(Document::markdown(&text).unwrap());
        for width in [20, 33, 57, 70, 121] {
            let plain = every_row(&document, width, Typography::default());
            for typography in typographies() {
                let rows = every_row(&document, width, typography);
                for row in &rows {
                    for piece in &row.pieces {
                        assert!(
                            piece.x + piece.line.width() <= width,
                            "{width} {typography:?}"
                        );
                    }
                }
                if typography.first_line_indent == 0 {
                    assert_eq!(bytes(&rows), bytes(&plain), "{width} {typography:?}");
                }
            }
        }
    }
}

/// The bytes of all cells with bytes, from left to right.
fn bytes(rows: &[Rc<Row>]) -> Vec<(u64, std::ops::Range<usize>)> {
    let pieces = rows.iter().flat_map(|row| {
        let id = row.block.id.0;
        row.pieces.iter().map(move |piece| (id, piece))
    });
    pieces
        .flat_map(|(id, piece)| {
            let cells = piece.line.cells().map(move |(_, cell)| {
                let range = &cell.bytes;
                (id, range.start + piece.offset..range.end + piece.offset)
            });
            cells
                .filter(|(_, range)| !range.is_empty())
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn justified_lines_reach_both_edges_and_the_last_is_free() {
    let document = Arc::new(Document::markdown(&text(1)).unwrap());
    for by in [Justification::Spaces, Justification::Kashida] {
        let typography = Typography {
            justification: by,
            ..Typography::default()
        };
        let rows = every_row(&document, 60, typography);
        let widths: Vec<u16> = rows[2..]
            .iter()
            .filter_map(|row| Some(row.pieces.first()?.line.width()))
            .collect();
        let (last, others) = widths.split_last().unwrap();
        assert!(others.iter().all(|width| *width == 60), "{widths:?}");
        assert!(*last < 60);
        let all: String = rows
            .iter()
            .flat_map(|row| &row.pieces)
            .map(|piece| piece.line.to_text())
            .collect();
        assert_eq!(all.contains('\u{640}'), by == Justification::Kashida);
        assert!(rows[2].pieces[0].line.direction() == Direction::Rtl);
    }
}

#[test]
fn what_keys_chose_is_kept_for_all_texts_until_the_settings_say_otherwise() {
    let folder = common::folder(&[("a.md", text(1).as_bytes())]);
    let state = folder.join("state");
    let paths: Vec<PathBuf> = vec![folder.join("a.md")];
    let mut app = App::keeping(&paths, &state, Language::English, (120, 24));
    app.play("+h#").close();
    let kept = kzread::session::Remembered::read(Store::in_folder(state.clone()), false).looks();
    let kept: Vec<_> = kept
        .iter()
        .map(|(name, look)| (name.to_owned(), look.value.clone(), look.before.clone()))
        .collect();
    let triple = |name: &str, value: &str, before: &str| {
        (name.to_owned(), value.to_owned(), before.to_owned())
    };
    assert_eq!(
        kept,
        [
            triple("digits", "arabic", "written"),
            triple("harakat", "strip", "auto"),
            triple("width", "74", "70"),
        ]
    );
    // What is chosen back is no choice.
    app.play("-h###").close();
    let kept = kzread::session::Remembered::read(Store::in_folder(state), false).looks();
    assert_eq!(kept.iter().count(), 0);
    assert_eq!(app.state().comfort, Comfort::default());
}
