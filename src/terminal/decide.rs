//! What is sent to a terminal: its row of the table, and over that what the user wants.

use std::fmt;

use super::evidence::Evidence;
use super::identify::identify;
use super::mode::{Harakat, HarakatPolicy, Mode};
use super::table::{Emulator, Identity, Switch};

/// What is sent to a terminal, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// How cells are encoded.
    pub mode: Mode,
    /// Whether harakat are sent.
    pub harakat: HarakatPolicy,
    /// What switches the terminal's own reordering off, sent before the first draw.
    pub enter: &'static [u8],
    /// What switches it on again.
    pub leave: &'static [u8],
    /// Whether addresses are sent as links, by OSC 8.
    pub links: bool,
    /// Whether the mode can be wrong, because settings that decide cannot be asked for: let the user look at the test card.
    pub is_guess: bool,
    /// Why this mode.
    pub reason: Reason,
}

/// Why a mode was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The user asked for it.
    Asked,
    /// The user chose it for this terminal earlier, on the test card.
    Remembered,
    /// It is right for the terminal that this was recognized as.
    Recognized(Identity),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Asked => f.write_str("asked for by the user"),
            Self::Remembered => f.write_str("chosen for this terminal on the test card"),
            Self::Recognized(identity) => identity.fmt(f),
        }
    }
}

/// What to send to the terminal that the evidence is about.
pub fn decide(evidence: &Evidence) -> Decision {
    let identity = identify(evidence);
    let row = identity.row();
    let harakat = match evidence.harakat {
        Harakat::Auto => row.harakat,
        Harakat::Keep => HarakatPolicy::Keep,
        Harakat::Strip => HarakatPolicy::Strip,
    };
    let wish = match (evidence.mode, evidence.remembered) {
        (Some(mode), _) => Some((mode, Reason::Asked)),
        (None, Some(mode)) => Some((mode, Reason::Remembered)),
        (None, None) => None,
    };
    let switch = match wish {
        // Of the modes, only these two need the terminal to leave cells where they are; the others rely on its reordering.
        Some((mode, _)) if !matches!(mode, Mode::Shaped | Mode::Visual) => Switch::Untouched,
        _ => row.switch,
    };
    let (enter, leave) = switch.sequences();
    // It was explicit before we came and is to stay so.
    let was_explicit = switch == Switch::Bdsm && evidence.answers.bidi == Some(2);
    let (mode, reason) = wish.unwrap_or((row.mode, Reason::Recognized(identity)));
    // A terminal outside screen that has said what it is is as sure as one without screen.
    let has_told = evidence.answers.outside.is_some() && identity.emulator != Emulator::Hidden;
    let decisive = Identity {
        multiplexer: identity.multiplexer.filter(|_| !has_told),
        ..identity
    };
    Decision {
        mode,
        harakat,
        enter,
        leave: if was_explicit { b"" } else { leave },
        links: identity.takes_links() && !evidence.secure,
        is_guess: decisive.row().is_guess() && wish.is_none(),
        reason,
    }
}

/// The modes that can be judged side by side on one screen: those for which the terminal is as `decision` left it. Where
/// its reordering can be switched, that is for all rows at once.
pub(super) fn side_by_side(evidence: &Evidence, decision: &Decision) -> Vec<Mode> {
    let switches = identify(evidence).row().switch.is_heeded();
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

#[cfg(test)]
mod tests;
