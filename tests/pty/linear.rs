//! Reading without a screen, for screen readers.

use vt100::Screen;

use super::{BOOK, file};
use crate::xterm::{Xterm, rows};

/// Reads two paragraphs aloud, and returns the terminal before a third is asked for.
fn read_aloud(name: &str) -> Xterm {
    let path = file(name, &format!("one\n\ntwo\n\n{BOOK} three\n"));
    let arguments = ["--linear", "--lang", "en", path.to_str().unwrap()];
    let xterm = Xterm::start((12, 80), &[], arguments);
    xterm.until("the first paragraph", |screen| shows(screen, "one"));
    xterm.keys("j");
    xterm.until("the second one", |screen| shows(screen, "two"));
    xterm
}

fn shows(screen: &Screen, line: &str) -> bool {
    rows(screen).iter().any(|row| row == line)
}

#[test]
fn linear_keys_act_at_once_and_nothing_is_drawn() {
    let mut xterm = read_aloud("linear.txt");
    // An arrow is one key, however it is sent.
    xterm.keys("\x1b[A");
    xterm.until("the first again", |screen| {
        rows(screen).iter().filter(|row| *row == "one").count() == 2
    });
    // What is typed is written; a letter that is taken away has the query written anew.
    xterm.keys("/thx\x7fr\r");
    let found = format!("{BOOK} three");
    let screen = xterm.until("what is looked for", |screen| shows(screen, &found));
    assert!(shows(&screen, "/thx") && shows(&screen, "/thr"));
    xterm.keys("q");
    let (code, _, restored) = xterm.end();
    assert_eq!((code, restored), (0, true));
    assert!(!xterm.sent().contains(&b'\x1b'), "nothing but text");
}

#[test]
fn the_terminal_is_given_back_however_linear_reading_ends() {
    for (name, code) in [("INT", 130), ("TERM", 143), ("HUP", 129)] {
        let mut xterm = read_aloud(&format!("linear-{name}.txt"));
        xterm.signal(name);
        let (status, _, restored) = xterm.end();
        assert_eq!((status, restored), (code, true), "{name}");
    }
    let mut xterm = read_aloud("linear-c.txt");
    xterm.keys("\x03");
    let (status, _, restored) = xterm.end();
    assert_eq!((status, restored), (130, true), "Ctrl-C");
    let mut xterm = read_aloud("linear-z.txt");
    xterm.signal("TSTP");
    xterm.signal("CONT");
    xterm.keys("jq");
    let (status, screen, restored) = xterm.end();
    assert_eq!((status, restored), (0, true), "stopped and continued");
    assert!(shows(&screen, &format!("{BOOK} three")));
}
