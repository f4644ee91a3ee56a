//! What is known of the terminal: what the environment says, what it answered, what tmux says of the one outside.

use super::mode::{Harakat, Mode};

/// The variables that say something about terminals.
const VARIABLES: [&str; 18] = [
    "TERM",
    "TERM_PROGRAM",
    "TERM_PROGRAM_VERSION",
    "KONSOLE_VERSION",
    "VTE_VERSION",
    "MLTERM",
    "XTERM_VERSION",
    "KITTY_WINDOW_ID",
    "KB_LAYOUT_DIR",
    "INSIDE_EMACS",
    "WT_SESSION",
    "TERMUX_VERSION",
    "COLORTERM",
    "STY",
    "ZELLIJ",
    "TMUX",
    "SSH_CONNECTION",
    "SSH_TTY",
];
/// Those whose values are nobody's business in a bug report.
const PRIVATE: [&str; 5] = ["WT_SESSION", "STY", "TMUX", "SSH_CONNECTION", "SSH_TTY"];

/// The part of the environment that says something about the terminal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Environment(Vec<(&'static str, String)>);

impl Environment {
    /// The environment of this process.
    pub fn read() -> Self {
        Self::from_lookup(|name| std::env::var(name).ok())
    }

    /// An environment by a function that gives a variable's value.
    pub fn from_lookup(lookup: impl Fn(&str) -> Option<String>) -> Self {
        let set = VARIABLES
            .iter()
            .filter_map(|name| Some((*name, lookup(name)?)));
        Self(set.filter(|(_, value)| !value.is_empty()).collect())
    }

    /// The value of a variable, if it is set and not empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value.as_str())
    }

    /// Whether a variable is set and not empty.
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Whether the terminal is at the other end of an SSH connection.
    pub fn is_remote(&self) -> bool {
        self.has("SSH_CONNECTION") || self.has("SSH_TTY")
    }

    /// Every variable that is set, fit to be shown to others.
    pub(super) fn shown(&self) -> impl Iterator<Item = (&'static str, &str)> {
        (self.0.iter()).map(|(name, value)| {
            (
                *name,
                if PRIVATE.contains(name) {
                    "(set)"
                } else {
                    value.as_str()
                },
            )
        })
    }
}

/// What the terminal answered. Nothing in it means that it did not answer in time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    /// DA1, which every terminal answers: `65;1;9`.
    pub primary: Option<String>,
    /// DA2: `65;7006;1`.
    pub secondary: Option<String>,
    /// XTVERSION: `kitty(0.26.5)`.
    pub version: Option<String>,
    /// DECRQM of mode 8 (BDSM): 1 implicit, 2 explicit, 0 unknown, 3 always implicit, 4 always explicit.
    pub bidi: Option<u8>,
    /// DECRQM of private mode 69 (DECLRMM), left and right margins: 1 set, 2 reset, 0 unknown.
    pub margins: Option<u8>,
    /// OSC 11: red, green and blue of what the text stands on.
    pub background: Option<[u8; 3]>,
    /// What the terminal outside GNU screen answered, which screen had passed the questions on to.
    pub outside: Option<Box<Answers>>,
}

impl Answers {
    /// Whether they are those of GNU screen.
    pub(super) fn is_screen(&self) -> bool {
        let numbers = self.secondary.as_deref();
        numbers.is_some_and(|numbers| numbers.starts_with("83;"))
    }

    /// XTVERSION, else DA2.
    pub(super) fn name(&self) -> &str {
        let version = self
            .version
            .as_deref()
            .filter(|version| !version.is_empty());
        version.or(self.secondary.as_deref()).unwrap_or_default()
    }
}

/// The terminal outside tmux, as tmux names it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outer {
    /// Its `TERM`: `xterm-kitty`.
    pub name: String,
    /// Its XTVERSION, if it has one: `kitty(0.26.5)`.
    pub version: String,
}

/// Everything that a decision rests on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Evidence {
    /// The mode that the user asked for.
    pub mode: Option<Mode>,
    /// The mode that the user once chose for this terminal.
    pub remembered: Option<Mode>,
    /// What the user wants of harakat.
    pub harakat: Harakat,
    /// Whether no other program is started, and no link is sent that would start one.
    pub secure: bool,
    /// The environment.
    pub environment: Environment,
    /// What the terminal answered.
    pub answers: Answers,
    /// The terminal outside tmux, if tmux could be asked.
    pub outer: Option<Outer>,
}

impl Evidence {
    /// XTVERSION, empty if it was not answered.
    pub(super) fn version(&self) -> &str {
        self.answers.version.as_deref().unwrap_or_default()
    }

    /// DA2, empty if it was not answered.
    pub(super) fn numbers(&self) -> &str {
        self.answers.secondary.as_deref().unwrap_or_default()
    }

    /// The variable `TERM`, empty if it is not set.
    pub(super) fn term(&self) -> &str {
        self.environment.get("TERM").unwrap_or_default()
    }

    /// Whether the terminal has not answered, or not yet.
    pub(super) fn is_mute(&self) -> bool {
        self.answers.primary.is_none()
    }

    /// Whether the terminal has left and right margins that can be set.
    pub(super) fn has_margins(&self) -> bool {
        matches!(self.answers.margins, Some(1 | 2))
    }

    /// Whether we run in tmux itself and not in a terminal that was started from it.
    pub(super) fn is_tmux(&self) -> bool {
        let named = self.version().starts_with("tmux");
        let numbered = self.numbers().starts_with("84;");
        let unanswered = self.answers.version.is_none() && self.answers.secondary.is_none();
        named || numbered || unanswered && self.environment.has("TMUX")
    }

    /// What the terminal says of itself, by which a choice that was made for it is found again: its XTVERSION, else `TERM`
    /// and DA2; inside tmux what tmux says of the one outside. Versions are part of it, for they can change what is right.
    pub fn terminal(&self) -> String {
        let term = || self.environment.get("TERM").unwrap_or("no TERM");
        let words = match (&self.outer, &self.answers) {
            (Some(outer), _) if self.is_tmux() => vec!["tmux in", &outer.name, &outer.version],
            (None, _) if self.is_tmux() => vec!["tmux"],
            (
                _,
                Answers {
                    outside: Some(outside),
                    ..
                },
            ) => vec!["screen in", outside.name()],
            (
                _,
                Answers {
                    version: Some(version),
                    ..
                },
            ) if !version.is_empty() => vec![version.as_str()],
            (
                _,
                Answers {
                    secondary: Some(numbers),
                    ..
                },
            ) => vec![term(), numbers],
            (_, Answers { primary: None, .. }) => vec![term(), "without answers"],
            _ => vec![term()],
        };
        words.join(" ").trim_end().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_called_what_it_says_of_itself() {
        let evidence =
            |version: &str, secondary: &str, primary: &str, tmux: Option<(&str, &str)>| {
                let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
                Evidence {
                    environment: Environment::from_lookup(|name| match name {
                        "TERM" => Some("xterm-256color".to_owned()),
                        "TMUX" => tmux.map(|_| "/tmp/tmux,1,0".to_owned()),
                        _ => None,
                    }),
                    answers: Answers {
                        version: given(version),
                        secondary: given(secondary),
                        primary: given(primary),
                        bidi: None,
                        margins: None,
                        background: None,
                        outside: None,
                    },
                    outer: tmux.map(|(name, version)| Outer {
                        name: name.to_owned(),
                        version: version.to_owned(),
                    }),
                    ..Evidence::default()
                }
            };
        for (evidence, name) in [
            (
                evidence("Konsole 22.12.3", "1;115;0", "62", None),
                "Konsole 22.12.3",
            ),
            (
                evidence("", "65;7006;1", "65;1;9", None),
                "xterm-256color 65;7006;1",
            ),
            (evidence("", "", "6", None), "xterm-256color"),
            (evidence("", "", "", None), "xterm-256color without answers"),
            (
                evidence(
                    "tmux 3.3a",
                    "84;0;0",
                    "1;2",
                    Some(("xterm-256color", "Konsole 22.12.3")),
                ),
                "tmux in xterm-256color Konsole 22.12.3",
            ),
            (
                evidence("tmux 3.3a", "84;0;0", "1;2", Some(("alacritty", ""))),
                "tmux in alacritty",
            ),
            (evidence("tmux 3.3a", "84;0;0", "1;2", None), "tmux"),
            // A window opened from a shell in tmux.
            (
                evidence("XTerm(379)", "41;379;0", "64", Some(("foot", ""))),
                "XTerm(379)",
            ),
        ] {
            assert_eq!(evidence.terminal(), name);
        }
    }
}
