//! Which link is lit, and what is said of it.

use kzread::input::Event;
use kzread::words::Language::Arabic;

use super::{BEH, lit, said, text};
use crate::common::{App, top};

#[test]
fn o_and_shift_o_walk_the_links_of_the_text() {
    let between = "words\n\n".repeat(40);
    let mut app = text(&format!(
        "[one](https://a.org/1) and [two](https://a.org/2)\n\n{between}[three](https://a.org/3)\n"
    ));
    assert_eq!(lit(app.play("o")), "one");
    assert_eq!(lit(app.play("o")), "two");
    assert_eq!(lit(app.play("o")), "three", "farther down than the screen");
    app.play("o");
    assert!(app.screen().last().contains("no link after this"));
    assert_eq!(lit(&app), "three");
    assert_eq!(lit(app.play("O")), "two", "farther up");
    assert_eq!(lit(app.play("O")), "one");
    app.play("O");
    assert!(app.screen().last().contains("no link before this"));
    assert_eq!(lit(app.play("<Esc>")), "");
    // The letters on the keys of o and O.
    assert_eq!(lit(app.play("\u{62E}\u{62E}\u{D7}")), "one");
}

#[test]
fn a_link_stays_lit_as_long_as_it_is_on_the_screen() {
    let mut app = text(&format!(
        "words\n\n[one](https://a.org/1)\n\n{}",
        "words\n\n".repeat(60)
    ));
    assert_eq!(lit(app.play("oj")), "one");
    assert_eq!(lit(app.play("jjj")), "");
    assert!(!said(&app).contains("a.org"));
    // What is lit anew stands on the screen.
    app.play("o");
    assert!(app.screen().last().contains("no link after this"));
    assert_eq!(lit(app.play("O")), "one");
    app.event(Event::Wheel {
        turns: 5,
        column: 30,
        row: 10,
    });
    assert_eq!(lit(&app), "");
}

#[test]
fn the_bottom_says_where_a_link_leads_in_readable_letters() {
    let mut app = text(
        "[a](https://ar.example.org/%D8%A8?x=%D8%A8) [b](%D8%A8.md#%D8%A8) [c](#\u{628}-\u{62A}) [d](javascript:x) \
         [e](#no)\n\n# \u{628} \u{62A}",
    );
    let beh = "\u{FE8F}";
    let expected = [
        format!("https://ar.example.org/{beh}?x={beh}"),
        format!("{beh}.md#{beh}"),
        format!("\u{FE95} {beh}"),
        "kzread does not open this address: javascript:x".into(),
        "the text has no place named \u{201C}no\u{201D}".into(),
    ];
    for expected in expected {
        let said = said(app.play("o"));
        assert!(said.contains(&expected), "{expected}: {said}");
    }
    // What is not opened is not followed, and says so.
    assert!(said(app.play("<CR>")).contains("no place named"));
}

#[test]
fn a_click_lights_a_link_and_a_second_one_follows_it() {
    let words = "words\n\n".repeat(40);
    let mut app = text(&format!("words [to](#x)\n\n{words}# X\n\n{words}"));
    let (y, columns, _) = app.play("o").screen().lit()[0].clone();
    app.play("<Esc>");
    let click = |app: &mut App, column| {
        app.event(Event::Click { column, row: y });
    };
    click(&mut app, columns.start + 1);
    assert_eq!(lit(&app), "to");
    click(&mut app, columns.start - 3);
    assert_eq!(lit(&app), "", "beside it");
    click(&mut app, columns.start);
    click(&mut app, columns.start + 1);
    assert_eq!(top(&app), "X");
}

#[test]
fn a_lit_link_is_told_from_other_text_in_arabic() {
    let source = format!("{BEH}{BEH} [{BEH}\u{62A}](https://a.org) {BEH}{BEH}");
    let mut app = App::files(&[("a.md", source.as_bytes())], Arabic, (60, 24));
    app.play("o");
    // Teh, beh from the left: the link is read from the right.
    assert_eq!(lit(&app), "\u{FE96}\u{FE91}");
    assert!(said(app.play("<CR>")).contains("a.org"));
}

#[test]
fn a_text_without_links_says_so() {
    let mut app = text("words");
    assert!(app.play("o").screen().last().contains("no link after this"));
    assert!(
        app.play("O")
            .screen()
            .last()
            .contains("no link before this")
    );
}
