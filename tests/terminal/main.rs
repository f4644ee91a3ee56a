//! A small application in a scripted fake terminal: answers that are missing, late, cut or broken, keys in between, and the
//! terminal as it is found after quit, panic, signals and Ctrl-Z.
#![cfg(unix)]

mod fake;
mod hyperlinks;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use kzread::input::Event;
use kzread::input::{Code, Key};
use kzread::paint::{self, Canvas};
use kzread::terminal::{Mode, Options, Terminal, examine};
use kzread::text::{Direction, Paragraph};
use ratatui::style::Style;

use fake::{Fake, KITTY, KONSOLE, VTE};

/// The application: this test, run again inside the fake terminal. It shows what it was told on rows of its own.
#[test]
fn app() {
    let mut options = Options::default();
    match std::env::var(fake::INSIDE).as_deref() {
        Ok("doctor") => return doctor(),
        Ok("answered") => return answered_first(),
        Ok("remembering") => {
            options
                .remembered
                .insert("Konsole 22.12.3".to_owned(), Mode::Inv);
        }
        Ok(_) => {}
        Err(_) => return,
    }
    let (sender, events) = channel();
    let mut terminal = Terminal::enter(options, sender).expect("a terminal");
    let mut rows = vec![String::new()];
    loop {
        terminal
            .draw(&[], |canvas, _| Some(paint(canvas, &rows)))
            .expect("drawn");
        let decision = terminal.decision().expect("decided");
        let decided = format!("mode={} marks={}", decision.mode, decision.harakat);
        if rows[0] != decided {
            rows[0] = decided;
            continue;
        }
        match events.recv().expect("an event") {
            Event::Quit(signal) => std::process::exit(128 + signal),
            Event::Key(key) if key == Key::char('q') => break,
            Event::Key(key) if key == Key::char('!') => panic!("as asked"),
            Event::Key(key) if key == Key::char('c') => terminal.choose(Mode::Visual),
            Event::Key(key) if key == Key::ctrl('z') => terminal.suspend().expect("stopped"),
            Event::Key(Key {
                code: Code::F(12), ..
            }) => rows.truncate(1),
            event => rows.push(match event {
                Event::Key(key) => format!("key {key}"),
                other => format!("{other:?}"),
            }),
        }
    }
    drop(terminal);
    std::process::exit(0);
}

fn doctor() {
    let report = examine(&Options::default()).expect("a terminal");
    for (label, value) in report.lines {
        println!("{label}: {value}\r");
    }
    std::process::exit(0);
}

/// Draws its first frame once a key has come, and so the answers before it; tells how often it was painted.
fn answered_first() {
    let (sender, events) = channel();
    let mut terminal = Terminal::enter(Options::default(), sender).expect("a terminal");
    while !matches!(events.recv().expect("an event"), Event::Key(_)) {}
    let (mut painted, mut ground) = (0, None);
    terminal
        .draw(&[], |canvas, known| {
            painted += 1;
            ground = known.background;
            Some(paint(canvas, &[]))
        })
        .expect("drawn");
    drop(terminal);
    println!("painted {painted} on {ground:?}\r");
    std::process::exit(0);
}

/// A word on the first row; then the rows. The cursor stands in row 1.
fn paint(canvas: &mut Canvas, rows: &[String]) -> (u16, u16) {
    let word = Paragraph::analyze("\u{633}\u{644}\u{627}\u{645}", Direction::Rtl);
    paint::line(canvas, 30, 0, &word.arrange_whole(), Style::new());
    for (y, row) in (0u16..).zip(rows) {
        for (x, c) in (0u16..).zip(row.chars()) {
            paint::put(canvas, x, y, &c.to_string(), 1, Style::new());
        }
    }
    (0, 1)
}

const SHAPED: &str = "\u{fee1}\u{fefc}\u{feb3}";

#[test]
fn vte_is_made_explicit_before_anything_is_drawn() {
    let mut fake = Fake::start();
    fake.answer(VTE);
    fake.until("mode=shaped marks=keep");
    assert!(fake.shows(SHAPED));
    let sent = fake.sent();
    let at = |wanted: &[u8]| {
        sent.windows(wanted.len())
            .position(|window| window == wanted)
            .expect("sent")
    };
    let order = [
        &b"\x1b[?1049h"[..],
        b"\x1b[c",
        b"\x1b[8l",
        b"\x1b[2J",
        "\u{fee1}".as_bytes(),
    ]
    .map(at);
    assert!(order.is_sorted(), "{order:?}");
    fake.type_keys("q");
    assert_eq!(fake.ends(), 0);
    assert!(fake.is_restored());
    let left = String::from_utf8_lossy(&fake.sent()).into_owned();
    let (_, left) = left.rsplit_once("\x1b[8h").expect("back to implicit");
    assert!(left.contains("\x1b[?25h\x1b[?1049l"));
}

#[test]
fn each_answer_has_its_mode() {
    let kitty = ["\u{feb3}", "\u{fefc}", "\u{fee1}"].concat();
    for (answers, decided, word) in [
        (KITTY, "mode=kitty marks=strip", kitty.as_str()),
        (
            KONSOLE,
            "mode=wordlrm marks=keep",
            "\u{feb3}\u{fefc}\u{fee1}\u{200e}",
        ),
        ("\x1b[?6c", "mode=shaped marks=strip", SHAPED),
    ] {
        let mut fake = Fake::start();
        fake.answer(answers);
        fake.until(decided);
        assert!(
            String::from_utf8_lossy(&fake.sent()).contains(word),
            "{decided}"
        );
        fake.type_keys("q");
        assert_eq!(fake.ends(), 0);
        assert!(fake.is_restored());
    }
}

#[test]
fn a_mute_terminal_is_drawn_on_and_keys_work() {
    let mut fake = Fake::start();
    fake.until("mode=shaped marks=keep");
    fake.type_keys("j\x1b[A");
    fake.until("key j");
    fake.until("key <Up>");
    fake.type_keys("q");
    assert_eq!(fake.ends(), 0);
    assert!(fake.is_restored());
}

#[test]
fn late_answers_change_the_mode_and_are_no_keys() {
    let mut fake = Fake::start();
    fake.until("mode=shaped marks=keep");
    fake.answer(KONSOLE);
    fake.until("mode=wordlrm marks=keep");
    fake.type_keys("j");
    fake.until("key j");
    assert_eq!(fake.rows(), ["mode=wordlrm marks=keep", "key j"]);
    fake.type_keys("q");
    assert_eq!(fake.ends(), 0);
    // What was entered for the unknown terminal was left again.
    let sent = String::from_utf8_lossy(&fake.sent()).into_owned();
    assert!(sent.contains("\x1b[8l") && sent.contains("\x1b[8h"));
}

#[test]
fn answers_in_pieces_with_keys_in_between() {
    let mut fake = Fake::start();
    fake.type_keys("a");
    fake.answer("");
    for piece in KITTY.as_bytes().chunks(3) {
        Fake::pause();
        fake.write(piece);
    }
    fake.type_keys("b");
    fake.until("mode=kitty marks=strip");
    fake.until("key b");
    assert_eq!(fake.rows(), ["mode=kitty marks=strip", "key a", "key b"]);
    fake.type_keys("q");
    assert_eq!(fake.ends(), 0);
}

#[test]
fn keys_between_answers_are_kept() {
    let mut fake = Fake::start();
    fake.answer("j\x1bP>|kitty(0.26.5)\x1b\\\x1b[B\x1b[>1;4000;26c\u{62a}\x1b[8;0$y/\x1b[?62cG");
    fake.until("key G");
    let rows = [
        "mode=kitty marks=strip",
        "key j",
        "key <Down>",
        "key \u{62a}",
        "key /",
        "key G",
    ];
    assert_eq!(fake.rows(), rows);
    fake.type_keys("q");
    assert_eq!(fake.ends(), 0);
}

#[test]
fn garbage_is_no_keys_and_no_stall() {
    let mut fake = Fake::start();
    fake.answer("\x1b[8;;$y\x1b[?\x1b]11;rgb:\x1b\\\x1b[>;;;c\x1bP>|\x1b\\\x1b[999999999999$y\x1b[?2026;2$y\x1b[1;1R\x1b_x\x1b\\");
    fake.until("marks=");
    fake.type_keys("j");
    fake.until("key j");
    assert_eq!(fake.rows().len(), 2, "{:?}", fake.rows());
    fake.type_keys("q");
    assert_eq!(fake.ends(), 0);
}

#[test]
fn mouse_paste_and_resize_arrive() {
    let mut fake = Fake::start();
    fake.answer(KITTY);
    fake.until("mode=kitty");
    fake.type_keys("\x1b[<0;5;3M\x1b[<65;1;1M\x1b[200~q!\x1b[201~");
    fake.until("Paste(\"q!\")");
    fake.resize(60, 15);
    fake.until("Resize(60, 15)");
    let rows = [
        "mode=kitty marks=strip",
        "Click { column: 4, row: 2 }",
        "Wheel { turns: 1, column: 0,",
        "Paste(\"q!\")",
        "Resize(60, 15)",
    ];
    assert_eq!(fake.rows(), rows);
    fake.type_keys("q");
    assert_eq!(fake.ends(), 0);
}

#[test]
fn signals_end_it_with_the_terminal_restored() {
    for (name, code) in [("TERM", 143), ("HUP", 129), ("INT", 130), ("QUIT", 131)] {
        let mut fake = Fake::start();
        fake.answer(VTE);
        fake.until("mode=shaped marks=keep");
        fake.signal(name);
        assert_eq!(fake.ends(), code, "{name}");
        assert!(fake.is_restored(), "{name}");
        assert!(
            String::from_utf8_lossy(&fake.sent()).contains("\x1b[8h"),
            "{name}"
        );
    }
}

#[test]
fn a_signal_ends_it_though_its_terminal_takes_nothing() {
    let mut fake = Fake::start_kzread(&["--lang", "en"], &[]);
    fake.answer(VTE);
    fake.until("quit");
    fake.freeze(true);
    // Far more frames than the kernel keeps for the terminal.
    for _ in 0..100 {
        fake.type_keys("\x0c");
        Fake::pause();
    }
    fake.signal("TERM");
    let start = Instant::now();
    while fake.is_running() {
        assert!(start.elapsed() < Duration::from_secs(10));
        Fake::pause();
    }
    fake.freeze(false);
}

#[test]
fn a_panic_is_told_on_a_restored_terminal() {
    let mut fake = Fake::start();
    fake.answer(VTE);
    fake.until("mode=shaped marks=keep");
    fake.type_keys("!");
    assert_ne!(fake.ends(), 0);
    assert!(fake.is_restored());
    let sent = String::from_utf8_lossy(&fake.sent()).into_owned();
    let (_, after) = sent.rsplit_once("\x1b[?1049l").expect("left");
    assert!(after.contains("as asked"), "{after:?}");
}

#[test]
fn ctrl_z_gives_the_shell_its_terminal_and_fg_brings_everything_back() {
    for stop in ["\x1a", "TSTP"] {
        let mut fake = Fake::start_in_shell();
        fake.answer(VTE);
        fake.until("mode=shaped marks=keep");
        fake.type_keys("j");
        fake.until("key j");
        if stop == "TSTP" {
            fake.signal_app(stop);
        } else {
            fake.type_keys(stop);
        }
        fake.until("SHELL");
        assert!(fake.is_restored(), "{stop:?}");
        let before = fake.sent().len();
        fake.type_keys("\n");
        fake.until("Redraw");
        let again = String::from_utf8_lossy(&fake.sent()[before..]).into_owned();
        // Entered, made explicit, all drawn anew, and no questions asked.
        assert!(
            again.contains("\x1b[?1049h") && again.contains("\x1b[8l"),
            "{again:?}"
        );
        assert!(fake.shows(SHAPED) && fake.shows("key j"), "{stop:?}");
        assert!(!again.contains("\x1b[c"), "{again:?}");
        fake.type_keys("k");
        fake.until("key k");
        fake.type_keys("q");
        assert_eq!(fake.ends(), 0);
        assert!(fake.is_restored());
    }
}

#[test]
fn without_job_control_ctrl_z_does_nothing() {
    let mut fake = Fake::start();
    fake.answer(KITTY);
    fake.until("mode=kitty");
    fake.type_keys("\x1aj");
    fake.until("key j");
    fake.type_keys("q");
    assert_eq!(fake.ends(), 0);
}

#[test]
fn an_unchanged_frame_sends_nothing() {
    let mut fake = Fake::start();
    fake.answer(KITTY);
    fake.until("mode=kitty");
    // Answers come unasked, and a key that empties what is empty draws what is there already.
    fake.type_keys("\x1b[?62c\x1b]11;rgb:0/0/0\x07");
    fake.type_keys("j");
    fake.until("key j");
    fake.type_keys("\x1b[24~");
    fake.until_gone("key j");
    let frames = |fake: &Fake| {
        String::from_utf8_lossy(&fake.sent())
            .matches("\x1b[?2026h")
            .count()
    };
    let before = frames(&fake);
    for _ in 0..2 {
        fake.type_keys("\x1b[24~");
        Fake::pause();
    }
    fake.type_keys("k");
    fake.until("key k");
    assert_eq!(frames(&fake), before + 1);
    fake.type_keys("q");
    assert_eq!(fake.ends(), 0);
}

#[test]
fn over_ssh_too_a_mute_terminal_is_drawn_on() {
    let mut fake = Fake::start_with(&[("SSH_TTY", "/dev/pts/1")]);
    fake.until("mode=shaped marks=keep");
    fake.type_keys("q");
    assert_eq!(fake.ends(), 0);
}

#[test]
fn what_the_environment_says_needs_no_answer() {
    for (environment, decided) in [
        (("KONSOLE_VERSION", "221203"), "mode=wordlrm marks=keep"),
        (("TERM", "xterm-kitty"), "mode=kitty marks=strip"),
        (("VTE_VERSION", "7006"), "mode=shaped marks=keep"),
    ] {
        let mut fake = Fake::start_with(&[environment]);
        fake.until(decided);
        fake.type_keys("q");
        assert_eq!(fake.ends(), 0);
    }
}

#[test]
fn tmux_that_cannot_be_asked_is_overridden() {
    let mut fake = Fake::start_with(&[("TMUX", "/nowhere,1,0"), ("PATH", "/nowhere")]);
    fake.answer("\x1bP>|tmux 3.3a\x1b\\\x1b[>84;0;0c\x1b[?1;2c");
    // The override stands behind the first letter.
    fake.until("ode=lro marks=keep");
    fake.type_keys("q");
    assert_eq!(fake.ends(), 0);
}

#[test]
fn tmux_that_answers_late_is_heard() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("late-tmux");
    fs::create_dir_all(&folder).unwrap();
    let tmux = folder.join("tmux");
    fs::write(
        &tmux,
        "#!/bin/sh\n/bin/sleep 0.4\necho 'xterm-kitty|kitty(0.26.5)'\n",
    )
    .unwrap();
    fs::set_permissions(&tmux, fs::Permissions::from_mode(0o755)).unwrap();
    let path = folder.to_str().expect("a path");
    let mut fake = Fake::start_with(&[("TMUX", "/nowhere,1,0"), ("PATH", path)]);
    fake.answer("\x1bP>|tmux 3.3a\x1b\\\x1b[>84;0;0c\x1b[?1;2c");
    fake.until("ode=lro marks=keep");
    fake.until("mode=kitty marks=strip");
    fake.type_keys("q");
    assert_eq!(fake.ends(), 0);
}

#[test]
fn a_remembered_mode_is_used_for_its_terminal_alone() {
    for (answers, decided) in [
        (KONSOLE, "mode=inv marks=keep"),
        (KITTY, "mode=kitty marks=strip"),
    ] {
        let mut fake = Fake::start_with(&[(fake::INSIDE, "remembering")]);
        fake.answer(answers);
        fake.until(decided);
        fake.type_keys("q");
        assert_eq!(fake.ends(), 0);
    }
}

#[test]
fn a_chosen_mode_is_used_at_once() {
    let mut fake = Fake::start();
    fake.answer(KITTY);
    fake.until("mode=kitty marks=strip");
    fake.type_keys("c");
    fake.until("mode=visual marks=strip");
    assert!(fake.shows("\u{645}\u{fefc}\u{633}"));
    fake.type_keys("q");
    assert_eq!(fake.ends(), 0);
}

/// Left-to-right marks are what Konsole is sent, and nothing else is.
fn has_marks(sent: &[u8]) -> bool {
    String::from_utf8_lossy(sent).contains('\u{200e}')
}

#[test]
fn the_choice_on_the_test_card_lasts() {
    let state = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("card-{}", std::process::id()));
    let state_home = state.to_str().expect("a path in UTF-8");
    let start = |arguments: &[&str]| {
        let mut fake = Fake::start_kzread(arguments, &[("XDG_STATE_HOME", state_home)]);
        fake.answer(KONSOLE);
        fake
    };
    let mut fake = start(&["--lang", "en", "--test-card"]);
    fake.until("Press the number");
    fake.until("8 \u{2502}");
    fake.settle();
    assert!(has_marks(&fake.sent()));
    fake.type_keys("1");
    fake.until("remembered for");
    fake.type_keys("q");
    assert_eq!(fake.ends(), 0);
    assert!(fake.is_restored());

    let mut fake = start(&["--lang", "en"]);
    fake.until("keys");
    fake.settle();
    let drawn = String::from_utf8_lossy(&fake.sent()).into_owned();
    let (_, drawn) = drawn.rsplit_once("\x1b[2J").expect("drawn");
    assert!(!has_marks(drawn.as_bytes()), "{drawn:?}");
    fake.type_keys("q");
    assert_eq!(fake.ends(), 0);

    // What is asked for now counts more.
    let mut fake = start(&["--lang", "en", "--bidi-mode", "wordlrm"]);
    fake.until("keys");
    assert!(has_marks(&fake.sent()));
    fake.type_keys("q");
    assert_eq!(fake.ends(), 0);

    let mut fake = start(&["--doctor"]);
    assert_eq!(fake.ends(), 0);
    // It has more lines than the screen.
    let told = String::from_utf8_lossy(&fake.sent()).into_owned();
    assert!(told.contains("chosen for this terminal on the test card"));
    std::fs::remove_dir_all(state).expect("removed");
}

#[test]
fn a_guess_is_owned_up_to_until_the_next_key() {
    let environment = [
        ("TERM_PROGRAM", "Apple_Terminal"),
        ("XDG_STATE_HOME", "/nowhere"),
    ];
    let mut fake = Fake::start_kzread(&["--lang", "en"], &environment);
    fake.answer("\x1b[?1;2c");
    fake.until("press T");
    fake.type_keys("j");
    fake.until("? keys");
    assert!(!fake.shows("press T"));
    fake.type_keys("q");
    assert_eq!(fake.ends(), 0);
}

#[test]
fn lam_and_alef_typed_by_one_key_arrive_as_one() {
    let mut fake = Fake::start();
    fake.answer("\x1b[?6c");
    fake.until("mode=shaped");
    fake.type_keys("\u{644}\u{627}");
    fake.until("key \u{fefb}");
    fake.type_keys("\x1b[200~\u{644}\u{627}\x1b[201~");
    fake.until("Paste(\"\u{644}\u{627}\")");
    fake.type_keys("q");
    assert_eq!(fake.ends(), 0);
}

#[test]
fn doctor_does_not_wait_for_ever() {
    let mut fake = Fake::start_with(&[(fake::INSIDE, "doctor")]);
    assert_eq!(fake.ends(), 0);
    assert!(fake.is_restored());
    let sent = String::from_utf8_lossy(&fake.sent()).into_owned();
    assert!(sent.contains("answered after: not in time"), "{sent}");
    assert!(
        sent.contains("terminal: xterm-256color without answers"),
        "{sent}"
    );
}

#[test]
fn doctor_reports_answers_and_widths_on_a_restored_terminal() {
    let mut fake = Fake::start_with(&[(fake::INSIDE, "doctor")]);
    let widths = [
        "\x1b[1;4R",
        "\x1b[1;3R",
        "\x1b[1;3R",
        "\x1b[1;2R",
        "\x1b[1;2R",
    ];
    fake.answer(&VTE.replace("\x1b[?65", &format!("{}\x1b[?65", widths.concat())));
    assert_eq!(fake.ends(), 0);
    assert!(fake.is_restored());
    let sent = String::from_utf8_lossy(&fake.sent()).into_owned();
    let (_, report) = sent.rsplit_once("\x1b[?1049l").expect("left");
    for line in [
        "XTVERSION (CSI > q): no answer",
        "DA1 (CSI c): 65;1;9",
        "bidi mode (CSI 8 $ p): 1, implicit",
        "output mode: shaped",
        "width of lam and alef: 2\r",
        "width of ornate parenthesis U+FD3F: 0 (kzread counts on 1)",
    ] {
        assert!(report.contains(line), "{line}: {report}");
    }
}

#[test]
fn the_terminal_outside_screen_is_asked_where_the_environment_says_nothing() {
    let screen = "\x1b[>83;40900;0c\x1b[?1;2c";
    let environment = [("TERM", "screen.xterm-256color"), ("SSH_TTY", "/dev/pts/9")];
    for (outside, decided) in [
        (KONSOLE, "mode=wordlrm"),
        (KITTY, "mode=kitty"),
        ("", "marks=strip"),
    ] {
        let mut fake = Fake::start_with(&environment);
        fake.answer(&[screen, outside].concat());
        fake.until(decided);
        let sent = String::from_utf8_lossy(&fake.sent()).into_owned();
        assert!(sent.contains("\x1bP\x1b[>q\x1b[>c\x1b[c\x1b\\"), "{sent:?}");
        fake.type_keys("q");
        assert_eq!(fake.ends(), 0);
    }
    // No other terminal is sent that.
    let mut fake = Fake::start();
    fake.answer(VTE);
    fake.until("mode=shaped");
    assert!(!String::from_utf8_lossy(&fake.sent()).contains("\x1bP"));
    fake.type_keys("q");
    assert_eq!(fake.ends(), 0);
}

#[test]
fn doctor_says_where_an_answer_was_wrong_to_trust() {
    let mut fake = Fake::start_with(&[(fake::INSIDE, "doctor")]);
    // A terminal that is called Konsole and gives LRM a column.
    let widths = ["\x1b[1;4R", "\x1b[1;3R", "\x1b[1;3R", "\x1b[1;3R"].concat();
    fake.answer(&KONSOLE.replace("\x1b[?62", &format!("{widths}\x1b[?62")));
    assert_eq!(fake.ends(), 0);
    let sent = String::from_utf8_lossy(&fake.sent()).into_owned();
    let said = "wrong to trust: it says Konsole 22.12.3, but LRM takes a column, and wordlrm counts on none";
    assert!(sent.contains(said), "{sent}");
    assert!(
        sent.contains("width of LRM U+200E: 1 (kzread counts on 0)"),
        "{sent}"
    );
}

#[test]
fn what_was_answered_before_the_first_frame_is_painted_once() {
    let mut fake = Fake::start_with(&[(fake::INSIDE, "answered")]);
    fake.answer("\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62cx");
    assert_eq!(fake.ends(), 0);
    let sent = String::from_utf8_lossy(&fake.sent()).into_owned();
    assert!(
        sent.contains("painted 1 on Some([255, 255, 255])"),
        "{sent}"
    );
}

#[test]
fn colours_go_by_the_ground_that_the_terminal_tells_and_nobody_waits_for_it() {
    // The accents for dark and for light ground.
    let (dark, light) = ("38;5;80;", "38;5;24;");
    for (answers, wanted, unwanted) in [
        (
            "\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62c",
            vec![light],
            vec![dark],
        ),
        (
            "\x1b]11;rgb:0000/0000/0000\x07\x1b[?62c",
            vec![dark],
            vec![light],
        ),
        // One that does not know the question, and one that knows none.
        ("\x1b[?62c", vec![], vec![dark, light]),
        ("", vec![], vec![dark, light]),
    ] {
        let mut fake = Fake::start_kzread(&["--lang", "en"], &[]);
        if !answers.is_empty() {
            fake.answer(answers);
        }
        fake.until("? keys");
        for colour in wanted {
            fake.until_sent(colour);
        }
        fake.settle();
        let sent = String::from_utf8_lossy(&fake.sent()).into_owned();
        let is_sent = |colour: &&str| sent.contains(*colour);
        assert!(!unwanted.iter().any(is_sent), "{answers:?}");
        fake.type_keys("q");
        assert_eq!(fake.ends(), 0);
    }
}
