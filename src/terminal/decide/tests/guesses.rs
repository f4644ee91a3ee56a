//! What is a guess, and what a report says.

use super::*;

#[test]
fn guesses_are_what_cannot_be_asked() {
    let konsole = ("KONSOLE_VERSION", "221203");
    for (evidence, expected) in [
        (
            evidence("64", "41;379;0", "XTerm(379)", Some(0), &[]),
            false,
        ),
        (evidence("1;2", "", "", None, &[]), false),
        (evidence("6", "0;136;0", "", None, &[]), true),
        (in_tmux("xterm-256color", "Konsole 22.12.3", &[]), false),
        (in_tmux("", "", &[]), false),
        (in_tmux("mlterm", "", &[]), true),
        (evidence("1;2", "83;40900;0", "", None, &[konsole]), true),
        (evidence("62", "1;10;0", "", None, &[]), true),
        (evidence("1;2", "0;100;0", "", None, &[konsole]), true),
        (evidence("1;2", "0;100;0", "", None, &[]), false),
    ] {
        assert_eq!(decide(&evidence).is_guess, expected, "{evidence:?}");
        let asked = Evidence {
            mode: Some(Mode::Shaped),
            ..evidence
        };
        assert!(!decide(&asked).is_guess);
    }
}

#[test]
fn terminals_that_may_reorder_in_another_version_are_guesses() {
    let zed = evidence("6", "0;2500;1", "", None, &[("TERM_PROGRAM", "zed")]);
    let windows = evidence("61;6;7", "0;10;1", "", None, &[("WT_SESSION", "1f")]);
    let termux = evidence(
        "64;1;2",
        "41;320;0",
        "",
        None,
        &[("TERMUX_VERSION", "0.118")],
    );
    let ghostty = evidence("62;22", "1;10;0", "ghostty 1.1.3", None, &[]);
    for (evidence, emulator) in [
        (&zed, E::Zed),
        (&windows, E::WindowsTerminal),
        (&termux, E::Termux),
        (&ghostty, E::Ghostty),
    ] {
        let decision = decide(evidence);
        assert_eq!(decision.reason, own(emulator));
        assert_eq!((decision.mode, decision.is_guess), (Mode::Shaped, true));
    }
    // What was started from them and answers by name is what it says.
    let env = [
        ("WT_SESSION", "1f"),
        ("TERM_PROGRAM", "zed"),
        ("TERMUX_VERSION", "1"),
    ];
    let xterm = evidence("64", "41;379;0", "XTerm(379)", Some(0), &env);
    assert_eq!(decide(&xterm).reason, own(E::Xterm));
}

#[test]
fn a_report_says_what_is_outside() {
    let reason = |evidence: &Evidence| decide(evidence).reason.to_string();
    assert_eq!(
        reason(&in_tmux("xterm-kitty", "kitty(0.26.5)", &[])),
        "in tmux; outside it kitty reverses each run of letters"
    );
    assert_eq!(
        reason(&evidence("1;2", "83;40900;0", "", None, &[])),
        "in screen; outside it there is a terminal that cannot be asked whether it reorders"
    );
}

#[test]
fn screen_is_no_guess_once_the_terminal_outside_has_told() {
    let konsole = Answers {
        primary: Some("62;1;4".into()),
        version: Some("Konsole 22.12.3".into()),
        ..Answers::default()
    };
    for (outside, mode, is_guess) in [
        (Some(Box::new(konsole)), Mode::WordLrm, false),
        (None, Mode::Lro, true),
    ] {
        let answers = Answers {
            primary: Some("1;2".into()),
            secondary: Some("83;40900;0".into()),
            outside,
            ..Answers::default()
        };
        let evidence = Evidence {
            answers,
            ..Evidence::default()
        };
        let decision = decide(&evidence);
        assert_eq!((decision.mode, decision.is_guess), (mode, is_guess));
    }
}
