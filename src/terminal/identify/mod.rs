//! Which terminal this is, by what it answered, what the environment says, and what tmux says of the one outside. Each
//! question is a list of rules of which the first that holds decides; what follows for the terminal is in `table`.
//!
//! What a terminal answers counts more than the environment, which is inherited by whatever terminal is started from
//! another one and does not pass through SSH.

mod emulator;
mod multiplexer;
mod outside;
mod rules;

use super::evidence::Evidence;
use super::table::{Emulator, Identity, Multiplexer};

/// The terminal that the evidence is about.
pub(super) fn identify(evidence: &Evidence) -> Identity {
    let found = multiplexer::find(evidence);
    let emulator = match found {
        None => emulator::find(evidence),
        Some(Multiplexer::Tmux) => outside::by_tmux(evidence),
        Some(Multiplexer::Emacs) => Emulator::Hidden,
        Some(Multiplexer::Screen) => {
            outside::by_answers(evidence).unwrap_or_else(|| outside::by_environment(evidence))
        }
        Some(Multiplexer::Mosh | Multiplexer::WithoutControls) => outside::by_environment(evidence),
    };
    match (found, emulator) {
        // It draws cells as they are sent, and outside it nothing is known to reorder them.
        (Some(Multiplexer::WithoutControls), Emulator::Hidden) => Identity {
            emulator: emulator::find(evidence),
            multiplexer: None,
        },
        _ => Identity {
            emulator,
            multiplexer: found,
        },
    }
}
