//! Links to places in the same text.

use kzread::words::Language::English;

use super::{BEH, lit, text};
use crate::common::{App, top};

#[test]
fn enter_follows_a_link_to_a_heading_and_ctrl_o_comes_back() {
    let words = "words\n\n".repeat(40);
    let mut app = text(&format!(
        "[to](#{BEH}-1) [x](#x-1)\n\n{words}# {BEH} 1\n\n{words}# X\n\n{words}## X\n\nthe second\n\n{words}"
    ));
    app.play("o<CR>");
    assert_eq!(top(&app), "1 \u{FE8F}");
    assert_eq!(lit(&app), "");
    app.play("<C-o>");
    assert_eq!(top(&app), "to x");
    app.play("<A-Right>");
    assert_eq!(top(&app), "1 \u{FE8F}");
    app.play("<A-Left>oo<CR>");
    assert!(app.screen().text().contains("the second"), "the second X");
}

#[test]
fn a_place_that_the_window_cannot_begin_with_is_lit() {
    let mut app = text("[to](#x)\n\nwords\n\n# X\n\nwords\n");
    app.play("o<CR>");
    let selected = |app: &App| {
        let screen = app.screen();
        let theme = kzread::paint::Theme::new();
        let cells = screen.buffer.content.iter();
        let lit = cells.filter(|cell| cell.style().bg == theme.selected.bg);
        lit.map(|cell| cell.symbol().to_owned()).collect::<String>()
    };
    assert_eq!((top(&app).as_str(), selected(&app).as_str()), ("to", "X"));
    assert_eq!(selected(app.play("j")), "");
}

#[test]
fn whoever_comes_back_goes_on_from_the_link_that_was_followed() {
    let words = "words\n\n".repeat(40);
    let mut app = text(&format!(
        "[one](#x) [two](#x) [three](#x)\n\n{words}# X\n\n{words}"
    ));
    app.play("oo<CR><C-o>");
    assert_eq!(lit(app.play("o")), "two");
    assert_eq!(lit(app.play("o")), "three");
    assert_eq!(lit(app.play("<Esc>OO")), "one");
}

#[test]
fn ids_of_html_are_places() {
    let words = "<p>words</p>".repeat(40);
    let page = format!("<a href='#%D8%A8'>to</a>{words}<p id='{BEH}'>there</p>{words}");
    let mut app = App::files(&[("a.html", page.as_bytes())], English, (60, 24));
    app.play("o<CR>");
    assert_eq!(top(&app), "there");
}
