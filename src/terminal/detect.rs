//! Which output mode a terminal needs: a table, first match wins. Pure, so that every row is a test.
//!
//! What a terminal answers counts more than the environment, which is inherited by whatever terminal is started from
//! another one and does not pass through SSH.

use std::fmt;

use super::evidence::Evidence;
use super::mode::{Harakat, Marks, Mode};

/// What is sent to a terminal, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// How cells are encoded.
    pub mode: Mode,
    /// Whether harakat are sent.
    pub marks: Marks,
    /// What switches the terminal's own reordering off, sent before the first draw.
    pub enter: &'static [u8],
    /// What switches it on again.
    pub leave: &'static [u8],
    /// The row of the table.
    pub reason: Reason,
}

/// Why a mode was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The user asked for it.
    Asked,
    /// tmux in kitty.
    TmuxKitty,
    /// tmux in Konsole.
    TmuxKonsole,
    /// tmux in mlterm.
    TmuxMlterm,
    /// tmux in another terminal or in one it does not name.
    TmuxOther,
    /// The terminal's reordering can be switched off (BDSM).
    Explicit,
    /// The terminal says that its reordering cannot be switched off.
    Implicit,
    /// Konsole.
    Konsole,
    /// mlterm.
    Mlterm,
    /// kitty.
    Kitty,
    /// qterminal and others made with `QTermWidget`.
    QTermWidget,
    /// Terminal.app of macOS.
    AppleTerminal,
    /// iTerm2, whose reordering is a setting that cannot be asked for.
    Iterm,
    /// It answered, and nothing says that it reorders.
    Plain,
    /// It did not answer in time, and nothing is known.
    Mute,
}

impl Reason {
    /// Whether the choice can be wrong, because settings that decide cannot be asked for: let the user look at the test card.
    pub fn is_guess(self) -> bool {
        matches!(
            self,
            Self::AppleTerminal | Self::Iterm | Self::Mute | Self::TmuxMlterm
        )
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Asked => "asked for by the user",
            Self::TmuxKitty => "tmux in kitty, which reverses each run of letters",
            Self::TmuxKonsole => "tmux in Konsole, which reorders lines",
            Self::TmuxMlterm => "tmux in mlterm, which reorders lines (better: use_ctl=false in mlterm and --bidi-mode shaped)",
            Self::TmuxOther => "tmux, which hides whether the terminal outside reorders",
            Self::Explicit => "its reordering is switched off (CSI 8 l)",
            Self::Implicit => "it says that it always reorders (mode 8 is set for good)",
            Self::Konsole => "Konsole reorders lines",
            Self::Mlterm => "mlterm's reordering is switched off (OSC 5379)",
            Self::Kitty => "kitty reverses each run of letters",
            Self::QTermWidget => "QTermWidget reorders each stretch of one style",
            Self::AppleTerminal => "Terminal.app is known to reorder lines; not tested",
            Self::Iterm => "iTerm2 reorders only if its bidi setting is on, which cannot be asked",
            Self::Plain => "nothing says that it reorders",
            Self::Mute => "it did not answer in time",
        })
    }
}

/// Explicit mode of BDSM: the terminal shows cells where they are sent. It holds for rows written afterwards.
const EXPLICIT: &[u8] = b"\x1b[8l";
/// Implicit mode of BDSM.
const IMPLICIT: &[u8] = b"\x1b[8h";
const MLTERM_OFF: &[u8] = b"\x1b]5379;use_ctl=false\x07";
const MLTERM_ON: &[u8] = b"\x1b]5379;use_ctl=true\x07";

/// What to send to the terminal that the evidence is about.
pub fn decide(evidence: &Evidence) -> Decision {
    let found = by_terminal(evidence);
    let found = match evidence.mode {
        None => found,
        // Only these two need the terminal to keep its hands off; the others rely on its reordering.
        Some(mode @ (Mode::Shaped | Mode::Visual)) => Decision {
            mode,
            reason: Reason::Asked,
            ..found
        },
        Some(mode) => Decision {
            mode,
            reason: Reason::Asked,
            enter: b"",
            leave: b"",
            ..found
        },
    };
    let marks = match evidence.harakat {
        Harakat::Auto => found.marks,
        Harakat::Keep => Marks::Keep,
        Harakat::Strip => Marks::Strip,
    };
    Decision { marks, ..found }
}

/// The table, without the user's wishes.
fn by_terminal(evidence: &Evidence) -> Decision {
    let row = |mode, marks, reason| Decision {
        mode,
        marks,
        enter: b"",
        leave: b"",
        reason,
    };
    let explicit = |leave, reason| Decision {
        enter: EXPLICIT,
        leave,
        ..row(Mode::Shaped, Marks::Keep, reason)
    };
    if is_tmux(evidence) {
        return match outer(evidence) {
            Reason::TmuxKitty => row(Mode::KittyRuns, Marks::Strip, Reason::TmuxKitty),
            Reason::TmuxKonsole => row(Mode::WordLrm, Marks::Keep, Reason::TmuxKonsole),
            Reason::TmuxMlterm => row(Mode::Inv, Marks::Keep, Reason::TmuxMlterm),
            other => row(Mode::Lro, Marks::Strip, other),
        };
    }
    match evidence.answers.bidi {
        Some(1) => return explicit(IMPLICIT, Reason::Explicit),
        // It was explicit before we came and is to stay so.
        Some(2) => return explicit(b"", Reason::Explicit),
        Some(3) => return row(Mode::WordLrm, Marks::Keep, Reason::Implicit),
        _ => {}
    }
    match program(evidence) {
        Reason::Konsole => row(Mode::WordLrm, Marks::Keep, Reason::Konsole),
        Reason::Mlterm => Decision {
            enter: MLTERM_OFF,
            leave: MLTERM_ON,
            ..row(Mode::Shaped, Marks::Keep, Reason::Mlterm)
        },
        Reason::Kitty => row(Mode::KittyRuns, Marks::Strip, Reason::Kitty),
        Reason::QTermWidget => row(Mode::QtRuns, Marks::Strip, Reason::QTermWidget),
        Reason::AppleTerminal => row(Mode::WordLrm, Marks::Keep, Reason::AppleTerminal),
        Reason::Iterm => row(Mode::Shaped, Marks::Keep, Reason::Iterm),
        // No terminal minds the switch, one that has not answered yet may need it, and one that has answered since need not
        // be switched back and drawn again.
        plain => Decision {
            marks: plain_marks(evidence),
            ..explicit(IMPLICIT, plain)
        },
    }
}

/// Whether we run in tmux itself and not in a terminal that was started from it.
fn is_tmux(evidence: &Evidence) -> bool {
    let answers = &evidence.answers;
    let named = answers
        .version
        .as_deref()
        .is_some_and(|version| version.starts_with("tmux"));
    let numbered = answers
        .secondary
        .as_deref()
        .is_some_and(|numbers| numbers.starts_with("84;"));
    named
        || numbered
        || evidence.environment.has("TMUX")
            && answers.version.is_none()
            && answers.secondary.is_none()
}

/// Which terminal is outside tmux.
fn outer(evidence: &Evidence) -> Reason {
    let Some(outer) = &evidence.outer else {
        return Reason::TmuxOther;
    };
    // The environment is that of the terminal where the server was started, so it only counts when tmux knows nothing.
    let konsole_env = || {
        evidence.environment.has("KONSOLE_VERSION")
            && outer.version.is_empty()
            && outer.name.starts_with("xterm")
    };
    match (outer.name.as_str(), outer.version.as_str()) {
        ("xterm-kitty", _) => Reason::TmuxKitty,
        (_, version) if version.starts_with("kitty") => Reason::TmuxKitty,
        (_, version) if version.starts_with("Konsole") || konsole_env() => Reason::TmuxKonsole,
        (name, _) if name.starts_with("mlterm") => Reason::TmuxMlterm,
        _ => Reason::TmuxOther,
    }
}

/// Which program the terminal is.
fn program(evidence: &Evidence) -> Reason {
    let environment = &evidence.environment;
    let answers = &evidence.answers;
    let answered = answers.primary.is_some();
    let version = answers.version.as_deref().unwrap_or_default();
    let numbers = answers.secondary.as_deref().unwrap_or_default();
    let term = environment.get("TERM").unwrap_or_default();
    // What the environment says holds if the terminal says the same, or nothing at all.
    let hinted = |hint: bool, numbers_agree: bool| {
        hint && version.is_empty() && (numbers_agree || !answered)
    };
    if version.starts_with("Konsole")
        || hinted(
            environment.has("KONSOLE_VERSION"),
            numbers.contains(";115;"),
        )
    {
        Reason::Konsole
    } else if hinted(
        environment.has("MLTERM") || term.starts_with("mlterm"),
        numbers.starts_with("24;"),
    ) {
        Reason::Mlterm
    } else if version.starts_with("kitty(") || hinted(term == "xterm-kitty", true) {
        Reason::Kitty
    } else if numbers == "0;115;0" {
        Reason::QTermWidget
    } else {
        match environment.get("TERM_PROGRAM") {
            Some("Apple_Terminal") => Reason::AppleTerminal,
            Some("iTerm.app") => Reason::Iterm,
            // Windows consoles are not asked: none of them reorders.
            _ if answered || cfg!(windows) => Reason::Plain,
            _ => Reason::Mute,
        }
    }
}

/// Of the terminals that draw cells as they are sent, xterm and urxvt draw harakat on their letters, and VTE, should it not
/// have answered yet.
fn plain_marks(evidence: &Evidence) -> Marks {
    let environment = &evidence.environment;
    let version = evidence.answers.version.as_deref().unwrap_or_default();
    let numbers = evidence.answers.secondary.as_deref().unwrap_or_default();
    let hinted = environment.has("XTERM_VERSION")
        || environment.has("VTE_VERSION")
        || environment
            .get("TERM")
            .is_some_and(|term| term.starts_with("rxvt"));
    let unanswered = evidence.answers.primary.is_none();
    if version.starts_with("XTerm(") || numbers.starts_with("85;") || unanswered && hinted {
        Marks::Keep
    } else {
        Marks::Strip
    }
}

#[cfg(test)]
mod tests {
    use super::super::evidence::{Answers, Environment, Outer};
    use super::*;

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
                (Mode::Lro, Strip, Reason::TmuxOther),
            ),
            (
                in_tmux("alacritty", "", &konsole_server),
                (Mode::Lro, Strip, Reason::TmuxOther),
            ),
            (
                in_tmux("mlterm", "", &[]),
                (Mode::Inv, Keep, Reason::TmuxMlterm),
            ),
            (
                in_tmux("xterm-256color", "", &[("VTE_VERSION", "7006")]),
                (Mode::Lro, Strip, Reason::TmuxOther),
            ),
            // tmux at the other end of SSH cannot be asked; an old one has no XTVERSION.
            (
                evidence("1;2", "84;0;0", "tmux 3.3a", None, &[]),
                (Mode::Lro, Strip, Reason::TmuxOther),
            ),
            (
                evidence("1;2", "84;0;0", "", None, &[TMUX]),
                (Mode::Lro, Strip, Reason::TmuxOther),
            ),
            (
                evidence("", "", "", None, &[TMUX]),
                (Mode::Lro, Strip, Reason::TmuxOther),
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
}
