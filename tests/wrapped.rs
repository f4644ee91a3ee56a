//! Text that a margin has cut into lines, as a reader meets it: joined, searched over the line ends, and shown as it stands.

mod common;

use std::sync::Arc;

use common::App;
use kzread::document::Document;
use kzread::page::Layout;
use kzread::words::Language::English;

const TEXT: &str = "\
We walked along the river for two hours and wrote down every
bird that we saw on the way to the old mill. The guide told
us that nobody had used it since the flood, and that its
owner had left the village long ago.

- scales
- a camera
- rope

The second bird was larger and flew away before we could
take a picture of it, so the list has only its name. Nobody
in the village knew where it had come from, or whether there
would be others.
";

fn app(size: (u16, u16)) -> App {
    App::files(&[("birds.txt", TEXT.as_bytes())], English, size)
}

fn rows(app: &App) -> Vec<String> {
    let rows = app.screen().rows();
    let shown = rows[3..rows.len() - 1].iter();
    shown
        .map(|row| row.trim().to_owned())
        .filter(|row| !row.is_empty())
        .collect()
}

#[test]
fn paragraphs_are_joined_for_any_width_and_lists_are_not() {
    let narrow = rows(&app((40, 30)));
    assert_eq!(
        narrow[..3],
        [
            "We walked along the river for two",
            "hours and wrote down every bird that",
            "we saw on the way to the old mill. The"
        ]
    );
    let wide = rows(&app((74, 30)));
    assert_eq!(
        wide[0],
        "We walked along the river for two hours and wrote down every bird that"
    );
    for list in [narrow, wide] {
        let first = list.iter().position(|row| row == "- scales").unwrap();
        assert_eq!(list[first + 1..first + 3], ["- a camera", "- rope"]);
    }
}

#[test]
fn a_key_shows_the_lines_as_they_stand_and_the_place_stays() {
    let mut app = app((40, 12));
    app.play("jjjjj");
    let before = rows(&app);
    app.play("w");
    assert!(
        app.screen()
            .last()
            .contains("lines as they stand in the file"),
        "{}",
        app.screen().last()
    );
    let kept = rows(&app);
    // The top row goes on where it was, up to the end of its line in the file.
    let first = before[0].split(' ').next().unwrap();
    assert!(kept[0].contains(first), "{before:?} {kept:?}");
    app.play("w");
    assert!(app.screen().last().contains("lines joined to paragraphs"));
    assert_eq!(rows(&app), before);
}

#[test]
fn a_phrase_is_found_over_a_line_end_while_lines_are_joined() {
    let mut app = app((40, 30));
    // In quotes, for one word of the two would be found without the other.
    app.play("/\"told us\"<CR>");
    let lit = |app: &App| app.screen().lit();
    assert_eq!(lit(&app).len(), 1);
    assert!(
        app.screen().last().contains("1/1"),
        "{}",
        app.screen().last()
    );
    app.play("w");
    assert_eq!(lit(&app), []);
    app.play("w");
    assert_eq!(lit(&app).len(), 1);
}

#[test]
fn a_text_without_a_margin_has_nothing_to_join() {
    let mut app = App::files(&[("a.txt", b"One line.\nAnother.\n")], English, (60, 12));
    app.play("w");
    assert!(app.screen().last().contains("no wrapped lines"));
    assert_eq!(rows(&app), ["One line.", "Another."]);
}

/// The rows of a text on a page of this width.
fn laid_out(text: &str, width: u16) -> Vec<String> {
    let document = Document::plain(Arc::new(text.as_bytes().to_vec())).unwrap();
    let mut rows = Vec::new();
    let mut next = document.first().unwrap();
    while let Some(id) = next {
        let layout = Layout::new(document.block(id).unwrap(), width);
        for piece in (0..layout.rows()).flat_map(|row| layout.row(row).pieces) {
            rows.push(" ".repeat(piece.x.into()) + piece.line.to_text().trim_end());
        }
        next = document.next(id).unwrap();
    }
    rows
}

#[test]
fn what_stands_farther_in_stays_there_when_it_is_joined() {
    let quotation = "    What the miller said about it stands here, farther in than\n    the words of the guide, for so he wrote it down himself in\n    a letter to his sister.\n\n";
    let items = "  * a pair of scales that weigh no more than three hundred\n    grams, and a box for them\n  * a rope\n";
    let text = TEXT.to_owned() + "\n" + quotation + items;
    for width in [36, 100] {
        let rows = laid_out(&text, width);
        let from = rows
            .iter()
            .position(|row| row.contains("What the"))
            .unwrap();
        let to = rows.iter().position(|row| row.contains("sister")).unwrap();
        let is_inset = |row: &String| row.starts_with("    ") && !row.starts_with("     ");
        assert!(rows[from..=to].iter().all(is_inset), "{rows:#?}");
        assert!(rows[to + 1].starts_with("  * a pair"), "{rows:#?}");
        let last = rows
            .iter()
            .position(|row| row.contains("for them"))
            .unwrap();
        assert!(rows[to + 2..=last].iter().all(is_inset), "{rows:#?}");
        assert_eq!(rows[last + 1..], ["  * a rope"]);
    }
}
