//! The console of Windows, through crossterm: raw mode, the reading thread. Nothing is asked of it.

#![expect(
    clippy::unused_self,
    clippy::unnecessary_wraps,
    reason = "the same interface as on Unix, where there is something to fail"
)]

use std::io::{self, Write, stdout};
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use crossterm::event::{self, KeyCode, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode, size};

use super::guard::TerminalGuard;
use crate::input::{Code, Event, Key};
use crate::paint::drawn_size;

/// The console.
#[derive(Debug)]
pub(super) struct Tty;

impl Tty {
    /// The console that the user sits at.
    pub(super) fn open() -> io::Result<Self> {
        Ok(Self)
    }

    /// Keys come one by one and unchanged.
    pub(super) fn raw(&self) -> io::Result<()> {
        // This also makes an older console understand escape sequences.
        let _ = crossterm::ansi_support::supports_ansi();
        enable_raw_mode()
    }

    /// Keys come one by one, and are not shown.
    pub(super) fn keys(&self) -> io::Result<()> {
        enable_raw_mode()
    }

    /// Nothing was asked, so nothing is answered.
    pub(super) fn discard(&self, _is_awaited: impl Fn(&[u8]) -> bool) {}

    /// The settings it was found with.
    pub(super) fn cooked(&self, _discard: bool) -> io::Result<()> {
        disable_raw_mode()
    }

    /// Columns and rows that are drawn.
    pub(super) fn size(&self) -> (u16, u16) {
        size().map_or((80, 24), |(columns, rows)| drawn_size(columns, rows))
    }

    /// Writes all of it.
    pub(super) fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let mut out = stdout().lock();
        out.write_all(bytes)?;
        out.flush()
    }
}

/// There are none on Windows.
#[derive(Debug)]
pub(super) struct Signals;

impl Signals {
    /// Takes the signals over.
    pub(super) fn take() -> io::Result<Self> {
        Ok(Self)
    }
}

/// The reading thread.
#[derive(Debug)]
pub(super) struct Listener;

impl Listener {
    /// Starts the thread; it ends with the process.
    pub(super) fn start<M: From<Event> + Send + 'static>(
        _signals: Signals,
        _guard: Arc<TerminalGuard>,
        sender: Sender<M>,
        _positions: bool,
    ) -> io::Result<Self> {
        let read = move || {
            let mut next = None;
            while let Ok(event) = read(&mut next) {
                if sender.send(event.into()).is_err() {
                    break;
                }
            }
        };
        thread::Builder::new()
            .name("terminal".to_owned())
            .spawn(read)?;
        Ok(Self)
    }
}

/// There is no such thing on Windows.
pub(super) fn suspend(_guard: &TerminalGuard) -> io::Result<()> {
    Ok(())
}

/// The next event; `next` is one that was read too early. A lam and the alef that waits behind it are one key, for one key of the
/// Arabic layout types both.
fn read(next: &mut Option<Event>) -> io::Result<Event> {
    let event = match next.take() {
        Some(event) => event,
        None => read_meant()?,
    };
    let Event::Key(first) = event else {
        return Ok(event);
    };
    if !first.begins_lam_alef() || !event::poll(Duration::ZERO)? {
        return Ok(event);
    }
    let second = read_meant()?;
    if let Event::Key(second) = second
        && let Some(joined) = first.lam_alef(second)
    {
        return Ok(Event::Key(joined));
    }
    *next = Some(second);
    Ok(event)
}

/// The next event that means anything.
fn read_meant() -> io::Result<Event> {
    loop {
        if let Some(event) = translate(event::read()?) {
            return Ok(event);
        }
    }
}

fn translate(event: event::Event) -> Option<Event> {
    Some(match event {
        event::Event::Key(key) if key.kind != KeyEventKind::Release => {
            let code = code(key.code)?;
            let held = |modifier| key.modifiers.contains(modifier);
            let shift = held(KeyModifiers::SHIFT) && !matches!(code, Code::Char(_) | Code::BackTab);
            // AltGr comes as both.
            let graph = held(KeyModifiers::CONTROL)
                && held(KeyModifiers::ALT)
                && matches!(code, Code::Char(_));
            Event::Key(Key {
                code,
                ctrl: held(KeyModifiers::CONTROL) && !graph,
                alt: held(KeyModifiers::ALT) && !graph,
                shift,
            })
        }
        event::Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => Event::Click {
                column: mouse.column,
                row: mouse.row,
            },
            MouseEventKind::Drag(MouseButton::Left) => Event::Drag {
                column: mouse.column,
                row: mouse.row,
            },
            MouseEventKind::ScrollUp | MouseEventKind::ScrollDown => Event::Wheel {
                turns: if mouse.kind == MouseEventKind::ScrollUp {
                    -1
                } else {
                    1
                },
                column: mouse.column,
                row: mouse.row,
            },
            _ => return None,
        },
        event::Event::Paste(text) => Event::Paste(text.replace("\r\n", "\n").replace('\r', "\n")),
        event::Event::Resize(columns, rows) => {
            let (columns, rows) = drawn_size(columns, rows);
            Event::Resize(columns, rows)
        }
        event::Event::FocusGained => Event::Focus,
        event::Event::FocusLost | event::Event::Key(_) => return None,
    })
}

fn code(code: KeyCode) -> Option<Code> {
    Some(match code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(n) => Code::F(n),
        _ => return None,
    })
}
