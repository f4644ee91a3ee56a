//! What the control sequences of xterm, urxvt, st, the Linux console and their kin mean: the tables behind the parser.

use super::input::Input;
use crate::input::{Code, Event, Key};
use crate::terminal::probe::Reply;

/// The key of a byte below 0x80 that is no escape.
pub(super) fn control_or_ascii(byte: u8) -> Key {
    match byte {
        // A line feed is an Enter typed before the tty was raw.
        b'\r' | b'\n' => Key::new(Code::Enter),
        b'\t' => Key::new(Code::Tab),
        // Terminals disagree about which of the two their Backspace sends.
        0x08 | 0x7f => Key::new(Code::Backspace),
        0 => Key::ctrl(' '),
        1..=0x1a => Key::ctrl(char::from(byte - 1 + b'a')),
        0x1b..=0x1f => Key::ctrl(char::from(byte - 0x1b + b'[')),
        _ => Key::char(char::from(byte)),
    }
}

/// Whether urxvt sends these parameters for a key, so that a `$` behind them means Shift.
pub(super) fn is_urxvt_key(held: &[u8]) -> bool {
    number(held).and_then(tilde).is_some()
}

/// The meaning of `CSI held end`. `positions`: `R` ends a cursor position, not a key.
pub(super) fn csi(held: &[u8], end: u8, positions: bool) -> Option<Input> {
    let text = std::str::from_utf8(held).ok()?;
    match (held.first(), end) {
        (Some(b'?'), b'c') => Some(Input::Reply(Reply::Primary(text.get(1..)?.to_owned()))),
        (Some(b'>'), b'c') => Some(Input::Reply(Reply::Secondary(text.get(1..)?.to_owned()))),
        (Some(b'<'), b'M') => {
            let mut fields = text.get(1..)?.split(';').map(|field| field.parse().ok());
            mouse(fields.next()??, fields.next()??, fields.next()??).map(Input::Event)
        }
        (Some(b'?'), b'y') => {
            let (mode, setting) = setting(text.get(1..)?)?;
            Some(Input::Reply(Reply::PrivateMode { mode, setting }))
        }
        (Some(b'?' | b'>' | b'<' | b'='), _) => None,
        (None, b'I') => Some(Input::Event(Event::Focus)),
        (_, b'y') => {
            let (mode, setting) = setting(text)?;
            Some(Input::Reply(Reply::Mode { mode, setting }))
        }
        (_, b'R') if positions => {
            let (row, column) = text.split_once(';')?;
            let (row, column) = (row.parse().ok()?, column.parse().ok()?);
            Some(Input::Reply(Reply::Position { row, column }))
        }
        _ => csi_key(text, end).map(|key| Input::Event(Event::Key(key))),
    }
}

/// The mode that DECRPM tells of, and how it is set: `mode ; setting $`.
fn setting(text: &str) -> Option<(u16, u8)> {
    let (mode, setting) = text.strip_suffix('$')?.split_once(';')?;
    Some((mode.parse().ok()?, setting.parse().ok()?))
}

/// A press of the left button, a movement with it, a notch of the wheel, or nothing; column and row are counted from 1.
pub(super) fn mouse(button: u16, column: u16, row: u16) -> Option<Event> {
    // Bits 4, 8 and 16 are Shift, Meta and Control.
    let (column, row) = (column.saturating_sub(1), row.saturating_sub(1));
    match button & !0x1c {
        0 => Some(Event::Click { column, row }),
        32 => Some(Event::Drag { column, row }),
        64 => Some(Event::Wheel {
            turns: -1,
            column,
            row,
        }),
        65 => Some(Event::Wheel {
            turns: 1,
            column,
            row,
        }),
        _ => None,
    }
}

/// The meaning of `SS3 held end`; an old form puts a modifier between them.
pub(super) fn ss3(held: &[u8], end: u8) -> Option<Key> {
    let code = match end {
        b'I' => Code::Tab,
        b'M' => Code::Enter,
        b' ' => Code::Char(' '),
        // The keypad in application mode.
        b'j'..=b'y' => Code::Char(char::from(end - b'j' + b'*')),
        b'X' => Code::Char('='),
        b'a'..=b'd' => {
            return Some(Key {
                ctrl: true,
                ..Key::new(letter(end.to_ascii_uppercase())?)
            });
        }
        _ => letter(end)?,
    };
    Some(modified(Key::new(code), number(held).unwrap_or(1)))
}

fn csi_key(text: &str, end: u8) -> Option<Key> {
    let mut fields = text.split(';').map(|field| {
        if field.is_empty() {
            Some(1)
        } else {
            number(field.as_bytes())
        }
    });
    let first = fields.next()??;
    let second = fields.next().unwrap_or(Some(1))?;
    let third = fields.next().unwrap_or(Some(0))?;
    let key = match end {
        b'~' if first == 27 => return character(third, second),
        b'u' => return character(first, second),
        b'~' => Key::new(tilde(first)?),
        b'^' => Key {
            ctrl: true,
            ..Key::new(tilde(first)?)
        },
        b'$' => Key {
            shift: true,
            ..Key::new(tilde(first)?)
        },
        b'@' => Key {
            ctrl: true,
            shift: true,
            ..Key::new(tilde(first)?)
        },
        b'Z' => Key::new(Code::BackTab),
        // st: Delete and Insert outside application mode.
        b'P' if text.is_empty() => Key::new(Code::Delete),
        b'h' if text == "4" => Key::new(Code::Insert),
        b'a'..=b'd' => Key {
            shift: true,
            ..Key::new(letter(end.to_ascii_uppercase())?)
        },
        // A cursor position that nobody expected, not F3 with a modifier.
        b'R' if first != 1 || !(2..=16).contains(&second) => return None,
        _ if first == 1 => Key::new(letter(end)?),
        _ => return None,
    };
    Some(modified(key, second))
}

/// A key that is sent by its code point, with its modifiers.
fn character(code: u16, modifiers: u16) -> Option<Key> {
    let key = match code {
        27 => Key::new(Code::Esc),
        // A control character as a code point is that key alone, not Control and a letter.
        8 | 9 | 10 | 13 | 127 => control_or_ascii(code as u8),
        _ => Key::char(char::from_u32(code.into()).filter(|c| !c.is_control())?),
    };
    let key = modified(key, modifiers);
    Some(match key.code {
        Code::Tab if key.shift => Key {
            code: Code::BackTab,
            shift: false,
            ..key
        },
        Code::Char(c) if key.shift && !key.ctrl => Key {
            code: Code::Char(upper(c)),
            shift: false,
            ..key
        },
        _ => key,
    })
}

fn upper(c: char) -> char {
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(upper), None) => upper,
        _ => c,
    }
}

/// Adds xterm's modifier parameter: 1 and a sum of Shift 1, Alt 2, Control 4.
fn modified(key: Key, parameter: u16) -> Key {
    let bits = parameter.saturating_sub(1);
    Key {
        shift: key.shift || bits & 1 != 0 && key.code != Code::BackTab,
        alt: key.alt || bits & 2 != 0,
        ctrl: key.ctrl || bits & 4 != 0,
        ..key
    }
}

fn number(digits: &[u8]) -> Option<u16> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}

/// Keys that end in a letter, behind CSI or SS3.
fn letter(end: u8) -> Option<Code> {
    Some(match end {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'F' => Code::End,
        b'H' => Code::Home,
        b'P'..=b'S' => Code::F(end - b'P' + 1),
        _ => return None,
    })
}

/// Keys that end in `~`, by their number.
fn tilde(number: u16) -> Option<Code> {
    Some(match number {
        1 | 7 => Code::Home,
        2 => Code::Insert,
        3 => Code::Delete,
        4 | 8 => Code::End,
        5 => Code::PageUp,
        6 => Code::PageDown,
        11..=15 => Code::F((number - 10) as u8),
        17..=21 => Code::F((number - 11) as u8),
        23..=26 => Code::F((number - 12) as u8),
        28 | 29 => Code::F((number - 13) as u8),
        31..=34 => Code::F((number - 14) as u8),
        _ => return None,
    })
}

/// The colour of an answer to OSC 11, as `XParseColor` reads it: `11;rgb:ffff/ffff/ffff`, with one to four digits a part.
/// Terminals with translucent ground may say `rgba:`, and a fourth part.
pub(super) fn background(held: &[u8]) -> Option<[u8; 3]> {
    let text = std::str::from_utf8(held).ok()?.strip_prefix("11;")?;
    let parts = text
        .strip_prefix("rgb:")
        .or_else(|| text.strip_prefix("rgba:"))?;
    let mut parts = parts.split('/').map(|part| {
        let most = match part.len() {
            digits @ 1..=4 => (1_u32 << (4 * digits)) - 1,
            _ => return None,
        };
        let value = u32::from_str_radix(part, 16).ok()?;
        u8::try_from(value * 255 / most).ok()
    });
    Some([parts.next()??, parts.next()??, parts.next()??])
}
