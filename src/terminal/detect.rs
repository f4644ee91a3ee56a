//! Which output mode a terminal needs: a table, first match wins. Pure, so that every row is a test.
//!
//! What a terminal answers counts more than the environment, which is inherited by whatever terminal is started from
//! another one and does not pass through SSH.

mod between;

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
    /// The user chose it for this terminal earlier, on the test card.
    Remembered,
    /// tmux in kitty.
    TmuxKitty,
    /// tmux in Konsole.
    TmuxKonsole,
    /// tmux in mlterm.
    TmuxMlterm,
    /// tmux in another terminal or in one it does not name.
    TmuxOther,
    /// GNU screen.
    Screen,
    /// mosh.
    Mosh,
    /// Another program between, in a terminal that reorders.
    Between,
    /// A terminal in a buffer of Emacs.
    Emacs,
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
    /// cool-retro-term, whose `QMLTermWidget` is another one.
    CoolRetroTerm,
    /// `PuTTY`, whose reordering is a setting that cannot be asked for.
    Putty,
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
            Self::AppleTerminal
                | Self::Iterm
                | Self::Putty
                | Self::Mute
                | Self::TmuxMlterm
                | Self::Screen
                | Self::Mosh
                | Self::Between
                | Self::Emacs
        )
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Asked => "asked for by the user",
            Self::Remembered => "chosen for this terminal on the test card",
            Self::TmuxKitty => "tmux in kitty, which reverses each run of letters",
            Self::TmuxKonsole => "tmux in Konsole, which reorders lines",
            Self::TmuxMlterm => "tmux in mlterm, which reorders lines (better: use_ctl=false in mlterm and --bidi-mode shaped)",
            Self::TmuxOther => "tmux, which hides whether the terminal outside reorders",
            Self::Screen => "screen, which hides whether the terminal outside reorders",
            Self::Mosh => "mosh, which hides whether the terminal outside reorders",
            Self::Between => "it lets no controls through to the terminal outside, which by the environment reorders",
            Self::Emacs => "a buffer of Emacs, which reorders lines",
            Self::Explicit => "its reordering is switched off (CSI 8 l)",
            Self::Implicit => "it says that it always reorders (mode 8 is set for good)",
            Self::Konsole => "Konsole reorders lines",
            Self::Mlterm => "mlterm's reordering is switched off (OSC 5379)",
            Self::Kitty => "kitty reverses each run of letters",
            Self::QTermWidget => "QTermWidget reorders each stretch of one style",
            Self::CoolRetroTerm => "cool-retro-term draws cells as they are sent",
            Self::Putty => "PuTTY reorders lines unless its bidi setting is off, which cannot be asked",
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
    let wish = match (evidence.mode, evidence.remembered) {
        (Some(mode), _) => Some((mode, Reason::Asked)),
        (None, Some(mode)) => Some((mode, Reason::Remembered)),
        (None, None) => None,
    };
    let found = match wish {
        None => found,
        // Only these two need the terminal to keep its hands off; the others rely on its reordering.
        Some((mode @ (Mode::Shaped | Mode::Visual), reason)) => Decision {
            mode,
            reason,
            ..found
        },
        Some((mode, reason)) => Decision {
            mode,
            reason,
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

/// The modes that can be judged side by side on one screen: those for which the terminal is as `decision` left it. Where
/// its reordering can be switched, that is for all rows at once.
pub(super) fn side_by_side(evidence: &Evidence, decision: &Decision) -> Vec<Mode> {
    let switches = matches!(
        by_terminal(evidence).reason,
        Reason::Explicit | Reason::Mlterm
    );
    let as_it_is = |mode: &Mode| {
        let wished = Evidence {
            mode: Some(*mode),
            ..evidence.clone()
        };
        !switches || decide(&wished).enter == decision.enter
    };
    let modes = Mode::NAMES.into_iter().map(|(_, mode)| mode);
    modes.filter(as_it_is).collect()
}

/// The table, without the user's wishes.
pub(super) fn by_terminal(evidence: &Evidence) -> Decision {
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
    if evidence.is_tmux() {
        return match outer(evidence) {
            Reason::TmuxKitty => row(Mode::KittyRuns, Marks::Strip, Reason::TmuxKitty),
            Reason::TmuxKonsole => row(Mode::WordLrm, Marks::Keep, Reason::TmuxKonsole),
            Reason::TmuxMlterm => row(Mode::Inv, Marks::Keep, Reason::TmuxMlterm),
            other => row(Mode::Lro, outer_marks(evidence), other),
        };
    }
    if let Some((mode, reason)) = between::hidden(evidence) {
        return row(mode, Marks::Strip, reason);
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
        Reason::CoolRetroTerm => row(Mode::Shaped, Marks::Strip, Reason::CoolRetroTerm),
        Reason::Putty => row(Mode::Blank, Marks::Strip, Reason::Putty),
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

/// Terminals that draw harakat beside their letters, or lose them or the letters (measured).
const MISPLACES_MARKS: [&str; 3] = ["alacritty", "foot", "st"];

/// Whether the terminal outside tmux draws harakat on their letters: all do that are not known to misplace them. An
/// unknown one most likely is a VTE or an xterm, which give no version.
fn outer_marks(evidence: &Evidence) -> Marks {
    let Some(outer) = &evidence.outer else {
        return Marks::Keep;
    };
    // Names have variants: `st-256color`, `foot-extra`.
    let names = |known: &str| {
        let program = |name: &str, end: char| name.split(end).next() == Some(known);
        program(&outer.name, '-') || program(&outer.version, '(')
    };
    if MISPLACES_MARKS.iter().any(|known| names(known)) {
        Marks::Strip
    } else {
        Marks::Keep
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
        let layouts = environment.get("KB_LAYOUT_DIR").unwrap_or_default();
        if layouts.contains("QMLTermWidget") {
            Reason::CoolRetroTerm
        } else {
            Reason::QTermWidget
        }
    } else if numbers == "0;136;0" {
        Reason::Putty
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

/// Of the terminals that draw cells as they are sent, xterm and urxvt draw harakat on their letters, and VTE. One that has
/// not answered yet is believed to be what its `TERM` says, so that these are not drawn on twice.
fn plain_marks(evidence: &Evidence) -> Marks {
    let environment = &evidence.environment;
    let version = evidence.answers.version.as_deref().unwrap_or_default();
    let numbers = evidence.answers.secondary.as_deref().unwrap_or_default();
    let term = environment.get("TERM").unwrap_or_default();
    let hinted = environment.has("XTERM_VERSION")
        || environment.has("VTE_VERSION")
        || ["rxvt", "xterm"].iter().any(|name| term.starts_with(name));
    // In dvtm, which answers nothing, a mark takes a cell.
    let unanswered = evidence.answers.primary.is_none() && !between::is_dvtm(evidence);
    if version.starts_with("XTerm(") || numbers.starts_with("85;") || unanswered && hinted {
        Marks::Keep
    } else {
        Marks::Strip
    }
}

#[cfg(test)]
mod tests;
