//! Every row of the table, by what real terminals were seen to answer.

use super::*;
use crate::terminal::evidence::{Answers, Environment, Outer};
use crate::terminal::table::{Emulator, Emulator as E, Multiplexer};

const EXPLICIT: &[u8] = b"\x1b[8l";
const IMPLICIT: &[u8] = b"\x1b[8h";
const MLTERM_OFF: &[u8] = b"\x1b]5379;use_ctl=false\x07";

/// Evidence as it was measured: DA1, DA2, XTVERSION, BDSM and the environment.
fn evidence(
    primary: &str,
    secondary: &str,
    version: &str,
    bidi: Option<u8>,
    env: &[(&str, &str)],
) -> Evidence {
    let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let lookup = |name: &str| {
        env.iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| (*value).to_owned())
    };
    Evidence {
        environment: Environment::from_lookup(lookup),
        answers: Answers {
            primary: given(primary),
            secondary: given(secondary),
            version: given(version),
            bidi,
            margins: None,
            background: None,
            outside: None,
        },
        ..Evidence::default()
    }
}

/// The terminal itself, recognized as this one.
fn own(emulator: Emulator) -> Reason {
    Reason::Recognized(Identity {
        emulator,
        multiplexer: None,
    })
}

/// A terminal outside a multiplexer.
fn inside(multiplexer: Multiplexer, emulator: Emulator) -> Reason {
    Reason::Recognized(Identity {
        emulator,
        multiplexer: Some(multiplexer),
    })
}

fn outline(evidence: &Evidence) -> (Mode, HarakatPolicy, Reason) {
    let decision = decide(evidence);
    (decision.mode, decision.harakat, decision.reason)
}

const TMUX: (&str, &str) = ("TMUX", "/tmp/tmux-0/default,1,0");

fn in_tmux(name: &str, version: &str, env: &[(&str, &str)]) -> Evidence {
    let outer = Outer {
        name: name.to_owned(),
        version: version.to_owned(),
    };
    let env: Vec<_> = env.iter().copied().chain([TMUX]).collect();
    Evidence {
        outer: Some(outer),
        ..evidence("1;2", "84;0;0", "tmux 3.3a", None, &env)
    }
}

#[test]
fn measured_terminals() {
    use HarakatPolicy::{Keep, Strip};
    for (evidence, expected) in [
        (
            evidence("64;1;2", "41;379;0", "XTerm(379)", Some(0), &[]),
            (Mode::Shaped, Keep, own(E::Xterm)),
        ),
        (
            evidence("1;2", "85;95;0", "", None, &[]),
            (Mode::Shaped, Keep, own(E::Urxvt)),
        ),
        (
            evidence("6", "", "", None, &[("TERM", "st-256color")]),
            (Mode::Shaped, Strip, own(E::St)),
        ),
        (
            evidence("6", "0;1700;1", "", None, &[("TERM", "alacritty")]),
            (Mode::Shaped, Strip, own(E::Alacritty)),
        ),
        (
            evidence("62;4;22", "1;011301;0", "foot(1.13.1)", None, &[]),
            (Mode::Shaped, Strip, own(E::Foot)),
        ),
        (
            evidence("62", "1;4000;26", "kitty(0.26.5)", Some(0), &[]),
            (Mode::KittyRuns, Strip, own(E::Kitty)),
        ),
        (
            evidence("63;1;2", "24;279;0", "", Some(0), &[("MLTERM", "3.9.0")]),
            (Mode::Shaped, Keep, own(E::Mlterm)),
        ),
        // After sudo or su, without its environment.
        (
            evidence(
                "63;1;2",
                "24;279;0",
                "",
                Some(0),
                &[("TERM", "xterm-256color")],
            ),
            (Mode::Shaped, Keep, own(E::Mlterm)),
        ),
        (
            evidence(
                "65;1;9",
                "65;7006;1",
                "",
                Some(1),
                &[("VTE_VERSION", "7006")],
            ),
            (Mode::Shaped, Keep, own(E::Vte)),
        ),
        // xterm.js 6.0.0, and the one of VS Code.
        (
            evidence("1;2", "0;276;0", "", Some(0), &[("TERM", "xterm-256color")]),
            (Mode::Each, Keep, own(E::XtermJs)),
        ),
        (
            evidence("1;2", "", "xterm.js(6.1.0-beta.337)", Some(0), &[]),
            (Mode::Each, Keep, own(E::XtermJs)),
        ),
        (
            evidence("62;1;4", "1;115;0", "Konsole 22.12.3", None, &[]),
            (Mode::WordLrm, Keep, own(E::Konsole)),
        ),
        (
            evidence("1;2", "0;115;0", "", None, &[]),
            (Mode::QtRuns, Strip, own(E::QTermWidget)),
        ),
        (
            evidence(
                "1;2",
                "0;115;0",
                "",
                None,
                &[("KB_LAYOUT_DIR", "/usr/lib/qt5/qml/QMLTermWidget/kb-layouts")],
            ),
            (Mode::Shaped, Strip, own(E::CoolRetroTerm)),
        ),
        (
            evidence("6", "0;136;0", "", None, &[("TERM", "xterm")]),
            (Mode::Blank, Strip, own(E::Putty)),
        ),
    ] {
        assert_eq!(outline(&evidence), expected, "{evidence:?}");
    }
}

#[test]
fn explicit_mode_is_put_back_as_it_was() {
    let vte = decide(&evidence("65;1;9", "65;7006;1", "", Some(1), &[]));
    assert_eq!((vte.enter, vte.leave), (&b"\x1b[8l"[..], &b"\x1b[8h"[..]));
    let vte = decide(&evidence("65;1;9", "65;7006;1", "", Some(2), &[]));
    assert_eq!((vte.enter, vte.leave), (&b"\x1b[8l"[..], &b""[..]));
    let always = decide(&evidence("65", "", "", Some(3), &[]));
    assert_eq!(
        (always.mode, always.enter, always.reason),
        (Mode::WordLrm, &b""[..], own(E::AlwaysReorders))
    );
    let mlterm = decide(&evidence(
        "63",
        "24;279;0",
        "",
        Some(0),
        &[("TERM", "mlterm")],
    ));
    assert_eq!(mlterm.enter, b"\x1b]5379;use_ctl=false\x07");
    assert_eq!(mlterm.leave, b"\x1b]5379;use_ctl=true\x07");
    let xterm = decide(&evidence("64", "41;379;0", "XTerm(379)", Some(0), &[]));
    assert_eq!((xterm.enter, xterm.leave), (EXPLICIT, IMPLICIT));
}

#[test]
fn tmux_goes_by_the_terminal_outside() {
    use HarakatPolicy::{Keep, Strip};
    let konsole_server = [("KONSOLE_VERSION", "221203")];
    for (evidence, expected) in [
        (
            in_tmux("xterm-kitty", "kitty(0.26.5)", &[]),
            (Mode::KittyRuns, Strip, inside(Multiplexer::Tmux, E::Kitty)),
        ),
        (
            in_tmux("xterm-256color", "Konsole 22.12.3", &[]),
            (Mode::WordLrm, Keep, inside(Multiplexer::Tmux, E::Konsole)),
        ),
        (
            in_tmux("xterm-256color", "xterm.js(6.1.0-beta.337)", &[]),
            (Mode::Each, Keep, inside(Multiplexer::Tmux, E::XtermJs)),
        ),
        (
            in_tmux("xterm-256color", "", &konsole_server),
            (Mode::WordLrm, Keep, inside(Multiplexer::Tmux, E::Konsole)),
        ),
        (
            in_tmux("xterm", "XTerm(379)", &konsole_server),
            (Mode::Lro, Keep, inside(Multiplexer::Tmux, E::Xterm)),
        ),
        (
            in_tmux("xterm-256color", "", &[]),
            (Mode::Each, Keep, inside(Multiplexer::Tmux, E::HiddenXterm)),
        ),
        (
            in_tmux("rxvt-unicode-256color", "", &[]),
            (Mode::Lro, Keep, inside(Multiplexer::Tmux, E::Urxvt)),
        ),
        // Those that misplace or lose harakat.
        (
            in_tmux("alacritty", "", &konsole_server),
            (Mode::Lro, Strip, inside(Multiplexer::Tmux, E::Alacritty)),
        ),
        (
            in_tmux("foot", "", &[]),
            (Mode::Lro, Strip, inside(Multiplexer::Tmux, E::Foot)),
        ),
        (
            in_tmux("xterm-256color", "foot(1.13.1)", &[]),
            (Mode::Lro, Strip, inside(Multiplexer::Tmux, E::Foot)),
        ),
        (
            in_tmux("st-256color", "", &[]),
            (Mode::Lro, Strip, inside(Multiplexer::Tmux, E::St)),
        ),
        // It only begins like one of them.
        (
            in_tmux("sterm", "", &[]),
            (Mode::Lro, Keep, inside(Multiplexer::Tmux, E::Hidden)),
        ),
        (
            in_tmux("mlterm", "", &[]),
            (Mode::Inv, Keep, inside(Multiplexer::Tmux, E::Mlterm)),
        ),
        (
            in_tmux("xterm-256color", "", &[("VTE_VERSION", "7006")]),
            (Mode::Lro, Keep, inside(Multiplexer::Tmux, E::Hidden)),
        ),
        // A session that nobody is attached to has no terminal outside.
        (
            in_tmux("", "", &[]),
            (Mode::Lro, Keep, inside(Multiplexer::Tmux, E::Hidden)),
        ),
        // tmux at the other end of SSH cannot be asked; an old one has no XTVERSION.
        (
            evidence("1;2", "84;0;0", "tmux 3.3a", None, &[]),
            (Mode::Lro, Keep, inside(Multiplexer::Tmux, E::Hidden)),
        ),
        (
            evidence("1;2", "84;0;0", "", None, &[TMUX]),
            (Mode::Lro, Keep, inside(Multiplexer::Tmux, E::Hidden)),
        ),
        (
            evidence("", "", "", None, &[TMUX]),
            (Mode::Lro, Keep, inside(Multiplexer::Tmux, E::Hidden)),
        ),
        // A window opened from a shell in tmux is not tmux.
        (
            evidence("64;1;2", "41;379;0", "XTerm(379)", Some(0), &[TMUX]),
            (Mode::Shaped, Keep, own(E::Xterm)),
        ),
    ] {
        assert_eq!(outline(&evidence), expected, "{evidence:?}");
    }
}

/// DA1, DA2 and XTVERSION as they were measured; the environment is that of the terminal outside.
#[test]
fn what_stands_between_goes_by_the_environment_of_the_terminal_outside() {
    let in_screen = |emulator| inside(Multiplexer::Screen, emulator);
    let in_mosh = |emulator| inside(Multiplexer::Mosh, emulator);
    let unheard = |emulator| inside(Multiplexer::WithoutControls, emulator);
    let in_emacs = |emulator| inside(Multiplexer::Emacs, emulator);
    let screen = ("1;2", "83;40900;0", "");
    let mosh = ("62", "1;10;0", "");
    let zellij = ("62;4;52", "0;4501;1", "Zellij(4501)");
    let vim = ("1;2", "0;100;0", "libvterm(0.3)");
    let nvim = ("1;2", "0;100;0", "");
    let dvtm = ("", "", "");
    let emacs = ("", "", "");
    let vte = ("VTE_VERSION", "7006");
    let konsole = ("KONSOLE_VERSION", "221203");
    let kitty = ("KITTY_WINDOW_ID", "1");
    let xterm = ("XTERM_VERSION", "XTerm(379)");
    let remote = ("SSH_TTY", "/dev/pts/1");
    for ((primary, secondary, version), env, mode, reason) in [
        (screen, &[vte][..], Mode::Lro, in_screen(E::Vte)),
        (screen, &[konsole], Mode::WordLrm, in_screen(E::Konsole)),
        (screen, &[kitty], Mode::KittyRuns, in_screen(E::Kitty)),
        (screen, &[xterm], Mode::Lro, in_screen(E::Hidden)),
        (screen, &[remote], Mode::Lro, in_screen(E::Hidden)),
        (mosh, &[vte], Mode::Lro, in_mosh(E::Vte)),
        (mosh, &[konsole], Mode::Blank, in_mosh(E::Konsole)),
        (mosh, &[remote], Mode::Lro, in_mosh(E::Hidden)),
        (zellij, &[vte], Mode::Blank, unheard(E::Vte)),
        (zellij, &[konsole], Mode::Blank, unheard(E::Konsole)),
        (zellij, &[kitty], Mode::KittyRuns, unheard(E::Kitty)),
        (zellij, &[xterm], Mode::Shaped, own(E::Plain)),
        (vim, &[vte], Mode::Blank, unheard(E::Vte)),
        (vim, &[xterm], Mode::Shaped, own(E::Plain)),
        (nvim, &[konsole], Mode::Blank, unheard(E::Konsole)),
        (
            dvtm,
            &[("TERM", "dvtm-256color"), vte],
            Mode::Blank,
            unheard(E::Vte),
        ),
        (
            dvtm,
            &[("TERM", "dvtm"), xterm],
            Mode::Shaped,
            own(E::Unanswered),
        ),
        (
            emacs,
            &[("TERM", "eterm-color"), xterm],
            Mode::Blank,
            in_emacs(E::Hidden),
        ),
        (
            vim,
            &[("INSIDE_EMACS", "vterm"), xterm],
            Mode::Blank,
            in_emacs(E::Hidden),
        ),
    ] {
        let evidence = evidence(primary, secondary, version, None, env);
        let expected = (mode, HarakatPolicy::Strip, reason);
        assert_eq!(outline(&evidence), expected, "{evidence:?}");
    }
}

#[test]
fn what_stands_between_is_drawn_alike_before_it_has_answered() {
    let vte = ("VTE_VERSION", "7006");
    let konsole = ("KONSOLE_VERSION", "221203");
    let screen = [
        ("TERM", "screen.xterm-256color"),
        ("STY", "1.pts-2"),
        konsole,
    ];
    let zellij = [("TERM", "xterm-256color"), ("ZELLIJ", "0"), vte];
    for (env, mode, reason) in [
        (
            &screen,
            Mode::WordLrm,
            inside(Multiplexer::Screen, E::Konsole),
        ),
        (
            &zellij,
            Mode::Blank,
            inside(Multiplexer::WithoutControls, E::Vte),
        ),
    ] {
        let evidence = evidence("", "", "", None, env);
        assert_eq!(outline(&evidence), (mode, HarakatPolicy::Strip, reason));
    }
    // A terminal that was started from one of them answers for itself.
    let inherited = [("TERM", "eterm-color"), ("INSIDE_EMACS", "28.2,term:0.96")];
    let xterm = evidence("64", "41;379;0", "XTerm(379)", Some(0), &inherited);
    assert_eq!(decide(&xterm).reason, own(E::Xterm));
}

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

#[test]
fn the_user_has_the_last_word() {
    let vte = |mode| Evidence {
        mode: Some(mode),
        ..evidence("65", "65;7006;1", "", Some(1), &[])
    };
    let shaped = decide(&vte(Mode::Shaped));
    assert_eq!(
        (shaped.mode, shaped.reason, shaped.enter),
        (Mode::Shaped, Reason::Asked, EXPLICIT)
    );
    // This one needs the terminal's reordering.
    let words = decide(&vte(Mode::WordLrm));
    assert_eq!(
        (words.mode, words.enter, words.leave),
        (Mode::WordLrm, &b""[..], &b""[..])
    );
    let kitty = evidence("62", "1;4000;26", "kitty(0.26.5)", Some(0), &[]);
    assert_eq!(
        decide(&Evidence {
            harakat: Harakat::Keep,
            ..kitty
        })
        .harakat,
        HarakatPolicy::Keep
    );
    let xterm = evidence("64", "41;379;0", "XTerm(379)", Some(0), &[]);
    assert_eq!(
        decide(&Evidence {
            harakat: Harakat::Strip,
            ..xterm
        })
        .harakat,
        HarakatPolicy::Strip
    );
}

#[test]
fn a_remembered_mode_yields_to_one_that_is_asked_for() {
    let konsole = evidence("62;1;4", "1;115;0", "Konsole 22.12.3", None, &[]);
    let remembered = Evidence {
        remembered: Some(Mode::Shaped),
        ..konsole
    };
    assert_eq!(
        outline(&remembered),
        (Mode::Shaped, HarakatPolicy::Keep, Reason::Remembered)
    );
    let asked = Evidence {
        mode: Some(Mode::Inv),
        ..remembered
    };
    assert_eq!(outline(&asked).0, Mode::Inv);
    assert_eq!(outline(&asked).2, Reason::Asked);
}

#[test]
fn modes_side_by_side_need_no_switch() {
    let shown = |evidence: &Evidence| side_by_side(evidence, &decide(evidence));
    let all: Vec<Mode> = Mode::NAMES.into_iter().map(|(_, mode)| mode).collect();
    for any in [
        evidence("64;1;2", "41;379;0", "XTerm(379)", Some(0), &[]),
        evidence("62;1;4", "1;115;0", "Konsole 22.12.3", None, &[]),
        evidence("1;2", "", "", None, &[("TERM_PROGRAM", "Apple_Terminal")]),
        in_tmux("alacritty", "", &[]),
    ] {
        assert_eq!(shown(&any), all, "{any:?}");
    }
    for switched in [
        evidence("65;1;9", "65;7006;1", "", Some(1), &[]),
        evidence("63;1;2", "24;279;0", "", Some(0), &[("MLTERM", "3.9.0")]),
    ] {
        assert_eq!(
            shown(&switched),
            [Mode::Shaped, Mode::Visual],
            "{switched:?}"
        );
        let left_alone = Evidence {
            mode: Some(Mode::Inv),
            ..switched
        };
        assert_eq!(
            shown(&left_alone),
            [
                Mode::Lro,
                Mode::Each,
                Mode::WordLrm,
                Mode::KittyRuns,
                Mode::QtRuns,
                Mode::Blank,
                Mode::Inv,
                Mode::Logical
            ]
        );
    }
}

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
