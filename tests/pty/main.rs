//! The real binary in a terminal: start, move, search, resize, quit, and what is left behind.
#![cfg(unix)]

mod begun;
mod copied;
mod found;
mod kept;
mod linear;
mod opened;
#[path = "../common/require.rs"]
#[allow(dead_code)]
mod require;
mod shell;
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
