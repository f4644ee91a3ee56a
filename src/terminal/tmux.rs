//! Asking tmux which terminal is outside it.

use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Instant;

use super::evidence::Outer;

/// A question to tmux that is on its way. Starting tmux takes longer than its answer, so both are left to a thread.
#[derive(Debug)]
pub(super) struct Question(Receiver<Outer>);

impl Question {
    /// Asks, and calls `answered` when there is an answer; nothing comes if there is no tmux.
    pub(super) fn ask(answered: impl FnOnce() + Send + 'static) -> Self {
        let (sender, receiver) = channel();
        let ask = move || {
            let mut tmux = Command::new("tmux");
            tmux.args([
                "display-message",
                "-p",
                "#{client_termname}|#{client_termtype}",
            ]);
            if let Ok(output) = tmux.stdin(Stdio::null()).stderr(Stdio::null()).output()
                && let Some(outer) = parse(&String::from_utf8_lossy(&output.stdout))
            {
                // The one who asked may have ended.
                let _ = sender.send(outer);
                answered();
            }
        };
        // Where the system has no thread to give, there is no answer.
        let _ = thread::Builder::new().spawn(ask);
        Self(receiver)
    }

    /// The answer, if it comes before the deadline.
    pub(super) fn wait(&self, deadline: Instant) -> Option<Outer> {
        self.0
            .recv_timeout(deadline.saturating_duration_since(Instant::now()))
            .ok()
    }
}

fn parse(line: &str) -> Option<Outer> {
    let (name, version) = line.trim_end().split_once('|')?;
    // No client is attached.
    if name.is_empty() {
        return None;
    }
    Some(Outer {
        name: name.to_owned(),
        version: version.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tmux_prints() {
        let outer = |name: &str, version: &str| {
            Some(Outer {
                name: name.to_owned(),
                version: version.to_owned(),
            })
        };
        assert_eq!(parse("xterm|XTerm(379)\n"), outer("xterm", "XTerm(379)"));
        assert_eq!(parse("xterm-256color|\n"), outer("xterm-256color", ""));
        assert_eq!(parse("no server running\n"), None);
        assert_eq!(parse("|\n"), None);
    }
}
