//! What `--doctor` asks and reports.

use crate::fake::{Fake, KITTY, KONSOLE, VTE};

#[test]
fn doctor_does_not_wait_for_ever() {
    let mut fake = Fake::start_with(&[(crate::fake::INSIDE, "doctor")]);
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
    let mut fake = Fake::start_with(&[(crate::fake::INSIDE, "doctor")]);
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
    let mut fake = Fake::start_with(&[(crate::fake::INSIDE, "doctor")]);
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
