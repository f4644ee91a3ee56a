//! The frame on its way to the terminal: a ratatui backend that collects a frame and writes it at once, as one synchronized
//! update.

use std::io;
use std::sync::Arc;

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::session::Session;
use super::shown::Shown;

const BEGIN_UPDATE: &[u8] = b"\x1b[?2026h";
const END_UPDATE: &[u8] = b"\x1b[?2026l";

/// The screen of a session.
#[derive(Debug)]
pub(super) struct Screen {
    session: Arc<Session>,
    /// The frame so far, empty or after the beginning of an update.
    frame: Vec<u8>,
    shown: Shown,
    /// Where the cursor is, if it is shown.
    cursor: Position,
    cursor_shown: bool,
    /// The cursor is somewhere else.
    moved: bool,
}

impl Screen {
    pub(super) fn new(session: Arc<Session>) -> Self {
        Self {
            session,
            frame: Vec::new(),
            shown: Shown::default(),
            cursor: Position::ORIGIN,
            cursor_shown: false,
            moved: true,
        }
    }

    /// Adds control sequences to the frame.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        if !bytes.is_empty() {
            begun(&mut self.frame).extend_from_slice(bytes);
        }
    }

    /// The terminal was left and entered, which hides the cursor.
    pub(super) fn forget_cursor(&mut self) {
        self.cursor_shown = false;
    }
}

impl Backend for Screen {
    type Error = io::Error;

    /// Leaves the rest of a row to the cursor's own advance, except behind cells whose width terminals dispute.
    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        self.shown.change(content);
        let mut content = self.shown.marked().peekable();
        while content.peek().is_some() {
            self.moved = true;
            let mut disputed = false;
            let stretch = std::iter::from_fn(|| {
                let next = if disputed { None } else { content.next() };
                disputed = next.is_some_and(|(_, _, cell)| has_disputed_width(cell.symbol()));
                next
            });
            // It begins every stretch by placing the cursor.
            CrosstermBackend::new(begun(&mut self.frame)).draw(stretch)?;
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.cursor_shown) {
            self.push(b"\x1b[?25l");
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if !std::mem::replace(&mut self.cursor_shown, true) {
            self.push(b"\x1b[?25h");
            self.moved = true;
        }
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        // Where a hidden cursor is does not matter.
        if self.cursor_shown && (self.moved || self.cursor != position) {
            self.push(format!("\x1b[{};{}H", position.y + 1, position.x + 1).as_bytes());
            self.moved = false;
        }
        self.cursor = position;
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        if clear_type == ClearType::All {
            let size = self.size()?;
            self.shown.clear(size);
        }
        self.push(match clear_type {
            ClearType::All => b"\x1b[2J",
            ClearType::AfterCursor => b"\x1b[J",
            ClearType::BeforeCursor => b"\x1b[1J",
            ClearType::CurrentLine => b"\x1b[2K",
            ClearType::UntilNewLine => b"\x1b[K",
        });
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.session.tty.size().into())
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize {
            columns_rows: self.size()?,
            pixels: Size::default(),
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.frame.is_empty() {
            return Ok(());
        }
        self.frame.extend_from_slice(END_UPDATE);
        let written = self.session.write(&self.frame);
        self.frame.clear();
        written
    }
}

/// The frame, begun if it was not.
fn begun(frame: &mut Vec<u8>) -> &mut Vec<u8> {
    if frame.is_empty() {
        frame.extend_from_slice(BEGIN_UPDATE);
    }
    frame
}

/// Whether terminals advance the cursor differently for this: signs that enclose numbers, flags, emoji of several parts.
fn has_disputed_width(symbol: &str) -> bool {
    let mut chars = symbol.chars();
    let Some(base) = chars.next() else {
        return false;
    };
    match base {
        '\u{600}'..='\u{605}' | '\u{6dd}' | '\u{8e2}' | '\u{1f1e6}'..='\u{1f1ff}' => true,
        _ if symbol.len() == base.len_utf8() => false,
        _ => chars.any(|c| {
            matches!(
                c,
                '\u{200d}' | '\u{20e3}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}'
            )
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_that_terminals_dispute() {
        for disputed in [
            "\u{6dd}",
            "\u{600}",
            "\u{1f1f0}\u{1f1ff}",
            "\u{2764}\u{fe0f}",
            "\u{1f44d}\u{1f3fd}",
            "1\u{fe0f}\u{20e3}",
        ] {
            assert!(has_disputed_width(disputed), "{disputed}");
        }
        for settled in [
            "a",
            " ",
            "",
            "\u{fefb}\u{64e}",
            "\u{4e2d}",
            "\u{1f600}",
            "e\u{301}",
            "\u{fee1}\u{200e}",
        ] {
            assert!(!has_disputed_width(settled), "{settled}");
        }
    }
}
