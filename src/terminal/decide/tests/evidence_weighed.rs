//! Answers against the environment, and without one of them.

use super::*;

#[test]
fn an_inherited_environment_does_not_count_against_answers() {
    let konsole = [("KONSOLE_VERSION", "221203"), ("TERM", "st-256color")];
    assert_eq!(
        decide(&evidence("6", "", "", None, &konsole)).reason,
        own(E::St)
    );
    assert_eq!(
        decide(&evidence("6", "0;1700;1", "", None, &konsole)).reason,
        own(E::Plain)
    );
    assert_eq!(
        decide(&evidence(
            "62",
            "1;4000;26",
            "kitty(0.26.5)",
            Some(0),
            &konsole
        ))
        .reason,
        own(E::Kitty)
    );
    let mlterm = [("MLTERM", "3.9.0"), ("TERM", "xterm")];
    assert_eq!(
        decide(&evidence("64", "41;379;0", "XTerm(379)", Some(0), &mlterm)).reason,
        own(E::Xterm)
    );
}

#[test]
fn a_mute_terminal_goes_by_its_environment() {
    let mute = |env: &[(&str, &str)]| decide(&evidence("", "", "", None, env));
    assert_eq!(mute(&[("KONSOLE_VERSION", "221203")]).mode, Mode::WordLrm);
    assert_eq!(mute(&[("MLTERM", "3.9.0")]).enter, MLTERM_OFF);
    assert_eq!(mute(&[("TERM", "xterm-kitty")]).mode, Mode::KittyRuns);
    let vte = mute(&[("VTE_VERSION", "7006"), ("TERM", "xterm-256color")]);
    assert_eq!(
        (vte.mode, vte.harakat, vte.enter, vte.leave),
        (Mode::Shaped, HarakatPolicy::Keep, EXPLICIT, IMPLICIT)
    );
    assert_eq!(
        mute(&[("TERM", "rxvt-unicode-256color")]).harakat,
        HarakatPolicy::Keep
    );
    let unknown = mute(&[]);
    assert_eq!(
        (unknown.mode, unknown.harakat, unknown.reason),
        (Mode::Shaped, HarakatPolicy::Strip, own(E::Unanswered))
    );
    assert!(unknown.is_guess);
}

#[test]
fn an_answer_that_changes_nothing_needs_no_new_drawing() {
    for (env, answered) in [
        (("TERM", "st-256color"), evidence("6", "", "", None, &[])),
        (
            ("XTERM_VERSION", "XTerm(379)"),
            evidence("64", "41;379;0", "XTerm(379)", Some(0), &[]),
        ),
        (
            ("VTE_VERSION", "7006"),
            evidence("65", "65;7006;1", "", Some(1), &[]),
        ),
        (
            ("KONSOLE_VERSION", "221203"),
            evidence("62", "1;115;0", "Konsole 22.12.3", None, &[]),
        ),
        (
            ("TERM", "xterm-kitty"),
            evidence("62", "1;4000;26", "kitty(0.26.5)", Some(0), &[]),
        ),
        (
            ("MLTERM", "3.9.0"),
            evidence("63", "24;279;0", "", Some(0), &[("MLTERM", "3.9.0")]),
        ),
    ] {
        let (before, after) = (
            decide(&evidence("", "", "", None, &[env])),
            decide(&answered),
        );
        let sent = |decision: &Decision| {
            (
                decision.mode,
                decision.harakat,
                decision.enter,
                decision.leave,
            )
        };
        assert_eq!(sent(&before), sent(&after), "{env:?}");
    }
}

#[test]
fn settings_that_cannot_be_asked_for_are_guessed() {
    let apple = decide(&evidence(
        "1;2",
        "",
        "",
        None,
        &[("TERM_PROGRAM", "Apple_Terminal")],
    ));
    assert_eq!((apple.mode, apple.is_guess), (Mode::WordLrm, true));
    let iterm = decide(&evidence(
        "62",
        "0;95;0",
        "iTerm2 3.5.0",
        None,
        &[("TERM_PROGRAM", "iTerm.app")],
    ));
    assert_eq!((iterm.mode, iterm.is_guess), (Mode::Shaped, true));
}
