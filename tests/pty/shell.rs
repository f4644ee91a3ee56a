//! What the shell gets: rows, lists and reports.

use std::path::Path;
use std::process::Command;

use super::{BOOK, BOOK_SEEN, WORD, file};
use crate::xterm::{Xterm, cells, is_lit, rows};

#[test]
fn a_search_from_the_shell_prints_rows_for_the_eye() {
    let long = [WORD; 40].join(" ");
    let text = format!("{WORD}\nabc {BOOK}\n{long} {BOOK}\u{064E}\u{0640} {long} {BOOK}\nx y\n");
    let path = file("shell.txt", &text);
    let arguments = ["--search", BOOK, path.to_str().unwrap()];
    for (environment, marked) in [
        (&[][..], is_lit as fn(&vt100::Cell) -> bool),
        (&[("NO_COLOR", "1")], vt100::Cell::inverse),
    ] {
        let mut xterm = Xterm::start((10, 40), environment, arguments);
        let (code, screen, restored) = xterm.end();
        assert_eq!((code, restored), (0, true));
        let rows = rows(&screen);
        assert!(rows.iter().all(|row| !row.contains(BOOK)), "{rows:#?}");
        // The second match of the third paragraph is too far away for the row of the first.
        assert!(
            rows[0].contains(":2: ") && rows[0].ends_with(&format!("{BOOK_SEEN} abc")),
            "{rows:#?}"
        );
        assert!(
            rows[1].contains(":3: ") && rows[2].contains(":3: "),
            "{rows:#?}"
        );
        assert_eq!(rows[3], "", "{rows:#?}");
        assert_eq!(rows[1].matches('\u{2026}').count(), 3, "{rows:#?}");
        let lit = cells(&screen, marked);
        let in_row = |row| lit.iter().filter(|(r, _)| *r == row).count();
        // The tatweel that follows is lit with the first.
        assert_eq!([in_row(0), in_row(1), in_row(2)], [4, 5, 4], "{lit:?}");
        assert_eq!(lit.len(), 13);
    }
}

#[test]
fn a_list_on_a_terminal_is_laid_out_for_the_eye() {
    let text = format!("+++\ntitle = \"{BOOK} 12\"\ndate = 2022-01-05\n+++\n{WORD}\n");
    let path = file("listed.md", &text);
    let mut xterm = Xterm::start((10, 150), &[], ["--list", path.to_str().unwrap()]);
    let (code, screen, restored) = xterm.end();
    assert_eq!((code, restored), (0, true));
    let row = &rows(&screen)[0];
    assert!(row.ends_with(&format!("  12 {BOOK_SEEN}")), "{row}");
    assert!(row.starts_with("listed  2022-01-05  "), "{row}");
    assert_eq!(row.chars().count(), 150, "the title stands at the right");
}

/// The name of a file went to the terminal as it was, an escape sequence with it.
#[test]
fn counts_on_a_terminal_show_the_control_characters_of_a_name() {
    let path = file("count/a\u{1b}]0;b\u{7}\nc.txt", BOOK);
    let folder = path.parent().unwrap().to_str().unwrap();
    let mut xterm = Xterm::start((10, 200), &[], ["--search", BOOK, "--count", folder]);
    let (code, screen, restored) = xterm.end();
    assert_eq!((code, restored), (0, true));
    let row = &rows(&screen)[0];
    assert!(
        row.ends_with("a\u{241B}]0;b\u{2407}\u{240A}c.txt:1"),
        "{row}"
    );
}

#[test]
fn rows_are_encoded_as_the_terminal_needs() {
    let path = file("modes.txt", &format!("{BOOK}\n"));
    let path = path.to_str().unwrap();
    let logical: String = BOOK_SEEN.chars().rev().collect();
    for (environment, row) in [
        (("TERM", "xterm"), BOOK_SEEN.to_owned()),
        (("TERM", "xterm-kitty"), logical.clone()),
        (("KONSOLE_VERSION", "221203"), logical + "\u{200E}"),
        (("KZREAD_BIDI", "logical"), BOOK.to_owned()),
    ] {
        for arguments in [&["--search", BOOK, path][..], &["--print", path]] {
            let mut xterm = Xterm::start((10, 120), &[environment], arguments);
            assert_eq!(xterm.end().0, 0);
            let sent = String::from_utf8(xterm.sent()).unwrap();
            assert!(
                sent.contains(&row),
                "{environment:?} {arguments:?}: {sent:?}"
            );
        }
    }
}

#[test]
fn printed_rows_stand_on_a_terminal_as_in_a_pipe() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/articles/01-readers-guide.md");
    let mut xterm = Xterm::start((400, 60), &[], ["--print", "--width", "57", path]);
    let (code, screen, _) = xterm.end();
    assert_eq!(code, 0);
    let piped = Command::new(env!("CARGO_BIN_EXE_kzread"))
        .args(["--print", "--width", "57", path])
        .output()
        .unwrap();
    let piped = String::from_utf8(piped.stdout).unwrap();
    let shown = rows(&screen).join("\n");
    assert_eq!(shown.trim_end(), piped.trim_end());
}

#[test]
fn a_terminal_that_can_only_print_gets_the_logical_text() {
    let path = file("dumb.txt", &format!("{BOOK}\n"));
    let arguments = ["--search", BOOK, path.to_str().unwrap()];
    let mut xterm = Xterm::start((10, 120), &[("TERM", "dumb")], arguments);
    let (code, screen, _) = xterm.end();
    assert!(rows(&screen)[0].ends_with(&format!(":1: {BOOK}")));
    assert_eq!((code, xterm.sent().contains(&b'\x1b')), (0, false));
}

#[test]
fn a_terminal_that_can_only_print_gets_no_screen_and_is_told_why() {
    let path = file("dumb-screen.txt", &format!("{BOOK}\n"));
    let arguments = [path.to_str().unwrap()];
    let mut xterm = Xterm::start((10, 120), &[("TERM", "dumb")], arguments);
    let (code, screen, _) = xterm.end();
    let rows = rows(&screen);
    assert!(rows[0].contains("TERM=dumb"), "{}", rows[0]);
    assert_eq!(rows[1].trim_end(), BOOK);
    assert_eq!((code, xterm.sent().contains(&b'\x1b')), (0, false));
}

#[test]
fn the_environment_sends_nothing_through_the_doctor() {
    let name = "a\u{1b}]0;title\u{7}";
    let mut xterm = Xterm::start((40, 120), &[("TERM_PROGRAM", name)], ["--doctor"]);
    xterm.end();
    let title = b"]0;title";
    let sent = xterm.sent();
    let at = sent.windows(title.len()).position(|bytes| bytes == title);
    assert!(sent[..at.unwrap()].ends_with("\u{241B}".as_bytes()));
}

/// What keys chose in earlier runs is kept in the state folder, which `--secure` does not read.
#[test]
fn a_secure_doctor_reads_nothing_that_is_kept() {
    let looks = "[digits]\nvalue = \"arabic\"\nbefore = \"written\"\n";
    let folder = file("doctor/kzread/looks.toml", looks);
    let folder = folder.parent().and_then(Path::parent).unwrap();
    let environment = [("XDG_STATE_HOME", folder.to_str().unwrap())];
    let digits = |arguments: &[&str]| {
        let mut xterm = Xterm::start((80, 120), &environment, arguments);
        let (_, screen, _) = xterm.end();
        let row = rows(&screen)
            .into_iter()
            .find(|row| row.starts_with("digits:"));
        row.unwrap()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(digits(&["--doctor"]), "digits: arabic (chosen by a key)");
    assert_eq!(
        digits(&["--doctor", "--secure"]),
        "digits: written (default)"
    );
}
