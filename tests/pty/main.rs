//! The real binary in a terminal: start, move, search, resize, quit, and what is left behind.
#![cfg(unix)]

mod begun;
mod copied;
mod found;
mod kept;
mod opened;
#[path = "../common/require.rs"]
#[allow(dead_code)]
mod require;
#[allow(dead_code, reason = "tests/hostile uses the rest")]
mod xterm;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use vt100::Screen;
use xterm::{Xterm, cells, is_lit, last_row, rows};

/// kaf teh alef beh, and how it is seen: in visual order and presentation forms.
const BOOK: &str = "\u{0643}\u{062A}\u{0627}\u{0628}";
const BOOK_SEEN: &str = "\u{FE8F}\u{FE8E}\u{FE98}\u{FEDB}";
/// beh beh
const WORD: &str = "\u{0628}\u{0628}";

const LEFT: &str = "\x1b[D";
const DOWN: &str = "\x1b[B";
const SIZE: (u16, u16) = (24, 80);

fn file(name: &str, text: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("pty")
        .join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    path
}

/// Sixty numbered paragraphs of one row each on a screen of 80 columns; the 10th, 30th and 50th have the book.
fn numbered(name: &str) -> PathBuf {
    let paragraph = |i: u32| {
        let last = if i % 20 == 10 { BOOK } else { WORD };
        format!("{i} {} {last}\n", [WORD; 7].join(" "))
    };
    file(name, &(1..=60).map(paragraph).collect::<String>())
}

/// The part of a row that belongs to the text, which stands to the left of the list.
fn text_of(row: &str) -> &str {
    row.split('\u{2502}').next().unwrap_or_default().trim()
}

/// The number that a paragraph's first row begins with, at its right.
fn number(row: &str) -> Option<u32> {
    text_of(row).rsplit(' ').next()?.parse().ok()
}

/// The number of the first paragraph that is shown. The title stands above.
fn first(screen: &Screen) -> Option<u32> {
    number(rows(screen).get(3)?)
}

/// The number of the paragraph whose match is the current one, if the status says that it is this one of three.
fn current(screen: &Screen, nth: u32) -> Option<u32> {
    let at = cells(screen, |cell| is_lit(cell) && cell.underline());
    let (row, _) = *at.first()?;
    let told = last_row(screen).contains(&format!("{nth}/3"));
    number(&rows(screen)[usize::from(row)]).filter(|_| told)
}

#[test]
fn start_move_search_resize_and_quit() {
    let path = numbered("session.txt");
    let mut xterm = Xterm::start(SIZE, &[], ["--lang", "ar", path.to_str().unwrap()]);
    let screen = xterm.until("first paragraph", |screen| first(screen) == Some(1));
    assert!(screen.alternate_screen() && screen.hide_cursor());

    xterm.keys(LEFT);
    xterm.keys(DOWN);
    xterm.keys(DOWN);
    xterm.until("third paragraph", |screen| first(screen) == Some(3));

    xterm.keys("/");
    // A slow line brings every byte on its own.
    BOOK.as_bytes()
        .iter()
        .for_each(|&byte| xterm.bytes(&[byte]));
    let screen = xterm.until("the query and its first match, lit", |screen| {
        last_row(screen).contains(BOOK_SEEN) && current(screen, 1) == Some(10)
    });
    assert_eq!(cells(&screen, is_lit).len(), 4);
    assert!(!screen.hide_cursor());
    let (row, column) = screen.cursor_position();
    let last_letter = screen.cell(row, column + 1).unwrap().contents();
    assert_eq!(last_letter, "\u{FE8F}", "the caret stands to its left");

    xterm.keys("\r");
    xterm.until("an end of the prompt", |screen| {
        screen.hide_cursor() && current(screen, 1) == Some(10)
    });
    xterm.keys("n");
    xterm.until("the second match", |screen| current(screen, 2) == Some(30));
    xterm.keys("n");
    xterm.until("the third match", |screen| current(screen, 3) == Some(50));
    xterm.keys("N");
    let before = xterm.until("the second match", |screen| current(screen, 2) == Some(30));

    xterm.resize(16, 46);
    let small = xterm.until("the match on a small screen", |screen| {
        last_row(screen).contains("2/3") && !cells(screen, is_lit).is_empty()
    });
    assert_eq!(first(&small), first(&before));
    xterm.resize(SIZE.0, SIZE.1);
    xterm.until("the same screen again", |screen| {
        rows(screen) == rows(&before)
    });

    xterm.keys("q");
    let (code, _, restored) = xterm.end();
    assert_eq!((code, restored), (0, true));
}

#[test]
fn a_terminal_that_had_another_size_meanwhile_is_drawn_anew() {
    let path = numbered("resized.txt");
    let mut xterm = Xterm::start(SIZE, &[], ["--lang", "ar", path.to_str().unwrap()]);
    xterm.until("first paragraph", |screen| first(screen) == Some(1));
    xterm.settle();
    xterm.resize_and_back(SIZE);
    xterm.until("first paragraph again", |screen| first(screen) == Some(1));
    xterm.quit();
}

#[test]
fn a_signal_ends_it_with_the_terminal_as_it_was() {
    use signal_hook::consts as signals;
    let path = numbered("signal.txt");
    for (name, number) in [
        ("TERM", signals::SIGTERM),
        ("USR1", signals::SIGUSR1),
        ("USR2", signals::SIGUSR2),
        ("ALRM", signals::SIGALRM),
        ("VTALRM", signals::SIGVTALRM),
        ("PROF", signals::SIGPROF),
        ("XCPU", signals::SIGXCPU),
        ("ABRT", signals::SIGABRT),
        ("IO", signals::SIGIO),
        ("TRAP", signals::SIGTRAP),
        ("SYS", signals::SIGSYS),
        #[cfg(target_os = "linux")]
        ("PWR", rustix::process::Signal::POWER.as_raw()),
        #[cfg(target_os = "linux")]
        ("RTMIN", 34),
    ] {
        let mut xterm = Xterm::start(SIZE, &[], ["--lang", "ar", path.to_str().unwrap()]);
        xterm.until("first paragraph", |screen| first(screen) == Some(1));
        xterm.signal(name);
        let (code, _, restored) = xterm.end();
        assert_eq!((code, restored), (128 + number as u32, true), "{name}");
    }
}

#[test]
fn a_file_that_is_cut_short_while_it_is_open_is_read_again_and_told() {
    let path = file("shrinks.txt", &format!("{WORD} {BOOK}\n").repeat(100_000));
    let mut xterm = Xterm::start(SIZE, &[], ["--lang", "en", path.to_str().unwrap()]);
    xterm.until("the text", |screen| screen.contents().contains(BOOK_SEEN));
    let shorter = fs::File::options().write(true).open(&path).unwrap();
    shorter.set_len(100).unwrap();
    xterm.keys("\rG");
    xterm.until("a message", |screen| {
        last_row(screen).contains("the file has changed and was read again")
    });
    // What is left of it is there.
    xterm.until("the rest", |screen| screen.contents().contains(BOOK_SEEN));
    xterm.keys("q");
    let (code, _, restored) = xterm.end();
    assert_eq!((code, restored), (0, true));
}

#[test]
fn a_slow_pipe_is_read_while_it_goes_on() {
    let pipe = file("beside-the-pipe", "").with_file_name("pipe");
    // That of an earlier run.
    let _ = fs::remove_file(&pipe);
    let made = Command::new("mkfifo").arg(&pipe).status();
    if !made.is_ok_and(|status| status.success()) {
        require::missing("mkfifo");
        return;
    }
    let mut xterm = Xterm::start(SIZE, &[], ["--lang", "en", pipe.to_str().unwrap()]);
    xterm.until("that it waits", |screen| {
        rows(screen)[3].contains("more is coming")
    });
    let mut writer = fs::File::options().write(true).open(&pipe).unwrap();
    writer.write_all(b"one\n").unwrap();
    xterm.until("the first line", |screen| rows(screen)[3].contains("one"));
    // The reader is at work meanwhile.
    xterm.keys("/60");
    xterm.until("no match yet", |screen| last_row(screen).contains("0/0"));
    let lines: Vec<String> = (2..=60).map(|n| format!("{n}\n")).collect();
    writer.write_all(lines.concat().as_bytes()).unwrap();
    xterm.until("the rest", |screen| rows(screen)[5].contains('3'));
    xterm.until("the match", |screen| last_row(screen).contains("1/1"));
    xterm.until("where it is", |screen| !cells(screen, is_lit).is_empty());
    drop(writer);
    let over = |screen: &Screen| !rows(screen)[1].contains("more is coming");
    xterm.until("that it is over", over);
    xterm.keys("\rq");
    let (code, _, restored) = xterm.end();
    assert_eq!((code, restored), (0, true));
}

#[test]
fn what_is_piped_in_is_read_on_the_screen_without_a_path() {
    let path = file("redirected.txt", &format!("{BOOK}\n"));
    let redirected = format!("\"$0\" --lang en <\"{}\"", path.display());
    for script in [
        &format!("echo {BOOK} | \"$0\" --lang en"),
        redirected.as_str(),
    ] {
        let mut xterm = Xterm::shell(SIZE, script);
        xterm.until("what is piped in, and nothing else", |screen| {
            rows(screen)[1].contains("100%") && rows(screen)[3].contains(BOOK_SEEN)
        });
        // The keys come from the terminal all the same.
        xterm.keys("q");
        let (code, _, restored) = xterm.end();
        assert_eq!((code, restored), (0, true), "{script}");
    }
}

#[test]
fn a_page_of_man_is_called_by_its_name() {
    let script = format!("echo {BOOK} | MAN_PN='cp\\.x(1)' \"$0\" --lang en");
    let mut xterm = Xterm::shell(SIZE, &script);
    xterm.until("the name in the heading", |screen| {
        rows(screen)[0].contains("cp.x(1)") && rows(screen)[3].contains(BOOK_SEEN)
    });
    xterm.keys("q");
    assert_eq!(xterm.end().0, 0);
}

#[test]
fn a_standard_input_that_nobody_has_piped_in_is_not_read() {
    let articles = fs::read_dir("articles").unwrap().count();
    for script in ["\"$0\" --lang en </dev/null", "\"$0\" --lang en <&-"] {
        let mut xterm = Xterm::shell(SIZE, script);
        xterm.until("the built-in library", |screen| {
            rows(screen)
                .iter()
                .any(|row| row.contains(&format!("{articles} articles")))
        });
        xterm.keys("q");
        assert_eq!(xterm.end().0, 0, "{script}");
    }
    // Scripts inherit all kinds of standard inputs.
    let mut xterm = Xterm::shell((40, 120), &format!("echo {BOOK} | \"$0\" --list"));
    let (code, screen, _) = xterm.end();
    let listed = rows(&screen).iter().filter(|row| !row.is_empty()).count();
    assert_eq!((code, listed), (0, articles));
}

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

/// Whoever ended the reader within a second over a slow line found the answers typed into the shell.
#[test]
fn answers_that_come_after_the_end_are_not_typed_into_the_shell() {
    let script = r#""$0"; sleep 1; stty -icanon min 0 time 1; echo "left: $(dd bs=99 count=1 2>/dev/null | wc -c)""#;
    let mut xterm = Xterm::far_shell((24, 80), script, Duration::from_millis(400));
    xterm.until("a first frame", Screen::alternate_screen);
    xterm.keys("q");
    let (_, screen, _) = xterm.end();
    let rows = rows(&screen);
    assert!(
        rows.iter().any(|row| row.trim_end() == "left: 0"),
        "{rows:#?}"
    );
}
