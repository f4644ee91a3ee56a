//! From the bytes that come from the terminal to keys, mouse, pasted text and answers. A pure state machine: bytes come in
//! pieces of any size, and time comes in as [`Parser::time_out`].
//!
//! It exists because answers and keys share one stream. Whatever looks like an answer is never taken for a key, whenever it
//! comes and in however many pieces; crossterm turns late ones into key presses (crossterm#1104).

use super::input::{Input, join_lam_alefs};
use super::sequences;
use crate::input::{Code, Event, Key};
use crate::terminal::probe::Reply;

/// What is still to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pending {
    /// Nothing: wait as long as it takes.
    Nothing,
    /// An escape that may be the key or the start of a sequence.
    Escape,
    /// The rest of a sequence.
    Rest,
    /// The rest of a paste.
    Paste,
}

/// Strings sent by terminals are short; a longer one is noise, and is not kept in memory.
const LONGEST_STRING: usize = 4096;
/// How much of a paste is kept, in bytes; none of the rest is taken for keys.
const LONGEST_PASTE: usize = 1 << 20;
const PASTE_END: &[u8] = b"\x1b[201~";
/// How the answers to our questions go on behind an escape that came alone.
const ANSWER_STARTS: [&[u8]; 5] = [b"[?", b"[>", b"[8;", b"P>|", b"]11;"];

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum ParserState {
    #[default]
    Ground,
    /// After ESC.
    Escape,
    /// After CSI; the bytes so far are in `held`.
    Csi,
    /// After `CSI [`, which the Linux console sends for F1 to F5.
    LinuxFunction,
    /// After `CSI M`: three bytes of an old-style mouse report.
    OldMouse,
    /// After SS3.
    Ss3,
    /// In a DCS, OSC, SOS, PM or APC string, by its introducer.
    Text(u8),
    /// After ESC in such a string.
    TextEscape(u8),
    /// In a character of so many bytes.
    Utf8(usize),
    Paste,
    /// After an escape that was given out as the key while an answer was awaited.
    Orphan,
}

/// The state between two pieces of input.
#[derive(Debug, Default)]
pub struct Parser {
    state: ParserState,
    held: Vec<u8>,
    alt: bool,
    /// Answers are on their way, so a lone escape may be the start of one.
    awaiting: bool,
    /// `CSI … R` is a cursor position.
    positions: bool,
    found: Vec<Input>,
}

impl Parser {
    /// At the beginning of the input.
    pub fn new() -> Self {
        Self::default()
    }

    /// Says whether answers are on their way.
    pub fn await_answers(&mut self, awaiting: bool) {
        self.awaiting = awaiting;
    }

    /// Says whether `CSI … R` is a cursor position rather than F3.
    pub fn expect_positions(&mut self, expected: bool) {
        self.positions = expected;
    }

    /// What must come, or time out, before more is known.
    pub fn pending(&self) -> Pending {
        let introduced = matches!(
            self.state,
            ParserState::Csi | ParserState::Ss3 | ParserState::Text(_)
        ) && self.held.is_empty();
        match self.state {
            ParserState::Ground => Pending::Nothing,
            ParserState::Paste => Pending::Paste,
            ParserState::Orphan if self.held.is_empty() => Pending::Nothing,
            ParserState::Escape => Pending::Escape,
            _ if introduced && !self.awaiting => Pending::Escape,
            _ => Pending::Rest,
        }
    }

    /// Takes the bytes of one read and gives what they complete.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Input> {
        for byte in bytes {
            self.step(*byte);
        }
        let mut found = std::mem::take(&mut self.found);
        join_lam_alefs(&mut found);
        found
    }

    /// Nothing more came for a while: gives out what is a key by itself and forgets the rest of what is pending.
    pub fn time_out(&mut self) -> Vec<Input> {
        let state = std::mem::replace(&mut self.state, ParserState::Ground);
        let held = std::mem::take(&mut self.held);
        match state {
            // Its end got lost, and must not swallow all that follows.
            ParserState::Paste => self.pasted(&held),
            ParserState::Escape => {
                if std::mem::take(&mut self.alt) {
                    self.key(Key::new(Code::Esc));
                }
                self.key(Key::new(Code::Esc));
                if self.awaiting {
                    self.state = ParserState::Orphan;
                }
            }
            // An introducer alone is a letter with Alt.
            ParserState::Csi if held.is_empty() && !self.awaiting => self.alt_char('['),
            ParserState::Ss3 if held.is_empty() && !self.awaiting => self.alt_char('O'),
            ParserState::Text(kind) if held.is_empty() && !self.awaiting => {
                self.alt_char(char::from(kind));
            }
            ParserState::Orphan => self.ground_all(&held),
            _ => {}
        }
        self.alt = false;
        std::mem::take(&mut self.found)
    }

    fn step(&mut self, byte: u8) {
        match self.state {
            ParserState::Ground => self.ground(byte),
            ParserState::Escape => self.escape(byte),
            ParserState::Csi => self.csi(byte),
            ParserState::LinuxFunction => {
                self.state = ParserState::Ground;
                if let n @ b'A'..=b'E' = byte {
                    self.key(Key::new(Code::F(n - b'A' + 1)));
                }
                self.alt = false;
            }
            ParserState::OldMouse => self.old_mouse(byte),
            ParserState::Ss3 => self.ss3(byte),
            ParserState::Text(kind) => self.text(kind, byte),
            ParserState::TextEscape(kind) => self.text_escape(kind, byte),
            ParserState::Utf8(length) => self.utf8(length, byte),
            ParserState::Paste => self.paste(byte),
            ParserState::Orphan => self.orphan(byte),
        }
    }

    fn ground(&mut self, byte: u8) {
        let length = match byte {
            0x1b => return self.enter(ParserState::Escape),
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            // A continuation of nothing, or no UTF-8 at all.
            0x80.. => return self.alt = false,
            _ => {
                let key = sequences::control_or_ascii(byte);
                return self.key(key);
            }
        };
        self.enter(ParserState::Utf8(length));
        self.held.push(byte);
    }

    fn utf8(&mut self, length: usize, byte: u8) {
        if byte & 0xc0 != 0x80 {
            self.state = ParserState::Ground;
            return self.step(byte);
        }
        self.held.push(byte);
        if self.held.len() == length {
            self.state = ParserState::Ground;
            let c = std::str::from_utf8(&self.held)
                .ok()
                .and_then(|text| text.chars().next());
            if let Some(c) = c.filter(|c| !c.is_control()) {
                self.key(Key::char(c));
            }
            self.alt = false;
        }
    }

    fn escape(&mut self, byte: u8) {
        match byte {
            b'[' => self.enter(ParserState::Csi),
            b'O' => self.enter(ParserState::Ss3),
            b'P' | b']' | b'X' | b'^' | b'_' => self.enter(ParserState::Text(byte)),
            // Some terminals put an escape in front of a whole sequence for Alt.
            0x1b if !self.alt => self.alt = true,
            0x1b => self.event(Event::Key(Key::new(Code::Esc))),
            _ => {
                self.alt = true;
                self.state = ParserState::Ground;
                self.ground(byte);
            }
        }
    }

    fn csi(&mut self, byte: u8) {
        match byte {
            b'[' if self.held.is_empty() => self.enter(ParserState::LinuxFunction),
            b'M' if self.held.is_empty() => self.enter(ParserState::OldMouse),
            // urxvt ends a key with Shift by `$`, which by ECMA-48 is no end.
            b'$' if sequences::is_urxvt_key(&self.held) => self.csi_end(byte),
            0x20..=0x3f => self.hold(byte),
            0x40..=0x7e => self.csi_end(byte),
            _ => self.abort(byte),
        }
    }

    fn csi_end(&mut self, end: u8) {
        self.state = ParserState::Ground;
        let held = std::mem::take(&mut self.held);
        if (held.as_slice(), end) == (b"200", b'~') {
            self.alt = false;
            return self.enter(ParserState::Paste);
        }
        match sequences::csi(&held, end, self.positions) {
            Some(Input::Event(Event::Key(key))) => self.key(key),
            Some(input) => {
                if matches!(input, Input::Reply(Reply::Primary(_))) {
                    self.awaiting = false;
                }
                self.found.push(input);
            }
            None => {}
        }
        self.alt = false;
    }

    fn old_mouse(&mut self, byte: u8) {
        self.held.push(byte);
        if let [button, column, row] = self.held[..] {
            self.state = ParserState::Ground;
            let position = |n: u8| u16::from(n.saturating_sub(32));
            let button = u16::from(button.saturating_sub(32));
            if let Some(event) = sequences::mouse(button, position(column), position(row)) {
                self.event(event);
            }
            self.alt = false;
        }
    }

    fn ss3(&mut self, byte: u8) {
        match byte {
            b'0'..=b'9' => self.hold(byte),
            0x20..=0x7e => {
                self.state = ParserState::Ground;
                if let Some(key) = sequences::ss3(&self.held, byte) {
                    self.key(key);
                }
                self.alt = false;
            }
            _ => self.abort(byte),
        }
    }

    fn text(&mut self, kind: u8, byte: u8) {
        match byte {
            0x1b => self.state = ParserState::TextEscape(kind),
            0x07 => self.text_end(kind),
            // No answer holds a control character: the end got lost, and this is a key.
            0..0x20 | 0x7f => self.abort(byte),
            _ if self.held.len() < LONGEST_STRING => self.held.push(byte),
            _ => {}
        }
    }

    fn text_escape(&mut self, kind: u8, byte: u8) {
        if byte == b'\\' {
            self.text_end(kind);
        } else {
            self.alt = false;
            self.enter(ParserState::Escape);
            self.step(byte);
        }
    }

    fn text_end(&mut self, kind: u8) {
        self.state = ParserState::Ground;
        self.alt = false;
        if let (b'P', Some(version)) = (kind, self.held.strip_prefix(b">|")) {
            let version: String = String::from_utf8_lossy(version)
                .chars()
                .filter(|c| !c.is_control())
                .collect();
            self.found.push(Input::Reply(Reply::Version(version)));
        }
        if kind == b']'
            && let Some(colour) = sequences::background(&self.held)
        {
            self.found.push(Input::Reply(Reply::Background(colour)));
        }
    }

    fn paste(&mut self, byte: u8) {
        if self.held.len() == LONGEST_PASTE + PASTE_END.len() {
            self.held.remove(LONGEST_PASTE);
        }
        self.held.push(byte);
        if self.held.ends_with(PASTE_END) {
            self.state = ParserState::Ground;
            let held = std::mem::take(&mut self.held);
            self.pasted(&held[..held.len() - PASTE_END.len()]);
        }
    }

    fn pasted(&mut self, bytes: &[u8]) {
        let text = String::from_utf8_lossy(&bytes[..bytes.len().min(LONGEST_PASTE)])
            .replace("\r\n", "\n")
            .replace('\r', "\n");
        self.event(Event::Paste(text));
    }

    fn orphan(&mut self, byte: u8) {
        self.held.push(byte);
        if ANSWER_STARTS.contains(&self.held.as_slice()) {
            let held = std::mem::take(&mut self.held);
            self.state = match held.first() {
                Some(b'[') | None => ParserState::Csi,
                Some(kind) => ParserState::Text(*kind),
            };
            self.held
                .extend_from_slice(held.get(1..).unwrap_or_default());
        } else if !ANSWER_STARTS
            .iter()
            .any(|start| start.starts_with(&self.held))
        {
            self.state = ParserState::Ground;
            let held = std::mem::take(&mut self.held);
            self.ground_all(&held);
        }
    }

    fn ground_all(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.step(*byte);
        }
    }

    fn enter(&mut self, state: ParserState) {
        self.held.clear();
        self.state = state;
    }

    /// Keeps a byte of a sequence. One that is too long is read to its end, so that no byte of it is taken for a key, but what
    /// was kept of it has no meaning.
    fn hold(&mut self, byte: u8) {
        if self.held.len() < LONGEST_STRING {
            self.held.push(byte);
        }
    }

    /// A byte that cannot stand in a sequence: the sequence is dropped and the byte read for itself.
    fn abort(&mut self, byte: u8) {
        self.alt = false;
        self.enter(ParserState::Ground);
        self.ground(byte);
    }

    fn alt_char(&mut self, c: char) {
        self.alt = true;
        self.key(Key::char(c));
    }

    fn key(&mut self, key: Key) {
        let alt = key.alt || std::mem::take(&mut self.alt);
        self.event(Event::Key(Key { alt, ..key }));
    }

    fn event(&mut self, event: Event) {
        self.found.push(Input::Event(event));
    }
}

#[cfg(test)]
mod tests;
