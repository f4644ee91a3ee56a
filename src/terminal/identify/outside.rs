//! Which terminal is outside a multiplexer: tmux tells, screen lets it be asked, for the others only the environment tells, as
//! it was inherited from there. Nothing does where the connection is a remote one.

use super::emulator;
use super::rules::{Rule, first};
use crate::terminal::evidence::{Answers, Evidence, Outer};
use crate::terminal::table::Emulator;

/// By what tmux says of the terminal it is attached to.
const BY_TMUX: [Rule<Emulator, Outer>; 9] = [
    (Emulator::Kitty, |outer| {
        outer.name == "xterm-kitty" || outer.version.starts_with("kitty")
    }),
    (Emulator::Konsole, |outer| {
        outer.version.starts_with("Konsole")
    }),
    (Emulator::XtermJs, |outer| {
        outer.version.starts_with("xterm.js(")
    }),
    (Emulator::Mlterm, |outer| outer.name.starts_with("mlterm")),
    (Emulator::Alacritty, |outer| is_called(outer, "alacritty")),
    (Emulator::Foot, |outer| is_called(outer, "foot")),
    (Emulator::St, |outer| is_called(outer, "st")),
    (Emulator::Xterm, |outer| is_called(outer, "XTerm")),
    (Emulator::Urxvt, |outer| is_called(outer, "rxvt")),
];

/// The variables that terminals set which are known to reorder.
const BY_ENVIRONMENT: [(Emulator, &str); 4] = [
    (Emulator::Vte, "VTE_VERSION"),
    (Emulator::Konsole, "KONSOLE_VERSION"),
    (Emulator::Kitty, "KITTY_WINDOW_ID"),
    (Emulator::Mlterm, "MLTERM"),
];

/// The terminal outside tmux.
pub(super) fn by_tmux(evidence: &Evidence) -> Emulator {
    let Some(outer) = &evidence.outer else {
        return Emulator::Hidden;
    };
    if let Some(emulator) = first(&BY_TMUX, outer) {
        return emulator;
    }
    if !(outer.version.is_empty() && outer.name.starts_with("xterm")) {
        return Emulator::Hidden;
    }
    // The environment is that of the terminal where the tmux server was started, so it only counts when tmux knows nothing. A
    // VTE shows an override a little better than what is right in an xterm.js too.
    let has = |variable| evidence.environment.has(variable);
    match (has("KONSOLE_VERSION"), has("VTE_VERSION")) {
        (true, _) => Emulator::Konsole,
        (false, true) => Emulator::Hidden,
        (false, false) => Emulator::HiddenXterm,
    }
}

/// The terminal outside screen, by what it answered, if that tells more than that it is there.
pub(super) fn by_answers(evidence: &Evidence) -> Option<Emulator> {
    let told = Evidence {
        answers: Answers::clone(evidence.answers.outside.as_deref()?),
        ..Evidence::default()
    };
    Some(emulator::find(&told)).filter(|emulator| *emulator != Emulator::Plain)
}

/// The terminal outside, by what it left in the environment.
pub(super) fn by_environment(evidence: &Evidence) -> Emulator {
    let has = |(_, variable): &(Emulator, &str)| evidence.environment.has(variable);
    let found = BY_ENVIRONMENT.into_iter().find(has);
    found.map_or(Emulator::Hidden, |(emulator, _)| emulator)
}

/// Whether the terminal has this name. Names have variants: `st-256color`, `foot-extra`.
fn is_called(outer: &Outer, name: &str) -> bool {
    outer.name.split('-').next() == Some(name) || outer.version.split('(').next() == Some(name)
}
