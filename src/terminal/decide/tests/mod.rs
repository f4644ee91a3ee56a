//! Every row of the table, by what real terminals were seen to answer.

mod choices;
mod evidence_weighed;
mod guesses;
mod multiplexers;

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
