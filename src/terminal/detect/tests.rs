//! Every row of the table, by what real terminals were seen to answer.

use super::*;
use crate::terminal::evidence::{Answers, Environment, Outer};

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
        },
        ..Evidence::default()
    }
}

fn outline(evidence: &Evidence) -> (Mode, Marks, Reason) {
    let decision = decide(evidence);
    (decision.mode, decision.marks, decision.reason)
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
    use Marks::{Keep, Strip};
    for (evidence, expected) in [
        (
            evidence("64;1;2", "41;379;0", "XTerm(379)", Some(0), &[]),
            (Mode::Shaped, Keep, Reason::Plain),
        ),
        (
            evidence("1;2", "85;95;0", "", None, &[]),
            (Mode::Shaped, Keep, Reason::Plain),
        ),
        (
            evidence("6", "", "", None, &[("TERM", "st-256color")]),
            (Mode::Shaped, Strip, Reason::Plain),
        ),
        (
            evidence("6", "0;1700;1", "", None, &[("TERM", "alacritty")]),
            (Mode::Shaped, Strip, Reason::Plain),
        ),
        (
            evidence("62;4;22", "1;011301;0", "foot(1.13.1)", None, &[]),
            (Mode::Shaped, Strip, Reason::Plain),
        ),
        (
            evidence("62", "1;4000;26", "kitty(0.26.5)", Some(0), &[]),
            (Mode::KittyRuns, Strip, Reason::Kitty),
        ),
        (
            evidence("63;1;2", "24;279;0", "", Some(0), &[("MLTERM", "3.9.0")]),
            (Mode::Shaped, Keep, Reason::Mlterm),
        ),
        (
            evidence(
                "65;1;9",
                "65;7006;1",
                "",
                Some(1),
                &[("VTE_VERSION", "7006")],
            ),
            (Mode::Shaped, Keep, Reason::Explicit),
        ),
        (
            evidence("62;1;4", "1;115;0", "Konsole 22.12.3", None, &[]),
            (Mode::WordLrm, Keep, Reason::Konsole),
        ),
        (
            evidence("1;2", "0;115;0", "", None, &[]),
            (Mode::QtRuns, Strip, Reason::QTermWidget),
        ),
        (
            evidence(
                "1;2",
                "0;115;0",
                "",
                None,
                &[("KB_LAYOUT_DIR", "/usr/lib/qt5/qml/QMLTermWidget/kb-layouts")],
            ),
            (Mode::Shaped, Strip, Reason::CoolRetroTerm),
        ),
        (
            evidence("6", "0;136;0", "", None, &[("TERM", "xterm")]),
            (Mode::Blank, Strip, Reason::Putty),
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
        (Mode::WordLrm, &b""[..], Reason::Implicit)
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
    use Marks::{Keep, Strip};
    let konsole_server = [("KONSOLE_VERSION", "221203")];
    for (evidence, expected) in [
        (
            in_tmux("xterm-kitty", "kitty(0.26.5)", &[]),
            (Mode::KittyRuns, Strip, Reason::TmuxKitty),
        ),
        (
            in_tmux("xterm-256color", "Konsole 22.12.3", &[]),
            (Mode::WordLrm, Keep, Reason::TmuxKonsole),
        ),
        (
            in_tmux("xterm-256color", "", &konsole_server),
            (Mode::WordLrm, Keep, Reason::TmuxKonsole),
        ),
        (
            in_tmux("xterm", "XTerm(379)", &konsole_server),
            (Mode::Lro, Keep, Reason::TmuxOther),
        ),
        (
            in_tmux("xterm", "", &[]),
            (Mode::Lro, Keep, Reason::TmuxOther),
        ),
        (
            in_tmux("rxvt-unicode-256color", "", &[]),
            (Mode::Lro, Keep, Reason::TmuxOther),
        ),
        // Those that misplace or lose harakat.
        (
            in_tmux("alacritty", "", &konsole_server),
            (Mode::Lro, Strip, Reason::TmuxOther),
        ),
        (
            in_tmux("foot", "", &[]),
            (Mode::Lro, Strip, Reason::TmuxOther),
        ),
        (
            in_tmux("xterm-256color", "foot(1.13.1)", &[]),
            (Mode::Lro, Strip, Reason::TmuxOther),
        ),
        (
            in_tmux("st-256color", "", &[]),
            (Mode::Lro, Strip, Reason::TmuxOther),
        ),
        // It only begins like one of them.
        (
            in_tmux("sterm", "", &[]),
            (Mode::Lro, Keep, Reason::TmuxOther),
        ),
        (
            in_tmux("mlterm", "", &[]),
            (Mode::Inv, Keep, Reason::TmuxMlterm),
        ),
        (
            in_tmux("xterm-256color", "", &[("VTE_VERSION", "7006")]),
            (Mode::Lro, Keep, Reason::TmuxOther),
        ),
        // A session that nobody is attached to has no terminal outside.
        (in_tmux("", "", &[]), (Mode::Lro, Keep, Reason::TmuxOther)),
        // tmux at the other end of SSH cannot be asked; an old one has no XTVERSION.
        (
            evidence("1;2", "84;0;0", "tmux 3.3a", None, &[]),
            (Mode::Lro, Keep, Reason::TmuxOther),
        ),
        (
            evidence("1;2", "84;0;0", "", None, &[TMUX]),
            (Mode::Lro, Keep, Reason::TmuxOther),
        ),
        (
            evidence("", "", "", None, &[TMUX]),
            (Mode::Lro, Keep, Reason::TmuxOther),
        ),
        // A window opened from a shell in tmux is not tmux.
        (
            evidence("64;1;2", "41;379;0", "XTerm(379)", Some(0), &[TMUX]),
            (Mode::Shaped, Keep, Reason::Plain),
        ),
    ] {
        assert_eq!(outline(&evidence), expected, "{evidence:?}");
    }
}

/// DA1, DA2 and XTVERSION as they were measured; the environment is that of the terminal outside.
#[test]
fn what_stands_between_goes_by_the_environment_of_the_terminal_outside() {
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
        (screen, &[vte][..], Mode::Lro, Reason::Screen),
        (screen, &[konsole], Mode::WordLrm, Reason::Screen),
        (screen, &[kitty], Mode::KittyRuns, Reason::Screen),
        (screen, &[xterm], Mode::Lro, Reason::Screen),
        (screen, &[remote], Mode::Lro, Reason::Screen),
        (mosh, &[vte], Mode::Lro, Reason::Mosh),
        (mosh, &[konsole], Mode::Blank, Reason::Mosh),
        (mosh, &[remote], Mode::Lro, Reason::Mosh),
        (zellij, &[vte], Mode::Blank, Reason::Between),
        (zellij, &[konsole], Mode::Blank, Reason::Between),
        (zellij, &[kitty], Mode::KittyRuns, Reason::Between),
        (zellij, &[xterm], Mode::Shaped, Reason::Plain),
        (vim, &[vte], Mode::Blank, Reason::Between),
        (vim, &[xterm], Mode::Shaped, Reason::Plain),
        (nvim, &[konsole], Mode::Blank, Reason::Between),
        (
            dvtm,
            &[("TERM", "dvtm-256color"), vte],
            Mode::Blank,
            Reason::Between,
        ),
        (dvtm, &[("TERM", "dvtm"), xterm], Mode::Shaped, Reason::Mute),
        (
            emacs,
            &[("TERM", "eterm-color"), xterm],
            Mode::Blank,
            Reason::Emacs,
        ),
        (
            vim,
            &[("INSIDE_EMACS", "vterm"), xterm],
            Mode::Blank,
            Reason::Emacs,
        ),
    ] {
        let evidence = evidence(primary, secondary, version, None, env);
        let expected = (mode, Marks::Strip, reason);
        assert_eq!(outline(&evidence), expected, "{evidence:?}");
    }
    // Nothing is drawn otherwise before they have answered.
    let screen = [
        ("TERM", "screen.xterm-256color"),
        ("STY", "1.pts-2"),
        konsole,
    ];
    let zellij = [("TERM", "xterm-256color"), ("ZELLIJ", "0"), vte];
    for (env, mode, reason) in [
        (&screen, Mode::WordLrm, Reason::Screen),
        (&zellij, Mode::Blank, Reason::Between),
    ] {
        let evidence = evidence("", "", "", None, env);
        assert_eq!(outline(&evidence), (mode, Marks::Strip, reason));
    }
    // A terminal that was started from one of them answers for itself.
    let inherited = [("TERM", "eterm-color"), ("INSIDE_EMACS", "28.2,term:0.96")];
    let xterm = evidence("64", "41;379;0", "XTerm(379)", Some(0), &inherited);
    assert_eq!(decide(&xterm).reason, Reason::Plain);
}

#[test]
fn an_inherited_environment_does_not_count_against_answers() {
    let konsole = [("KONSOLE_VERSION", "221203"), ("TERM", "st-256color")];
    assert_eq!(
        decide(&evidence("6", "", "", None, &konsole)).reason,
        Reason::Plain
    );
    assert_eq!(
        decide(&evidence("6", "0;1700;1", "", None, &konsole)).reason,
        Reason::Plain
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
        Reason::Kitty
    );
    let mlterm = [("MLTERM", "3.9.0"), ("TERM", "xterm")];
    assert_eq!(
        decide(&evidence("64", "41;379;0", "XTerm(379)", Some(0), &mlterm)).reason,
        Reason::Plain
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
        (vte.mode, vte.marks, vte.enter, vte.leave),
        (Mode::Shaped, Marks::Keep, EXPLICIT, IMPLICIT)
    );
    assert_eq!(
        mute(&[("TERM", "rxvt-unicode-256color")]).marks,
        Marks::Keep
    );
    let unknown = mute(&[]);
    assert_eq!(
        (unknown.mode, unknown.marks, unknown.reason),
        (Mode::Shaped, Marks::Strip, Reason::Mute)
    );
    assert!(unknown.reason.is_guess());
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
                decision.marks,
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
    assert_eq!((apple.mode, apple.reason.is_guess()), (Mode::WordLrm, true));
    let iterm = decide(&evidence(
        "62",
        "0;95;0",
        "iTerm2 3.5.0",
        None,
        &[("TERM_PROGRAM", "iTerm.app")],
    ));
    assert_eq!((iterm.mode, iterm.reason.is_guess()), (Mode::Shaped, true));
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
        .marks,
        Marks::Keep
    );
    let xterm = evidence("64", "41;379;0", "XTerm(379)", Some(0), &[]);
    assert_eq!(
        decide(&Evidence {
            harakat: Harakat::Strip,
            ..xterm
        })
        .marks,
        Marks::Strip
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
        (Mode::Shaped, Marks::Keep, Reason::Remembered)
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
