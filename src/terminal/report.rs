//! What was asked of the terminal, what it answered and what follows from that: lines for a bug report.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Duration;

use super::decide::{Decision, Reason, decide};
use super::evidence::{Answers, Environment, Evidence};
use super::guard::TerminalGuard;
use super::identify::identify;
use super::mode::{Harakat, Mode};
use super::probe::{self, FENCE, Probe, REPORT_DEADLINE};
use super::system::{Listener, Signals, Tty};
use super::{Options, clipboard, gather};
use crate::input::Event;

/// A letter of one column, behind which widths are measured: what belongs to the cell before it takes a column where there is
/// none.
const LETTER: char = '\u{628}';

/// Texts whose width terminals do not agree about, and the width that kzread counts on.
const WIDTHS: [(&str, &str, u16); 8] = [
    ("lam and alef", "\u{644}\u{627}", 2),
    ("lam-alef U+FEFB", "\u{fefb}", 1),
    ("letter with fatha", "\u{628}\u{64e}", 1),
    ("LRM U+200E", "\u{200e}", 0),
    ("ornate parenthesis U+FD3F", "\u{fd3f}", 1),
    ("wide letter U+4E2D", "\u{4e2d}", 2),
    ("flag", "\u{1f1f0}\u{1f1ff}", 2),
    ("emoji U+1F600", "\u{1f600}", 2),
];

/// What is known of a terminal.
#[derive(Debug, Clone)]
pub struct Report {
    /// What was found out.
    pub evidence: Evidence,
    /// What follows from it.
    pub decision: Decision,
    /// Label and value, in English, for a bug report is read by others.
    pub lines: Vec<(String, String)>,
}

/// Asks the terminal everything, on the alternate screen, and puts it back as it was.
///
/// # Errors
/// When there is no terminal, or it cannot be written to.
pub fn examine(options: &Options) -> io::Result<Report> {
    let evidence = gather(options);
    let question = super::ask_tmux(&evidence, || {});
    let tty = Tty::open()?;
    let size = tty.size();
    let deadline = if FENCE.is_empty() {
        Duration::ZERO
    } else {
        REPORT_DEADLINE
    };
    let signals = Signals::take()?;
    let guard = Arc::new(TerminalGuard::enter(
        tty,
        deadline,
        &questions(&evidence.environment),
    )?);
    super::restore_on_panic(&guard);
    let listening = Listener::start(signals, Arc::clone(&guard), channel::<Event>().0, true);
    let answers = guard.probe.wait();
    let outer = question.and_then(|question| question.wait(guard.probe.deadline()));
    guard.end();
    listening?;
    let mut evidence = Evidence {
        answers,
        outer,
        ..evidence
    };
    evidence.remembered = options.remembered.get(&evidence.terminal()).copied();
    let decision = decide(&evidence);
    let mut lines = lines(&evidence, &decision, size);
    lines.extend(measured(&guard.probe));
    lines.extend(mistrusted(&evidence, &decision, &guard.probe.columns()));
    let programs = clipboard::programs(&evidence, |name| std::env::var_os(name));
    let ways = [&[clipboard::osc52(&evidence)], programs.as_slice()].concat();
    lines.push(line("clipboard", ways.join(", ")));
    let osc8 = if decision.links { "OSC 8" } else { "no OSC 8" };
    lines.push(line("links", osc8));
    Ok(Report {
        evidence,
        decision,
        lines,
    })
}

/// All questions in one string, the fence last.
fn questions(environment: &Environment) -> String {
    if FENCE.is_empty() {
        return String::new();
    }
    let widths = WIDTHS.map(|(_, text, _)| format!("\x1b[H\x1b[2K{LETTER}{text}\x1b[6n"));
    probe::questions(environment, &widths.concat())
}

/// The answer that the output mode follows from, if what was measured says that it was wrong to trust it.
fn mistrusted(
    evidence: &Evidence,
    decision: &Decision,
    columns: &[u16],
) -> Option<(String, String)> {
    let mode = decision.mode;
    let marks = WIDTHS.iter().position(|(_, text, _)| *text == "\u{200e}")?;
    let width = width(*columns.get(marks)?);
    let needs_marks = matches!(mode, Mode::Each | Mode::WordLrm | Mode::Lro);
    (needs_marks && width > 0).then(|| {
        let terminal = evidence.terminal();
        let why = format!("it says {terminal}, but LRM takes a column, and {mode} counts on none");
        line("wrong to trust", why)
    })
}

/// The columns of a text behind which the cursor stands in this column.
fn width(column: u16) -> u16 {
    column.saturating_sub(2)
}

/// How long the terminal took to answer, and where its cursor stood behind each of the [`WIDTHS`].
fn measured(probe: &Probe) -> Vec<(String, String)> {
    let time = probe.answered_after();
    let time = time.map_or("not in time".to_owned(), |time| {
        format!("{} ms", time.as_millis())
    });
    let mut lines = vec![line("answered after", time)];
    for ((name, _, expected), column) in WIDTHS.iter().zip(probe.columns()) {
        let width = width(column);
        let odd = if width == *expected {
            String::new()
        } else {
            format!(" (kzread counts on {expected})")
        };
        lines.push(line(&format!("width of {name}"), format!("{width}{odd}")));
    }
    lines
}

fn line(label: &str, value: impl Into<String>) -> (String, String) {
    (label.to_owned(), value.into())
}

/// The part of a report that needs no terminal.
fn lines(
    evidence: &Evidence,
    decision: &Decision,
    (columns, rows): (u16, u16),
) -> Vec<(String, String)> {
    let mut lines = vec![
        line("terminal", evidence.terminal()),
        line("size", format!("{columns} x {rows}")),
    ];
    lines.extend(
        evidence
            .environment
            .shown()
            .map(|(name, value)| line(name, value)),
    );
    lines.extend(answered(&evidence.answers));
    if let Some(outside) = &evidence.answers.outside {
        lines.push(line("outside screen", outside.name()));
    }
    if evidence.environment.has("TMUX") {
        let outer = evidence.outer.as_ref();
        let outer = outer.map(|outer| {
            format!("{} {}", outer.name, outer.version)
                .trim_end()
                .to_owned()
        });
        lines.push(line("outside tmux", given(outer)));
    }
    lines.extend([
        line("output mode", decision.mode.to_string()),
        line("harakat", harakat(evidence, decision)),
        line("because", decision.reason.to_string()),
        line("otherwise", otherwise(evidence, decision)),
        line(
            "sent on entering",
            decision.enter.escape_ascii().to_string(),
        ),
        line("sent on leaving", decision.leave.escape_ascii().to_string()),
    ]);
    lines
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .collect()
}

/// An answer as it is told.
fn given(answer: Option<String>) -> String {
    answer.unwrap_or_else(|| "no answer".to_owned())
}

/// What the terminal answered.
fn answered(answers: &Answers) -> [(String, String); 5] {
    let bidi = match answers.bidi {
        None => "no answer".to_owned(),
        Some(0) => "0, unknown to it".to_owned(),
        Some(1) => "1, implicit".to_owned(),
        Some(2) => "2, explicit".to_owned(),
        Some(3) => "3, always implicit".to_owned(),
        Some(4) => "4, always explicit".to_owned(),
        Some(other) => other.to_string(),
    };
    let margins = match answers.margins {
        None => "no answer",
        Some(1 | 2) => "can be set",
        Some(_) => "none",
    };
    [
        line("XTVERSION (CSI > q)", given(answers.version.clone())),
        line("DA1 (CSI c)", given(answers.primary.clone())),
        line("DA2 (CSI > c)", given(answers.secondary.clone())),
        line("bidi mode (CSI 8 $ p)", bidi),
        line("margins left and right (CSI ? 69 $ p)", margins),
    ]
}

/// What would be sent if the user had not said so; nothing if that is what is sent.
fn otherwise(evidence: &Evidence, decision: &Decision) -> String {
    let identity = identify(evidence);
    match decision.reason {
        Reason::Recognized(_) => String::new(),
        Reason::Asked | Reason::Remembered => format!("{}, for {identity}", identity.row().mode),
    }
}

/// What becomes of harakat, and whether the user said so.
fn harakat(evidence: &Evidence, decision: &Decision) -> String {
    let asked = evidence.harakat != Harakat::Auto;
    format!(
        "{}{}",
        decision.harakat,
        if asked { ", asked for" } else { "" }
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_says_what_was_answered_and_follows() {
        let lookup = |name: &str| match name {
            "TERM" => Some("xterm-256color".to_owned()),
            "SSH_CONNECTION" => Some("10.0.0.1 50000 10.0.0.2 22".to_owned()),
            _ => None,
        };
        let evidence = Evidence {
            environment: Environment::from_lookup(lookup),
            answers: Answers {
                primary: Some("65;1;9".to_owned()),
                bidi: Some(1),
                ..Answers::default()
            },
            ..Evidence::default()
        };
        let text: Vec<String> = lines(&evidence, &decide(&evidence), (80, 24))
            .iter()
            .map(|(label, value)| format!("{label}: {value}"))
            .collect();
        let text = text.join("\n");
        assert!(
            text.contains("TERM: xterm-256color\nSSH_CONNECTION: (set)\n"),
            "{text}"
        );
        assert!(
            text.contains("XTVERSION (CSI > q): no answer\nDA1 (CSI c): 65;1;9\n"),
            "{text}"
        );
        assert!(
            text.contains(
                "bidi mode (CSI 8 $ p): 1, implicit\nmargins left and right (CSI ? 69 $ p): no answer\n\
                 output mode: shaped\nharakat: keep\n"
            ),
            "{text}"
        );
        assert!(
            text.contains("sent on entering: \\x1b[8l\nsent on leaving: \\x1b[8h"),
            "{text}"
        );
        assert!(!text.contains("10.0.0.1"), "{text}");
        assert!(!text.contains("otherwise"), "{text}");
    }

    #[test]
    fn a_report_says_what_the_user_changed() {
        let evidence = Evidence {
            remembered: Some(Mode::Inv),
            harakat: Harakat::Strip,
            answers: Answers {
                primary: Some("62;1;4".to_owned()),
                version: Some("Konsole 22.12.3".to_owned()),
                ..Answers::default()
            },
            ..Evidence::default()
        };
        let lines = lines(&evidence, &decide(&evidence), (80, 24));
        let value = |label: &str| {
            let found = lines.iter().find(|(known, _)| known == label);
            found.map(|(_, value)| value.as_str())
        };
        assert_eq!(value("terminal"), Some("Konsole 22.12.3"));
        assert_eq!(value("output mode"), Some("inv"));
        assert_eq!(value("harakat"), Some("strip, asked for"));
        assert_eq!(
            value("because"),
            Some("chosen for this terminal on the test card")
        );
        assert_eq!(
            value("otherwise"),
            Some("wordlrm, for Konsole reorders lines")
        );
    }
}
