//! Modes that are known without an answer: from the environment, tmux, the user or an earlier run.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::fake::{Fake, KITTY, KONSOLE};

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
        let mut fake = Fake::start_with(&[(crate::fake::INSIDE, "remembering")]);
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
        ("XDG_STATE_HOME", "/proc/nowhere"),
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
