//! What stands between us and the terminal that draws: multiplexers, mosh, terminals inside editors. They answer for
//! themselves.

use super::rules::{Rule, first};
use crate::terminal::evidence::Evidence;
use crate::terminal::table::Multiplexer;

/// Whatever is started from one of them inherits its variables but answers for itself,
/// so that variables only count before there are answers.
const RULES: [Rule<Multiplexer, Evidence>; 9] = [
    (Multiplexer::Tmux, Evidence::is_tmux),
    (Multiplexer::Emacs, |e| {
        e.is_mute() && e.term().starts_with("eterm")
    }),
    (Multiplexer::Emacs, |e| {
        e.environment.has("INSIDE_EMACS") && is_libvterm(e)
    }),
    (Multiplexer::Screen, |e| e.answers.is_screen()),
    (Multiplexer::Screen, |e| {
        e.is_mute() && e.environment.has("STY") && e.term().starts_with("screen")
    }),
    // Ghostty has the same numbers, and a name.
    (Multiplexer::Mosh, |e| {
        e.numbers() == "1;10;0" && e.version().is_empty()
    }),
    (Multiplexer::WithoutControls, |e| {
        e.version().starts_with("Zellij(") || e.is_mute() && e.environment.has("ZELLIJ")
    }),
    (Multiplexer::WithoutControls, is_libvterm),
    (Multiplexer::WithoutControls, is_dvtm),
];

/// What is between us and the terminal, if anything.
pub(super) fn find(evidence: &Evidence) -> Option<Multiplexer> {
    first(&RULES, evidence)
}

/// A terminal inside vim, nvim or Emacs. That of nvim gives no name.
fn is_libvterm(evidence: &Evidence) -> bool {
    evidence.version().starts_with("libvterm(") || evidence.numbers() == "0;100;0"
}

/// dvtm, which answers nothing.
pub(super) fn is_dvtm(evidence: &Evidence) -> bool {
    evidence.is_mute() && evidence.term().starts_with("dvtm")
}
