//! Keys as the application knows them, whichever terminal sent them, and their notation (`j`, `<C-f>`, `<S-F3>`)
//! for the keymap, the help screen and the tests.

use std::fmt;
use std::str::FromStr;

use super::layout::{LAM, LAM_ALEFS, latin};

/// Which key, without its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// A character as typed: Shift is already in it (`G`, `؟`).
    Char(char),
    /// Enter, also of the keypad.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// The key that deletes backwards.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// Up arrow.
    Up,
    /// Down arrow.
    Down,
    /// Left arrow.
    Left,
    /// Right arrow.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key, counted from 1.
    F(u8),
}

/// A key press with its modifiers. `shift` is only set where the character does not already say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Control was held.
    pub ctrl: bool,
    /// Alt (Meta) was held.
    pub alt: bool,
    /// Shift was held.
    pub shift: bool,
}

/// A key that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownKey(String);

impl Key {
    /// The key without modifiers.
    pub const fn new(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// A character without modifiers.
    pub const fn char(c: char) -> Self {
        Self::new(Code::Char(c))
    }

    /// A character with Control.
    pub const fn ctrl(c: char) -> Self {
        Self {
            ctrl: true,
            ..Self::char(c)
        }
    }

    /// Whether it may be the first letter of what one key of the Arabic layout types.
    pub fn begins_lam_alef(self) -> bool {
        self == Self::char(LAM)
    }

    /// The one key of the Arabic layout that types this and the next, if they are lam and an alef.
    pub fn lam_alef(self, next: Self) -> Option<Self> {
        let (ligature, _) = LAM_ALEFS
            .into_iter()
            .find(|(_, alef)| self == Self::char(LAM) && next == Self::char(*alef))?;
        Some(Self::char(ligature))
    }

    /// The same key on the Latin layout: what is typed on an Arabic keyboard does what its twin does.
    #[must_use]
    pub fn on_latin_layout(self) -> Self {
        let code = match self.code {
            Code::Char(c) if self.ctrl => Code::Char(latin(c).to_ascii_lowercase()),
            Code::Char(c) if !self.alt => Code::Char(latin(c)),
            code => code,
        };
        Self { code, ..self }
    }

    /// The digit that it types, European, Arabic-Indic or Persian.
    pub fn digit(self) -> Option<u8> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => digit(c),
            _ => None,
        }
    }

    /// What is written on a key.
    pub fn label(self) -> String {
        let name = match self.code {
            Code::Up => "\u{2191}",
            Code::Down => "\u{2193}",
            Code::Left => "\u{2190}",
            Code::Right => "\u{2192}",
            Code::Enter => "Enter",
            Code::Esc => "Esc",
            Code::PageUp => "PgUp",
            Code::PageDown => "PgDn",
            Code::Backspace => "Backspace",
            Code::BackTab => "Shift-Tab",
            Code::Char(' ') => "Space",
            Code::Char(c) if !self.ctrl => return c.to_string(),
            Code::Char(c) => return format!("Ctrl-{}", c.to_ascii_uppercase()),
            _ => {
                return self
                    .to_string()
                    .trim_matches(['<', '>'])
                    .replace("S-", "Shift-")
                    .replace("C-", "Ctrl-")
                    .replace("A-", "Alt-");
            }
        };
        let held = [(self.ctrl, "Ctrl-"), (self.alt, "Alt-")];
        let prefixes = held.map(|(held, prefix)| if held { prefix } else { "" });
        prefixes.concat() + name
    }
}

/// The value of a European, Arabic-Indic or Persian digit.
pub fn digit(c: char) -> Option<u8> {
    let zeros = ['0', '\u{660}', '\u{6F0}'];
    let mut values = zeros.into_iter().map(|zero| {
        let value = u32::from(c).checked_sub(u32::from(zero))?;
        u8::try_from(value).ok().filter(|value| *value < 10)
    });
    values.find_map(|value| value)
}

/// Names that stand between `<` and `>`. Where a key has two, the first is the one that is printed.
const NAMES: &[(&str, Code)] = &[
    ("CR", Code::Enter),
    ("Enter", Code::Enter),
    ("Esc", Code::Esc),
    ("Tab", Code::Tab),
    ("BS", Code::Backspace),
    ("Del", Code::Delete),
    ("Ins", Code::Insert),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PageUp", Code::PageUp),
    ("PageDown", Code::PageDown),
    ("Space", Code::Char(' ')),
    ("lt", Code::Char('<')),
];

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (code, shift) = match self.code {
            Code::BackTab => (Code::Tab, true),
            code => (code, self.shift),
        };
        let name = NAMES.iter().find(|(_, named)| *named == code);
        if let (Code::Char(c), None, false) = (code, name, self.ctrl || self.alt || shift) {
            return write!(f, "{c}");
        }
        f.write_str("<")?;
        for (held, prefix) in [(self.ctrl, "C-"), (self.alt, "A-"), (shift, "S-")] {
            f.write_str(if held { prefix } else { "" })?;
        }
        match (name, code) {
            (Some((name, _)), _) => f.write_str(name)?,
            (None, Code::F(n)) => write!(f, "F{n}")?,
            (None, Code::Char(c)) => write!(f, "{c}")?,
            (None, _) => {}
        }
        f.write_str(">")
    }
}

impl FromStr for Key {
    type Err = UnknownKey;

    fn from_str(notation: &str) -> Result<Self, UnknownKey> {
        match parse_keys(notation)?.as_slice() {
            [key] => Ok(*key),
            _ => Err(UnknownKey(notation.to_owned())),
        }
    }
}

/// Reads key presses one after another: `"jj/سلام<CR>n"`. A `<` that is meant as itself is written `<lt>`.
///
/// # Errors
/// When a `<…>` names no key, or is not closed.
pub fn parse_keys(notation: &str) -> Result<Vec<Key>, UnknownKey> {
    let mut keys = Vec::new();
    let mut rest = notation;
    while let Some(c) = rest.chars().next() {
        if c == '<' {
            // The second search starts one further on, so that `<C->>` is Control and `>`.
            let end = (rest.get(1..).and_then(|inner| inner.find('>')))
                .map(|end| end + 1)
                .ok_or_else(|| UnknownKey(rest.to_owned()))?;
            let end =
                if rest.get(end - 1..end) == Some("-") && rest.get(end + 1..end + 2) == Some(">") {
                    end + 1
                } else {
                    end
                };
            let (bracketed, after) = rest.split_at(end + 1);
            keys.push(parse_bracketed(bracketed)?);
            rest = after;
        } else {
            keys.push(Key::char(c));
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    Ok(keys)
}

/// Reads one `<…>`.
fn parse_bracketed(bracketed: &str) -> Result<Key, UnknownKey> {
    let unknown = || UnknownKey(bracketed.to_owned());
    let mut name = (bracketed.strip_prefix('<'))
        .and_then(|name| name.strip_suffix('>'))
        .ok_or_else(unknown)?;
    let mut key = Key::new(Code::Esc);
    while let (Some(prefix), Some(rest)) = (name.get(..2), name.get(2..)) {
        match prefix {
            _ if rest.is_empty() => break,
            "C-" | "c-" => key.ctrl = true,
            "A-" | "a-" | "M-" | "m-" => key.alt = true,
            "S-" | "s-" => key.shift = true,
            _ => break,
        }
        name = rest;
    }
    key.code = code_of(name).ok_or_else(unknown)?;
    if key.code == Code::Tab && key.shift {
        key = Key {
            code: Code::BackTab,
            shift: false,
            ..key
        };
    }
    Ok(key)
}

/// The key that a name between the brackets stands for.
fn code_of(name: &str) -> Option<Code> {
    if let Some((_, code)) = (NAMES.iter()).find(|(known, _)| known.eq_ignore_ascii_case(name)) {
        return Some(*code);
    }
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return Some(Code::Char(c));
    }
    let number = name.strip_prefix(['F', 'f'])?;
    number
        .parse()
        .ok()
        .filter(|n| (1..=24).contains(n))
        .map(Code::F)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notation_reads_and_prints_the_same() {
        for notation in [
            "j",
            "G",
            "<CR>",
            "<C-f>",
            "<S-F3>",
            "<Space>",
            "<C-Space>",
            "<lt>",
            "<A-lt>",
            ">",
            "<C->>",
            "<C-->",
            "<S-Tab>",
            "<C-A-S-Up>",
            "<BS>",
            "<Del>",
            "<PageDown>",
            "<F12>",
            "\u{638}",
            "<A-\u{638}>",
        ] {
            let key: Key = notation.parse().expect(notation);
            assert_eq!(key.to_string(), notation);
        }
    }

    #[test]
    fn a_line_of_keys_is_read_one_by_one() {
        let keys = parse_keys("j/\u{644}a<CR><s-tab>").expect("valid");
        let expected = [
            Key::char('j'),
            Key::char('/'),
            Key::char('\u{644}'),
            Key::char('a'),
            Key::new(Code::Enter),
            Key::new(Code::BackTab),
        ];
        assert_eq!(keys, expected);
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for wrong in ["<", "<CR", "<>", "<C->", "<F0>", "<F99>", "<Foo>", "jj", ""] {
            assert!(wrong.parse::<Key>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn digits_of_three_kinds() {
        for (typed, is) in [
            ("3", Some(3)),
            ("\u{663}", Some(3)),
            ("\u{6f9}", Some(9)),
            ("<C-3>", None),
            ("a", None),
            ("/", None),
            ("\u{66a}", None),
            ("<CR>", None),
        ] {
            assert_eq!(typed.parse::<Key>().unwrap().digit(), is, "{typed}");
        }
    }
}
