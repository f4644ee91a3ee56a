//! What stands between us and the terminal that draws: multiplexers other than tmux, mosh, terminals inside editors. They
//! answer for themselves, and the terminal outside cannot be asked; only the environment tells of it, inherited from
//! there, and nothing where the connection is a remote one.

use super::Reason;
use crate::terminal::evidence::Evidence;
use crate::terminal::mode::Mode;

/// The terminals whose reordering is felt through what stands between.
#[derive(Clone, Copy)]
enum Outside {
    Vte,
    Konsole,
    Kitty,
    Mlterm,
}

/// The programs that stand between.
enum Between {
    Screen,
    Mosh,
    Emacs,
    /// One that lets no controls through: zellij, dvtm, terminals made with libvterm as those of vim and nvim.
    Deaf,
}

/// What to send through a program that hides the terminal outside, unless that draws cells as they are sent or nothing
/// is known of it and the program lets no controls through.
pub(super) fn hidden(evidence: &Evidence) -> Option<(Mode, Reason)> {
    let outside = outside(evidence);
    Some(match between(evidence)? {
        Between::Emacs => (Mode::Blank, Reason::Emacs),
        Between::Screen => (with_controls(outside, Mode::WordLrm), Reason::Screen),
        Between::Mosh => (with_controls(outside, Mode::Blank), Reason::Mosh),
        Between::Deaf => {
            let mode = match outside? {
                Outside::Vte | Outside::Konsole => Mode::Blank,
                Outside::Kitty => Mode::KittyRuns,
                Outside::Mlterm => Mode::Inv,
            };
            (mode, Reason::Between)
        }
    })
}

/// What the terminal is by its answers, or by what it sets before it has answered. Whatever is started from it inherits
/// that, but answers for itself.
fn between(evidence: &Evidence) -> Option<Between> {
    let environment = &evidence.environment;
    let (version, numbers) = answers(evidence);
    let unanswered = |set: &str, term_is: &str| {
        is_mute(evidence) && environment.has(set) && term(evidence).starts_with(term_is)
    };
    // nvim's has no name.
    let libvterm = version.starts_with("libvterm(") || numbers == "0;100;0";
    if unanswered("TERM", "eterm") || environment.has("INSIDE_EMACS") && libvterm {
        Some(Between::Emacs)
    } else if numbers.starts_with("83;") || unanswered("STY", "screen") {
        Some(Between::Screen)
    } else if numbers == "1;10;0" {
        Some(Between::Mosh)
    } else if libvterm
        || version.starts_with("Zellij(")
        || unanswered("ZELLIJ", "")
        || is_dvtm(evidence)
    {
        Some(Between::Deaf)
    } else {
        None
    }
}

/// For a program that lets an override through, which VTE heeds and terminals that do not reorder pass over.
fn with_controls(outside: Option<Outside>, konsole: Mode) -> Mode {
    match outside {
        None | Some(Outside::Vte) => Mode::Lro,
        Some(Outside::Konsole) => konsole,
        Some(Outside::Kitty) => Mode::KittyRuns,
        Some(Outside::Mlterm) => Mode::Inv,
    }
}

/// dvtm, which answers nothing.
pub(super) fn is_dvtm(evidence: &Evidence) -> bool {
    term(evidence).starts_with("dvtm") && is_mute(evidence)
}

fn is_mute(evidence: &Evidence) -> bool {
    evidence.answers.primary.is_none()
}

/// The terminal outside, by what it left in the environment.
fn outside(evidence: &Evidence) -> Option<Outside> {
    let has = |name| evidence.environment.has(name);
    if has("VTE_VERSION") {
        Some(Outside::Vte)
    } else if has("KONSOLE_VERSION") {
        Some(Outside::Konsole)
    } else if has("KITTY_WINDOW_ID") {
        Some(Outside::Kitty)
    } else if has("MLTERM") {
        Some(Outside::Mlterm)
    } else {
        None
    }
}

/// XTVERSION and DA2.
fn answers(evidence: &Evidence) -> (&str, &str) {
    let answers = &evidence.answers;
    (
        answers.version.as_deref().unwrap_or_default(),
        answers.secondary.as_deref().unwrap_or_default(),
    )
}

fn term(evidence: &Evidence) -> &str {
    evidence.environment.get("TERM").unwrap_or_default()
}
