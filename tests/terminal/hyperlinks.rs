//! Links that the terminal opens itself: sent where it is known to take them, and nowhere else.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::fake::{Fake, KITTY, KONSOLE, VTE};

const XTERM: &str = "\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[8;0$y\x1b[?64;1;2c";
const TMUX: &str = "\x1bP>|tmux 3.4\x1b\\\x1b[>84;0;0c\x1b[?1;2;4c";

/// What is sent of a text whose one link has more than one row, from the first frame to the end.
fn sent(answers: &str, arguments: &[&str]) -> String {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("hyperlinks-{number}.html"));
    // Beh in the path; an escape sequence and an override in the target.
    let words = "words ".repeat(30);
    let target = "https://a.org/&#1576;&#27;[31m&#x202e;";
    let page = format!("<p><a href='{target}'>{words}</a> <a href=b.html>b</a> end");
    fs::write(&path, page).unwrap();
    let path = path.to_str().unwrap();
    let environment: &[_] = match answers {
        VTE => &[("VTE_VERSION", "7006")],
        _ => &[],
    };
    let arguments = [&["--lang", "en", path], arguments].concat();
    let mut fake = Fake::start_kzread(&arguments, environment);
    fake.answer(answers);
    fake.until("end");
    // The link is lit, and put out again: its cells are sent anew each time, whether the answers were there for the first
    // frame or not.
    fake.type_keys("o");
    fake.until("Enter follow");
    fake.type_keys("\x1b");
    fake.until_gone("Enter follow");
    fake.type_keys("q");
    assert_eq!(fake.ends(), 0);
    String::from_utf8(fake.sent()).unwrap()
}

#[test]
fn terminals_that_make_links_get_them_with_one_id_for_all_rows() {
    for answers in [KITTY, KONSOLE, VTE] {
        let sent = sent(answers, &[]);
        let links: Vec<&str> = sent.split("\x1b]8;").skip(1).collect();
        let begun: Vec<&str> = links
            .iter()
            .filter(|link| !link.starts_with(";\x1b\\"))
            .copied()
            .collect();
        assert!(begun.len() >= 2, "{sent:?}");
        let parameters = begun
            .iter()
            .map(|link| link.split_once("\x1b\\").unwrap().0);
        let mut parameters: Vec<&str> = parameters.collect();
        parameters.sort_unstable();
        parameters.dedup();
        let [only] = parameters[..] else {
            panic!("{parameters:?}");
        };
        let (id, address) = only.split_once(';').unwrap();
        assert!(id.starts_with("id="), "{id}");
        assert_eq!(address, "https://a.org/%D8%A8%1B[31m%E2%80%AE");
        // Each is ended, and once more when the terminal is left.
        assert_eq!(links.len(), 2 * begun.len() + 1);
    }
}

#[test]
fn no_other_terminal_is_sent_a_link() {
    for (answers, arguments) in [
        (XTERM, &[][..]),
        (TMUX, &[]),
        ("\x1b[?62c", &[]),
        (KITTY, &["--secure"]),
    ] {
        let sent = sent(answers, arguments);
        assert!(
            !sent.contains("\x1b]8;"),
            "{answers:?} {arguments:?}: {sent:?}"
        );
    }
}
