//! Which emulator answers us, where nothing is in between.

use super::multiplexer::is_dvtm;
use super::rules::{Rule, first};
use crate::terminal::evidence::Evidence;
use crate::terminal::table::Emulator;

const RULES: [Rule<Emulator, Evidence>; 27] = [
    (Emulator::Vte, |e| {
        is_switchable(e) && e.environment.has("VTE_VERSION")
    }),
    (Emulator::Switchable, is_switchable),
    (Emulator::AlwaysReorders, |e| e.answers.bidi == Some(3)),
    (Emulator::Konsole, |e| {
        e.version().starts_with("Konsole")
            || is_hinted(e, "KONSOLE_VERSION", e.numbers().contains(";115;"))
    }),
    (Emulator::Mlterm, |e| {
        // An xterm that calls itself a VT320 answers the same number, but has a name as well.
        e.version().is_empty() && e.numbers().starts_with("24;")
            || is_hinted(e, "MLTERM", false)
            || e.term().starts_with("mlterm") && is_hinted(e, "TERM", false)
    }),
    (Emulator::Kitty, |e| {
        e.version().starts_with("kitty(") || e.term() == "xterm-kitty" && is_hinted(e, "TERM", true)
    }),
    (Emulator::CoolRetroTerm, |e| {
        let layouts = e.environment.get("KB_LAYOUT_DIR").unwrap_or_default();
        e.numbers() == "0;115;0" && layouts.contains("QMLTermWidget")
    }),
    (Emulator::QTermWidget, |e| e.numbers() == "0;115;0"),
    (Emulator::Putty, |e| e.numbers() == "0;136;0"),
    (Emulator::XtermJs, |e| {
        e.version().starts_with("xterm.js(") || e.numbers() == "0;276;0"
    }),
    (Emulator::Xterm, |e| e.version().starts_with("XTerm(")),
    (Emulator::Foot, |e| e.version().starts_with("foot(")),
    (Emulator::Urxvt, |e| e.numbers().starts_with("85;")),
    (Emulator::AppleTerminal, |e| {
        e.environment.get("TERM_PROGRAM") == Some("Apple_Terminal")
    }),
    (Emulator::Iterm, |e| {
        e.environment.get("TERM_PROGRAM") == Some("iTerm.app")
    }),
    (Emulator::Ghostty, |e| e.version().starts_with("ghostty")),
    // These have no name of their own to answer with.
    (Emulator::Zed, |e| {
        e.environment.get("TERM_PROGRAM") == Some("zed")
            && is_hinted(e, "TERM_PROGRAM", e.numbers().starts_with("0;"))
    }),
    (Emulator::WindowsTerminal, |e| {
        !e.is_mute() && is_hinted(e, "WT_SESSION", true)
    }),
    (Emulator::Termux, |e| {
        !e.is_mute() && is_hinted(e, "TERMUX_VERSION", true)
    }),
    (Emulator::Alacritty, |e| {
        let numbers_agree = e.numbers().is_empty() || e.numbers().starts_with("0;");
        e.term().starts_with("alacritty") && is_hinted(e, "TERM", numbers_agree)
    }),
    (Emulator::St, |e| {
        e.term().starts_with("st-") && is_hinted(e, "TERM", e.numbers().is_empty())
    }),
    // In dvtm, which answers nothing, a haraka takes a cell, whatever the terminal outside does with it.
    (Emulator::Unanswered, is_dvtm),
    // A terminal that has not answered yet is believed to be what the environment says: it is likely, and what is drawn
    // then need not be drawn again.
    (Emulator::Vte, |e| {
        e.is_mute() && e.environment.has("VTE_VERSION")
    }),
    (Emulator::Xterm, |e| {
        e.is_mute() && e.environment.has("XTERM_VERSION")
    }),
    (Emulator::Urxvt, |e| {
        e.is_mute() && e.term().starts_with("rxvt")
    }),
    (Emulator::UnansweredXterm, |e| {
        e.is_mute() && e.term().starts_with("xterm")
    }),
    // Windows consoles are not asked: none of them reorders.
    (Emulator::Unanswered, |e| e.is_mute() && !cfg!(windows)),
];

/// The emulator that answers, or has not answered yet.
pub(super) fn find(evidence: &Evidence) -> Emulator {
    first(&RULES, evidence).unwrap_or(Emulator::Plain)
}

fn is_switchable(evidence: &Evidence) -> bool {
    matches!(evidence.answers.bidi, Some(1 | 2))
}

/// Whether a variable tells of this terminal: it answers the same as far as it can, or nothing at all, and has no other
/// name.
fn is_hinted(evidence: &Evidence, variable: &str, numbers_agree: bool) -> bool {
    evidence.environment.has(variable)
        && evidence.version().is_empty()
        && (numbers_agree || evidence.is_mute())
}
