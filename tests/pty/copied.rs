//! What is copied reaches a clipboard, by whatever way there is.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use vt100::Screen;

use super::xterm::{Xterm, last_row, rows};
use super::{SIZE, file};

/// Beh with fatha, tatweel, teh; a lam-alef.
const WORDS: &str = "\u{628}\u{64E}\u{640}\u{62A} \u{644}\u{627}";

/// Opens a text of two paragraphs, with more in the environment, and copies the first.
fn copy(environment: &[(&str, &str)]) -> Xterm {
    let path = file("copied.txt", &format!("{WORDS}\n\nabc\n"));
    let xterm = Xterm::start(SIZE, environment, ["--lang", "en", path.to_str().unwrap()]);
    xterm.until("the text", |screen| {
        rows(screen).iter().any(|row| row.ends_with("abc"))
    });
    xterm.keys("y");
    xterm.until("what can be copied", |screen| {
        last_row(screen).contains("p paragraph")
    });
    xterm.keys("p");
    xterm
}

fn is_page(screen: &Screen) -> bool {
    rows(screen).iter().any(|row| row.contains("press Enter"))
}

fn quit(mut xterm: Xterm) {
    xterm.keys("q");
    let (code, _, restored) = xterm.end();
    assert_eq!((code, restored), (0, true));
}

#[test]
fn a_program_gets_the_text_as_it_is_written() {
    let program = file("bin/xclip", "#!/bin/sh\nexec /bin/cat >\"$0.got\"\n");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let folder = program.parent().unwrap().to_str().unwrap();
    let xterm = copy(&[("PATH", folder), ("DISPLAY", ":0")]);
    xterm.until("that it was copied", |screen| {
        last_row(screen).contains("paragraph copied (2 words) by xclip")
    });
    let got = fs::read_to_string(program.with_file_name("xclip.got")).unwrap();
    assert_eq!(got, WORDS);
    quit(xterm);
}

#[test]
fn a_program_that_fails_leaves_it_to_the_terminal() {
    let program = file("broken/xclip", "#!/bin/sh\nexit 1\n");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let folder = program.parent().unwrap().to_str().unwrap();
    let xterm = copy(&[("PATH", folder), ("DISPLAY", ":0")]);
    xterm.until("that it was perhaps copied", |screen| {
        last_row(screen).contains("by OSC 52; if it did not arrive, press yy")
    });
    let sent = String::from_utf8(xterm.sent()).unwrap();
    // U+0628 U+064E U+0640 U+062A, a blank, U+0644 U+0627 as UTF-8 in base64.
    assert!(
        sent.contains("\x1b]52;c;2KjZjtmA2Kog2YTYpw==\x1b\\"),
        "{sent:?}"
    );
    xterm.keys("yy");
    xterm.until("the page", |screen| {
        !screen.alternate_screen() && is_page(screen)
    });
    xterm.keys("\r");
    xterm.until("the text again", |screen| {
        screen.alternate_screen() && rows(screen).iter().any(|row| row.ends_with("abc"))
    });
    quit(xterm);
}

#[test]
fn where_there_is_no_way_the_text_stands_on_a_page() {
    // More than a terminal takes by OSC 52.
    let long = format!("{WORDS}\n").repeat(6000);
    let path = file("long.txt", &long);
    let xterm = Xterm::start(SIZE, &[], ["--lang", "en", path.to_str().unwrap()]);
    xterm.until("the text", |screen| last_row(screen).contains("keys"));
    xterm.keys("ya");
    let screen = xterm.until("the page", is_page);
    assert!(!screen.alternate_screen() && !screen.hide_cursor());
    assert!(screen.contents().contains(WORDS));
    xterm.keys("\r");
    xterm.until("the text again", |screen| {
        screen.alternate_screen() && last_row(screen).contains("keys")
    });
    quit(xterm);
}
