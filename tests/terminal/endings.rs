//! Quit, signals, panics and Ctrl-Z: the terminal is given back.

use std::time::{Duration, Instant};

use super::SHAPED;
use crate::fake::{Fake, KITTY, VTE};

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
