//! Web addresses.

use kzread::session::OpenError;
use kzread::words::Language::Arabic;

use super::{lit, said, text};
use crate::common::App;

#[test]
fn a_web_address_is_shown_in_full_and_opened_after_enter_again() {
    let long = format!("https://bank.example@evil.example/{}", "abc/".repeat(60));
    let mut app = text(&format!("[b]({long}) [c](https://p\u{430}ypal.com/)"));
    app.play("o<CR>");
    assert_eq!(app.session.take_address(), None);
    let rows = said(&app);
    assert!(
        rows.contains("Enter again opens evil.example in the browser"),
        "{rows}"
    );
    let (_, address) = rows.split_once('\n').unwrap();
    assert!(address.replace('\n', "").starts_with(&long), "{address}");
    app.play("<CR>");
    let opened = app.session.take_address().unwrap();
    assert_eq!(
        (opened.as_str(), opened.host()),
        (long.as_str(), "evil.example")
    );
    assert_eq!(lit(&app), "");

    // Any key but Enter takes the question back.
    app.play("o<CR>o<CR><Esc><CR>");
    assert!(said(&app).contains("xn--pypal-4ve.com in the browser"));
    app.play("j<CR>");
    assert_eq!(app.session.take_address(), None);
    app.play("<CR>");
    assert_eq!(
        app.session.take_address().unwrap().as_str(),
        "https://xn--pypal-4ve.com/"
    );
}

#[test]
fn what_is_asked_does_not_cover_the_link() {
    let long = format!("https://a.org/{}", "abc/".repeat(90));
    let mut app = text(&format!(
        "{}[b]({long}) [c](../c.md)\n\n{}",
        "words\n\n".repeat(9),
        "words\n\n".repeat(40)
    ));
    app.play("jj").resize(60, 24);
    let before = app.play("o").screen().lit()[0].0;
    app.play("<Esc>").resize(60, before + 3);
    for keys in ["o", "<CR>"] {
        assert_eq!(lit(app.play(keys)), "b", "{}", app.screen().text());
        let (row, ..) = app.screen().lit()[0];
        assert!(row < app.state().panes().unwrap().bottom.y);
    }
    assert!(said(&app).contains("Enter again opens a.org"));
    // Longer than half of the screen, it is cut.
    app.resize(60, 12);
    assert!(said(&app).lines().count() <= 6);
}

#[test]
fn what_became_of_an_address_is_told() {
    let mut app = text("https://a.org/b?c=d.");
    app.play("o<CR><CR>");
    let address = app.session.take_address().unwrap();
    app.session.opened(&address, Ok("xdg-open"));
    assert!(app.screen().last().contains("address given to xdg-open"));
    let refused = OpenError::Refused {
        program: "xdg-open",
        why: "exit status: 4".into(),
    };
    app.session.opened(&address, Err(refused));
    let last = app.screen().last();
    assert!(last.contains("xdg-open did not open the address: exit status: 4"));
    app.session.opened(&address, Err(OpenError::NoProgram));
    assert_eq!(app.session.take_copy().unwrap(), "https://a.org/b?c=d");
    app.session.copied_by(kzread::terminal::Way::Osc52);
    let last = app.screen().last();
    assert!(last.contains("no browser here, so the address was copied by OSC 52"));
}

/// It was no link. mithal.ikhtibar, the domain for tests (RFC 6761), is all of one script, and shown in its letters.
#[test]
fn an_address_in_arabic_letters_is_opened_as_punycode() {
    let host = "\u{645}\u{62B}\u{627}\u{644}.\u{625}\u{62E}\u{62A}\u{628}\u{627}\u{631}";
    let text = format!("\u{628} http://{host}/a.");
    let mut app = App::files(&[("a.txt", text.as_bytes())], Arabic, (60, 24));
    app.play("o<CR><CR>");
    let opened = app.session.take_address().unwrap();
    assert_eq!(opened.as_str(), "http://xn--mgbh0fb.xn--kgbechtv/a");
    assert_eq!(opened.host(), host);
}

#[test]
fn addresses_in_plain_text_and_html_are_links_too() {
    for (name, source) in [
        ("a.txt", "see https://a.org/x."),
        ("a.html", "<p>see <a href='https://a.org/x'>there</a>"),
        ("a.md", "`see https://a.org/x`"),
    ] {
        let mut app = App::files(&[(name, source.as_bytes())], Arabic, (60, 24));
        app.play("o");
        assert!(
            said(&app).contains("https://a.org/x"),
            "{name}: {}",
            said(&app)
        );
    }
}
