//! What can be sent to a terminal: the output modes, and whether harakat go with them.

use std::fmt;
use std::str::FromStr;

/// How the visual cells of the screen are turned into what the terminal is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mode {
    /// The cells as they are: visual order, presentation forms. For terminals that draw what they are sent.
    Shaped,
    /// The same under a left-to-right override. For tmux, which hides the terminal outside it.
    Lro,
    /// The cells as they are, each letter closed by a left-to-right mark, so that no run of them can be reversed or joined.
    /// For terminals that reorder each stretch of one style (the DOM renderer of xterm.js).
    Each,
    /// Words in logical order, each closed by a left-to-right mark. For terminals that reorder lines (Konsole).
    WordLrm,
    /// Words in logical order, punctuation beside them in another weight. For terminals that reorder shaping runs (kitty).
    KittyRuns,
    /// Words in logical order, blanks between them dim. For terminals that reorder stretches of one style
    /// (`QTermWidget`).
    QtRuns,
    /// Words in logical order, blanks between them as an empty sign that counts as a left-to-right letter. For terminals
    /// that reorder lines and take controls for nothing or for letters (`PuTTY`), or get none (zellij in VTE).
    Blank,
    /// Right-to-left stretches in logical order, without controls. For terminals that reorder and know no marks.
    Inv,
    /// Visual order, base letters. For fonts without presentation forms.
    Visual,
    /// Logical order, base letters. For terminals that do everything themselves.
    Logical,
}

/// What becomes of harakat and other marks of right-to-left letters on the way to the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HarakatPolicy {
    /// They are sent after their letter.
    Keep,
    /// They are left out: the terminal would lose or misplace them.
    Strip,
}

/// What the user wants of harakat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Harakat {
    /// Shown where the terminal can show them.
    #[default]
    Auto,
    /// Always shown.
    Keep,
    /// Never shown.
    Strip,
}

/// A name that is none of the choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownName;

impl Mode {
    /// Every mode with its name on the command line.
    pub const NAMES: [(&'static str, Self); 10] = [
        ("shaped", Self::Shaped),
        ("lro", Self::Lro),
        ("each", Self::Each),
        ("wordlrm", Self::WordLrm),
        ("kitty", Self::KittyRuns),
        ("qt", Self::QtRuns),
        ("blank", Self::Blank),
        ("inv", Self::Inv),
        ("visual", Self::Visual),
        ("logical", Self::Logical),
    ];
}

impl Harakat {
    /// What is left to the terminal, where the text is laid out without harakat if none are wanted.
    #[must_use]
    pub fn of_terminal(self) -> Self {
        match self {
            Self::Strip => Self::Auto,
            other => other,
        }
    }

    /// Every choice with its name on the command line.
    pub const NAMES: [(&'static str, Self); 3] = [
        ("auto", Self::Auto),
        ("keep", Self::Keep),
        ("strip", Self::Strip),
    ];
}

fn by_name<T: Copy>(names: &[(&str, T)], name: &str) -> Result<T, UnknownName> {
    let found = names.iter().find(|(known, _)| *known == name);
    found.map(|(_, value)| *value).ok_or(UnknownName)
}

fn name_of<T: Copy + PartialEq>(names: &[(&'static str, T)], value: T) -> &'static str {
    names
        .iter()
        .find(|(_, known)| *known == value)
        .map_or("", |(name, _)| *name)
}

impl FromStr for Mode {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, UnknownName> {
        by_name(&Self::NAMES, name)
    }
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(name_of(&Self::NAMES, *self))
    }
}

impl FromStr for Harakat {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, UnknownName> {
        by_name(&Self::NAMES, name)
    }
}

impl fmt::Display for Harakat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(name_of(&Self::NAMES, *self))
    }
}

impl fmt::Display for HarakatPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Keep => "keep",
            Self::Strip => "strip",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_modes_go_both_ways() {
        for (name, mode) in Mode::NAMES {
            assert_eq!(name.parse(), Ok(mode));
            assert_eq!(mode.to_string(), name);
        }
        assert_eq!(
            "auto".parse::<Mode>(),
            Err(UnknownName),
            "auto is the caller's"
        );
    }
}
